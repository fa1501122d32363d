//! Counts the company of ambiguous abbreviations' meanings:
//! `cargo run --release --features train --example contexts -- TEXT… > data/contexts.tsv`.
//!
//! A TEXT whose name ends in `.tsv` holds counts that were made elsewhere (expansion, occurrences,
//! context, count); any other is plain text, a paragraph a line.

use std::path::Path;
use std::{env, fs};

use tieng::abbreviation::Dictionary;
use tieng::train::Contexts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut contexts = Contexts::new(Dictionary::built_in());
    for path in env::args().skip(1) {
        let file = fs::read_to_string(&path)?;
        if Path::new(&path).extension().is_some_and(|extension| extension == "tsv") {
            contexts.add(&file)?;
        } else {
            file.lines().for_each(|line| contexts.count(line));
        }
    }
    print!("{}", contexts.table(120));
    Ok(())
}
