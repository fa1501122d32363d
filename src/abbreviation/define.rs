//! Definitions that a text gives: công tác dân vận (CTDV), CTDV (công tác dân vận), … viết tắt là CTDV.
//!
//! The letters of the short form are aligned with the syllables of the long one, as in Schwartz and
//! Hearst, *A simple algorithm for identifying abbreviation definitions in biomedical text* (2003),
//! but by syllable, as Vietnamese abbreviates: each capital starts a syllable, small letters go on
//! in it (TTg, QyĐ), function words need no letter, and in a form of four letters or more one other
//! word may have none.

mod long;

use core::ops::Range;

use super::Dictionaries;
use super::align::{is_barrier, units};
use super::compare::{folded, is_word};
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
/// The most short forms in brackets.
const MAX_SHORTS: usize = 4;
/// The most words of a long form that its brackets say once more.
const MAX_REPEATED: usize = 3;
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
        let found = if matches!(page.word(at), "(" | "[") {
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
        for found in found {
            if !out.iter().rev().take(4).any(|known| known.short == found.short) {
                out.push(found);
            }
        }
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

    /// What the brackets from `open` to `close` define, in the sentence from token `start`.
    fn bracketed(&self, start: usize, open: usize, close: usize) -> Vec<Definition> {
        let mut inside = open + 1;
        let has_cue = (inside..close).take(12).any(|at| is_word(self.word(at), &["tắt", "gọi"]));
        while inside < close
            && (is_cue(self.word(inside)) && has_cue || is_quote(self.word(inside)))
        {
            inside += 1;
        }
        let mut inside_end = close;
        while inside_end > inside && is_quote(self.word(inside_end - 1)) {
            inside_end -= 1;
        }
        let kind = if has_cue { DefinitionKind::Cue } else { DefinitionKind::Forward };
        let inner = inside..inside_end;
        if let Some(found) = self.each(start, open, inner.clone()) {
            return found;
        }
        let forward = self.forward(start, open, inner.clone(), kind);
        let paired = || if inner.len() > 2 { self.paired(start, open, inner) } else { None };
        let reverse = || {
            let short = open.checked_sub(1).filter(|&at| at >= start && self.is_short(at))?;
            self.after(open + 1, close, short)
        };
        Vec::from_iter(forward.or_else(paired).or_else(reverse))
    }

    /// Several short forms, for as many long ones in a row: công nghiệp hóa, hiện đại hóa (CNH, HĐH), Ủy ban
    /// nhân dân thành phố (UBND TP).
    fn each(&self, start: usize, open: usize, inside: Range<usize>) -> Option<Vec<Definition>> {
        let joins = |at: usize| {
            matches!(self.word(at), "," | ";" | "-" | "–" | "/" | "&")
                || is_word(self.word(at), &["và"])
        };
        let listed = || inside.clone().all(|at| joins(at) || self.is_short(at));
        if !(2..=2 * MAX_SHORTS).contains(&inside.len()) || !listed() {
            return None;
        }
        let mut end = open;
        let mut found = Vec::new();
        for short in inside.rev().filter(|&at| !joins(at)) {
            while end > start && joins(end - 1) {
                end -= 1;
            }
            let one = self.before(start, end, short, DefinitionKind::Forward)?;
            let long = self.token_at(one.long.start);
            // What stands between two long forms would belong to neither.
            if !self.fits(long, end, &units(self.word(short))) {
                return None;
            }
            end = long;
            found.push(one);
        }
        found.reverse();
        Some(found).filter(|found| found.len() > 1)
    }

    /// What stands in the brackets stands for what ends before them. Words beside the short form stand
    /// beside the long form too: Sở Tài nguyên và Môi trường (Sở TN-MT), Bệnh viện Đa khoa tỉnh (BVĐK
    /// tỉnh), Bộ luật Dân sự năm 2015 (BLDS 2015).
    fn forward(
        &self,
        start: usize,
        open: usize,
        inside: Range<usize>,
        kind: DefinitionKind,
    ) -> Option<Definition> {
        if inside.len() > MAX_REPEATED + 1 {
            return None;
        }
        let short = inside.clone().rfind(|&at| self.is_short(at))?;
        let (lead, trail) = (inside.start..short, short + 1..inside.end);
        let stop = if trail.len() == 1 && self.is_number(trail.start) {
            self.without_year(open)
        } else {
            open.checked_sub(trail.len())
                .filter(|&stop| stop >= start && self.repeats(stop, trail.clone()))?
        };
        let found = self.before(start, stop, short, kind)?;
        let long = self.token_at(found.long.start);
        let led = kind == DefinitionKind::Cue
            || long.checked_sub(lead.len()).is_some_and(|at| self.repeats(at, lead));
        (led && (inside.len() == 1 || found.score > GUESSED)).then_some(found)
    }

    /// Whether the tokens from `at` on say what those in a range say.
    fn repeats(&self, at: usize, mut said: Range<usize>) -> bool {
        let start = said.start;
        said.all(|told| folded(self.word(at + told - start)) == folded(self.word(told)))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Where a long form ends whose year stands before token `end`.
    fn without_year(&self, end: usize) -> usize {
        let number = usize::from(end.checked_sub(1).is_some_and(|last| self.is_number(last)));
        let year = end.checked_sub(number + 1).is_some_and(|at| is_word(self.word(at), &["năm"]));
        end - number - usize::from(number == 1 && year)
    }

    /// Both forms in the brackets, or a foreign one beside the short form: mạng cảm biến (WSN -
    /// Wireless Sensor Network), trí tuệ nhân tạo (Artificial Intelligence - AI).
    fn paired(&self, start: usize, open: usize, inside: Range<usize>) -> Option<Definition> {
        let (inside, end) = (inside.start, inside.end);
        let joins = |at: usize| matches!(self.word(at), "-" | "–" | "—" | ":" | ",");
        let before = |first, stop, short| self.before(first, stop, short, DefinitionKind::Forward);
        // What the dictionary says in Vietnamese comes before what the letters stand for.
        let listed = |short| {
            let (at, _) = self.listed_before(start, open, short)?;
            self.definition(short, at, open, DefinitionKind::Translated)
        };
        let (first, last) = (inside, end - 1);
        if self.is_short(first) && joins(first + 1) {
            let foreign = || self.after(first + 2, end, first);
            return listed(first).or_else(foreign).or_else(|| before(start, open, first));
        }
        // Internet of Things, viết tắt là IoT
        let cues =
            (inside..last).rev().take_while(|&at| is_cue(self.word(at)) && self.word(at) != ":");
        let joint = (last - cues.count()).checked_sub(1).filter(|&joint| joint > inside);
        if let Some(joint) = joint.filter(|&joint| self.is_short(last) && joins(joint)) {
            let foreign = || before(inside, joint, last);
            return listed(last).or_else(foreign).or_else(|| before(start, open, last));
        }
        None
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
