//! The letters of the Vietnamese alphabet: 29 toneless letters, six tones, two cases.

use super::Tone;

/// A letter of the alphabet: which of the 29, its tone and its case, in one small number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Letter(u16);

/// The toneless letters in alphabetical order; a letter's index is its place here, from 1.
/// Vowels carry their six toned forms in the order of [`Tone`].
const LOWER: [&[char]; 29] = [
    &['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    &['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    &['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    &['b'],
    &['c'],
    &['d'],
    &['đ'],
    &['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    &['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    &['g'],
    &['h'],
    &['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    &['k'],
    &['l'],
    &['m'],
    &['n'],
    &['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    &['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    &['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    &['p'],
    &['q'],
    &['r'],
    &['s'],
    &['t'],
    &['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    &['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    &['v'],
    &['x'],
    &['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// Letters below this code point stand in [`LOW`], those of the block Latin Extended Additional in [`HIGH`].
const LOW_END: usize = 0x1B1;
const HIGH_START: usize = 0x1EA0;
const HIGH_END: usize = 0x1EFA;

static LOW: [u16; LOW_END] = table::<LOW_END>(0);
static HIGH: [u16; HIGH_END - HIGH_START] = table::<{ HIGH_END - HIGH_START }>(HIGH_START);

const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];
const TONE_SHIFT: u16 = 5;
const UPPER: u16 = 1 << 8;

#[allow(clippy::indexing_slicing, reason = "runs at compile time: out of bounds fails the build")]
#[allow(clippy::cast_possible_truncation, reason = "29 letters, 6 tones")]
const fn table<const N: usize>(first: usize) -> [u16; N] {
    let mut table = [0; N];
    let mut row = 0;
    while row < LOWER.len() {
        let mut tone = 0;
        while tone < LOWER[row].len() {
            let lower = LOWER[row][tone] as usize;
            let value = (row as u16 + 1) | (tone as u16) << TONE_SHIFT;
            if lower >= first && lower - first < N {
                table[lower - first] = value;
            }
            let upper = capital(LOWER[row][tone]) as usize;
            if upper >= first && upper - first < N {
                table[upper - first] = value | UPPER;
            }
            tone += 1;
        }
        row += 1;
    }
    table
}

/// The capital of a Vietnamese letter.
const fn capital(lower: char) -> char {
    let code = lower as u32;
    let upper = match code {
        0x61..=0x7A | 0xE0..=0xFE => code - 0x20,
        // In the Latin Extended blocks each capital stands just before its small letter.
        _ => code - 1,
    };
    match char::from_u32(upper) {
        Some(upper) => upper,
        None => lower,
    }
}

impl Letter {
    /// The letter that `c` is, composed characters only; `None` if it is not Vietnamese.
    #[inline]
    pub(crate) fn of(c: char) -> Option<Self> {
        let code = c as usize;
        let value = match LOW.get(code) {
            Some(&value) => value,
            None if c == '\u{212A}' => *LOW.get('K' as usize)?, // the Kelvin sign is canonically K
            None => *HIGH.get(code.checked_sub(HIGH_START)?)?,
        };
        (value != 0).then_some(Self(value))
    }

    /// The toneless lower-case letter with this index.
    pub(crate) fn with_index(index: u8) -> Option<char> {
        LOWER.get(usize::from(index).checked_sub(1)?)?.first().copied()
    }

    /// The place of the toneless letter in the alphabet, 1 to 29.
    #[inline]
    pub(crate) fn index(self) -> u8 {
        (self.0 & 31) as u8
    }

    #[inline]
    pub(crate) fn tone(self) -> Tone {
        TONES.get(usize::from(self.0 >> TONE_SHIFT & 7)).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    pub(crate) fn is_vowel(self) -> bool {
        is_vowel(self.index())
    }

    /// The same letter with another tone; consonants stay.
    pub(crate) fn with_tone(self, tone: Tone) -> Self {
        if self.is_vowel() {
            Self(self.0 & !(7 << TONE_SHIFT) | (tone as u16) << TONE_SHIFT)
        } else {
            self
        }
    }

    /// The letter that results when a combining circumflex, breve or horn follows.
    pub(crate) fn with_mark(self, mark: char) -> Option<Self> {
        let index = compose(self.index(), mark)?;
        // A tone mark that stands before the circumflex or breve blocks it, unless it is the
        // dot below, which canonical ordering moves; the horn moves before any tone.
        let blocked = mark != HORN && !matches!(self.tone(), Tone::Ngang | Tone::Nang);
        (!blocked).then_some(Self(self.0 & !31 | u16::from(index)))
    }

    /// The composed character.
    pub(crate) fn to_char(self) -> Option<char> {
        let row = LOWER.get(usize::from(self.index()).checked_sub(1)?)?;
        let lower = *row.get(usize::from(self.0 >> TONE_SHIFT & 7))?;
        Some(if self.is_upper() { capital(lower) } else { lower })
    }
}

/// The combining marks that make ă, â, ê, ô, ơ, ư out of a, e, o, u.
pub(crate) const CIRCUMFLEX: char = '\u{302}';
pub(crate) const BREVE: char = '\u{306}';
pub(crate) const HORN: char = '\u{31B}';

/// The index of the letter that `mark` makes of the letter `index`.
const fn compose(index: u8, mark: char) -> Option<u8> {
    match (index, mark) {
        (A, BREVE) => Some(A + 1),
        (A, CIRCUMFLEX) => Some(A + 2),
        (E, CIRCUMFLEX) => Some(E + 1),
        (O, CIRCUMFLEX) => Some(O + 1),
        (O, HORN) => Some(O + 2),
        (U, HORN) => Some(U + 1),
        _ => None,
    }
}

// Indices of the letters that rules name.
pub(crate) const A: u8 = 1;
pub(crate) const B: u8 = 4;
pub(crate) const C: u8 = 5;
pub(crate) const E: u8 = 8;
pub(crate) const EE: u8 = 9; // ê
pub(crate) const G: u8 = 10;
pub(crate) const H: u8 = 11;
pub(crate) const I: u8 = 12;
pub(crate) const K: u8 = 13;
pub(crate) const M: u8 = 15;
pub(crate) const N: u8 = 16;
pub(crate) const O: u8 = 17;
pub(crate) const P: u8 = 20;
pub(crate) const Q: u8 = 21;
pub(crate) const R: u8 = 22;
pub(crate) const T: u8 = 24;
pub(crate) const U: u8 = 25;
pub(crate) const V: u8 = 27;
pub(crate) const Y: u8 = 29;

/// Whether the letter with this index is one of a ă â e ê i o ô ơ u ư y.
pub(crate) const fn is_vowel(index: u8) -> bool {
    const VOWELS: u32 = 0b111 << A | 0b11 << E | 1 << I | 0b111 << O | 0b11 << U | 1 << Y;
    VOWELS >> index & 1 != 0
}

/// The index of the letter that starts `utf8` and its length in bytes, toneless lower case only.
#[allow(clippy::indexing_slicing, reason = "runs at compile time: out of bounds fails the build")]
#[allow(clippy::cast_possible_truncation, reason = "an index has five bits")]
pub(crate) const fn index_in(utf8: &[u8], at: usize) -> (u8, usize) {
    let lead = utf8[at] as usize;
    if lead < 0x80 {
        (LOW[lead] as u8 & 31, 1)
    } else {
        (LOW[(lead & 0x1F) << 6 | utf8[at + 1] as usize & 0x3F] as u8 & 31, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_letter_is_known_in_both_cases_and_comes_back() {
        for (row, forms) in LOWER.iter().enumerate() {
            for (tone, &lower) in forms.iter().enumerate() {
                let upper: String = lower.to_uppercase().collect();
                for (c, is_upper) in [(lower, false), (upper.chars().next().unwrap(), true)] {
                    let letter = Letter::of(c).unwrap();
                    assert_eq!(usize::from(letter.index()), row + 1, "{c}");
                    assert_eq!(letter.tone(), TONES[tone], "{c}");
                    assert_eq!(letter.is_upper(), is_upper, "{c}");
                    assert_eq!(letter.to_char(), Some(c));
                }
            }
        }
    }

    #[test]
    fn nothing_else_is_a_letter() {
        let known =
            (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|&c| Letter::of(c).is_some());
        // 12 vowels × 6 tones + 17 consonants, two cases, and the Kelvin sign.
        assert_eq!(known.count(), (12 * 6 + 17) * 2 + 1);
    }

    #[test]
    fn marks_compose_as_unicode_says() {
        for base in LOWER.iter().flat_map(|forms| forms.iter()) {
            for mark in [CIRCUMFLEX, BREVE, HORN] {
                let letter = Letter::of(*base).unwrap().with_mark(mark).and_then(Letter::to_char);
                let nfc: Vec<char> = [*base, mark].into_iter().nfc().collect();
                let expected =
                    (nfc.len() == 1).then(|| nfc[0]).filter(|&c| Letter::of(c).is_some());
                assert_eq!(letter, expected, "{base} + U+{:04X}", u32::from(mark));
            }
        }
    }
}
