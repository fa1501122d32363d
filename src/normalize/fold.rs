//! Folding for search: what a reader takes for the same word, as the same string.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::{Form, Normalizer, Passes};
use crate::edit::{Alignment, Edits};
use crate::syllable::{Letter, Tone, ToneStyle, is_latin};

/// Which marks to drop from letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Drop {
    /// None: `Việt` stays.
    #[default]
    None,
    /// The tone marks of Vietnamese vowels: `Việt` becomes `Viêt`, `đường` `đương`. What is on
    /// other letters stays (ñ, ü).
    Tones,
    /// All marks of Latin letters, and the stroke of đ: `đường` becomes `duong`, `Zürich` `Zurich`.
    Marks,
}

/// Makes text comparable: drops marks, and case.
///
/// The output is in NFC. Folding is idempotent.
///
/// ```
/// use tieng::normalize::{Drop, Folding};
///
/// assert_eq!(Folding::new().drop(Drop::Tones).fold("Đường phố"), "Đương phô");
/// assert_eq!(Folding::new().drop(Drop::Marks).fold("Đường phố"), "Duong pho");
/// assert_eq!(Folding::new().drop(Drop::Marks).lower_case(true).fold("Đường phố"), "duong pho");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[non_exhaustive]
pub struct Folding {
    drop: Drop,
    lower_case: bool,
}

impl Folding {
    /// Drops nothing yet: NFC.
    pub const fn new() -> Self {
        Self { drop: Drop::None, lower_case: false }
    }

    /// Which marks to drop.
    #[must_use]
    pub const fn drop(mut self, drop: Drop) -> Self {
        self.drop = drop;
        self
    }

    /// Whether to write capitals small, by Unicode's default mapping of each character.
    #[must_use]
    pub const fn lower_case(mut self, on: bool) -> Self {
        self.lower_case = on;
        self
    }

    /// Folds `text`; borrows it if nothing changes. Linear in the length of the text.
    pub fn fold<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.run(text, false).0
    }

    /// Folds `text` and says which bytes became which: a hit in the folded text can be shown in
    /// the text as it was.
    ///
    /// ```
    /// use tieng::normalize::{Drop, Folding};
    /// use tieng::Span;
    ///
    /// let text = "Tỉnh Đắk Lắk";
    /// let (folded, alignment) = Folding::new().drop(Drop::Marks).fold_aligned(text);
    /// let hit = folded.find("Dak").unwrap();
    /// assert_eq!(alignment.to_input(Span::new(hit, hit + 3)).of(text), "Đắk");
    /// ```
    pub fn fold_aligned<'t>(&self, text: &'t str) -> (Cow<'t, str>, Alignment) {
        self.run(text, true)
    }

    fn run(self, text: &str, aligned: bool) -> (Cow<'_, str>, Alignment) {
        let mut passes = Passes::new(text, aligned);
        passes.form(Form::Nfc);
        if self.lower_case {
            passes.edit(|text, edits| lower_case(edits, text));
        }
        match self.drop {
            Drop::None => {}
            Drop::Tones => {
                passes.edit(|text, edits| drop_marks(edits, text, without_tone, is_tone));
            }
            Drop::Marks => passes.edit(|text, edits| drop_marks(edits, text, bare, is_diacritic)),
        }
        if self.lower_case || self.drop != Drop::None {
            // A mark may follow another letter than it did.
            passes.form(Form::Nfc);
        }
        passes.finish(text)
    }
}

/// How much two words must share to be found by one another: the grades of a search index.
///
/// Index each word under all three [keys](key), look the query up under the finest that it was
/// typed with, and go one grade coarser while there are too few hits. `hòa`, `hoà`, `HÒA` and their
/// decomposed forms share every key.
///
/// ```
/// use std::collections::HashMap;
/// use tieng::normalize::{Grade, key};
///
/// let grades = [Grade::Exact, Grade::Toneless, Grade::Unmarked];
/// let mut index: HashMap<(Grade, String), Vec<&str>> = HashMap::new();
/// for word in ["Hòa", "Hóa", "họa", "đá", "da"] {
///     for grade in grades {
///         index.entry((grade, key(word, grade))).or_default().push(word);
///     }
/// }
/// let search = |word, grade| index.get(&(grade, key(word, grade))).cloned().unwrap_or_default();
/// assert_eq!(search("hoà", Grade::Exact), ["Hòa"]);
/// assert_eq!(search("hoà", Grade::Toneless), ["Hòa", "Hóa", "họa"]);
/// assert_eq!(search("đà", Grade::Toneless), ["đá"]);
/// assert_eq!(search("da", Grade::Unmarked), ["đá", "da"]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Grade {
    /// The same letters and tone; case, encoding and tone style do not count.
    Exact,
    /// The same letters; the tone does not count.
    Toneless,
    /// The same letters without any mark, as typed without a Vietnamese keyboard.
    Unmarked,
}

/// The key of a word or a text: equal for all that is the same in this grade.
pub fn key(text: &str, grade: Grade) -> String {
    let styled = Normalizer::new().tone_style(ToneStyle::New).normalize(text);
    let drop = match grade {
        Grade::Exact => Drop::None,
        Grade::Toneless => Drop::Tones,
        Grade::Unmarked => Drop::Marks,
    };
    Folding::new().drop(drop).lower_case(true).fold(&styled).into_owned()
}

fn lower_case(edits: &mut Edits<'_>, text: &str) {
    for (at, c) in text.char_indices() {
        if c.is_uppercase() {
            let lower: String = c.to_lowercase().collect();
            edits.replace(at, at + c.len_utf8(), &lower);
        }
    }
}

/// Replaces each letter by what `strip` leaves of it, and drops the marks that `drops` names where
/// they follow a letter of which `strip` knows.
fn drop_marks(
    edits: &mut Edits<'_>,
    text: &str,
    strip: impl Fn(char) -> Option<char>,
    drops: impl Fn(char) -> bool,
) {
    let mut after_letter = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if let Some(bare) = strip(c) {
            after_letter = true;
            if bare != c {
                edits.replace(at, end, bare.encode_utf8(&mut [0; 4]));
            }
        } else if after_letter && drops(c) {
            edits.replace(at, end, "");
        } else {
            // Whatever mark stands between, a letter takes up the tone behind it.
            after_letter = after_letter && c >= '\u{300}' && is_combining_mark(c);
        }
    }
}

/// A Vietnamese vowel without its tone.
fn without_tone(c: char) -> Option<char> {
    let letter = Letter::of(c).filter(|letter| letter.is_vowel())?;
    letter.with_tone(Tone::Ngang).to_char()
}

/// A Latin letter without its marks.
fn bare(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(c);
    }
    match c {
        'đ' => return Some('d'),
        'Đ' => return Some('D'),
        _ if !is_latin(c) => return None,
        _ => {}
    }
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    first
}

fn is_tone(c: char) -> bool {
    Tone::from_mark(c).is_some()
}

fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
