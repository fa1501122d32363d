//! Learns the word model: `cargo run --release --features train --example train -- LEXICON GOLD SILVER MODEL`.
//!
//! GOLD and SILVER hold a sentence a line, words split by a space, syllables joined by `_`; SILVER
//! may be `-` for standard input.

mod support;

use std::io::{BufRead, BufReader, stdin};
use std::{env, fs};

use support::gold;
use tieng::train::{Segmented, Trainer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [lexicon, gold, silver, model] = &args[..] else {
        return Err("usage: train LEXICON GOLD SILVER MODEL".into());
    };
    let segmented = |line: &str| {
        let (text, words) = gold::running_text(line);
        Segmented { text, words }
    };
    let gold: Vec<Segmented> = fs::read_to_string(gold)?.lines().map(segmented).collect();
    let reader: Box<dyn BufRead> = if silver == "-" {
        Box::new(stdin().lock())
    } else {
        Box::new(BufReader::new(fs::File::open(silver)?))
    };
    let silver = reader.lines().map_while(Result::ok).map(|line| segmented(&line));
    let bytes = Trainer::default().train(&fs::read_to_string(lexicon)?, &gold, silver)?;
    fs::write(model, &bytes)?;
    println!("{model}: {} bytes", bytes.len());
    Ok(())
}
