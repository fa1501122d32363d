//! The fast pass: bytes that may mean something for sentences, and the plain cases among them.
//!
//! Most sentences end with a word in small letters, a stop, a space and a capital, or with their
//! line. That is seen in the bytes; only what is not plain is put into tokens and weighed. The
//! answers are those of a [`super::boundary::Walk`] over all tokens, which a test compares.

use super::marker::{MARKER, is_roman};
use super::vocabulary::{ORDINALS, UNITS, has};
use crate::lexicon;
use crate::syllable::{self, Spelling};

/// What stands at a byte that may mean something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sight {
    /// A line break.
    Line,
    /// A straight double quote.
    Quote,
    /// The end of a sentence, before the byte that is given; whether a straight quote closes with it.
    Ends { end: usize, quote: bool },
    /// What only tokens can tell.
    Unclear,
}

/// A text in which sentences are looked for.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    /// Whether every line break ends a sentence.
    pub(super) lines_end: bool,
}

impl Scan<'_> {
    /// The next thing from byte `at`, in the sentence that starts at byte `start`, and where it stands.
    /// Marks at the end of a line are passed over if lines end sentences, for then the line break decides.
    pub(super) fn next(self, start: usize, from: usize) -> Option<(usize, Sight)> {
        let mut at = from;
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        loop {
            at = skip_quiet(bytes, at)?;
            let sight = match byte(at) {
                b'\n' | b'\r' | 0xB | 0xC => Some(Sight::Line),
                b'"' if is_quiet(byte(at + 1), byte(at + 2)) => Some(Sight::Quote),
                // 1.000
                b'.' if before(bytes, at).is_ascii_digit() && byte(at + 1).is_ascii_digit() => None,
                // -.- starts a byte before its stop.
                b'.' if before(bytes, at) == b'-' && byte(at + 1) == b'-' && at > from => {
                    return Some((at - 1, Sight::Unclear));
                }
                b'.' | b'!' | b'?' => {
                    if let Some(end) = self.passed_end(start, at) {
                        at = end;
                        continue;
                    }
                    Some(plain_end(self.text, start, at).unwrap_or(Sight::Unclear))
                }
                // An emoticon stands after white space or a mark, and is more than its eyes.
                b':' | b';' | b'=' | b'^' | b'<' => {
                    let before = before(bytes, at);
                    let letter = || self.text.get(..at).and_then(|text| text.chars().next_back());
                    let plain = byte(at + 1) <= b' '
                        || before.is_ascii_graphic() && !matches!(before, b'.' | b'!' | b'?')
                        || letter().is_some_and(is_small);
                    (!plain).then_some(Sight::Unclear)
                }
                // T_T starts a byte before its low line.
                b'_' => {
                    let inside = |byte: u8| byte.is_ascii_graphic();
                    let face = at > from
                        && inside(before(bytes, at))
                        && inside(byte(at + 1))
                        && !inside(before(bytes, at - 1))
                        && !inside(byte(at + 2));
                    // TT_TT
                    let weeps = at > from && before(bytes, at) == b'T' && byte(at + 1) == b'T';
                    if face || weeps {
                        return Some((at - 1, Sight::Unclear));
                    }
                    None
                }
                b'\t' => None,
                0xC2 => (byte(at + 1) == 0x85).then_some(Sight::Line),
                0xE2 => match (byte(at + 1), byte(at + 2)) {
                    (0x80, 0xA8 | 0xA9) => Some(Sight::Line),
                    (0x80, 0xA6 | 0xBC) => Some(Sight::Unclear), // … ‼
                    // Quotes, dashes, bullets, spaces; mathematical signs.
                    (0x80 | 0x88..=0x8B, _) | (0x81, 0x9F) => None,
                    _ => Some(Sight::Unclear),
                },
                0xE3 => (byte(at + 1) == 0x80 && byte(at + 2) == 0x82).then_some(Sight::Unclear),
                byte => may_matter(byte).then_some(Sight::Unclear),
            };
            match sight {
                Some(sight) => return Some((at, sight)),
                None => at += 1,
            }
        }
    }

    /// The end of marks that plainly end nothing, or that the end of their line makes needless.
    fn passed_end(self, start: usize, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        if self.lines_end {
            const MARKS: usize = 4;
            let closes = |c: &char| matches!(c, '.' | '!' | '?' | '…' | '”' | '’' | ')' | '»');
            let marks: usize =
                rest.chars().take(MARKS).take_while(closes).map(char::len_utf8).sum();
            let marks = marks + usize::from(rest.as_bytes().get(marks) == Some(&b'"'));
            if matches!(rest.as_bytes().get(marks), Some(b'\n' | b'\r') | None) {
                return Some(at + marks);
            }
        }
        // 1. Đơn · Điều 5. Quyền
        let head = self.text.get(start..at)?;
        let after = rest.strip_prefix(". ");
        if let Some(after) = after.filter(|_| head.len() <= 10) {
            let number = head.strip_prefix("Điều ").unwrap_or(head);
            let short = matches!(number.len(), 1..=3) && number.bytes().all(|b| b.is_ascii_digit());
            return (short && starts_with_capital(after)).then_some(at + 1);
        }
        // (s. 1902); a shorter number may open the next sentence.
        if let [.., b' ', b'(', b'a'..=b'z'] = head.as_bytes()
            && let Some(year) = after.and_then(|after| after.as_bytes().first_chunk::<4>())
            && year.iter().all(u8::is_ascii_digit)
        {
            return Some(at + 1);
        }
        // mưa... rồi
        let after = rest.trim_start_matches('.');
        let word = after.strip_prefix(' ').filter(|_| after.len() + 1 < rest.len())?;
        let end = word.find(|c| !is_small(c))?;
        let plain = !word.starts_with('x')
            && end > 1
            && matches!(word.as_bytes().get(end), Some(b' ' | b','));
        plain.then_some(self.text.len() - after.len())
    }
}

/// The next byte from `at` that may matter, or shares its block with one that does.
#[inline]
fn skip_quiet(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut rest = bytes.get(at..)?;
    // Whole blocks are asked at once: compilers turn this into a few wide instructions.
    while let Some((block, after)) = rest.split_first_chunk::<16>() {
        if block.iter().fold(false, |any, &byte| any | may_matter(byte)) {
            break;
        }
        at += block.len();
        rest = after;
    }
    rest.iter().position(|&byte| may_matter(byte)).map(|found| at + found)
}

/// Bytes that stand, or start a character that stands, where a sentence may end; and a few others, so that
/// the question is short.
#[inline]
#[allow(
    clippy::needless_bitwise_bool,
    reason = "lazy operators would keep compilers from wide ones"
)]
fn may_matter(byte: u8) -> bool {
    (byte == b'.')
        | (byte < b' ')
        | (byte.wrapping_sub(b'!') < 2)
        | (byte.wrapping_sub(b':') < 6) // : ; < = > ?
        | (byte & 0xFE == b'^') // ^ _
        | (byte == 0xC2)
        | (byte & 0xFE == 0xE2)
        | (byte >= 0xEF)
}

fn before(bytes: &[u8], at: usize) -> u8 {
    at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(0)
}

/// Whether no combining mark stands at these bytes.
fn is_quiet(first: u8, second: u8) -> bool {
    first.is_ascii()
        || matches!(first, 0xC3 | 0xC4 | 0xC6)
        || first == 0xE1 && matches!(second, 0xBA | 0xBB)
}

/// Whether the mark at `at` ends a sentence for certain: `mưa. Tôi`, `mưa!” Tôi`, `(mưa). Tôi`.
fn plain_end(text: &str, start: usize, at: usize) -> Option<Sight> {
    let (head, tail) = (text.get(..at)?, text.get(at..)?);
    let stop = tail.starts_with('.');
    let mut quote = false;
    let rest = if stop {
        let rest = tail.get(1..)?;
        let closed = rest
            .strip_prefix('”')
            .or_else(|| rest.strip_prefix('"'))
            .or_else(|| rest.strip_prefix(')'));
        quote = rest.starts_with('"');
        closed.unwrap_or(rest)
    } else {
        tail.trim_start_matches(['!', '?'])
    };
    let next = rest.strip_prefix(' ')?;
    let next = next.strip_prefix('“').unwrap_or(next);
    let plain = starts_with_capital(next) && (!stop || ends_with_word(head, at - start > MARKER));
    plain.then_some(Sight::Ends { end: text.len() - rest.len(), quote })
}

/// Whether a text starts with a capital that a letter follows, a lone Vietnamese one, or a word in
/// capitals: `Tôi`, `Ở `, `UBND `.
fn starts_with_capital(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(first), Some(next)) = (chars.next(), chars.next()) else { return false };
    if !is_capital(first) {
        return false;
    }
    let in_capitals = || {
        let end = text.bytes().position(|b| !b.is_ascii_uppercase()).unwrap_or(0);
        let word = text.get(..end).unwrap_or("");
        end > 1 && text.as_bytes().get(end) == Some(&b' ') && !matches!(word, "XD" | "QAQ")
    };
    is_small(next) || next == ' ' && !first.is_ascii() || next.is_ascii_uppercase() && in_capitals()
}

/// Whether a text ends with a word that a stop makes no abbreviation of, nor a list marker:
/// `mưa`, `Nội`, `sinh`, `1990`, `70%`, `mưa)`. Far from the start of a sentence no marker stands.
fn ends_with_word(text: &str, far: bool) -> bool {
    let inner = text.strip_suffix([')', '”', '"']);
    if far && inner.is_some() || text.ends_with('%') {
        return true;
    }
    // Bài 1 (2 điểm).
    if text.ends_with(')') {
        return false;
    }
    let text = inner.unwrap_or(text);
    let tail = text.len().saturating_sub(LONGEST);
    let bytes = text.as_bytes().get(tail..).unwrap_or(&[]);
    let Some(space) = bytes.iter().rposition(|&b| b == b' ') else {
        return bytes.len() == LONGEST && bytes.iter().all(u8::is_ascii_lowercase);
    };
    let Some(word) = text.get(tail + space + 1..) else { return false };
    if word.bytes().all(|b| b.is_ascii_digit()) {
        // A short number may be a marker at the start of a sentence, after a colon, or in a
        // heading that is quoted: như sau: “Điều 5. Quyền.
        let before = text.get(..tail + space).and_then(|head| head.rsplit(' ').next());
        let plain = |word: &str| word.ends_with(is_small) && word.chars().all(is_letter);
        return word.len() > 3 || far && !word.is_empty() && before.is_some_and(plain);
    }
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return false };
    if !is_letter(first) || !chars.clone().all(is_small) {
        return false;
    }
    let letters = 1 + chars.count();
    let marked = word.chars().any(|c| !c.is_ascii() && !matches!(c, 'đ' | 'Đ'));
    let readable = || word.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u'));
    let is_syllable = || Spelling::of(word).is_some_and(syllable::is_syllable);
    let unlisted = || lexicon::stop_of(word).is_none() && !has(UNITS, word);
    let known = match (is_small(first), marked, letters) {
        (true, true, _) => letters > 1 || matches!(first, 'ạ' | 'à' | 'ý'),
        // cty, etc, var are no syllables; the longest short forms are subsp, Corp, Prof.
        (true, false, 3..=5) => is_syllable(),
        (true, false, 6..) | (false, false, 5..) => readable(),
        (false, true, 3..) => true,
        (_, _, 2) | (false, false, 3) => is_syllable() && unlisted(),
        (false, false, 4) => readable() && unlisted(),
        _ => false,
    };
    // The syllables vi and xi are numerals too.
    let numeral = || letters == 2 && is_roman(word);
    known && (far || !has(ORDINALS, word) && !numeral())
}

/// The longest Vietnamese syllable, *nghiêng* with a tone, and the space before it, in bytes.
const LONGEST: usize = 12;

fn is_letter(c: char) -> bool {
    is_small(c) || is_capital(c)
}

/// A small letter of Vietnamese, composed.
fn is_small(c: char) -> bool {
    match c {
        '÷' => false,
        'a'..='z' | 'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => true,
        'ạ'..='ỹ' => u32::from(c) % 2 == 1,
        _ => false,
    }
}

/// A capital letter of Vietnamese, composed.
fn is_capital(c: char) -> bool {
    match c {
        '×' => false,
        'A'..='Z' | 'À'..='Ý' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => true,
        'Ạ'..='Ỹ' => u32::from(c) % 2 == 0,
        _ => false,
    }
}
