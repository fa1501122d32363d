//! Nothing is lost: spans are ordered, on character boundaries, and cover all but white space.

mod support;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text};
use tieng::abbreviation::{Abbreviations, ExpandOptions, Mode};
use tieng::document::Analyzer;
use tieng::token::tokens;

/// Everything that the stages promise of their spans, for one text.
fn assert_lossless(text: &str) {
    assert_covers(text, tokens(text).map(|token| token.span));
    assert_covers(text, tieng::sentences(text));
    assert_covers(text, tieng::words(text));

    let document = Analyzer::new().analyze(text);
    assert_eq!(document.text(), text);
    assert!(tieng::sentences(text).eq(document.sentences().iter().map(|sentence| sentence.span)));
    for (number, sentence) in document.sentences().iter().enumerate() {
        let words = document.words(number);
        assert!(words.iter().all(|word| sentence.span.contains(*word)));
        assert_covers(
            sentence.span.of(text),
            words.iter().map(|word| {
                tieng::Span::new(word.start - sentence.span.start, word.end - sentence.span.start)
            }),
        );
    }
    let mut last = 0;
    for mention in document.abbreviations() {
        assert!(
            mention.span.start >= last && !mention.span.of(text).is_empty(),
            "{mention:?} in {text:?}"
        );
        last = mention.span.end;
    }
    for definition in document.definitions() {
        assert!(
            !definition.short.of(text).is_empty() && !definition.long.of(text).is_empty(),
            "{text:?}"
        );
    }
}

/// The edits of an expansion reproduce both texts.
fn assert_edits(text: &str) {
    for mode in [Mode::All, Mode::First, Mode::AnnotateFirst, Mode::AnnotateAll] {
        let expanded = Abbreviations::new().expand(text, ExpandOptions::new().mode(mode));
        let (mut source, mut output) = (0, 0);
        for edit in expanded.alignment.edits() {
            assert_eq!(
                text.get(source..edit.input.start),
                expanded.text.get(output..edit.output.start)
            );
            assert!(
                text.get(edit.input.range()).is_some()
                    && expanded.text.get(edit.output.range()).is_some()
            );
            (source, output) = (edit.input.end, edit.output.end);
        }
        assert_eq!(text.get(source..), expanded.text.get(output..));
    }
}

#[test]
fn hostile_texts() {
    for text in HOSTILE {
        for text in [text.to_string(), text.repeat(50), format!("{text}\n").repeat(5)] {
            assert_lossless(&text);
            assert_edits(&text);
        }
    }
}

/// Long runs of what makes careless algorithms quadratic; here a time limit of the test runner would
/// show it.
#[test]
fn long_hostile_texts_come_to_an_end() {
    let units = [
        "a.",
        "A.",
        "a@",
        "(",
        "CTDV (",
        "“",
        "1.",
        "x\u{301}",
        "👨‍👩‍👧",
        "a-",
        "A&",
        "và ",
        "http://)",
        "TP. ",
        "HĐND (",
        "HĐND,",
        "05-CT/TW,",
    ];
    for unit in units {
        let text = unit.repeat(100_000);
        assert_covers(&text, tieng::words(&text));
        assert!(Abbreviations::new().find(&text).len() <= text.len());
        tieng::expand(&text);
    }
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn texts_of_hostile_pieces(text in hostile_text()) {
        assert_lossless(&text);
        assert_edits(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        assert_lossless(&text);
        assert_edits(&text);
    }
}
