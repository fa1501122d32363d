//! What a Vietnamese syllable (âm tiết, tiếng) is: onset, glide, nucleus, coda and tone.
//!
//! Vietnamese is written in syllables, and nearly every rule of its spelling is a rule about one:
//! which onsets stand before which vowels (`k` before i, e, ê; `c` elsewhere), which codas a
//! nucleus takes, which tones a stop coda allows (sắc and nặng), and on which letter the tone mark
//! stands. All that follows in this crate, from tone placement to word segmentation, asks here.
//!
//! ```
//! use tieng::syllable::{self, Level, Syllable, Tone};
//!
//! let syllable = Syllable::parse("Nghiễng").unwrap();
//! assert_eq!(syllable.onset(), "ngh");
//! assert_eq!(syllable.nucleus(), "iê");
//! assert_eq!(syllable.coda(), "ng");
//! assert_eq!(syllable.tone(), Tone::Nga);
//!
//! assert_eq!(syllable::level("hòa"), Level::Strict);
//! assert_eq!(syllable::level("pin"), Level::Permissive);
//! assert_eq!(syllable::level("Đắk"), Level::Loan);
//! assert_eq!(syllable::level("Chloé"), Level::Foreign);
//! ```

mod foreign;
mod letter;
mod loan;
mod rime;
mod script;
mod spelling;
mod tone;

use core::fmt;

pub(crate) use foreign::foreign_key;
pub(crate) use letter::Letter;
use letter::{A, B, C, E, EE, G, H, I, K, M, N, P, Q, R, T, U, V, Y};
use rime::Rime;
pub(crate) use script::{crossed_d, is_invisible, is_latin, is_mark};
pub(crate) use spelling::Spelling;
pub use tone::Tone;

/// How well a word fits the spelling rules of Vietnamese, from best to not at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Level {
    /// Keeps the rules of native and Sino-Vietnamese spelling.
    Strict,
    /// Keeps the rules of letters, codas and tones, in a combination that only loans and
    /// expressive words have: the onset p (`pin`), a glide after a labial (`buýt`), rare rimes
    /// (`xoong`). The 18,160 forms in both tone styles are those of this level and the one above.
    Permissive,
    /// A loan or a name written in Vietnamese letters with an onset or a coda from another
    /// language of Viet Nam: `Đắk`, `Krông`, `Mlô`.
    Loan,
    /// Not a Vietnamese syllable.
    Foreign,
}

/// A syllable, taken apart.
///
/// The parts are lower-case, composed (NFC) and without the tone mark; [`fmt::Display`] puts them
/// together again in the new tone style.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Syllable {
    spelling: Spelling,
    onset_len: u8,
    /// The onset is `gi` and shares its i with the nucleus: gì, giếng.
    shared_i: bool,
    glide_len: u8,
    nucleus_len: u8,
    level: Level,
    /// The letter that carries a tone mark, in the new style; the old style may differ by one.
    mark_at: u8,
}

/// Where the tone mark of a syllable may stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ToneStyle {
    /// hòa, hòe, thủy: on the first vowel of an open rime oa, oe, uy.
    Old,
    /// hoà, hoè, thuỷ: on the second.
    New,
}

impl Syllable {
    /// Takes a whole word apart; `None` unless it is one of the syllables of
    /// [`Level::Strict`] or [`Level::Permissive`], in any case, composed or decomposed, with its
    /// tone mark where the old or the new style puts it.
    ///
    /// ```
    /// use tieng::syllable::Syllable;
    ///
    /// assert_eq!(Syllable::parse("hòa"), Syllable::parse("hòa"));
    /// assert!(Syllable::parse("tóan").is_none()); // the mark belongs on the a
    /// assert!(Syllable::parse("sòap").is_none()); // a stop coda takes sắc or nặng
    /// ```
    pub fn parse(word: &str) -> Option<Self> {
        Self::from_spelling(Spelling::of(word)?).filter(|syllable| syllable.style().is_ok())
    }

    /// Takes a spelling apart, wherever its tone mark stands.
    pub(crate) fn from_spelling(spelling: Spelling) -> Option<Self> {
        let all = spelling.letters();
        let letters = all.get(..spelling.len())?;
        let split = split(letters)?;
        let rime = split.rime;
        let coda_at =
            split.rime_at + rime.glide_len() + rime.nucleus_len() + usize::from(split.after_qu);
        let coda = letters.get(coda_at..)?;
        let stop = matches!(coda, [C | P | T] | [C, H]);
        if stop && !matches!(spelling.tone(), Tone::Sac | Tone::Nang) {
            return None;
        }
        let glide_len = rime.glide_len() + usize::from(split.after_qu);
        let nucleus_at = split.rime_at + glide_len;
        // iê, yê, uô, ươ and oo carry the mark on the second letter, ia, ya, ua, ưa on the first.
        let second = rime.nucleus_len() == 2 && !coda.is_empty();
        let rare = rime.is_rare() || split.is_rare_onset(letters, rime.glide_len() > 0);
        Some(Self {
            spelling,
            onset_len: small(split.onset_len),
            shared_i: split.rime_at < split.onset_len,
            glide_len: small(glide_len),
            nucleus_len: small(rime.nucleus_len()),
            level: if rare { Level::Permissive } else { Level::Strict },
            mark_at: small(nucleus_at + usize::from(second)),
        })
    }

    /// The onset (âm đầu) as it is spelled, `""` if there is none. `qu` counts as onset `q` and
    /// glide `u`; `gi` stays `gi` where it shares its i with the nucleus (gì, giếng).
    pub fn onset(&self) -> &'static str {
        let letters = self.spelling.letters();
        letters.get(..usize::from(self.onset_len)).map_or("", text_of)
    }

    /// The glide (âm đệm), `""`, `"o"` or `"u"`.
    pub fn glide(&self) -> &'static str {
        self.part(self.rime_at(), self.glide_len)
    }

    /// The nucleus (âm chính) as it is spelled: one vowel, or one of ia, iê, ya, yê, ua, uô, ưa,
    /// ươ, oo.
    pub fn nucleus(&self) -> &'static str {
        self.part(self.rime_at() + self.glide_len, self.nucleus_len)
    }

    /// The coda (âm cuối): a consonant, a semivowel i, y, o, u, or `""`.
    pub fn coda(&self) -> &'static str {
        let at = self.rime_at() + self.glide_len + self.nucleus_len;
        self.part(at, small(self.spelling.len()) - at)
    }

    /// The tone.
    pub fn tone(&self) -> Tone {
        self.spelling.tone()
    }

    /// [`Level::Strict`] or [`Level::Permissive`].
    pub fn level(&self) -> Level {
        self.level
    }

    /// Whether the two styles write the syllable differently: it has a tone mark and an open rime
    /// oa, oe or uy, and its onset is not `qu`.
    pub fn is_styled(&self) -> bool {
        self.has_two_places() && self.tone() != Tone::Ngang
    }

    /// An open rime oa, oe, uy: the mark may stand on the glide.
    fn has_two_places(&self) -> bool {
        let letters = self.spelling.letters();
        self.glide_len == 1
            && usize::from(self.mark_at) + 1 == self.spelling.len()
            && letters.first() != Some(&Q)
            && matches!(letters.get(usize::from(self.mark_at)), Some(&(A | E | Y)))
    }

    /// The letter, counted from 0, that carries the tone mark in `style`.
    pub(crate) fn mark_at(&self, style: ToneStyle) -> usize {
        let first = style == ToneStyle::Old && self.has_two_places();
        usize::from(self.mark_at) - usize::from(first)
    }

    /// The style in which the mark is placed (`None`: both place it so, or there is no mark), or
    /// an error if it stands on a wrong letter.
    pub(crate) fn style(&self) -> Result<Option<ToneStyle>, Misplaced> {
        let Some(at) = self.spelling.tone_at() else { return Ok(None) };
        if at == self.mark_at(ToneStyle::New) {
            Ok(self.has_two_places().then_some(ToneStyle::New))
        } else if at == self.mark_at(ToneStyle::Old) {
            Ok(Some(ToneStyle::Old))
        } else {
            Err(Misplaced)
        }
    }

    fn rime_at(&self) -> u8 {
        self.onset_len - u8::from(self.shared_i)
    }

    fn part(&self, at: u8, len: u8) -> &'static str {
        let letters = self.spelling.letters();
        letters.get(usize::from(at)..usize::from(at + len)).map_or("", text_of)
    }
}

/// The tone mark stands on a letter on which neither style puts it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Misplaced;

impl fmt::Display for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        let letters = self.spelling.letters();
        for (at, &index) in letters.iter().take(self.spelling.len()).enumerate() {
            let Some(letter) = Letter::with_index(index).and_then(Letter::of) else { continue };
            let marked = at == self.mark_at(ToneStyle::New);
            let tone = if marked { self.tone() } else { Tone::Ngang };
            f.write_char(letter.with_tone(tone).to_char().unwrap_or_default())?;
        }
        Ok(())
    }
}

/// How well `word` fits the spelling rules of Vietnamese, in any case, NFC or NFD.
///
/// Source of the rules: the orthography as schools teach it (Quyết định 240/QĐ, 1984, and the
/// textbooks since); both tone styles are accepted.
pub fn level(word: &str) -> Level {
    let Some(spelling) = Spelling::of(word) else { return Level::Foreign };
    match Syllable::from_spelling(spelling) {
        Some(syllable) if syllable.style().is_ok() => syllable.level,
        None if loan::is_loan(spelling) => Level::Loan,
        _ => Level::Foreign,
    }
}

/// Whether a spelling is a syllable of any level, even with its tone mark misplaced (`tóan`).
pub(crate) fn is_syllable(spelling: Spelling) -> bool {
    Syllable::from_spelling(spelling).is_some() || loan::is_loan(spelling)
}

/// A syllable's letters, cut between onset and rime.
struct Split {
    onset_len: usize,
    /// Where the rime starts: at the end of the onset, or on the i that `gi` shares with it.
    rime_at: usize,
    /// The letter at `rime_at` is the u of `qu`, and `rime` what follows it.
    after_qu: bool,
    rime: Rime,
}

impl Split {
    fn is_rare_onset(&self, letters: &[u8], glide: bool) -> bool {
        match letters.get(..self.onset_len) {
            Some([P]) => true,
            // Vietnamese has no glide after a labial or gi: buýt, moay ơ, phuy, voan are loans.
            Some([B | M | V] | [P, H] | [G, I]) => glide,
            _ => false,
        }
    }
}

fn split(letters: &[u8]) -> Option<Split> {
    let onset_len = onset_len(letters)?;
    let onset = letters.get(..onset_len)?;
    let rest = letters.get(onset_len..)?;
    let at_onset = |rime| Split { onset_len, rime_at: onset_len, after_qu: false, rime };
    match onset {
        [Q] => {
            let rime = Rime::find(rest.get(1..)?, true)?;
            Some(Split { after_qu: true, ..at_onset(rime) })
        }
        [G, I] => {
            let shared = |rime| Split { rime_at: onset_len - 1, ..at_onset(rime) };
            let with_i = letters.get(onset_len - 1..)?;
            match rest.first() {
                // gì, gìn, gích: the i is onset and nucleus at once; giếng = gi + iê + ng.
                None | Some(&(C | H | M | N | P | T)) => Rime::find(with_i, false).map(shared),
                Some(&EE) => Rime::find(with_i, false)
                    .map(shared)
                    .or_else(|| Rime::find(rest, false).map(at_onset)),
                Some(&(I | Y)) => None,
                Some(_) => Rime::find(rest, false).map(at_onset),
            }
        }
        _ => {
            let front = matches!(rest.first(), Some(&(E | EE | I)));
            let allowed = match (onset, rest) {
                // y, yê stand alone or after k; the bare rime y also after most single onsets.
                (_, [Y, _, ..]) => matches!(onset, [] | [K]),
                (_, [Y]) => !matches!(onset, [C | G] | [N, G] | [G, H] | [N, G, H]),
                ([K] | [G, H] | [N, G, H], _) => front,
                ([C | G] | [N, G], _) => !front,
                _ => true,
            };
            if !allowed {
                return None;
            }
            Rime::find(rest, false).map(at_onset)
        }
    }
}

/// The number of letters of the onset: the consonants before the first vowel, with the i of `gi`.
fn onset_len(letters: &[u8]) -> Option<usize> {
    let consonants = letters.iter().position(|&index| letter::is_vowel(index))?;
    let first = letters.get(..consonants)?;
    let known =
        matches!(first, [] | [_] | [C | G | K | N | P | T, H] | [N, G] | [N, G, H] | [T, R]);
    if !known {
        return None;
    }
    match (first, letters.get(consonants)) {
        ([G], Some(&I)) => Some(2),
        ([Q], second) => (second == Some(&U)).then_some(1),
        _ => Some(consonants),
    }
}

/// The text of a part, among the few that syllables have.
fn text_of(letters: &[u8]) -> &'static str {
    const PARTS: &[&str] = &[
        "a", "ă", "â", "b", "c", "ch", "d", "đ", "e", "ê", "g", "gh", "gi", "h", "i", "ia", "iê",
        "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "o", "oo", "ô", "ơ", "p", "ph", "q", "r", "s",
        "t", "th", "tr", "u", "ua", "uô", "ư", "ưa", "ươ", "v", "x", "y", "ya", "yê",
    ];
    let spelled = |part: &&&str| {
        let mut indices = part.chars().filter_map(Letter::of).map(Letter::index);
        letters.iter().all(|&index| indices.next() == Some(index)) && indices.next().is_none()
    };
    PARTS.iter().find(spelled).copied().unwrap_or("")
}

/// A count of letters: never more than eight.
#[allow(clippy::cast_possible_truncation, reason = "a spelling has at most eight letters")]
const fn small(count: usize) -> u8 {
    count as u8
}
