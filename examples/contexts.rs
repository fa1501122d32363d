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

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use tieng::abbreviation::{Abbreviations, Dictionary, Status};
use tieng::train::Contexts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut contexts = Contexts::new(Dictionary::built_in());
    let (mut half, mut check) = (None, None);
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            "--half" => half = Some(value()?.parse::<u32>()?),
            "--check" => check = Some(Check::new(value()?.parse::<u32>()?)),
            "--cues" => contexts.add_cues(&fs::read_to_string(value()?)?)?,
            counts if is_table(counts) => contexts.add(&fs::read_to_string(counts)?)?,
            text => {
                for line in fs::read_to_string(text)?.lines() {
                    match &mut check {
                        Some(check) => check.line(&contexts, line),
                        None if half.is_none_or(|half| half == half_of(line)) => {
                            contexts.count(line);
                        }
                        None => {}
                    }
                }
            }
        }
    }
    match check {
        Some(check) => check.report(),
        None => print!("{}", contexts.table(200)),
    }
    Ok(())
}

fn is_table(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "tsv")
}

/// Which half a paragraph is in.
fn half_of(line: &str) -> u32 {
    let hash = line
        .bytes()
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash >> 16 & 1
}

/// What was chosen for the held-out occurrences of the meanings of each abbreviation.
struct Check {
    half: u32,
    engine: Abbreviations,
    /// By the folded expansion: the abbreviations that may mean it.
    keys: BTreeMap<String, Vec<&'static str>>,
    tallies: BTreeMap<(&'static str, String), Tally>,
}

/// Of one meaning: how often it stands, how many were tried, were right, decided, and both.
#[derive(Clone, Copy, Default)]
struct Tally {
    occurrences: f64,
    tried: f64,
    right: f64,
    decided: f64,
    decided_right: f64,
    first: bool,
}

/// As many occurrences of one meaning are tried.
const TRIED: f64 = 40.0;

impl Check {
    fn new(half: u32) -> Self {
        let mut keys: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        let mut tallies = BTreeMap::new();
        for (key, entry) in Dictionary::built_in().iter() {
            let ambiguous = Abbreviations::new().find(&format!("x {key} x"));
            let chosen = ambiguous.first().is_some_and(|m| m.status == Status::Ambiguous);
            if !chosen && entry.senses().len() < 3 {
                continue;
            }
            for (number, sense) in entry.senses().iter().enumerate() {
                let form = folded(sense.expansion());
                keys.entry(form.clone()).or_default().push(key);
                tallies
                    .entry((key, form))
                    .or_insert(Tally { first: number == 0, ..Tally::default() });
            }
        }
        Self { half, engine: Abbreviations::new(), keys, tallies }
    }

    fn line(&mut self, contexts: &Contexts, line: &str) {
        if half_of(line) != self.half {
            return;
        }
        for (span, form) in contexts.occurrences(line) {
            for key in self.keys.get(&form).map_or(&[][..], Vec::as_slice) {
                let Some(tally) = self.tallies.get_mut(&(*key, form.clone())) else { continue };
                tally.occurrences += 1.0;
                if tally.tried == TRIED {
                    continue;
                }
                let before = line.get(..span.start).unwrap_or("");
                let after = line.get(span.end..).unwrap_or("");
                let text = format!("{before}{key}{after}");
                let found = self.engine.find(&text);
                let Some(mention) = found.iter().find(|m| m.span.start == span.start) else {
                    continue;
                };
                let Some(best) = mention.candidates.first() else { continue };
                let right = f64::from(u8::from(folded(&best.expansion) == form));
                let decided = f64::from(u8::from(mention.status == Status::Resolved));
                tally.tried += 1.0;
                tally.right += right;
                tally.decided += decided;
                tally.decided_right += right * decided;
            }
        }
    }

    /// The shares of right answers: abbreviations and meanings as often as they stand, the
    /// abbreviations alike, and both alike.
    fn report(&self) {
        let mut by_key: BTreeMap<&str, Vec<Tally>> = BTreeMap::new();
        for ((key, _), tally) in self.tallies.iter().filter(|(_, tally)| tally.tried > 0.0) {
            by_key.entry(key).or_default().push(*tally);
        }
        by_key.retain(|_, tallies| tallies.len() > 1);
        for (alike, often) in [(false, true), (false, false), (true, false)] {
            let (mut sums, mut mass) = ([0.0; 5], 0.0);
            for (key, tallies) in &by_key {
                let weight = |t: &Tally| if alike { 1.0 } else { t.occurrences } / t.tried;
                let sum = |value: &dyn Fn(&Tally) -> f64| {
                    tallies.iter().map(|t| weight(t) * value(t)).sum::<f64>()
                };
                let values: [&dyn Fn(&Tally) -> f64; 5] = [
                    &|t| t.right,
                    &|t| t.decided,
                    &|t| t.decided_right,
                    &|t| if t.first { t.tried } else { 0.0 },
                    &|_| 1.0,
                ];
                let all = sum(&|t| t.tried);
                let share = if often { all } else { 1.0 };
                mass += share;
                for (total, value) in sums.iter_mut().zip(values) {
                    *total += share * sum(value) / all;
                }
                if often {
                    println!("{key}\t{:.1}", 100.0 * sum(&|t| t.right) / all);
                }
            }
            let [right, decided, decided_right, first, _] = sums;
            let percent = |sum: f64| 100.0 * sum / mass;
            println!(
                "abbreviations {}, meanings {}: right {:.1} %, decided {:.1} %, of these right {:.1} %, first listed {:.1} %, {} keys",
                if often { "as they stand" } else { "alike" },
                if alike { "alike" } else { "as they stand" },
                percent(right),
                percent(decided),
                100.0 * decided_right / decided,
                percent(first),
                by_key.len()
            );
        }
    }
}

/// The words of a form in one spelling, as [`Contexts::occurrences`] gives them.
fn folded(form: &str) -> String {
    let normalizer =
        tieng::normalize::Normalizer::new().tone_style(tieng::syllable::ToneStyle::Old);
    let words = form.split([' ', ',', '-', '–']).filter(|word| !word.is_empty());
    words.map(|word| normalizer.normalize(word).to_lowercase()).collect::<Vec<_>>().join(" ")
}
