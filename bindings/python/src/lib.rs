//! The native part of the Python package: functions over strings that give plain values. The face
//! that Python programs see, with its documentation, is in `python/tieng`.
//!
//! Spans go out as Python counts: in code points, from 0.

mod arrow;
mod charset;
mod engine;
mod index;
mod options;
mod parallel;
mod parts;
mod text;
mod words;

use pyo3::prelude::*;

#[pymodule]
mod _tieng {
    #[pymodule_export]
    use super::charset::{decode, detect, encode};
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::parts::Parts;
    #[pymodule_export]
    use super::text::{
        fold, normalize, normalize_arrow, sentence_spans, sentences, sentences_arrow,
    };

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
