//! Vietnamese that is not in the form yet: out of tables, without a branch on what the text says.
//!
//! In a block of 64 bytes a mask tells where something happens; between two such places the bytes
//! are copied 16 at a time, more than needed, and the surplus is overwritten by what comes next.
//! The output is checked to be UTF-8 a buffer at a time, which costs a tenth of the rest.

#![allow(clippy::inline_always, reason = "one loop, which is fast only as a whole")]

use super::kernel::{Kernel, TARGET};
use super::scan::{BLOCK, WINDOW, bits};
use super::segment::{floor_boundary, is_inert, normal_chars, segment_end, segment_start};

/// What the tables tell about the characters that start in a block.
pub(super) enum Verdict {
    /// All stay.
    Same,
    /// The first that changes stands here.
    Changes(usize),
    /// Not enough.
    Unknown,
}

/// Looks for the first change in the block at `at`, not before `from`.
pub(super) fn first_change<K: Kernel>(kernel: &K, bytes: &[u8], from: usize, at: usize) -> Verdict {
    let window = bytes.get(at..).and_then(|block| block.first_chunk());
    let Some(window) = window.filter(|window| K::is_known(window)) else { return Verdict::Unknown };
    let mut mask = K::starts(mask::<K>(window) & from_bit(from.saturating_sub(at)));
    while mask != 0 {
        let marked = at + mask.trailing_zeros() as usize;
        let Some(step) = kernel.step(bytes, marked) else { return Verdict::Unknown };
        let Some(start) = marked.checked_sub(step.back).filter(|&start| start >= from) else {
            return Verdict::Unknown;
        };
        let old = bytes.get(start..marked + step.len).unwrap_or(&[]);
        if step.new.bytes().get(..step.new.len()) != Some(old) {
            return Verdict::Changes(start);
        }
        mask &= from_bit(marked + step.len - at);
    }
    Verdict::Same
}

/// Rewrites the text from `start`, where a segment starts, and appends it to `out`.
pub(super) fn rewrite<K: Kernel>(text: &str, start: usize, out: &mut String) {
    // To clear a large buffer takes longer than to rewrite a line.
    if text.len() - start < SMALL - STEP {
        rewrite_with::<K>(text, start, out, &mut [0; SMALL]);
    } else {
        rewrite_with::<K>(text, start, out, &mut [0; BUFFER]);
    }
}

#[inline(never)]
fn rewrite_with<K: Kernel>(text: &str, start: usize, out: &mut String, buffer: &mut [u8]) {
    let kernel = K::new();
    let mut writer = Writer { text, copied: start, filled: 0, buffer, out };
    let bytes = text.as_bytes();
    let mut at = start;
    while at + WINDOW + SLACK <= bytes.len() {
        if writer.letters(&kernel, at).is_some() {
            at = writer.copied;
        } else {
            writer.block(&kernel, bytes, 0, at);
            at = writer.copied.max(at + BLOCK);
        }
    }
    // What is left, less than a block and the slack, moves to where there is slack behind it. A
    // mark may stand first: its letter comes along.
    let mut from = floor_boundary(text, at).max(writer.copied);
    if from > writer.copied {
        from -= text.get(..from).and_then(|t| t.chars().next_back()).map_or(0, char::len_utf8);
    }
    writer.append(from);
    let mut tail = [0; 4 * BLOCK];
    let rest = bytes.get(from..).unwrap_or(&[]);
    if let Some(tail) = tail.get_mut(..rest.len()) {
        tail.copy_from_slice(rest);
    }
    at = from;
    while at < bytes.len() {
        writer.block(&kernel, &tail, from, at);
        at = writer.copied.max(at + BLOCK);
    }
    writer.append(bytes.len());
    writer.flush();
}

/// The bytes that must stand behind a block: the last step and the last copy may read them.
const SLACK: usize = GAP;
/// A buffer of output: large enough to make the check for UTF-8 cheap, small enough to clear.
const BUFFER: usize = 2048;
/// The same for a line.
const SMALL: usize = 512;
/// So many bytes are always copied before a step; of most, fewer are needed.
const GAP: usize = 32;
/// A gap longer than this is copied as text.
const LONG_GAP: usize = 96;
/// The most that one step adds to the buffer: a gap, its surplus and the change.
const STEP: usize = LONG_GAP + 32;

struct Writer<'t, 'o> {
    text: &'t str,
    /// All before this is written.
    copied: usize,
    /// The bytes of the buffer that wait to be written.
    filled: usize,
    buffer: &'o mut [u8],
    out: &'o mut String,
}

impl Writer<'_, '_> {
    /// Writes the text up to `at` and the characters that start in the 64 bytes from there, if the
    /// kernel takes them as letters.
    #[inline(always)]
    fn letters<K: Kernel>(&mut self, kernel: &K, at: usize) -> Option<()> {
        if !K::HAS_LETTERS {
            return None;
        }
        if self.copied < at {
            self.append(floor_boundary(self.text, at).max(self.copied));
        }
        if self.filled + TARGET > self.buffer.len() {
            self.flush();
        }
        let window = self.text.as_bytes().get(self.copied..)?.first_chunk()?;
        let target = self.buffer.get_mut(self.filled..)?.first_chunk_mut()?;
        let (read, written) = kernel.letters(window, target)?;
        self.copied += read;
        self.filled += written;
        Some(())
    }

    /// Writes what changes among the characters that start in the 64 bytes from `at`, and the text
    /// before it. `view` holds the bytes of the text from `offset`, and [`SLACK`].
    #[inline(always)]
    fn block<K: Kernel>(&mut self, kernel: &K, view: &[u8], offset: usize, at: usize) {
        let block = view.get(at - offset..).and_then(|block| block.first_chunk());
        let Some(window) = block else { return };
        if !K::is_known(window) {
            return self.walk::<K>(at, at + BLOCK);
        }
        let mut mask = K::starts(mask::<K>(window) & from_bit(self.copied.saturating_sub(at)));
        // Two numbers that live in registers.
        let (mut copied, mut filled) = (self.copied, self.filled);
        while mask != 0 {
            let marked = at + mask.trailing_zeros() as usize;
            if marked.saturating_sub(copied) > LONG_GAP || filled + STEP > self.buffer.len() {
                (self.copied, self.filled) = (copied, filled);
                self.make_room(marked);
                (copied, filled) = (self.copied, self.filled);
            }
            mask &= mask - 1;
            let (from, to) = (copied.wrapping_sub(offset), marked.wrapping_sub(offset));
            if let Some((added, len)) = step(kernel, self.buffer, filled, view, from, to) {
                filled += added;
                copied = marked + len;
                if !K::takes_next(len) {
                    continue;
                }
            } else {
                (self.copied, self.filled) = (copied, filled);
                self.segment::<K>(marked);
                (copied, filled) = (self.copied, self.filled);
            }
            mask &= from_bit(copied - at);
        }
        (self.copied, self.filled) = (copied, filled);
    }

    /// Empties the buffer, and writes a long text before the marked byte as it is.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self, marked: usize) {
        self.flush();
        if marked.saturating_sub(self.copied) > LONG_GAP {
            // The letter before a mark stays: at most four bytes.
            let boundary = floor_boundary(self.text, marked.saturating_sub(4));
            self.push_text(boundary.max(self.copied));
        }
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
        let segment = self.text.get(start..end).unwrap_or("");
        normal_chars(segment, K::FORM, |c| self.out.push(c));
        self.copied = end;
    }

    /// Writes the text up to `to` as it is.
    #[cold]
    #[inline(never)]
    fn push_text(&mut self, to: usize) {
        self.flush();
        self.out.push_str(self.text.get(self.copied..to).unwrap_or(""));
        self.copied = to.max(self.copied);
    }

    /// The same, by way of the buffer if it is little.
    fn append(&mut self, to: usize) {
        let text = self.text.get(self.copied..to).unwrap_or("");
        let space = self.buffer.get_mut(self.filled..self.filled + text.len());
        let Some(space) = space else { return self.push_text(to) };
        space.copy_from_slice(text.as_bytes());
        self.filled += text.len();
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

/// Puts the bytes of `view` from `copied` up to the step at `marked` in the buffer, and what stands
/// for those behind them. Says how many that are, and how far the step reaches behind `marked`.
#[inline(always)]
fn step<K: Kernel>(
    kernel: &K,
    buffer: &mut [u8],
    filled: usize,
    view: &[u8],
    copied: usize,
    marked: usize,
) -> Option<(usize, usize)> {
    let step = kernel.step(view, marked)?;
    let gap = marked.wrapping_sub(step.back).wrapping_sub(copied);
    let target: &mut [u8; STEP] = buffer.get_mut(filled..)?.first_chunk_mut()?;
    *target.first_chunk_mut()? = *view.get(copied..)?.first_chunk::<GAP>()?;
    if gap > GAP {
        // Wraps, and is out of range, if the letter is written already.
        let source = view.get(copied..copied.checked_add(gap)?)?;
        target.get_mut(..gap)?.copy_from_slice(source);
    }
    *target.get_mut(gap..)?.first_chunk_mut()? = step.new.bytes();
    Some((gap + step.new.len(), step.len))
}

/// Bit n: something happens at byte n.
#[inline(always)]
fn mask<K: Kernel>(window: &[u8; WINDOW]) -> u64 {
    bits(window, K::marked)
}

/// All bits from bit n.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "beyond 64 no bit is left")]
fn from_bit(n: usize) -> u64 {
    let inside = u64::from(n < BLOCK).wrapping_neg();
    u64::MAX.wrapping_shl(n as u32) & inside
}
