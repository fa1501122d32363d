//! The walk over a line: candidates, and what closes with them.

use core::ops::Range;

use super::candidate::{Candidate, Mark, is_terminator, mark};
use super::evidence;
use super::line::{Line, is_bullet, is_closing, is_dash, is_opening, is_straight_quote};
use super::vocabulary::{EMOTICONS, has};
use crate::token::TokenKind;

/// What a token says about the end of the sentence that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Nothing.
    Pass,
    /// It is a candidate, but the sentence goes on; the next token to ask is given.
    GoesOn(usize),
    /// The sentence ends before the token that is given.
    Ends(usize),
}

/// What a walk over the sentences of one line must remember.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotes {
    /// Whether a straight double quote stands open.
    pub(super) open: bool,
}

/// A walk over the sentences of one line, all of whose tokens are at hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    /// The first token of the next sentence.
    pub(super) at: usize,
    quotes: Quotes,
}

impl Walk {
    /// The tokens of the next sentence; `None` at the end of the line.
    pub(super) fn next(&mut self, line: Line<'_>) -> Option<Range<usize>> {
        let start = self.at;
        let small = starts_small(line.word(start));
        let mut at = start;
        while !line.ends_before(at) {
            match self.quotes.step(line, start, small, at) {
                Step::Pass => at += 1,
                Step::GoesOn(next) => at = next,
                Step::Ends(end) => {
                    self.at = end;
                    return Some(start..end);
                }
            }
        }
        self.at = at;
        (at > start).then_some(start..at)
    }
}

impl Quotes {
    /// What token `at` says about the sentence that starts with token `start`, in a `small` letter or not.
    pub(super) fn step(&mut self, line: Line<'_>, start: usize, small: bool, at: usize) -> Step {
        let Some(mark) = mark(line, at) else {
            self.open ^= is_double_quote(line.word(at));
            return Step::Pass;
        };
        if let Some(end) = leader_end(line, at) {
            return Step::GoesOn(end);
        }
        let face = mark == Mark::Emoji && line.kind(at) != Some(TokenKind::Emoji);
        if mark == Mark::Emoji && !face && is_terminator(line, at + 1) {
            return Step::Pass; // 🏠!
        }
        let after = if face { chunk_end(line, at) } else { at + 1 };
        let (end, closed) = self.close(line, after);
        let opens = after_openers(line, end);
        let candidate = Candidate { mark, start, small, at, end, opens, closed };
        if evidence::ends(line, &candidate) { Step::Ends(end) } else { Step::GoesOn(end) }
    }

    /// The end of what closes with the candidate before `at` (further marks, closing quotes and
    /// brackets, footnote marks, emoji, the hashtags of a whole post), and whether it holds a quote
    /// or a bracket.
    fn close(&mut self, line: Line<'_>, mut at: usize) -> (usize, bool) {
        let mut closed = false;
        loop {
            let word = line.word(at);
            if is_closing(word) || is_straight_quote(word) && self.closes(line, at) {
                self.open &= !is_double_quote(word);
                closed = true;
                at += 1;
            } else if let Some(end) = attached_end(line, at) {
                at = end;
            } else {
                return (at, closed);
            }
        }
    }

    /// Whether the straight quote at `at`, after a mark, closes a quotation.
    fn closes(self, line: Line<'_>, at: usize) -> bool {
        let (before, after) = (!line.spaced(at), !line.spaced(at + 1));
        match (before, after) {
            (true, false) => true,
            // A comma or a stop after it.
            (_, true) if matches!(line.word(at + 1), "," | "." | ";" | ":" | ")" | "”" | "\"") => {
                true
            }
            (false, true) => false,
            _ => self.open && is_double_quote(line.word(at)),
        }
    }
}

/// Whether a sentence starts with a small letter.
pub(super) fn starts_small(sentence: &str) -> bool {
    sentence.starts_with(char::is_lowercase)
}

/// The end of a leader of a table of contents: `……… 9`, `. . . . . 9`.
fn leader_end(line: Line<'_>, at: usize) -> Option<usize> {
    const MANY: usize = 3;
    let dot = |i: &usize| matches!(line.word(*i), "." | "…" | ".." | "..." | "....");
    let end = line.first_from(at, |i| !dot(&i));
    let last = line.kind(end) == Some(TokenKind::Number);
    (end - at > MANY || end - at == MANY && last).then_some(end)
}

/// The end of what is attached to a mark, if token `at` is such a thing.
fn attached_end(line: Line<'_>, at: usize) -> Option<usize> {
    let word = line.word(at);
    let kind = line.kind(at)?;
    let tight = !line.spaced(at);
    let next_tight = !line.spaced(at + 1);
    let cry = word.starts_with(['!', '?', '！', '？']);
    if is_terminator(line, at) && (tight || cry && !next_tight) || kind == TokenKind::Emoji {
        return Some(at + 1);
    }
    if tight {
        let superscript =
            ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '⁽', '⁾', '*', '†', '‡'];
        if word.starts_with(superscript) || matches!(word, "\u{200B}" | "\u{FEFF}" | "\u{2060}") {
            return Some(at + 1);
        }
        if word == "[" {
            let end = (at + 1..at + 5).find(|&i| line.word(i) == "]")? + 1;
            // nước.[7]:45 Vua
            let page = line.word(end) == ":" && line.kind(end + 1) == Some(TokenKind::Number);
            return Some(if page && !line.spaced(end) && !line.spaced(end + 1) {
                end + 2
            } else {
                end
            });
        }
        if word == "<" && line.word(at + 1) == "/" {
            return (at + 2..at + 6).find(|&i| line.word(i) == ">").map(|end| end + 1); // </i>
        }
        // Phần lớn.(2) · (a)
        let sign = |at: usize| line.kind(at) == Some(TokenKind::Number) || line.word(at).len() == 1;
        if word == "(" && sign(at + 1) {
            let end = at + 2 + usize::from(line.word(at + 2) == "*"); // (**)
            if line.word(end) == ")" {
                return Some(end + 1);
            }
        }
        // tỷ.1 Phần: the number of a footnote.
        let footnote = kind == TokenKind::Number
            && word.len() <= 3
            && !next_tight
            && line.is_capital(at + 1)
            && at >= 2
            && line.is_small(at - 2);
        return footnote.then_some(at + 1);
    }
    if has(EMOTICONS, line.chunk(at)) {
        return Some(chunk_end(line, at));
    }
    // ♪ Đường về quê xa lắc... ♪
    if matches!(word, "♪" | "♫" | "♬") && line.ends_before(at + 1) {
        return Some(at + 1);
    }
    if kind == TokenKind::Hashtag {
        let tag = |i: &usize| matches!(line.kind(*i), Some(TokenKind::Hashtag | TokenKind::Emoji));
        let end = (at..at + MOST_HASHTAGS).find(|i| !tag(i))?;
        // One tag may open the next sentence; more of them close a post.
        let post = line.ends_before(end) || end > at + 1 && line.is_capital(end);
        return post.then_some(end);
    }
    None
}

/// The first token after `at` that white space stands before.
fn chunk_end(line: Line<'_>, at: usize) -> usize {
    line.first_from(at + 1, |i| line.spaced(i))
}

/// The first token from `at` that opens nothing.
fn after_openers(line: Line<'_>, at: usize) -> usize {
    let opener = |i: usize| {
        let word = line.word(i);
        is_opening(word)
            || is_dash(word)
            || is_bullet(word)
            || is_straight_quote(word)
            || matches!(word, "…" | "..." | "....")
            || matches!(word, "." | "\u{200B}" | "\u{FEFF}") && !line.spaced(i + 1)
    };
    (at..at + MOST_OPENERS).find(|&i| !opener(i)).unwrap_or(at + MOST_OPENERS)
}

/// How many openers and hashtags are looked at, so that hostile text takes no more than linear time.
const MOST_OPENERS: usize = 8;
const MOST_HASHTAGS: usize = 64;

fn is_double_quote(word: &str) -> bool {
    matches!(word, "\"" | "＂")
}
