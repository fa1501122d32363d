//! Sentences: the suite that editors wrote, the treebank where it is at hand, and what holds for any text.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text};
use tieng::sentence::{LineBreaks, Splitter};
use unicode_normalization::UnicodeNormalization;

const SUITE: &str = include_str!("data/sentences.txt");

fn split(text: &str) -> Vec<&str> {
    tieng::sentences(text).map(|span| span.of(text)).collect()
}

/// A case of the suite: `‖` stands where a sentence ends within a line.
struct Case {
    kind: &'static str,
    arguable: bool,
    text: String,
    sentences: Vec<String>,
}

fn cases() -> Vec<Case> {
    let mut kind = "";
    let mut arguable = false;
    let mut cases = Vec::new();
    for line in SUITE.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("# kind: ") {
            kind = name;
        } else if line.starts_with("? ") {
            arguable = true;
        } else if !line.starts_with('#') || line.starts_with("##") || kind == "hashtags" {
            let marked = unescape(line);
            let pieces = marked.split(['‖', '\n', '\r', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}', '\u{85}']);
            let sentences = pieces.map(|piece| piece.trim().to_string());
            let sentences = sentences.filter(|sentence| !sentence.is_empty()).collect();
            cases.push(Case { kind, arguable, text: marked.replace('‖', ""), sentences });
            arguable = false;
        }
    }
    cases
}

/// `\n`, `\r`, `\t`, `\u{…}`, `\\`; `\e` is the empty text.
fn unescape(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let escape = after.chars().next().unwrap();
        rest = &after[1..];
        match escape {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'e' => {}
            'u' => {
                let (code, after) = rest[1..].split_once('}').unwrap();
                text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                rest = after;
            }
            other => text.push(other),
        }
    }
    text + rest
}

/// Where sentences end, counted in characters that are no white space.
fn ends<S: AsRef<str>>(sentences: &[S]) -> BTreeSet<usize> {
    let mut at = 0;
    let mut end = |sentence: &S| {
        at += sentence.as_ref().chars().filter(|c| !c.is_whitespace()).count();
        at
    };
    sentences.iter().map(&mut end).collect()
}

/// The harmonic mean of precision and recall.
fn f1(gold: &BTreeSet<usize>, found: &BTreeSet<usize>) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    let ratio = |part: usize, all: usize| part as f64 / all as f64;
    ratio(2 * gold.intersection(found).count(), gold.len() + found.len())
}

#[test]
fn the_suite_is_right_but_for_what_is_arguable() {
    let cases = cases();
    assert!(cases.len() >= 400, "only {} cases were read", cases.len());
    let wrong: Vec<&Case> = cases.iter().filter(|case| split(&case.text) != case.sentences).collect();
    let right = cases.len() - wrong.len();
    println!("{right} of {} right", cases.len());
    let mut report = String::new();
    for case in wrong.iter().filter(|case| !case.arguable) {
        let (gold, found) = (case.sentences.join(" ‖ "), split(&case.text).join(" ‖ "));
        report += &format!("{}\n  wanted {gold}\n  found  {found}\n", case.kind);
    }
    assert!(report.is_empty(), "{report}");
}

/// Blocks of twenty sentences of the treebank's development part, joined by a space.
#[test]
fn the_treebank_is_found_again() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/sentences/ud_vtb.dev.txt");
    let Ok(text) = std::fs::read_to_string(file) else {
        println!("skipped: the treebank is not here");
        return;
    };
    let lines: Vec<&str> = text.lines().collect();
    let (mut gold, mut found) = (BTreeSet::new(), BTreeSet::new());
    for (number, block) in lines.chunks(20).enumerate() {
        let joined = block.join(" ");
        let place = |end| number * 1_000_000 + end;
        let (wanted, got) = (ends(block), ends(&split(&joined)));
        if std::env::var_os("SHOW").is_some() {
            for (kind, end) in wanted.difference(&got).map(|end| ("missed", end)).chain(
                got.difference(&wanted).map(|end| ("wrong", end))) {
                let chars: Vec<(usize, char)> = joined.char_indices().collect();
                let mut n = 0;
                let at = chars.iter().position(|(_, c)| { n += usize::from(!c.is_whitespace()); n == *end }).unwrap();
                let text = |a: usize, b: usize| chars[a..b.min(chars.len())].iter().map(|(_, c)| *c).collect::<String>();
                println!("{kind}: {} ‖{}", text(at.saturating_sub(60), at + 1), text(at + 1, at + 50));
            }
        }
        gold.extend(wanted.into_iter().map(place));
        found.extend(got.into_iter().map(place));
    }
    let f1 = 100.0 * f1(&gold, &found);
    println!("boundary F1 {f1:.2} on {} sentences", gold.len());
    assert!(f1 >= 98.3, "boundary F1 {f1:.2}");
}
