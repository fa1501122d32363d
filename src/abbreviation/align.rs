//! Which syllables the letters of an abbreviation stand for.

use super::compare::is_word;
use crate::lexicon::composed_key;
use crate::normalize::normalize;

/// The token from `first` on at which the long form starts that the letters fit and that ends
/// at `end`: with the fewest words left out, and the nearest.
pub(super) fn align<'t>(
    word: impl Fn(usize) -> &'t str,
    first: usize,
    end: usize,
    units: &[Unit],
) -> Option<usize> {
    const NEVER: u8 = u8::MAX;
    // One word, which from six letters up may have two syllables: Ban quản lý dự án đầu tư xây dựng.
    let budget = u8::from(units.len() >= 4) + u8::from(units.len() >= 6);
    if units.len() < 2 {
        return None;
    }
    // costs[k]: the words left out when the letters from k on fit the tokens from `at` to `end`.
    let mut costs = vec![NEVER; units.len() + 1];
    if let Some(last) = costs.last_mut() {
        *last = 0;
    }
    let mut best: Option<(u8, usize)> = None;
    for at in (first..end).rev() {
        let word = word(at);
        if is_barrier(word) {
            break;
        }
        // Field-Programmable Gate Array: a part of a word may have a letter, but only its first must.
        let mut parts = word.rsplit('-').peekable();
        while let Some(part) = parts.next() {
            let is_first = parts.peek().is_none();
            let letters = Letters::of(part);
            let skip = u8::from(is_first && !is_free(word));
            let mut next = vec![NEVER; units.len() + 1];
            for (k, unit) in units.iter().enumerate() {
                let rest = || costs.get(k + 1).copied().unwrap_or(NEVER);
                let matched = if letters.fits(unit) { rest() } else { NEVER };
                // The last letter must stand in the last word, so nothing is skipped after it.
                let skipped = costs.get(k).map_or(NEVER, |cost| cost.saturating_add(skip));
                let starts = k == 0 && is_first && matched <= budget;
                if starts && best.is_none_or(|(cost, _)| matched < cost) {
                    best = Some((matched, at));
                }
                if let Some(cost) = next.get_mut(k) {
                    *cost = matched.min(skipped);
                }
            }
            costs = next;
        }
        if costs.iter().all(|&cost| cost > budget) {
            break;
        }
    }
    best.map(|(_, at)| at)
}

/// A capital of a short form and the small letters after it, toneless.
pub(super) struct Unit {
    first: char,
    rest: Vec<char>,
}

pub(super) fn units(short: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for c in composed_key(short).chars().filter(|c| c.is_alphabetic()) {
        let letter = base(c.to_lowercase().next().unwrap_or(c));
        match units.last_mut() {
            Some(unit) if c.is_lowercase() => unit.rest.push(letter),
            _ => units.push(Unit { first: letter, rest: Vec::new() }),
        }
    }
    units
}

/// The letters of a word of a long form, toneless and without the marks on vowels.
struct Letters(Vec<char>);

impl Letters {
    fn of(word: &str) -> Self {
        Self(normalize(word).to_lowercase().chars().map(base).collect())
    }

    fn fits(&self, unit: &Unit) -> bool {
        let Some((&first, rest)) = self.0.split_first() else { return false };
        // W is written for Ư (TW: trung ương).
        let starts = first == unit.first || unit.first == 'w' && first == 'u';
        let mut rest = rest.iter();
        // The o of IoT and BoW is that of `of`.
        starts && (unit.rest == ['o'] || unit.rest.iter().all(|c| rest.any(|letter| letter == c)))
    }
}

/// The letter without tone, circumflex, breve and horn; đ stays.
fn base(c: char) -> char {
    use unicode_normalization::char::decompose_canonical;
    let mut base = c;
    let mut first = true;
    decompose_canonical(c, |part| {
        if first {
            base = part;
        }
        first = false;
    });
    base
}

/// What no long form crosses.
pub(super) fn is_barrier(word: &str) -> bool {
    matches!(
        word,
        "." | ";" | ":" | "(" | ")" | "[" | "]" | "!" | "?" | "…" | "..." | "“" | "”" | "\""
    )
}

/// Words and marks of a long form that need no letter.
pub(super) fn is_free(word: &str) -> bool {
    matches!(word, "-" | "–" | "," | "&" | "/")
        || is_word(
            word,
            &[
                "và", "của", "các", "về", "cho", "những", "tại", "trong", "với", "thuộc", "đối",
                "là", "ở", "trên", "theo", "bằng", "do", "vì", "từ", "đến", "the", "of", "and",
                "for", "in", "on",
            ],
        )
}
