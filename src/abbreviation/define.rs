//! Definitions that a text gives: công tác dân vận (CTDV), CTDV (công tác dân vận), … viết tắt là CTDV.
//!
//! The letters of the short form are aligned with the syllables of the long one, as in Schwartz and
//! Hearst, *A simple algorithm for identifying abbreviation definitions in biomedical text* (2003),
//! but by syllable, as Vietnamese abbreviates: each capital starts a syllable, small letters go on
//! in it (TTg, QyĐ), function words need no letter, and in a form of four letters or more one other
//! word may have none.

use super::Dictionaries;
use super::align::{Unit, align, is_barrier, units};
use super::compare::{folded, is_word};
use super::translate::phrase_before;
use crate::lexicon::is_surname;
use crate::normalize::normalize;
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
    /// The abbreviation, composed (NFC).
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
    /// CTDV (công tác dân vận)
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
/// The score of a definition that nobody confirms.
const GUESSED: f32 = 0.3;

/// The definitions in a text, in order; `places` are the tokens to look at.
pub(super) fn definitions(
    text: &str,
    tokens: &[Token],
    places: &[usize],
    dictionaries: Dictionaries<'_>,
    trust: bool,
) -> Vec<Definition> {
    let page = Page { text, tokens, dictionaries, trust };
    let mut out: Vec<Definition> = Vec::new();
    let mut closing = None;
    for &at in places {
        let start = page.sentence_start(at);
        let found = if page.word(at) == "(" {
            // The next bracket that closes, found once for a row of brackets that open.
            if closing.is_none_or(|close| close <= at) {
                closing = (at..tokens.len().min(at + MAX_INSIDE)).find(|&i| page.word(i) == ")");
            }
            closing.and_then(|close| page.bracketed(start, at, close))
        } else {
            page.cued(start, at, tokens.len())
        };
        let known =
            |found: &Definition| out.iter().rev().take(4).any(|known| known.short == found.short);
        out.extend(found.filter(|found| !known(found)));
    }
    out
}

/// A text in tokens, and what is known of abbreviations.
struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
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

    /// Where the sentence of token `at` starts, as far back as a definition may reach.
    fn sentence_start(&self, at: usize) -> usize {
        let reach = at.saturating_sub(2 * MAX_LONG);
        let ends = |&i: &usize| matches!(self.word(i), "." | "?" | "!");
        (reach..at).rev().find(ends).map_or(reach, |end| end + 1)
    }

    /// The definition in the brackets from `open` to `close`, in the sentence from token `start`.
    fn bracketed(&self, start: usize, open: usize, close: usize) -> Option<Definition> {
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
        if inside_end == inside + 1 && self.is_short(inside) {
            return self.before(start, open, inside, kind);
        }
        if inside_end == inside + 2 {
            // Bộ luật Dân sự năm 2015 (BLDS 2015)
            if self.is_short(inside) && self.is_number(inside + 1) {
                let found = self.before(start, self.without_year(open), inside, kind);
                return found.filter(|found| found.score > GUESSED);
            }
            // Luật Sở hữu trí tuệ (sau đây gọi là Luật SHTT)
            if has_cue && self.is_short(inside + 1) {
                return self.before(start, open, inside + 1, kind);
            }
        }
        if inside_end > inside + 2
            && let Some(found) = self.paired(start, open, inside, inside_end)
        {
            return Some(found);
        }
        let short = open.checked_sub(1).filter(|&at| at >= start && self.is_short(at))?;
        self.after(open + 1, close, short)
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
    fn paired(&self, start: usize, open: usize, inside: usize, end: usize) -> Option<Definition> {
        let joins = |at: usize| matches!(self.word(at), "-" | "–" | "—" | ":" | ",");
        let forward = |first, stop, short| self.before(first, stop, short, DefinitionKind::Forward);
        let (first, last) = (inside, end - 1);
        if self.is_short(first) && joins(first + 1) {
            return self.after(first + 2, end, first).or_else(|| forward(start, open, first));
        }
        if self.is_short(last) && joins(last - 1) {
            return forward(inside, last - 1, last).or_else(|| forward(start, open, last));
        }
        None
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
        let mut open = at - 1;
        while open > start
            && (is_cue(self.word(open - 1)) || matches!(self.word(open - 1), "," | "("))
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
                token.case() == Case::Upper || letters().skip(1).any(char::is_uppercase)
            }
            _ => false,
        };
        shaped
            && letters().nth(1).is_some()
            && letters().count() <= MAX_LETTERS
            && word.chars().next().is_some_and(char::is_uppercase)
    }

    /// The long form that ends before token `end`.
    fn before(
        &self,
        start: usize,
        end: usize,
        short: usize,
        kind: DefinitionKind,
    ) -> Option<Definition> {
        // “Ký ức phố cổ” (KƯPC): the quotes are not part of the long form.
        let end = if end > start && is_quote(self.word(end - 1)) { end - 1 } else { end };
        let first = start.max(end.saturating_sub(MAX_LONG));
        let units = units(self.word(short));
        let aligned = align(|at| self.word(at), first, end, &units)
            .filter(|&at| !self.is_unlike(at, end, short));
        let (at, kind) = match (aligned, self.listed_before(first, end, short)) {
            // A listed expansion with words after it: Ngân hàng Nhà nước Việt Nam (NHNN).
            (None, Some((at, fits))) => (at, if fits { kind } else { DefinitionKind::Translated }),
            (Some(aligned), _) => (aligned, kind),
            (None, None) => {
                if !self.trust {
                    return None;
                }
                let at = self
                    .name_before(first, end)
                    .or_else(|| phrase_before(|at| self.word(at), first, end, self.word(short)))?;
                let guess = self.definition(short, at, end, DefinitionKind::Translated)?;
                return Some(Definition { score: GUESSED, ..guess });
            }
        };
        self.definition(short, at, end, kind)
    }

    /// Whether a sentence or a line starts with token `at`.
    fn starts_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let gap = self.span(before, at + 1).map_or("", |both| both.of(self.text));
        matches!(self.word(before), "." | "?" | "!" | "…" | "“" | "\"")
            || gap.contains(['\n', '\r'])
    }

    /// Where a name in capitals starts that ends at `end`: Tổ chức Lao động Quốc tế. Up to two
    /// syllables in small letters may stand between its capitals, or after the last.
    fn name_before(&self, first: usize, end: usize) -> Option<usize> {
        let mut start = None;
        let mut small = 0;
        for at in (first.max(end.saturating_sub(14))..end).rev() {
            let token = self.tokens.get(at)?;
            match token.case() {
                Case::Title | Case::Upper => (start, small) = (Some(at), 0),
                Case::Lower if token.kind == TokenKind::Syllable && small < 2 => small += 1,
                Case::Lower => break,
            }
        }
        // Theo Tổ chức …: the capital of a sentence's first word is none of the name's.
        let is_title =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.case() == Case::Title);
        let start = start
            .map(|start| start + usize::from(self.starts_sentence(start) && is_title(start + 1)));
        start.filter(|start| end - start > 1)
    }

    /// The long form that stands from token `at` to `end`, all of it.
    fn after(&self, at: usize, end: usize, short: usize) -> Option<Definition> {
        let units = units(self.word(short));
        if at >= end || end - at > MAX_LONG {
            return None;
        }
        // The longest stretch from `at` that the letters fit: what follows a comma is a remark.
        let stops = (at + 1..=end)
            .rev()
            .filter(|&stop| stop == end || is_barrier(self.word(stop)) || self.word(stop) == ",");
        for stop in stops.take(6) {
            if self.fits(at, stop, &units) {
                return self.definition(short, at, stop, DefinitionKind::Reverse);
            }
        }
        let long = self.expansion(self.span(at, end)?);
        let (entry, _) = self.dictionaries.get(self.word(short))?;
        let known = entry.senses().iter().any(|sense| folded(sense.expansion()) == folded(&long));
        if known { self.definition(short, at, end, DefinitionKind::Reverse) } else { None }
    }

    fn definition(
        &self,
        short: usize,
        at: usize,
        end: usize,
        kind: DefinitionKind,
    ) -> Option<Definition> {
        let long = self.span(at, end)?;
        let short = self.tokens.get(short)?.span;
        let key = normalize(short.of(self.text).trim_end_matches('.')).into_owned();
        let score = if kind == DefinitionKind::Translated { 0.9 } else { 1.0 };
        let mut expansion = self.expansion(long);
        // Công tác dân vận (CTDV) …: the capital is the sentence's, and falls away in the middle of one.
        let rest = self.tokens.get(at + 1..end).unwrap_or(&[]);
        if self.starts_sentence(at)
            && !rest.is_empty()
            && rest.iter().all(|token| token.case() == Case::Lower)
            && !self.is_capitalized(&key, &expansion)
        {
            let mut chars = expansion.chars();
            let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
            expansion = first + chars.as_str();
        }
        Some(Definition { short, long, kind, key, expansion, score })
    }

    /// Whether a dictionary writes an expansion with a capital: Hội đồng nhân dân.
    fn is_capitalized(&self, key: &str, expansion: &str) -> bool {
        let senses = self.dictionaries.get(key).map_or(&[][..], |(entry, _)| entry.senses());
        senses.iter().any(|sense| sense.expansion() == expansion)
    }

    fn expansion(&self, long: Span) -> String {
        let words: Vec<&str> = long.of(self.text).split_whitespace().collect();
        normalize(&words.join(" ")).into_owned()
    }

    /// A person's name, whose initials abbreviate nothing: Phan Văn Hậu (PVH); or a name of two
    /// words whose initials happen to be a known abbreviation: ca sĩ Minh Châu (MC).
    fn is_unlike(&self, at: usize, end: usize, short: usize) -> bool {
        let name = self.tokens.get(at..end).unwrap_or(&[]);
        let listed = || {
            let long = self.span(at, end).map(|span| folded(&self.expansion(span)));
            let entry = self.dictionaries.get(self.word(short)).map(|(entry, _)| entry)?;
            Some(entry.senses().iter().any(|sense| Some(folded(sense.expansion())) == long))
        };
        name.iter().all(|token| token.case() == Case::Title)
            && match name.len() {
                2 => listed() == Some(false),
                3 | 4 => {
                    self.tokens.get(at).is_some_and(|token| is_surname(token.key()))
                        && listed() != Some(true)
                }
                _ => false,
            }
    }

    /// Whether the letters fit the long form from `at` to `end`, its first syllable included.
    fn fits(&self, at: usize, end: usize, units: &[Unit]) -> bool {
        align(|at| self.word(at), at, end, units) == Some(at)
    }

    /// Where a listed expansion of the short form starts, if it ends at most four tokens before
    /// `end`, and whether the letters of the short form fit it.
    fn listed_before(&self, first: usize, end: usize, short: usize) -> Option<(usize, bool)> {
        let (entry, _) = self.dictionaries.get(self.word(short))?;
        for sense in entry.senses() {
            let words: Vec<String> = sense.expansion().split_whitespace().map(folded).collect();
            for trailing in 0..=4 {
                let Some(at) = end.checked_sub(words.len() + trailing).filter(|&at| at >= first)
                else {
                    continue;
                };
                let same =
                    words.iter().enumerate().all(|(i, word)| folded(self.word(at + i)) == *word);
                let closed = (end - trailing..end)
                    .all(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Syllable));
                if same && closed {
                    let fits = self.fits(at, at + words.len(), &units(self.word(short)));
                    return Some((at, fits));
                }
            }
        }
        None
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
