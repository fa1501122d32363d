//! Reading a text by byte and by character, without a way to read past its ends.

use crate::syllable::is_mark;

/// A text that answers every position: outside of it there is nothing.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
}

impl<'t> Cursor<'t> {
    /// The byte at `at`; 0 past the end.
    #[inline]
    pub(super) fn byte(self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The character that starts at `at`.
    #[inline]
    pub(super) fn char(self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte.is_ascii() && at < self.text.len() {
            return Some(char::from(byte));
        }
        self.from(at).chars().next()
    }

    /// The last character before `at` that is no combining mark.
    pub(super) fn base_before(self, at: usize) -> Option<char> {
        self.text.get(..at)?.trim_end_matches(is_mark).chars().next_back()
    }

    /// The text from `at` on.
    #[inline]
    pub(super) fn from(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    /// The text between two positions.
    pub(super) fn slice(self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The end of the run of bytes from `at` that satisfy `keep`.
    #[inline]
    pub(super) fn skip_bytes(self, at: usize, keep: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        at + rest.iter().position(|&byte| !keep(byte)).unwrap_or(rest.len())
    }

    /// The end of the run of characters from `at` that satisfy `keep`.
    pub(super) fn skip_chars(self, at: usize, keep: impl Fn(char) -> bool) -> usize {
        let rest = self.from(at);
        at + rest.find(|c| !keep(c)).unwrap_or(rest.len())
    }
}
