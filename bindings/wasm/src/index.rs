//! From bytes to JavaScript's string indices.

use tieng::Span;

/// Turns byte offsets into UTF-16 indices.
///
/// It walks from offset to offset, so offsets in the order of the text cost one pass over it.
pub(crate) struct Index<'t> {
    bytes: &'t [u8],
    /// Where it stands, in both units.
    byte: usize,
    unit: u32,
}

impl<'t> Index<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), byte: 0, unit: 0 }
    }

    pub(crate) fn at(&mut self, byte: usize) -> u32 {
        if byte >= self.byte {
            self.unit += self.count(self.byte, byte);
        } else {
            self.unit -= self.count(byte, self.byte);
        }
        self.byte = byte;
        self.unit
    }

    /// The spans, one after the other.
    pub(crate) fn flat(&mut self, spans: &[Span]) -> Vec<u32> {
        spans.iter().flat_map(|span| [self.at(span.start), self.at(span.end)]).collect()
    }

    /// The units of a range of bytes: one for a character, two for one of four bytes.
    fn count(&self, start: usize, end: usize) -> u32 {
        let bytes = self.bytes.get(start..end).unwrap_or(&[]);
        let units = |byte: &u8| u32::from(*byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0);
        bytes.iter().map(units).sum()
    }
}
