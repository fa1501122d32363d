//! Counts in what company the meanings of ambiguous abbreviations stand when they are written out.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::abbreviation::Dictionary;
use crate::abbreviation::context::{self, Feature};
use crate::error::Error;
use crate::normalize::Normalizer;
use crate::syllable::ToneStyle;
use crate::token::{Token, tokens};

/// Counts of the words around written-out expansions.
#[derive(Debug, Default)]
pub struct Contexts {
    /// By the folded words of the expansion: which one it is.
    expansions: HashMap<Vec<String>, String>,
    longest: usize,
    counts: BTreeMap<String, (u32, HashMap<String, u32>)>,
}

impl Contexts {
    /// Counts for the meanings of the ambiguous abbreviations of a dictionary.
    pub fn new(dictionary: &Dictionary) -> Self {
        let mut contexts = Self::default();
        for (_, entry) in dictionary.iter().filter(|(_, entry)| entry.senses().len() > 1) {
            for sense in entry.senses() {
                let folded = folded_words(sense.expansion());
                contexts.longest = contexts.longest.max(folded.len());
                contexts.counts.insert(folded.join(" "), (0, HashMap::new()));
                contexts.expansions.insert(folded.clone(), folded.join(" "));
            }
        }
        contexts
    }

    /// Adds the occurrences in a text.
    pub fn count(&mut self, text: &str) {
        let tokens: Vec<Token> = tokens(text).collect();
        let words: Vec<String> =
            tokens.iter().map(|token| folded_word(token.span.of(text))).collect();
        for start in 0..tokens.len() {
            for len in (1..=self.longest).rev() {
                let Some(form) = words.get(start..start + len) else { continue };
                let Some(expansion) = self.expansions.get(form) else { continue };
                let Some((occurrences, counts)) = self.counts.get_mut(expansion) else { continue };
                *occurrences += 1;
                for feature in context::features(&tokens, start, len) {
                    let word = |token: &Token| folded_word(token.span.of(text));
                    let feature = match feature {
                        Feature::Around(token) => word(token),
                        Feature::Before(token) => format!("<{}", word(token)),
                        Feature::After(token) => format!(">{}", word(token)),
                        Feature::Shape(shape) => shape.to_string(),
                    };
                    *counts.entry(feature).or_default() += 1;
                }
                break;
            }
        }
    }

    /// Adds counts that were made elsewhere: lines of expansion, occurrences, context and count.
    ///
    /// # Errors
    ///
    /// If a line has not these four columns.
    pub fn add(&mut self, table: &str) -> Result<(), Error> {
        let mut last = String::new();
        for (number, line) in table.lines().enumerate().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let parsed = match columns[..] {
                [expansion, occurrences, feature, count] => occurrences
                    .parse::<u32>()
                    .ok()
                    .zip(count.parse::<u32>().ok())
                    .map(|n| (expansion, feature, n)),
                _ => None,
            };
            let Some((expansion, feature, (occurrences, count))) = parsed else {
                return Err(Error::at_line(
                    number + 1,
                    "expected expansion, occurrences, context and count",
                ));
            };
            let folded = folded_words(expansion).join(" ");
            let Some((total, counts)) = self.counts.get_mut(&folded) else { continue };
            if folded != last {
                *total += occurrences;
                last = folded;
            }
            *counts.entry(folded_word(feature)).or_default() += count;
        }
        Ok(())
    }

    /// The table: an expansion a line, its occurrences, and its `count` most telling contexts.
    pub fn table(&self, count: usize) -> String {
        let mut background: HashMap<&str, f64> = HashMap::new();
        let mut total = 0.0;
        for (occurrences, counts) in self.counts.values() {
            total += f64::from(*occurrences);
            for (feature, count) in counts {
                *background.entry(feature).or_default() += f64::from(*count);
            }
        }
        let mut out = String::from("expansion\toccurrences\tcontexts\n");
        for (expansion, (occurrences, counts)) in &self.counts {
            let expected = |feature: &str| background.get(feature).copied().unwrap_or(1.0) / total;
            let telling = |(feature, count): (&String, &u32)| {
                let (seen, all) = (f64::from(*count), f64::from(*occurrences));
                let surprise = (seen / all / expected(feature)).ln();
                // The shape of the next token is always worth keeping.
                let worth = if context::is_shape(feature) {
                    f64::INFINITY
                } else {
                    seen / all * surprise.abs()
                };
                (worth, feature.clone(), *count)
            };
            let mut features: Vec<(f64, String, u32)> =
                counts.iter().filter(|(_, count)| **count > 1).map(telling).collect();
            features.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            features.truncate(count);
            let features: Vec<String> = features
                .into_iter()
                .map(|(_, feature, count)| format!("{feature} {count}"))
                .collect();
            if *occurrences > 0 {
                let _ = writeln!(out, "{expansion}\t{occurrences}\t{}", features.join("\t"));
            }
        }
        out
    }
}

/// One form for words that differ in case, composition and tone style only.
fn folded_word(word: &str) -> String {
    Normalizer::new().tone_style(ToneStyle::Old).normalize(word).to_lowercase()
}

/// The folded words of an expansion, without its commas and hyphens.
fn folded_words(expansion: &str) -> Vec<String> {
    expansion.split([' ', ',', '-', '–']).filter(|word| !word.is_empty()).map(folded_word).collect()
}
