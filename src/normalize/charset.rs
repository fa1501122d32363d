//! The charsets of Vietnamese before Unicode, to Unicode and back.
//!
//! ```
//! use tieng::normalize::{Charset, decode, detect, encode};
//!
//! let decoded = decode(b"Vi\xD6t Nam", Charset::Tcvn3);
//! assert_eq!(decoded.text, "Việt Nam");
//! assert!(decoded.unmapped.is_empty());
//!
//! let encoded = encode("Việt Nam", Charset::Viqr);
//! assert_eq!(encoded.bytes, b"Vie^.t Nam");
//!
//! // Too short to tell.
//! assert!(detect(b"Vi\xD6t Nam").is_none());
//! ```

mod codes;
mod detect;
mod table;

pub use detect::{Detection, detect};

use super::Normalizer;
use crate::edit::Alignment;
use crate::span::Span;
use crate::syllable::{Letter, Tone};
use codes::{Codes, codes};

/// A charset of Vietnamese that is not Unicode.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Charset {
    /// TCVN 5712:1993, in which every letter has a code (VN1).
    Tcvn3,
    /// TCVN3 as the ABC fonts write it: a capital with a tone has the code of its small letter,
    /// and a font of capitals shows it. Decoding reads both; encoding differs.
    Tcvn3Font,
    /// VNI for Windows: marks follow their letter.
    Vni,
    /// VIQR: marks follow their letter in ASCII (`Vie^.t`), a backslash keeps them apart.
    /// Defined in RFC 1456.
    Viqr,
    /// VISCII 1.1, as RFC 1456 registers it; compared with glibc's converter.
    Viscii,
    /// VPS. The table knows no code of its own for 14 capitals with a dot below; they share that
    /// of the small letter.
    Vps,
    /// Windows-1258: tone marks follow their letter.
    Windows1258,
}

impl Charset {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Tcvn3,
        Self::Tcvn3Font,
        Self::Vni,
        Self::Viqr,
        Self::Viscii,
        Self::Vps,
        Self::Windows1258,
    ];
}

/// What [`decode`] makes of bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Decoded {
    /// The text, its Vietnamese letters composed.
    pub text: String,
    /// Offsets of the bytes that mean nothing in the charset; each is U+FFFD in the text.
    pub unmapped: Vec<usize>,
    /// Which bytes of the input became which of the text.
    pub alignment: Alignment,
}

/// What [`encode`] makes of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Encoded {
    /// The text in the charset.
    pub bytes: Vec<u8>,
    /// Offsets in the text of the characters that the charset lacks. Each is a `?` in the bytes,
    /// or the small letter, if only the capital is lacking.
    pub unmapped: Vec<usize>,
    /// Which bytes of the text became which of the output.
    pub alignment: Alignment,
}

/// Reads `bytes` as text in `charset`. Linear; every byte has its part in the text.
pub fn decode(bytes: &[u8], charset: Charset) -> Decoded {
    let codes = codes(charset);
    let mut out = Decoded::default();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (len, c) = next(rest, charset, codes);
        let start = out.text.len();
        out.text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        if c.is_none() {
            out.unmapped.push(at);
        }
        let same = out.text.as_bytes().get(start..) == bytes.get(at..at + len);
        if !same {
            let new = Span::new(start, out.text.len());
            out.alignment.push(Span::new(at, at + len), new);
        }
        at += len;
    }
    if matches!(charset, Charset::Tcvn3 | Charset::Tcvn3Font | Charset::Vps) {
        raise(&mut out.text);
    }
    out
}

/// The number of bytes of the next character, and the character.
fn next(rest: &[u8], charset: Charset, codes: &Codes) -> (usize, Option<char>) {
    if let (Charset::Viqr, Some((b'\\', behind))) = (charset, rest.split_first()) {
        match behind.first() {
            Some(&escaped) if escaped.is_ascii_graphic() => return (2, Some(escaped.into())),
            _ => return (1, Some('\\')),
        }
    }
    codes.longest(rest).unwrap_or_else(|| {
        let first = rest.first().copied().unwrap_or_default();
        (1, first.is_ascii().then_some(first.into()))
    })
}

/// Gives a word that is otherwise all capitals, two at least, those that share a code with a small
/// letter: `VIệT` becomes `VIỆT`. No letter changes its length.
fn raise(text: &mut String) {
    // Đ and the capitals that have a shape and no tone have codes of their own.
    let is_shared = |c: char| Letter::of(c).is_some_and(|letter| letter.tone() != Tone::Ngang);
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().filter(|c| c.is_uppercase()).count();
        if capitals >= 2 && letters().all(|c| c.is_uppercase() || is_shared(c)) {
            out.extend(word.chars().flat_map(char::to_uppercase));
        } else {
            out.push_str(word);
        }
    }
    if out.len() == text.len() {
        *text = out;
    }
}

/// Writes `text` in `charset`. The text may be in any form.
pub fn encode(text: &str, charset: Charset) -> Encoded {
    let (text, to_composed) = Normalizer::new().normalize_aligned(text);
    let codes = codes(charset);
    let mut out = Encoded::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = out.bytes.len();
        let source = Span::new(at, at + c.len_utf8());
        let next = chars.peek().map(|&(_, next)| next);
        if charset == Charset::Viqr && must_escape(&out.bytes, c, next) {
            out.bytes.push(b'\\');
        }
        let small = || c.to_lowercase().next().and_then(|small| codes.bytes(small));
        match codes.bytes(c) {
            Some(bytes) => out.bytes.extend_from_slice(bytes),
            None if is_ascii_in(codes, c) => out.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            None => {
                out.unmapped.push(to_composed.to_input(source).start);
                out.bytes.extend_from_slice(small().unwrap_or(b"?"));
            }
        }
        if out.bytes.get(start..) != text.as_bytes().get(source.range()) {
            let new = Span::new(start, out.bytes.len());
            out.alignment.push(source, new);
        }
    }
    out.alignment = to_composed.then(&out.alignment);
    out
}

/// Whether the ASCII code of `c` means `c`: VISCII and TCVN 5712 have letters where control characters were.
fn is_ascii_in(codes: &Codes, c: char) -> bool {
    u8::try_from(c).is_ok_and(|code| c.is_ascii() && codes.longest(&[code]).is_none())
}

/// Whether VIQR would read `c`, behind these bytes and before `next`, as a mark or a d of another đ.
fn must_escape(before: &[u8], c: char, next: Option<char>) -> bool {
    let behind = |set: &[u8]| before.last().is_some_and(|last| set.contains(last));
    match c {
        '\\' => true,
        '\'' | '`' | '?' | '~' | '.' => behind(b"aeiouyAEIOUY^(+"),
        '^' => behind(b"aeoAEO"),
        '(' => behind(b"aA"),
        '+' => behind(b"ouOU"),
        'd' | 'D' => behind(b"dD") || matches!(next, Some('đ' | 'Đ')),
        _ => false,
    }
}
