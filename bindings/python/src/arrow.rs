//! Columns of text in, columns of what was found out, in the layout of Apache Arrow
//! (<https://arrow.apache.org/docs/format/Columnar.html>).
//!
//! Python hands over the buffers of a string column and puts the answer's buffers together again,
//! so that the crate depends on no Arrow library and no row becomes a Python object.

use std::borrow::Cow;

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;
use tieng::Span;

use crate::index::Range;
use crate::parallel;
use crate::parts::{Abbreviation, Definition, Parts};

/// A column of text: its offsets (32 bits each), its bytes, and which rows are not null, from a
/// bit of the bitmap on.
#[derive(FromPyObject)]
pub(crate) struct Rows(PyBackedBytes, PyBackedBytes, Option<PyBackedBytes>, usize);

/// A row of such a column.
enum Row<'r> {
    Null,
    /// Not UTF-8, from this byte of the row on.
    Invalid(usize),
    Text(&'r str),
}

/// What became of a row.
pub(crate) enum Found<T> {
    Null,
    Invalid(usize),
    Done(T),
}

impl<T> Found<T> {
    fn done(&self) -> Option<&T> {
        if let Self::Done(found) = self { Some(found) } else { None }
    }
}

impl Rows {
    /// Does `work` on each row that holds text.
    pub(crate) fn map<'r, S, R: Send>(
        &'r self,
        py: Python<'_>,
        threads: Option<usize>,
        memory: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &'r str) -> R + Sync,
    ) -> PyResult<Vec<Found<R>>> {
        let rows: Vec<Row<'_>> = py.detach(|| self.rows().collect());
        let len = |row: &Row<'_>| if let Row::Text(text) = row { text.len() } else { 0 };
        parallel::map(
            py,
            &rows,
            parallel::threads(threads)?,
            len,
            memory,
            |memory, row| match row {
                Row::Null => Found::Null,
                Row::Invalid(at) => Found::Invalid(*at),
                Row::Text(text) => Found::Done(work(memory, text)),
            },
        )
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let Self(offsets, data, validity, first_bit) = self;
        let (offsets, _) = offsets.as_chunks::<4>();
        let offset = |bytes: &[u8; 4]| usize::try_from(i32::from_ne_bytes(*bytes)).unwrap_or(0);
        // The bytes start at the first row's, which need not be the column's first.
        let base = offsets.first().map_or(0, offset);
        offsets.iter().zip(offsets.iter().skip(1)).enumerate().map(move |(row, (start, end))| {
            let bit = first_bit + row;
            let mask = 1 << (bit % 8);
            let is_null = validity
                .as_ref()
                .is_some_and(|bits| bits.get(bit / 8).is_some_and(|byte| byte & mask == 0));
            if is_null {
                return Row::Null;
            }
            let bytes = offset(start).saturating_sub(base)..offset(end).saturating_sub(base);
            match core::str::from_utf8(data.get(bytes).unwrap_or(&[])) {
                Ok(text) => Row::Text(text),
                Err(error) => Row::Invalid(error.valid_up_to()),
            }
        })
    }
}

/// A column or a part of it: its length and its buffers. Its children follow, depth first.
pub(crate) type Node<'py> = (usize, Vec<Option<Bound<'py, PyBytes>>>);

/// Makes nodes.
#[derive(Clone, Copy)]
struct Maker<'py>(Python<'py>);

impl<'py> Maker<'py> {
    fn bytes(self, bytes: &[u8]) -> Bound<'py, PyBytes> {
        PyBytes::new(self.0, bytes)
    }

    /// The bitmap of what is not null; none if nothing is.
    fn validity(self, valid: impl Iterator<Item = bool>) -> (usize, Option<Bound<'py, PyBytes>>) {
        let (mut bits, mut len, mut nulls) = (Vec::new(), 0, false);
        for valid in valid {
            if len % 8 == 0 {
                bits.push(0_u8);
            }
            if let Some(byte) = bits.last_mut() {
                *byte |= u8::from(valid) << (len % 8);
            }
            nulls |= !valid;
            len += 1;
        }
        (len, nulls.then(|| self.bytes(&bits)))
    }

    fn structs(self, valid: impl Iterator<Item = bool>) -> Node<'py> {
        let (len, validity) = self.validity(valid);
        (len, vec![validity])
    }

    fn integers(self, values: impl Iterator<Item = usize>) -> Node<'py> {
        // What does not fit is an index into more text than a column can hold.
        let mut bytes = Vec::new();
        for value in values {
            bytes.extend(i32::try_from(value).unwrap_or(-1).to_ne_bytes());
        }
        (bytes.len() / 4, vec![None, Some(self.bytes(&bytes))])
    }

    /// Lists, by their lengths; those that are `None` are null.
    fn lists(self, lens: impl Iterator<Item = Option<usize>> + Clone) -> PyResult<Node<'py>> {
        let (len, validity) = self.validity(lens.clone().map(|len| len.is_some()));
        let mut end = 0_usize;
        let mut offsets = 0_i32.to_ne_bytes().to_vec();
        for len in lens {
            end += len.unwrap_or(0);
            offsets.extend(i32::try_from(end).unwrap_or(-1).to_ne_bytes());
        }
        fits(end)?;
        Ok((len, vec![validity, Some(self.bytes(&offsets))]))
    }

    fn strings<'a>(
        self,
        strings: impl Iterator<Item = Option<&'a str>> + Clone,
    ) -> PyResult<Node<'py>> {
        let (len, mut buffers) = self.lists(strings.clone().map(|string| string.map(str::len)))?;
        let data: String = strings.flatten().collect();
        buffers.push(Some(self.bytes(data.as_bytes())));
        Ok((len, buffers))
    }

    /// Spans, as structs of a start and an end.
    fn spans(self, spans: impl Iterator<Item = Range> + Clone) -> [Node<'py>; 3] {
        [
            self.structs(spans.clone().map(|_| true)),
            self.integers(spans.clone().map(|span| span.0)),
            self.integers(spans.map(|span| span.1)),
        ]
    }
}

fn fits(end: usize) -> PyResult<()> {
    i32::try_from(end).map(drop).map_err(|_| {
        PyOverflowError::new_err("the answer is over 2 GiB; hand the column over in smaller pieces")
    })
}

/// The columns of annotated documents; `tieng.arrow.DOCUMENT` is their type.
pub(crate) fn documents<'py>(py: Python<'py>, rows: &[Found<Parts>]) -> PyResult<Vec<Node<'py>>> {
    let make = Maker(py);
    let found = || rows.iter().filter_map(Found::done);
    let mut nodes = vec![make.structs(rows.iter().map(|row| !matches!(row, Found::Null)))];

    let lens = rows.iter().map(|row| row.done().map(|parts| parts.sentences.len()));
    nodes.push(make.lists(lens)?);
    nodes.extend(make.spans(found().flat_map(|parts| &parts.sentences).map(|(span, _)| *span)));
    let words = found().flat_map(|parts| {
        parts.sentences.iter().scan(0, |start, (_, end)| {
            let len = end - *start;
            *start = *end;
            Some(Some(len))
        })
    });
    nodes.push(make.lists(words)?);
    nodes.extend(make.spans(found().flat_map(|parts| &parts.words).copied()));

    let lens = rows.iter().map(|row| row.done().map(|parts| parts.abbreviations.len()));
    nodes.push(make.lists(lens)?);
    nodes.extend(abbreviations(make, found().flat_map(|parts| &parts.abbreviations))?);

    let lens = rows.iter().map(|row| row.done().map(|parts| parts.definitions.len()));
    nodes.push(make.lists(lens)?);
    nodes.extend(definitions(make, found().flat_map(|parts| &parts.definitions))?);

    let errors: Vec<Option<String>> = rows
        .iter()
        .map(|row| match row {
            Found::Invalid(at) => Some(format!("byte {at} is not UTF-8")),
            _ => None,
        })
        .collect();
    nodes.push(make.strings(errors.iter().map(Option::as_deref))?);
    Ok(nodes)
}

fn abbreviations<'py, 'a>(
    make: Maker<'py>,
    found: impl Iterator<Item = &'a Abbreviation> + Clone,
) -> PyResult<Vec<Node<'py>>> {
    let mut nodes = Vec::from(make.spans(found.clone().map(|one| one.span)));
    nodes.push(make.strings(found.clone().map(|one| Some(one.key.as_str())))?);
    nodes.push(make.strings(found.clone().map(|one| Some(one.status.as_str())))?);
    nodes.push(make.strings(found.clone().map(|one| one.reason.as_deref()))?);
    nodes.push(make.strings(found.clone().map(|one| one.expansion.as_deref()))?);
    nodes.push(make.strings(found.clone().map(|one| one.source.as_deref()))?);
    nodes.push(make.lists(found.clone().map(|one| Some(one.candidates.len())))?);
    let candidates = found.flat_map(|one| &one.candidates);
    nodes.push(make.strings(candidates.map(|(expansion, _, _)| Some(expansion.as_str())))?);
    Ok(nodes)
}

fn definitions<'py, 'a>(
    make: Maker<'py>,
    found: impl Iterator<Item = &'a Definition> + Clone,
) -> PyResult<Vec<Node<'py>>> {
    let mut nodes = vec![make.structs(found.clone().map(|_| true))];
    nodes.extend(make.spans(found.clone().map(|one| one.short)));
    nodes.extend(make.spans(found.clone().map(|one| one.long)));
    nodes.push(make.strings(found.clone().map(|one| Some(one.key.as_str())))?);
    nodes.push(make.strings(found.map(|one| Some(one.expansion.as_str())))?);
    Ok(nodes)
}

/// A column of lists of strings: the pieces of each text.
pub(crate) fn pieces<'py>(
    py: Python<'py>,
    rows: &[Found<(&str, Vec<Span>)>],
) -> PyResult<Vec<Node<'py>>> {
    let make = Maker(py);
    let lists = make.lists(rows.iter().map(|row| row.done().map(|(_, spans)| spans.len())))?;
    let strings = rows.iter().filter_map(Found::done);
    let strings =
        strings.flat_map(|(text, spans)| spans.iter().map(move |span| Some(span.of(text))));
    Ok(vec![lists, make.strings(strings)?])
}

/// A column of strings.
pub(crate) fn strings<'py>(
    py: Python<'py>,
    rows: &[Found<Cow<'_, str>>],
) -> PyResult<Vec<Node<'py>>> {
    Ok(vec![Maker(py).strings(rows.iter().map(|row| row.done().map(AsRef::as_ref)))?])
}

/// An error that names the first row that is not UTF-8.
pub(crate) fn check<T>(rows: &[Found<T>]) -> PyResult<()> {
    let invalid = rows.iter().enumerate().find_map(|(number, row)| match row {
        Found::Invalid(at) => Some((number, at)),
        _ => None,
    });
    invalid.map_or(Ok(()), |(number, at)| {
        let message = format!("row {number}: byte {at} is not UTF-8; errors='null' gives null");
        Err(PyValueError::new_err(message))
    })
}
