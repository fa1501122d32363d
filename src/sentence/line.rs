//! A line of text in tokens, and what its tokens look like.

use crate::normalize::normalize;
use crate::token::{Case, Token, TokenKind};

/// A line (or a paragraph, if line breaks end no sentence) in tokens.
///
/// The reader of [`super::Sentences`] leaves out tokens in the middle of a sentence. So a rule
/// may look at no more than [`REACH`] tokens before a candidate and [`AHEAD`] after it, and at the
/// first [`AHEAD`] of a sentence; every mark, quote and bracket is there.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// How many tokens before a candidate a rule may look at.
pub(super) const REACH: usize = 3;
/// How many tokens after a candidate, or from the start of a sentence, a rule may look at.
pub(super) const AHEAD: usize = 6;

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    pub(super) fn token(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text of token `at`; empty past the ends.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// The word at `at` as a vocabulary writes it: composed, in small letters.
    pub(super) fn lower(self, at: usize) -> String {
        normalize(self.word(at)).to_lowercase()
    }

    /// Whether white space (or an end of the line) stands before token `at`.
    pub(super) fn spaced(self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.token(before)), self.token(at)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }

    /// The text from token `at` up to the next white space, if that is near.
    pub(super) fn chunk(self, at: usize) -> &'a str {
        let rest = self.token(at).and_then(|token| self.text.get(token.span.start..)).unwrap_or("");
        let end = rest.char_indices().take(6).find(|(_, c)| c.is_whitespace()).map(|(end, _)| end);
        end.or((rest.len() < 6).then_some(rest.len())).and_then(|end| rest.get(..end)).unwrap_or("")
    }

    pub(super) fn is_letters(self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(TokenKind::Syllable | TokenKind::Word | TokenKind::Abbreviation)
        )
    }

    /// Whether a word in small letters stands at `at`; iPhone and eBay count as capitalised.
    pub(super) fn is_small(self, at: usize) -> bool {
        self.is_letters(at)
            && self.token(at).is_some_and(|token| token.case() == Case::Lower)
            && !is_camel(self.word(at))
    }

    /// Whether a syllable of two letters or more in capitals stands at `at`, as in headlines.
    pub(super) fn is_shouted(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Syllable)
            && self.token(at).is_some_and(|token| token.case() == Case::Upper)
            && self.word(at).chars().nth(1).is_some()
    }

    pub(super) fn is_capital(self, at: usize) -> bool {
        self.is_letters(at) && !self.is_small(at)
    }
}

/// Names that start with a small letter on purpose: iPhone, eBay.
fn is_camel(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.any(char::is_uppercase)
}

pub(super) fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "“" | "‘" | "«" | "(" | "[" | "{" | "「" | "『" | "《" | "〈" | "（" | "„" | "‹" | "【" | "¿" | "¡"
    )
}

pub(super) fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "”" | "’" | "»" | ")" | "]" | "}" | "」" | "』" | "》" | "〉" | "）" | "›" | "】"
    )
}

pub(super) fn is_straight_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "＂")
}

pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "―")
}

pub(super) fn is_bullet(word: &str) -> bool {
    matches!(
        word,
        "•" | "●"
            | "○"
            | "■"
            | "□"
            | "▪"
            | "▫"
            | "►"
            | "▶"
            | "◆"
            | "◇"
            | "*"
            | "·"
            | "★"
            | "☆"
            | "✓"
            | "✔"
            | "+"
            | "➢"
            | "➤"
            | "⁃"
            | "‣"
    )
}
