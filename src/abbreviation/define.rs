//! Definitions that a text gives: công tác dân vận (CTDV), CTDV (công tác dân vận), … viết tắt là CTDV.
//!
//! The letters of the short form are aligned with the syllables of the long one, as in Schwartz and
//! Hearst, *A simple algorithm for identifying abbreviation definitions in biomedical text* (2003),
//! but by syllable, as Vietnamese abbreviates: each capital starts a syllable, small letters go on
//! in it (TTg, QyĐ), function words need no letter, and in a form of four letters or more one other
//! word may have none.

mod brackets;
mod long;

use super::Dictionaries;
use super::align::{is_barrier, units};
use super::compare::is_word;
use super::scan::{Places, is_joint};
use crate::span::Span;
use crate::token::{Case, Token, TokenKind, cover};

/// A definition of an abbreviation in a text.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Definition {
    /// The abbreviation.
    pub short: Span,
    /// What it stands for.
    pub long: Span,
    /// How the text puts it.
    pub kind: DefinitionKind,
    /// The abbreviation, as [`Mention::key`](super::Mention::key) puts it.
    pub key: String,
    /// The long form in one line, composed (NFC).
    pub expansion: String,
    /// How sure it is: 1 if the letters fit, less if a dictionary or nobody confirms a translation.
    pub score: f32,
}

/// How a text puts a definition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum DefinitionKind {
    /// công tác dân vận (CTDV)
    Forward,
    /// CTDV (công tác dân vận), or CTDV: công tác dân vận as a line of a list or in a remark.
    Reverse,
    /// công tác dân vận, viết tắt là CTDV
    Cue,
    /// Liên minh châu Âu (EU): the letters do not fit, but the dictionary knows it.
    Translated,
}

/// The most letters of a short form, and the most tokens of a long one.
const MAX_LETTERS: usize = 14;
const MAX_LONG: usize = 40;
/// The most tokens between the brackets of a definition.
const MAX_INSIDE: usize = 40;
/// The most characters that may number a line of a list.
const MAX_NUMBERING: usize = 8;
/// The most words of a place's name, and the most that may stand behind a listed expansion.
const MAX_PLACE: usize = 4;
const MAX_TRAILING: usize = 8;
/// The score of a definition that nobody confirms.
const GUESSED: f32 = 0.3;

/// The definitions in a text, in order: those at the `places` found.
pub(super) fn definitions(
    text: &str,
    tokens: &[Token],
    places: &Places,
    dictionaries: Dictionaries<'_>,
    trust: bool,
) -> Vec<Definition> {
    let page = Page { text, tokens, places, dictionaries, trust };
    let mut out: Vec<Definition> = Vec::new();
    let mut closing = None;
    for &at in &places.definitions {
        let start = page.sentence_start(at);
        let mut found = if matches!(page.word(at), "(" | "[") {
            // The next bracket that closes, found once for a row of brackets that open.
            if closing.is_none_or(|close| close <= at) {
                closing = (at..tokens.len().min(at + MAX_INSIDE))
                    .find(|&i| matches!(page.word(i), ")" | "]"));
            }
            closing.map_or_else(Vec::new, |close| page.bracketed(start, at, close))
        } else if is_word(page.word(at), &["tắt"]) {
            Vec::from_iter(page.cued(start, at, tokens.len()))
        } else {
            Vec::from_iter(page.listed(at).or_else(|| page.equated(at)))
        };
        found.retain(|found| !out.iter().rev().take(4).any(|known| known.short == found.short));
        out.extend(found);
    }
    out
}

/// A text in tokens, and what is known of abbreviations.
struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
    places: &'a Places,
    dictionaries: Dictionaries<'a>,
    /// Whether translated names that nobody confirms are taken.
    trust: bool,
}

impl Page<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        cover(self.tokens.get(start..end)?)
    }

    /// The token that starts at a byte.
    fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// Where the sentence of token `at` starts, as far back as a definition may reach.
    fn sentence_start(&self, at: usize) -> usize {
        let reach = at.saturating_sub(2 * MAX_LONG);
        let ends = |token: &Token| {
            token.kind == TokenKind::Punctuation
                && matches!(token.span.of(self.text), "." | "?" | "!")
        };
        let end = self.tokens.get(reach..at).and_then(|before| before.iter().rposition(ends));
        end.map_or(reach, |end| reach + end + 1)
    }

    /// A line of a list of abbreviations: `3. CTDV: công tác dân vận`. The letters fit all of its rest.
    fn listed(&self, short: usize) -> Option<Definition> {
        let line = self.places.line(short, self.tokens.len());
        let mut numbering = (line.start..short).flat_map(|at| self.word(at).chars());
        if numbering.by_ref().take(MAX_NUMBERING).any(char::is_alphabetic)
            || numbering.next().is_some()
        {
            return None;
        }
        let mut end = line.end.min(short + 1 + MAX_LONG);
        let joint = is_joint(self.word(short + 1));
        while matches!(self.word(end - 1), "." | ";" | ",") {
            end -= 1;
        }
        let long = short + 1 + usize::from(joint);
        self.equals(short, long, end)
    }

    /// A remark in running text: SL = số lượng, ĐG: đơn giá; KTBC là kiểm tra bài cũ. The letters fit all
    /// up to the next mark.
    fn equated(&self, short: usize) -> Option<Definition> {
        let joint = self.word(short + 1);
        if !matches!(joint, "=" | ":") && !is_word(joint, &["là"]) {
            return None;
        }
        let long = short + 2;
        let line = self.places.line(short, self.tokens.len());
        let stop = line.end.min(long + MAX_LONG);
        let end = (long..stop).find(|&at| is_barrier(self.word(at)) || self.word(at) == ",");
        let end = end.unwrap_or(stop);
        self.equals(short, long, end)
    }

    /// The definition of a short form by all that stands from token `long` to `end`.
    fn equals(&self, short: usize, long: usize, end: usize) -> Option<Definition> {
        let fits =
            self.is_short(short) && long < end && self.fits(long, end, &units(self.word(short)));
        if fits { self.definition(short, long, end, DefinitionKind::Reverse) } else { None }
    }

    /// `…, viết tắt là CTDV`, `CTDV là viết tắt của …`: `at` is the word `tắt`.
    fn cued(&self, start: usize, at: usize, end: usize) -> Option<Definition> {
        if !at.checked_sub(1).is_some_and(|verb| is_word(self.word(verb), &["viết", "gọi"])) {
            return None;
        }
        if is_word(self.word(at + 1), &["của", "cho", "từ"]) {
            // CTDV là viết tắt của công tác dân vận: the long form follows.
            let mut short = at.checked_sub(2)?;
            while short > start && is_cue(self.word(short)) {
                short -= 1;
            }
            let stop =
                (at + 2..end.min(at + MAX_LONG)).find(|&i| is_barrier(self.word(i))).unwrap_or(end);
            return if self.is_short(short) { self.after(at + 2, stop, short) } else { None };
        }
        let short = (at + 1..end.min(at + 6))
            .find(|&i| !is_cue(self.word(i)) && !is_quote(self.word(i)))?;
        // gọi tắt là Ban ATGT
        let short = if self.is_short(short) { short } else { short + 1 };
        let mut open = at - 1;
        while open > start
            && (is_cue(self.word(open - 1)) || matches!(self.word(open - 1), "," | "(" | "-" | "–"))
        {
            open -= 1;
        }
        if self.is_short(short) {
            self.before(start, open, short, DefinitionKind::Cue)
        } else {
            None
        }
    }

    /// Whether token `at` can be the short form of a definition.
    fn is_short(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let word = self.word(at);
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let shaped = match token.kind {
            TokenKind::Abbreviation | TokenKind::Code => true,
            TokenKind::Syllable | TokenKind::Word => {
                // Fed: a word that is listed.
                let listed =
                    || token.kind == TokenKind::Word && self.dictionaries.get(word).is_some();
                token.case() == Case::Upper || letters().skip(1).any(char::is_uppercase) || listed()
            }
            _ => false,
        };
        shaped
            && letters().nth(1).is_some()
            && letters().count() <= MAX_LETTERS
            && word.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words between a long form and its short form in brackets or after a comma.
fn is_cue(word: &str) -> bool {
    let cues = [
        "viết",
        "gọi",
        "tắt",
        "là",
        "sau",
        "đây",
        "tên",
        "được",
        "dưới",
        "từ",
        "này",
        "nay",
        ":",
        "thường",
    ];
    is_word(word, &cues)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "“" | "”" | "\"" | "'" | "‘" | "’" | "«" | "»")
}
