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

/// A case of the suite, a line of `tests/data/sentences.txt`: `‖` stands where a sentence ends within a
/// line of its text. `# kind: …` names the cases after it; `? …` says why the next case is arguable.
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
        } else {
            let marked = unescape(line);
            let pieces =
                marked.split(['‖', '\n', '\r', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}', '\u{85}']);
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
    let wrong: Vec<&Case> =
        cases.iter().filter(|case| split(&case.text) != case.sentences).collect();
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
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/sentences/ud_vtb.dev.txt");
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
        gold.extend(wanted.into_iter().map(place));
        found.extend(got.into_iter().map(place));
    }
    let f1 = 100.0 * f1(&gold, &found);
    println!("boundary F1 {f1:.2} on {} sentences", gold.len());
    assert!(f1 >= 98.3, "boundary F1 {f1:.2}");
}

#[test]
fn nothing_but_white_space_is_lost() {
    for text in HOSTILE {
        for text in [text.to_string(), text.repeat(50)] {
            assert_covers(&text, tieng::sentences(&text));
        }
    }
}

#[test]
fn hostile_repeats_take_linear_time() {
    // A pass that is quadratic would need hours for these.
    let repeats = [
        "a.",
        "A.",
        "a. ",
        "A. ",
        "a.\"",
        "a.(",
        "a…(",
        ". ",
        "…",
        "\"",
        "!?",
        "😍",
        ". #a",
        ". 😍#a",
        "1.",
        "1. ",
        "T_T ",
        ".\u{301}",
        "“",
        "a.[",
        "?” ",
        "…“(",
        "Điều 1",
        "v.v",
        "\u{200B}.",
        "\n.",
        "a:",
        ":) ",
        "05 CT/TW. ",
        "- ",
    ];
    for repeat in repeats {
        let bytes = if repeat == "a." { 2_000_000 } else { 200_000 };
        let text = repeat.repeat(bytes / repeat.len());
        for line_breaks in [LineBreaks::End, LineBreaks::Space] {
            let spans = Splitter::new().line_breaks(line_breaks).sentences(&text);
            let covered: usize = spans.map(tieng::Span::len).sum();
            assert!(covered <= text.len(), "{repeat:?}");
        }
    }
}

#[test]
fn line_breaks_mean_what_the_options_say() {
    let text = "Mưa từ\r\nsáng. Nước lên\n\nHết\u{2029}Xong\n \nRồi";
    let split = |line_breaks| -> Vec<&str> {
        Splitter::new().line_breaks(line_breaks).sentences(text).map(|span| span.of(text)).collect()
    };
    assert_eq!(split(LineBreaks::End), ["Mưa từ", "sáng.", "Nước lên", "Hết", "Xong", "Rồi"]);
    assert_eq!(split(LineBreaks::BlankLine), ["Mưa từ\r\nsáng.", "Nước lên", "Hết", "Xong", "Rồi"]);
    assert_eq!(
        split(LineBreaks::Space),
        ["Mưa từ\r\nsáng.", "Nước lên\n\nHết\u{2029}Xong\n \nRồi"]
    );
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[test]
fn the_suite_has_the_same_boundaries_in_nfc_and_nfd() {
    for case in cases() {
        let (composed, decomposed) = (nfc(&case.text), case.text.nfd().collect::<String>());
        let recomposed: Vec<String> = split(&decomposed).into_iter().map(nfc).collect();
        assert_eq!(split(&composed), recomposed, "{}", case.kind);
    }
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn nothing_is_lost_in_any_text(text in hostile_text()) {
        for line_breaks in [LineBreaks::End, LineBreaks::BlankLine, LineBreaks::Space] {
            assert_covers(&text, Splitter::new().line_breaks(line_breaks).sentences(&text));
        }
    }

    #[test]
    fn boundaries_are_the_same_in_nfc_and_nfd(text in hostile_text()) {
        let decomposed: String = text.nfd().collect();
        let recomposed: Vec<String> = split(&decomposed).into_iter().map(nfc).collect();
        let composed = nfc(&text);
        prop_assert_eq!(split(&composed), recomposed);
    }
}
