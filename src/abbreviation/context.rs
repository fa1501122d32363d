//! Which meaning fits its place: a logistic regression over the words around a mention.
//!
//! The table weighs in what company each written-out meaning stands in running text; an
//! abbreviation stands in the same company. See `data/README.md` for how it was made.

use std::collections::HashMap;

use once_cell::sync::{Lazy, OnceCell};

use crate::lexicon::{Sense, is_surname, sequence_id, word_key};
use crate::token::{Case, Token, TokenKind};

/// How many words on each side stand near.
const NEAR: usize = 8;
/// How many tokens on each side count as company; what does not stand near counts less.
pub(crate) const WINDOW: usize = 25;
/// The share of its weight that counts of what stands further away.
pub(crate) const FAR: f32 = 0.5;
/// The table's frequencies are those of written-out forms, the dictionary's order that of
/// abbreviations: both count. The longer an abbreviation, the more it is made for its first meaning.
const RANK_WEIGHT: f32 = 1.1;
const RANK_WEIGHT_LONG: f32 = 3.0;
const FREQUENCY_WEIGHT: f32 = 0.3;
const FREQUENCY_WEIGHT_LONG: f32 = 0.25;
/// A meaning is taken to stand so often besides where it was counted.
const UNCOUNTED: f32 = 30.0;
/// By how much a name comes behind the first meaning.
const NAME_RANK: f32 = 1.0;

/// What stands around a mention: words in the order of the text, `None` for what is no word.
pub(crate) struct Place<W> {
    pub(crate) before: Vec<Option<W>>,
    pub(crate) after: Vec<Option<W>>,
    pub(crate) shape: Option<&'static str>,
}

/// Something that stands around a mention.
#[derive(Clone, Copy)]
pub(crate) enum Feature<W> {
    /// A word that stands near.
    Around(W),
    /// A word within the window; the table holds it as one that stands near.
    Far(W),
    /// The word just before, or just after.
    Before(W),
    After(W),
    /// The two words just before, or just after.
    BothBefore(W, W),
    BothAfter(W, W),
    /// The shape of the next token: `>#` a number, `>^` a capital, `>@` a family name, `>_` small
    /// letters.
    Shape(&'static str),
}

impl<W: Copy> Place<W> {
    /// The place of the `len` tokens at `at`; `words` adds what a token says.
    pub(crate) fn of(
        tokens: &[Token],
        at: usize,
        len: usize,
        words: impl Fn(&Token, &mut Vec<Option<W>>),
    ) -> Self {
        let slice = |start: usize, end: usize| {
            tokens.get(start.min(tokens.len())..end.min(tokens.len())).unwrap_or(&[])
        };
        let said = |tokens: &[Token]| {
            let mut said = Vec::new();
            tokens.iter().for_each(|token| words(token, &mut said));
            said
        };
        let end = at + len;
        Self {
            before: said(slice(at.saturating_sub(WINDOW), at)),
            after: said(slice(end, end + WINDOW)),
            shape: tokens.get(end).and_then(shape),
        }
    }

    pub(crate) fn features(&self) -> impl Iterator<Item = Feature<W>> {
        let side = |(distance, word): (usize, &Option<W>)| {
            word.map(if distance < NEAR { Feature::Around } else { Feature::Far })
        };
        let before = self.before.iter().rev().enumerate().filter_map(side);
        let around = before.chain(self.after.iter().enumerate().filter_map(side));
        let mut near = Vec::new();
        if let [.., Some(word)] = self.before[..] {
            near.push(Feature::Before(word));
        }
        if let [.., Some(first), Some(second)] = self.before[..] {
            near.push(Feature::BothBefore(first, second));
        }
        if let [Some(word), ..] = self.after[..] {
            near.push(Feature::After(word));
        }
        if let [Some(first), Some(second), ..] = self.after[..] {
            near.push(Feature::BothAfter(first, second));
        }
        let shape = self.shape.map(Feature::Shape);
        around.chain(near).chain(shape)
    }
}

fn shape(next: &Token) -> Option<&'static str> {
    match (next.kind, next.case()) {
        (TokenKind::Number | TokenKind::Date, _) => Some(">#"),
        (TokenKind::Syllable, Case::Title) if is_surname(next.key()) => Some(">@"),
        (TokenKind::Syllable, Case::Title) => Some(">^"),
        (TokenKind::Syllable, Case::Lower) => Some(">_"),
        _ => None,
    }
}

impl<W> Feature<W> {
    /// How much of its weight counts.
    fn share(&self) -> f32 {
        if matches!(self, Feature::Far(_)) { FAR } else { 1.0 }
    }
}

impl Feature<u64> {
    /// The number under which the table holds the feature.
    fn key(self) -> u32 {
        const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = |salt: u64, a: u64, b: u64| {
            (a.wrapping_add(salt).wrapping_mul(MIX).rotate_left(29) ^ b).wrapping_mul(MIX)
        };
        let key = match self {
            Feature::Around(word) | Feature::Far(word) => mixed(1, word, 0),
            Feature::Before(word) => mixed(2, word, 0),
            Feature::After(word) => mixed(3, word, 0),
            Feature::BothBefore(first, second) => mixed(4, first, second),
            Feature::BothAfter(first, second) => mixed(5, first, second),
            Feature::Shape(shape) => shape.bytes().fold(6, |key, byte| mixed(6, key, byte.into())),
        };
        (key >> 32) as u32
    }

    /// The feature that the table writes as `word`, `<before`, `>after`, `<<two_before`, `>>two_after`,
    /// or as a shape.
    fn read(written: &str) -> Option<Self> {
        let two = |words: &str| {
            let (first, second) = words.split_once('_')?;
            Some((word_key(first)?, word_key(second)?))
        };
        if let Some(shape) = SHAPES.iter().find(|shape| **shape == written) {
            return Some(Feature::Shape(shape));
        }
        match (written.strip_prefix('<'), written.strip_prefix('>')) {
            (Some(rest), _) => match rest.strip_prefix('<') {
                Some(words) => two(words).map(|(a, b)| Feature::BothBefore(a, b)),
                None => word_key(rest).map(Feature::Before),
            },
            (_, Some(rest)) => match rest.strip_prefix('>') {
                Some(words) => two(words).map(|(a, b)| Feature::BothAfter(a, b)),
                None => word_key(rest).map(Feature::After),
            },
            _ => word_key(written).map(Feature::Around),
        }
    }
}

/// How the table writes the shapes.
pub(crate) const SHAPES: [&str; 4] = [">#", ">^", ">@", ">_"];

/// A meaning's line of the table, read when it is first asked for.
struct Company {
    occurrences: f32,
    line: &'static str,
    weights: OnceCell<Box<[(u32, f32)]>>,
}

impl Company {
    /// By how much a feature speaks for the meaning.
    fn weight(&self, feature: u32) -> f32 {
        let weights = self.weights.get_or_init(|| {
            let mut weights: Vec<(u32, f32)> = self.line.split('\t').flat_map(group).collect();
            weights.sort_unstable_by_key(|&(feature, _)| feature);
            weights.into_boxed_slice()
        });
        let found = weights.binary_search_by_key(&feature, |&(known, _)| known).ok();
        found.and_then(|at| weights.get(at)).map_or(0.0, |&(_, weight)| weight)
    }
}

/// A column of the table: a weight in tenths, and the features that have it.
fn group(column: &str) -> impl Iterator<Item = (u32, f32)> {
    let (weight, features) = column.split_once(' ').unwrap_or(("", ""));
    let weight = weight.parse::<i16>().map_or(0.0, |tenths| f32::from(tenths) / 10.0);
    features.split(' ').filter_map(Feature::read).map(move |feature| (feature.key(), weight))
}

/// By [`Sense::id`].
static TABLE: Lazy<HashMap<u64, Company>> = Lazy::new(|| {
    let line = |line: &'static str| {
        let (expansion, rest) = line.split_once('\t')?;
        let (occurrences, line) = rest.split_once('\t')?;
        let occurrences = occurrences.parse::<u32>().ok()? as f32;
        let company = Company { occurrences, line, weights: OnceCell::new() };
        Some((sequence_id(expansion), company))
    };
    include_str!("../../data/contexts.tsv").lines().skip(1).filter_map(line).collect()
});

/// The probability of a sense: before its place is looked at, and after.
#[derive(Clone, Copy)]
pub(super) struct Probability {
    pub(super) prior: f32,
    pub(super) posterior: f32,
}

/// The probabilities of the senses in their place, in the order of the senses.
pub(super) fn probabilities(senses: &[Sense], place: &Place<u64>) -> Vec<Probability> {
    let features: Vec<(u32, f32)> =
        place.features().map(|feature| (feature.key(), feature.share())).collect();
    let company = |sense: &Sense| TABLE.get(&sense.id());
    let long = senses.first().is_some_and(|sense| sense.expansion().matches(' ').count() > 1);
    let (frequency_weight, rank_weight) = if long {
        (FREQUENCY_WEIGHT_LONG, RANK_WEIGHT_LONG)
    } else {
        (FREQUENCY_WEIGHT, RANK_WEIGHT)
    };
    let prior = |(sense, rank): (&Sense, u16)| {
        let occurrences = company(sense).map_or(0.0, |company| company.occurrences);
        frequency_weight * (occurrences + UNCOUNTED).ln() - rank_weight * f32::from(rank).ln()
    };
    let evidence = |sense: &Sense| -> f32 {
        company(sense).map_or(0.0, |company| {
            features.iter().map(|&(feature, share)| share * company.weight(feature)).sum()
        })
    };
    let mut priors: Vec<f32> = senses.iter().zip(1_u16..).map(prior).collect();
    // How often a name stands in running text says nothing of how often it is meant: it comes close to
    // what is meant first.
    let first = priors.first().copied().unwrap_or(0.0);
    for (prior, sense) in priors.iter_mut().zip(senses) {
        if sense.is_name() {
            *prior = first - NAME_RANK;
        }
    }
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
