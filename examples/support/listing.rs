//! Where the words found are not those of the gold, by kind.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use tieng::Span;

use super::gold::{Case, Vocabulary};

/// The places that differ, the most frequent of each kind first: how often, what is right, what was
/// found.
pub(crate) fn errors(cases: &[Case<Vec<Span>>], known: &Vocabulary) -> String {
    let mut kinds: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for case in cases {
        let found = tieng::words(&case.text);
        for (gold, found) in differences(&case.gold, &found) {
            let kind = kind(&case.text, gold, found, known);
            let shown = |words: &[Span]| {
                let word = |span: &Span| span.of(&case.text).replace(' ', "_");
                words.iter().map(word).collect::<Vec<_>>().join(" ")
            };
            let line = format!("{} → {}", shown(gold), shown(found));
            *kinds.entry(kind).or_default().entry(line).or_default() += 1;
        }
    }
    let mut out = String::new();
    for (kind, places) in &kinds {
        let _ = writeln!(out, "{kind}: {}", places.values().sum::<usize>());
        let mut places: Vec<_> = places.iter().collect();
        places.sort_by_key(|&(line, count)| (Reverse(count), line));
        for (line, count) in places {
            let _ = writeln!(out, "{count:6}  {line}");
        }
    }
    out
}

/// The shortest runs of words that begin and end alike but differ within.
fn differences<'w>(gold: &'w [Span], found: &'w [Span]) -> Vec<(&'w [Span], &'w [Span])> {
    let starts: BTreeSet<usize> = found.iter().map(|word| word.start).collect();
    let shared = gold.iter().map(|word| word.start).filter(|start| starts.contains(start));
    let shared: Vec<usize> = shared.chain([usize::MAX]).collect();
    let run = |words: &'w [Span], range: &[usize]| {
        let place = |end: Option<&usize>| {
            words.partition_point(|word| end.is_some_and(|&end| word.start < end))
        };
        words.get(place(range.first())..place(range.last())).unwrap_or(&[])
    };
    let runs = shared.windows(2).map(|range| (run(gold, range), run(found, range)));
    runs.filter(|(gold, found)| gold != found).collect()
}

/// What went wrong in a place.
fn kind(text: &str, gold: &[Span], found: &[Span], known: &Vocabulary) -> &'static str {
    let words = || gold.iter().chain(found).map(|word| word.of(text));
    let compounds = || words().filter(|word| word.contains(' '));
    let is_name = |word: &str| word.split(' ').all(|part| part.starts_with(char::is_uppercase));
    let crosses = |a: &Span, b: &Span| a.start < b.start && b.start < a.end && a.end < b.end;
    let inside_a_token = |words: &[Span]| {
        let mut pairs = words.iter().zip(words.iter().skip(1));
        pairs.any(|(a, b)| a.end == b.start)
    };
    if inside_a_token(gold) != inside_a_token(found) {
        "tokens"
    } else if words().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
        "number"
    } else if compounds().any(is_name) {
        "name"
    } else if gold.iter().any(|a| found.iter().any(|b| crosses(a, b) || crosses(b, a))) {
        "overlap"
    } else if gold.iter().any(|word| word.of(text).contains(' ') && !known.knows(word.of(text))) {
        "unknown word"
    } else if gold.len() > found.len() {
        "wrongly joined"
    } else {
        "wrongly split"
    }
}
