//! Nothing is lost: spans are ordered, on character boundaries, and cover all but white space.

mod support;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text};
use tieng::token::{TokenKind, tokens};
use unicode_normalization::UnicodeNormalization;

fn assert_tokens_cover(text: &str) {
    assert_covers(text, tokens(text).map(|token| token.span));
}

#[test]
fn tokens_cover_hostile_texts() {
    for text in HOSTILE {
        assert_tokens_cover(text);
        assert_tokens_cover(&text.repeat(50));
    }
}

/// Kinds in NFC and NFD, for text whose composed form is the same.
fn kinds(text: &str) -> Vec<TokenKind> {
    tokens(text).map(|token| token.kind).collect()
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn tokens_cover_any_text(text in hostile_text()) {
        assert_tokens_cover(&text);
    }

    #[test]
    fn tokens_cover_any_unicode(text in any::<String>()) {
        assert_tokens_cover(&text);
    }

    #[test]
    fn tokens_are_the_same_in_nfc_and_nfd(text in hostile_text()) {
        let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(kinds(&nfc), kinds(&nfd));
    }
}
