//! Any text as text of a page or of an attribute.

use core::fmt::{self, Display, Formatter, Write};

/// What HTML reads as itself: the five characters that mean something become references, and so
/// does a carriage return, which a reader of HTML would take for a line feed. NUL, which HTML does
/// not hold, becomes U+FFFD.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const SPECIAL: [char; 7] = ['&', '<', '>', '"', '\'', '\r', '\0'];
        for part in self.0.split_inclusive(SPECIAL) {
            let mut chars = part.chars();
            let reference = match chars.next_back() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                Some('\r') => "&#13;",
                Some('\0') => "\u{FFFD}",
                _ => {
                    f.write_str(part)?;
                    continue;
                }
            };
            f.write_str(chars.as_str())?;
            f.write_str(reference)?;
        }
        Ok(())
    }
}

/// A text that goes through [`Escaped`] piece by piece.
pub(super) fn write_joined<'t>(
    parts: impl Iterator<Item = &'t str>,
    separator: &str,
    sink: &mut impl Write,
) -> fmt::Result {
    for (number, part) in parts.enumerate() {
        sink.write_str(if number > 0 { separator } else { "" })?;
        write!(sink, "{}", Escaped(part))?;
    }
    Ok(())
}
