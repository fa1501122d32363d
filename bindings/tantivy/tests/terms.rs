//! The terms of texts: where they stand, in bytes and in positions.

#![allow(missing_docs, clippy::expect_used)]

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};
use tieng::normalize::{Form, Normalizer, key};
use tieng::syllable::ToneStyle;
use tieng_tantivy::{CustomWords, Grade, Segmenter, Units, VietnameseTokenizer};

const UNITS: [Units; 3] = [Units::Syllables, Units::Words, Units::Both];
const GRADES: [Grade; 3] = [Grade::Exact, Grade::Toneless, Grade::Unmarked];
const HARD: &str = "  Hội đồng nhân dân (HĐND) họp 31-12-2020; GD&ĐT, «Mát-xcơ-va» 日本語 👨‍👩‍👧 a\u{301}\u{301} \
     x@y.vn, 1.000.000đ\u{200B} #quê_hương\u{301} — …\n\n\u{FEFF}Ðắk Lắk\u{AD} ";

fn terms(text: &str, mut tokenizer: VietnameseTokenizer) -> Vec<Token> {
    let mut terms = Vec::new();
    tokenizer.token_stream(text).process(&mut |token| terms.push(token.clone()));
    terms
}

fn texts(text: &str, units: Units, grade: Grade) -> Vec<String> {
    terms(text, VietnameseTokenizer::new(units, grade)).into_iter().map(|t| t.text).collect()
}

#[test]
fn words_stand_where_their_syllables_stand() {
    let text = "Công tác dân vận khéo.";
    let both = terms(text, VietnameseTokenizer::new(Units::Both, Grade::Exact));
    let seen: Vec<(&str, usize, usize)> =
        both.iter().map(|t| (t.text.as_str(), t.position, t.position_length)).collect();
    let expected = [
        ("công_tác", 0, 2),
        ("công", 0, 1),
        ("tác", 1, 1),
        ("dân_vận", 2, 2),
        ("dân", 2, 1),
        ("vận", 3, 1),
        ("khéo", 4, 1),
    ];
    assert_eq!(seen, expected);
    let words = texts(text, Units::Words, Grade::Unmarked);
    assert_eq!(words, ["cong_tac", "dan_van", "kheo"]);
}

#[test]
fn parts_of_addresses_and_numbers_are_found() {
    let found = texts("x@y.vn 31-12-2020 #quê_hương GD&ĐT", Units::Syllables, Grade::Exact);
    assert_eq!(found, ["x", "y", "vn", "31", "12", "2020", "quê", "hương", "gd", "đt"]);
    assert!(texts("… — 👍 “”", Units::Both, Grade::Exact).is_empty());
}

#[test]
fn offsets_are_in_order_and_hold_the_term() {
    for (units, grade) in UNITS.iter().flat_map(|&units| GRADES.map(|grade| (units, grade))) {
        let plain = |text: &str| key(&Normalizer::new().lookalikes().normalize(text), grade);
        let mut last = (0, 0);
        for token in terms(HARD, VietnameseTokenizer::new(units, grade)) {
            let text = HARD.get(token.offset_from..token.offset_to).expect("boundaries");
            assert!((token.position, token.offset_from) >= last, "{token:?}");
            last = (token.position, token.offset_from);
            if !token.text.contains('_') {
                assert_eq!(plain(text), token.text);
            }
        }
        assert!(last.0 > 10, "{units:?}");
    }
}

#[test]
fn form_style_and_case_make_no_difference() {
    for (units, grade) in UNITS.iter().flat_map(|&units| GRADES.map(|grade| (units, grade))) {
        let text = "Cứu hỏa Hòa Bình đưa thủy thủ về, khỏe cả.";
        let expected = texts(text, units, grade);
        for style in [ToneStyle::Old, ToneStyle::New] {
            for form in [Form::Nfc, Form::Nfd] {
                let other = Normalizer::new().tone_style(style).form(form).normalize(text);
                assert_eq!(texts(&other, units, grade), expected);
            }
        }
    }
}

#[test]
fn a_user_s_words_are_words() {
    let own = CustomWords::from_tsv("xịt chống nắng\n").expect("a list");
    let tokenizer = VietnameseTokenizer::new(Units::Words, Grade::Exact)
        .segmenter(Segmenter::new().custom_words(own));
    let found: Vec<String> =
        terms("Dùng xịt chống nắng.", tokenizer).into_iter().map(|t| t.text).collect();
    assert_eq!(found, ["dùng", "xịt_chống_nắng"]);
}
