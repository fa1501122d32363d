//! The charsets before Unicode: there and back, and telling them apart.
#![allow(clippy::unwrap_used, reason = "a test's helpers")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use tieng::Span;
use tieng::normalize::{Charset, decode, detect, encode};
use unicode_normalization::UnicodeNormalization;

const TEXT: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam: Độc lập - Tự do - Hạnh phúc. Mọi người sinh ra \
                    đều được hưởng tự do và bình đẳng về nhân phẩm và quyền lợi, chẳng kể gì.";
const VOWELS: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

#[test]
fn every_letter_and_a_text_come_back() {
    for charset in Charset::ALL {
        let shares_capitals = matches!(charset, Charset::Tcvn3Font | Charset::Vps);
        let upper = VOWELS.to_uppercase();
        let letters = if shares_capitals { VOWELS.to_owned() } else { format!("{VOWELS} {upper}") };
        for text in [TEXT, &letters, &letters.nfd().collect::<String>()] {
            let encoded = encode(text, charset);
            assert_eq!(encoded.unmapped, [], "{charset:?}");
            let decoded = decode(&encoded.bytes, charset);
            assert_eq!(decoded.text, text.nfc().collect::<String>(), "{charset:?}");
            assert_eq!(decoded.unmapped, [], "{charset:?}");
        }
    }
}

#[test]
fn known_bytes() {
    let cases: [(Charset, &[u8], &str); 9] = [
        (Charset::Tcvn3, b"Vi\xD6t Nam \xA7\xE9c l\xCBp", "Việt Nam Độc lập"),
        (Charset::Tcvn3Font, b"VI\xD6T NAM h\xB5", "VIỆT NAM hà"),
        (Charset::Vni, b"Vie\xE4t Nam \xD1o\xE4c la\xE4p", "Việt Nam Độc lập"),
        (Charset::Viqr, b"Vie^.t Nam DDo^.c la^.p", "Việt Nam Độc lập"),
        (Charset::Viqr, b"la\\. d\\d a\\\\b", "la. dd a\\b"),
        (Charset::Viscii, b"Vi\xAEt Nam", "Việt Nam"),
        (Charset::Vps, b"Vi\x8Ct Nam", "Việt Nam"),
        (Charset::Windows1258, b"Vi\xEA\xF2t Nam \x93\xD0\xF4\xF2c\x94", "Việt Nam “Độc”"),
        (Charset::Windows1258, b"\xE0a\xCC", "àà"),
    ];
    for (charset, bytes, text) in cases {
        assert_eq!(decode(bytes, charset).text, text, "{charset:?}");
    }
}

/// What the C library's converter makes of `bytes`; `None` if it is not here.
fn iconv(bytes: &[u8], from: &str) -> Option<String> {
    let mut child = Command::new("iconv")
        .args(["-f", from, "-t", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(bytes).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).ok()
}

#[test]
fn the_tables_are_those_of_the_c_library() {
    let letters = format!("{VOWELS} {}", VOWELS.to_uppercase());
    for (charset, name) in [
        (Charset::Tcvn3, "TCVN5712-1"),
        (Charset::Viscii, "VISCII"),
        (Charset::Windows1258, "CP1258"),
    ] {
        let Some(theirs) = iconv(&encode(&letters, charset).bytes, name).filter(|t| !t.is_empty())
        else {
            println!("skipped: {name}, which no iconv here knows");
            continue;
        };
        assert_eq!(theirs.nfc().collect::<String>(), letters, "{name}");
        // Letter by letter, and the rest of the upper half as they read it.
        for byte in 0x80..=0xFF_u8 {
            let Some(theirs) = iconv(&[byte], name).filter(|text| !text.is_empty()) else {
                continue;
            };
            let ours = decode(&[byte], charset).text;
            assert_eq!(ours, theirs.nfc().to_string(), "{name} {byte:X}");
        }
    }
}

#[test]
fn vni_spells_each_letter() {
    let spelled: [(&str, &[u8]); 6] = [
        ("àáảãạ ăằắẳẵặ âầấẩẫậ", b"a\xF8a\xF9a\xFBa\xF5a\xEF a\xEAa\xE8a\xE9a\xFAa\xFCa\xEB a\xE2a\xE0a\xE1a\xE5a\xE3a\xE4"),
        ("ìíỉĩị ỳýỷỹỵ", b"\xEC\xED\xE6\xF3\xF2 y\xF8y\xF9y\xFBy\xF5\xEE"),
        ("ơờớởỡợ ưừứửữự", b"\xF4\xF4\xF8\xF4\xF9\xF4\xFB\xF4\xF5\xF4\xEF \xF6\xF6\xF8\xF6\xF9\xF6\xFB\xF6\xF5\xF6\xEF"),
        ("êềếểễệ ôồốổỗộ", b"e\xE2e\xE0e\xE1e\xE5e\xE3e\xE4 o\xE2o\xE0o\xE1o\xE5o\xE3o\xE4"),
        ("ẠẶẬ ÌỊ ỲỴ ỢỰ ỆỘ Đ", b"A\xCFA\xCBA\xC4 \xCC\xD2 Y\xD8\xCE \xD4\xCF\xD6\xCF E\xC4O\xC4 \xD1"),
        ("đi", b"\xF1i"),
    ];
    for (text, bytes) in spelled {
        assert_eq!(encode(text, Charset::Vni).bytes, bytes, "{text}");
        assert_eq!(decode(bytes, Charset::Vni).text, text);
    }
}

#[test]
fn viqr_keeps_punctuation_apart_from_marks() {
    for text in ["Ai? Tôi. (a) o+ 'a' d d dd DD đd a^ \\ c:\\d e'e", TEXT] {
        let encoded = encode(text, Charset::Viqr);
        assert!(encoded.bytes.is_ascii());
        assert_eq!(decode(&encoded.bytes, Charset::Viqr).text, text);
    }
}

#[test]
fn viqr_keeps_a_d_apart_from_the_letter_behind_it() {
    for text in ["BGDĐT", "dđ", "ddđ", "đđ", "đdĐ", "ĐDĐdd"] {
        let encoded = encode(text, Charset::Viqr);
        assert_eq!(decode(&encoded.bytes, Charset::Viqr).text, text);
    }
}

#[test]
fn a_control_character_whose_code_is_a_letter_cannot_be_written() {
    for charset in [Charset::Tcvn3, Charset::Viscii] {
        let lost: Vec<char> = (0..128)
            .map(char::from)
            .filter(|c| !encode(&c.to_string(), charset).unmapped.is_empty())
            .collect();
        assert!(
            !lost.is_empty() && lost.iter().all(char::is_ascii_control),
            "{charset:?}: {lost:?}"
        );
    }
    assert_eq!(encode("\u{1}", Charset::Windows1258).bytes, [1]);
}

#[test]
fn what_cannot_be_mapped_is_reported_where_it_stands() {
    let decoded = decode(b"a\x80b", Charset::Windows1258);
    assert_eq!((decoded.text.as_str(), decoded.unmapped.len()), ("a€b", 0));
    let decoded = decode(b"ab\x8Ac\xD2x", Charset::Windows1258);
    assert_eq!(decoded.text, "ab\u{FFFD}c\u{309}x");
    assert_eq!(decoded.unmapped, [2]);
    let encoded = encode("ho\u{300}a 日本", Charset::Viscii);
    assert_eq!(encoded.bytes, b"h\xF2a ??");
    assert_eq!(encoded.unmapped, [6, 9]);
    let encoded = encode("HỌC", Charset::Tcvn3Font);
    assert_eq!(encoded.bytes, b"H\xE4C");
    assert_eq!(encoded.unmapped, [1]);
    let span = decode(b"Vie^.t", Charset::Viqr).alignment.to_input(Span::new(2, 5));
    assert_eq!(span, Span::new(2, 5));
}

#[test]
fn every_byte_is_read() {
    let all: Vec<u8> = (0..=255).collect();
    for charset in Charset::ALL {
        let decoded = decode(&all, charset);
        let known = decoded.text.chars().filter(|&c| c != char::REPLACEMENT_CHARACTER).count();
        assert!(known + decoded.unmapped.len() + 3 > 250, "{charset:?}");
        assert!(decoded.unmapped.iter().all(|&at| at >= 128), "{charset:?}");
    }
}

#[test]
fn detection_finds_the_charset_and_abstains() {
    for charset in Charset::ALL {
        let found = detect(&encode(TEXT, charset).bytes).unwrap_or_else(|| panic!("{charset:?}"));
        let expected = if charset == Charset::Tcvn3Font { Charset::Tcvn3 } else { charset };
        assert_eq!(found.charset, expected);
        assert!(found.confidence > 0.9);
    }
    let french =
        "Il était une fois, dans un château très éloigné, une fée qui rêvait d'été à la forêt";
    let latin1: Vec<u8> = french.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [
        latin1.as_slice(),
        b"",
        b"Vi\xD6t Nam",
        TEXT.as_bytes(),
        b"The cat sat. Is it a dog? No. He's a (man).",
    ] {
        assert_eq!(detect(bytes), None, "{}", String::from_utf8_lossy(bytes));
    }
}
