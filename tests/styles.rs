//! Normalizing: both forms, both tone styles, and nothing that was not asked for.

use std::borrow::Cow;

use tieng::normalize::{Form, Normalizer};
use tieng::syllable::{Syllable, ToneStyle};
use unicode_normalization::UnicodeNormalization;

fn old(text: &str) -> String {
    Normalizer::new().tone_style(ToneStyle::Old).normalize(text).into_owned()
}

fn new(text: &str) -> String {
    Normalizer::new().tone_style(ToneStyle::New).normalize(text).into_owned()
}

/// Every syllable that the styles write differently: new and old.
fn styled_syllables() -> Vec<(String, String)> {
    const ONSETS: &str = "b c ch d đ g gi h kh l m n ng nh p ph r s t th tr v x";
    let rimes = [("oa", "o a"), ("oe", "o e"), ("uy", "u y")];
    let marks = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];
    let mut pairs = Vec::new();
    for onset in std::iter::once("").chain(ONSETS.split(' ')) {
        for (rime, _) in rimes {
            for mark in marks {
                let (first, second) = rime.split_at(1);
                pairs.push((
                    format!("{onset}{rime}{mark}").nfc().collect(),
                    format!("{onset}{first}{mark}{second}").nfc().collect(),
                ));
            }
        }
    }
    pairs
}

#[test]
fn the_360_styled_syllables_convert_both_ways_in_any_case_and_form() {
    let pairs = styled_syllables();
    assert_eq!(pairs.len(), 360);
    for (new_form, old_form) in pairs {
        assert!(Syllable::parse(&new_form).unwrap().is_styled());
        for case in [str::to_string, |s: &str| s.to_uppercase()] {
            let (new_form, old_form) = (case(&new_form), case(&old_form));
            assert_eq!(new(&old_form), new_form);
            assert_eq!(old(&new_form), old_form);
            assert_eq!(new(&new_form), new_form);
            assert_eq!(old(&old_form), old_form);
            assert_eq!(new(&old_form.nfd().collect::<String>()), new_form);
        }
    }
}

#[test]
fn each_letter_keeps_its_case() {
    assert_eq!(old("HoÀ Hoà hOÀ"), "HòA Hòa hÒA");
    assert_eq!(new("HÒa"), "HOà");
}

#[test]
fn what_is_not_styled_vietnamese_stays() {
    let text = "quý quỳ Chloé señor Müller Hué hòá tòạ sòap toàn khuỷu hoàng Straße naïve tóan đựơc cuả của \
                mía múa mưa thuở Đắk Krông ÒA-ÓA x1òa café";
    assert_eq!(old(text), text.replace("x1oà", "x1òa"));
    let words = "quý Chloé señor Hué hòá tòạ sòap khuỷu cuả";
    assert_eq!(new(words), words);
    assert_eq!(new("hòa-hòa hòa_thủy hòa1 'òa'"), "hoà-hoà hoà_thuỷ hoà1 'oà'");
}

#[test]
fn nothing_changes_means_borrowed() {
    for text in ["", "Hòa bình", "plain", "日本", "\u{1F1FB}\u{1F1F3}"] {
        assert!(matches!(tieng::normalize(text), Cow::Borrowed(_)), "{text}");
    }
    let restyle = Normalizer::new().tone_style(ToneStyle::New);
    assert!(matches!(restyle.normalize("Hoà bình"), Cow::Borrowed(_)));
    assert!(restyle.is_normalized("Hoà bình"));
    assert!(!restyle.is_normalized("Hòa bình"));
    let nfd = restyle.form(Form::Nfd);
    let text: String = "Hoà bình".nfd().collect();
    assert!(matches!(nfd.normalize(&text), Cow::Borrowed(_)));
}

#[test]
fn every_option_set_is_idempotent() {
    let text =
        "Hòa Hoà quý thủy Thuỷ \u{1EBF} e\u{302}\u{301} a\u{301}\u{302} \u{1100}\u{1161} ﬁ Å";
    for form in [Form::Nfc, Form::Nfd] {
        for style in [None, Some(ToneStyle::Old), Some(ToneStyle::New)] {
            let mut normalizer = Normalizer::new().form(form);
            if let Some(style) = style {
                normalizer = normalizer.tone_style(style);
            }
            let once = normalizer.normalize(text).into_owned();
            assert_eq!(normalizer.normalize(&once), once);
        }
    }
}
