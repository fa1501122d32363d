//! Weighs in what company the meanings of ambiguous abbreviations stand when they are written out.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::discern::{Choice, SAMPLES, Sample, Weight, Weights, discern};
use super::random::Random;
use crate::abbreviation::Dictionary;
use crate::abbreviation::context::{Feature, Place, SHAPES};
use crate::error::Error;
use crate::normalize::Normalizer;
use crate::span::Span;
use crate::syllable::ToneStyle;
use crate::token::{Token, cover, tokens};
use crate::word::words;

/// Counts of the words around written-out expansions, and samples of them.
#[derive(Debug)]
pub struct Contexts {
    /// By the folded words of the expansion.
    counts: BTreeMap<Vec<String>, Counts>,
    longest: usize,
    /// By key: the folded words of the expansions, and for each the first that puts the same meaning.
    choices: BTreeMap<String, (Vec<Vec<String>>, Vec<usize>)>,
    features: Features,
    random: Random,
}

/// The numbers of the features.
#[derive(Debug, Default)]
struct Features {
    numbers: HashMap<String, u32>,
    written: Vec<String>,
}

impl Features {
    fn number(&mut self, written: String) -> u32 {
        let next = self.written.len() as u32;
        *self.numbers.entry(written).or_insert_with_key(|written| {
            self.written.push(written.clone());
            next
        })
    }

    fn written(&self, number: u32) -> &str {
        self.written.get(number as usize).map_or("", String::as_str)
    }
}

/// The company of one expansion.
#[derive(Debug, Default)]
struct Counts {
    /// How often it stands in the text that was counted here.
    here: u32,
    /// How often it stands in the text that was counted elsewhere, without pairs and shapes.
    elsewhere: u32,
    features: HashMap<u32, u32>,
    /// Some of the places that were counted here.
    samples: Vec<Sample>,
    /// Features that people wrote down.
    cues: Vec<u32>,
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
const CUE_BESIDE: f64 = 4.5;
/// The share of a feature is trusted as if so many more occurrences had shown the usual share.
const SMOOTHING: f64 = 50.0;
/// Features of less weight are left out.
const LEAST: f64 = 0.5;

/// So many naive weights of a meaning are trusted: the many small ones of a rare one add up to noise.
const NAIVE: usize = 200;
/// Of each meaning, so many weights are kept in any case.
const KEPT: usize = 120;

impl Contexts {
    /// Counts for the meanings of the ambiguous abbreviations of a dictionary.
    pub fn new(dictionary: &Dictionary) -> Self {
        let mut counts = BTreeMap::new();
        let mut choices = BTreeMap::new();
        for (key, entry) in dictionary.iter().filter(|(_, entry)| entry.senses().len() > 1) {
            let forms: Vec<Vec<String>> =
                entry.senses().iter().map(|sense| folded_words(sense.expansion())).collect();
            counts.extend(forms.iter().map(|form| (form.clone(), Counts::default())));
            let meanings = (0..forms.len()).map(|sense| entry.same_meaning(sense)).collect();
            choices.insert(key.to_string(), (forms, meanings));
        }
        let longest = counts.keys().map(Vec::len).max().unwrap_or(0);
        Self { counts, longest, choices, features: Features::default(), random: Random::new(1954) }
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

    /// The first tokens of the expansions in a text, and how many they are. What is a part of a longer
    /// word is none: nobody abbreviates quyền in chính quyền.
    fn places(&self, text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
        let folded: Vec<String> =
            tokens.iter().map(|token| folded_word(token.span.of(text))).collect();
        let longest = |start: usize| {
            let is_known = |len: &usize| {
                folded.get(start..start + len).is_some_and(|form| self.counts.contains_key(form))
            };
            Some((start, (1..=self.longest).rev().find(is_known)?))
        };
        let mut places: Vec<(usize, usize)> = (0..tokens.len()).filter_map(longest).collect();
        if !places.is_empty() {
            let words = words(text);
            places.retain(|&(start, len)| {
                let Some(span) = tokens.get(start..start + len).and_then(cover) else {
                    return false;
                };
                words.binary_search_by_key(&span.start, |word| word.start).is_ok()
                    && words.binary_search_by_key(&span.end, |word| word.end).is_ok()
            });
        }
        places
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
            let (mut near, mut far) = (Vec::new(), Vec::new());
            for feature in place.features() {
                let number = self.features.number(written(text, feature));
                if matches!(feature, Feature::Far(_)) {
                    far.push(number);
                } else {
                    near.push(number);
                    *counts.features.entry(number).or_default() += 1;
                }
            }
            let sample = || Sample { near: near.into(), far: far.into() };
            self.random.keep(&mut counts.samples, SAMPLES, counts.here as usize, sample);
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
                let feature = self.features.number(folded_word(feature));
                *counts.features.entry(feature).or_default() += count;
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
            for cue in cues.split_whitespace() {
                counts.cues.push(self.features.number(folded_word(cue)));
            }
        }
        Ok(())
    }

    /// The table: an expansion a line, its occurrences, and its features with their weights. Of all
    /// weights it holds the `most` that tell most, besides the cues and the best of each expansion.
    pub fn table(&self, most: usize) -> String {
        let usual = self.usual();
        let mut weights: Vec<Weights> =
            self.counts.values().map(|counts| self.naive(counts, &usual)).collect();
        let forms: Vec<&Vec<String>> = self.counts.keys().collect();
        let number = |form: &Vec<String>| forms.binary_search(&form).ok();
        let choice = |(forms, meanings): &(Vec<Vec<String>>, Vec<usize>)| Choice {
            forms: forms.iter().filter_map(number).collect(),
            meanings: meanings.clone(),
        };
        let choices: Vec<Choice> = self.choices.values().map(choice).collect();
        let samples: Vec<&[Sample]> =
            self.counts.values().map(|counts| &counts.samples[..]).collect();
        discern(&choices, &samples, &mut weights);
        // What people know is not unlearnt from texts that happen not to show it.
        for (counts, weights) in self.counts.values().zip(&mut weights) {
            for cue in &counts.cues {
                if let Some(weight) = weights.get_mut(cue) {
                    weight.value = weight.value.max(self.least(*cue));
                }
            }
        }

        let mut tables: Vec<Vec<Telling>> = Vec::new();
        for (counts, weights) in self.counts.values().zip(&weights) {
            let mut telling: Vec<Telling> = weights
                .iter()
                .filter_map(|(&feature, weight)| self.telling(counts, &usual, feature, weight))
                .collect();
            telling.sort_by(|a, b| b.by.total_cmp(&a.by).then_with(|| a.feature.cmp(b.feature)));
            tables.push(telling);
        }
        let mut ranks: Vec<f64> = tables.iter().flatten().map(|telling| telling.by).collect();
        ranks.sort_by(|a, b| b.total_cmp(a));
        let least = ranks.get(most).copied().unwrap_or(0.0);
        for telling in &mut tables {
            let kept = telling.partition_point(|telling| telling.by > least);
            telling.truncate(kept.max(KEPT));
        }
        self.write(&tables)
    }

    /// How often each feature stands beside an expansion, as a share.
    fn usual(&self) -> Vec<f64> {
        let mut seen = vec![0.0; self.features.written.len()];
        let (mut all, mut here) = (0.0, 0.0);
        for counts in self.counts.values() {
            all += f64::from(counts.here + counts.elsewhere);
            here += f64::from(counts.here);
            for (&feature, &count) in &counts.features {
                if let Some(seen) = seen.get_mut(feature as usize) {
                    *seen += f64::from(count);
                }
            }
        }
        for (seen, feature) in seen.iter_mut().zip(&self.features.written) {
            *seen /= if is_of_words(feature) { all } else { here };
        }
        seen
    }

    /// How much likelier features are beside an expansion than beside the others, as a logarithm.
    fn naive(&self, counts: &Counts, usual: &[f64]) -> Weights {
        let mut telling: Vec<(f64, &str, u32, f64)> = Vec::new();
        for (&number, &seen) in &counts.features {
            let feature = self.features.written(number);
            let occurrences = counts.occurrences(feature);
            let usual = usual.get(number as usize).copied().unwrap_or(0.0);
            let seen = f64::from(seen);
            let share = (seen + SMOOTHING * usual) / (occurrences + SMOOTHING);
            let weight = (share / usual).ln();
            // The shape of the next token is always worth keeping.
            if SHAPES.contains(&feature) {
                telling.push((f64::INFINITY, feature, number, weight));
            } else if seen > 1.0 && weight > LEAST {
                telling.push((seen / occurrences * weight, feature, number, weight));
            }
        }
        telling.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        telling.truncate(NAIVE);
        let naive =
            |(_, feature, number, weight)| (number, Weight::new((weight * trust(feature)) as f32));
        let mut weights: Weights = telling.into_iter().map(naive).collect();
        for &cue in &counts.cues {
            let weight = weights.entry(cue).or_insert(Weight::new(0.0));
            *weight = Weight::new(weight.value.max(self.least(cue)));
        }
        weights
    }

    /// The weight that a cue has at least.
    fn least(&self, cue: u32) -> f32 {
        let feature = self.features.written(cue);
        let least = if feature.starts_with(['<', '>']) { CUE_BESIDE } else { CUE };
        (least * trust(feature)) as f32
    }

    /// A weight as the table holds it.
    fn telling(
        &self,
        counts: &Counts,
        usual: &[f64],
        number: u32,
        weight: &Weight,
    ) -> Option<Telling<'_>> {
        let feature = self.features.written(number);
        let tenths = (weight.value * 10.0).round() as i32;
        let seen = f64::from(counts.features.get(&number).copied().unwrap_or(0));
        let occurrences = counts.occurrences(feature).max(1.0);
        let samples = counts.samples.len() as f64;
        // A feature of other meanings' places tells too, if less often.
        let share = seen / occurrences + 0.1 * usual.get(number as usize).copied().unwrap_or(0.0);
        let by = if counts.cues.contains(&number) {
            f64::INFINITY
        } else {
            f64::from(weight.value.abs()) * (share * samples.max(occurrences.min(50.0))).sqrt()
        };
        (tenths != 0).then_some(Telling { by, feature, tenths })
    }

    fn write(&self, tables: &[Vec<Telling>]) -> String {
        let mut out = String::from("expansion\toccurrences\tcontexts\n");
        for ((expansion, counts), telling) in self.counts.iter().zip(tables) {
            let mut groups: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
            for telling in telling {
                groups.entry(telling.tenths).or_default().push(telling.feature);
            }
            let _ = write!(out, "{}\t{}", expansion.join(" "), counts.here + counts.elsewhere);
            for (weight, features) in groups.iter_mut().rev() {
                features.sort_unstable();
                let _ = write!(out, "\t{weight} {}", features.join(" "));
            }
            out.push('\n');
        }
        out
    }
}

/// A weight of the table, in tenths, and by how much it tells.
struct Telling<'a> {
    by: f64,
    feature: &'a str,
    tenths: i32,
}

/// The words of one window are not independent: what is counted one by one is damped, words beside
/// least.
fn trust(feature: &str) -> f64 {
    if SHAPES.contains(&feature) {
        0.4
    } else if feature.starts_with(['<', '>']) && is_of_words(feature) {
        0.8
    } else {
        0.55
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
        Feature::Around(at) | Feature::Far(at) => word(at),
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
pub(super) fn folded_words(expansion: &str) -> Vec<String> {
    expansion.split([' ', ',', '-', '–']).filter(|word| !word.is_empty()).map(folded_word).collect()
}
