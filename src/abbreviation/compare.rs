//! What a token says: words whatever their case and encoding, dashes, numbers.

use crate::normalize::{Normalizer, normalize};
use crate::syllable::ToneStyle;
use crate::token::{Token, TokenKind};

/// One form for texts that differ in case, composition and tone style only.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    Normalizer::new().tone_style(ToneStyle::Old).normalize(&words.join(" ")).to_lowercase()
}

/// Whether token `at` is a number.
pub(super) fn is_number(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

pub(super) fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—")
}

/// Whether a word is one of a list, in any case and encoding.
pub(super) fn is_word(word: &str, list: &[&str]) -> bool {
    let word = normalize(word);
    // A Vietnamese letter takes as many bytes in either case.
    let alike = |listed: &&&str| listed.len() == word.len();
    let same = |listed: &&str| listed.chars().eq(word.chars().flat_map(char::to_lowercase));
    list.iter().filter(alike).any(same)
}
