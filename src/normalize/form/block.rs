//! Vietnamese that is not in the form yet: out of tables, without a branch on what the text says.
//!
//! In a block of 64 bytes a mask tells where something happens; between two such places the bytes
//! are copied 16 at a time, more than needed, and the surplus is overwritten by what comes next.
//! The output is checked to be UTF-8 a buffer at a time, which costs a tenth of the rest.

#![allow(clippy::inline_always, reason = "one loop, which is fast only as a whole")]

use super::super::Form;
use super::scan::{self, BLOCK, WINDOW};
use super::table::{self, Bytes, COMPOSED, Composed, DECOMPOSED, Decomposed};
use super::{floor_boundary, is_inert, normal_chars, segment_end, segment_start};

/// One of the two forms.
pub(super) trait Kernel {
    const FORM: Form;

    fn new() -> Self;
    /// The bytes to reserve for what `len` bytes become.
    fn capacity(len: usize) -> usize;
    /// Whether no character that starts in the block is affected by the form.
    fn is_clean(window: &[u8; WINDOW]) -> bool;
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
}

/// A change: these stand for the bytes that begin `back` before the marked one and end `len` behind
/// its start.
pub(super) struct Step {
    back: usize,
    len: usize,
    new: Bytes,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x80 * ONES;

/// To NFC.
pub(super) struct Compose(&'static Composed);

impl Kernel for Compose {
    const FORM: Form = Form::Nfc;

    fn new() -> Self {
        Self(&COMPOSED)
    }

    fn capacity(len: usize) -> usize {
        len
    }

    #[inline(always)]
    fn is_clean(window: &[u8; WINDOW]) -> bool {
        scan::is_clean_up_to(window, 0xCB)
    }

    #[inline(always)]
    fn is_known(window: &[u8; WINDOW]) -> bool {
        scan::is_clean_up_to(window, 0xCC)
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
        scan::is_clean_up_to(window, 0xCC)
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
        if a == 0xE2 {
            return Some(Step { back: 0, len: 3, new: Bytes::raw(window, 3) });
        }
        let three = usize::from(a >= 0xE0);
        let behind = u64::from_le_bytes(window) >> (16 + 8 * three);
        let [lead, next, ..] = behind.to_le_bytes();
        let new = self.0.get(a, b, c);
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { back: 0, len: 2 + three, new })
    }
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
        writer.block(&kernel, bytes, 0, at);
        at = writer.copied.max(at + BLOCK);
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

/// Bit n: `marked` sets bit 7 of byte n, given eight bytes at a time.
#[inline(always)]
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
pub(in crate::normalize) fn leads(bytes: u64) -> u64 {
    ((bytes & !TOPS) + (0x80 - 0x43) * ONES) & bytes & TOPS
}

/// All bits from bit n.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "beyond 64 no bit is left")]
fn from_bit(n: usize) -> u64 {
    let inside = u64::from(n < BLOCK).wrapping_neg();
    u64::MAX.wrapping_shl(n as u32) & inside
}
