//! Words as Python strings. Words repeat, so strings made for them are kept and given out again:
//! that takes a quarter of the time and most of the memory that new ones take.

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use tieng::Span;

/// How many strings are kept, at most; a power of two.
const SLOTS: usize = 1 << 13;
/// Longer words, in bytes, are addresses and the like, which come once.
const LONGEST: usize = 32;

/// Strings made for words. Each word has one place, where the newest stands.
pub(crate) struct Words(Vec<Option<(Box<str>, Py<PyString>)>>);

impl Words {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    fn get<'py>(&mut self, py: Python<'py>, word: &str) -> Bound<'py, PyString> {
        if word.len() > LONGEST {
            return PyString::new(py, word);
        }
        if self.0.is_empty() {
            self.0.resize_with(SLOTS, || None);
        }
        let Some(slot) = self.0.get_mut(place(word)) else { return PyString::new(py, word) };
        if let Some((kept, string)) = slot
            && **kept == *word
        {
            return string.bind(py).clone();
        }
        let string = PyString::new(py, word);
        *slot = Some((word.into(), string.clone().unbind()));
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

/// FNV-1a over the bytes.
fn place(word: &str) -> usize {
    let hash = word
        .bytes()
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
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
