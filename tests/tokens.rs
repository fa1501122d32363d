//! What a token is: by kind, texts and how they fall apart.

use tieng::token::{TokenKind, tokens};

/// A kind, and texts that are one token of it.
const WHOLE: &[(TokenKind, &[&str])] = &[
    (TokenKind::Syllable, &["Nguyễn", "Krông", "HOÀ", "ngoẻo", "đươ\u{323}c"]),
    (TokenKind::Word, &["Chloé", "Boeing", "Mát-xcơ-va", "km²", "H'Hen", "Coca-Cola"]),
    (
        TokenKind::Abbreviation,
        &["HĐND", "TTg", "GD&ĐT", "LĐ-TB&XH", "PGS.TS.", "HÐND", "CNH–HĐH", "T.V.H."],
    ),
    (TokenKind::Code, &["U23", "COVID-19", "43H-016", "H5N1"]),
    (TokenKind::Number, &["1.000.000", "3,5", "20-25", "12.5%", "1,000,000", "192.168.1.1"]),
    (TokenKind::Date, &["31-12-2020", "2/9/1945", "23-3", "9/1945", "2020-12-31"]),
    (TokenKind::Time, &["14h30", "8:05", "14:30:15", "9h30'", "1:50.25", "1:50.000"]),
    (TokenKind::DocumentNumber, &["05-CT/TW", "30/2020/NĐ-CP", "05 CT/TW", "99/2020/QH14"]),
    (TokenKind::Url, &["https://vi.wikipedia.org/wiki/Ti%E1%BA%BFng", "tuoitre.vn"]),
    (TokenKind::Email, &["an.le@truong.edu.vn"]),
    (TokenKind::Hashtag, &["#chủ_đề"]),
    (TokenKind::Handle, &["@tên"]),
    (TokenKind::FileName, &["bao-cao.docx", "Node.js"]),
    (TokenKind::Punctuation, &["...", "?!", "“", "–"]),
    (TokenKind::Emoji, &["👨‍👩‍👧", ":)", "🇻🇳"]),
    (TokenKind::OtherScript, &["Москва", "漢"]),
    (TokenKind::Symbol, &["₫", "≠"]),
];

/// Texts, and their tokens.
const PIECES: &[(&str, &[&str])] = &[
    ("TP.HCM–Hà Nội", &["TP.HCM", "–", "Hà", "Nội"]),
    ("kinh tế-xã hội", &["kinh", "tế", "-", "xã", "hội"]),
    ("lúc 8:05.", &["lúc", "8:05", "."]),
    ("20km, 5người", &["20", "km", ",", "5", "người"]),
    ("2, 3,5,7", &["2", ",", "3,5", ",", "7"]),
    ("đi(2)", &["đi", "(", "2", ")"]),
];

#[test]
fn a_kind_keeps_its_tokens_whole() {
    for (kind, texts) in WHOLE {
        for text in *texts {
            let found: Vec<_> =
                tokens(text).map(|token| (token.kind, token.span.of(text))).collect();
            assert_eq!(found, [(*kind, *text)]);
        }
    }
}

#[test]
fn what_does_not_belong_together_falls_apart() {
    for (text, pieces) in PIECES {
        let found: Vec<_> = tokens(text).map(|token| token.span.of(text)).collect();
        assert_eq!(found, *pieces);
    }
}
