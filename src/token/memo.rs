//! What was found out about short words, so that a long text asks once about each.
//!
//! A word that ends in a space, a comma or a line break is read by its own bytes alone, so what is
//! true of it in one place is true of it everywhere in every text.

use super::{Case, TokenKind};

/// What a token of letters is, apart from its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    pub(super) kind: TokenKind,
    pub(super) case: Case,
    pub(super) key: u64,
}

/// A word of at most 15 bytes, zeros behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ShortWord(u128);

impl ShortWord {
    /// The bytes from `at` up to a space, a comma or a line break, and how many; `None` if another
    /// byte below `A` comes first, or none in reach.
    #[inline]
    pub(super) fn at(text: &str, at: usize) -> Option<(Self, usize)> {
        const HIGH: u128 = u128::from_ne_bytes([0x80; 16]);
        const A: u128 = u128::from_ne_bytes([b'A'; 16]);
        let window: [u8; 16] = text.as_bytes().get(at..at + 16)?.try_into().ok()?;
        let bytes = u128::from_le_bytes(window);
        // The high bit of each byte that is ASCII and below `A`; no byte borrows from the next.
        let ends = !((bytes | HIGH) - A) & !bytes & HIGH;
        let len = ends.trailing_zeros() as usize / 8;
        if len == 0 || !matches!(window.get(len)?, b' ' | b',' | b'\n' | b'\r') {
            return None;
        }
        Some((Self(bytes & ((1 << (8 * len)) - 1)), len))
    }

    #[inline]
    fn slot(self) -> usize {
        #[allow(clippy::cast_possible_truncation, reason = "the halves of 128 bits")]
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (64 - SLOT_BITS)) as usize
    }
}

/// Until so much text is read, the memory would not pay.
const WORTHWHILE: usize = 4096;
const SLOT_BITS: u32 = 13;

/// The last word seen of those that share a slot, for each slot.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordMemo {
    slots: Vec<(ShortWord, Reading)>,
    /// How much text it was asked for so far: many short texts pay as one long one does.
    read: usize,
}

impl WordMemo {
    /// Takes the memory, if a text of so many bytes more is worth it.
    pub(super) fn grow_for(&mut self, len: usize) {
        self.read = self.read.saturating_add(len);
        if self.slots.is_empty() && self.read >= WORTHWHILE {
            let nothing = Reading { kind: TokenKind::Symbol, case: Case::Lower, key: 0 };
            self.slots = vec![(ShortWord(0), nothing); 1 << SLOT_BITS];
        }
    }

    #[inline]
    pub(super) fn get(&self, word: ShortWord) -> Option<Reading> {
        let (known, reading) = self.slots.get(word.slot())?;
        (*known == word).then_some(*reading)
    }

    pub(super) fn set(&mut self, word: ShortWord, reading: Reading) {
        if let Some(slot) = self.slots.get_mut(word.slot()) {
            *slot = (word, reading);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Token, tokens, tokens_with};
    use super::*;
    use std::fs;

    /// The tokens read without a memory: the oracle.
    fn plainly(text: &str) -> Vec<Token> {
        let mut memo = WordMemo::default();
        let mut scanner = super::super::Scanner::new(text);
        core::iter::from_fn(|| scanner.next(&mut memo)).collect()
    }

    #[test]
    fn memory_changes_nothing() {
        let mut memo = WordMemo::default();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/bench");
        for entry in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let hostile = text.replace(' ', "\u{200B} ").replace("a ", "a\u{301} ");
            for text in [&text, &text.to_uppercase(), &hostile, &text.replace(' ', ",")] {
                assert!(tokens(text).eq(plainly(text)));
                assert!(tokens_with(text, &mut memo).eq(plainly(text)));
            }
        }
    }

    #[test]
    fn a_short_word_ends_where_nothing_can_belong_to_it() {
        let at = |text: &str| ShortWord::at(&format!("{text}{}", " ".repeat(16)), 0);
        assert_eq!(at("nghiêng").map(|(_, len)| len), Some("nghiêng".len()));
        assert_eq!(at("a,b").map(|(_, len)| len), Some(1));
        for text in ["", "a.", "a-b", "1a", "a1", "mười lăm byte".replace(' ', "").as_str()] {
            assert_eq!(at(text).is_some(), text.starts_with('m'), "{text}");
        }
        assert_eq!(at("abcdefghijklmnop"), None);
    }
}
