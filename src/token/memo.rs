//! What was found out about short words, so that a long text asks once about each.
//!
//! A word that ends in white space or in a mark that never belongs to a word is read by its own bytes
//! alone, so what is true of it in one place is true of it everywhere in every text. Before a stop
//! that white space follows, the same holds for words that were seen to take no stop there.

use super::{Case, TokenKind};

/// What a token of letters is, apart from its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    pub(super) kind: TokenKind,
    pub(super) case: Case,
    /// Whether it is known that a stop that ends the sentence does not belong to the word.
    pub(super) leaves_stop: bool,
    pub(super) key: u64,
}

/// What stands after a short word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum After {
    /// White space, the end of the text, or a mark that belongs to no word.
    Nothing,
    /// A stop, and white space or the end of the text.
    Stop,
}

/// A word of at most 15 bytes, zeros behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ShortWord(u128);

impl ShortWord {
    /// The bytes from `at` up to the first that is below `A`, how many they are, and what stands after them; `None` if it could
    /// belong to the word, or none is in reach.
    #[inline]
    pub(super) fn at(text: &str, at: usize) -> Option<(Self, usize, After)> {
        Self::in_window(text.as_bytes().get(at..)?.first_chunk()?)
    }

    /// The same where the text ends in less than 16 bytes, as if line breaks stood after it.
    pub(super) fn at_end(text: &str, at: usize) -> Option<(Self, usize, After)> {
        let mut window = [b'\n'; 16];
        let rest = text.as_bytes().get(at..).filter(|rest| rest.len() < window.len())?;
        for (place, byte) in window.iter_mut().zip(rest) {
            *place = *byte;
        }
        Self::in_window(&window)
    }

    #[inline]
    fn in_window(window: &[u8; 16]) -> Option<(Self, usize, After)> {
        const HIGH: u128 = u128::from_ne_bytes([0x80; 16]);
        const A: u128 = u128::from_ne_bytes([b'A'; 16]);
        let bytes = u128::from_le_bytes(*window);
        // The high bit of each byte that is ASCII and below `A`; no byte borrows from the next.
        let ends = !((bytes | HIGH) - A) & !bytes & HIGH;
        let len = ends.trailing_zeros() as usize / 8;
        let after = match window.get(len)? {
            b' ' | b',' | b'\n' | b'\r' | b')' | b'"' | b';' | b'!' | b'?' => After::Nothing,
            b'.' if matches!(window.get(len + 1)?, b' ' | b'\n' | b'\r') => After::Stop,
            _ => return None,
        };
        (len > 0).then_some((Self(bytes & ((1 << (8 * len)) - 1)), len, after))
    }

    #[inline]
    fn set(self) -> usize {
        #[allow(clippy::cast_possible_truncation, reason = "the halves of 128 bits")]
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (64 - SET_BITS)) as usize
    }
}

/// Until so much text is read, the memory would not pay.
const WORTHWHILE: usize = 4096;
const SET_BITS: u32 = 12;

/// Two words seen of those that share a set, the newer one first, in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Set([(ShortWord, Reading); 2]);

impl Set {
    const EMPTY: Self = {
        let nothing =
            Reading { kind: TokenKind::Symbol, case: Case::Lower, leaves_stop: false, key: 0 };
        Self([(ShortWord(0), nothing); 2])
    };

    #[inline]
    fn get(&self, word: ShortWord) -> Option<Reading> {
        let Self(entries @ [newer, _]) = self;
        // Which of the two it is cannot be foretold, so it is no branch.
        let (known, reading) = entries.get(usize::from(newer.0 != word))?;
        (*known == word).then_some(*reading)
    }
}

/// Words seen, each in its own set or, where that is full, in the one beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordMemo {
    sets: Vec<Set>,
    /// How much text it was asked for so far: many short texts pay as one long one does.
    read: usize,
}

impl WordMemo {
    /// Takes the memory, if a text of so many bytes more is worth it.
    pub(crate) fn grow_for(&mut self, len: usize) {
        self.read = self.read.saturating_add(len);
        if self.sets.is_empty() && self.read >= WORTHWHILE {
            self.sets = vec![Set::EMPTY; 1 << SET_BITS];
        }
    }

    #[inline]
    pub(super) fn get(&self, word: ShortWord) -> Option<Reading> {
        let set = self.sets.get(word.set())?;
        set.get(word).or_else(|| self.get_beside(word))
    }

    #[cold]
    fn get_beside(&self, word: ShortWord) -> Option<Reading> {
        self.sets.get(word.set() ^ 1)?.get(word)
    }

    pub(super) fn set(&mut self, word: ShortWord, reading: Reading) {
        let home = word.set();
        let has_room = |set: &Set| {
            let Set([newer, older]) = set;
            newer.0 == word || older.0 == word || older.0 == ShortWord(0)
        };
        let beside = { self.sets.get(home) }.is_some_and(|set| !has_room(set)) && {
            self.sets.get(home ^ 1)
        }
        .is_some_and(has_room);
        if let Some(Set([newer, older])) = self.sets.get_mut(home ^ usize::from(beside)) {
            if newer.0 != word {
                *older = *newer;
            }
            *newer = (word, reading);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Scanner, Token, tokens};
    use super::*;
    use crate::fixtures;

    /// The tokens read without a memory: the oracle.
    fn plainly(text: &str) -> Vec<Token> {
        let mut memo = WordMemo::default();
        let mut scanner = Scanner::new(text);
        core::iter::from_fn(|| scanner.next(&mut memo)).collect()
    }

    #[test]
    fn memory_changes_nothing() {
        let mut memo = WordMemo::default();
        let text = fixtures::prose();
        let hostile = text.replace(' ', "\u{200B} ").replace("a ", "a\u{301} ");
        let upper = text.to_uppercase();
        let others = [",", ". ", ".\n", ") ", "\"", ";", "? "].map(|mark| text.replace(' ', mark));
        for text in [&text, &upper, &hostile, &upper.replace(' ', ". ")].into_iter().chain(&others)
        {
            assert!(tokens(text).eq(plainly(text)));
            memo.grow_for(text.len());
            let pieces = text.lines().flat_map(|line| line.split(", ")).flat_map(|piece| {
                [piece, piece.trim_end_matches(['.', '!']), piece.split("a ").next().unwrap_or("")]
            });
            for text in pieces.chain([text.as_str()]) {
                let mut again = Vec::new();
                Scanner::new(text).read_to(usize::MAX, &mut memo, &mut again);
                assert_eq!(again, plainly(text), "{text:?}");
            }
        }
    }

    #[test]
    fn a_short_word_ends_where_nothing_can_belong_to_it() {
        for after in ["", " ", "                "] {
            ends_before(after);
        }
    }

    fn ends_before(after: &str) {
        let at = |text: &str| {
            let text = [text, after].concat();
            ShortWord::at(&text, 0).or_else(|| ShortWord::at_end(&text, 0))
        };
        assert_eq!(at("nghiêng").map(|(_, len, _)| len), Some("nghiêng".len()));
        assert_eq!(at("a,b").map(|(_, len, after)| (len, after)), Some((1, After::Nothing)));
        assert_eq!(at("a.").map(|(_, len, after)| (len, after)), Some((1, After::Stop)));
        for text in ["", "a.b", "a..", "a-b", "1a", "a1", "mười lăm byte".replace(' ', "").as_str()]
        {
            assert_eq!(at(text).is_some(), text.starts_with('m'), "{text}");
        }
        assert_eq!(at("abcdefghijklmnop"), None);
    }
}
