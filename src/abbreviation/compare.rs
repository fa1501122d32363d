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
    let word = normalize(word);
    // A Vietnamese letter takes as many bytes in either case.
    let alike = |listed: &&&str| listed.len() == word.len();
    let same = |listed: &&str| listed.chars().eq(word.chars().flat_map(char::to_lowercase));
    list.iter().filter(alike).any(same)
}
