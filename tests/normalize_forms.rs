//! NFC and NFD against two other implementations: unicode-normalization and ICU4X.

#![allow(clippy::unwrap_used, reason = "a test's helpers")]

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use tieng::normalize::{Form, Normalizer};
use unicode_normalization::UnicodeNormalization;

const NFC: Normalizer = Normalizer::new();
const NFD: Normalizer = Normalizer::new().form(Form::Nfd);

/// Checks both forms of a text against both oracles, and that what is in the form already is
/// borrowed.
fn check(text: &str) {
    assert_eq!(NFC.normalize(text), ComposingNormalizerBorrowed::new_nfc().normalize(text));
    assert_eq!(NFD.normalize(text), DecomposingNormalizerBorrowed::new_nfd().normalize(text));
    for (normalizer, oracle) in
        [(NFC, text.nfc().collect::<String>()), (NFD, text.nfd().collect::<String>())]
    {
        let got = normalizer.normalize(text);
        assert_eq!(got, oracle, "{normalizer:?} of {text:?}");
        assert_eq!(matches!(got, Cow::Borrowed(_)), oracle == text, "{normalizer:?}: {text:?}");
        assert_eq!(normalizer.is_normalized(text), oracle == text, "{normalizer:?}: {text:?}");
    }
}

/// Checks too that the alignment's edits make the output of the input.
fn check_all(text: &str) {
    check(text);
    for normalizer in [NFC, NFD] {
        let (output, alignment) = normalizer.normalize_aligned(text);
        assert_eq!(output, normalizer.normalize(text));
        let (mut rebuilt, mut from, mut to) = (String::new(), 0, 0);
        for edit in alignment.edits() {
            rebuilt.push_str(text.get(from..edit.input.start).unwrap());
            rebuilt.push_str(output.get(edit.output.range()).unwrap());
            (from, to) = (edit.input.end, edit.output.end);
            assert_eq!(rebuilt.len(), to);
        }
        rebuilt.push_str(text.get(from..).unwrap());
        assert_eq!(rebuilt, output);
        assert_eq!(text.get(from..), output.get(to..));
        let mut written = String::new();
        normalizer.normalize_to(text, &mut written).unwrap();
        assert_eq!(written, output);
    }
}

fn scalars() -> impl Iterator<Item = char> {
    (0..=0x0010_FFFF).filter_map(char::from_u32)
}

/// Marks of every combining class, from every script that has them.
fn marks() -> Vec<char> {
    let of_vietnamese = "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".chars();
    let others = "\u{304}\u{307}\u{308}\u{30A}\u{30C}\u{327}\u{328}\u{334}\u{338}\u{340}\u{341}\
                  \u{343}\u{344}\u{345}\u{360}\u{5B0}\u{64B}\u{93C}\u{9BE}\u{DCF}\u{E38}\u{F71}\
                  \u{F73}\u{1037}\u{1161}\u{11A8}\u{1DC0}\u{20D0}\u{3099}\u{309A}\u{FE20}\
                  \u{11127}\u{1D165}";
    of_vietnamese.chain(others.chars()).collect()
}

#[test]
fn every_scalar_value_alone_and_behind_text_and_before_a_mark() {
    for c in scalars() {
        check(c.encode_utf8(&mut [0; 4]));
        check(&format!("tiế{c}\u{301}ng"));
    }
}

#[test]
fn every_pair_of_a_base_with_two_marks() {
    let bases = scalars().filter(|&c| {
        c.is_ascii_alphabetic()
            || c.nfd().count() > 1 && c < '\u{AC00}'
            || matches!(
                c,
                'đ' | '“' | 'Æ' | 'ſ' | '\u{1100}' | '가' | '각' | '\u{915}' | 'か' | '日'
            )
    });
    let marks = marks();
    let mut text = String::new();
    for base in bases {
        for &first in &marks {
            text.clear();
            for &second in &marks {
                text.extend([base, first, second, ' ']);
            }
            check(&text);
        }
    }
}

#[test]
fn three_marks_and_more_on_a_vietnamese_vowel() {
    let marks: Vec<char> = marks().into_iter().take(12).collect();
    for base in "aAeođ".chars() {
        for &first in &marks {
            for &second in &marks {
                for &third in &marks {
                    check(&format!("xin {base}{first}{second}{third}{base}{third}"));
                }
            }
        }
    }
}

#[test]
fn every_letter_before_one_mark_or_two_of_vietnamese_at_the_edge_of_a_block() {
    let bases = "aAeEiyoOuUăÂêÔơƯđạẹéñb“\u{327}";
    let marks: Vec<char> = marks().into_iter().take(9).collect();
    for before in 56..68 {
        let head = "h".repeat(before);
        for base in bases.chars() {
            for &first in &marks {
                check(&format!("{head}{base}{first}n{head}{}", "z".repeat(60)));
                for &second in &marks {
                    check(&format!("{head}{base}{first}{second}{head}"));
                    // A mark of another kind, which goes before all others above.
                    for last in ["\u{356}", "\u{1DC2}", "\u{20E8}", "”", "\u{2000}"] {
                        check(&format!("{head}{base}{first}{second}{second}{last}{head}"));
                    }
                }
            }
        }
    }
}

#[test]
fn every_offset_in_a_block() {
    let sample =
        "e\u{302}\u{301} ệ b\u{301} 각\u{11A8} “đ” ﬁ Å か\u{3099} o\u{31B}\u{323}\u{301} ok";
    for before in 0..200 {
        let head = "a".repeat(before);
        for after in [0, 1, 40, 63, 64, 65, 130] {
            check(&format!("{head}{sample}{}", "z".repeat(after)));
            check(&format!("{head}{}{}", sample.nfd(), "ế".repeat(after)));
        }
        check(&sample.nfd().collect::<String>().repeat(before));
    }
}

#[test]
fn a_hangul_jamo_is_not_latin_and_a_mark_behind_a_slow_segment_composes() {
    assert_eq!(NFC.normalize("a\u{1161}\u{301}"), "a\u{1161}\u{301}");
    assert_eq!(NFC.normalize("\u{1100}\u{1161}\u{11A8}e\u{302}"), "각ê");
    assert_eq!(NFC.normalize("\u{340}e\u{302}\u{301}"), "\u{300}ế");
    assert_eq!(NFC.normalize("b\u{301}\u{302}a\u{301}"), "b\u{301}\u{302}á");
    assert_eq!(NFC.normalize("e\u{302}\u{301}\u{301}e\u{301}"), "ế\u{301}é");
}

#[test]
fn long_random_text_of_many_scripts() {
    let letters = proptest::sample::select(
        "a e o u y A E O b n h , . đ ê ế ơ ự ữ ñ ü ß ﬁ Å ― “ ” … é Я й и ϊ ά ש א क र か が 日 각 가 \
         \u{1100} \u{1161} \u{11A8} \u{AC00} \u{F73} \u{1D15E} \u{1F600} \u{FB2C} \u{2126} \u{212B}"
            .split(' ')
            .chain([" ", "tiếng Việt ", "kho\u{302}ng co\u{301} gi\u{300} ", "plain text here. "])
            .map(str::to_owned)
            .chain(marks().into_iter().map(String::from))
            .collect::<Vec<_>>(),
    );
    let texts = proptest::collection::vec((letters, 1_usize..4), 0..400);
    let config = Config {
        cases: 2_000,
        rng_seed: RngSeed::Fixed(3),
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&texts, |parts| {
            let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
            check_all(&text);
            Ok(())
        })
        .unwrap();
}

#[test]
fn bytes_from_any_scalar_values() {
    let config = Config {
        cases: 300,
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..Config::default()
    };
    let texts = proptest::collection::vec(any::<char>(), 0..300);
    TestRunner::new(config)
        .run(&texts, |chars| {
            check_all(&chars.into_iter().collect::<String>());
            Ok(())
        })
        .unwrap();
}
