//! The two forms, as tables and a few bytes of a block tell them.

#![allow(clippy::inline_always, reason = "parts of one loop, which is fast only as a whole")]

use super::scan::{self, BLOCK, LETTERS, ONES, TOPS, WINDOW, leads};
use super::table::{self, Bytes, COMPOSED, Composed, DECOMPOSED, Decomposed};
#[cfg(all(target_arch = "x86_64", not(tieng_portable)))]
use super::wide;
use crate::normalize::Form;

/// One of the two forms.
pub(super) trait Kernel {
    const FORM: Form;
    /// Whether there is more than `None` to [`letters`](Self::letters).
    const HAS_LETTERS: bool;

    fn new() -> Self;
    /// The bytes to reserve for what `len` bytes become.
    fn capacity(len: usize) -> usize;
    /// Whether no character that starts in the block is affected by the form.
    fn is_clean(window: &[u8; WINDOW]) -> bool;

    /// The place up to which no character that starts behind `from` is affected, as far as whole
    /// blocks tell it faster than [`is_clean`](Self::is_clean).
    #[inline(always)]
    fn skip_clean(_bytes: &[u8], from: usize) -> usize {
        from
    }

    /// Whether [`step`](Self::step) knows all characters that start in the block.
    fn is_known(window: &[u8; WINDOW]) -> bool;
    /// Bit 7 of each of the eight bytes at which something happens.
    fn marked(bytes: u64) -> u64;
    /// Of the bits of a block at which something happens, those where a step starts: of all for
    /// which that is known without reading on.
    fn starts(mask: u64) -> u64;
    /// Whether a step of this length may have taken the next start with it.
    fn takes_next(len: usize) -> bool;
    /// What to write for the bytes of the text around the marked one.
    fn step(&self, view: &[u8], marked: usize) -> Option<Step>;

    /// Writes what becomes of the characters that start in the block, if only letters change and no
    /// mark follows one. The number of bytes read and written.
    #[inline(always)]
    fn letters(&self, _: &[u8; LETTERS], _: &mut [u8; TARGET]) -> Option<(usize, usize)> {
        None
    }
}

/// Room for what [`letters`](Kernel::letters) writes: of two bytes become five at most, and a copy
/// runs over.
pub(super) const TARGET: usize = 5 * BLOCK / 2 + BLOCK;

/// A change: these stand for the bytes that begin `back` before the marked one and end `len` behind
/// its start.
pub(super) struct Step {
    pub(super) back: usize,
    pub(super) len: usize,
    pub(super) new: Bytes,
}

/// To NFC.
pub(super) struct Compose(&'static Composed);

impl Kernel for Compose {
    const FORM: Form = Form::Nfc;
    const HAS_LETTERS: bool = false;

    fn new() -> Self {
        Self(&COMPOSED)
    }

    fn capacity(len: usize) -> usize {
        len
    }

    #[inline(always)]
    fn is_clean(window: &[u8; WINDOW]) -> bool {
        scan::is_clean_up_to(window, 0xCB, Form::Nfc)
    }

    #[cfg(all(target_arch = "x86_64", not(tieng_portable)))]
    #[inline(always)]
    fn skip_clean(bytes: &[u8], from: usize) -> usize {
        wide::skip_clean(bytes, from)
    }

    #[inline(always)]
    fn is_known(window: &[u8; WINDOW]) -> bool {
        scan::is_clean_up_to(window, 0xCC, Form::Nfc)
    }

    /// CC: the marks from U+0300 to U+033F.
    #[inline(always)]
    fn marked(bytes: u64) -> u64 {
        let other = bytes ^ (0xCC * ONES);
        !(((other & !TOPS) + !TOPS) | other) & TOPS
    }

    /// A mark right behind a mark is the second of a step.
    #[inline(always)]
    fn starts(mask: u64) -> u64 {
        mask & !(mask << 2)
    }

    #[inline(always)]
    fn takes_next(_: usize) -> bool {
        false
    }

    #[inline(always)]
    fn step(&self, view: &[u8], marked: usize) -> Option<Step> {
        let window: [u8; 8] = *view.get(marked..)?.first_chunk()?;
        let before = |n: usize| view.get(marked.wrapping_sub(n)).copied().unwrap_or(0);
        let (lead, last) = (before(2), before(1));
        // A letter of one or two bytes, CC and a mark, maybe CC and a second mark, and what comes
        // then. Which of these nobody can guess: computed, not branched upon.
        let [_, first, next, second, ..] = window;
        let two = usize::from(next == 0xCC);
        let second = self.0.number(second) & two.wrapping_neg();
        let behind = u64::from_le_bytes(window) >> (16 + 16 * two);
        let [next, after, ..] = behind.to_le_bytes();
        let new = self.0.get(lead, last, self.0.number(first), second);
        let known = starts_character(next, after) & !new.is_unknown();
        let back = 1 + usize::from(last >= 0x80);
        known.then_some(Step { back, len: 2 + 2 * two, new })
    }
}

/// To NFD.
pub(super) struct Decompose(&'static Decomposed);

impl Kernel for Decompose {
    const FORM: Form = Form::Nfd;
    const HAS_LETTERS: bool = true;

    fn new() -> Self {
        Self(&DECOMPOSED)
    }

    fn capacity(len: usize) -> usize {
        // Vietnamese prose grows by a sixth.
        len + len / 4
    }

    #[inline(always)]
    fn is_clean(window: &[u8; WINDOW]) -> bool {
        scan::all_below(window, 0xC3) || scan::is_decomposed(window)
    }

    #[inline(always)]
    fn is_known(window: &[u8; WINDOW]) -> bool {
        scan::is_clean_up_to(window, 0xCC, Form::Nfd)
    }

    /// C3 and above: letters that may decompose, and marks.
    #[inline(always)]
    fn marked(bytes: u64) -> u64 {
        leads(bytes)
    }

    #[inline(always)]
    fn starts(mask: u64) -> u64 {
        mask
    }

    /// Two marks.
    #[inline(always)]
    fn takes_next(len: usize) -> bool {
        len == 4
    }

    #[inline(always)]
    fn step(&self, view: &[u8], marked: usize) -> Option<Step> {
        let window: [u8; 8] = *view.get(marked..)?.first_chunk()?;
        let [a, b, c, ..] = window;
        if a == 0xCC {
            return Self::marks(window);
        }
        if a > 0xCC && !(a == 0xE1 && b & 0xFC == 0xB8) {
            let len = 2 + usize::from(a >= 0xE0) + usize::from(a >= 0xF0);
            return Some(Step { back: 0, len, new: Bytes::raw(window, len) });
        }
        let three = usize::from(a >= 0xE0);
        let behind = u64::from_le_bytes(window) >> (16 + 8 * three);
        let [lead, next, ..] = behind.to_le_bytes();
        let new = self.0.get(a, b, c);
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { back: 0, len: 2 + three, new })
    }

    #[inline(always)]
    fn letters(&self, window: &[u8; LETTERS], target: &mut [u8; TARGET]) -> Option<(usize, usize)> {
        const GAP: usize = BLOCK / 2;
        let mut letters = scan::letters(window)?;
        let (mut read, mut written) = (0, 0);
        while letters != 0 {
            let at = letters.trailing_zeros() as usize;
            letters &= letters - 1;
            let [a, b, c] = *window.get(at..)?.first_chunk()?;
            let new = self.0.get(a, b, c);
            // More than the gap is copied, and overwritten by what comes next.
            let gap = at.wrapping_sub(read);
            copy::<GAP>(window, read, target, written)?;
            if gap > GAP {
                copy::<GAP>(window, read + GAP, target, written + GAP)?;
            }
            written += gap;
            *target.get_mut(written..)?.first_chunk_mut()? = new.bytes();
            written += new.len();
            read = at + 2 + usize::from(a >= 0xE0);
        }
        // The next block starts with a character.
        let mut end = read.max(BLOCK);
        while window.get(end)? & 0xC0 == 0x80 {
            end -= 1;
        }
        copy::<BLOCK>(window, read, target, written)?;
        Some((end, written + end - read))
    }
}

/// Copies as many bytes as are wanted at most.
#[inline(always)]
fn copy<const LEN: usize>(from: &[u8], at: usize, to: &mut [u8], place: usize) -> Option<()> {
    *to.get_mut(place..)?.first_chunk_mut::<LEN>()? = *from.get(at..)?.first_chunk()?;
    Some(())
}

impl Decompose {
    /// Marks behind a letter that does not decompose stay, if they are in order.
    fn marks(window: [u8; 8]) -> Option<Step> {
        let [_, first, lead, second, after, next, ..] = window;
        if starts_character(lead, second) {
            return Some(Step { back: 0, len: 2, new: Bytes::raw(window, 2) });
        }
        let known = lead == 0xCC && table::in_order(first, second) && starts_character(after, next);
        known.then_some(Step { back: 0, len: 4, new: Bytes::raw(window, 4) })
    }
}

/// Whether a lead byte and the byte behind it start a character that changes nothing before it.
/// `false` may also mean: to be looked at closely.
#[inline(always)]
fn starts_character(lead: u8, next: u8) -> bool {
    let three = u8::from(lead == 0xE1) & u8::from(next & 0xFC == 0xB8)
        | u8::from(lead == 0xE2) & u8::from(next == 0x80);
    lead < 0xCC || three != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// What `letters` makes of the block at the start of the text, and of how much.
    fn letters(text: &str) -> Option<(usize, String)> {
        let mut target = [0; TARGET];
        let window = text.as_bytes().first_chunk().unwrap();
        let (read, written) = Decompose::new().letters(window, &mut target)?;
        Some((read, String::from_utf8(target[..written].to_vec()).unwrap()))
    }

    #[test]
    fn each_letter_is_taken_wherever_it_stands() {
        let letters_of_ours = ('\u{C0}'..'\u{300}').chain('\u{1E00}'..='\u{1EFF}');
        for c in letters_of_ours.chain("¿“…️🙂日".chars()) {
            for before in 0..64 {
                let start = format!("{}{c}", "a".repeat(before));
                for rest in ["b", "ồ", "¿", "👀"] {
                    let text = start.clone() + &rest.repeat(LETTERS);
                    let around = |at: usize| text.as_bytes()[64..at].iter().all(|&b| b < 0xCC);
                    let Some((read, new)) = letters(&text) else {
                        // Only what may hide a mark behind the block.
                        assert!(!around(80), "{text}");
                        continue;
                    };
                    assert!((61..=67).contains(&read), "{text}");
                    assert_eq!(new, text.get(..read).unwrap().nfd().collect::<String>());
                }
            }
        }
    }

    #[test]
    fn a_mark_on_any_letter_of_the_block_is_seen() {
        for mark in
            ["\u{301}", "\u{323}", "\u{345}", "\u{1DC0}", "\u{20D0}", "\u{FE20}", "\u{1D165}"]
        {
            for letter in ["a", "ế", "đ", "🙂"] {
                for before in 0..64 {
                    let text = "a".repeat(before) + letter + mark + &"b".repeat(LETTERS);
                    assert_eq!(letters(&text), None, "{text}");
                }
            }
        }
        assert!(letters(&("ế".repeat(30) + &"a".repeat(99))).is_some());
    }
}
