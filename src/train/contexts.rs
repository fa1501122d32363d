//! Weighs in what company the meanings of ambiguous abbreviations stand when they are written out.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use crate::abbreviation::Dictionary;
use crate::abbreviation::context::{Feature, Place, SHAPES};
use crate::error::Error;
use crate::normalize::Normalizer;
use crate::span::Span;
use crate::syllable::ToneStyle;
use crate::token::{Token, cover, tokens};

/// Counts of the words around written-out expansions.
#[derive(Debug, Default)]
pub struct Contexts {
    /// By the folded words of the expansion.
    counts: BTreeMap<Vec<String>, Counts>,
    longest: usize,
}

/// The company of one expansion.
#[derive(Debug, Default)]
struct Counts {
    /// How often it stands in the text that was counted here.
    here: u32,
    /// How often it stands in the text that was counted elsewhere, without pairs and shapes.
    elsewhere: u32,
    features: HashMap<String, u32>,
    /// Features that people wrote down.
    cues: Vec<String>,
}

impl Counts {
    /// How many occurrences could have shown the feature.
    fn occurrences(&self, feature: &str) -> f64 {
        let all = if is_of_words(feature) { self.here + self.elsewhere } else { self.here };
        f64::from(all)
    }
}

/// A weight that cues have at least: a word around, and words just beside.
const CUE: f64 = 2.0;
const CUE_BESIDE: f64 = 3.0;
/// The share of a feature is trusted as if so many more occurrences had shown the usual share.
const SMOOTHING: f64 = 50.0;
/// Features of less weight are left out.
const LEAST: f64 = 0.5;

impl Contexts {
    /// Counts for the meanings of the ambiguous abbreviations of a dictionary.
    pub fn new(dictionary: &Dictionary) -> Self {
        let mut contexts = Self::default();
        for (_, entry) in dictionary.iter().filter(|(_, entry)| entry.senses().len() > 1) {
            for sense in entry.senses() {
                let folded = folded_words(sense.expansion());
                contexts.longest = contexts.longest.max(folded.len());
                contexts.counts.insert(folded, Counts::default());
            }
        }
        contexts
    }

    /// Where the expansions stand in a text, and their folded words joined by spaces.
    pub fn occurrences(&self, text: &str) -> Vec<(Span, String)> {
        let tokens: Vec<Token> = tokens(text).collect();
        let span = |&(start, len): &(usize, usize)| {
            let span = cover(tokens.get(start..start + len)?)?;
            Some((span, folded_words(span.of(text)).join(" ")))
        };
        self.places(text, &tokens).iter().filter_map(span).collect()
    }

    /// The first tokens of the expansions in a text, and how many they are.
    fn places(&self, text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
        let words: Vec<String> =
            tokens.iter().map(|token| folded_word(token.span.of(text))).collect();
        let longest = |start: usize| {
            let is_known = |len: &usize| {
                words.get(start..start + len).is_some_and(|form| self.counts.contains_key(form))
            };
            Some((start, (1..=self.longest).rev().find(is_known)?))
        };
        (0..tokens.len()).filter_map(longest).collect()
    }

    /// Adds the occurrences in a text.
    pub fn count(&mut self, text: &str) {
        let tokens: Vec<Token> = tokens(text).collect();
        let words: Vec<String> =
            tokens.iter().map(|token| folded_word(token.span.of(text))).collect();
        for (start, len) in self.places(text, &tokens) {
            let form = words.get(start..start + len).unwrap_or(&[]);
            let Some(counts) = self.counts.get_mut(form) else { continue };
            counts.here += 1;
            let place = Place::of(&tokens, start, len, |token, said| {
                said.push((token.key() != 0).then_some(token.span));
            });
            for feature in place.features() {
                *counts.features.entry(written(text, feature)).or_default() += 1;
            }
        }
    }

    /// Adds counts that were made elsewhere: lines of expansion, occurrences, context and count.
    ///
    /// # Errors
    ///
    /// If a line has not these four columns.
    pub fn add(&mut self, table: &str) -> Result<(), Error> {
        for (number, line) in (1..).zip(table.lines()).skip(1) {
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
                    number,
                    "expected expansion, occurrences, context and count",
                ));
            };
            let Some(counts) = self.counts.get_mut(&folded_words(expansion)) else { continue };
            counts.elsewhere = occurrences;
            if feature.contains(char::is_alphabetic) {
                *counts.features.entry(folded_word(feature)).or_default() += count;
            }
        }
        Ok(())
    }

    /// Adds cues that people wrote: lines of expansion and, after a tab, features as the table writes
    /// them.
    ///
    /// # Errors
    ///
    /// If a line has no tab, or no abbreviation that is ambiguous stands for its expansion.
    pub fn add_cues(&mut self, table: &str) -> Result<(), Error> {
        for (number, line) in (1..).zip(table.lines()).skip(1) {
            let Some((expansion, cues)) = line.split_once('\t') else {
                return Err(Error::at_line(number, "expected expansion and cues"));
            };
            let Some(counts) = self.counts.get_mut(&folded_words(expansion)) else {
                return Err(Error::at_line(
                    number,
                    format!("no ambiguous abbreviation means `{expansion}`"),
                ));
            };
            counts.cues.extend(cues.split_whitespace().map(folded_word));
        }
        Ok(())
    }

    /// The table: an expansion a line, its occurrences, and the `most` features that tell most, with
    /// their weights: how much likelier they are beside it, as a logarithm.
    pub fn table(&self, most: usize) -> String {
        let mut background: HashMap<&str, f64> = HashMap::new();
        let (mut all, mut here) = (0.0, 0.0);
        for counts in self.counts.values() {
            all += f64::from(counts.here + counts.elsewhere);
            here += f64::from(counts.here);
            for (feature, count) in &counts.features {
                *background.entry(feature).or_default() += f64::from(*count);
            }
        }
        let usual = |feature: &str| {
            let seen = background.get(feature).copied().unwrap_or(0.0);
            seen / if is_of_words(feature) { all } else { here }
        };
        let mut out = String::from("expansion\toccurrences\tcontexts\n");
        for (expansion, counts) in &self.counts {
            let mut features: Vec<(f64, &str, f64)> = Vec::new();
            for (feature, seen) in &counts.features {
                let (seen, occurrences) = (f64::from(*seen), counts.occurrences(feature));
                let usual = usual(feature);
                let share = (seen + SMOOTHING * usual) / (occurrences + SMOOTHING);
                let weight = (share / usual).ln();
                // The shape of the next token is always worth keeping.
                if SHAPES.contains(&feature.as_str()) {
                    features.push((f64::INFINITY, feature, weight));
                } else if seen > 1.0 && weight > LEAST {
                    features.push((seen / occurrences * weight, feature, weight));
                }
            }
            features.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            features.truncate(most);
            let mut weights: BTreeMap<&str, f64> =
                features.into_iter().map(|(_, feature, weight)| (feature, weight)).collect();
            for cue in &counts.cues {
                let least = if cue.starts_with(['<', '>']) { CUE_BESIDE } else { CUE };
                let weight = weights.entry(cue).or_default();
                *weight = weight.max(least);
            }
            let mut groups: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
            for (feature, weight) in weights {
                groups.entry((weight * 10.0).round() as i32).or_default().push(feature);
            }
            let _ = write!(out, "{}\t{}", expansion.join(" "), counts.here + counts.elsewhere);
            for (weight, features) in groups.iter().rev() {
                let _ = write!(out, "\t{weight} {}", features.join(" "));
            }
            out.push('\n');
        }
        out
    }
}

/// Whether counts from elsewhere have the feature too: a single word.
fn is_of_words(feature: &str) -> bool {
    !feature.starts_with("<<") && !feature.starts_with(">>") && !SHAPES.contains(&feature)
}

/// A feature as the table writes it.
fn written(text: &str, feature: Feature<Span>) -> String {
    let word = |span: Span| folded_word(span.of(text));
    match feature {
        Feature::Around(at) => word(at),
        Feature::Before(at) => format!("<{}", word(at)),
        Feature::After(at) => format!(">{}", word(at)),
        Feature::BothBefore(first, second) => format!("<<{}_{}", word(first), word(second)),
        Feature::BothAfter(first, second) => format!(">>{}_{}", word(first), word(second)),
        Feature::Shape(shape) => shape.to_string(),
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
