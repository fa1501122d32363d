//! `tieng` (tiếng: the Vietnamese word for both "language" and "syllable") turns raw Vietnamese
//! text into something a program can use, and never loses a byte of it:
//!
//! ```text
//! text ──► normalize ──► token ──► sentence ──► word ──► abbreviation
//!          (one form)    (spans)   (spans)      (spans)  (spans + expansions)
//! ```
//!
//! Everything after [`normalize()`] reports byte ranges into the text that the caller passed in.
//! Normalizing is a choice, not a side effect: the later stages give the same answer for NFC and
//! NFD and for both tone styles, without changing the text.
//!
//! ```
//! use tieng::document::Analyzer;
//!
//! let text = "Ban Dân vận tổng kết công tác dân vận (CTDV). HĐND tỉnh họp về CTDV.";
//! let document = Analyzer::new().analyze(text);
//!
//! let sentence = &document.sentences()[1];
//! assert_eq!(sentence.span.of(text), "HĐND tỉnh họp về CTDV.");
//! let expansions: Vec<_> = document.abbreviations().iter().map(|a| a.expansion()).collect();
//! assert_eq!(
//!     expansions,
//!     [Some("công tác dân vận"), Some("Hội đồng nhân dân"), Some("công tác dân vận")]
//! );
//! ```
//!
//! A room for each stage, in the order in which text flows; a free function for the common case
//! ([`normalize()`], [`sentences`], [`words`], [`expand`]) and a type behind it for the rest.
//! [`document`] is the whole way behind one type, and what most programs call.
//!
//! Text never fails and never panics, whatever it holds. Loading data can fail, with the crate's
//! [`Error`], which names the line or the byte.

#![cfg_attr(tieng_portable, forbid(unsafe_code))]

pub mod abbreviation;
pub mod document;
mod edit;
mod error;
#[cfg(test)]
mod fixtures;
mod lexicon;
pub mod normalize;
pub mod output;
pub mod sentence;
mod span;
pub mod syllable;
pub mod token;
#[cfg(feature = "train")]
pub mod train;
pub mod word;

#[doc(inline)]
pub use crate::{
    abbreviation::expand,
    edit::{Alignment, Edit},
    error::Error,
    normalize::normalize,
    sentence::sentences,
    span::Span,
    syllable::Tone,
    word::words,
};

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
