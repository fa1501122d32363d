//! The same answer in NFC and NFD, and in both tone styles.

mod support;

use proptest::prelude::*;
use support::hostile_text;
use tieng::abbreviation::Abbreviations;
use tieng::normalize::{Form, Normalizer};
use tieng::syllable::ToneStyle;
use tieng::token::tokens;

/// The text in its four variants.
fn variants(text: &str) -> Vec<String> {
    let mut variants = Vec::new();
    for style in [ToneStyle::Old, ToneStyle::New] {
        for form in [Form::Nfc, Form::Nfd] {
            variants
                .push(Normalizer::new().tone_style(style).form(form).normalize(text).into_owned());
        }
    }
    variants
}

/// What a stage found, written in one form so that variants can be compared.
fn told(pieces: impl IntoIterator<Item = String>) -> Vec<String> {
    let one_form = Normalizer::new().tone_style(ToneStyle::Old);
    pieces.into_iter().map(|piece| one_form.normalize(&piece).into_owned()).collect()
}

fn assert_same(text: &str) {
    let told_of = |text: &String| {
        let tokens = tokens(text).map(|token| format!("{:?} {}", token.kind, token.span.of(text)));
        let sentences = tieng::sentences(text).map(|span| span.of(text).to_string());
        let words = tieng::words(text).into_iter().map(|span| span.of(text).to_string());
        let mentions = Abbreviations::new().find(text).into_iter();
        let mentions = mentions.map(|m| format!("{} {:?} {:?}", m.key, m.status, m.expansion()));
        [told(tokens), told(sentences), told(words), told(mentions)]
    };
    let answers: Vec<_> = variants(text).iter().map(told_of).collect();
    for pair in answers.windows(2) {
        assert!(matches!(pair, [a, b] if a == b), "{pair:?} in {text:?}");
    }
}

#[test]
fn the_sample_article() {
    assert_same(include_str!("../data/samples/article.txt"));
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn texts_of_hostile_pieces(text in hostile_text()) {
        assert_same(&text);
    }
}
