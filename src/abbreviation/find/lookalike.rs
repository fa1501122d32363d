//! What stands in the text like an abbreviation and is left alone.

use once_cell::sync::Lazy;

use super::Finder;
use crate::abbreviation::compare::{folded, is_dash, is_number};
use crate::abbreviation::skip::{Reason, is_roman, precedes_person, precedes_roman};
use crate::lexicon::{Entry, word_key};
use crate::syllable::{Letter, Tone};
use crate::token::{Case, Token, TokenKind};

/// The two syllables that name a figure, or how its lines lie, by their keys.
static FIGURES: Lazy<Vec<(u64, u64)>> = Lazy::new(|| {
    let names = [
        "tam giác",
        "tứ giác",
        "đa giác",
        "đoạn thẳng",
        "đường thẳng",
        "đường cao",
        "đường kính",
        "đường tròn",
        "trung tuyến",
        "phân giác",
        "trung trực",
        "trung điểm",
        "hình thang",
        "bình hành",
        "hình thoi",
        "hình vuông",
        "chữ nhật",
        "hình chóp",
        "song song",
        "vuông góc",
    ];
    let keys = |name: &str| {
        let (first, second) = name.split_once(' ')?;
        Some((word_key(first)?, word_key(second)?))
    };
    names.into_iter().filter_map(keys).collect()
});

/// How many tokens before it may name the figure whose points a mention names.
const REACH: usize = 8;

impl Finder<'_> {
    /// Why a mention is left alone; `entry` is what the built-in dictionary says of it.
    pub(super) fn skip(
        &self,
        at: usize,
        len: usize,
        key: &str,
        entry: Option<&Entry>,
    ) -> Option<Reason> {
        let token = self.tokens.get(at)?;
        let syllable = token.kind == TokenKind::Syllable && token.case() == Case::Upper;
        if syllable && key.chars().any(folded_differs) {
            return Some(Reason::Toned);
        }
        if self.shouted {
            return Some(if is_roman(key) && precedes_roman(self.word_before(at)) {
                Reason::Roman
            } else {
                Reason::AllCaps
            });
        }
        let all_caps_neighbours =
            syllable && (self.is_shouted_word(at.wrapping_sub(1)) || self.is_shouted_word(at + 1));
        if all_caps_neighbours {
            return Some(Reason::AllCaps);
        }
        // What is also an abbreviation is a numeral only if it is a small one: khóa XV, but cấp CC.
        let small = || key.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        if is_roman(key)
            && (entry.is_none() && key.len() > 1
                || (entry.is_none() || small()) && self.follows_roman(at))
        {
            return Some(Reason::Roman);
        }
        if self.is_figure(at, len, key) {
            return Some(Reason::Code);
        }
        let bracketed = self.word_before(at) == "(" && self.word(at + len) == ")";
        let place = |entry: &Entry| {
            entry.senses().first().is_some_and(|sense| sense.domain().starts_with("geo"))
        };
        if bracketed && entry.is_some_and(place) {
            return Some(Reason::Place);
        }
        if self.is_initial(at, key, entry) {
            return Some(Reason::Initial);
        }
        let dash = |i: usize| is_dash(self.word(i));
        let opens =
            at == self.line.start || at == self.line.start + 1 && self.word(self.line.start) == "(";
        let after = if self.word(at + len) == ")" { at + len + 1 } else { at + len };
        if opens && dash(after) && self.is_spaced(after) && entry.is_some() {
            return Some(Reason::Byline);
        }
        None
    }

    /// tam giác ABC, đoạn thẳng CN, AB = CD: the letters are points of a figure, or of a formula. What is said
    /// of one is said of those that follow it: đoạn thẳng CN cắt BD.
    fn is_figure(&self, at: usize, len: usize, key: &str) -> bool {
        if !key.bytes().all(|b| b.is_ascii_uppercase()) || key.len() > 4 {
            return false;
        }
        let equals = |i: usize| matches!(self.word(i), "=" | "⊥" | "∥");
        let near = self.tokens.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
        let is_figure = |pair: &[Token]| matches!(pair, [first, second] if FIGURES.contains(&(first.key(), second.key())));
        equals(at + len) || at.checked_sub(1).is_some_and(equals) || near.windows(2).any(is_figure)
    }

    fn is_spaced(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(a), Some(b)) => a.span.end < b.span.start,
            _ => false,
        }
    }

    fn is_shouted_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Syllable && token.case() == Case::Upper && self.letters(at) > 1
        })
    }

    /// khóa XI, XII và XIII; thế kỷ XV - XVI: a numeral follows its noun, or another numeral.
    fn follows_roman(&self, at: usize) -> bool {
        let mut before = at;
        let mut numeral = true;
        for _ in 0..8 {
            let Some(previous) = before.checked_sub(1) else { return false };
            before = previous;
            let word = self.word(before);
            if numeral && precedes_roman(word) {
                return true;
            }
            numeral = is_roman(word);
            let joins = matches!(word, "," | "-" | "–" | "/" | "và" | "đến" | "đầu" | "cuối" | "(");
            if !joins && !numeral {
                return false;
            }
        }
        false
    }

    /// `T.V.H`: single letters with stops between them, as T.Ư has them too.
    fn is_dotted_initials(key: &str) -> bool {
        key.contains('.')
            && key
                .split('.')
                .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
    }

    /// Whether a lone letter, or letters with stops, stand for a name.
    fn is_initial(&self, at: usize, key: &str, entry: Option<&Entry>) -> bool {
        if Self::is_dotted_initials(key) {
            let listed = entry.is_some_and(Entry::is_dotted);
            return !listed || precedes_person(self.word_before(at));
        }
        // q. Bình Thạnh: who shortens a name writes a capital.
        if key.chars().count() != 1 || key.starts_with(char::is_lowercase) {
            return false;
        }
        let before = self.word_before(at);
        let person = precedes_person(before)
            || self.is_title(at.wrapping_sub(1)) && !precedes_address(before);
        let number = is_number(self.tokens, at + 1);
        if number && entry.is_some() && self.word(at).ends_with('.') {
            return false;
        }
        // H. Củ Chi, P. Tân Định are places of two syllables or more; N. Diễm is a name.
        let place = self.is_title(at + 1) && (self.is_title(at + 2) || precedes_address(before));
        entry.is_none() || person || !(place && self.word(at).ends_with('.'))
    }
}

/// Whether a letter carries a tone mark or is no letter of an abbreviation.
fn folded_differs(c: char) -> bool {
    Letter::of(c).is_none_or(|letter| letter.tone() != Tone::Ngang)
}

/// Words and marks after which `Q.`, `P.`, `H.` name a place.
fn precedes_address(word: &str) -> bool {
    let words = [
        ",", "(", "ở", "tại", "về", "đến", "tới", "từ", "hướng", "thuộc", "trên", "qua", "ra",
        "vào", "-", "địa", "quê",
    ];
    words.contains(&&*folded(word))
}
