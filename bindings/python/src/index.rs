//! From bytes to Python's string indices.

use tieng::Span;

/// A span in code points, as Python slices strings.
pub(crate) type Range = (usize, usize);

/// Turns byte offsets into code point indices.
///
/// It walks from offset to offset, so spans in the order of the text cost one pass over it, and
/// nothing where the text is ASCII.
pub(crate) struct Index<'t> {
    bytes: &'t [u8],
    is_ascii: bool,
    /// Where it stands, in both units.
    byte: usize,
    char: usize,
}

impl<'t> Index<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), is_ascii: text.is_ascii(), byte: 0, char: 0 }
    }

    pub(crate) fn range(&mut self, span: Span) -> Range {
        (self.at(span.start), self.at(span.end))
    }

    pub(crate) fn ranges(&mut self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|span| self.range(*span)).collect()
    }

    pub(crate) fn at(&mut self, byte: usize) -> usize {
        if self.is_ascii {
            return byte;
        }
        if byte >= self.byte {
            self.char += self.count(self.byte, byte);
        } else {
            self.char -= self.count(byte, self.byte);
        }
        self.byte = byte;
        self.char
    }

    /// The number of characters that start in a range of bytes.
    fn count(&self, start: usize, end: usize) -> usize {
        let bytes = self.bytes.get(start..end).unwrap_or(&[]);
        bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
    }
}
