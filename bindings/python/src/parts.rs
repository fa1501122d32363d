//! What an analysis found, with spans in code points.

use pyo3::prelude::*;
use tieng::abbreviation::{self, DefinitionKind, Mention, Source, Status};
use tieng::document::Document;

use crate::index::{Index, Range};

/// An abbreviation in a text.
#[derive(Clone, PartialEq, IntoPyObject, FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Abbreviation {
    pub(crate) span: Range,
    pub(crate) key: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) expansion: Option<String>,
    pub(crate) source: Option<String>,
    /// Expansion, domain and score.
    pub(crate) candidates: Vec<(String, String, f32)>,
    definition: Option<usize>,
}

/// A definition of an abbreviation.
#[derive(Clone, PartialEq, IntoPyObject, FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Definition {
    pub(crate) short: Range,
    pub(crate) long: Range,
    pub(crate) key: String,
    pub(crate) expansion: String,
    kind: String,
    score: f32,
}

/// What was found in a text.
#[pyclass(frozen, module = "tieng._tieng")]
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Parts {
    /// Each with where its words end.
    #[pyo3(get)]
    pub(crate) sentences: Vec<(Range, usize)>,
    #[pyo3(get)]
    pub(crate) words: Vec<Range>,
    #[pyo3(get)]
    pub(crate) abbreviations: Vec<Abbreviation>,
    #[pyo3(get)]
    pub(crate) definitions: Vec<Definition>,
}

type Arguments = (Vec<(Range, usize)>, Vec<Range>, Vec<Abbreviation>, Vec<Definition>);

#[pymethods]
impl Parts {
    #[new]
    fn new(
        sentences: Vec<(Range, usize)>,
        words: Vec<Range>,
        abbreviations: Vec<Abbreviation>,
        definitions: Vec<Definition>,
    ) -> Self {
        Self { sentences, words, abbreviations, definitions }
    }

    /// What pickling keeps: the arguments of `new`.
    fn __getnewargs__(&self) -> Arguments {
        let Self { sentences, words, abbreviations, definitions } = self.clone();
        (sentences, words, abbreviations, definitions)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }
}

impl Parts {
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let text = document.text();
        // One pass for each kind: each is in the order of the text.
        let mut index = Index::new(text);
        let mut sentences = Vec::with_capacity(document.sentences().len());
        let mut words = Vec::new();
        for (number, sentence) in document.sentences().iter().enumerate() {
            words.extend(document.words(number).iter().map(|word| index.range(*word)));
            sentences.push((index.range(sentence.span), words.len()));
        }
        let mut index = Index::new(text);
        let abbreviations =
            document.abbreviations().iter().map(|found| Abbreviation::of(found, &mut index));
        let abbreviations = abbreviations.collect();
        let definitions = definitions(document.definitions(), text);
        Self { sentences, words, abbreviations, definitions }
    }
}

/// Definitions; each stands near the one before, so the walk back is short.
pub(crate) fn definitions(found: &[abbreviation::Definition], text: &str) -> Vec<Definition> {
    let mut index = Index::new(text);
    found.iter().map(|definition| Definition::of(definition, &mut index)).collect()
}

impl Abbreviation {
    fn of(mention: &Mention, index: &mut Index<'_>) -> Self {
        let (status, reason) = match mention.status {
            Status::Resolved => ("resolved", None),
            Status::Ambiguous => ("ambiguous", None),
            Status::Unknown => ("unknown", None),
            Status::Skipped(reason) => ("skipped", Some(reason.name().to_owned())),
        };
        let source = mention.source.map(|source| match source {
            Source::User => "user",
            Source::Document => "document",
            Source::Composed => "composed",
            _ => "builtin",
        });
        let candidates = mention.candidates.iter();
        Self {
            span: index.range(mention.span),
            key: mention.key.clone(),
            status: status.to_owned(),
            reason,
            expansion: mention.expansion().map(str::to_owned),
            source: source.map(str::to_owned),
            candidates: candidates
                .map(|found| (found.expansion.clone(), found.domain.clone(), found.score))
                .collect(),
            definition: mention.definition,
        }
    }
}

impl Definition {
    fn of(found: &abbreviation::Definition, index: &mut Index<'_>) -> Self {
        let kind = match found.kind {
            DefinitionKind::Reverse => "reverse",
            DefinitionKind::Cue => "cue",
            DefinitionKind::Translated => "translated",
            _ => "forward",
        };
        Self {
            short: index.range(found.short),
            long: index.range(found.long),
            key: found.key.clone(),
            expansion: found.expansion.clone(),
            kind: kind.to_owned(),
            score: found.score,
        }
    }
}
