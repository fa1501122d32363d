//! The codes of a charset, both ways.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::Charset;
use super::table::{LETTERS, TCVN3, VISCII, VPS, WINDOWS_1258};
use crate::syllable::{Letter, Tone};

/// The sequences of up to three bytes that stand for a character.
#[derive(Default)]
pub(super) struct Codes {
    chars: HashMap<Vec<u8>, char>,
    bytes: HashMap<char, Vec<u8>>,
}

/// The codes of `charset`, made at the first call.
pub(super) fn codes(charset: Charset) -> &'static Codes {
    static ALL: Lazy<Vec<Codes>> = Lazy::new(|| Charset::ALL.into_iter().map(Codes::new).collect());
    static NONE: Lazy<Codes> = Lazy::new(Codes::default);
    let place = Charset::ALL.iter().position(|&other| other == charset);
    place.and_then(|place| ALL.get(place)).unwrap_or(&NONE)
}

impl Codes {
    /// The longest sequence at the start of `bytes`: its length and its character.
    pub(super) fn longest(&self, bytes: &[u8]) -> Option<(usize, Option<char>)> {
        (1..=3).rev().find_map(|len| Some((len, Some(*self.chars.get(bytes.get(..len)?)?))))
    }

    /// The bytes for a character; `None`: its ASCII code, or nothing.
    pub(super) fn bytes(&self, c: char) -> Option<&[u8]> {
        self.bytes.get(&c).map(Vec::as_slice)
    }

    fn new(charset: Charset) -> Self {
        let mut codes = Self::default();
        let single = |table: [u8; 134]| table.map(|byte| vec![byte]).to_vec();
        match charset {
            Charset::Tcvn3 => {
                codes.add_marks();
                codes.add_letters(single(TCVN3));
            }
            Charset::Tcvn3Font => {
                codes.add_letters(single(TCVN3));
                codes.share_toned_capitals();
            }
            Charset::Viscii => codes.add_letters(single(VISCII)),
            Charset::Vps => codes.add_letters(single(VPS)),
            Charset::Vni => {
                codes.add_punctuation();
                codes.add_letters(LETTERS.chars().map(vni).collect());
            }
            Charset::Viqr => {
                codes.add_letters(LETTERS.chars().map(viqr).collect());
                codes.chars.extend([(b"dD".to_vec(), 'Đ'), (b"Dd".to_vec(), 'Đ')]);
            }
            Charset::Windows1258 => codes.add_windows_1258(),
        }
        codes
    }

    /// The first character to claim a sequence has it: small letters stand before capitals.
    fn add(&mut self, c: char, bytes: Vec<u8>) {
        if *self.chars.entry(bytes.clone()).or_insert(c) == c {
            self.bytes.entry(c).or_insert(bytes);
        }
    }

    fn add_letters(&mut self, sequences: Vec<Vec<u8>>) {
        for (c, bytes) in LETTERS.chars().zip(sequences) {
            self.add(c, bytes);
        }
    }

    /// TCVN 5712 has the tone marks on their own, and a no-break space.
    fn add_marks(&mut self) {
        let marks = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
        for (code, mark) in (0xB0..).zip(marks) {
            self.add(mark, vec![code]);
        }
        self.add('\u{A0}', vec![0xA0]);
    }

    /// In the fonts, Ă Â Ê Ô Ơ Ư Đ have codes, but no capital has with a tone.
    fn share_toned_capitals(&mut self) {
        let plain = "ĂÂÊÔƠƯĐ";
        self.bytes.retain(|c, _| !c.is_uppercase() || plain.contains(*c));
    }

    /// What text in VNI fonts has of Windows' own punctuation.
    fn add_punctuation(&mut self) {
        for (code, c) in (0x80..0xA0).zip(WINDOWS_1258.chars()) {
            if c != char::REPLACEMENT_CHARACTER {
                self.add(c, vec![code]);
            }
        }
    }

    fn add_windows_1258(&mut self) {
        let mut marks = Vec::new();
        for (code, c) in (0x80..=0xFF).zip(WINDOWS_1258.chars()) {
            if unicode_normalization::char::is_combining_mark(c) {
                marks.push((c, code));
            }
            if c != char::REPLACEMENT_CHARACTER {
                self.add(c, vec![code]);
            }
        }
        for c in LETTERS.chars() {
            for &(mark, code) in &marks {
                // The letter without its tone, which may itself be ASCII.
                let Some(base) = without(c, mark) else { continue };
                let mut bytes = self.bytes.get(&base).cloned().unwrap_or_default();
                if base.is_ascii() {
                    bytes = base.to_string().into_bytes();
                }
                bytes.push(code);
                self.add(c, bytes);
            }
        }
    }
}

/// The letter of which `c` is the one with `mark`.
fn without(c: char, mark: char) -> Option<char> {
    let rest: String = c.to_string().nfd().filter(|&part| part != mark).nfc().collect();
    let mut chars = rest.chars();
    let base = chars.next().filter(|&base| base != c)?;
    chars.next().is_none().then_some(base)
}

/// VIQR: the letter, then the mark of its shape, then its tone.
fn viqr(c: char) -> Vec<u8> {
    let (mut letters, mut shapes, mut tones) = (Vec::new(), Vec::new(), Vec::new());
    for part in c.to_string().nfd() {
        match part {
            'đ' => letters.extend(b"dd"),
            'Đ' => letters.extend(b"DD"),
            '\u{302}' => shapes.push(b'^'),
            '\u{306}' => shapes.push(b'('),
            '\u{31B}' => shapes.push(b'+'),
            '\u{300}' => tones.push(b'`'),
            '\u{301}' => tones.push(b'\''),
            '\u{309}' => tones.push(b'?'),
            '\u{303}' => tones.push(b'~'),
            '\u{323}' => tones.push(b'.'),
            letter => letters.extend(letter.to_string().bytes()),
        }
    }
    [letters, shapes, tones].concat()
}

/// VNI: i, ỵ, ơ, ư and đ have bytes of their own, and behind a letter stands the byte of its marks.
fn vni(c: char) -> Vec<u8> {
    /// No tone, huyền, sắc, hỏi, ngã, nặng.
    const TONES: [u8; 6] = [0, 0xF8, 0xF9, 0xFB, 0xF5, 0xEF];
    const CIRCUMFLEX: [u8; 6] = [0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4];
    const BREVE: [u8; 6] = [0xEA, 0xE8, 0xE9, 0xFA, 0xFC, 0xEB];
    const I: [u8; 6] = [b'i', 0xEC, 0xED, 0xE6, 0xF3, 0xF2];
    let small = c.to_lowercase().next().and_then(Letter::of);
    let bare = small.and_then(|letter| letter.with_tone(Tone::Ngang).to_char());
    let (Some(small), Some(bare)) = (small, bare) else { return Vec::new() };
    let (base, marks) = match bare {
        'ă' => (b'a', BREVE),
        'â' => (b'a', CIRCUMFLEX),
        'ê' => (b'e', CIRCUMFLEX),
        'ô' => (b'o', CIRCUMFLEX),
        'ơ' => (0xF4, TONES),
        'ư' => (0xF6, TONES),
        'đ' => (0xF1, TONES),
        'i' => (0, I),
        'y' if small.tone() == Tone::Nang => (0xEE, [0; 6]),
        plain => (u8::try_from(plain).unwrap_or_default(), TONES),
    };
    let mark = match small.tone() {
        Tone::Ngang => marks[0],
        Tone::Huyen => marks[1],
        Tone::Sac => marks[2],
        Tone::Hoi => marks[3],
        Tone::Nga => marks[4],
        Tone::Nang => marks[5],
    };
    // Capitals stand two rows above the small letters, as in ASCII.
    let raise = if c.is_uppercase() { 0x20 } else { 0 };
    [base, mark].into_iter().filter(|&byte| byte != 0).map(|byte| byte - raise).collect()
}
