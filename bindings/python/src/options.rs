//! Options that Python programs name by a word.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tieng::abbreviation::{Mode, OnAmbiguous};
use tieng::normalize::{Drop, Form};
use tieng::sentence::LineBreaks;
use tieng::syllable::ToneStyle;
use tieng::word::Granularity;

pub(crate) const FORMS: [(&str, Form); 2] = [("nfc", Form::Nfc), ("nfd", Form::Nfd)];
pub(crate) const TONES: [(&str, Option<ToneStyle>); 3] =
    [("keep", None), ("old", Some(ToneStyle::Old)), ("new", Some(ToneStyle::New))];
pub(crate) const DROPS: [(&str, Drop); 3] =
    [("none", Drop::None), ("tones", Drop::Tones), ("marks", Drop::Marks)];
pub(crate) const LINE_BREAKS: [(&str, LineBreaks); 3] =
    [("end", LineBreaks::End), ("blank", LineBreaks::BlankLine), ("space", LineBreaks::Space)];
pub(crate) const GRANULARITIES: [(&str, Granularity); 2] =
    [("fine", Granularity::Fine), ("coarse", Granularity::Coarse)];
pub(crate) const MODES: [(&str, Mode); 4] = [
    ("all", Mode::All),
    ("first", Mode::First),
    ("annotate-first", Mode::AnnotateFirst),
    ("annotate-all", Mode::AnnotateAll),
];
pub(crate) const AMBIGUOUS: [(&str, OnAmbiguous); 2] =
    [("keep", OnAmbiguous::Keep), ("best", OnAmbiguous::Best)];

/// The choice called `value`, or an error that lists those there are.
pub(crate) fn choose<T: Copy>(option: &str, value: &str, choices: &[(&str, T)]) -> PyResult<T> {
    choices.iter().find(|(name, _)| *name == value).map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("'{name}'")).collect();
        PyValueError::new_err(format!("{option} must be {}, not '{value}'", names.join(" or ")))
    })
}
