//! Nothing is lost: spans are ordered, on character boundaries, and cover all but white space.

mod support;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text, properties};
use tieng::abbreviation::Abbreviations;

/// Everything that the stages promise of their spans, for one text.
fn assert_lossless(text: &str) {
    properties::token(text);
    properties::sentence(text);
    properties::word(text);
    properties::abbreviation(text);
    properties::document(text);
}

#[test]
fn hostile_texts() {
    for text in HOSTILE {
        for text in [text.to_string(), text.repeat(50), format!("{text}\n").repeat(5)] {
            assert_lossless(&text);
        }
    }
}

/// A unit stands on its number's line, so a line means the same below any other.
#[test]
fn a_number_at_a_line_end_says_nothing_of_the_next_line() {
    let spans = |text: &str| -> Vec<String> {
        tieng::token::tokens(text).map(|token| token.span.of(text).to_owned()).collect()
    };
    for line in ["đ.TP.1", "q. 1", "đ. Lê Lợi", "h. 5"] {
        for end in ["1\n", "1\r\n", "1 \n "] {
            let text = format!("{end}{line}");
            assert_eq!(spans(&text).split_off(1), spans(line), "{text:?}");
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
    }

    #[test]
    fn any_text(text in any::<String>()) {
        assert_lossless(&text);
    }
}
