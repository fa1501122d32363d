//! What several test files share: hostile texts, and what the stages promise of any text.
#![allow(dead_code, unused_imports, reason = "each test file uses some of it")]

pub(crate) mod properties;

use proptest::prelude::*;

pub(crate) use properties::assert_covers;

/// How many cases a property is tried on; `PROPTEST_CASES` sets another number.
pub(crate) fn cases(number: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(number);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Texts that break other tools.
pub(crate) const HOSTILE: &[&str] = &[
    "",
    " ",
    "\u{FEFF}Việt\u{200B} Nam\r\n",
    "a.",
    "A.",
    "a.a.a.a@",
    "CTDV (",
    "((((“““",
    "x\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}\u{302}",
    "👨‍👩‍👧‍👦🇻🇳🇻",
    "1.2,3.4,5-6/7:8%",
    "http://((((]]]))",
    "a@b.c@d.e-",
    "TP. TP.TP.. TP...",
    "v.v. v.v... V.v",
    "#a#b @c@d #",
    "H'''H'H-H-h",
    "日本語ไทยالعربيةहिन्दी한국어",
    "\u{0}\u{1}\u{7F}\u{85}\u{A0}\u{2028}\u{3000}",
    "05 CT/TW-/&-/05-CT/TW/30/2020/NĐ-CP",
    "ÂẤẬẦ\u{323}\u{302}\u{31B}",
    "K\u{212A}Å\u{212B}ﬁ\u{FB01}",
    "0️⃣#️⃣©️®",
    "\u{1100}\u{1161}\u{11A8}",
];

/// Text put together from what Vietnamese text is made of, in an order that no writer intends.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Hội đồng",
            "nhân dân",
            "HĐND",
            "UBND",
            "TP.",
            "HCM",
            "công tác dân vận (CTDV)",
            "CTDV",
            "hòa",
            "hoà",
            "thuỷ",
            "Ủy",
            "uỷ ban",
            "Nguyễn Văn An",
            "N.",
            "v.v.",
            "v.v...",
            "31-12-2020",
            "2/9",
            "14h30",
            "3,5%",
            "1.000.000",
            "05 CT/TW",
            "30/2020/NĐ-CP",
            "a.b@c.vn",
            "https://a.vn/b",
            "www.x.com",
            "#tag",
            "@ten",
            "a.doc",
            "khóa XI, XII",
            "Đắk Lắk",
            "Chloé",
            "Mát-xcơ-va",
            "COVID-19",
            "👨‍👩‍👧",
            "🇻🇳",
            ":)",
            "日本",
            "Привет",
            "한국",
        ])
        .prop_map(str::to_string),
        prop::sample::select(vec![
            " ", " ", " ", "\n", "\r\n", "\t", "\u{A0}", ".", ",", ";", ":", "!", "?", "…", "...",
            "(", ")", "[", "]", "“", "”", "\"", "'", "-", "–", "/", "&", "@", "#", "%", "_",
            "\u{301}", "\u{323}", "\u{302}", "\u{200B}", "\u{200D}", "\u{AD}", "\u{FEFF}",
            "\u{FE0F}", "0", "9", "a", "B", "đ", "Ư", "ơ", "ậ",
        ])
        .prop_map(str::to_string),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
