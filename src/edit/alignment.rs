//! Which bytes of the input became which bytes of the output.

use crate::span::Span;

/// A run of the input and what stands for it in the output. Outside the edits of an [`Alignment`]
/// the two texts are the same, byte for byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Edit {
    /// The bytes of the input that were replaced.
    pub input: Span,
    /// The bytes of the output that replace them; empty if they were removed.
    pub output: Span,
}

/// The way between a text and what was made of it, in both directions.
///
/// Spans are in bytes. Looking up a span takes time logarithmic in the number of edits; the memory
/// is linear in it, so a text that did not change costs nothing.
///
/// ```
/// use tieng::normalize::Normalizer;
/// use tieng::{Span, syllable::ToneStyle};
///
/// let (text, alignment) =
///     Normalizer::new().tone_style(ToneStyle::New).normalize_aligned("Ho\u{300}a bình");
/// assert_eq!(text, "Hoà bình");
/// // “bình” in the output, and where it came from.
/// assert_eq!(alignment.to_input(Span::new(5, 10)), Span::new(6, 11));
/// assert_eq!(alignment.to_output(Span::new(0, 5)), Span::new(0, 4));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Alignment {
    /// In order, with the same text on both sides between any two.
    edits: Vec<Edit>,
}

impl Alignment {
    /// The edits, in the order of the text.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether nothing was changed.
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The smallest span of the output that holds all that became of `input`.
    pub fn to_output(&self, input: Span) -> Span {
        self.map(input, |edit| (edit.input, edit.output))
    }

    /// The smallest span of the input that holds all from which `output` came.
    pub fn to_input(&self, output: Span) -> Span {
        self.map(output, |edit| (edit.output, edit.input))
    }

    fn map(&self, span: Span, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
        // The first edit that ends behind the start; before it only whole edits shift the start.
        let next = self.edits.partition_point(|edit| sides(edit).0.end <= span.start);
        let start = match self.edits.get(next).map(&sides) {
            Some((from, to)) if from.start <= span.start => to.start,
            _ => shifted(span.start, next.checked_sub(1).and_then(|at| self.edits.get(at)), &sides),
        };
        // The last edit that starts before the end.
        let after = self.edits.partition_point(|edit| sides(edit).0.start < span.end);
        let last = after.checked_sub(1).and_then(|at| self.edits.get(at));
        let end = match last.map(&sides) {
            Some((from, to)) if from.end >= span.end => to.end,
            _ => shifted(span.end, last, &sides),
        };
        Span::new(start, end)
    }

    /// The alignment of two changes in a row: the output of this one is the input of `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut edits = Vec::with_capacity(self.edits.len() + next.edits.len());
        let mut first = self.edits.iter().peekable();
        let mut second = next.edits.iter().peekable();
        // How far the two sides are from the text between them; wrapping, since both may lag.
        let (mut to_input, mut to_output) = (0_usize, 0_usize);
        loop {
            let start = match (first.peek(), second.peek()) {
                (Some(a), Some(b)) => a.output.start.min(b.input.start),
                (Some(a), None) => a.output.start,
                (None, Some(b)) => b.input.start,
                (None, None) => return Self { edits },
            };
            let mut middle = Span::new(start, start);
            let (before_input, before_output) = (to_input, to_output);
            loop {
                if let Some(a) = first.next_if(|a| a.output.start <= middle.end) {
                    middle = middle.to(a.output);
                    to_input = a.input.end.wrapping_sub(a.output.end);
                } else if let Some(b) = second.next_if(|b| b.input.start <= middle.end) {
                    middle = middle.to(b.input);
                    to_output = b.output.end.wrapping_sub(b.input.end);
                } else {
                    break;
                }
            }
            let side = |before: usize, after: usize| {
                Span::new(middle.start.wrapping_add(before), middle.end.wrapping_add(after))
            };
            edits.push(Edit {
                input: side(before_input, to_input),
                output: side(before_output, to_output),
            });
        }
    }

    /// Adds an edit behind all others.
    pub(super) fn push_apart(&mut self, input: Span, output: Span) {
        self.edits.push(Edit { input, output });
    }

    /// Adds an edit behind all others; joins it to the last one if they touch.
    pub(crate) fn push(&mut self, input: Span, output: Span) {
        match self.edits.last_mut() {
            Some(last) if last.input.end == input.start => {
                last.input.end = input.end;
                last.output.end = output.end;
            }
            _ => self.push_apart(input, output),
        }
    }
}

/// Where `at` stands on the other side, given the last edit before it.
fn shifted(at: usize, last: Option<&Edit>, sides: impl Fn(&Edit) -> (Span, Span)) -> usize {
    last.map(sides).map_or(at, |(from, to)| to.end + at.saturating_sub(from.end))
}
