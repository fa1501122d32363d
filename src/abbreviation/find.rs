//! Every mention of an abbreviation, and what is known of it.

mod lookalike;

use core::ops::Range;
use std::collections::HashMap;

use super::choose::Mentioned;
use super::compare::{is_number, is_word};
use super::define::Definition;
use super::scan::Places;
use super::skip::Reason;
use super::{Candidate, Dictionaries, Mention, Source, Status, choose, compose};
use crate::lexicon::composed_key;
use crate::normalize::normalize;
use crate::span::Span;
use crate::token::{Case, Token, TokenKind};

/// What stands before the code of a building, which is no road's: tòa CT2.
const BUILDINGS: &[&str] = &["tòa", "toà", "nhà", "căn", "hộ", "lô", "khu", "block", "cư"];

/// The mentions in a text, in order: those at the `places` found.
pub(super) fn mentions(
    text: &str,
    tokens: &[Token],
    places: &Places,
    definitions: &[Definition],
    dictionaries: Dictionaries<'_>,
) -> Vec<Mention> {
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, definition) in definitions.iter().enumerate() {
        // Of two long forms for one short form the first is the surer one.
        let before = number.checked_sub(1).and_then(|before| definitions.get(before));
        if before.is_some_and(|before| before.short == definition.short) {
            continue;
        }
        by_key.entry(&definition.key).or_default().push(number);
    }
    let mut finder = Finder {
        text,
        tokens,
        definitions,
        by_key,
        dictionaries,
        places,
        line: 0..0,
        shouted: false,
    };
    let mut out = Vec::new();
    let mut taken = 0;
    for (at, token) in places.mentions.iter().filter_map(|&at| Some((at, tokens.get(at)?))) {
        if at < taken || !finder.is_candidate(at, token) {
            continue;
        }
        if let Some((mention, len)) = finder.mention(at, token) {
            out.push(mention);
            taken = at + len;
        }
    }
    choose::agree(&mut out);
    out
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    definitions: &'a [Definition],
    by_key: HashMap<&'a str, Vec<usize>>,
    dictionaries: Dictionaries<'a>,
    places: &'a Places,
    /// The line that is being read, and whether it is in capitals.
    line: Range<usize>,
    shouted: bool,
}

impl<'a> Finder<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn word_before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn is_title(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.case() == Case::Title && token.kind == TokenKind::Syllable)
    }

    /// Finds the line of token `at`, once for all mentions in it, and whether it is in capitals.
    fn enter_line(&mut self, at: usize) {
        if at < self.line.end {
            return;
        }
        self.line = self.places.line(at, self.tokens.len());
        let line = self.tokens.get(self.line.clone()).unwrap_or(&[]);
        let words = || line.iter().filter(|token| token.kind == TokenKind::Syllable);
        self.shouted = words().nth(1).is_some() && words().all(|token| token.case() == Case::Upper);
    }

    /// The mention that starts at token `at`, and how many tokens it takes.
    fn mention(&mut self, at: usize, token: &Token) -> Option<(Mention, usize)> {
        self.enter_line(at);
        if token.kind == TokenKind::DocumentNumber {
            return self.document_number(token).map(|mention| (mention, 1));
        }
        let (len, key) = self.longest(at);
        let last = self.tokens.get(at + len - 1)?;
        let mention = self.resolve(at, len, token.span.to(last.span), &key);
        // A unit or a word in small letters that nobody knows is no mention.
        let worth = mention.status != Status::Unknown || Self::is_shaped(token);
        worth.then_some((mention, len))
    }

    /// Whether a token that is not plain is worth a closer look.
    fn is_candidate(&self, at: usize, token: &Token) -> bool {
        match token.kind {
            TokenKind::Syllable => token.case() == Case::Lower || self.letters(at) > 1,
            TokenKind::Word => {
                let word = self.word(at);
                let capitals = |word: &str| word.bytes().skip(1).any(|b| !b.is_ascii_lowercase());
                self.dictionaries.get(word).is_some()
                    || !self.by_key.is_empty()
                        && capitals(word)
                        && self.by_key.contains_key(&*composed_key(word))
                    || self.word(at + 1) == "/"
            }
            _ => true,
        }
    }

    /// 5 km, 3 triệu km
    fn is_after_number(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| is_number(self.tokens, before))
            || is_word(
                self.word_before(at),
                &["chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tr", "tr.", "tỷ", "tỉ"],
            )
    }

    fn letters(&self, at: usize) -> usize {
        normalize(self.word(at)).chars().filter(|c| c.is_alphabetic()).count()
    }

    /// Whether a token looks like an abbreviation even if nobody knows it.
    fn is_shaped(token: &Token) -> bool {
        match token.kind {
            TokenKind::Abbreviation => true,
            TokenKind::Syllable => token.case() == Case::Upper,
            _ => false,
        }
    }

    /// The most tokens from `at` that are one known key, and the key: `TP. HCM` before `TP.`
    fn longest(&self, at: usize) -> (usize, String) {
        let key = |len: usize| {
            let first = self.tokens.get(at)?;
            let last = self.tokens.get(at + len - 1)?;
            Some(
                composed_key(first.span.to(last.span).of(self.text).trim_end_matches('.'))
                    .into_owned(),
            )
        };
        let joinable = |i: usize| {
            let name = self.tokens.get(i).is_some_and(|token| {
                matches!(
                    token.kind,
                    TokenKind::Abbreviation | TokenKind::Syllable | TokenKind::Word
                ) && token.case() != Case::Lower
            });
            // TT Y tế: one letter is no name.
            name && i < self.line.end && self.letters(i) > 1
        };
        // TP. HCM, TP HCM, Tp . HCM, TT-Huế: a kind of place and its name. đ/c, k/g: letters around a
        // stroke.
        let place = ["TP", "Tp", "TX", "Tx", "TT", "Tt", "T.T"]
            .contains(&self.word(at).trim_end_matches('.'));
        let stroke = self.word(at + 1) == "/" && self.letters(at) == 1 && self.letters(at + 2) == 1;
        for len in [3, 2] {
            let stop = len == 3 && matches!(self.word(at + 1), "." | "-");
            let name = place && joinable(at + len - 1) && (len == 2 || stop);
            let known = |key: &String| key.len() < 24 && self.dictionaries.get(key).is_some();
            if (name || stroke && len == 3)
                && let Some(key) = key(len).filter(known)
            {
                return (len, key);
            }
        }
        (1, key(1).unwrap_or_default())
    }

    fn resolve(&self, at: usize, len: usize, span: Span, key: &str) -> Mention {
        let mention = |status, candidates, source, definition| Mention {
            span,
            key: key.to_string(),
            status,
            candidates,
            source,
            definition,
            extent: span,
        };
        let mentioned = Mentioned { text: self.text, tokens: self.tokens, at, len };
        let kind = self.tokens.get(at).map(|token| token.kind);
        let user = self.dictionaries.user.and_then(|user| user.get(key));
        if let Some(entry) = user {
            let (status, candidates) = choose::choose(mentioned, self.dictionaries, entry);
            return mention(status, candidates, Some(Source::User), None);
        }
        if let Some(number) = self.definition_of(key, span) {
            let expansion = self
                .definitions
                .get(number)
                .map(|found| found.expansion.clone())
                .unwrap_or_default();
            let candidates = only(expansion, "");
            return mention(Status::Resolved, candidates, Some(Source::Document), Some(number));
        }
        let entry = self.dictionaries.get(key).map(|(entry, _)| entry);
        if let Some(reason) = self.skip(at, len, key, entry) {
            return mention(Status::Skipped(reason), Vec::new(), None, None);
        }
        if let Some(entry) = entry {
            if entry.is_unit() && !key.contains('/') && !self.unit_fits(at)
                || kind == Some(TokenKind::Word) && !key.contains('/') && !self.word_fits(at, key)
            {
                return mention(Status::Unknown, Vec::new(), None, None);
            }
            let (status, candidates) = choose::choose(mentioned, self.dictionaries, entry);
            return mention(status, candidates, Some(Source::BuiltIn), None);
        }
        let is_code = kind == Some(TokenKind::Code);
        let composed =
            compose::compose(key, self.dictionaries, || mentioned.place(self.dictionaries));
        let road = || {
            let is_road = is_code && !is_word(self.word_before(at), BUILDINGS);
            if is_road { compose::road(key, self.dictionaries) } else { None }
        };
        let candidates = composed
            .map(|expansion| only(expansion, ""))
            .or_else(|| road().map(|expansion| only(expansion, "transport")));
        if let Some(candidates) = candidates {
            return mention(Status::Resolved, candidates, Some(Source::Composed), None);
        }
        let status = if is_code { Status::Skipped(Reason::Code) } else { Status::Unknown };
        mention(status, Vec::new(), None, None)
    }

    /// The definition that holds at `span`: the nearest before it, else the first after it.
    fn definition_of(&self, key: &str, span: Span) -> Option<usize> {
        let numbers = self.by_key.get(key)?;
        let before = |&&number: &&usize| {
            self.definitions.get(number).is_some_and(|found| found.short.start <= span.start)
        };
        numbers.iter().rfind(before).or_else(|| numbers.first()).copied()
    }

    /// A small-letter key: after a number, or with its stop or a power (m2).
    fn unit_fits(&self, at: usize) -> bool {
        self.is_after_number(at)
            || self.word(at).ends_with(['2', '3', '²', '³'])
            || self.word(at).contains('.')
            || self.letters(at) > 1 && !self.is_syllable(at)
    }

    fn is_syllable(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Syllable)
    }

    /// A word that is a key: VIP, Nxb; in small letters only after a number, before a syllable in small
    /// letters (ko biết), or when it is no English word.
    fn word_fits(&self, at: usize, key: &str) -> bool {
        let upper = key.chars().any(char::is_uppercase);
        let before_syllable = self.is_syllable(at + 1)
            && self.tokens.get(at + 1).is_some_and(|next| next.case() == Case::Lower);
        let foreign = || key.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        upper || self.is_after_number(at) || before_syllable || !foreign()
    }

    /// 05-CT/TW: the mention is the code, the extent the whole number.
    fn document_number(&self, token: &Token) -> Option<Mention> {
        let word = token.span.of(self.text);
        let code_at = word.find(|c: char| c.is_alphabetic())?;
        let span = Span::new(token.span.start + code_at, token.span.end);
        let key = composed_key(span.of(self.text)).into_owned();
        let composed = compose::document(&key, self.dictionaries)
            .or_else(|| compose::issuers_of(&key, self.dictionaries));
        let known = self.dictionaries.get(&key);
        let (status, candidates, source) = match (composed, known) {
            (Some(expansion), _) => {
                (Status::Resolved, only(expansion, "doc"), Some(Source::Composed))
            }
            (None, Some((entry, source))) => {
                (Status::Resolved, only(entry.expansion().to_string(), "doc"), Some(source))
            }
            (None, None) => (Status::Unknown, Vec::new(), None),
        };
        Some(Mention {
            span,
            key,
            status,
            candidates,
            source,
            definition: None,
            extent: token.span,
        })
    }
}

/// The one candidate of a mention that has no other.
fn only(expansion: String, domain: &str) -> Vec<Candidate> {
    vec![Candidate { expansion, domain: domain.to_string(), score: 1.0 }]
}
