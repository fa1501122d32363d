//! Which meaning fits its place: naive Bayes over the words around a mention.
//!
//! The table counts in what company each written-out meaning stands in running text; an
//! abbreviation stands in the same company. See `data/README.md` for how it was counted.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::define::is_surname_key;
use crate::lexicon::{Sense, sequence_id, word_key};
use crate::token::{Case, Token, TokenKind};

/// How many tokens on each side count as company.
const WINDOW: usize = 8;
/// A share is trusted as if so many more occurrences had shown nothing unusual.
const SMOOTHING: f32 = 10.0;
/// The table keeps each meaning's most telling company only, so what it lacks is at most this rare.
const RAREST: f32 = 0.25;
/// The table's frequencies are those of written-out forms, the dictionary's order that of
/// abbreviations: both count a little.
const RANK_WEIGHT: f32 = 1.0;
const FREQUENCY_WEIGHT: f32 = 0.5;
/// The words of one window are not independent: evidence is damped.
const EVIDENCE_WEIGHT: f32 = 0.5;

/// Something that stands around a mention.
#[derive(Clone, Copy)]
pub(crate) enum Feature<'t> {
    /// A word within the window.
    Around(&'t Token),
    /// The token just before, or just after.
    Before(&'t Token),
    After(&'t Token),
    /// The shape of the next token: `>#` a number, `>^` a capital, `>@` a family name, `>_` small
    /// letters.
    Shape(&'static str),
}

/// What stands around the `len` tokens at `at`.
pub(crate) fn features(
    tokens: &[Token],
    at: usize,
    len: usize,
) -> impl Iterator<Item = Feature<'_>> {
    let end = at + len;
    let is_word = |token: &&Token| token.key() != 0;
    let slice = |start: usize, end: usize| {
        tokens.get(start.min(tokens.len())..end.min(tokens.len())).unwrap_or(&[])
    };
    let around = slice(at.saturating_sub(WINDOW), at).iter().chain(slice(end, end + WINDOW));
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(is_word);
    let next = tokens.get(end);
    let shape = next.and_then(|next| match (next.kind, next.case()) {
        (TokenKind::Number | TokenKind::Date, _) => Some(">#"),
        (TokenKind::Syllable, Case::Title) if is_surname_key(next.key()) => Some(">@"),
        (TokenKind::Syllable, Case::Title) => Some(">^"),
        (TokenKind::Syllable, Case::Lower) => Some(">_"),
        _ => None,
    });
    let around = around.filter(is_word).map(Feature::Around);
    let neighbours =
        before.map(Feature::Before).into_iter().chain(next.filter(is_word).map(Feature::After));
    around.chain(neighbours).chain(shape.map(Feature::Shape))
}

impl Feature<'_> {
    /// The number under which the table holds the feature.
    fn key(self) -> u64 {
        match self {
            Feature::Around(token) => token.key(),
            Feature::Before(token) => before_key(token.key()),
            Feature::After(token) => after_key(token.key()),
            Feature::Shape(shape) => shape_key(shape),
        }
    }
}

fn before_key(word: u64) -> u64 {
    word.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn after_key(word: u64) -> u64 {
    word.wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// Shapes have keys that no word has: their letters in the high bytes.
fn shape_key(shape: &str) -> u64 {
    shape.bytes().fold(u64::MAX >> 16, |key, byte| key << 8 | u64::from(byte))
}

/// The key of a feature as the table writes it: `word`, `<word` just before, `>word` just after, or
/// a shape.
fn written_key(feature: &str) -> Option<u64> {
    if is_shape(feature) {
        return Some(shape_key(feature));
    }
    match feature.split_at_checked(1) {
        Some(("<", word)) => word_key(word).map(before_key),
        Some((">", word)) => word_key(word).map(after_key),
        _ => word_key(feature),
    }
}

/// How often an expansion stands in the counted text, and with what.
struct Company {
    occurrences: f32,
    /// Occurrences of which the shape of the next token is known.
    shaped: f32,
    counts: HashMap<u64, f32>,
}

impl Company {
    /// How much more often than elsewhere a context stands with the expansion.
    fn ratio(&self, feature: Feature<'_>, background: f32) -> f32 {
        let all = if matches!(feature, Feature::Shape(_)) { self.shaped } else { self.occurrences };
        let seen = self.counts.get(&feature.key()).copied().unwrap_or(0.0);
        ((seen + SMOOTHING) / (all * background + SMOOTHING)).max(RAREST)
    }
}

/// Whether a feature is the shape of the next token.
pub(crate) fn is_shape(feature: &str) -> bool {
    matches!(feature, ">#" | ">^" | ">@" | ">_")
}

struct Table {
    /// By [`Sense::id`].
    expansions: HashMap<u64, Company>,
    /// How often a context stands beside any expansion, as a share of all occurrences.
    background: HashMap<u64, f32>,
}

static TABLE: Lazy<Table> = Lazy::new(|| Table::parse(include_str!("../../data/contexts.tsv")));

impl Table {
    fn parse(file: &str) -> Self {
        let number = |text: &str| text.parse::<u32>().map_or(0.0, |number| number as f32);
        let mut expansions = HashMap::new();
        let mut background: HashMap<u64, f32> = HashMap::new();
        let mut shapes: HashMap<u64, f32> = HashMap::new();
        let (mut occurrences, mut shaped) = (0.0, 0.0);
        for line in file.lines().skip(1) {
            let mut columns = line.split('\t');
            let expansion = columns.next().unwrap_or("");
            let all = columns.next().map_or(0.0, number);
            let mut company = Company { occurrences: all, shaped: 0.0, counts: HashMap::new() };
            for (feature, count) in columns.filter_map(|pair| pair.rsplit_once(' ')) {
                let (Some(key), count) = (written_key(feature), number(count)) else { continue };
                if is_shape(feature) {
                    company.shaped += count;
                    *shapes.entry(key).or_default() += count;
                } else {
                    *background.entry(key).or_default() += count;
                }
                company.counts.insert(key, count);
            }
            occurrences += all;
            shaped += company.shaped;
            expansions.insert(sequence_id(expansion), company);
        }
        background.values_mut().for_each(|count| *count /= occurrences);
        shapes.values_mut().for_each(|count| *count /= shaped);
        background.extend(shapes);
        Self { expansions, background }
    }
}

/// The probability of a sense: before its place is looked at, and after.
#[derive(Clone, Copy)]
pub(super) struct Probability {
    pub(super) prior: f32,
    pub(super) posterior: f32,
}

/// The probabilities of the senses in their place, in the order of the senses.
pub(super) fn probabilities(senses: &[Sense], features: &[Feature<'_>]) -> Vec<Probability> {
    let company = |sense: &Sense| TABLE.expansions.get(&sense.id());
    let prior = |(sense, rank): (&Sense, u16)| {
        let occurrences = company(sense).map_or(0.0, |company| company.occurrences);
        FREQUENCY_WEIGHT * (occurrences + 1.0).ln() - RANK_WEIGHT * f32::from(rank).ln()
    };
    let evidence = |sense: &Sense| {
        let ratio = |&feature: &Feature<'_>| {
            let background = TABLE.background.get(&feature.key());
            company(sense)
                .zip(background)
                .map_or(0.0, |(company, background)| company.ratio(feature, *background).ln())
        };
        EVIDENCE_WEIGHT * features.iter().map(ratio).sum::<f32>()
    };
    let priors: Vec<f32> = senses.iter().zip(1_u16..).map(prior).collect();
    let posteriors: Vec<f32> =
        priors.iter().zip(senses).map(|(prior, sense)| prior + evidence(sense)).collect();
    let pairs = shares(&priors).into_iter().zip(shares(&posteriors));
    pairs.map(|(prior, posterior)| Probability { prior, posterior }).collect()
}

/// Scores as shares of one.
fn shares(scores: &[f32]) -> Vec<f32> {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights: Vec<f32> = scores.iter().map(|score| (score - best).exp()).collect();
    let sum: f32 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}
