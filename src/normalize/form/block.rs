//! Vietnamese that is not in the form yet: out of tables, without a branch on what the text says.
//!
//! In a block of 64 bytes a mask tells where something happens; between two such places the bytes
//! are copied 16 at a time, more than needed, and the surplus is overwritten by what comes next.
//! The output is checked to be UTF-8 a buffer at a time, which costs a tenth of the rest.

#![allow(clippy::inline_always, reason = "one loop, which is fast only as a whole")]

use super::super::Form;
use super::scan::{self, BLOCK};
use super::table::{self, Bytes, COMPOSED, Composed, DECOMPOSED};
use super::{floor_boundary, is_inert, normal_chars, segment_end, segment_start};

/// One of the two forms.
pub(super) trait Kernel {
    const FORM: Form;
    /// How many bytes before a marked byte the change begins.
    const BACK: usize;

    fn new() -> Self;
    /// The bytes to reserve for what `len` bytes become.
    fn capacity(len: usize) -> usize;
    /// Whether no character that starts in the block is affected by the form.
    fn is_clean(window: &[u8; BLOCK + 2]) -> bool;
    /// Whether [`step`](Self::step) knows all characters that start in the block.
    fn is_known(window: &[u8; BLOCK + 2]) -> bool;
    /// Bit 7 of each of the eight bytes at which something happens.
    fn marked(bytes: u64) -> u64;
    /// What to write for the bytes of the text that start [`BACK`](Self::BACK) before a marked one.
    fn step(&self, bytes: [u8; 8]) -> Option<Step>;
}

/// A change: so many bytes of the text become these.
pub(super) struct Step {
    len: usize,
    new: Bytes,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x80 * ONES;

/// To NFC.
pub(super) struct Compose(&'static Composed);

impl Kernel for Compose {
    const FORM: Form = Form::Nfc;
    const BACK: usize = 1;

    fn new() -> Self {
        Self(&COMPOSED)
    }

    fn capacity(len: usize) -> usize {
        len
    }

    #[inline(always)]
    fn is_clean(window: &[u8; BLOCK + 2]) -> bool {
        scan::is_clean_up_to(window, 0xCB)
    }

    #[inline(always)]
    fn is_known(window: &[u8; BLOCK + 2]) -> bool {
        scan::is_clean_up_to(window, 0xCC)
    }

    /// CC: the marks from U+0300 to U+033F.
    #[inline(always)]
    fn marked(bytes: u64) -> u64 {
        let other = bytes ^ (0xCC * ONES);
        !(((other & !TOPS) + !TOPS) | other) & TOPS
    }

    #[inline(always)]
    fn step(&self, window: [u8; 8]) -> Option<Step> {
        let [letter, _, first, lead, last, after, after_next, _] = window;
        let two = lead == 0xCC;
        let second = if two { self.0.number(last) } else { 0 };
        let (lead, next) = if two { (after, after_next) } else { (lead, last) };
        let new = self.0.get(letter, self.0.number(first), second);
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { len: if two { 5 } else { 3 }, new })
    }
}

/// To NFD.
pub(super) struct Decompose(&'static [Bytes]);

impl Kernel for Decompose {
    const FORM: Form = Form::Nfd;
    const BACK: usize = 0;

    fn new() -> Self {
        Self(&DECOMPOSED)
    }

    fn capacity(len: usize) -> usize {
        // Vietnamese prose grows by a sixth.
        len + len / 4
    }

    #[inline(always)]
    fn is_clean(window: &[u8; BLOCK + 2]) -> bool {
        scan::all_below(window, 0xC3)
    }

    #[inline(always)]
    fn is_known(window: &[u8; BLOCK + 2]) -> bool {
        scan::is_clean_up_to(window, 0xCC)
    }

    /// C3 and above: letters that may decompose, and marks.
    #[inline(always)]
    fn marked(bytes: u64) -> u64 {
        ((bytes & !TOPS) + (0x80 - 0x43) * ONES) & bytes & TOPS
    }

    #[inline(always)]
    fn step(&self, window: [u8; 8]) -> Option<Step> {
        let [a, b, c, d, e, ..] = window;
        if a == 0xCC {
            return Self::marks(window);
        }
        if a == 0xE2 {
            return Some(Step { len: 3, new: Bytes::raw(window, 3) });
        }
        let two = a < 0xE0;
        let (lead, next) = if two { (c, d) } else { (d, e) };
        let new = self.0.get(table::decomposed_at(a, b, c)).copied()?;
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { len: if two { 2 } else { 3 }, new })
    }
}

impl Decompose {
    /// Marks behind a letter that does not decompose stay, if they are in order.
    fn marks(window: [u8; 8]) -> Option<Step> {
        let [_, first, lead, second, after, next, ..] = window;
        if starts_character(lead, second) {
            return Some(Step { len: 2, new: Bytes::raw(window, 2) });
        }
        let known = lead == 0xCC && table::in_order(first, second) && starts_character(after, next);
        known.then_some(Step { len: 4, new: Bytes::raw(window, 4) })
    }
}

/// Whether a lead byte and the byte behind it start a character that changes nothing before it.
/// `false` may also mean: to be looked at closely.
#[inline(always)]
fn starts_character(lead: u8, next: u8) -> bool {
    (lead < 0xCC) | ((lead == 0xE1) & (next & 0xFC == 0xB8))
}

/// Rewrites the text from `start`, where a segment starts, and appends it to `out`.
pub(super) fn rewrite<K: Kernel>(text: &str, start: usize, out: &mut String) {
    let kernel = K::new();
    let mut writer = Writer { text, copied: start, buffer: [0; BUFFER], filled: 0, out };
    let bytes = text.as_bytes();
    let mut at = start;
    while at + BLOCK + SLACK <= bytes.len() {
        writer.block(&kernel, bytes, 0, at);
        at = writer.copied.max(at + BLOCK);
    }
    // What is left, less than a block and the slack, moves to where there is slack behind it. A
    // mark may stand first: its letter comes along.
    let mut from = floor_boundary(text, at).max(writer.copied);
    if from > writer.copied {
        from -= text.get(..from).and_then(|t| t.chars().next_back()).map_or(0, char::len_utf8);
    }
    writer.push_text(from);
    let mut tail = [0; 4 * BLOCK];
    for (to, &byte) in tail.iter_mut().zip(bytes.get(from..).unwrap_or(&[])) {
        *to = byte;
    }
    at = from;
    while at < bytes.len() {
        writer.block(&kernel, &tail, from, at);
        at = writer.copied.max(at + BLOCK);
    }
    writer.push_text(bytes.len());
    writer.flush();
}

/// The bytes that must stand behind a block: the last step and the last copy may read them.
const SLACK: usize = 32;
/// One buffer of output: large enough to make the check for UTF-8 cheap, small enough to clear.
const BUFFER: usize = 1024;
/// The most that one step adds to the buffer: a gap, its surplus and the change.
const STEP: usize = LONG_GAP + 32;
/// A gap longer than this is copied as text.
const LONG_GAP: usize = 96;

struct Writer<'t, 'o> {
    text: &'t str,
    /// All before this is written.
    copied: usize,
    buffer: [u8; BUFFER],
    filled: usize,
    out: &'o mut String,
}

impl Writer<'_, '_> {
    /// Writes what changes among the characters that start in the 64 bytes from `at`, and the text
    /// before it. `view` holds the bytes of the text from `offset`, and [`SLACK`].
    #[inline(always)]
    fn block<K: Kernel>(&mut self, kernel: &K, view: &[u8], offset: usize, at: usize) {
        let Some(block) = view.get(at - offset..) else { return };
        let Some(window) = block.first_chunk::<{ BLOCK + 2 }>() else { return };
        if !K::is_known(window) {
            return self.walk::<K>(at, at + BLOCK);
        }
        let mut mask = mask::<K>(window)
            & u64::MAX.checked_shl(small(self.copied.saturating_sub(at))).unwrap_or(0);
        while mask != 0 {
            let bit = mask.trailing_zeros() as usize;
            let start = (at + bit).wrapping_sub(K::BACK);
            let end = self.step(kernel, view, offset, start).unwrap_or_else(|| {
                self.segment::<K>(at + bit);
                self.copied
            });
            mask &= u64::MAX.checked_shl(small(end - at)).unwrap_or(0);
        }
    }

    /// Writes one step and all before it; returns where it ends.
    #[inline(always)]
    fn step<K: Kernel>(
        &mut self,
        kernel: &K,
        view: &[u8],
        offset: usize,
        start: usize,
    ) -> Option<usize> {
        let gap = start.checked_sub(self.copied)?;
        let source = view.get(self.copied.checked_sub(offset)?..)?;
        let step = kernel.step(*source.get(gap..)?.first_chunk()?)?;
        if gap > LONG_GAP {
            self.push_text(start);
        }
        if self.filled + STEP > BUFFER {
            self.flush();
        }
        let gap = start - self.copied;
        let target = self.buffer.get_mut(self.filled..)?;
        let mut done = 0;
        while done < gap {
            let piece: &[u8; 16] = source.get(done..)?.first_chunk()?;
            *target.get_mut(done..)?.first_chunk_mut()? = *piece;
            done += 16;
        }
        *target.get_mut(gap..)?.first_chunk_mut()? = step.new.bytes();
        self.filled += gap + step.new.len();
        self.copied = start + step.len;
        Some(self.copied)
    }

    /// Writes, character by character, what the tables do not know.
    #[cold]
    #[inline(never)]
    fn walk<K: Kernel>(&mut self, from: usize, to: usize) {
        let mut at = floor_boundary(self.text, from).max(self.copied);
        while at < to {
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return };
            if is_inert(c, K::FORM) {
                at += c.len_utf8();
            } else {
                self.segment::<K>(at);
                at = self.copied;
            }
        }
    }

    /// Writes the segment in which the character at `at` stands, and all before it.
    #[cold]
    #[inline(never)]
    fn segment<K: Kernel>(&mut self, at: usize) {
        let start = segment_start(self.text, self.copied, at, K::FORM);
        let first = self.text.get(start..).and_then(|rest| rest.chars().next());
        let end = segment_end(self.text, start + first.map_or(1, char::len_utf8), K::FORM);
        self.push_text(start);
        self.flush();
        let segment = self.text.get(start..end).unwrap_or("");
        normal_chars(segment, K::FORM, |c| self.out.push(c));
        self.copied = end;
    }

    /// Writes the text up to `to` as it is.
    fn push_text(&mut self, to: usize) {
        self.flush();
        self.out.push_str(self.text.get(self.copied..to).unwrap_or(""));
        self.copied = to.max(self.copied);
    }

    /// Empties the buffer.
    fn flush(&mut self) {
        let filled = self.buffer.get(..self.filled).unwrap_or(&[]);
        match simdutf8::basic::from_utf8(filled) {
            Ok(text) => self.out.push_str(text),
            // Cannot be: the buffer holds whole characters. If it could, no byte would be lost.
            Err(_) => self.out.push_str(&String::from_utf8_lossy(filled)),
        }
        self.filled = 0;
    }
}

/// Bit n: something happens at byte n.
#[inline(always)]
fn mask<K: Kernel>(window: &[u8; BLOCK + 2]) -> u64 {
    let words = window.as_chunks::<8>().0.iter().rev();
    words.fold(0, |mask, &bytes| {
        let tops = K::marked(u64::from_le_bytes(bytes));
        // Gathers the eight top bits in the highest byte.
        mask << 8 | (tops >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

/// A distance within a block.
#[allow(
    clippy::cast_possible_truncation,
    reason = "no distance in memory has more than 32 bits here"
)]
fn small(distance: usize) -> u32 {
    distance.min(BLOCK) as u32
}
