//! Vietnamese that is not in the form yet: out of tables, without a branch on what the text says.
//!
//! In a block of 64 bytes a mask tells where something happens; between two such places the bytes
//! are copied 16 at a time, more than needed, and the surplus is overwritten by what comes next.
//! The output is checked to be UTF-8 a buffer at a time, which costs a tenth of the rest.

#![allow(clippy::inline_always, reason = "one loop, which is fast only as a whole")]

use super::super::Form;
use super::scan::{self, BLOCK};
use super::table::{self, Bytes, COMPOSED, Composed, DECOMPOSED, Decomposed};
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
        // A letter, CC and a mark, maybe CC and a second mark, and what comes then. Whether there
        // is a second mark nobody can guess: computed, not branched upon.
        let [letter, _, first, lead, second, ..] = window;
        let two = usize::from(lead == 0xCC);
        let second = self.0.number(second) & two.wrapping_neg();
        let behind = u64::from_le_bytes(window) >> (24 + 16 * two);
        let [lead, next, ..] = behind.to_le_bytes();
        let new = self.0.get(letter, self.0.number(first), second);
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { len: 3 + 2 * two, new })
    }
}

/// To NFD.
pub(super) struct Decompose(&'static Decomposed);

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
        leads(bytes)
    }

    #[inline(always)]
    fn step(&self, window: [u8; 8]) -> Option<Step> {
        let [a, b, c, ..] = window;
        if a == 0xCC {
            return Self::marks(window);
        }
        if a == 0xE2 {
            return Some(Step { len: 3, new: Bytes::raw(window, 3) });
        }
        let three = usize::from(a >= 0xE0);
        let behind = u64::from_le_bytes(window) >> (16 + 8 * three);
        let [lead, next, ..] = behind.to_le_bytes();
        let new = self.0.get(a, b, c);
        let known = starts_character(lead, next) & !new.is_unknown();
        known.then_some(Step { len: 2 + three, new })
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
    let bits = u8::from(lead == 0xE1) & u8::from(next & 0xFC == 0xB8) | u8::from(lead < 0xCC);
    bits != 0
}

/// Whether the tables know the bytes from `start` and change them. `false` tells nothing.
pub(super) fn changes<K: Kernel>(kernel: &K, bytes: &[u8], start: usize) -> bool {
    let Some(&window) = bytes.get(start..).and_then(|rest| rest.first_chunk()) else {
        return false;
    };
    // The tables are about these characters only; a block is asked for that as a whole.
    let window: [u8; 8] = window;
    let [first, second, ..] = window;
    let known = match K::FORM {
        Form::Nfc => second == 0xCC,
        Form::Nfd => matches!(first, 0xC3..=0xCC) || first == 0xE1 && matches!(second, 0xB8..=0xBB),
    };
    if !known {
        return false;
    }
    let step = kernel.step(window);
    step.is_some_and(|step| step.new != Bytes::raw(window, step.len as u64))
}

/// Rewrites the text from `start`, where a segment starts, and appends it to `out`.
pub(super) fn rewrite<K: Kernel>(text: &str, start: usize, out: &mut String) {
    let kernel = K::new();
    let mut buffer = [0; BUFFER];
    let mut writer = Writer { text, copied: start, filled: 0, out };
    let bytes = text.as_bytes();
    let mut at = start;
    while at + BLOCK + SLACK <= bytes.len() {
        writer.block(&kernel, &mut buffer, bytes, 0, at);
        at = writer.copied.max(at + BLOCK);
    }
    // What is left, less than a block and the slack, moves to where there is slack behind it. A
    // mark may stand first: its letter comes along.
    let mut from = floor_boundary(text, at).max(writer.copied);
    if from > writer.copied {
        from -= text.get(..from).and_then(|t| t.chars().next_back()).map_or(0, char::len_utf8);
    }
    writer.push_text(&buffer, from);
    let mut tail = [0; 6 * BLOCK];
    for (to, &byte) in tail.iter_mut().zip(bytes.get(from..).unwrap_or(&[])) {
        *to = byte;
    }
    at = from;
    while at < bytes.len() {
        writer.block(&kernel, &mut buffer, &tail, from, at);
        at = writer.copied.max(at + BLOCK);
    }
    writer.push_text(&buffer, bytes.len());
}

/// The bytes that must stand behind a block: the last step and the last copy may read them.
const SLACK: usize = 128;
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
    /// The bytes of the buffer that wait to be written.
    filled: usize,
    out: &'o mut String,
}

impl Writer<'_, '_> {
    /// Writes what changes among the characters that start in the 64 bytes from `at`, and the text
    /// before it. `view` holds the bytes of the text from `offset`, and [`SLACK`].
    #[inline(always)]
    fn block<K: Kernel>(
        &mut self,
        kernel: &K,
        buffer: &mut [u8; BUFFER],
        view: &[u8],
        offset: usize,
        at: usize,
    ) {
        let block = view.get(at - offset..).and_then(|block| block.first_chunk());
        let Some(window) = block else { return };
        if !K::is_known(window) {
            return self.walk::<K>(buffer, at, at + BLOCK);
        }
        let mut mask = mask::<K>(window) & from_bit(self.copied.saturating_sub(at));
        while mask != 0 {
            let marked = at + mask.trailing_zeros() as usize;
            let start = marked.wrapping_sub(K::BACK);
            if marked.saturating_sub(self.copied) > LONG_GAP || self.filled + STEP > BUFFER {
                self.flush(buffer);
                // The byte before a mark may be the last of a longer character.
                let boundary = floor_boundary(self.text, start);
                if boundary > self.copied {
                    self.push_text(buffer, boundary);
                }
            }
            match step(
                kernel,
                buffer,
                self.filled,
                view,
                self.copied.wrapping_sub(offset),
                start.wrapping_sub(offset),
            ) {
                Some(step) => {
                    self.filled += start - self.copied + step.new.len();
                    self.copied = start + step.len;
                }
                None => self.segment::<K>(buffer, marked),
            }
            mask &= from_bit(self.copied - at);
        }
    }

    /// Writes, character by character, what the tables do not know.
    #[cold]
    #[inline(never)]
    fn walk<K: Kernel>(&mut self, buffer: &[u8; BUFFER], from: usize, to: usize) {
        let mut at = floor_boundary(self.text, from).max(self.copied);
        while at < to {
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return };
            if is_inert(c, K::FORM) {
                at += c.len_utf8();
            } else {
                self.segment::<K>(buffer, at);
                at = self.copied;
            }
        }
    }

    /// Writes the segment in which the character at `at` stands, and all before it.
    #[cold]
    #[inline(never)]
    fn segment<K: Kernel>(&mut self, buffer: &[u8; BUFFER], at: usize) {
        let start = segment_start(self.text, self.copied, at, K::FORM);
        let first = self.text.get(start..).and_then(|rest| rest.chars().next());
        let end = segment_end(self.text, start + first.map_or(1, char::len_utf8), K::FORM);
        self.push_text(buffer, start);
        let segment = self.text.get(start..end).unwrap_or("");
        normal_chars(segment, K::FORM, |c| self.out.push(c));
        self.copied = end;
    }

    /// Writes the text up to `to` as it is.
    #[cold]
    #[inline(never)]
    fn push_text(&mut self, buffer: &[u8; BUFFER], to: usize) {
        self.flush(buffer);
        self.out.push_str(self.text.get(self.copied..to).unwrap_or(""));
        self.copied = to.max(self.copied);
    }

    /// Empties the buffer.
    fn flush(&mut self, buffer: &[u8; BUFFER]) {
        let filled = buffer.get(..self.filled).unwrap_or(&[]);
        match simdutf8::basic::from_utf8(filled) {
            Ok(text) => self.out.push_str(text),
            // Cannot be: the buffer holds whole characters. If it could, no byte would be lost.
            Err(_) => self.out.push_str(&String::from_utf8_lossy(filled)),
        }
        self.filled = 0;
    }
}

/// Puts the bytes of `view` from `copied` to `start` in the buffer, and what stands for those
/// behind them.
#[inline(always)]
fn step<K: Kernel>(
    kernel: &K,
    buffer: &mut [u8; BUFFER],
    filled: usize,
    view: &[u8],
    copied: usize,
    start: usize,
) -> Option<Step> {
    let gap = start.checked_sub(copied).filter(|&gap| gap <= LONG_GAP)?;
    let source: &[u8; LONG_GAP] = view.get(copied..)?.first_chunk()?;
    let step = kernel.step(*view.get(start..)?.first_chunk()?)?;
    let target: &mut [u8; STEP] = buffer.get_mut(filled..)?.first_chunk_mut()?;
    *target.first_chunk_mut()? = *source.first_chunk::<16>()?;
    if gap > 16 {
        *target.first_chunk_mut()? = *source;
    }
    *target.get_mut(gap..)?.first_chunk_mut()? = step.new.bytes();
    Some(step)
}

/// Bit n: something happens at byte n.
#[inline(always)]
fn mask<K: Kernel>(window: &[u8; BLOCK + 2]) -> u64 {
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
