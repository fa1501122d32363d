//! The syllables whose tone mark stands where it does not belong.

use crate::normalize::{Normalizer, normalize};
use crate::span::Span;

/// A syllable and what it should be.
pub(super) struct Repair {
    pub(super) span: Span,
    pub(super) repaired: String,
}

/// What [`Normalizer::repair`] would change, syllable by syllable; decomposed text by itself is no
/// mistake.
pub(super) fn repairs(text: &str) -> Vec<Repair> {
    let (new, alignment) = Normalizer::new().repair().normalize_aligned(text);
    let mut repairs: Vec<Repair> = Vec::new();
    for edit in alignment.edits() {
        let span = whole_word(text, edit.input);
        if repairs.last().is_some_and(|last| last.span.end > span.start) {
            continue;
        }
        let repaired = alignment.to_output(span).of(&new);
        if normalize(span.of(text)) != repaired {
            repairs.push(Repair { span, repaired: repaired.to_string() });
        }
    }
    repairs
}

/// The run of letters and marks around a span.
fn whole_word(text: &str, span: Span) -> Span {
    let is_letter = |c: &char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}');
    let before = text.get(..span.start).unwrap_or("").chars().rev().take_while(is_letter);
    let after = text.get(span.end..).unwrap_or("").chars().take_while(is_letter);
    let start = span.start - before.map(char::len_utf8).sum::<usize>();
    Span::new(start, span.end + after.map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_is_shown_whole_and_decomposed_text_is_no_mistake() {
        let found = repairs("Bài tóan cuả ho\u{300}a");
        let found: Vec<_> = found.iter().map(|repair| (repair.span, &*repair.repaired)).collect();
        assert_eq!(found, [(Span::new(5, 10), "toán"), (Span::new(11, 16), "của")]);
    }
}
