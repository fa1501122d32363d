//! A line of text in tokens, and what its tokens look like.

use core::cell::Cell;

use unicode_normalization::char::is_combining_mark;

use crate::normalize::Normalizer;
use crate::syllable::ToneStyle;
use crate::token::{Case, Token, TokenKind};

/// A line (or a paragraph, if line breaks end no sentence) in tokens, or a window on it.
///
/// Rules count tokens from the start of the line. Where only a window on it is at hand, a question
/// beyond its end is noted, so that the asker can be asked again with a wider one; before its start
/// there are [`REACH`] tokens that a rule may look at, and the start of the line if it is near.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The number of the first token in `tokens`.
    first: usize,
    /// Set when a token beyond a window is asked for; `None` if the line is whole.
    overrun: Option<&'a Cell<bool>>,
}

/// How many tokens before a candidate a rule may look at; [`AHEAD`] if all of them must belong to
/// the sentence.
pub(super) const REACH: usize = 3;
/// How many tokens from the start of a sentence a rule may look at.
pub(super) const AHEAD: usize = 8;

impl<'a> Line<'a> {
    /// A whole line.
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, first: 0, overrun: None }
    }

    /// A window that starts with token `first` and after which the line goes on.
    pub(super) fn window(
        text: &'a str,
        tokens: &'a [Token],
        first: usize,
        overrun: Option<&'a Cell<bool>>,
    ) -> Self {
        Self { text, tokens, first, overrun }
    }

    pub(super) fn token(self, at: usize) -> Option<&'a Token> {
        let token = self.tokens.get(at.checked_sub(self.first)?);
        if let (None, Some(overrun)) = (token, self.overrun) {
            overrun.set(true);
        }
        token
    }

    /// How many bytes stand from the start of token `start` to the start of token `end`.
    pub(super) fn bytes_between(self, start: usize, end: usize) -> usize {
        let place = |at| self.token(at).map_or(0, |token| token.span.start);
        place(end).saturating_sub(place(start))
    }

    /// Whether the line ends before token `at`.
    pub(super) fn ends_before(self, at: usize) -> bool {
        self.token(at).is_none()
    }

    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text of token `at`; empty past the ends.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// The word at `at` as a vocabulary writes it: composed, in the new tone style, in small letters.
    pub(super) fn lower(self, at: usize) -> String {
        ONE_FORM.normalize(self.word(at)).to_lowercase()
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
        let end = rest.char_indices().take(9).find(|(_, c)| c.is_whitespace()).map(|(end, _)| end);
        end.or((rest.len() < 9).then_some(rest.len())).and_then(|end| rest.get(..end)).unwrap_or("")
    }

    /// The first token from `at` that satisfies `test`, or the end of the line.
    pub(super) fn first_from(self, mut at: usize, test: impl Fn(usize) -> bool) -> usize {
        while !self.ends_before(at) && !test(at) {
            at += 1;
        }
        at
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
            && has_two_letters(self.word(at))
    }

    /// Whether an initial or a word in capitals stands at `at`.
    pub(super) fn is_in_capitals(self, at: usize) -> bool {
        self.word(at).ends_with('.')
            || self.token(at).is_some_and(|token| token.case() == Case::Upper)
    }

    pub(super) fn is_capital(self, at: usize) -> bool {
        self.is_letters(at) && !self.is_small(at)
    }
}

/// Whether a word has two letters or more, composed or not.
pub(super) fn has_two_letters(word: &str) -> bool {
    word.chars().filter(|&c| !is_combining_mark(c)).nth(1).is_some()
}

/// How the vocabularies and the table of starters are written.
const ONE_FORM: Normalizer = Normalizer::new().tone_style(ToneStyle::New);

/// Names that start with a small letter on purpose: iPhone, eBay.
fn is_camel(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.any(char::is_uppercase)
}

pub(super) fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "“" | "‘"
            | "«"
            | "("
            | "["
            | "{"
            | "「"
            | "『"
            | "《"
            | "〈"
            | "（"
            | "„"
            | "‹"
            | "【"
            | "¿"
            | "¡"
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
