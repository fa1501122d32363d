//! Folding for search, its keys, and alignments.

use proptest::prelude::*;
use tieng::Span;
use tieng::normalize::{Drop, Folding, Grade, Normalizer, key};
use tieng::syllable::ToneStyle;
use unicode_normalization::UnicodeNormalization;

#[test]
fn each_letter_loses_its_marks() {
    let tones = Folding::new().drop(Drop::Tones);
    let marks = Folding::new().drop(Drop::Marks);
    let vowels =
        "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ";
    for (row, bare) in vowels.split(' ').zip("aaaeeiooouuy".chars()) {
        let first = row.chars().next();
        for c in row.chars() {
            assert_eq!(tones.fold(&c.to_string()).chars().next(), first);
            assert_eq!(marks.fold(&c.to_string()), bare.to_string());
            assert_eq!(marks.fold(&c.nfd().to_string()), bare.to_string());
            let upper = c.to_uppercase().to_string();
            assert_eq!(marks.fold(&upper), bare.to_uppercase().to_string());
        }
    }
    assert_eq!(tones.fold("Đặng señor Müller í\u{302}"), "Đăng señor Müller î");
    assert_eq!(
        marks.fold("Đặng señor Müller Øre ß й か\u{3099} क\u{93C}"),
        "Dang senor Muller Øre ß й が क\u{93C}"
    );
    assert_eq!(Folding::new().lower_case(true).fold("ĐẶNG É"), "đặng é");
}

#[test]
fn a_tone_behind_the_mark_of_another_script_goes_too() {
    // The first tone composes with the letter; the second one would take its place.
    for mark in ['\u{7F2}', '\u{93C}', '\u{3099}'] {
        let text = format!("Co\u{301}{mark}\u{301}");
        for drop in [Drop::Tones, Drop::Marks] {
            assert_eq!(Folding::new().drop(drop).fold(&text), format!("Co{mark}"));
        }
    }
}

#[test]
fn the_keys_of_one_word_are_equal() {
    for grade in [Grade::Exact, Grade::Toneless, Grade::Unmarked] {
        for form in ["hòa", "hoà", "HÒA", "HoÀ", "ho\u{300}a", "HOA\u{300}"] {
            assert_eq!(key(form, grade), key("hòa", grade));
        }
    }
    assert_ne!(key("hòa", Grade::Exact), key("hóa", Grade::Exact));
    assert_eq!(key("hòa", Grade::Toneless), key("họa", Grade::Toneless));
    assert_ne!(key("bản", Grade::Toneless), key("bẩn", Grade::Toneless));
    assert_eq!(key("đường", Grade::Unmarked), "duong");
}

#[test]
fn a_span_of_the_output_leads_back_to_its_word() {
    let text = "\u{FEFF}Ðựơc  tóa\u{AD}n\u{A0}ho\u{300}a, Đắk";
    let all = Normalizer::new().repair().lookalikes().tone_style(ToneStyle::New);
    let (output, alignment) = all.normalize_aligned(text);
    assert_eq!(output, "Được  toán hoà, Đắk");
    assert_eq!(output, all.normalize(text));
    for (word, source) in
        [("Được", "Ðựơc"), ("toán", "tóa\u{AD}n"), ("hoà", "ho\u{300}a"), ("Đắk", "Đắk")]
    {
        let at = output.find(word).unwrap();
        let span = alignment.to_input(Span::new(at, at + word.len()));
        assert!(span.of(text).ends_with(source), "{word}: {span:?}");
        let at = text.find(source).unwrap();
        assert_eq!(alignment.to_output(Span::new(at, at + source.len())).of(&output), word);
    }
}

proptest! {
    #[test]
    fn alignments_rebuild_the_output(text in "[a-eoĐđÐạấốờ\u{301}\u{302}\u{323}\u{AD}\u{A0}а Ａ-]{0,20}") {
        let all = Normalizer::new().repair().lookalikes().tone_style(ToneStyle::New);
        let folding = Folding::new().drop(Drop::Marks).lower_case(true);
        let results = [
            (all.normalize_aligned(&text), all.normalize(&text)),
            (folding.fold_aligned(&text), folding.fold(&text)),
        ];
        for ((output, alignment), expected) in results {
            prop_assert_eq!(&output, &expected);
            let (mut from, mut to) = (0, 0);
            for edit in alignment.edits() {
                prop_assert_eq!(text.get(from..edit.input.start), output.get(to..edit.output.start));
                prop_assert!(text.get(edit.input.range()).is_some());
                (from, to) = (edit.input.end, edit.output.end);
            }
            prop_assert_eq!(text.get(from..), output.get(to..));
            for (at, c) in output.char_indices() {
                let there = alignment.to_input(Span::new(at, at + c.len_utf8()));
                prop_assert!(alignment.to_output(there).contains(Span::new(at, at + c.len_utf8())));
            }
        }
        let once = folding.fold(&text).into_owned();
        prop_assert_eq!(folding.fold(&once), once.as_str());
    }
}
