//! Words as Python strings. Words repeat, so strings made for them are kept and given out again:
//! that takes a quarter of the time and most of the memory that new ones take.

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use tieng::Span;

/// How many strings are kept, at most; a power of two.
const SLOTS: usize = 1 << 14;

/// The bytes of a word, and their number. Words that do not fit are addresses and the like, which
/// come once.
type Key = ([u64; 3], usize);

/// Strings made for words. Each word has one place, where the newest stands.
pub(crate) struct Words(Vec<Option<(Key, Py<PyString>)>>);

impl Words {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    fn get<'py>(&mut self, py: Python<'py>, word: &str) -> Bound<'py, PyString> {
        let Some(key) = key(word) else { return PyString::new(py, word) };
        if self.0.is_empty() {
            self.0.resize_with(SLOTS, || None);
        }
        let Some(slot) = self.0.get_mut(place(key)) else { return PyString::new(py, word) };
        if let Some((kept, string)) = slot
            && *kept == key
        {
            return string.bind(py).clone();
        }
        let string = PyString::new(py, word);
        *slot = Some((key, string.clone().unbind()));
        string
    }

    /// The words of a text. With a `joint`, their syllables are joined by it, whatever white space
    /// stands between them.
    pub(crate) fn list<'py>(
        &mut self,
        py: Python<'py>,
        text: &str,
        spans: &[Span],
        joint: Option<&str>,
    ) -> PyResult<Bound<'py, PyList>> {
        let mut buffer = String::new();
        let strings = spans.iter().map(|span| {
            let word = span.of(text);
            let Some(joint) = joint.filter(|_| word.contains(char::is_whitespace)) else {
                return self.get(py, word);
            };
            buffer.clear();
            join(word, joint, &mut buffer);
            self.get(py, &buffer)
        });
        PyList::new(py, strings)
    }
}

/// Reads where it must twice: that is faster than a loop over a few bytes.
fn key(word: &str) -> Option<Key> {
    let bytes = word.as_bytes();
    let eight = |bytes: Option<&[u8; 8]>| bytes.copied().map(u64::from_le_bytes);
    let four = |bytes: Option<&[u8; 4]>| bytes.copied().map(u32::from_le_bytes).map(u64::from);
    let (first, last) = (eight(bytes.first_chunk()), eight(bytes.last_chunk()));
    let parts = match bytes.len() {
        0..4 => [bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0, 0],
        4..8 => [four(bytes.first_chunk())? << 32 | four(bytes.last_chunk())?, 0, 0],
        8..=16 => [first?, last?, 0],
        17..=24 => [first?, eight(bytes.get(8..)?.first_chunk())?, last?],
        _ => return None,
    };
    Some((parts, bytes.len()))
}

/// The highest bits of a product depend on all bits of a key.
#[allow(clippy::cast_possible_truncation, reason = "few bits are left")]
fn place(([a, b, c], len): Key) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, part: u64| (hash.rotate_left(29) ^ part).wrapping_mul(ODD);
    (mix(mix(mix(len as u64, a), b), c) >> (u64::BITS - SLOTS.ilog2())) as usize
}

fn join(word: &str, joint: &str, into: &mut String) {
    for (number, syllable) in word.split_whitespace().enumerate() {
        if number > 0 {
            into.push_str(joint);
        }
        into.push_str(syllable);
    }
}

/// All words in one string, divided by a space, their syllables joined by `_`; a line break is a
/// word by itself. Nothing if there are no words.
pub(crate) fn line(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len() + spans.len());
    let mut last = 0;
    for span in spans {
        for _ in text.get(last..span.start).unwrap_or("").matches('\n') {
            divide(&mut out);
            out.push('\n');
        }
        divide(&mut out);
        join(span.of(text), "_", &mut out);
        last = span.end;
    }
    out
}

fn divide(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}
