//! How a pass over a text changes it: it names the ranges to replace, in order.

mod alignment;

use std::borrow::Cow;

pub use alignment::{Alignment, Edit};

use crate::span::Span;

/// Collects the replacements of one pass. Nothing is allocated before the first.
pub(crate) struct Edits<'t> {
    text: &'t str,
    output: String,
    /// The bytes of `text` that stand in `output` already, changed or not.
    copied: usize,
    alignment: Option<Alignment>,
}

impl<'t> Edits<'t> {
    /// Keeps no alignment.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, output: String::new(), copied: 0, alignment: None }
    }

    /// Keeps the alignment as well.
    pub(crate) fn aligned(text: &'t str) -> Self {
        Self { alignment: Some(Alignment::default()), ..Self::new(text) }
    }

    /// Puts `with` in the place of the bytes `start..end`, which must lie behind the last
    /// replacement and on character boundaries; any other is ignored.
    ///
    /// Only what differs is an edit: a span that ends between the letters stays exact.
    pub(crate) fn replace(&mut self, start: usize, end: usize, with: &str) {
        let Some(old) = self.text.get(start..end).filter(|old| *old != with) else { return };
        let Some(at) = self.put(Span::new(start, end), with) else { return };
        if let Some(alignment) = &mut self.alignment {
            let (prefix, suffix) = common(old, with);
            alignment.push(
                Span::new(start + prefix, end - suffix),
                Span::new(at + prefix, at + with.len() - suffix),
            );
        }
    }

    /// The same with a whole span as one edit, which stays apart from its neighbours.
    pub(crate) fn replace_whole(&mut self, span: Span, with: &str) {
        let Some(at) = self.put(span, with) else { return };
        if let Some(alignment) = &mut self.alignment {
            alignment.push_apart(span, Span::new(at, at + with.len()));
        }
    }

    /// Writes what was kept before the span and what replaces it; where in the output that starts.
    fn put(&mut self, span: Span, with: &str) -> Option<usize> {
        let kept = self.text.get(self.copied..span.start)?;
        if self.output.is_empty() {
            self.output.reserve(self.text.len() + 16);
        }
        self.output.push_str(kept);
        let at = self.output.len();
        self.output.push_str(with);
        self.copied = span.end;
        Some(at)
    }

    /// The changed text; borrowed if nothing was replaced.
    pub(crate) fn finish(mut self) -> (Cow<'t, str>, Alignment) {
        if self.copied == 0 && self.output.is_empty() {
            return (Cow::Borrowed(self.text), Alignment::default());
        }
        self.output.push_str(self.text.get(self.copied..).unwrap_or(""));
        (Cow::Owned(self.output), self.alignment.unwrap_or_default())
    }
}

/// The bytes that `old` and `new` share at the start and, of the rest, at the end.
fn common(old: &str, new: &str) -> (usize, usize) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let len = |pair: (char, char)| pair.0.len_utf8();
    let prefix = old.chars().zip(new.chars()).take_while(same).map(len).sum();
    let (old, new) = (old.get(prefix..).unwrap_or(""), new.get(prefix..).unwrap_or(""));
    let suffix = old.chars().rev().zip(new.chars().rev()).take_while(same).map(len).sum();
    (prefix, suffix)
}
