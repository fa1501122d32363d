//! The fast pass and the walk over all tokens find the same sentences.

use core::ops::Range;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{LineBreaks, Splitter};
use crate::fixtures;
use crate::span::Span;
use crate::token::tokens;

fn assert_agree(text: &str) {
    for line_breaks in [LineBreaks::End, LineBreaks::BlankLine, LineBreaks::Space] {
        let splitter = Splitter::new().line_breaks(line_breaks);
        let tokens: Vec<_> = tokens(text).collect();
        let cover = |range: Range<usize>| tokens[range.start].span.to(tokens[range.end - 1].span);
        let walked: Vec<Span> = splitter.ranges(text, &tokens).map(cover).collect();
        let scanned: Vec<Span> = splitter.sentences(text).collect();
        if walked != scanned {
            let show =
                |spans: &[Span]| spans.iter().map(|s| s.of(text).to_string()).collect::<Vec<_>>();
            let at = walked
                .iter()
                .zip(&scanned)
                .position(|(a, b)| a != b)
                .unwrap_or(0)
                .saturating_sub(1);
            assert_eq!(show(&walked[at..]), show(&scanned[at..]), "{line_breaks:?} {text:?}");
        }
    }
}

#[test]
fn they_agree_on_the_suite() {
    let suite = fixtures::sentence_suite().replace('‖', "");
    assert_agree(&suite);
    for case in suite.lines() {
        assert_agree(&case.replace("\\n", "\n").replace("\\r", "\r"));
    }
    let unmarked: String = suite.nfd().collect();
    assert_agree(&unmarked);
    assert_agree(&suite.replace('\n', " "));
}

/// What sentences are made of, in an order that no writer intends.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\u{A0}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{200B}",
    ".",
    ".",
    ". ",
    ". ",
    "!",
    "?",
    "…",
    "...",
    "..",
    "?!",
    "! ",
    "? ",
    ",",
    ";",
    ":",
    "-",
    " - ",
    "– ",
    "/",
    "•",
    "* ",
    "\"",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "(2)",
    "¹",
    "^",
    "=",
    "<",
    ":)",
    " :D ",
    "T_T",
    "-_-",
    "._.",
    "x_y",
    "_",
    "(s. 1902",
    "−",
    "1080p",
    "50k",
    "70%",
    "Iraq",
    "Mỹ",
    "ba",
    "ca",
    "Afghanistan",
    "=))",
    "😍",
    "❤️",
    "0️⃣",
    "©️",
    "#a",
    " #tag",
    "@x",
    "@@",
    "。",
    "！",
    "＂",
    "日本",
    "ไทย",
    "\u{301}",
    "\u{323}",
    "\u{FE0F}",
    "mưa",
    "Tôi",
    "Nội",
    "sinh",
    "năm",
    "hai",
    "ha",
    "anh",
    "Anh",
    "Lan",
    "hỏi",
    "nói",
    "là",
    "đi",
    "Ở",
    "À",
    "Ừ",
    "ý",
    "TÔI",
    "nghiêng",
    "nghiềng",
    "tiếng Việt",
    "Điều",
    "“Điều 7",
    "«Khoản 12",
    "Phụ lục",
    "phần thứ",
    "một",
    "ngày",
    "bằng",
    "phong",
    "vi khuẩn",
    "TP.",
    "TP",
    "tp",
    "Tp",
    "Q.",
    "HCM",
    "GS.",
    "GS.TS.",
    "v.v.",
    "v.v...",
    "N.",
    "N",
    "K.T.",
    "ctv",
    "Ng",
    "KCN",
    "TNHH.",
    "tr",
    "đ",
    "km",
    "Cty",
    "Camera",
    "Yahoo",
    "iPhone",
    "Node.js",
    "a.vn",
    "http://a.vn/b?c",
    "a@b.vn",
    "x.pdf",
    "b",
    "A",
    "i",
    "II",
    "iv",
    "1",
    "5",
    "12",
    "1990",
    "3,5",
    "1.000",
    "000",
    "31-12-2020",
    "14h30",
    "05 CT/TW",
    "15 - NQ/TW",
    "30/2020/NĐ-CP",
    "U23",
    "5a",
    "%",
    " (s. 19",
];

#[test]
fn they_agree_where_spaces_stand_around_line_breaks() {
    assert_agree("Camera tiếng Việt , nghiêng , \u{FE0F} ไทย  -  Anh \r\n \n \r\n … À ");
}

#[test]
fn they_agree_on_headings_that_are_quoted_far_from_the_start() {
    assert_agree(
        "Sửa đổi, bổ sung một số điều của Luật Quản lý thuế và các luật có liên quan như sau: \
         “Điều 7. Thời hạn nộp thuế là 30 ngày.”",
    );
}

#[test]
fn they_agree_where_a_marker_reaches_as_far_as_one_may() {
    for spaces in 1..6 {
        let lead = format!("Chương{}{}", " ".repeat(spaces), "Chương ".repeat(6));
        for marker in ["A.", "12.", "II.", "1.2.3."] {
            assert_agree(&format!("{lead}{marker} Anh về"));
        }
    }
}

#[test]
fn they_agree_on_a_number_behind_a_letter_in_brackets() {
    for number in ["53.", "1902)", "1902. Anh", "5 Anh", "190. Anh", "19023."] {
        assert_agree(&format!("Nhà thơ Tú Mỡ (s. {number}"));
    }
}

#[test]
fn they_agree_on_a_syllable_of_roman_digits() {
    for text in [" vi. Luật|", "Chương vi. Luật|", "Loài xi. Anh|", "Hành vi. Luật|"] {
        assert_agree(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_agree_on_any_text(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        assert_agree(&pieces.concat());
    }

    #[test]
    fn they_agree_on_words_with_spaces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let text: String = pieces.iter().flat_map(|piece| [*piece, " "]).collect();
        assert_agree(&text.replace(" .", "."));
    }

    #[test]
    fn they_agree_on_any_characters(text in any::<String>(), head in "[a-zA-Z. ]{0,9}") {
        assert_agree(&(head + &text));
    }
}
