//! Counting what is right.
#![allow(dead_code, reason = "a test uses some of it")]

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use tieng::Span;
use tieng::abbreviation::{Abbreviations, Status};

use super::gold::{Case, Expected, Vocabulary, folded};

/// What one case, or many, came to.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    /// What is in both, what was found, what should have been.
    matched: usize,
    found: usize,
    expected: usize,
    /// Cases that are wholly right, and all cases.
    exact: usize,
    cases: usize,
    arguable: usize,
    /// Words that the vocabulary lacks, and how many of them were found.
    unknown: usize,
    recalled: usize,
}

/// A score and the kind of its case.
pub(crate) type Scored = (String, Score);

/// Words: spans over the characters that are not white space.
pub(crate) fn words(case: &Case<Vec<Span>>, known: &Vocabulary) -> Scored {
    let found = tieng::words(&case.text);
    let (found_ends, gold_ends) = (ends(&case.text, &found), ends(&case.text, &case.gold));
    let (kind, mut score) = score(case, &found_ends, &gold_ends, found == case.gold);
    for (word, ends) in case.gold.iter().zip(&gold_ends) {
        if !known.knows(word.of(&case.text)) {
            score.unknown += 1;
            score.recalled += usize::from(found_ends.contains(ends));
        }
    }
    (kind, score)
}

/// Sentences: their ends.
pub(crate) fn sentences(case: &Case<Vec<Span>>) -> Scored {
    let found: Vec<Span> = tieng::sentences(&case.text).collect();
    let last = |spans: &[Span]| {
        spans.iter().map(|span| (0, characters(&case.text, span.end))).collect::<Vec<_>>()
    };
    score(case, &last(&found), &last(&case.gold), found == case.gold)
}

/// Abbreviations: mentions that must expand, be ambiguous or be left alone, and definitions.
pub(crate) fn abbreviations(case: &Case<Vec<Expected>>) -> Scored {
    let engine = Abbreviations::new();
    let (mentions, definitions) = (engine.find(&case.text), engine.definitions(&case.text));
    let right = case.gold.iter().filter(|expected| {
        let (key, number) = match expected {
            Expected::Defines(short, long) => {
                let same = |a: &str, b: &str| {
                    folded(a.trim_end_matches('.')) == folded(b.trim_end_matches('.'))
                };
                return definitions.iter().any(|d| same(&d.key, short) && same(&d.expansion, long));
            }
            Expected::Expands(key, number, _)
            | Expected::Ambiguous(key, number)
            | Expected::Kept(key, number) => (key, *number),
        };
        let place = occurrence(&case.text, key, number);
        let mention = place.and_then(|at| {
            mentions.iter().find(|m| m.span.start < at.end && at.start < m.span.end)
        });
        let expansion = mention.and_then(|mention| mention.expansion()).map(folded);
        match expected {
            Expected::Expands(.., allowed) => {
                expansion.is_some_and(|got| allowed.iter().any(|e| folded(e) == got))
            }
            Expected::Ambiguous(..) => {
                mention.is_some_and(|mention| mention.status == Status::Ambiguous)
            }
            _ => expansion.is_none(),
        }
    });
    let right = right.count();
    let defined =
        case.gold.iter().filter(|expected| matches!(expected, Expected::Defines(..))).count();
    let extra = definitions.len().saturating_sub(defined);
    let exact = right == case.gold.len() && extra == 0;
    let score = Score {
        matched: right,
        found: case.gold.len() + extra,
        expected: case.gold.len(),
        exact: usize::from(exact),
        cases: 1,
        arguable: usize::from(case.arguable),
        ..Score::default()
    };
    (case.kind.clone(), score)
}

/// The table: one line for all, and with `by_kind` one for each kind.
pub(crate) fn report(scores: Vec<Scored>, by_kind: bool) -> String {
    let mut kinds: BTreeMap<String, Score> = BTreeMap::new();
    let mut all = Score::default();
    for (kind, score) in scores {
        kinds.entry(kind).or_default().add(score);
        all.add(score);
    }
    let mut out = String::new();
    for (kind, score) in kinds.iter().filter(|_| by_kind) {
        let _ = writeln!(out, "{}  {kind}", score.line());
    }
    out + &all.line() + "\n"
}

impl Score {
    /// Whether all cases are wholly right.
    pub(crate) fn is_exact(&self) -> bool {
        self.exact == self.cases
    }

    fn add(&mut self, other: Score) {
        self.matched += other.matched;
        self.found += other.found;
        self.expected += other.expected;
        self.exact += other.exact;
        self.cases += other.cases;
        self.arguable += other.arguable;
        self.unknown += other.unknown;
        self.recalled += other.recalled;
    }

    fn line(&self) -> String {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let (p, r) = (percent(self.matched, self.found), percent(self.matched, self.expected));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let exact = percent(self.exact, self.cases);
        let arguable = if self.arguable > 0 {
            format!(", {} of them arguable", self.arguable)
        } else {
            String::new()
        };
        let unknown = if self.unknown > 0 {
            let recall = percent(self.recalled, self.unknown);
            format!("  OOV recall {recall:.1} % of {}", self.unknown)
        } else {
            String::new()
        };
        let cases = self.cases;
        format!("P {p:.2}  R {r:.2}  F1 {f1:.2}  exact {exact:.1} % of {cases}{arguable}{unknown}")
    }
}

fn score<T>(
    case: &Case<T>,
    found: &[(usize, usize)],
    gold: &[(usize, usize)],
    exact: bool,
) -> Scored {
    let wanted: HashSet<_> = gold.iter().collect();
    let matched = found.iter().filter(|span| wanted.contains(span)).count();
    let (found, expected) = (found.len(), gold.len());
    let score = Score {
        matched,
        found,
        expected,
        exact: usize::from(exact),
        cases: 1,
        arguable: usize::from(case.arguable),
        ..Score::default()
    };
    (case.kind.clone(), score)
}

/// How many characters that are not white space stand before a byte.
fn characters(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or("").chars().filter(|c| !c.is_whitespace()).count()
}

fn ends(text: &str, spans: &[Span]) -> Vec<(usize, usize)> {
    spans.iter().map(|span| (characters(text, span.start), characters(text, span.end))).collect()
}

/// The n-th place where `key` stands as a word.
fn occurrence(text: &str, key: &str, number: usize) -> Option<Span> {
    let word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c);
    let alone = |&(start, _): &(usize, &str)| {
        let (before, after) =
            (text.get(..start).unwrap_or(""), text.get(start + key.len()..).unwrap_or(""));
        !before.ends_with(word) && (key.ends_with('.') || !after.starts_with(word))
    };
    let (start, _) = text.match_indices(key).filter(alone).nth(number - 1)?;
    Some(Span::new(start, start + key.len()))
}
