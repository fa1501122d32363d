//! The long form of a definition: where it starts, and how it reads.

use super::super::align::{Unit, align, is_barrier, is_free, units};
use super::super::compare::{folded, is_dash, is_word};
use super::super::translate::{is_spelled_in, phrase_before};
use super::{
    Definition, DefinitionKind, GUESSED, MAX_LONG, MAX_PLACE, MAX_TRAILING, Page, is_quote,
};
use crate::lexicon::{composed_key, is_surname};
use crate::normalize::normalize;
use crate::span::Span;
use crate::token::{Case, TokenKind};

/// The most foreign words that spell a short form.
const MAX_SPELLED: usize = 4;

impl Page<'_> {
    /// The long form that ends before token `end`.
    pub(super) fn before(
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
        let fits = |end: usize| {
            align(|at| self.word(at), first, end, &units)
                .filter(|&at| !self.is_unlike(at, end, short))
        };
        let aligned = fits(end).or_else(|| fits(self.without_place(first, end)?));
        let (at, kind) = match (aligned, self.listed_before(first, end, short)) {
            // A listed expansion with words after it: Ngân hàng Nhà nước Việt Nam (NHNN).
            (None, Some((at, fits))) => (at, if fits { kind } else { DefinitionKind::Translated }),
            (Some(aligned), _) => (aligned, kind),
            (None, None) => {
                if !self.trust {
                    return None;
                }
                let at = self
                    .spelled_before(first, end, short)
                    .or_else(|| self.name_before(first, end))
                    .or_else(|| {
                        phrase_before(self.text, self.tokens, first, end, self.word(short))
                    })?;
                let guess = self.definition(short, at, end, DefinitionKind::Translated)?;
                return Some(Definition { score: GUESSED, ..guess });
            }
        };
        self.definition(short, at, end, kind)
    }

    /// Where a long form ends whose place stands before token `end`: Quỹ Bảo vệ và Phát triển rừng tỉnh
    /// Sơn La (Quỹ BV&PTR).
    fn without_place(&self, first: usize, end: usize) -> Option<usize> {
        let is_name = |at: &usize| {
            self.tokens
                .get(*at)
                .is_some_and(|token| token.case() != Case::Lower || token.kind == TokenKind::Number)
        };
        let names = (first..end).rev().take(MAX_PLACE).take_while(is_name).count();
        let kind = (end - names).checked_sub(1).filter(|&kind| kind > first && names > 0)?;
        let before = kind - 1;
        if is_word(self.word(kind), &["tỉnh", "huyện", "quận", "xã", "phường", "tp", "tp."])
        {
            return Some(kind);
        }
        let two = |words| is_word(&[self.word(before), self.word(kind)].join(" "), words);
        (before > first && two(&["thành phố", "thị xã", "thị trấn"])).then_some(before)
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
        let (mut small, mut capitals) = (0, 0);
        for at in (first.max(end.saturating_sub(14))..end).rev() {
            let token = self.tokens.get(at)?;
            match token.case() {
                Case::Title | Case::Upper => (start, small, capitals) = (Some(at), 0, capitals + 1),
                Case::Lower if token.kind == TokenKind::Syllable && small < 2 => small += 1,
                Case::Lower => break,
            }
        }
        // Theo Tổ chức …: the capital of a sentence's first word is none of the name's.
        let is_title =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.case() == Case::Title);
        let start = start
            .map(|start| start + usize::from(self.starts_sentence(start) && is_title(start + 1)));
        // One capital makes no name: mô hình Markov ẩn (HMM).
        start.filter(|start| end - start > 1 && capitals > 1)
    }

    /// Where foreign words start that end at `end` and spell the short form: temozolomide (TMZ).
    fn spelled_before(&self, first: usize, end: usize, short: usize) -> Option<usize> {
        let is_foreign =
            |at: &usize| self.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let mut words = (first..end).rev().take_while(is_foreign).take(MAX_SPELLED);
        words.find(|&at| self.spells(at, end, short))
    }

    /// Whether the words from token `at` to `end` hold the letters of a short form.
    pub(super) fn spells(&self, at: usize, end: usize, short: usize) -> bool {
        self.span(at, end).is_some_and(|span| is_spelled_in(self.word(short), span.of(self.text)))
    }

    /// The long form that stands from token `at` to `end`, all of it.
    pub(super) fn after(&self, at: usize, end: usize, short: usize) -> Option<Definition> {
        let units = units(self.word(short));
        if at >= end || end - at > MAX_LONG {
            return None;
        }
        // The longest stretch from `at` that the letters fit: what follows a comma is a remark.
        let stops = (at + 1..=end).rev().filter(|&stop| {
            let mark = self.word(stop);
            stop == end || is_barrier(mark) || is_dash(mark) || matches!(mark, "," | "/")
        });
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

    pub(super) fn definition(
        &self,
        short: usize,
        at: usize,
        end: usize,
        kind: DefinitionKind,
    ) -> Option<Definition> {
        let long = self.span(at, end)?;
        let short = self.tokens.get(short)?.span;
        let key = composed_key(short.of(self.text).trim_end_matches('.')).into_owned();
        let score = if kind == DefinitionKind::Translated { 0.9 } else { 1.0 };
        let mut expansion = self.expansion(long);
        // Công tác dân vận (CTDV) …: the capital is the sentence's, or the line's, and falls away in the
        // middle of one.
        let in_list = kind == DefinitionKind::Reverse && self.word(at - 1) != "(";
        let rest = self.tokens.get(at + 1..end).unwrap_or(&[]);
        if (in_list || self.starts_sentence(at))
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
        let told = folded(expansion);
        senses.iter().any(|sense| {
            sense.expansion().starts_with(char::is_uppercase) && folded(sense.expansion()) == told
        })
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
    pub(super) fn fits(&self, at: usize, end: usize, units: &[Unit]) -> bool {
        align(|at| self.word(at), at, end, units) == Some(at)
    }

    /// Where a listed expansion of the short form starts, if it ends a few tokens before `end` at
    /// most, and whether the letters of the short form fit it.
    pub(super) fn listed_before(
        &self,
        first: usize,
        end: usize,
        short: usize,
    ) -> Option<(usize, bool)> {
        let (entry, _) = self.dictionaries.get(self.word(short))?;
        for sense in entry.senses() {
            let words = sense.expansion().split([' ', ',']).filter(|word| !is_free(word));
            let words: Vec<String> = words.filter(|word| !word.is_empty()).map(folded).collect();
            for trailing in 0..=MAX_TRAILING {
                let Some(stop) = end.checked_sub(trailing).filter(|&stop| stop > first) else {
                    break;
                };
                let closed = (stop..end)
                    .filter_map(|i| self.tokens.get(i))
                    .all(|t| matches!(t.kind, TokenKind::Syllable | TokenKind::Number));
                if closed && let Some(at) = self.start_of(&words, first, stop) {
                    let fits = self.fits(at, stop, &units(self.word(short)));
                    return Some((at, fits));
                }
            }
        }
        None
    }

    /// Where words start that end before token `stop`; function words and commas may stand among them.
    fn start_of(&self, words: &[String], first: usize, stop: usize) -> Option<usize> {
        let mut at = stop;
        for (number, word) in words.iter().rev().enumerate() {
            at = at.checked_sub(1)?;
            while number > 0 && is_free(self.word(at)) && folded(self.word(at)) != *word {
                at = at.checked_sub(1)?;
            }
            if at < first || folded(self.word(at)) != *word {
                return None;
            }
        }
        Some(at).filter(|&at| at < stop)
    }
}
