//! Candidates: what may end a sentence.

use super::line::Line;
use super::stop::{Stopped, stopped};
use super::vocabulary::{EMOTICONS, PERSONS, has};
use crate::token::TokenKind;

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// A full stop, after a word or an abbreviation.
    Stop(Stopped),
    Ellipsis,
    /// ? and !, alone or in a run.
    Cry,
    /// An emoji that no other mark stands before.
    Emoji,
}

/// A place where a sentence may end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) mark: Mark,
    /// The first token of the sentence.
    pub(super) start: usize,
    /// Whether the sentence starts with a small letter, as chat does.
    pub(super) small: bool,
    /// The token that is the mark or, with its stop, the abbreviation.
    pub(super) at: usize,
    /// One past the tokens that close with the mark.
    pub(super) end: usize,
    /// The first token after `end` that is no opening quote, bracket, dash or bullet.
    pub(super) opens: usize,
    /// Whether a quote or a bracket closes with the mark.
    pub(super) closed: bool,
}

/// The candidate that token `at` is.
pub(super) fn mark(line: Line<'_>, at: usize) -> Option<Mark> {
    match line.kind(at)? {
        _ if is_face(line, at) => Some(Mark::Emoji),
        // T.T, if no name is shortened.
        TokenKind::Abbreviation if line.word(at) == "T.T" => {
            let last = at.checked_sub(1).filter(|&last| line.is_small(last));
            last.filter(|&last| !has(PERSONS, &line.lower(last))).map(|_| Mark::Emoji)
        }
        TokenKind::Abbreviation if line.word(at).ends_with('.') => {
            Some(Mark::Stop(stopped(line, at)))
        }
        TokenKind::Emoji => Some(Mark::Emoji),
        TokenKind::Punctuation => match line.word(at) {
            // Tôi nghĩ . . . chắc không.
            "." if line.word(at + 1) == "." => None,
            "." if at > 0 && line.word(at - 1) == "." => Some(Mark::Ellipsis),
            "." => {
                Some(Mark::Stop(at.checked_sub(1).map_or(Stopped::Word, |at| stopped(line, at))))
            }
            "。" | "．" | "｡" => Some(Mark::Stop(Stopped::Word)),
            "…" | ".." | "..." | "...." | "....." => Some(Mark::Ellipsis),
            word if word.starts_with(['!', '?', '？', '！', '‼', '⁇', '⁈', '⁉']) => {
                Some(Mark::Cry)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether token `at` is a stop, an ellipsis or a cry by itself.
pub(super) fn is_terminator(line: Line<'_>, at: usize) -> bool {
    line.kind(at) == Some(TokenKind::Punctuation)
        && mark(line, at).is_some_and(|mark| mark != Mark::Emoji)
}

/// Whether an emoticon around a low line or a stop starts with token `at`: `T_T`, `-_-`, `=.=`.
fn is_face(line: Line<'_>, at: usize) -> bool {
    (line.word(at).len() == 1 || line.word(at) == "TT")
        && matches!(line.word(at + 1), "_" | ".")
        && line.spaced(at)
        && has(EMOTICONS, line.chunk(at))
}
