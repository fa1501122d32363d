//! A run of letters as the alphabet sees it: toneless letters and one tone.

use super::Tone;
use super::letter::{self, Letter};

/// The most letters that a syllable, or a name written like one, can have (`nghiêng` has 7).
pub(crate) const MAX_LETTERS: usize = 8;

/// Up to eight Vietnamese letters with at most one tone, however the text encodes them.
///
/// NFC, NFD and anything between give the same spelling, so comparing spellings compares what a
/// reader sees. Five bits a letter, the first letter highest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Spelling {
    letters: u64,
    len: u8,
    tone: Tone,
    tone_at: u8,
}

impl Spelling {
    /// The spelling of a whole word; `None` if it holds anything but Vietnamese letters, more than
    /// eight of them, or more than one tone.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut spelling = Self::default();
        word.chars().all(|c| spelling.push(c)).then_some(spelling)
    }

    /// Adds the next character; `false` if the word stops being a Vietnamese spelling.
    #[inline]
    pub(crate) fn push(&mut self, c: char) -> bool {
        match Letter::of(c) {
            Some(letter) => self.push_letter(letter),
            None => self.push_mark(c),
        }
    }

    /// Adds the next letter; `false` if the word stops being a Vietnamese spelling.
    #[inline]
    pub(crate) fn push_letter(&mut self, letter: Letter) -> bool {
        if usize::from(self.len) == MAX_LETTERS {
            return false;
        }
        if letter.tone() != Tone::Ngang && !self.set_tone(letter.tone(), self.len) {
            return false;
        }
        self.letters = self.letters << 5 | u64::from(letter.index());
        self.len += 1;
        true
    }

    fn push_mark(&mut self, mark: char) -> bool {
        let Some(last) = self.len.checked_sub(1) else { return false };
        let index = (self.letters & 31) as u8;
        if !letter::is_vowel(index) {
            return false;
        }
        if let Some(tone) = Tone::from_mark(mark) {
            return self.set_tone(tone, last);
        }
        let tone = if self.tone_at == last { self.tone } else { Tone::Ngang };
        let bare = Letter::with_index(index).and_then(Letter::of);
        let Some(marked) = bare.and_then(|bare| bare.with_tone(tone).with_mark(mark)) else {
            return false;
        };
        self.letters = self.letters & !31 | u64::from(marked.index());
        true
    }

    fn set_tone(&mut self, tone: Tone, at: u8) -> bool {
        let first = self.tone == Tone::Ngang;
        if first {
            self.tone = tone;
            self.tone_at = at;
        }
        first
    }

    pub(crate) fn len(self) -> usize {
        usize::from(self.len)
    }

    pub(crate) fn tone(self) -> Tone {
        self.tone
    }

    /// The letter that carries the tone mark, counted from 0; `None` for tone ngang.
    pub(crate) fn tone_at(self) -> Option<usize> {
        (self.tone != Tone::Ngang).then_some(usize::from(self.tone_at))
    }

    /// The indices of the toneless letters.
    pub(crate) fn letters(self) -> [u8; MAX_LETTERS] {
        let mut rest = self.letters << (64 - 5 * u32::from(self.len)).min(63);
        if self.len == 0 {
            rest = 0;
        }
        core::array::from_fn(|_| {
            let index = (rest >> 59) as u8;
            rest <<= 5;
            index
        })
    }

    /// One number for the toneless letters and the tone: equal for every way to write the syllable
    /// (NFC or NFD, any case, either tone style), different for different syllables; never 0
    /// unless the spelling is empty.
    pub(crate) fn key(self) -> u64 {
        self.letters << 3 | self.tone as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_encoding_gives_the_same_spelling() {
        for word in ["nghiêng", "Được", "ỐC", "thuở", "ậ", "Quỹ", "hoà"] {
            let nfd: String = word.nfd().collect();
            assert_eq!(Spelling::of(word), Spelling::of(&nfd), "{word}");
            assert!(Spelling::of(word).is_some(), "{word}");
        }
        assert_eq!(Spelling::of("a\u{323}\u{302}"), Spelling::of("ậ"));
        assert_eq!(Spelling::of("â\u{323}"), Spelling::of("ậ"));
        assert_eq!(Spelling::of("ó\u{31B}"), Spelling::of("ớ"));
        // The acute blocks the circumflex: canonically this is not ấ.
        assert_eq!(Spelling::of("a\u{301}\u{302}"), None);
    }

    #[test]
    fn what_is_not_one_vietnamese_spelling_is_none() {
        for word in ["hòá", "señor", "Müller", "nghiêngnghiêng", "a1", "b\u{301}", "\u{301}a"]
        {
            assert_eq!(Spelling::of(word), None, "{word}");
        }
    }

    #[test]
    fn letters_come_back_in_order() {
        let spelled = |word: &str| -> String {
            let letters = Spelling::of(word).unwrap().letters();
            letters.iter().filter_map(|&index| Letter::with_index(index)).collect()
        };
        assert_eq!(spelled("Nghiễng"), "nghiêng");
        assert_eq!(spelled("kbuôrabc"), "kbuôrabc");
        assert_eq!(spelled("ạ"), "a");
    }

    #[test]
    fn the_key_forgets_case_and_place_of_the_tone_only() {
        let key = |word| Spelling::of(word).unwrap().key();
        assert_eq!(key("hòa"), key("HOÀ"));
        assert_ne!(key("hòa"), key("hóa"));
        assert_ne!(key("hòa"), key("hoa"));
        assert_ne!(key("ba"), key("bă"));
    }
}
