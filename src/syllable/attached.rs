//! Characters that belong to the letter before them.

use unicode_normalization::char::is_combining_mark;

/// A combining mark. Those of other scripts count too: normalization may sort them among our own.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// Zero-width characters and the soft hyphen, which break no word.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
