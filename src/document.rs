//! The whole pipeline behind one type.
//!
//! Build an [`Analyzer`] once, share it, and analyse any text with it: sentences, words,
//! abbreviations and definitions, all as spans of the text as it is.
//!
//! ```
//! use tieng::document::Analyzer;
//!
//! let analyzer = Analyzer::new();
//! let text = "Tổng kết công tác dân vận (CTDV). CTDV góp phần tạo đồng thuận.";
//! let document = analyzer.analyze(text);
//!
//! assert_eq!(document.sentences().len(), 2);
//! let words: Vec<&str> = document.words(1).iter().map(|word| word.of(text)).collect();
//! assert_eq!(words, ["CTDV", "góp phần", "tạo", "đồng thuận", "."]);
//! assert_eq!(document.abbreviations()[1].expansion(), Some("công tác dân vận"));
//! ```

use core::ops::Range;

use crate::abbreviation::{Abbreviations, Definition, Dictionary, Mention};
use crate::sentence::Splitter;
use crate::span::Span;
use crate::token::{Token, cover, tokens};
use crate::word::{Scratch, Segmenter};

/// Analyses texts. Built once and shared: it is immutable, cheap to clone, `Send` and `Sync`.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    splitter: Splitter,
    segmenter: Segmenter,
    abbreviations: Abbreviations,
}

impl Analyzer {
    /// With the built-in model and dictionary, which load when they are first needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends sentences with this splitter.
    ///
    /// ```
    /// use tieng::document::Analyzer;
    /// use tieng::sentence::{LineBreaks, Splitter};
    ///
    /// // Text with hard line breaks, as in laws and e-mails.
    /// let text = "Chính sách phát triển kinh\ntế.";
    /// let splitter = Splitter::new().line_breaks(LineBreaks::BlankLine);
    /// let document = Analyzer::new().splitter(splitter).analyze(text);
    /// assert_eq!(document.words(0)[2].of(text), "kinh\ntế");
    /// ```
    #[must_use]
    pub fn splitter(self, splitter: Splitter) -> Self {
        Self { splitter, ..self }
    }

    /// Cuts words with this segmenter: with words of your own, or of coarser granularity.
    #[must_use]
    pub fn segmenter(self, segmenter: Segmenter) -> Self {
        Self { segmenter, ..self }
    }

    /// Explains abbreviations with these, in place of those set before.
    #[must_use]
    pub fn abbreviations(self, abbreviations: Abbreviations) -> Self {
        Self { abbreviations, ..self }
    }

    /// Adds a dictionary of abbreviations, which comes before everything else.
    #[must_use]
    pub fn with_dictionary(mut self, dictionary: Dictionary) -> Self {
        self.abbreviations = self.abbreviations.with_dictionary(dictionary);
        self
    }

    /// Analyses a text as one document: a definition in it holds for all of it.
    ///
    /// Linear in the length of the text; memory too.
    pub fn analyze<'t>(&self, text: &'t str) -> Document<'t> {
        let tokens: Vec<Token> = tokens(text).collect();
        let mut scratch = Scratch::default();
        let mut words = Vec::new();
        let mut sentences = Vec::new();
        for range in self.splitter.ranges(text, &tokens) {
            let Some(sentence) = tokens.get(range) else { continue };
            let Some(span) = cover(sentence) else { continue };
            let first = words.len();
            self.segmenter.segment_sentence(sentence, &mut scratch, &mut words);
            sentences.push(Sentence { span, words: first..words.len() });
        }
        let (abbreviations, definitions) = self.abbreviations.analyze_tokens(text, &tokens);
        Document { text, sentences, words, abbreviations, definitions }
    }
}

/// A text, analysed.
#[derive(Clone, PartialEq, Debug)]
pub struct Document<'t> {
    text: &'t str,
    sentences: Vec<Sentence>,
    words: Vec<Span>,
    abbreviations: Vec<Mention>,
    definitions: Vec<Definition>,
}

/// A sentence of a [`Document`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    words: Range<usize>,
}

impl<'t> Document<'t> {
    /// The text that was analysed, byte for byte.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The sentences, in order; only white space stands between them.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of a sentence, by its number; only white space stands between them.
    pub fn words(&self, sentence: usize) -> &[Span] {
        let words = self.sentences.get(sentence).map_or(0..0, |sentence| sentence.words.clone());
        self.words.get(words).unwrap_or(&[])
    }

    /// How many words all sentences have together.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The abbreviations, in order, with what they stand for.
    pub fn abbreviations(&self) -> &[Mention] {
        &self.abbreviations
    }

    /// The definitions of abbreviations that the text gives, in order.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }
}
