//! The decision at each candidate.

use super::starters::is_starter;
use crate::lexicon::{self, Stop};
use crate::token::{Case, Token, TokenKind};

/// The number of tokens of the first sentence of a line; `None` if the line is empty.
pub(super) fn sentence_len(text: &str, line: &[Token]) -> Option<usize> {
    let line = Line { text, tokens: line };
    if line.tokens.is_empty() {
        return None;
    }
    let mut at = 0;
    while at < line.tokens.len() {
        let Some(mark) = line.mark(at) else {
            at += 1;
            continue;
        };
        let end = line.close(at + 1);
        if line.ends_at(at, mark, end) {
            return Some(end);
        }
        at = end.max(at + 1);
    }
    Some(line.tokens.len())
}

/// What a candidate is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Stop,
    Ellipsis,
    /// ? and !, alone or in a run.
    Cry,
    /// The stop of an abbreviation.
    Abbreviation,
}

/// One line of text in tokens.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Line<'a> {
    fn token(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    fn word(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether white space stands before token `at`.
    fn spaced(self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.token(before)), self.token(at)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }

    /// The candidate that token `at` is.
    fn mark(self, at: usize) -> Option<Mark> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Abbreviation => self.word(at).ends_with('.').then_some(Mark::Abbreviation),
            TokenKind::Punctuation => match self.word(at) {
                "." | "。" | "．" | "｡" => Some(Mark::Stop),
                "…" | ".." | "..." | "...." | "....." => Some(Mark::Ellipsis),
                word if word.starts_with(['!', '?', '？', '！', '‼', '⁇', '⁈', '⁉']) => {
                    Some(Mark::Cry)
                }
                _ => None, // a row of dots is a leader of a table of contents
            },
            _ => None,
        }
    }

    /// The end of what closes with the candidate before `at`: further marks, closing quotes and
    /// brackets, footnote numbers, emoji.
    fn close(self, mut at: usize) -> usize {
        loop {
            let word = self.word(at);
            let tight = !self.spaced(at);
            let footnote = tight && word == "[" && self.word(at + 2) == "]" && !self.spaced(at + 1);
            let superscript =
                tight && word.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '*']);
            let closes =
                tight && (is_closing(word) || is_straight_quote(word) && self.quote_is_open(at));
            let marks = (tight || self.mark(at) == Some(Mark::Cry))
                && matches!(self.mark(at), Some(Mark::Stop | Mark::Ellipsis | Mark::Cry));
            let emoji = self.token(at).is_some_and(|token| token.kind == TokenKind::Emoji);
            let invisible = tight && matches!(word, "\u{200B}" | "\u{FEFF}" | "\u{2060}");
            if footnote {
                at += 3;
            } else if superscript || closes || marks || emoji || invisible {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// Whether a straight quote at `at` closes one that stands open before it.
    fn quote_is_open(self, at: usize) -> bool {
        let quote = self.word(at);
        let before = self.tokens.iter().take(at).filter(|token| token.span.of(self.text) == quote);
        before.count() % 2 == 1
    }

    /// Whether the sentence ends with the candidate `mark` at token `at`, whose closing marks end
    /// before token `end`.
    fn ends_at(self, at: usize, mark: Mark, end: usize) -> bool {
        let Some(next) = self.token(end) else { return true };
        // A quotation or a bracket closed after the mark: the sentence may go on around it.
        let closed =
            (at + 1..end).any(|i| is_closing(self.word(i)) || is_straight_quote(self.word(i)));
        let opens = self.after_openers(end);
        let follower = self.token(opens).unwrap_or(next);
        if opens == end && next.kind == TokenKind::Punctuation && !is_dash(self.word(end)) {
            // A comma, a colon, a bracket that closes: the sentence goes on.
            return is_bullet(self.word(end));
        }
        match mark {
            Mark::Abbreviation => {
                !closed && self.abbreviation_ends(at, opens) || closed && self.starts(opens)
            }
            Mark::Stop if self.is_list_marker(at) => false,
            Mark::Stop => {
                if closed || self.follows_abbreviation(at) {
                    return self.starts(opens);
                }
                // mưa.Tôi is two sentences, a.b one word.
                let letters = matches!(follower.kind, TokenKind::Syllable);
                self.starts(opens)
                    || (self.spaced(end) && letters)
                    || (self.spaced(end) && follower.kind == TokenKind::Word)
            }
            Mark::Ellipsis => {
                self.starts(opens)
                    && (follower.kind != TokenKind::Number || self.spaced(end) && closed)
            }
            Mark::Cry => {
                self.starts(opens)
                    || (!closed
                        && !self.spaced(at)
                        && self.spaced(end)
                        && opens == end
                        && follower.kind == TokenKind::Syllable)
            }
        }
    }

    /// The first token from `at` that is no opening quote or bracket, dash or bullet.
    fn after_openers(self, at: usize) -> usize {
        let opener = |i: usize| {
            let word = self.word(i);
            is_opening(word) || is_dash(word) || is_bullet(word) || is_straight_quote(word)
        };
        (at..=self.tokens.len()).find(|&i| !opener(i)).unwrap_or(at)
    }

    /// Whether token `at` looks like the start of a sentence.
    fn starts(self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        match token.kind {
            TokenKind::Syllable | TokenKind::Word => {
                token.case() != Case::Lower || is_product(self.word(at))
            }
            TokenKind::Abbreviation => self.word(at).starts_with(char::is_uppercase),
            TokenKind::Punctuation => false,
            _ => true,
        }
    }

    /// Whether token `at` is one Latin letter, with or without a stop.
    fn is_single_letter(self, at: usize) -> bool {
        let latin = self.token(at).is_some_and(|token| {
            matches!(token.kind, TokenKind::Syllable | TokenKind::Word | TokenKind::Abbreviation)
        });
        latin && self.word(at).chars().filter(|c| c.is_alphabetic()).count() == 1
    }

    fn follows_abbreviation(self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.is_some_and(|token| token.kind == TokenKind::Abbreviation)
    }

    /// Whether a sentence ends with an abbreviation and its stop when token `next` follows.
    fn abbreviation_ends(self, at: usize, next: usize) -> bool {
        let Some(token) = self.token(next) else { return true };
        if !self.starts(next) {
            return false;
        }
        let word = self.word(at).trim_end_matches('.');
        let letters = matches!(token.kind, TokenKind::Syllable | TokenKind::Word);
        let starter = letters && is_starter(self.word(next));
        let then_lower = self.token(next + 1).is_none_or(|after| after.case() == Case::Lower);
        match lexicon::stop_of(word) {
            Some(Stop::Either) => true,
            Some(Stop::Leads) => starter && then_lower && at > 0,
            None if word.contains('.') || self.is_single_letter(at) => starter && at > 0,
            None => letters && (starter || then_lower),
        }
    }

    /// Whether the stop at `at` belongs to a list marker that opens the sentence: `1.`, `II.`, `a.`,
    /// `Điều 5.`, `Bước 1.`
    fn is_list_marker(self, at: usize) -> bool {
        const HEADS: &[&str] = &[
            "điều", "chương", "mục", "phần", "khoản", "bước", "bài", "câu", "bảng", "hình", "phụ",
            "tiết", "điểm", "mẫu", "cách", "ví", "dụ", "lục", "chuyện",
        ];
        let is_number = |i: usize| {
            let word = self.word(i);
            self.token(i).is_some_and(|token| token.kind == TokenKind::Number)
                && !word.ends_with('%')
                || is_roman(word)
                || self.is_single_letter(i)
        };
        let is_head =
            |i: usize| HEADS.contains(&&*crate::normalize::normalize(self.word(i)).to_lowercase());
        let start = (0..at).find(|&i| {
            !is_opening(self.word(i)) && !is_bullet(self.word(i)) && !is_dash(self.word(i))
        });
        match start.map(|start| (start, at - start)) {
            Some((start, 1)) => is_number(start),
            Some((start, 2)) => is_number(at - 1) && is_head(start),
            Some((start, 3)) => is_number(at - 1) && is_head(start) && is_head(start + 1),
            _ => false,
        }
    }
}

/// Names that start with a small letter on purpose: iPhone, eBay.
fn is_product(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.any(char::is_uppercase)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn is_opening(word: &str) -> bool {
    matches!(word, "“" | "‘" | "«" | "(" | "[" | "{" | "「" | "『" | "《" | "〈" | "（" | "„")
}

fn is_closing(word: &str) -> bool {
    matches!(word, "”" | "’" | "»" | ")" | "]" | "}" | "」" | "』" | "》" | "〉" | "）")
}

fn is_straight_quote(word: &str) -> bool {
    matches!(word, "\"" | "'")
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "―")
}

fn is_bullet(word: &str) -> bool {
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
            | "✓"
            | "✔"
    )
}
