//! A page to look at.

use core::fmt::{self, Write};

use crate::document::Document;

pub(super) fn write_head(title: &str, sink: &mut impl Write) -> fmt::Result {
    writeln!(sink, "<!doctype html><title>{title}</title>")
}

pub(super) fn write_part(
    document: &Document<'_>,
    _number: usize,
    sink: &mut impl Write,
) -> fmt::Result {
    sink.write_str(document.text())
}

pub(super) fn write_tail(sink: &mut impl Write) -> fmt::Result {
    sink.write_char('\n')
}

/// Writes a document as HTML to show inside another page, a notebook's for one.
///
/// # Errors
///
/// Only those of `sink`.
pub fn write_html_fragment(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    write_part(document, 1, sink)
}
