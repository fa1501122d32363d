//! Text that is normal already: whole blocks of bytes at a time.
//!
//! The loops have no branch inside a block, so that the compiler turns them into vector code; none
//! of it is tied to a machine. The check of NFC takes about as long as a memcpy of the text; blocks
//! of 128 or 256 bytes gain nothing, and one pass with `E2 80` in it loses.

use super::segment::is_inert;
use crate::normalize::Form;

/// How many bytes are looked at together.
pub(in crate::normalize) const BLOCK: usize = 64;
/// A block and the bytes behind it which tell what its last character is, and whether a mark
/// follows a mark.
pub(in crate::normalize) const WINDOW: usize = BLOCK + 3;

/// The first block, from `from`, that may hold a character that is not inert: the place of its
/// first byte, which may lie within a character. `None` if there is no such block.
#[inline(always)]
#[allow(clippy::inline_always, reason = "vector code only with the check in it")]
pub(super) fn suspect(
    bytes: &[u8],
    from: usize,
    skip_clean: impl Fn(&[u8], usize) -> usize,
    is_clean: impl Fn(&[u8; WINDOW]) -> bool,
) -> Option<usize> {
    let mut at = skip_clean(bytes, from);
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        if !is_clean(window) {
            return Some(at);
        }
        at = skip_clean(bytes, at + BLOCK);
    }
    suspect_in_tail(bytes, at, is_clean)
}

/// The same for the last bytes, fewer than a window, with zeros behind them.
#[inline(never)]
fn suspect_in_tail(
    bytes: &[u8],
    mut at: usize,
    is_clean: impl Fn(&[u8; WINDOW]) -> bool,
) -> Option<usize> {
    while at < bytes.len() {
        let rest = bytes.get(at..)?;
        let mut window = [0; WINDOW];
        for (to, &byte) in window.iter_mut().zip(rest) {
            *to = byte;
        }
        if !is_clean(&window) {
            return Some(at);
        }
        at += BLOCK;
    }
    None
}

/// Whether each character that starts in the block has a lead byte up to `first`, is one of U+1E00
/// to U+1EFF (`E1 B8..BB`), or is inert in `form`.
///
/// With `first` CB, that is all below U+0300, all are inert in NFC.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's loop is vector code only with this in it")]
pub(super) fn is_clean_up_to(window: &[u8; WINDOW], first: u8, form: Form) -> bool {
    let mut suspects = 0;
    for (&lead, &next) in window[..BLOCK].iter().zip(&window[1..=BLOCK]) {
        suspects |= lead.saturating_sub(first).min(not_e1(lead, next));
    }
    // Quotes, dashes and emoji are rare enough to look twice.
    suspects == 0
        || is_clean_with_punctuation(window, first)
        || others_are_inert(window, first, form)
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

/// The same, where the vector code found something.
#[inline(never)]
fn others_are_inert(window: &[u8; WINDOW], first: u8, form: Form) -> bool {
    let mut others = others(window, first);
    while others != 0 {
        let at = others.trailing_zeros() as usize;
        others &= others - 1;
        if !char_at(window, at).is_some_and(|c| is_inert(c, form)) {
            return false;
        }
    }
    true
}

/// Bit n: at byte n of the block starts a character above U+033F that is not in U+1E00 to U+1EFF,
/// or with `first` below CC, above its like.
fn others(window: &[u8; WINDOW], first: u8) -> u64 {
    flagged(window, |[a, b, ..]| u8::from(a.saturating_sub(first).min(not_e1(a, b)) != 0))
}

/// The character that starts at this byte of a block.
fn char_at(window: &[u8; WINDOW], at: usize) -> Option<char> {
    let [a, b, c, d] = window.get(at..)?.first_chunk()?.map(u32::from);
    let (b, c, d) = (b & 0x3F, c & 0x3F, d & 0x3F);
    char::from_u32(match a {
        0..0x80 => a,
        0x80..0xE0 => (a & 0x1F) << 6 | b,
        0xE0..0xF0 => (a & 0xF) << 12 | b << 6 | c,
        _ => (a & 7) << 18 | b << 12 | c << 6 | d,
    })
}

/// A block of letters, what tells that no mark follows the last, and what copies run over.
pub(super) const LETTERS: usize = 2 * BLOCK + 16;
/// The bytes of which `letters` looks at the leads.
const AROUND: usize = BLOCK + 16;

/// Bit n: at byte n of the block starts a letter that Vietnamese has and ASCII has not, or its like
/// below U+0300. `None` if other characters than these may change in NFD, or start with a mark the
/// next block.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
pub(super) fn letters(window: &[u8; LETTERS]) -> Option<u64> {
    let mut suspects = 0;
    for (&lead, &next) in window[..AROUND].iter().zip(&window[1..=AROUND]) {
        suspects |= lead.saturating_sub(0xCB).min(not_e1(lead, next));
    }
    let others = if suspects == 0 { 0 } else { inert_others(window)? };
    Some(bits(window, leads) & !others)
}

/// Bit n: at byte n of the block starts another character, which is inert.
#[inline(never)]
fn inert_others(window: &[u8; LETTERS]) -> Option<u64> {
    let behind = window[BLOCK..AROUND].iter().zip(&window[BLOCK + 1..=AROUND]);
    let no_mark = |(&lead, &next): (&u8, &u8)| lead < 0xCC || not_e1(lead, next) == 0;
    let window = window.first_chunk()?;
    let known = behind.into_iter().all(no_mark) && others_are_inert(window, 0xCB, Form::Nfd);
    known.then(|| others(window, 0xCB))
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

/// Bit n: `flag` is 1 for byte n of the block and the three behind it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "vector code only with the flag in it")]
#[allow(clippy::indexing_slicing, reason = "in range, and a check would be a branch")]
pub(in crate::normalize) fn flagged(window: &[u8; WINDOW], flag: impl Fn([u8; 4]) -> u8) -> u64 {
    let mut flags = [0; BLOCK];
    let mut any = 0;
    for (n, to) in flags.iter_mut().enumerate() {
        *to = flag([window[n], window[n + 1], window[n + 2], window[n + 3]]);
        any |= *to;
    }
    if any == 0 { 0 } else { bits(&flags, |flags| flags << 7) }
}

pub(super) const ONES: u64 = 0x0101_0101_0101_0101;
pub(super) const TOPS: u64 = 0x80 * ONES;

/// Bit n: `marked` sets bit 7 of byte n, given eight bytes at a time.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
pub(in crate::normalize) fn bits(bytes: &[u8], marked: impl Fn(u64) -> u64) -> u64 {
    let words = bytes.as_chunks::<8>().0.iter().take(BLOCK / 8).rev();
    words.fold(0, |mask, &bytes| {
        let tops = marked(u64::from_le_bytes(bytes));
        // Gathers the eight top bits in the highest byte.
        mask << 8 | (tops >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

/// Bit 7 of each of eight bytes that starts a letter which Vietnamese has and ASCII has not, save
/// the few below C3, or a mark.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
pub(in crate::normalize) fn leads(bytes: u64) -> u64 {
    ((bytes & !TOPS) + (0x80 - 0x43) * ONES) & bytes & TOPS
}

#[cfg(test)]
mod tests {
    use super::super::kernel::{Compose, Decompose, Kernel};
    use super::*;

    /// The position of the first block that the definition calls suspect.
    fn naive(text: &str, from: usize) -> Option<usize> {
        use unicode_normalization::char::canonical_combining_class;
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        let inert = |c: char| {
            canonical_combining_class(c) == 0 && is_nfc_quick([c].into_iter()) == IsNormalized::Yes
        };
        let suspect = text.char_indices().find(|&(at, c)| at >= from && !inert(c));
        suspect.map(|(at, _)| from + (at - from) / BLOCK * BLOCK)
    }

    #[test]
    fn finds_the_block_of_a_suspect_wherever_it_stands() {
        for suspect in
            ['\u{300}', '\u{36F}', '\u{2000}', '\u{1DC0}', '\u{1F71}', '\u{1161}', '日', '🙂']
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
        suspect(text.as_bytes(), 0, K::skip_clean, K::is_clean)
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
