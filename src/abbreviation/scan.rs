//! One pass over the tokens, for most of them are plain: what is worth a closer look.

use core::ops::Range;

use once_cell::sync::Lazy;

use super::Dictionaries;
use super::compare::is_dash;
use crate::syllable::Spelling;
use crate::token::{Case, Token, TokenKind};

/// The tokens that are worth a closer look, in order.
#[derive(Default)]
pub(super) struct Places {
    /// Brackets that open, the syllable `tắt`, and what a mark or `là` parts from what follows: where a
    /// definition may stand.
    pub(super) definitions: Vec<usize>,
    /// What is not plain, and may be an abbreviation.
    pub(super) mentions: Vec<usize>,
    /// The tokens that start lines, save the first line's.
    lines: Vec<usize>,
}

impl Places {
    /// The tokens of the line that token `at` stands in, of `count` tokens in all.
    pub(super) fn line(&self, at: usize, count: usize) -> Range<usize> {
        let next = self.lines.partition_point(|&start| start <= at);
        let start = next.checked_sub(1).and_then(|this| self.lines.get(this)).copied();
        start.unwrap_or(0)..self.lines.get(next).copied().unwrap_or(count)
    }
}

/// The syllable that every cue holds, and the one that says what something is.
static TAT: Lazy<u64> = Lazy::new(|| key_of("tắt"));
static LA: Lazy<u64> = Lazy::new(|| key_of("là"));

fn key_of(syllable: &str) -> u64 {
    Spelling::of(syllable).map_or(0, Spelling::key)
}

/// Looks at every token once.
pub(super) fn scan(text: &str, tokens: &[Token], dictionaries: Dictionaries<'_>) -> Places {
    let mut places = Places::default();
    let (bytes, tat, la) = (text.as_bytes(), *TAT, *LA);
    let mut after_number = false;
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        let gap = bytes.get(end..token.span.start).unwrap_or(&[]);
        if !matches!(gap, [] | [b' ']) && gap.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
            places.lines.push(at);
        }
        end = token.span.end;
        let defines = match token.kind {
            TokenKind::Punctuation => matches!(bytes.get(token.span.start), Some(b'(' | b'[')),
            TokenKind::Syllable => token.key() == tat,
            _ => false,
        };
        if defines {
            places.definitions.push(at);
        }
        let next = tokens.get(at + 1);
        if !is_plain(token, after_number) && may_be_key(text, token, next, dictionaries) {
            places.mentions.push(at);
            if next.is_some_and(|next| next.key() == la || is_apart(text, token, next)) {
                places.definitions.push(at);
            }
        }
        after_number = token.kind == TokenKind::Number;
    }
    places
}

/// Whether a token that is not plain may be a key, or start one as `km` does in km/h. Most words of other
/// languages are none.
fn may_be_key(text: &str, token: &Token, next: Option<&Token>, known: Dictionaries<'_>) -> bool {
    let in_small_letters = || {
        let word = token.span.of(text).as_bytes();
        word.iter().skip(1).all(u8::is_ascii_lowercase)
    };
    token.kind != TokenKind::Word
        || known.may_hold(token.key())
        || !in_small_letters()
        || next.is_some_and(|next| next.span.of(text) == "/")
}

/// Whether a mark, a tab or a wide space parts a token from the next, as in a list of abbreviations.
fn is_apart(text: &str, token: &Token, next: &Token) -> bool {
    let gap = text.get(token.span.end..next.span.start).unwrap_or("");
    is_joint(next.span.of(text)) || gap.len() > 1 || gap == "\t"
}

/// Whether a mark stands between an abbreviation and its meaning in a list.
pub(super) fn is_joint(mark: &str) -> bool {
    is_dash(mark) || matches!(mark, ":" | "=")
}

/// Whether a token is a mark, or a syllable in small letters or with a capital: most are.
pub(super) fn is_plain(token: &Token, after_number: bool) -> bool {
    match token.kind {
        TokenKind::Syllable => {
            token.case() == Case::Title || token.case() == Case::Lower && !after_number
        }
        TokenKind::Word | TokenKind::Abbreviation | TokenKind::Code | TokenKind::DocumentNumber => {
            false
        }
        _ => true,
    }
}
