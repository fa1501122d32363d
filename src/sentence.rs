//! Where sentences end.
//!
//! Every stop, question mark, exclamation mark and ellipsis is a candidate, decided by what stands
//! around it: an abbreviation that takes a stop, a list marker, a quotation that goes on, the case
//! of the next word. A line break ends a sentence too, for headlines, bylines and list items have
//! no stop. White space between sentences belongs to none of them.
//!
//! ```
//! let text = "GS. Trần A đến TP. HCM. “Đi đâu?” chị hỏi.\nẢnh: N. Diễm";
//! let sentences: Vec<_> = tieng::sentences(text).map(|span| span.of(text)).collect();
//! assert_eq!(
//!     sentences,
//!     ["GS. Trần A đến TP. HCM.", "“Đi đâu?” chị hỏi.", "Ảnh: N. Diễm"]
//! );
//! ```

mod boundary;
mod starters;

use core::ops::Range;

use crate::span::Span;
use crate::token::{Token, Tokens, tokens};

/// The sentences of `text`, in order. Linear in the length of the text; holds one paragraph's
/// tokens at a time.
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, tokens: tokens(text), paragraph: Vec::new(), carried: None, at: 0 }
}

/// Iterator over the [`sentences`] of a text.
#[derive(Clone)]
pub struct Sentences<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    /// The tokens of the paragraph that is being handed out.
    paragraph: Vec<Token>,
    /// The first token of the next paragraph.
    carried: Option<Token>,
    at: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.at == self.paragraph.len() {
            self.read_paragraph();
        }
        let rest = self.paragraph.get(self.at..)?;
        let len = boundary::sentence_len(self.text, rest)?;
        let span = cover(rest.get(..len)?)?;
        self.at += len;
        Some(span)
    }
}

impl core::iter::FusedIterator for Sentences<'_> {}

impl Sentences<'_> {
    fn read_paragraph(&mut self) {
        self.paragraph.clear();
        self.at = 0;
        self.paragraph.extend(self.carried.take());
        for token in self.tokens.by_ref() {
            let new_line =
                self.paragraph.last().is_some_and(|last| is_line_break(self.text, *last, token));
            if new_line {
                self.carried = Some(token);
                return;
            }
            self.paragraph.push(token);
        }
    }
}

/// The sentences of a text that is already in tokens, as ranges of them.
pub(crate) fn sentence_ranges<'a>(
    text: &'a str,
    tokens: &'a [Token],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    let mut line_end = 0;
    core::iter::from_fn(move || {
        if start == line_end {
            let rest = tokens.get(start..)?;
            let breaks = |pair: &[Token]| matches!(pair, [a, b] if is_line_break(text, *a, *b));
            line_end = start + rest.windows(2).position(breaks).map_or(rest.len(), |last| last + 1);
        }
        let len = boundary::sentence_len(text, tokens.get(start..line_end)?)?;
        let range = start..start + len;
        start = range.end;
        Some(range)
    })
}

/// The span from the first token to the last.
pub(crate) fn cover(tokens: &[Token]) -> Option<Span> {
    Some(tokens.first()?.span.to(tokens.last()?.span))
}

/// Whether a line ends between two tokens.
fn is_line_break(text: &str, before: Token, after: Token) -> bool {
    let gap = Span::new(before.span.end, after.span.start).of(text);
    gap.len() > 1 && gap.contains(LINE_BREAKS) || matches!(gap, "\n" | "\r" | "\u{B}" | "\u{C}")
}

/// The characters that end a line ([UAX #14](https://www.unicode.org/reports/tr14/), classes BK, CR, LF, NL).
const LINE_BREAKS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
