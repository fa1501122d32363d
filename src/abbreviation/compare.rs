//! Comparing words whatever their case and encoding.

use crate::normalize::{Normalizer, normalize};
use crate::syllable::ToneStyle;

/// One form for texts that differ in case, composition and tone style only.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    Normalizer::new().tone_style(ToneStyle::Old).normalize(&words.join(" ")).to_lowercase()
}

/// Whether a word is one of a list, in any case and encoding.
pub(super) fn is_word(word: &str, list: &[&str]) -> bool {
    list.contains(&&*normalize(word).to_lowercase())
}
