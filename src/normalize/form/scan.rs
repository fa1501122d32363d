//! Text that is normal already: whole blocks of bytes at a time.
//!
//! The loops have no branch inside a block, so that the compiler turns them into vector code; none
//! of it is tied to a machine.

use super::block::Kernel;

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;
/// A block and the bytes behind it which tell what its last character is, and whether a mark
/// follows a mark.
pub(super) const WINDOW: usize = BLOCK + 3;

/// The first block, from `from`, that may hold a character that is not inert: the place of its
/// first byte, which may lie within a character. `None` if there is no such block.
pub(super) fn suspect<K: Kernel>(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        if !K::is_clean(window) {
            return Some(at);
        }
        at += BLOCK;
    }
    suspect_in_tail::<K>(bytes, at)
}

/// The same for the last bytes, fewer than a window, with zeros behind them.
#[inline(never)]
fn suspect_in_tail<K: Kernel>(bytes: &[u8], mut at: usize) -> Option<usize> {
    while at < bytes.len() {
        let rest = bytes.get(at..)?;
        let mut window = [0; WINDOW];
        for (to, &byte) in window.iter_mut().zip(rest) {
            *to = byte;
        }
        if !K::is_clean(&window) {
            return Some(at);
        }
        at += BLOCK;
    }
    None
}

/// Whether all characters that start in the block are inert in NFC: those with a lead byte up to
/// `first`, U+1E00 to U+1EFF (`E1 B8..BB`), and U+2002 to U+203F (`E2 80 82..BF`).
///
/// With `first` CB these are all below U+0300.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's loop is vector code only with this in it")]
pub(super) fn is_clean_up_to(window: &[u8; WINDOW], first: u8) -> bool {
    let mut suspects = 0;
    for (&lead, &next) in window[..BLOCK].iter().zip(&window[1..=BLOCK]) {
        suspects |= lead.saturating_sub(first).min(not_e1(lead, next));
    }
    // Dashes, quotes and dots are rare enough to look twice.
    suspects == 0 || is_clean_with_punctuation(window, first)
}

#[inline(never)]
fn is_clean_with_punctuation(window: &[u8; WINDOW], first: u8) -> bool {
    let mut suspects = 0;
    let block = window[..BLOCK].iter().zip(&window[1..=BLOCK]);
    for ((&a, &b), &c) in block.zip(&window[2..]) {
        let not_e2 = (a ^ 0xE2) | (b ^ 0x80) | 0x82_u8.saturating_sub(c);
        suspects |= a.saturating_sub(first).min(not_e1(a, b)).min(not_e2);
    }
    suspects == 0
}

/// Zero for `E1 B8`, `E1 B9`, `E1 BA` and `E1 BB`.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn not_e1(lead: u8, next: u8) -> u8 {
    (lead ^ 0xE1) | ((next ^ 0xB8) & 0xFC)
}

/// Whether all bytes of the block are below `limit`.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
pub(super) fn all_below(window: &[u8; WINDOW], limit: u8) -> bool {
    window[..BLOCK].iter().fold(0, |acc, &byte| acc.max(byte)) < limit
}

/// Whether all characters that start in the block are, in NFD, inert or marks in order: those
/// below U+00C0, Đ and đ, U+2002 to U+203F, and the marks of Vietnamese with some others above.
#[inline(never)]
pub(super) fn is_decomposed(window: &[u8; WINDOW]) -> bool {
    let mut suspects = 0;
    let block = window[..BLOCK].iter().zip(&window[1..]);
    for (((&a, &b), &c), &d) in block.zip(&window[2..]).zip(&window[3..]) {
        // CC 80..94: above the letter, so last. CC 9B: the horn, always first. CC A3: the dot.
        let not_mark = b.saturating_sub(0x94).min(b ^ 0x9B).min(b ^ 0xA3);
        let not_order = d.saturating_sub(0x94).min((d ^ 0xA3) | (b ^ 0x9B));
        let is_pair = u8::from(c == 0xCC).wrapping_neg();
        let not_cc = (a ^ 0xCC) | not_mark | (not_order & is_pair);
        let not_d = (a ^ 0xC4) | ((b | 1) ^ 0x91);
        let not_e2 = (a ^ 0xE2) | (b ^ 0x80) | 0x82_u8.saturating_sub(c);
        suspects |= a.saturating_sub(0xC2).min(not_d).min(not_cc).min(not_e2);
    }
    suspects == 0
}

#[cfg(test)]
mod tests {
    use super::super::block::{Compose, Decompose};
    use super::*;

    /// The position of the first block that the definition calls suspect.
    fn naive(text: &str, from: usize) -> Option<usize> {
        let inert = |c: char| {
            c < '\u{300}' || matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{2002}'..='\u{203F}')
        };
        let suspect = text.char_indices().find(|&(at, c)| at >= from && !inert(c));
        suspect.map(|(at, _)| from + (at - from) / BLOCK * BLOCK)
    }

    #[test]
    fn finds_the_block_of_a_suspect_wherever_it_stands() {
        for suspect in
            ['\u{300}', '\u{36F}', '\u{2000}', '\u{1DC0}', '\u{1F00}', '日', '\u{10FFFF}']
        {
            for clean in ["a", "đ", "ế", "“", "aế”đ"] {
                for before in 0..140 {
                    for after in [0, 1, 2, 70] {
                        let (head, tail) = (clean.repeat(before), clean.repeat(after));
                        let text = format!("{head}{suspect}{tail}");
                        assert_eq!(suspect_in::<Compose>(&text), naive(&text, 0), "{text}");
                        assert_eq!(suspect_in::<Compose>(&format!("{head}{tail}")), None);
                    }
                }
            }
        }
    }

    fn suspect_in<K: Kernel>(text: &str) -> Option<usize> {
        suspect::<K>(text.as_bytes(), 0)
    }

    #[test]
    fn nfd_looks_at_every_letter_that_could_decompose() {
        assert_eq!(suspect_in::<Decompose>(&"abc ¿".repeat(99)), None);
        assert_eq!(suspect_in::<Decompose>(&format!("{}à", "a".repeat(100))), Some(64));
    }

    /// Blocks with this at their start and at their end.
    fn windows(middle: &str) -> impl Iterator<Item = (usize, [u8; WINDOW])> {
        [0, 1, 61, 62, 63].into_iter().map(move |at| {
            let text = format!("{}{middle}{}", "a".repeat(at), "z".repeat(WINDOW));
            (at, *text.as_bytes().first_chunk().unwrap())
        })
    }

    #[test]
    fn every_character_that_a_block_check_passes_is_inert() {
        use unicode_normalization::char::canonical_combining_class;
        use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
        let mut passed = [0, 0];
        for c in '\0'..=char::MAX {
            let text = String::from(c);
            let starter = canonical_combining_class(c) == 0;
            let composed = starter && is_nfc_quick([c].into_iter()) == IsNormalized::Yes;
            let decomposed = text.nfd().eq([c]) && (starter || c < '\u{340}');
            for (_, window) in windows(&text) {
                assert!(!Compose::is_clean(&window) || composed, "{c:?}");
                assert!(!Decompose::is_clean(&window) || decomposed, "{c:?}");
                passed[0] += usize::from(Compose::is_clean(&window));
                passed[1] += usize::from(Decompose::is_clean(&window));
            }
        }
        assert!(passed[0] > 5 * 0x400 && passed[1] > 5 * 0x100);
    }

    #[test]
    fn marks_that_a_block_check_passes_are_in_order() {
        use unicode_normalization::UnicodeNormalization;
        let mut passed = 0;
        for first in '\u{300}'..'\u{370}' {
            for second in '\u{300}'..'\u{370}' {
                let text: String = [first, second].into_iter().collect();
                for (at, window) in windows(&text) {
                    // A mark that starts in the next block is looked at there, if it is not CC.
                    if at + 2 < BLOCK || second < '\u{340}' {
                        let clean = Decompose::is_clean(&window);
                        passed += usize::from(clean);
                        assert!(!clean || text.nfd().eq(text.chars()), "{text:?}");
                    }
                }
            }
        }
        assert!(passed > 1_000);
    }
}
