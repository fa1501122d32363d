//! Tokens around a candidate: the few that decide it, wherever it stands in the text.

use core::cell::Cell;

use super::Splitter;
use super::boundary::{Quotes, Step, starts_small};
use super::line::{Line, REACH};
use super::marker::{COUNTER, MARKER};
use crate::token::{Token, Tokens, WordMemo, tokens_in_place};

/// The number of a window's first token where the line starts before it: far from that start.
const FAR: usize = 1 << 20;

/// A stretch of consecutive tokens that moves forward through a text.
///
/// It starts at white space where the tokens of the whole text have a boundary too, so it holds
/// the very tokens that a pass over the whole text gives. No stretch of text is read twice.
#[derive(Clone)]
pub(super) struct Window<'t> {
    text: &'t str,
    rest: Tokens<'t>,
    tokens: Vec<Token>,
    /// The first byte of the stretch, and one past the last that is read.
    start: usize,
    end: usize,
    /// Whether the text has no more tokens.
    exhausted: bool,
}

/// Where in the text a candidate stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The first byte of the line and of the sentence.
    pub(super) line: usize,
    pub(super) sentence: usize,
    /// A byte of the candidate.
    pub(super) at: usize,
}

/// The answer at a place, in bytes of the text.
#[derive(Clone, Copy)]
pub(super) enum Answer {
    GoesOn(usize),
    Ends(usize),
}

impl<'t> Window<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            rest: tokens_in_place(text),
            tokens: Vec::new(),
            start: 0,
            end: 0,
            exhausted: false,
        }
    }

    /// What is remembered of words.
    pub(super) fn memo(&mut self) -> &mut WordMemo {
        self.rest.memo()
    }

    /// What the token at a place says: the same as a walk over the whole line would hear.
    pub(super) fn ask(&mut self, splitter: Splitter, place: Place, quotes: &mut Quotes) -> Answer {
        self.move_to(place);
        let token = self.tokens.partition_point(|token| token.span.end <= place.at);
        let small = starts_small(self.text.get(place.sentence..).unwrap_or(""));
        let mut ahead = 2;
        loop {
            self.extend_to(token + 1 + ahead);
            let first = self.tokens.partition_point(|token| token.span.start < place.line);
            let mut line_end = self.tokens.len();
            let pairs = self.tokens.get(token..).unwrap_or(&[]).windows(2);
            let breaks =
                |pair: &[Token]| matches!(pair, [a, b] if splitter.ends(self.text, *a, *b));
            let ends = { pairs }.position(breaks);
            line_end = ends.map_or(line_end, |last| token + last + 1);
            // Tokens are counted from the start of the line, or from far away if that is not here.
            let offset = if self.start <= place.line { 0 } else { FAR };
            let sentence = self.tokens.partition_point(|token| token.span.start < place.sentence);
            let start = match () {
                () if self.start <= place.sentence => sentence.saturating_sub(first) + offset,
                () => usize::from(place.sentence > place.line),
            };
            let overrun = Cell::new(false);
            let goes_on = ends.is_none() && !self.exhausted;
            let line = self.tokens.get(first..line_end).unwrap_or(&[]);
            let line = Line::window(self.text, line, offset, goes_on.then_some(&overrun));
            let mut after = *quotes;
            let step = after.step(line, start, small, token.saturating_sub(first) + offset);
            if overrun.get() {
                ahead *= 2;
                continue;
            }
            *quotes = after;
            let byte = |next: usize| {
                let last = (next + first).saturating_sub(offset + 1);
                self.tokens.get(last).map_or(self.text.len(), |token| token.span.end)
            };
            return match step {
                Step::Pass => Answer::GoesOn(byte(token - first + offset + 1)),
                Step::GoesOn(next) => Answer::GoesOn(byte(next)),
                Step::Ends(next) => Answer::Ends(byte(next)),
            };
        }
    }

    /// Reads on until the token that holds the place is here.
    fn move_to(&mut self, place: Place) {
        let at = place.at;
        let start = if at >= self.end { self.start_before(place) } else { None };
        if let Some(start) = start {
            self.tokens.clear();
            self.rest.seek(start);
            self.start = start;
            self.end = start;
        }
        while self.end <= at && !self.exhausted {
            self.extend_to(self.tokens.len() + 1);
        }
    }

    /// Where to start reading so that the tokens before a place that a rule may look at are here, if
    /// that is beyond what is read: after so many spaces before it, and where the sentence starts if
    /// a list marker may stand there.
    fn start_before(&self, place: Place) -> Option<usize> {
        let bytes = self.text.as_bytes();
        // The stop may belong to the token of the counter, which starts before it.
        let far = place.at - place.sentence > MARKER + COUNTER;
        let near = if far { place.at } else { place.sentence };
        let mut spaces = 0;
        let mut at = place.at;
        while at > self.end + 1 {
            at -= 1;
            if bytes.get(at) != Some(&b' ') {
                continue;
            }
            // Only a document number holds spaces: 05 CT/TW, 15 - NQ/TW.
            let before = bytes.get(at - 1).copied().unwrap_or(b' ');
            // White space after white space, a line break say, stands between no further tokens.
            let letter = self.text.get(..at).and_then(|head| head.chars().next_back());
            spaces += usize::from(!letter.is_some_and(char::is_whitespace));
            let splits = !matches!(before, b' ' | b'-' | b'0'..=b'9');
            if splits && spaces > REACH && at <= near {
                return Some(at);
            }
        }
        None
    }

    /// Reads on until there are `len` tokens.
    fn extend_to(&mut self, len: usize) {
        while self.tokens.len() < len && !self.exhausted {
            match self.rest.next() {
                Some(token) => {
                    self.end = token.span.end;
                    self.tokens.push(token);
                }
                None => self.exhausted = true,
            }
        }
    }
}
