//! What stands before a stop: a word, or one of the kinds of abbreviations that take it.

use super::line::{Line, has_two_letters};
use super::vocabulary::{BODIES, FIRMS, PEOPLE, PERSONS, PLACES, UNITS, has};
use crate::lexicon::{self, Stop};
use crate::normalize::normalize;
use crate::token::{Case, TokenKind};

/// How the word before a stop reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stopped {
    /// An ordinary word, a number, anything: the stop is a full stop.
    Word,
    /// A title, an address, a reference, which a name or a number follows: GS. · TP. · tr.
    Leading,
    /// An abbreviation that ends a sentence as well as not: v.v. · Inc. · TCN.
    Either,
    /// A kind of institution: HTX. · KCN.
    Body,
    /// The initial of a name: N. · Ng.
    Initial,
    /// The initials of a whole name: N.T.L.
    Initials,
    /// Another word in capitals: TPP.
    Capitals,
    /// A lone small letter: a. · t. · 22 g.
    Letter,
    /// A short form in small letters, without a vowel: ctv. · spp. · th.
    Short,
    /// A unit, or a letter after a number that is listed to stand for more: 60 km. · 5 tr.
    Unit,
}

/// The reading of token `at`, an abbreviation with its stop or the word before one.
pub(super) fn stopped(line: Line<'_>, at: usize) -> Stopped {
    let Some(token) = line.token(at).filter(|_| line.is_letters(at)) else { return Stopped::Word };
    let word = line.word(at).trim_end_matches('.');
    let small = token.case() == Case::Lower;
    let after_number = at > 0 && line.kind(at - 1) == Some(TokenKind::Number);
    // 1,7 m. · 1080p. · km/h.
    let of_one_letter = matches!(word, "m" | "g" | "l" | "h");
    let letter_unit = after_number
        && (of_one_letter || small && word.len() == 1 && !line.spaced(at))
        || (of_one_letter || word == "s") && at > 0 && line.word(at - 1) == "/";
    // 50k. · tới r. · biết j.: letters that chat writes for words, and no names.
    if after_number && word == "k" || matches!(word, "r" | "z" | "j") {
        return Stopped::Word;
    }
    if letter_unit || (after_number || token.kind != TokenKind::Syllable) && has(UNITS, word) {
        return Stopped::Unit;
    }
    // A word of two letters or more that could be read aloud is itself: lan, xe.
    if token.kind == TokenKind::Syllable && has_two_letters(word) {
        return Stopped::Word;
    }
    if has(FIRMS, word) || has(PEOPLE, word) {
        return Stopped::Leading;
    }
    if has(BODIES, word) {
        return Stopped::Body;
    }
    match lexicon::stop_of(word) {
        Some(Stop::Either) => Stopped::Either,
        Some(Stop::Leads) if after_number && small && word.len() < 3 => {
            if matches!(word, "tr" | "TR") { Stopped::Short } else { Stopped::Letter }
        }
        // tên Đ. · bà H.
        Some(Stop::Leads)
            if !small && !has_two_letters(word) && at > 0 && has(PERSONS, &line.lower(at - 1)) =>
        {
            Stopped::Initial
        }
        Some(Stop::Leads) => Stopped::Leading,
        None => unlisted(&normalize(word), token.kind, token.case()),
    }
}

/// The reading of a composed word that no list knows.
fn unlisted(word: &str, kind: TokenKind, case: Case) -> Stopped {
    let small = case == Case::Lower;
    let is_leading = |part: &str| lexicon::stop_of(part) == Some(Stop::Leads);
    if word.contains('.') {
        let mut parts = word.split('.');
        return if parts.clone().all(|part| part.chars().nth(1).is_none()) {
            if small { Stopped::Letter } else { Stopped::Initials }
        } else if parts.next().is_some_and(|kind| has(PLACES, kind)) {
            Stopped::Capitals // TP.HCM.
        } else if word.split('.').any(is_leading) {
            Stopped::Leading // BS.CKII.
        } else {
            Stopped::Capitals
        };
    }
    let readable = word.chars().any(|c| !is_consonant(c));
    match (word.chars().count(), small) {
        // A vowel with a mark is an interjection: Ừ.
        (1, _) if readable && !word.is_ascii() => Stopped::Word,
        (1, true) => Stopped::Letter,
        (1, false) => Stopped::Initial,
        (2..=5, true) if !readable => Stopped::Short,
        // Ng. · Th.
        (2..=3, false) if !readable && (kind == TokenKind::Word || case == Case::Title) => {
            Stopped::Initial
        }
        (_, false) if kind == TokenKind::Abbreviation => Stopped::Capitals,
        _ => Stopped::Word,
    }
}

fn is_consonant(c: char) -> bool {
    let vowel = matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    c.is_ascii_alphabetic() && !vowel || matches!(c, 'đ' | 'Đ')
}
