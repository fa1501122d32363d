//! Abbreviations: found, explained, expanded, and left alone when unsure.
//!
//! `CTDV` may stand in a dictionary, or the text itself may say what it means: *công tác dân vận
//! (CTDV)*. This room finds every mention with its span, says where its expansion comes from,
//! gives the alternatives, and keeps its hands off what only looks like an abbreviation: roman
//! numerals, initials, words in capitals.
//!
//! What the user's dictionary says comes first, then the definitions in the document, then the
//! built-in dictionary, then what parts and document numbers compose to.
//!
//! ```
//! use tieng::abbreviation::{Abbreviations, Source, Status};
//!
//! let text = "Tổng kết công tác dân vận (CTDV). HĐND tỉnh bàn về CTDV, khóa XV.";
//! let found = Abbreviations::new().find(text);
//!
//! let last = found.iter().rfind(|mention| mention.key == "CTDV").unwrap();
//! assert_eq!(last.expansion(), Some("công tác dân vận"));
//! assert_eq!(last.source, Some(Source::Document));
//! assert_eq!(found[1].expansion(), Some("Hội đồng nhân dân"));
//! assert!(matches!(found[3].status, Status::Skipped(_))); // XV is a numeral
//!
//! let expanded = tieng::expand(text);
//! assert!(expanded.ends_with("Hội đồng nhân dân tỉnh bàn về công tác dân vận, khóa XV."));
//! ```

mod abbreviate;
mod align;
mod choose;
mod compare;
mod compose;
pub(crate) mod context;
mod define;
mod expand;
mod find;
mod scan;
mod skip;
mod translate;

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::Alignment;
pub use crate::lexicon::{Dictionary, Entry, Sense};
use crate::span::Span;
use crate::token::{Token, TokenKind, tokens, tokens_in_place};
pub use define::{Definition, DefinitionKind};
pub use expand::{ExpandOptions, Expanded, Mode, OnAmbiguous};
pub use skip::Reason;

/// Expands the abbreviations of `text` that are certain; borrows it if there are none.
pub fn expand(text: &str) -> Cow<'_, str> {
    Abbreviations::new().expand(text, ExpandOptions::new()).text
}

/// Finds and expands abbreviations. Cheap to clone and to share.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    user: Option<Arc<Dictionary>>,
    translated_names: bool,
}

/// An abbreviation in a text.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The abbreviation, composed (NFC), without its last stop, with Đ for an eth and a hyphen for a dash.
    pub key: String,
    /// What became of it.
    pub status: Status,
    /// What it may stand for, the best first; empty if that is unknown.
    pub candidates: Vec<Candidate>,
    /// Where the candidates come from; `None` if there are none.
    pub source: Option<Source>,
    /// The definition, as its place among the document's, if that is the source.
    pub definition: Option<usize>,
    /// What an expansion replaces: the mention, or the whole document number.
    extent: Span,
}

impl Mention {
    /// What the abbreviation stands for, if that is certain.
    pub fn expansion(&self) -> Option<&str> {
        let best = self.candidates.first()?;
        (self.status == Status::Resolved).then_some(&best.expansion)
    }
}

/// What became of an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// Its first candidate is what it stands for.
    Resolved,
    /// It has several candidates, and nothing in the text decides.
    Ambiguous,
    /// Nobody says what it stands for.
    Unknown,
    /// It looks like an abbreviation but is left alone.
    Skipped(Reason),
}

/// Something that an abbreviation may stand for.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Candidate {
    /// The written-out form, capitalised as in the middle of a sentence.
    pub expansion: String,
    /// Its field, if the dictionary says.
    pub domain: String,
    /// How likely it is, from 0 to 1; the candidates of a mention add up to 1.
    pub score: f32,
}

/// How often expanding looks at its own result.
const MAX_ROUNDS: usize = 4;

/// Where an expansion comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Source {
    /// A dictionary that the caller added.
    User,
    /// A definition in the document.
    Document,
    /// The built-in dictionary.
    BuiltIn,
    /// Put together from the meanings of the parts, or read from a document number.
    Composed,
}

impl Abbreviations {
    /// With the built-in dictionary, which is loaded when it is first needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a dictionary, which comes before everything else. It replaces one that was added before.
    #[must_use]
    pub fn with_dictionary(mut self, dictionary: Dictionary) -> Self {
        self.user = Some(Arc::new(dictionary));
        self
    }

    /// Every abbreviation of `text`, in order, with what is known of it.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        self.analyze(text).0
    }

    /// The definitions that `text` gives, in order.
    pub fn definitions(&self, text: &str) -> Vec<Definition> {
        self.analyze(text).1
    }

    /// Writes out the abbreviations of `text` as `options` say. Lists every change.
    pub fn expand<'t>(&self, text: &'t str, options: ExpandOptions) -> Expanded<'t> {
        // Most texts are clean: they are given back without any memory taken.
        let mut after_number = false;
        let plain = |token: Token| {
            let plain = scan::is_plain(&token, after_number);
            after_number = token.kind == TokenKind::Number;
            plain
        };
        if tokens_in_place(text).all(plain) {
            return Expanded { text: Cow::Borrowed(text), alignment: Alignment::default() };
        }
        let (mentions, definitions) = self.analyze(text);
        let mut expanded = expand::expand(text, &mentions, &definitions, options, &[]);
        // What is written out may tell what was left ambiguous beside it; so expanding the result
        // changes nothing more. It is not written out itself: a user's expansion may hold its own key.
        let mut open = expand::leaves_open(text, &mentions, options);
        for _ in 0..MAX_ROUNDS {
            if !open || expanded.alignment.is_identity() {
                break;
            }
            let (mentions, definitions) = self.analyze(&expanded.text);
            let written = expanded.alignment.edits();
            let next = expand::expand(&expanded.text, &mentions, &definitions, options, written);
            if next.alignment.is_identity() {
                break;
            }
            open = expand::leaves_open(&expanded.text, &mentions, options);
            let alignment = expanded.alignment.then(&next.alignment);
            expanded = Expanded { text: Cow::Owned(next.text.into_owned()), alignment };
        }
        expanded
    }

    /// The reverse of [`expand`](Self::expand): after its definition, a long form of the text becomes
    /// its abbreviation, and so does, anywhere, every first meaning of the user's dictionary.
    ///
    /// ```
    /// use tieng::abbreviation::Abbreviations;
    ///
    /// let text = "Công tác dân vận (CTDV) đổi mới. Huyện tổng kết công tác dân vận.";
    /// let short = Abbreviations::new().abbreviate(text);
    /// assert_eq!(short.text, "Công tác dân vận (CTDV) đổi mới. Huyện tổng kết CTDV.");
    /// ```
    pub fn abbreviate<'t>(&self, text: &'t str) -> Expanded<'t> {
        let tokens: Vec<Token> = tokens(text).collect();
        let (_, definitions) = self.analyze_tokens(text, &tokens);
        abbreviate::LongForms::new(self.user.as_deref(), &definitions).abbreviate(text, &tokens)
    }

    /// Takes translated names and terms on trust: *Tổ chức Lao động Quốc tế (ILO)* and *mạng nơ-ron tích
    /// chập (CNN)* define ILO and CNN though the letters do not fit and no dictionary knows them. Where a text gives
    /// both, *mạng nơ-ron tích chập (Convolutional Neural Network - CNN)*, the translation is a second definition
    /// of the same short form. Off by default, for it guesses where the long form starts; such definitions have a
    /// low [`score`](Definition::score).
    #[must_use]
    pub fn translated_names(mut self, trust: bool) -> Self {
        self.translated_names = trust;
        self
    }

    fn analyze(&self, text: &str) -> (Vec<Mention>, Vec<Definition>) {
        let tokens: Vec<Token> = tokens(text).collect();
        self.analyze_tokens(text, &tokens)
    }

    /// The mentions and the definitions of a text that is already in tokens.
    pub fn analyze_tokens(&self, text: &str, tokens: &[Token]) -> (Vec<Mention>, Vec<Definition>) {
        let dictionaries =
            Dictionaries { user: self.user.as_deref(), built_in: Dictionary::built_in() };
        let places = scan::scan(text, tokens, dictionaries);
        let trust = self.translated_names;
        let definitions = define::definitions(text, tokens, &places, dictionaries, trust);
        let mentions = find::mentions(text, tokens, &places, &definitions, dictionaries);
        (mentions, definitions)
    }
}

/// The user's dictionary before the built-in one.
#[derive(Clone, Copy)]
struct Dictionaries<'d> {
    user: Option<&'d Dictionary>,
    built_in: &'d Dictionary,
}

impl<'d> Dictionaries<'d> {
    /// Whether a word of letters may be a key, by its token's key.
    fn may_hold(self, key: u64) -> bool {
        self.built_in.may_hold(key) || self.user.is_some_and(|user| user.may_hold(key))
    }

    fn get(self, key: &str) -> Option<(&'d Entry, Source)> {
        let user = self.user.and_then(|user| user.get(key)).map(|entry| (entry, Source::User));
        user.or_else(|| self.built_in.get(key).map(|entry| (entry, Source::BuiltIn)))
    }
}
