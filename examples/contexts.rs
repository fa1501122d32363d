//! Weighs the company of ambiguous abbreviations' meanings, or checks how well it chooses:
//!
//! ```text
//! contexts [--half 0|1] [--cues CUES.tsv] [COUNTS.tsv] TEXT… > data/contexts.tsv
//! contexts --check 0|1 TEXT…
//! ```
//!
//! TEXT is plain text, a paragraph a line; COUNTS.tsv holds counts that were made elsewhere (expansion,
//! occurrences, context, count), CUES.tsv cues that people wrote. `--half` counts one half of the
//! paragraphs, `--check` writes the long forms of one half as abbreviations and says how often
//! the right meaning is chosen: so a table made from half 0 is tried on half 1.

use std::path::Path;
use std::{env, fs};

use tieng::abbreviation::Dictionary;
use tieng::train::{Choosing, Contexts};

/// As many weights make a table, besides the cues.
const WEIGHTS: usize = 210_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dictionary = Dictionary::built_in();
    let mut contexts = Contexts::new(dictionary);
    let (mut half, mut choosing) = (None::<u32>, None);
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            "--half" => half = Some(value()?.parse()?),
            "--check" => {
                half = Some(value()?.parse()?);
                choosing = Some(Choosing::new(dictionary));
            }
            "--cues" => contexts.add_cues(&fs::read_to_string(value()?)?)?,
            counts if Path::new(counts).extension().is_some_and(|kind| kind == "tsv") => {
                contexts.add(&fs::read_to_string(counts)?)?;
            }
            text => {
                let text = fs::read_to_string(text)?;
                let wanted = |line: &&str| half.is_none_or(|half| half == half_of(line));
                for line in text.lines().filter(wanted) {
                    match &mut choosing {
                        Some(choosing) => choosing.add(&contexts, line),
                        None => contexts.count(line),
                    }
                }
            }
        }
    }
    match choosing {
        Some(choosing) => println!("{choosing}"),
        None => print!("{}", contexts.table(WEIGHTS)),
    }
    Ok(())
}

/// Which half a paragraph is in.
fn half_of(line: &str) -> u32 {
    let hash = line
        .bytes()
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash >> 16 & 1
}
