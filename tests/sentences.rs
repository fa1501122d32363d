//! Sentences: the suite that editors wrote, the treebank where it is at hand, and what holds for any text.

#[path = "../examples/support/gold.rs"]
#[allow(dead_code, reason = "the other formats")]
mod gold;
mod support;

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text};
use tieng::sentence::{LineBreaks, Splitter};
use unicode_normalization::UnicodeNormalization;

const SUITE: &str = include_str!("data/sentences.txt");

const LINE_BREAKS: [LineBreaks; 3] = [LineBreaks::End, LineBreaks::BlankLine, LineBreaks::Space];

fn split(text: &str) -> Vec<&str> {
    split_at(LineBreaks::End, text)
}

fn split_at(line_breaks: LineBreaks, text: &str) -> Vec<&str> {
    let splitter = Splitter::new().line_breaks(line_breaks);
    splitter.sentences(text).map(|span| span.of(text)).collect()
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
    let cases = gold::sentence_cases(SUITE);
    assert!(cases.len() >= 400, "only {} cases were read", cases.len());
    for case in cases.iter().filter(|case| !case.arguable) {
        let wanted: Vec<&str> = case.gold.iter().map(|span| span.of(&case.text)).collect();
        assert_eq!(split(&case.text), wanted, "{}", case.kind);
    }
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
        "“a. ",
        "(a. ",
        "(a. 10",
        "\"a. ",
        "'",
        "«A. ",
        "a.) ",
        "_",
        "T_",
        "– Tôi. – Anh ",
        "III.2.",
        "a. \n",
        ";1. ",
    ];
    for repeat in repeats {
        let bytes = if repeat == "a." { 2_000_000 } else { 200_000 };
        let text = repeat.repeat(bytes / repeat.len());
        for line_breaks in LINE_BREAKS {
            let spans = Splitter::new().line_breaks(line_breaks).sentences(&text);
            let covered: usize = spans.map(tieng::Span::len).sum();
            assert!(covered <= text.len(), "{repeat:?}");
        }
    }
}

#[test]
fn line_breaks_mean_what_the_options_say() {
    let text = "Mưa từ\r\nsáng. Nước lên\n\nHết\u{2029}Xong\n \nRồi";
    let [end, blank_line, space] = LINE_BREAKS.map(|line_breaks| split_at(line_breaks, text));
    assert_eq!(end, ["Mưa từ", "sáng.", "Nước lên", "Hết", "Xong", "Rồi"]);
    assert_eq!(blank_line, ["Mưa từ\r\nsáng.", "Nước lên", "Hết", "Xong", "Rồi"]);
    assert_eq!(space, ["Mưa từ\r\nsáng.", "Nước lên\n\nHết\u{2029}Xong\n \nRồi"]);
}

#[test]
fn one_break_of_any_kind_is_no_blank_line() {
    for line_end in ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}"] {
        let text = ["một", "hai"].join(line_end);
        assert_eq!(split_at(LineBreaks::End, &text), ["một", "hai"], "{line_end:?}");
        assert_eq!(split_at(LineBreaks::BlankLine, &text), [text.as_str()], "{line_end:?}");
        let text = ["một", "hai"].join(&line_end.repeat(2));
        assert_eq!(split_at(LineBreaks::BlankLine, &text), ["một", "hai"], "{line_end:?}");
        assert_eq!(split_at(LineBreaks::Space, &text), [text.as_str()], "{line_end:?}");
    }
}

/// A name, a quotation and a marker read alike whether a space or a line break stands in them.
#[test]
fn hard_line_breaks_split_nothing_where_only_blank_lines_do() {
    let text =
        "Ông ở TP.\nHCM. “Đi\nđâu?”\nchị hỏi. Theo GS.\nLê A, mưa\ncòn kéo dài. Điều 5.\nQuyền";
    let wanted = [
        "Ông ở TP.\nHCM.",
        "“Đi\nđâu?”\nchị hỏi.",
        "Theo GS.\nLê A, mưa\ncòn kéo dài.",
        "Điều 5.\nQuyền",
    ];
    assert_eq!(split_at(LineBreaks::BlankLine, text), wanted);
    assert_eq!(split_at(LineBreaks::Space, text), wanted);
}

/// Where line breaks are white space, a break reads as a space.
#[test]
fn a_line_break_is_white_space_like_any_other() {
    let text: String = gold::sentence_cases(SUITE)
        .iter()
        .map(|case| case.text.replace(['\r', '\n'], " ") + " ")
        .collect();
    let broken = text.replace(' ', "\n");
    let joined: Vec<String> = split_at(LineBreaks::Space, &broken)
        .iter()
        .map(|sentence| sentence.replace('\n', " "))
        .collect();
    assert_eq!(split_at(LineBreaks::Space, &text), joined);
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[test]
fn the_suite_has_the_same_boundaries_in_nfc_and_nfd() {
    for case in gold::sentence_cases(SUITE) {
        let (composed, decomposed) = (nfc(&case.text), case.text.nfd().collect::<String>());
        let recomposed: Vec<String> = split(&decomposed).into_iter().map(nfc).collect();
        assert_eq!(split(&composed), recomposed, "{}", case.kind);
    }
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn nothing_is_lost_in_any_text(text in hostile_text()) {
        for line_breaks in LINE_BREAKS {
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
