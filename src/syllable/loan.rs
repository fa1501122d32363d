//! Loans and names in Vietnamese letters that are no Vietnamese syllables: Đắk, Krông, Mlô, Niê.
//!
//! Papers and maps write the names of the Central Highlands and of the north-west this way. They
//! differ from native syllables by onset clusters (Kr, Mn, Pl), k before a back vowel, codas
//! (k, l, r …) and a few open diphthongs, so those are what this level adds. Without a letter or a
//! tone mark that is only Vietnamese, the word could as well be English (grip, plan): foreign.

use super::letter::{self, Letter};
use super::{Rime, Spelling, Tone, onset_len, split};

const ONSETS: &[&str] = &[
    "bl", "br", "dl", "dr", "đl", "đr", "gl", "gr", "hd", "hđ", "hl", "hm", "hn", "hr", "ht", "kb",
    "kd", "kđ", "kl", "km", "kn", "kp", "kr", "ks", "kt", "kv", "ml", "mr", "mn", "nt", "pl", "pr",
    "pt", "rb", "rc", "rđ", "rl", "rm", "rn", "sl", "sr", "st", "tl", "tm", "xr", "xt",
];
const CODAS: &[&str] = &["b", "d", "đ", "g", "h", "k", "l", "r", "s", "x", "v"];
/// Nuclei that no native syllable leaves open, or has at all.
const NUCLEI: &[&str] = &["êa", "iă", "iê", "ie", "uô", "yê", "ươ"];

/// Whether a spelling that is no syllable is a loan or a name in Vietnamese letters.
pub(super) fn is_loan(spelling: Spelling) -> bool {
    let all = spelling.letters();
    let letters = all.get(..spelling.len()).unwrap_or(&[]);
    let only_vietnamese = |&index: &u8| Letter::with_index(index).is_some_and(|c| !c.is_ascii());
    if spelling.tone() == Tone::Ngang && !letters.iter().any(only_vietnamese) {
        return false;
    }
    // What splits was refused for its tone alone: that is a misspelling, not a loan.
    if split(letters).is_some() {
        return false;
    }
    let vowel = |&index: &u8| letter::is_vowel(index);
    let Some(start) = letters.iter().position(vowel) else { return false };
    let end = letters.iter().rposition(vowel).map_or(start, |last| last + 1);
    let part = |from: usize, to: usize| letters.get(from..to).unwrap_or(&[]);
    let (onset, vowels, coda) = (part(0, start), part(start, end), part(end, letters.len()));

    let loan_onset = is_one_of(onset, ONSETS) || onset == [letter::K];
    let loan_vowels = coda.is_empty() && is_one_of(vowels, NUCLEI);
    let loan_coda = is_one_of(coda, CODAS);
    let native_onset = onset.is_empty() || onset_len(letters) == Some(onset.len());
    let native_vowels = vowels.len() == 1 || Rime::find(vowels, false).is_some();
    let native_rime = Rime::find(part(start, letters.len()), false).is_some();
    (loan_onset || native_onset)
        && (native_rime || loan_vowels || native_vowels && (loan_coda || coda.is_empty()))
        && (loan_onset || loan_vowels || loan_coda)
}

fn is_one_of(letters: &[u8], parts: &[&str]) -> bool {
    parts.iter().any(|part| {
        let indices = part.chars().filter_map(Letter::of).map(Letter::index);
        indices.eq(letters.iter().copied())
    })
}
