//! Where sentences end.
//!
//! Every stop, question mark, exclamation mark, ellipsis and emoji is a candidate. Most are
//! decided by what stands right after them; where two readings compete (is `anh B. Người này` a
//! name or two sentences?) the [evidence](self) for each is weighed in bits, with statistics of which
//! capitalised words start sentences. A line break ends a sentence too, for headlines, bylines and
//! list items have no stop; [`Splitter`] has other choices. White space between sentences belongs
//! to none of them; a closing quote, a footnote mark and an emoji belong to the sentence before.
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
mod candidate;
mod evidence;
mod line;
mod marker;
mod scan;
mod starters;
mod stop;
mod vocabulary;
mod window;

use core::ops::Range;

use crate::span::Span;
use crate::token::{Token, WordMemo};
use boundary::{Quotes, Walk};
use line::Line;
use scan::{Scan, Sight};
use window::{Answer, Place, Window};

/// The sentences of `text`, in order; a line break ends a sentence.
///
/// Linear in the length of the text; holds one paragraph's tokens at a time.
pub fn sentences(text: &str) -> Sentences<'_> {
    Splitter::new().sentences(text)
}

/// What a line break says about sentences.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum LineBreaks {
    /// Every line break ends a sentence: text from the web, headlines, lists, subtitles.
    #[default]
    End,
    /// Only a blank line does: text with hard line breaks, such as e-mails and scanned books.
    BlankLine,
    /// A line break is white space like any other.
    Space,
}

/// Splits text into sentences, with options.
///
/// ```
/// use tieng::sentence::{LineBreaks, Splitter};
///
/// let text = "Mưa từ\nsáng. Nước lên.\n\nHết";
/// let sentences = |splitter: Splitter| -> Vec<_> {
///     splitter.sentences(text).map(|span| span.of(text)).collect()
/// };
/// assert_eq!(sentences(Splitter::new()), ["Mưa từ", "sáng.", "Nước lên.", "Hết"]);
/// assert_eq!(
///     sentences(Splitter::new().line_breaks(LineBreaks::BlankLine)),
///     ["Mưa từ\nsáng.", "Nước lên.", "Hết"]
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Splitter {
    line_breaks: LineBreaks,
}

impl Splitter {
    /// A splitter that ends a sentence at every line break.
    pub const fn new() -> Self {
        Self { line_breaks: LineBreaks::End }
    }

    /// Sets what a line break says.
    #[must_use]
    pub const fn line_breaks(mut self, line_breaks: LineBreaks) -> Self {
        self.line_breaks = line_breaks;
        self
    }

    /// The sentences of `text`, in order. Linear in the length of the text.
    pub fn sentences(self, text: &str) -> Sentences<'_> {
        let start = skip_space(text, 0);
        Sentences {
            splitter: self,
            text,
            line: start,
            start,
            quotes: Quotes::default(),
            window: Window::new(text),
        }
    }

    /// The sentences of a text that is already in tokens, as ranges of them.
    pub(crate) fn ranges<'a>(
        self,
        text: &'a str,
        tokens: &'a [Token],
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut paragraph = 0..0;
        let mut walk = Walk::default();
        core::iter::from_fn(move || {
            let line = |range: &Range<usize>| tokens.get(range.clone()).unwrap_or(&[]);
            if walk.at == paragraph.len() {
                let rest = tokens.get(paragraph.end..).unwrap_or(&[]);
                let ends = |pair: &[Token]| matches!(pair, [a, b] if self.ends(text, *a, *b));
                let len = rest.windows(2).position(ends).map_or(rest.len(), |last| last + 1);
                paragraph = paragraph.end..paragraph.end + len;
                walk = Walk::default();
            }
            let range = walk.next(Line::new(text, line(&paragraph)))?;
            Some(paragraph.start + range.start..paragraph.start + range.end)
        })
    }

    /// Whether a line ends between two tokens.
    fn ends(self, text: &str, before: Token, after: Token) -> bool {
        self.is_end(Span::new(before.span.end, after.span.start).of(text))
    }

    /// Whether the white space between two tokens ends a line.
    fn is_end(self, gap: &str) -> bool {
        if matches!(gap, "" | " ") {
            return false;
        }
        match self.line_breaks {
            LineBreaks::End => gap.starts_with('\n') || gap.contains(LINE_ENDS),
            LineBreaks::BlankLine => {
                let breaks = gap.matches(LINE_ENDS).count() - gap.matches("\r\n").count();
                breaks > 1 || gap.contains('\u{2029}')
            }
            LineBreaks::Space => false,
        }
    }
}

/// Iterator over the [`sentences`] of a text.
#[derive(Clone)]
pub struct Sentences<'t> {
    splitter: Splitter,
    text: &'t str,
    /// Where the line of the next sentence starts, and the sentence.
    line: usize,
    start: usize,
    quotes: Quotes,
    window: Window<'t>,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.start >= self.text.len() {
            return None;
        }
        let mut at = self.start;
        let lines_end = self.splitter.line_breaks == LineBreaks::End;
        let scan = Scan { text: self.text, lines_end };
        while let Some((place, sight)) = scan.next(self.start, at) {
            at = place;
            match sight {
                Sight::Line => {
                    let end = self.text.get(..at).map_or(at, |head| head.trim_end().len());
                    at = skip_space(self.text, end);
                    let gap = Span::new(end, at).of(self.text);
                    if self.splitter.is_end(gap) {
                        return Some(self.finish(end));
                    }
                }
                Sight::Quote => {
                    self.quotes.open ^= true;
                    at += 1;
                }
                Sight::Ends { end, quote } => {
                    self.quotes.open &= !quote;
                    return Some(self.finish(end));
                }
                Sight::Unclear => {
                    let place = Place { line: self.line, sentence: self.start, at };
                    match self.window.ask(self.splitter, place, &mut self.quotes) {
                        Answer::GoesOn(next) => at = next,
                        Answer::Ends(end) => return Some(self.finish(end)),
                    }
                }
            }
        }
        Some(self.finish(self.text.trim_end().len()))
    }
}

impl core::iter::FusedIterator for Sentences<'_> {}

impl Sentences<'_> {
    /// What is remembered of words, for a caller that reads the same text and has such a memory.
    pub(crate) fn memo(&mut self) -> &mut WordMemo {
        self.window.memo()
    }

    /// The sentence that ends at byte `end`; moves on to the next one.
    fn finish(&mut self, end: usize) -> Span {
        let sentence = Span::new(self.start, end);
        self.start = skip_space(self.text, end);
        if self.splitter.is_end(Span::new(end, self.start).of(self.text)) {
            self.line = self.start;
            self.quotes = Quotes::default();
        }
        sentence
    }
}

/// The first byte from `at` that is no white space.
fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    text.len() - rest.trim_start().len()
}

/// The sentences of a text that is already in tokens, as ranges of them; a line break ends one.
#[cfg(any(test, feature = "train"))]
pub(crate) fn sentence_ranges<'a>(
    text: &'a str,
    tokens: &'a [Token],
) -> impl Iterator<Item = Range<usize>> + 'a {
    Splitter::new().ranges(text, tokens)
}

/// The characters that end a line ([UAX #14](https://www.unicode.org/reports/tr14/), classes BK, CR, LF, NL).
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

#[cfg(test)]
mod oracle;
