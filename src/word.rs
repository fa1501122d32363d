//! Words: which syllables belong together.
//!
//! Vietnamese writes a space between all syllables; a word may have several of them: *công tác
//! dân vận* is two words, `công tác` and `dân vận`. The segmenter follows the convention of the
//! Vietnamese treebank. It decides each gap between two syllables by a linear model over the
//! syllables around it, their capitals, and a list of words, and takes the best sequence of
//! decisions of a sentence. Everything that is no syllable is a word by itself.
//!
//! The words are spans of the text as it is: NFC or NFD, in either tone style.
//!
//! ```
//! let text = "Công tác dân vận ở Thủ Đức.";
//! let words: Vec<_> = tieng::words(text).into_iter().map(|span| span.of(text)).collect();
//! assert_eq!(words, ["Công tác", "dân vận", "ở", "Thủ Đức", "."]);
//! ```

mod decoder;
mod features;
mod model;

use once_cell::sync::Lazy;

use crate::sentence::sentence_ranges;
use crate::span::Span;
use crate::token::{Case, Token, TokenKind, tokens};
#[cfg(not(feature = "train"))]
use decoder::Lattice;
#[cfg(not(feature = "train"))]
use features::{Unit, cover};
use model::Model;

#[cfg(feature = "train")]
pub(crate) use self::{
    decoder::Lattice,
    features::{Feature, Unit, cover, gap_features},
    model::write as write_model,
};

/// The model that ships with the crate; see `data/README.md` for how it was made.
static BUILT_IN: Lazy<Model<'static>> = Lazy::new(|| {
    // A test loads these bytes, so the fallback is never taken.
    Model::from_bytes(include_bytes!("../data/words.bin")).unwrap_or(Model::EMPTY)
});

/// The words of `text`, in order: every token that is no syllable is one, and no word crosses a
/// sentence. Linear in the length of the text.
pub fn words(text: &str) -> Vec<Span> {
    Segmenter::new().segment(text)
}

/// Segments text into words.
///
/// Cheap to copy and to share: all its data is static.
#[derive(Clone, Copy, Debug)]
pub struct Segmenter {
    model: Model<'static>,
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl Segmenter {
    /// A segmenter with the built-in model, which is loaded at the first call.
    pub fn new() -> Self {
        Self { model: *BUILT_IN }
    }

    /// The words of `text`, in order.
    pub fn segment(&self, text: &str) -> Vec<Span> {
        let tokens: Vec<Token> = tokens(text).collect();
        let mut scratch = Scratch::default();
        let mut words = Vec::new();
        for range in sentence_ranges(text, &tokens) {
            self.segment_sentence(tokens.get(range).unwrap_or(&[]), &mut scratch, &mut words);
        }
        words
    }

    /// Adds the words of a sentence to `words`.
    pub(crate) fn segment_sentence(
        &self,
        sentence: &[Token],
        scratch: &mut Scratch,
        words: &mut Vec<Span>,
    ) {
        let lattice = &mut scratch.0;
        let shouted = is_shouted(sentence);
        for chain in chains(sentence) {
            if let [token] = chain {
                words.push(token.span);
                continue;
            }
            lattice.units.clear();
            lattice.units.extend(chain.iter().map(|token| Unit::new(token, shouted)));
            cover(&lattice.units, self.model.words(), |_| true, &mut lattice.coverage);
            lattice.decode(|feature| self.model.weight(feature));
            let mut word = None;
            for (token, joins_next) in chain.iter().zip(lattice.joins.iter().chain([&false])) {
                let span = word.map_or(token.span, |word: Span| word.to(token.span));
                word = joins_next.then_some(span);
                if !joins_next {
                    words.push(span);
                }
            }
        }
    }
}

/// Memory that segmenting reuses from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch(Lattice);

/// Cuts a sentence into chains of tokens that may join, and single tokens that may not.
pub(crate) fn chains(sentence: &[Token]) -> impl Iterator<Item = &[Token]> {
    let joins = |token: &Token| matches!(token.kind, TokenKind::Syllable | TokenKind::Word);
    sentence.chunk_by(move |a, b| joins(a) && joins(b) && a.span.end < b.span.start)
}

/// Whether a sentence is written in capitals, so that they tell no names.
pub(crate) fn is_shouted(sentence: &[Token]) -> bool {
    let letters = || {
        sentence.iter().filter(|token| matches!(token.kind, TokenKind::Syllable | TokenKind::Word))
    };
    letters().nth(1).is_some() && letters().all(|token| token.case() == Case::Upper)
}
