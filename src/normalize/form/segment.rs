//! Segments: what of a text changes together, and which characters never do.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::normalize::Form;

/// Hands over the characters of a segment in `form`.
pub(super) fn normal_chars(segment: &str, form: Form, mut take: impl FnMut(char)) {
    match form {
        Form::Nfc => segment.nfc().for_each(&mut take),
        Form::Nfd => segment.nfd().for_each(&mut take),
    }
}

pub(super) fn is_normal(segment: &str, form: Form) -> bool {
    match form {
        Form::Nfc => segment.nfc().eq(segment.chars()),
        Form::Nfd => segment.nfd().eq(segment.chars()),
    }
}

/// The start of the segment in which the suspect at `at` stands, not before `from`: the last
/// character that nothing before it changes with.
pub(super) fn segment_start(text: &str, from: usize, at: usize, form: Form) -> usize {
    if text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| is_boundary(c, form)) {
        return at;
    }
    let before = text.get(from..at).unwrap_or("");
    let base = before.char_indices().rev().find(|&(_, c)| is_boundary(c, form));
    from + base.map_or(0, |(base, _)| base)
}

/// The start of the next segment, at `at` or later.
pub(super) fn segment_end(text: &str, at: usize, form: Form) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let next = rest.char_indices().find(|&(_, c)| is_boundary(c, form));
    next.map_or(text.len(), |(len, _)| at + len)
}

/// Whether nothing that stands before `c` changes with it: it starts a segment.
pub(in crate::normalize) fn is_boundary(c: char, form: Form) -> bool {
    if c < '\u{300}' || is_plain_script(c) {
        return true;
    }
    match form {
        Form::Nfc => is_inert(c, form),
        Form::Nfd => {
            // U+0F73 and its like have class 0 and decompose into marks that have not.
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            first.is_none_or(|first| canonical_combining_class(first) == 0)
        }
    }
}

/// Whether `c`, with no mark behind it, stays what it is in `form` and is no mark itself.
pub(super) fn is_inert(c: char, form: Form) -> bool {
    let known = match form {
        Form::Nfc => matches!(c, ..'\u{300}' | '\u{1E00}'..='\u{1EFF}'),
        Form::Nfd => c < '\u{C0}',
    };
    if known || is_plain_script(c) {
        return true;
    }
    if canonical_combining_class(c) != 0 {
        return false;
    }
    match form {
        Form::Nfc => is_nfc_quick(core::iter::once(c)) == IsNormalized::Yes,
        Form::Nfd => {
            let mut same = true;
            decompose_canonical(c, |part| same &= part == c);
            same
        }
    }
}

/// Long runs of characters that are inert in both forms, to spare the tables: Cyrillic in part,
/// Thai and Lao letters in part, Han, kana in part, private use, pictures and emoji. A test checks
/// each.
const fn is_plain_script(c: char) -> bool {
    matches!(
        c,
        '\u{2002}'..='\u{203F}' | '\u{410}'..='\u{418}' | '\u{41A}'..='\u{438}'
            | '\u{43A}'..='\u{44F}' | '\u{E01}'..='\u{E37}' | '\u{3041}'..='\u{304B}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{E000}'..='\u{F8FF}'
            | '\u{2500}'..='\u{27FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// The last character boundary at or before `at`.
pub(in crate::normalize) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_script_is_inert_in_both_forms_and_bounds_segments() {
        for c in '\0'..=char::MAX {
            let text = String::from(c);
            let same = text.nfd().eq([c]) && text.nfc().eq([c]);
            let starts = canonical_combining_class(c) == 0;
            // Never the second part of a composition, as jamos are.
            let alone = is_nfc_quick([c].into_iter()) == IsNormalized::Yes;
            if is_plain_script(c) {
                assert!(same && starts && alone, "{c:?}");
            }
            assert!(!is_inert(c, Form::Nfc) || starts && alone && text.nfc().eq([c]), "{c:?}");
            assert!(!is_inert(c, Form::Nfd) || starts && text.nfd().eq([c]), "{c:?}");
            assert!(!is_boundary(c, Form::Nfc) || starts && alone, "{c:?}");
        }
    }
}
