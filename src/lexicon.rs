//! What is known: words, names, abbreviations; built-in data and custom dictionaries.

mod documents;
mod stops;

pub(crate) use documents::{document_type, issuer};
pub(crate) use stops::{Stop, stop_of};
