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

mod custom;
mod decoder;
mod features;
mod model;
mod score;

use core::hint::select_unpredictable;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::lexicon::{Found, SequenceHash};
use crate::sentence::sentences;
use crate::span::Span;
use crate::token::{Case, Scanner, Token, TokenKind, WordMemo};
pub use custom::CustomWords;
use model::Model;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub use model::probe;
use score::{SignMemo, gap_scores};

#[cfg(not(feature = "train"))]
use self::{decoder::Lattice, features::Unit};
#[cfg(feature = "train")]
pub(crate) use self::{
    decoder::Lattice,
    features::{Feature, MAX_ENTRY, Unit, When},
    model::{Model as WordModel, write as write_model},
    score::{full_scores, model_scores},
};
use features::View;

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

/// How much of a compound is one word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[non_exhaustive]
pub enum Granularity {
    /// As the treebank: words whose parts keep their plain sense (`người dân`, `con đường`) are
    /// split.
    #[default]
    Fine,
    /// As dictionaries: those are joined too, where the word list holds them.
    Coarse,
}

/// Segments text into words.
///
/// Cheap to clone and to share: its data is static, but for [`CustomWords`], which clones share.
///
/// ```
/// use tieng::word::{Granularity, Scratch, Segmenter};
///
/// let text = "Người dân đi trên con đường mới.";
/// let segmenter = Segmenter::new().granularity(Granularity::Coarse);
/// let (mut scratch, mut words) = (Scratch::default(), Vec::new());
/// segmenter.segment_into(text, &mut scratch, &mut words);
/// let words: Vec<_> = words.into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(words, ["Người dân", "đi", "trên", "con đường", "mới", "."]);
/// ```
#[derive(Clone, Debug)]
pub struct Segmenter {
    model: Model<'static>,
    granularity: Granularity,
    custom: Option<Arc<CustomWords>>,
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl Segmenter {
    /// A segmenter with the built-in model, which is loaded at the first call.
    pub fn new() -> Self {
        Self { model: *BUILT_IN, granularity: Granularity::Fine, custom: None }
    }

    /// Sets how much of a compound is one word.
    #[must_use]
    pub fn granularity(self, granularity: Granularity) -> Self {
        Self { granularity, ..self }
    }

    /// Sets words of the user's own, in place of any set before.
    #[must_use]
    pub fn custom_words(self, words: CustomWords) -> Self {
        Self { custom: Some(Arc::new(words)), ..self }
    }

    /// The words of `text`, in order.
    pub fn segment(&self, text: &str) -> Vec<Span> {
        let mut words = Vec::new();
        self.segment_into(text, &mut Scratch::default(), &mut words);
        words
    }

    /// Adds the words of `text` to `words`, in order. Once `scratch` and `words` have grown to what
    /// the longest sentence needs, only the few tokens around what may end a sentence take memory.
    pub fn segment_into(&self, text: &str, scratch: &mut Scratch, words: &mut Vec<Span>) {
        let mut sentence = core::mem::take(&mut scratch.sentence);
        let mut sentences = sentences(text);
        *sentences.memo() = core::mem::take(&mut scratch.memo);
        sentences.memo().grow_for(text.len());
        let mut scanner = Scanner::new(text);
        loop {
            let end = sentences.next().map_or(usize::MAX, |sentence| sentence.end);
            sentence.clear();
            scanner.read_to(end, sentences.memo(), &mut sentence);
            self.segment_sentence(&sentence, scratch, words);
            if end == usize::MAX {
                break;
            }
        }
        scratch.sentence = sentence;
        scratch.memo = core::mem::take(sentences.memo());
    }

    /// Adds the words of a sentence to `words`.
    pub(crate) fn segment_sentence(
        &self,
        sentence: &[Token],
        scratch: &mut Scratch,
        words: &mut Vec<Span>,
    ) {
        let shouted = is_shouted(sentence);
        for chain in chains(sentence) {
            let [first, .., last] = chain else {
                words.extend(chain.first().map(|token| token.span));
                continue;
            };
            scratch.lattice.set_units(chain.iter().map(|token| Unit::new(token, shouted)));
            self.decide(&mut scratch.lattice, &mut scratch.signs);
            // Where words end cannot be foretold, so nothing branches on it.
            let mut len = words.len();
            words.resize(len + chain.len(), last.span);
            let mut start = first.span.start;
            for (pair, joined) in chain.windows(2).zip(&scratch.lattice.joins) {
                let ([a, b], Some(word)) = (pair, words.get_mut(len)) else { continue };
                *word = Span::new(start, a.span.end);
                len += usize::from(!joined);
                start = select_unpredictable(*joined, start, b.span.start);
            }
            words.truncate(len);
            words.push(Span::new(start, last.span.end));
        }
    }

    /// Decides the gaps of the chain in `lattice`.
    fn decide(&self, lattice: &mut Lattice, signs: &mut SignMemo) {
        let (table, singles) = (self.model.words(), self.model.units());
        let scores =
            |view: &View| gap_scores(&self.model, view, |known| signs.scores(&self.model, known));
        let Some(custom) = &self.custom else {
            lattice.cover(|_, _, hash| table.find(hash));
            lattice.loosen(|key| singles.find_unit(key));
            lattice.decode(scores);
            if self.granularity == Granularity::Coarse {
                lattice.join_where(|hash| table.find(hash).is_transparent);
            }
            return;
        };
        let find = |hash: SequenceHash| {
            let found = table.find(hash);
            if custom.cuts(hash) {
                Found { is_prefix: found.is_prefix, ..Found::default() }
            } else {
                found
            }
        };
        lattice.cover(|_, _, hash| find(hash));
        lattice.loosen(|key| singles.find_unit(key));
        let (units, gaps) = lattice.parts();
        custom.decide(units, gaps);
        lattice.decode(scores);
        if self.granularity == Granularity::Coarse {
            lattice.join_where(|hash| find(hash).is_transparent);
        }
        lattice.cut_where(|hash| custom.cuts(hash), |hash| find(hash).group.is_some());
    }
}

/// Memory that segmenting reuses from text to text.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    memo: WordMemo,
    sentence: Vec<Token>,
    lattice: Lattice,
    signs: SignMemo,
}

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

#[cfg(test)]
mod oracle;
