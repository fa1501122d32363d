//! What letters and marks become, as UTF-8 that is ready to be written.

use once_cell::sync::Lazy;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// A few bytes of UTF-8, the first lowest, and their number in the highest byte; 0: unknown.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Bytes(u64);

impl Bytes {
    const UNKNOWN: Self = Self(0);

    fn of(chars: impl IntoIterator<Item = char>) -> Self {
        let text: String = chars.into_iter().collect();
        let bytes = text.bytes().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(byte));
        // All that the tables hold is at most a letter and two marks: six bytes.
        if text.len() > 7 { Self::UNKNOWN } else { Self(bytes | (text.len() as u64) << 56) }
    }

    /// The first `len` of these bytes.
    #[inline]
    pub(super) fn raw(bytes: [u8; 8], len: usize) -> Self {
        Self(u64::from_le_bytes(bytes) & 0xFF_FFFF_FFFF_FFFF | (len as u64) << 56)
    }

    #[inline]
    pub(super) fn bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    #[inline]
    pub(super) fn len(self) -> usize {
        (self.0 >> 56) as usize
    }

    #[inline]
    pub(super) fn is_unknown(self) -> bool {
        self.0 == 0
    }
}

/// The marks of Vietnamese, all encoded as CC and a byte. A mark's number is its place, from 1.
const MARKS: [char; 8] =
    ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}'];
const NUMBERS: usize = 16;
const ROWS: usize = 32;
/// The number of every other mark.
const UNKNOWN: u8 = 15;

/// What a vowel of Vietnamese without a tone and one or two marks compose to.
pub(super) struct Composed {
    /// The number of each mark, by the low six bits of its last byte.
    numbers: [u8; 64],
    /// By the last byte of a letter: its row, from 1, and above that the byte before, if it has
    /// two. 0: no vowel.
    rows: [u16; 256],
    /// By row, first mark and second mark.
    results: Box<[Bytes; ROWS * NUMBERS * NUMBERS]>,
}

pub(super) static COMPOSED: Lazy<Composed> = Lazy::new(|| {
    let mut table = Composed {
        numbers: [UNKNOWN; 64],
        rows: [0; 256],
        results: Box::new([Bytes::UNKNOWN; ROWS * NUMBERS * NUMBERS]),
    };
    for (number, mark) in (1..).zip(MARKS) {
        if let Some(place) = table.numbers.get_mut(mark as usize & 63) {
            *place = number;
        }
    }
    for (row, letter) in (1..).zip("AEIOUYaeiouyÂÊÔƠƯăâêôơư".chars()) {
        // Ă has no row: it ends as Â does, and to tell them apart costs every step a twentieth.
        let mut utf8 = [0; 4];
        let (lead, last) = match *letter.encode_utf8(&mut utf8).as_bytes() {
            [lead, last] => (lead, last),
            [last] => (0, last),
            _ => continue,
        };
        if let Some(place) = table.rows.get_mut(usize::from(last)) {
            *place = u16::from(lead) << 8 | row;
        }
        for first in 0..NUMBERS {
            for second in 0..NUMBERS {
                let mark = |number: usize| MARKS.get(number.wrapping_sub(1)).copied();
                let marks = mark(first).into_iter().chain(mark(second));
                let one = |chars: Vec<char>| (chars.len() == 1).then_some(chars);
                let known = mark(first).is_some() && (second == 0 || mark(second).is_some());
                let result = known
                    .then(|| core::iter::once(letter).chain(marks).nfc().collect())
                    .and_then(one);
                let at = place(row.into(), first, second);
                if let (Some(place), Some(result)) = (table.results.get_mut(at), result) {
                    *place = Bytes::of(result);
                }
            }
        }
    }
    table
});

impl Composed {
    /// The number of the mark with this last byte, after CC.
    #[inline]
    pub(super) fn number(&self, last: u8) -> usize {
        self.numbers.get(usize::from(last & 63)).map_or(UNKNOWN, |&number| number).into()
    }

    /// What the letter that ends in `last`, with `lead` before that, and the marks with these
    /// numbers compose to; `second` may be 0.
    #[inline]
    pub(super) fn get(&self, lead: u8, last: u8, first: usize, second: usize) -> Bytes {
        let row = self.rows.get(usize::from(last)).map_or(0, |&row| row);
        // One byte, or two of which the first is right.
        let known = row >> 8 == 0 || row >> 8 == u16::from(lead);
        let row = usize::from(row & 0xFF) & usize::from(known).wrapping_neg();
        self.results.get(place(row, first, second)).copied().unwrap_or(Bytes::UNKNOWN)
    }
}

#[inline]
fn place(row: usize, first: usize, second: usize) -> usize {
    (row % ROWS * NUMBERS + first % NUMBERS) * NUMBERS + second % NUMBERS
}

/// Whether two marks, by their last bytes after CC, are of Vietnamese and in canonical order.
#[inline]
pub(super) fn in_order(first: u8, second: u8) -> bool {
    // The horn, the dot below, and those above; any other mark is out of order.
    let class = |last: u8, other: u8| match last {
        0x9B => 1,
        0xA3 => 2,
        0x80..=0x83 | 0x86 | 0x89 => 3,
        _ => other,
    };
    class(first, 4) <= class(second, 0)
}

/// What the characters from U+00C0 to U+02FF and from U+1E00 to U+1EFF decompose to.
pub(super) struct Decomposed(Box<[Bytes; 1024]>);

pub(super) static DECOMPOSED: Lazy<Decomposed> = Lazy::new(|| {
    let mut table = Decomposed(Box::new([Bytes::UNKNOWN; 1024]));
    for c in (0xC0..0x300).chain(0x1E00..0x1F00).filter_map(char::from_u32) {
        let mut parts = Vec::new();
        decompose_canonical(c, |part| parts.push(part));
        let mut utf8 = [0; 4];
        c.encode_utf8(&mut utf8);
        let [a, b, c, _] = utf8;
        if let Some(place) = table.0.get_mut(Decomposed::place(a, b, c)) {
            *place = Bytes::of(parts);
        }
    }
    table
});

impl Decomposed {
    /// The decomposition of the character with these bytes: two of U+00C0 to U+02FF, or three of
    /// U+1E00 to U+1EFF.
    #[inline]
    pub(super) fn get(&self, a: u8, b: u8, c: u8) -> Bytes {
        self.0.get(Self::place(a, b, c)).copied().unwrap_or(Bytes::UNKNOWN)
    }

    /// Two bytes: the code point, below 768. Three: 768 and its low eight bits.
    #[inline]
    fn place(a: u8, b: u8, c: u8) -> usize {
        let six = |byte: u8| usize::from(byte & 0x3F);
        let two = usize::from(a & 0x1F) << 6 | six(b);
        let three = 0x300 | six(b) << 6 & 0xFF | six(c);
        // Two or three bytes is nothing that a processor could guess: no branch.
        let is_three = usize::from(a >= 0xE0).wrapping_neg();
        (two & !is_three | three & is_three) % 1024
    }
}
