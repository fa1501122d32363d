//! NFC and NFD, as Unicode says, for any text, and as fast as Vietnamese allows.
//!
//! Three gears. [`scan`] walks over text that is normal already, 64 bytes at a time. [`block`]
//! rewrites Vietnamese out of tables, a mark or a letter at a time. What neither knows — a third
//! mark, a Hangul syllable, a letter of another script — is cut out as a segment that depends on
//! nothing around it, and the crate unicode-normalization does that.

mod block;
mod kernel;
mod scan;
mod segment;
mod table;
#[cfg(all(target_arch = "x86_64", not(tieng_portable)))]
mod wide;

use std::borrow::Cow;

use super::Form;
use crate::edit::Edits;
use block::Verdict;
use kernel::{Compose, Decompose, Kernel};
pub(super) use scan::{BLOCK, WINDOW, bits, flagged, leads};
pub(super) use segment::{floor_boundary, is_boundary};
use segment::{is_inert, is_normal, normal_chars, segment_end, segment_start};

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
        let block = scan::suspect(text.as_bytes(), from, K::skip_clean, K::is_clean)?;
        match block::first_change(&kernel, text.as_bytes(), done, block) {
            Verdict::Changes(start) => return Some(start),
            Verdict::Same => {
                from = block + scan::BLOCK;
                continue;
            }
            Verdict::Unknown => {}
        }
        let mut at = floor_boundary(text, block);
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
