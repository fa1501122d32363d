//! Vietnamese for [tantivy](https://docs.rs/tantivy): what to index of a text, and where it stands.
//!
//! A [`VietnameseTokenizer`] gives the syllables of a text, its words, or both, folded to one of
//! three grades: as they are (`chó`), without tones (`cho`), without any mark (`đá` as `da`). Index a
//! text in a field for each grade, and whoever types `xit chong nang` finds `xịt chống nắng`, while
//! a query with its marks ranks what has the same marks first.
//!
//! ```
//! use tantivy_tokenizer_api::{TokenStream, Tokenizer};
//! use tieng_tantivy::{Grade, Units, VietnameseTokenizer};
//!
//! let text = "Hoà dùng xịt chống nắng.";
//! let mut tokenizer = VietnameseTokenizer::new(Units::Syllables, Grade::Unmarked);
//! let mut terms = Vec::new();
//! tokenizer.token_stream(text).process(&mut |token| {
//!     terms.push((token.text.clone(), &text[token.offset_from..token.offset_to]));
//! });
//! assert_eq!(terms[0], ("hoa".into(), "Hoà"));
//! assert_eq!(terms[4], ("nang".into(), "nắng"));
//! ```
//!
//! Offsets are bytes of the text as it was given, NFC or NFD: what a hit shows is what the author
//! wrote. Both forms, both tone styles and any case give the same terms.

use std::mem;
use std::vec;

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};
use tieng::Span;
pub use tieng::normalize::Grade;
use tieng::normalize::{Normalizer, key};
use tieng::word::Scratch;
pub use tieng::word::{CustomWords, Granularity, Segmenter};

/// Ð for Đ, full-width letters and invisible characters keep nobody from finding a word.
const PLAIN: Normalizer = Normalizer::new().lookalikes();

/// What becomes a term.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Units {
    /// Every syllable and every part of a number, a date or an address: `công`, `tác`. Finds
    /// everything; positions count syllables.
    #[default]
    Syllables,
    /// Every word, its syllables joined by `_`: `công_tác`. Finds what is meant: `bàn_chân` is no
    /// `bàn`. Positions count words.
    Words,
    /// Every syllable, and every word of several syllables at the position of its first one, as
    /// long as they are together.
    Both,
}

/// Gives the terms of Vietnamese text, each with its bytes and its position.
///
/// Marks of punctuation, symbols and emoji are no terms. Linear in the length of the text.
#[derive(Clone, Debug)]
pub struct VietnameseTokenizer {
    units: Units,
    grade: Grade,
    segmenter: Segmenter,
    scratch: Scratch,
    words: Vec<Span>,
}

impl VietnameseTokenizer {
    /// A tokenizer with the built-in model of words.
    pub fn new(units: Units, grade: Grade) -> Self {
        let segmenter = Segmenter::new();
        Self { units, grade, segmenter, scratch: Scratch::default(), words: Vec::new() }
    }

    /// Cuts words with this segmenter: with words of your own, or of coarser granularity.
    #[must_use]
    pub fn segmenter(self, segmenter: Segmenter) -> Self {
        Self { segmenter, ..self }
    }
}

impl Tokenizer for VietnameseTokenizer {
    type TokenStream<'t> = Terms;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> Terms {
        let mut words = mem::take(&mut self.words);
        words.clear();
        if self.units == Units::Syllables {
            words.extend(parts(text, Span::new(0, text.len())));
        } else {
            self.segmenter.segment_into(text, &mut self.scratch, &mut words);
        }
        let mut terms = Collector { text, grade: self.grade, terms: Vec::new(), position: 0 };
        for &word in &words {
            terms.add(word, self.units);
        }
        self.words = words;
        Terms { rest: terms.terms.into_iter(), current: Token::default() }
    }
}

/// The terms of one text.
#[derive(Debug)]
pub struct Terms {
    rest: vec::IntoIter<Token>,
    current: Token,
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        self.rest.next().map(|term| self.current = term).is_some()
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}

struct Collector<'t> {
    text: &'t str,
    grade: Grade,
    terms: Vec<Token>,
    position: usize,
}

impl Collector<'_> {
    fn add(&mut self, word: Span, units: Units) {
        let keys = |span: Span| key(&PLAIN.normalize(span.of(self.text)), self.grade);
        let parts: Vec<(Span, String)> =
            parts(self.text, word).map(|part| (part, keys(part))).collect();
        let (Some((first, _)), Some((last, _))) = (parts.first(), parts.last()) else { return };
        let (whole, len) = (first.to(*last), parts.len());
        match units {
            Units::Words => {
                self.push(whole, joined(&parts), 1);
                self.position += 1;
                return;
            }
            Units::Both if len > 1 => self.push(whole, joined(&parts), len),
            _ => {}
        }
        for (part, key) in parts {
            self.push(part, key, 1);
            self.position += 1;
        }
    }

    fn push(&mut self, span: Span, text: String, position_length: usize) {
        let Span { start: offset_from, end: offset_to } = span;
        let position = self.position;
        self.terms.push(Token { offset_from, offset_to, position, text, position_length });
    }
}

fn joined(parts: &[(Span, String)]) -> String {
    parts.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>().join("_")
}

/// The runs of letters, marks and digits in a span of the text.
fn parts(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let belongs = |c: char| c.is_alphanumeric() || is_inner(c);
    let mut end = span.start;
    let pieces = span.of(text).split_inclusive(move |c| !belongs(c)).map(move |piece| {
        let start = end;
        end += piece.len();
        Span::new(start, start + piece.trim_end_matches(|c| !belongs(c)).len())
    });
    pieces.filter(move |part| part.of(text).contains(char::is_alphanumeric))
}

/// Combining marks, and the invisible characters that some programs leave inside a word.
fn is_inner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}
