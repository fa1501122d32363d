//! NFC and NFD, as Unicode says, for any text, and as fast as Vietnamese allows.
//!
//! Three gears. [`scan`] walks over text that is normal already, 64 bytes at a time. [`block`]
//! rewrites Vietnamese out of tables, a mark or a letter at a time. What neither knows — a third
//! mark, a Hangul syllable, a letter of another script — is cut out as a segment that depends on
//! nothing around it, and the crate unicode-normalization does that.

mod block;
mod scan;
mod table;

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Form;
use crate::edit::Edits;
use block::{Compose, Decompose, Kernel, Verdict};
pub(super) use block::{bits, leads};

/// The text in `form`; borrowed if it is so already.
pub(super) fn to_form(text: &str, form: Form) -> Cow<'_, str> {
    match form {
        Form::Nfc => with_kernel::<Compose>(text),
        Form::Nfd => with_kernel::<Decompose>(text),
    }
}

/// Whether the text is in `form`.
pub(super) fn is_in(text: &str, form: Form) -> bool {
    match form {
        Form::Nfc => first_change::<Compose>(text).is_none(),
        Form::Nfd => first_change::<Decompose>(text).is_none(),
    }
}

fn with_kernel<K: Kernel>(text: &str) -> Cow<'_, str> {
    let Some(change) = first_change::<K>(text) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(K::capacity(text.len()));
    out.push_str(text.get(..change).unwrap_or(""));
    block::rewrite::<K>(text, change, &mut out);
    Cow::Owned(out)
}

/// Where the first segment that changes starts.
fn first_change<K: Kernel>(text: &str) -> Option<usize> {
    // Segments before `done` are normal; a character behind it may yet be the start of one.
    let kernel = K::new();
    let (mut done, mut from) = (0, 0);
    loop {
        // To the first block with a suspect, then mark by mark or character by character through.
        let block = scan::suspect::<K>(text.as_bytes(), from)?;
        match block::first_change(&kernel, text.as_bytes(), done, block) {
            Verdict::Changes(start) => return Some(start),
            Verdict::Same => {
                from = block + scan::BLOCK;
                continue;
            }
            Verdict::Unknown => {}
        }
        let mut at = floor_boundary(text, block).max(from);
        while at < block + scan::BLOCK {
            let c = text.get(at..)?.chars().next()?;
            if is_inert(c, K::FORM) {
                at += c.len_utf8();
                continue;
            }
            let start = segment_start(text, done, at, K::FORM);
            let end = segment_end(text, at + c.len_utf8(), K::FORM);
            if !is_normal(text.get(start..end)?, K::FORM) {
                return Some(start);
            }
            (done, at) = (end, end);
        }
        from = at;
    }
}

/// The same, segment by segment, as edits.
pub(super) fn rewrite(edits: &mut Edits<'_>, text: &str, form: Form) {
    let mut start = 0;
    let mut new = String::new();
    while start < text.len() {
        let next =
            start + text.get(start..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        let end = segment_end(text, next, form);
        let segment = text.get(start..end).unwrap_or("");
        if !segment.is_ascii() {
            new.clear();
            normal_chars(segment, form, |c| new.push(c));
            edits.replace(start, end, &new);
        }
        start = end;
    }
}

/// Hands over the characters of a segment in `form`.
fn normal_chars(segment: &str, form: Form, mut take: impl FnMut(char)) {
    match form {
        Form::Nfc => segment.nfc().for_each(&mut take),
        Form::Nfd => segment.nfd().for_each(&mut take),
    }
}

fn is_normal(segment: &str, form: Form) -> bool {
    match form {
        Form::Nfc => segment.nfc().eq(segment.chars()),
        Form::Nfd => segment.nfd().eq(segment.chars()),
    }
}

/// The start of the segment in which the suspect at `at` stands, not before `from`: the last
/// character that nothing before it changes with.
fn segment_start(text: &str, from: usize, at: usize, form: Form) -> usize {
    if text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| is_boundary(c, form)) {
        return at;
    }
    let before = text.get(from..at).unwrap_or("");
    let base = before.char_indices().rev().find(|&(_, c)| is_boundary(c, form));
    from + base.map_or(0, |(base, _)| base)
}

/// The start of the next segment, at `at` or later.
fn segment_end(text: &str, at: usize, form: Form) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let next = rest.char_indices().find(|&(_, c)| is_boundary(c, form));
    next.map_or(text.len(), |(len, _)| at + len)
}

/// Whether nothing that stands before `c` changes with it: it starts a segment.
pub(super) fn is_boundary(c: char, form: Form) -> bool {
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
fn is_inert(c: char, form: Form) -> bool {
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
/// Thai and Lao letters in part, Han, kana in part, private use. A test checks each.
const fn is_plain_script(c: char) -> bool {
    matches!(
        c,
        '\u{2002}'..='\u{203F}' | '\u{410}'..='\u{418}' | '\u{41A}'..='\u{438}'
            | '\u{43A}'..='\u{44F}' | '\u{E01}'..='\u{E37}' | '\u{3041}'..='\u{304B}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{E000}'..='\u{F8FF}'
    )
}

/// The last character boundary at or before `at`.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
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
