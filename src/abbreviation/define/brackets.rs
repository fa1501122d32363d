//! Definitions in brackets.

use core::ops::Range;

use super::super::align::units;
use super::super::compare::{folded, is_number, is_word};
use super::super::scan::is_joint;
use super::super::translate::{is_phrase, is_whole, phrase_before};
use super::{Definition, DefinitionKind, GUESSED, MAX_LONG, Page, is_cue, is_quote};
use crate::token::TokenKind;

/// The most short forms in brackets.
const MAX_SHORTS: usize = 4;
/// The most words of a long form that its brackets say once more.
const MAX_REPEATED: usize = 3;
/// The fewest syllables of a translation without a mark between it and its short form.
const MIN_TRANSLATION: usize = 4;

impl Page<'_> {
    /// What the brackets from `open` to `close` define, in the sentence from token `start`.
    pub(super) fn bracketed(&self, start: usize, open: usize, close: usize) -> Vec<Definition> {
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
        let short_before = open.checked_sub(1).filter(|&at| at >= start && self.is_short(at));
        let forward = self.forward(start, open, inner.clone(), kind);
        let paired = || self.paired(start, open, inner.clone());
        let reverse = || self.after(open + 1, close, short_before?);
        let found = forward.or_else(paired).or_else(reverse);
        let others = if self.trust {
            self.translations(start, open, inner, short_before, found.as_ref())
        } else {
            Vec::new()
        };
        found.into_iter().chain(others).collect()
    }

    /// The further long forms of brackets, besides what is `found`, that nobody confirms: mạng nơ-ron tích
    /// chập (Convolutional Neural Network - CNN).
    fn translations(
        &self,
        start: usize,
        open: usize,
        inside: Range<usize>,
        short_before: Option<usize>,
        found: Option<&Definition>,
    ) -> Vec<Definition> {
        let pair = self.pair_inside(inside.clone());
        let Some((short, parts)) = pair.or_else(|| Some((short_before?, inside))) else {
            return Vec::new();
        };
        let mut others = self.parts_said(parts, short);
        if short > open {
            others.extend(self.before(start, open, short, DefinitionKind::Forward));
        } else if found.is_some() || !others.is_empty() {
            others.extend(self.translated_before(start, short));
        }
        others.retain(|other| {
            found.is_none_or(|found| {
                found.short != other.short
                    || found.long.end <= other.long.start
                    || other.long.end <= found.long.start
            })
        });
        others.iter_mut().for_each(|other| other.score = other.score.min(GUESSED));
        others
    }

    /// The short form in brackets, and the rest of them beside a joining mark: `HMM - Hidden Markov Model`, `Hidden Markov
    /// Model, viết tắt là HMM`.
    fn pair_inside(&self, inside: Range<usize>) -> Option<(usize, Range<usize>)> {
        let joins = |at: usize| self.joins(at) || self.word(at) == ",";
        let (first, last) = (inside.start, inside.end.checked_sub(1)?);
        if inside.len() < 3 {
            return None;
        }
        if self.is_short(first) && joins(first + 1) {
            return Some((first, first + 2..inside.end));
        }
        let mut end = last;
        while end > first && is_cue(self.word(end - 1)) {
            end -= 1;
        }
        // A colon alone is no cue, but the mark that joins.
        let end = if end + 1 == last && self.word(end) == ":" { last } else { end };
        let joint = end.checked_sub(1).filter(|&joint| joint > first && joins(joint))?;
        self.is_short(last).then_some((last, first..joint))
    }

    /// The parts in brackets that say a short form in other words, or in full where its letters are not
    /// those of syllables: SBR (Sequencing Batch Reactor – bể phản ứng theo mẻ), SOD (superoxide dismutase).
    fn parts_said(&self, inside: Range<usize>, short: usize) -> Vec<Definition> {
        let mut parts = Vec::new();
        let mut at = inside.start;
        while at < inside.end {
            let end = (at + 1..inside.end).find(|&end| self.joins(end));
            let end = end.unwrap_or(inside.end);
            if self.says(at, end, short) {
                parts.extend(self.definition(short, at, end, DefinitionKind::Translated));
            }
            at = end + 1;
        }
        parts
    }

    /// Whether all from token `at` to `end` may be a long form of a short form.
    fn says(&self, at: usize, end: usize, short: usize) -> bool {
        let tokens = self.tokens.get(at..end).unwrap_or(&[]);
        let is_foreign = tokens.iter().any(|token| token.kind == TokenKind::Word);
        self.fits(at, end, &units(self.word(short)))
            || is_foreign && self.spells(at, end, short)
            || is_phrase(self.text, self.tokens, at, end, self.word(short))
    }

    /// What stands right before a short form as its translation, where brackets behind it say it in full: kiến trúc
    /// hướng dịch vụ SOA (Service Oriented Architecture).
    fn translated_before(&self, start: usize, short: usize) -> Option<Definition> {
        let first = start.max(short.saturating_sub(MAX_LONG));
        let at = phrase_before(self.text, self.tokens, first, short, self.word(short))?;
        let told = short - at >= MIN_TRANSLATION
            && is_whole(self.text, self.tokens, at, short, self.word(short));
        if told { self.definition(short, at, short, DefinitionKind::Translated) } else { None }
    }

    /// Several short forms, for as many long ones in a row: công nghiệp hóa, hiện đại hóa (CNH, HĐH), Ủy ban
    /// nhân dân thành phố (UBND TP).
    fn each(&self, start: usize, open: usize, inside: Range<usize>) -> Option<Vec<Definition>> {
        let joins = |at: usize| {
            self.joins(at) || matches!(self.word(at), "," | "&") || is_word(self.word(at), &["và"])
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
        let stop = if trail.len() == 1 && is_number(self.tokens, trail.start) {
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

    /// Where a long form ends whose year stands before token `end`.
    fn without_year(&self, end: usize) -> usize {
        let number =
            usize::from(end.checked_sub(1).is_some_and(|last| is_number(self.tokens, last)));
        let year = end.checked_sub(number + 1).is_some_and(|at| is_word(self.word(at), &["năm"]));
        end - number - usize::from(number == 1 && year)
    }

    /// Both forms in the brackets, or a foreign one beside the short form: mạng cảm biến (WSN -
    /// Wireless Sensor Network), trí tuệ nhân tạo (Artificial Intelligence - AI).
    fn paired(&self, start: usize, open: usize, inside: Range<usize>) -> Option<Definition> {
        let (short, part) = self.pair_inside(inside)?;
        // What the dictionary says in Vietnamese comes before what the letters stand for.
        let listed = || {
            let (at, _) = self.listed_before(start, open, short)?;
            self.definition(short, at, open, DefinitionKind::Translated)
        };
        let before = |first, stop| self.before(first, stop, short, DefinitionKind::Forward);
        let foreign = || {
            if part.start > short {
                self.after(part.start, part.end, short)
            } else {
                before(part.start, part.end)
            }
        };
        listed().or_else(foreign).or_else(|| before(start, open))
    }

    /// Whether a mark stands between two forms.
    fn joins(&self, at: usize) -> bool {
        is_joint(self.word(at)) || matches!(self.word(at), ";" | "/" | "|")
    }
}
