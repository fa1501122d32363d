//! Which meaning fits its place: naive Bayes over the words around a mention.
//!
//! The table counts in what company each written-out meaning stands in running text; an
//! abbreviation stands in the same company. See `data/README.md` for how it was counted.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::lexicon::Sense;
use crate::normalize::Normalizer;
use crate::syllable::ToneStyle;
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

/// One form for words that differ in case, composition and tone style only.
pub(crate) fn folded_word(word: &str) -> String {
    Normalizer::new().tone_style(ToneStyle::Old).normalize(word).to_lowercase()
}

/// The folded words of an expansion, without its commas and hyphens.
pub(crate) fn folded_words(expansion: &str) -> Vec<String> {
    expansion.split([' ', ',', '-', '–']).filter(|word| !word.is_empty()).map(folded_word).collect()
}

/// What stands around the `len` tokens at `at`: the words on both sides, the neighbours marked `<`
/// and `>`, and the shape of the next one: `>^` a capital, `>#` a number.
pub(crate) fn features<'a>(
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    len: usize,
) -> impl Iterator<Item = String> + 'a {
    let word = move |at: usize| tokens.get(at).map(|token| folded_word(token.span.of(text)));
    let end = at + len;
    let around = (at.saturating_sub(WINDOW)..at).chain(end..end + WINDOW).filter_map(word);
    let before = at.checked_sub(1).and_then(word).map(|word| format!("<{word}"));
    let after = word(end).map(|word| format!(">{word}"));
    let shape = tokens.get(end).and_then(|next| match (next.kind, next.case()) {
        (TokenKind::Number | TokenKind::Date, _) => Some(">#"),
        (TokenKind::Syllable, Case::Title) => Some(">^"),
        (TokenKind::Syllable, Case::Lower) => Some(">_"),
        _ => None,
    });
    around.chain(before).chain(after).chain(shape.map(String::from))
}

/// How often an expansion stands in the counted text, and with what.
struct Company {
    occurrences: f32,
    /// Occurrences of which the shape of the next token is known.
    shaped: f32,
    counts: HashMap<&'static str, f32>,
}

impl Company {
    /// How much more often than elsewhere a context stands with the expansion.
    fn ratio(&self, feature: &str, background: f32) -> f32 {
        let all = if is_shape(feature) { self.shaped } else { self.occurrences };
        let seen = self.counts.get(feature).copied().unwrap_or(0.0);
        ((seen + SMOOTHING) / (all * background + SMOOTHING)).max(RAREST)
    }
}

/// Whether a feature is the shape of the next token.
pub(crate) fn is_shape(feature: &str) -> bool {
    matches!(feature, ">#" | ">^" | ">_")
}

struct Table {
    expansions: HashMap<&'static str, Company>,
    /// How often a context stands beside any expansion, as a share of all occurrences.
    background: HashMap<&'static str, f32>,
}

static TABLE: Lazy<Table> = Lazy::new(|| Table::parse(include_str!("../../data/contexts.tsv")));

impl Table {
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    fn parse(file: &'static str) -> Self {
        let number = |text: &str| text.parse::<u32>().map_or(0.0, |number| number as f32);
        let mut expansions = HashMap::new();
        let mut background: HashMap<&'static str, f32> = HashMap::new();
        let (mut occurrences, mut shaped) = (0.0, 0.0);
        for line in file.lines().skip(1) {
            let mut columns = line.split('\t');
            let expansion = columns.next().unwrap_or("");
            let all = columns.next().map_or(0.0, number);
            let counts: HashMap<&str, f32> = columns
                .filter_map(|pair| pair.rsplit_once(' '))
                .map(|(word, count)| (word, number(count)))
                .collect();
            for (word, count) in &counts {
                *background.entry(word).or_default() += count;
            }
            let shapes =
                counts.iter().filter(|(word, _)| is_shape(word)).map(|(_, count)| count).sum();
            occurrences += all;
            shaped += shapes;
            expansions.insert(expansion, Company { occurrences: all, shaped: shapes, counts });
        }
        for (word, count) in &mut background {
            *count /= if is_shape(word) { shaped } else { occurrences };
        }
        Self { expansions, background }
    }
}

/// The probability of each sense in its place, in the order of the senses.
pub(super) fn probabilities(senses: &[Sense], features: &[String]) -> Vec<f32> {
    let score = |(sense, rank): (&Sense, u16)| {
        let prior = -RANK_WEIGHT * f32::from(rank).ln();
        let company = TABLE.expansions.get(folded_words(&sense.expansion).join(" ").as_str());
        let occurrences = company.map_or(0.0, |company| company.occurrences);
        let evidence = |feature: &String| {
            let background = TABLE.background.get(feature.as_str());
            company
                .zip(background)
                .map_or(0.0, |(company, background)| company.ratio(feature, *background).ln())
        };
        let evidence: f32 = features.iter().map(evidence).sum();
        prior + FREQUENCY_WEIGHT * (occurrences + 1.0).ln() + EVIDENCE_WEIGHT * evidence
    };
    let scores: Vec<f32> = senses.iter().zip(1_u16..).map(score).collect();
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights: Vec<f32> = scores.iter().map(|score| (score - best).exp()).collect();
    let sum: f32 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}
