//! Python strings in and out, and the functions that need no engine.

use std::borrow::Cow;

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyString};
use tieng::Span;
use tieng::normalize::{Folding, Normalizer};
use tieng::sentence::Splitter;

use crate::arrow::{self, Node, Rows};
use crate::index::{Index, Range};
use crate::options::{DROPS, FORMS, LINE_BREAKS, TONES, choose};

/// Texts shorter than this are done before another thread could take the lock.
const WORTH_DETACHING: usize = 1 << 12;

/// The UTF-8 of a Python string; an error that says what `name` holds instead.
pub(crate) fn utf8(value: &Bound<'_, PyAny>, name: impl Fn() -> String) -> PyResult<PyBackedStr> {
    let py = value.py();
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().name()?.to_string();
        let kind = if value.is_none() { "None" } else { &kind };
        return Err(PyTypeError::new_err(format!("{} must be str, not {kind}", name())));
    };
    PyBackedStr::try_from(string.clone()).map_err(|error| {
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        let place = |attribute: &str| -> usize {
            error.value(py).getattr(attribute).and_then(|at| at.extract()).unwrap_or_default()
        };
        let reason = format!(
            "{} has a lone surrogate, which is no character; take it out, as with \
             s.encode('utf-8', 'replace').decode()",
            name()
        );
        let arguments = ("utf-8", string.clone().unbind(), place("start"), place("end"), reason);
        PyUnicodeEncodeError::new_err(arguments)
    })
}

/// Does work on one text; other Python threads go on meanwhile, if it is long.
pub(crate) fn detached<T: Send>(py: Python<'_>, text: &str, work: impl Fn() -> T + Send) -> T {
    if text.len() < WORTH_DETACHING { work() } else { py.detach(work) }
}

/// `value` itself if nothing changed.
pub(crate) fn same_or_new<'py>(value: Bound<'py, PyAny>, text: Cow<'_, str>) -> Bound<'py, PyAny> {
    match text {
        Cow::Borrowed(_) => value,
        Cow::Owned(new) => PyString::new(value.py(), &new).into_any(),
    }
}

/// The pieces of a text as Python strings.
pub(crate) fn pieces<'py>(
    py: Python<'py>,
    text: &str,
    spans: &[Span],
) -> PyResult<Bound<'py, PyList>> {
    PyList::new(py, spans.iter().map(|span| PyString::new(py, span.of(text))))
}

/// One form for one text; `text` itself, the same object, if nothing changes.
///
/// The default is NFC and no other change; each other change is asked for by name.
///
/// Args:
///     text: any string.
///     form: "nfc" (composed) or "nfd" (decomposed).
///     tone: where the tone mark of oa, oe, uy stands: "keep", "old" (hòa) or "new" (hoà).
///     repair: also repair misplaced tone marks (tóan becomes toán), the order of marks, and
///         doubled marks, in Vietnamese syllables only.
///     lookalikes: also replace characters that only look right: Ð for Đ, Cyrillic and full-width
///         letters, no-break spaces, zero-width characters, a byte order mark.
///     i_for_y: also write i for y as the decree of 1984 does: kỹ becomes kĩ.
///
/// >>> import tieng
/// >>> tieng.normalize("Ðược cuả tóan học", repair=True, lookalikes=True)
/// 'Được của toán học'
#[pyfunction]
#[pyo3(signature = (text, form="nfc", tone="keep", *, repair=false, lookalikes=false, i_for_y=false))]
#[allow(clippy::fn_params_excessive_bools, reason = "keywords in Python")]
pub(crate) fn normalize<'py>(
    text: Bound<'py, PyAny>,
    form: &str,
    tone: &str,
    repair: bool,
    lookalikes: bool,
    i_for_y: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let normalizer = normalizer(form, tone, repair, lookalikes, i_for_y)?;
    let utf8 = utf8(&text, || "text".into())?;
    let new = detached(text.py(), &utf8, || normalizer.normalize(&utf8));
    Ok(same_or_new(text, new))
}

/// Normalizes an Arrow column; gives the buffers of the answer.
#[pyfunction]
#[allow(clippy::too_many_arguments, clippy::fn_params_excessive_bools, reason = "as above")]
pub(crate) fn normalize_arrow<'py>(
    py: Python<'py>,
    rows: Rows,
    threads: Option<usize>,
    strict: bool,
    form: &str,
    tone: &str,
    repair: bool,
    lookalikes: bool,
    i_for_y: bool,
) -> PyResult<Vec<Node<'py>>> {
    let normalizer = normalizer(form, tone, repair, lookalikes, i_for_y)?;
    let found = rows.map(py, threads, || (), |(), text| normalizer.normalize(text))?;
    if strict {
        arrow::check(&found)?;
    }
    arrow::strings(py, &found)
}

#[allow(clippy::fn_params_excessive_bools, reason = "keywords in Python")]
fn normalizer(
    form: &str,
    tone: &str,
    repair: bool,
    lookalikes: bool,
    i_for_y: bool,
) -> PyResult<Normalizer> {
    let mut normalizer = Normalizer::new().form(choose("form", form, &FORMS)?).i_for_y(i_for_y);
    if let Some(style) = choose("tone", tone, &TONES)? {
        normalizer = normalizer.tone_style(style);
    }
    if repair {
        normalizer = normalizer.repair();
    }
    if lookalikes {
        normalizer = normalizer.lookalikes();
    }
    Ok(normalizer)
}

/// Folds text for search; `text` itself, the same object, if nothing changes.
///
/// Args:
///     text: any string.
///     drop: "marks" (đường becomes duong), "tones" (đường becomes đương) or "none".
///     lower_case: also write capitals small.
///
/// >>> import tieng
/// >>> tieng.fold("Đường phố", lower_case=True)
/// 'duong pho'
#[pyfunction]
#[pyo3(signature = (text, drop="marks", *, lower_case=false))]
pub(crate) fn fold<'py>(
    text: Bound<'py, PyAny>,
    drop: &str,
    lower_case: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let folding = Folding::new().drop(choose("drop", drop, &DROPS)?).lower_case(lower_case);
    let utf8 = utf8(&text, || "text".into())?;
    let new = detached(text.py(), &utf8, || folding.fold(&utf8));
    Ok(same_or_new(text, new))
}

/// The sentences of a text, in order, as they stand in it.
///
/// Args:
///     text: any string.
///     line_breaks: which line breaks end a sentence: "end" (every one), "blank" (only a blank
///         line) or "space" (none).
///
/// >>> import tieng
/// >>> tieng.sentences("GS. Trần A đến TP. HCM. Ông họp.")
/// ['GS. Trần A đến TP. HCM.', 'Ông họp.']
#[pyfunction]
#[pyo3(signature = (text, line_breaks="end"))]
pub(crate) fn sentences<'py>(
    text: Bound<'py, PyAny>,
    line_breaks: &str,
) -> PyResult<Bound<'py, PyList>> {
    let utf8 = utf8(&text, || "text".into())?;
    let spans = split(text.py(), &utf8, line_breaks)?;
    pieces(text.py(), &utf8, &spans)
}

/// Where the sentences of a text stand: `(start, end)` for slicing `text`.
///
/// Takes what `sentences` takes.
///
/// >>> import tieng
/// >>> tieng.sentence_spans("Mưa to. Nước lên.")
/// [(0, 7), (8, 17)]
#[pyfunction]
#[pyo3(signature = (text, line_breaks="end"))]
pub(crate) fn sentence_spans(text: Bound<'_, PyAny>, line_breaks: &str) -> PyResult<Vec<Range>> {
    let utf8 = utf8(&text, || "text".into())?;
    let spans = split(text.py(), &utf8, line_breaks)?;
    Ok(Index::new(&utf8).ranges(&spans))
}

/// The sentences of an Arrow column; gives the buffers of the answer.
#[pyfunction]
pub(crate) fn sentences_arrow<'py>(
    py: Python<'py>,
    rows: Rows,
    threads: Option<usize>,
    strict: bool,
    line_breaks: &str,
) -> PyResult<Vec<Node<'py>>> {
    let splitter = splitter(line_breaks)?;
    let found =
        rows.map(py, threads, || (), |(), text| (text, splitter.sentences(text).collect()))?;
    if strict {
        arrow::check(&found)?;
    }
    arrow::pieces(py, &found)
}

fn split(py: Python<'_>, text: &str, line_breaks: &str) -> PyResult<Vec<Span>> {
    let splitter = splitter(line_breaks)?;
    Ok(detached(py, text, || splitter.sentences(text).collect()))
}

fn splitter(line_breaks: &str) -> PyResult<Splitter> {
    Ok(Splitter::new().line_breaks(choose("line_breaks", line_breaks, &LINE_BREAKS)?))
}
