//! `tieng` (tiếng: the Vietnamese word for both "language" and "syllable") turns raw Vietnamese
//! text into something a program can use, and never loses a byte of it.

pub mod error;
mod lexicon;
pub mod normalize;
pub mod sentence;
pub mod span;
pub mod syllable;
pub mod token;
#[cfg(feature = "train")]
pub mod train;
pub mod word;

#[doc(inline)]
pub use crate::{
    error::Error, normalize::normalize, sentence::sentences, span::Span, syllable::Tone,
    word::words,
};
