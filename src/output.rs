//! Writing a [`Document`] down: for models, programs, spreadsheets and eyes.
//!
//! ```
//! use tieng::document::Analyzer;
//! use tieng::output::Format;
//!
//! let document = Analyzer::new().analyze("Công tác dân vận. CTDV tốt.");
//! let mut out = String::new();
//! Format::Text.write(&document, &mut out)?;
//! assert_eq!(out, "Công_tác dân_vận .\nCTDV tốt .\n");
//! # Ok::<(), core::fmt::Error>(())
//! ```
//!
//! [`Format::write`] writes one document as a whole file. For many documents in one file there are
//! [`Format::write_head`], [`Format::write_part`] for each, and [`Format::write_tail`]; parts can be
//! written on several threads and put together in order.

mod conllu;
mod html;
mod json;
mod text;
mod tsv;

use core::fmt::{self, Write};
use core::str::FromStr;

use crate::abbreviation::{Mention, Source, Status};
use crate::document::Document;
use crate::span::Span;

pub use html::write_html_fragment;
pub use json::write_annotations;

/// A way to write documents down.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Format {
    /// A sentence a line, words separated by one space, the syllables of a word joined by `_`: what
    /// PhoBERT and its kind read.
    #[default]
    Text,
    /// A JSON object a line and document: the text, and spans in bytes of it.
    ///
    /// ```text
    /// {"text": "…",
    ///  "sentences": [{"span": [0, 41], "words": [[0, 3], [4, 12]]}],
    ///  "abbreviations": [{"span": [9, 13], "key": "CTDV", "status": "resolved", "reason": null,
    ///                     "expansion": "công tác dân vận", "source": "document",
    ///                     "candidates": ["công tác dân vận"]}],
    ///  "definitions": [{"short": [30, 34], "long": [10, 28]}]}
    /// ```
    ///
    /// `status` is `resolved`, `ambiguous`, `unknown` or `skipped` (`reason` says why); `source` is
    /// `document`, `user`, `builtin`, `composed` or null.
    Jsonl,
    /// [CoNLL-U](https://universaldependencies.org/format.html): the words of each sentence, which
    /// may hold spaces, with `SpaceAfter=No` where none follows. White space counts as one space, so
    /// `# text` is what the rows add up to. Columns that this library knows nothing of are `_`.
    Conllu,
    /// A word a line under a line of names: document, sentence and word counted from 1, the bytes
    /// where it starts and ends, its form in one line, and, for the word in which an abbreviation
    /// starts, its status, expansion and source. No cell is quoted.
    Tsv,
    /// A page to look at, which needs no network: sentences, words, tone marks that
    /// [`repair`](crate::normalize::Normalizer::repair) would move, abbreviations and definitions.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Jsonl, Self::Conllu, Self::Tsv, Self::Html];

    /// Its name: `text`, `jsonl`, `conllu`, `tsv`, `html`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Jsonl => "jsonl",
            Self::Conllu => "conllu",
            Self::Tsv => "tsv",
            Self::Html => "html",
        }
    }

    /// Writes one document, as a whole file.
    ///
    /// # Errors
    ///
    /// Only those of `sink`.
    pub fn write(self, document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
        self.write_head("", sink)?;
        self.write_part(document, None, sink)?;
        self.write_tail(sink)
    }

    /// Writes what stands before the first document of a file: the names of the columns in `Tsv`,
    /// the head of the page in `Html`, with this title; else nothing.
    ///
    /// # Errors
    ///
    /// Only those of `sink`.
    pub fn write_head(self, title: &str, sink: &mut impl Write) -> fmt::Result {
        match self {
            Self::Tsv => tsv::write_head(sink),
            Self::Html => html::write_head(title, sink),
            _ => Ok(()),
        }
    }

    /// Writes one document. Its number tells it from others in the file where the format can: in
    /// `Conllu` (`# newdoc id = 7`, `# sent_id = 7-1`), `Tsv` and `Html`. One that stands alone needs
    /// none.
    ///
    /// ```
    /// use tieng::{document::Analyzer, output::Format};
    ///
    /// let analyzer = Analyzer::new();
    /// let mut out = String::new();
    /// Format::Conllu.write_head("", &mut out)?;
    /// for (line, number) in ["Một.", "Hai."].into_iter().zip(1..) {
    ///     Format::Conllu.write_part(&analyzer.analyze(line), Some(number), &mut out)?;
    /// }
    /// Format::Conllu.write_tail(&mut out)?;
    /// assert!(out.contains("# newdoc id = 2\n# sent_id = 2-1\n# text = Hai.\n1\tHai\t_\t"));
    /// # Ok::<(), core::fmt::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Only those of `sink`.
    pub fn write_part(
        self,
        document: &Document<'_>,
        number: Option<usize>,
        sink: &mut impl Write,
    ) -> fmt::Result {
        match self {
            Self::Text => text::write(document, sink),
            Self::Jsonl => json::write(document, sink),
            Self::Conllu => conllu::write(document, number, sink),
            Self::Tsv => tsv::write(document, number.unwrap_or(1), sink),
            Self::Html => html::write_part(document, number, sink),
        }
    }

    /// Writes what stands behind the last document of a file: the end of the page in `Html`.
    ///
    /// # Errors
    ///
    /// Only those of `sink`.
    pub fn write_tail(self, sink: &mut impl Write) -> fmt::Result {
        match self {
            Self::Html => html::write_tail(sink),
            _ => Ok(()),
        }
    }
}

/// There is no format of this name; the message lists those that there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Format::ALL.map(Format::name).join(", ");
        write!(f, "no format `{}`; there are {names}", self.0)
    }
}

impl core::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let format = Self::ALL.into_iter().find(|format| format.name() == name);
        format.ok_or_else(|| UnknownFormat(name.to_string()))
    }
}

/// Writes the text of a span with `space` for each run of white space in it.
fn write_form(
    document: &Document<'_>,
    span: Span,
    space: &str,
    sink: &mut impl Write,
) -> fmt::Result {
    for (number, part) in span.of(document.text()).split_whitespace().enumerate() {
        if number > 0 {
            sink.write_str(space)?;
        }
        sink.write_str(part)?;
    }
    Ok(())
}

/// What became of a mention, in one word.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Resolved => "resolved",
        Status::Ambiguous => "ambiguous",
        Status::Unknown => "unknown",
        Status::Skipped(_) => "skipped",
    }
}

/// Where the expansions of a mention come from, in one word.
fn source_name(mention: &Mention) -> Option<&'static str> {
    mention.source.map(|source| match source {
        Source::Document => "document",
        Source::User => "user",
        Source::BuiltIn => "builtin",
        Source::Composed => "composed",
    })
}
