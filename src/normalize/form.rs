//! NFC and NFD, as Unicode says, for any text.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick};

use super::Form;
use super::edit::Edits;

/// The text in `form`; borrowed if it is so already.
pub(super) fn to_form(text: &str, form: Form) -> Cow<'_, str> {
    let quick = match form {
        Form::Nfc => is_nfc_quick(text.chars()),
        Form::Nfd => is_nfd_quick(text.chars()),
    };
    if quick == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let normalized: String = match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfd => text.nfd().collect(),
    };
    if normalized == text { Cow::Borrowed(text) } else { Cow::Owned(normalized) }
}

/// The same, segment by segment, as edits.
pub(super) fn rewrite(edits: &mut Edits<'_>, text: &str, form: Form) {
    let mut start = 0;
    let mut new = String::new();
    while start < text.len() {
        let rest = text.get(start..).unwrap_or("");
        let len = segment_len(rest, form);
        let segment = rest.get(..len).unwrap_or("");
        if !segment.is_ascii() {
            new.clear();
            match form {
                Form::Nfc => new.extend(segment.nfc()),
                Form::Nfd => new.extend(segment.nfd()),
            }
            edits.replace(start, start + len, &new);
        }
        start += len;
    }
}

/// The bytes of the first character of `text` and of all behind it that may depend on it.
fn segment_len(text: &str, form: Form) -> usize {
    let mut chars = text.char_indices().skip(1);
    chars.find(|&(_, c)| is_boundary(c, form)).map_or(text.len(), |(at, _)| at)
}

/// Whether nothing that stands before `c` changes with it: it starts a segment.
fn is_boundary(c: char, form: Form) -> bool {
    if c < '\u{300}' {
        return true;
    }
    match form {
        Form::Nfc => {
            canonical_combining_class(c) == 0
                && is_nfc_quick(core::iter::once(c)) == IsNormalized::Yes
        }
        Form::Nfd => {
            // U+0F73 and its like have class 0 and decompose into marks that have not.
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            first.is_none_or(|first| canonical_combining_class(first) == 0)
        }
    }
}
