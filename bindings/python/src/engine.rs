//! Words, documents and abbreviations, with the user's settings.

use std::cell::RefCell;
use std::sync::Mutex;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyList, PyString};
use tieng::Span;
use tieng::abbreviation::{Abbreviations, Dictionary, ExpandOptions};
use tieng::document::Analyzer;
use tieng::word::{CustomWords, Scratch, Segmenter};

use crate::arrow::{self, Node, Rows};
use crate::index::{Index, Range};
use crate::options::{AMBIGUOUS, GRANULARITIES, MODES, TONES, choose};
use crate::parallel;
use crate::parts::{Definition, Parts, definitions};
use crate::text::{detached, same_or_new, utf8};
use crate::words::{self, Words};

/// What does the work of `tieng.Segmenter`.
#[pyclass(frozen, module = "tieng._tieng")]
pub(crate) struct Engine {
    segmenter: Segmenter,
    abbreviations: Abbreviations,
    analyzer: Analyzer,
    /// Only tried, never waited for: making an object may run any finalizer, and that may call back.
    words: Mutex<Words>,
}

#[pymethods]
impl Engine {
    /// `custom_words` and `dictionary` are in the text forms that the crate reads. An error says
    /// which of them, what is wrong, and in which line: the face knows where the line came from.
    #[new]
    #[pyo3(signature = (granularity="fine", custom_words=None, dictionary=None))]
    fn new(
        granularity: &str,
        custom_words: Option<&str>,
        dictionary: Option<&str>,
    ) -> PyResult<Self> {
        let granularity = choose("granularity", granularity, &GRANULARITIES)?;
        let mut segmenter = Segmenter::new().granularity(granularity);
        if let Some(tsv) = custom_words {
            segmenter = segmenter.custom_words(parse("custom_words", CustomWords::from_tsv(tsv))?);
        }
        let mut abbreviations = Abbreviations::new();
        if let Some(tsv) = dictionary {
            let dictionary = parse("dictionary", Dictionary::from_tsv(tsv))?;
            abbreviations = abbreviations.with_dictionary(dictionary);
        }
        let analyzer =
            Analyzer::new().segmenter(segmenter.clone()).abbreviations(abbreviations.clone());
        Ok(Self { segmenter, abbreviations, analyzer, words: Mutex::new(Words::new()) })
    }

    /// With a `joint`, the syllables of a word are joined by it.
    #[pyo3(signature = (text, joint=None))]
    fn words<'py>(
        &self,
        text: Bound<'py, PyAny>,
        joint: Option<&str>,
    ) -> PyResult<Bound<'py, PyList>> {
        let utf8 = utf8(&text, || "text".into())?;
        let spans = detached(text.py(), &utf8, || self.segment(&utf8));
        self.with_words(|words| words.list(text.py(), &utf8, &spans, joint))
    }

    /// The words in one string, as pyvi writes them.
    fn line(&self, text: Bound<'_, PyAny>) -> PyResult<String> {
        let utf8 = utf8(&text, || "text".into())?;
        Ok(detached(text.py(), &utf8, || words::line(&utf8, &self.segment(&utf8))))
    }

    fn word_spans(&self, text: Bound<'_, PyAny>) -> PyResult<Vec<Range>> {
        let utf8 = utf8(&text, || "text".into())?;
        Ok(detached(text.py(), &utf8, || Index::new(&utf8).ranges(&self.segment(&utf8))))
    }

    #[pyo3(signature = (texts, threads=None))]
    fn words_batch<'py>(
        &self,
        py: Python<'py>,
        texts: Bound<'py, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyList>> {
        let texts = batch(&texts)?;
        let spans = self.map_words(py, &texts, threads, |_, spans| spans)?;
        let lists: PyResult<Vec<_>> = self.with_words(|words| {
            let texts = texts.iter().zip(spans);
            texts.map(|(text, spans)| words.list(py, text, &spans, None)).collect()
        });
        PyList::new(py, lists?)
    }

    #[pyo3(signature = (texts, threads=None))]
    fn word_spans_batch(
        &self,
        texts: Bound<'_, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<Vec<Vec<Range>>> {
        self.map_words(texts.py(), &batch(&texts)?, threads, |text, spans| {
            Index::new(text).ranges(&spans)
        })
    }

    fn annotate(&self, text: Bound<'_, PyAny>) -> PyResult<Parts> {
        let utf8 = utf8(&text, || "text".into())?;
        Ok(detached(text.py(), &utf8, || Parts::of(&self.analyzer.analyze(&utf8))))
    }

    #[pyo3(signature = (texts, threads=None))]
    fn annotate_batch(
        &self,
        texts: Bound<'_, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<Vec<Parts>> {
        let (py, threads) = (texts.py(), parallel::threads(threads)?);
        let analyze = |(): &mut (), text: &PyBackedStr| Parts::of(&self.analyzer.analyze(text));
        parallel::map(py, &batch(&texts)?, threads, |text| text.len(), || (), analyze)
    }

    fn definitions(&self, text: Bound<'_, PyAny>) -> PyResult<Vec<Definition>> {
        let utf8 = utf8(&text, || "text".into())?;
        Ok(detached(text.py(), &utf8, || {
            definitions(&self.abbreviations.definitions(&utf8), &utf8)
        }))
    }

    #[pyo3(signature = (text, mode="all", ambiguous="keep", tone="keep"))]
    fn expand<'py>(
        &self,
        text: Bound<'py, PyAny>,
        mode: &str,
        ambiguous: &str,
        tone: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut options = ExpandOptions::new()
            .mode(choose("mode", mode, &MODES)?)
            .on_ambiguous(choose("ambiguous", ambiguous, &AMBIGUOUS)?);
        if let Some(style) = choose("tone", tone, &TONES)? {
            options = options.tone_style(style);
        }
        let utf8 = utf8(&text, || "text".into())?;
        let expanded = detached(text.py(), &utf8, || self.abbreviations.expand(&utf8, options));
        Ok(same_or_new(text, expanded.text))
    }

    /// Annotates an Arrow column; gives the buffers of the answer, depth first.
    #[pyo3(signature = (rows, threads=None))]
    fn annotate_arrow<'py>(
        &self,
        py: Python<'py>,
        rows: Rows,
        threads: Option<usize>,
    ) -> PyResult<Vec<Node<'py>>> {
        let analyze = |(): &mut (), text| Parts::of(&self.analyzer.analyze(text));
        arrow::documents(py, &rows.map(py, threads, || (), analyze)?)
    }

    /// The words of an Arrow column, in the same way.
    #[pyo3(signature = (rows, threads=None, strict=true))]
    fn words_arrow<'py>(
        &self,
        py: Python<'py>,
        rows: Rows,
        threads: Option<usize>,
        strict: bool,
    ) -> PyResult<Vec<Node<'py>>> {
        let found = rows.map(py, threads, Scratch::default, |scratch, text| {
            let mut spans = Vec::new();
            self.segmenter.segment_into(text, scratch, &mut spans);
            (text, spans)
        })?;
        if strict {
            arrow::check(&found)?;
        }
        arrow::pieces(py, &found)
    }
}

thread_local! {
    /// What short texts leave to the next one.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// A text longer than this must not leave its memory behind.
const SHORT: usize = 1 << 16;

impl Engine {
    fn with_words<R>(&self, work: impl FnOnce(&mut Words) -> R) -> R {
        match self.words.try_lock() {
            Ok(mut words) => work(&mut words),
            Err(_) => work(&mut Words::new()),
        }
    }

    fn segment(&self, text: &str) -> Vec<Span> {
        if text.len() > SHORT {
            return self.segmenter.segment(text);
        }
        // Few words are shorter.
        let mut words = Vec::with_capacity(text.len() / 4);
        SCRATCH.with_borrow_mut(|scratch| self.segmenter.segment_into(text, scratch, &mut words));
        words
    }

    fn map_words<R: Send>(
        &self,
        py: Python<'_>,
        texts: &[PyBackedStr],
        wanted: Option<usize>,
        make: impl Fn(&str, Vec<Span>) -> R + Sync,
    ) -> PyResult<Vec<R>> {
        let work = |scratch: &mut Scratch, text: &PyBackedStr| {
            let mut spans = Vec::new();
            self.segmenter.segment_into(text, scratch, &mut spans);
            make(text, spans)
        };
        parallel::map(
            py,
            texts,
            parallel::threads(wanted)?,
            |text| text.len(),
            Scratch::default,
            work,
        )
    }
}

fn parse<T>(option: &'static str, read: Result<T, tieng::Error>) -> PyResult<T> {
    read.map_err(|error| {
        let line = error.line().unwrap_or_default();
        let message = error.to_string();
        let message = message.strip_prefix(&format!("line {line}: ")).unwrap_or(&message);
        PyValueError::new_err((option, message.to_owned(), line))
    })
}

/// The texts of an iterable; an error names the one that is no text.
fn batch(texts: &Bound<'_, PyAny>) -> PyResult<Vec<PyBackedStr>> {
    if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>() {
        return Err(PyTypeError::new_err("texts must be an iterable of str, not one string"));
    }
    let numbered = texts.try_iter()?.enumerate();
    numbered.map(|(number, text)| utf8(&text?, || format!("texts[{number}]"))).collect()
}
