//! What is known: words, names, abbreviations; built-in data and custom dictionaries.

mod dictionary;
mod documents;
mod stops;
mod surnames;
mod words;

pub use dictionary::{Dictionary, Entry, Sense};
pub(crate) use dictionary::{built_in_expansions, composed_key, sequence_id, word_key};
pub(crate) use documents::{document_type, issuer};
pub(crate) use stops::{Stop, stop_of};
pub(crate) use surnames::is_surname;
#[cfg(feature = "train")]
pub(crate) use words::build_table;
pub(crate) use words::{Found, GROUP_BITS, Group, Loose, SequenceHash, WordTable};
