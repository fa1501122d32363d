//! Dictionaries of abbreviations: the built-in one and the user's.

use std::borrow::Cow;
use std::collections::HashMap;

use once_cell::sync::{Lazy, OnceCell};

use crate::error::Error;
use crate::normalize::normalize;
use crate::syllable::{Spelling, crossed_d, foreign_key};

/// Abbreviations and what they stand for.
///
/// The text form is a line an entry, columns separated by tabs:
///
/// ```text
/// KEY<tab>EXPANSION[<tab>DOMAIN[<tab>ALTERNATIVES[<tab>STOP[<tab>KIND]]]]
/// ```
///
/// `ALTERNATIVES` are separated by `; ` and may name their own domain: `econ:quy hoạch`. Empty
/// lines, lines that start with `# ` and a first line that starts with `key<tab>` are skipped.
/// Keys are case-sensitive; NFC and NFD are the same, and stops and spaces inside make no
/// difference (`TP.HCM`, `TP HCM`).
///
/// ```
/// use tieng::abbreviation::Dictionary;
///
/// let dictionary = Dictionary::from_tsv("CTDV\tcông tác dân vận\tparty\nBLĐ\tban lãnh đạo\n")?;
/// assert_eq!(dictionary.get("BLĐ").unwrap().expansion(), "ban lãnh đạo");
/// assert!(dictionary.get("blđ").is_none());
/// # Ok::<(), tieng::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    entries: HashMap<String, Listed>,
    hints: Hints,
}

/// An entry, or a line of the built-in table that holds it and is read when it is asked for.
#[derive(Clone, Debug)]
struct Listed {
    line: &'static str,
    entry: OnceCell<Entry>,
}

impl Listed {
    fn entry(&self) -> &Entry {
        self.entry.get_or_init(|| {
            // A test reads all lines with all checks, so the fallback is never taken.
            let read = parse(self.line).ok().flatten();
            read.map_or_else(|| Entry::new("", Vec::new(), false), |(_, entry)| entry)
        })
    }
}

impl From<Entry> for Listed {
    fn from(entry: Entry) -> Self {
        Self { line: "", entry: OnceCell::with_value(entry) }
    }
}

/// A bit for each key, by what a token of its letters has for a key: most words of a text are no key of the
/// dictionary, and one look says so. Only the built-in dictionary has them: others are small.
#[derive(Clone, Debug, Default)]
struct Hints(Box<[u64]>);

impl Hints {
    const WORDS: usize = 1 << 12;

    fn new() -> Self {
        Self(vec![0; Self::WORDS].into())
    }

    /// The word and the bit of a key.
    fn place(key: u64) -> (usize, u64) {
        let mixed = key ^ key >> 32;
        ((mixed >> 6) as usize % Self::WORDS, 1 << (mixed & 63))
    }

    fn add(&mut self, key: &str) {
        for key in [word_key(key).unwrap_or(0), foreign_key(key)] {
            let (word, bit) = Self::place(key);
            if let Some(word) = self.0.get_mut(word) {
                *word |= bit;
            }
        }
    }

    fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key);
        self.0.get(word).is_none_or(|word| word & bit != 0)
    }
}

/// One abbreviation in a [`Dictionary`].
#[derive(Clone, Debug)]
pub struct Entry {
    senses: Vec<Sense>,
    unit: bool,
    dotted: bool,
    /// For each sense, the first that puts the same meaning.
    meanings: Box<[usize]>,
}

/// One thing that an abbreviation stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sense {
    expansion: String,
    domain: String,
    id: u64,
}

impl Sense {
    fn new(expansion: &str, domain: &str) -> Self {
        let expansion = normalize(expansion).into_owned();
        Self { expansion, domain: domain.to_string(), id: 0 }
    }

    /// The written-out form, capitalised as in the middle of a sentence.
    pub fn expansion(&self) -> &str {
        &self.expansion
    }

    /// The field it belongs to: `gov`, `party`, `health` …; empty if none is given.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Whether it belongs to a field.
    pub(crate) fn is_of(&self, domain: &str) -> bool {
        self.domain.split(',').any(|of| of == domain)
    }

    /// Whether it is the abbreviation itself, as a name: HP makes printers.
    pub(crate) fn is_name(&self) -> bool {
        self.domain == "name"
    }

    /// A number for the words of the expansion, if the entry has others; see [`sequence_id`].
    pub(crate) fn id(&self) -> u64 {
        self.id
    }
}

/// A number for the words of an expansion, equal whatever their case and what marks join them.
pub(crate) fn sequence_id(expansion: &str) -> u64 {
    let words = expansion.split([' ', ',', '-', '–']).filter_map(word_key);
    words.fold(0xCBF2_9CE4_8422_2325, |id, key| {
        (id ^ key).wrapping_mul(0x0100_0000_01B3).rotate_left(23)
    })
}

/// The key of a word of letters: that of its spelling, or of the word itself if it is foreign.
pub(crate) fn word_key(word: &str) -> Option<u64> {
    match Spelling::of(word) {
        Some(spelling) if spelling.len() > 0 => Some(spelling.key()),
        _ => word.contains(char::is_alphabetic).then(|| foreign_key(word)),
    }
}

impl Entry {
    /// `translated`: meanings of one domain are translations of one foreign name.
    fn new(key: &str, mut senses: Vec<Sense>, translated: bool) -> Self {
        let (unit, dotted) = (key.starts_with(char::is_lowercase), key.contains('.'));
        // Most have one, about which nothing more is asked.
        if senses.len() == 1 {
            return Self { senses, unit, dotted, meanings: Box::default() };
        }
        for sense in &mut senses {
            sense.id = sequence_id(&sense.expansion);
        }
        let put: Vec<_> = senses.iter().map(|sense| (words(&sense.expansion), sense)).collect();
        let first = |(at, (said, sense)): (usize, &(_, &Sense))| {
            let same = |(other_said, other): &(_, &Sense)| {
                other_said == said || translated && other.domain == sense.domain
            };
            put.iter().position(same).unwrap_or(at)
        };
        let meanings = put.iter().enumerate().map(first).collect();
        drop(put);
        Self { senses, unit, dotted, meanings }
    }

    /// The first and most common expansion.
    pub fn expansion(&self) -> &str {
        self.senses.first().map_or("", |sense| &sense.expansion)
    }

    /// All expansions, the most common first.
    pub fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Whether all senses put the same meaning: phòng cháy, chữa cháy; phòng cháy và chữa cháy.
    pub(crate) fn has_one_meaning(&self) -> bool {
        self.meanings.iter().all(|&first| first == 0)
    }

    /// The first sense that puts the same meaning as the one at `sense`.
    pub(crate) fn same_meaning(&self, sense: usize) -> usize {
        self.meanings.get(sense).copied().unwrap_or(sense)
    }

    /// Whether the key is listed with a stop: T.Ư.
    pub(crate) fn is_dotted(&self) -> bool {
        self.dotted
    }

    /// Whether the key is a unit or another small-letter word that only follows a number.
    pub(crate) fn is_unit(&self) -> bool {
        self.unit
    }
}

/// The built-in table, and about how many bytes a line of it has.
const TABLE: &str = include_str!("../../data/abbreviations.tsv");
const LINE: usize = 45;

/// All expansions of the built-in dictionary.
pub(crate) fn built_in_expansions() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1).flat_map(|line| {
        let mut columns = line.split('\t').skip(1);
        let (first, others) = (columns.next(), columns.nth(1).unwrap_or(""));
        first.into_iter().chain(alternatives(others, "").map(|(_, expansion)| expansion))
    })
}

impl Dictionary {
    /// An empty dictionary.
    pub fn new() -> Self {
        Self::default()
    }

    /// The dictionary that ships with the crate.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: Lazy<Dictionary> = Lazy::new(|| {
            let mut dictionary = Dictionary { hints: Hints::new(), ..Dictionary::new() };
            dictionary.entries.reserve(TABLE.len() / LINE);
            for line in TABLE.lines().skip(1) {
                let (key, _) = line.split_once('\t').unwrap_or((line, ""));
                dictionary.add(key, Listed { line, entry: OnceCell::new() });
            }
            dictionary
        });
        &BUILT_IN
    }

    /// Reads a dictionary from its text form.
    ///
    /// # Errors
    ///
    /// An empty key, a missing expansion, or a key that stands twice; the error names the line.
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let mut dictionary = Self::new();
        let mut lines = HashMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            if number == 1 && line.starts_with("key\t") {
                continue;
            }
            let Some((key, entry)) =
                parse(line).map_err(|message| Error::at_line(number, message))?
            else {
                continue;
            };
            if let Some(first) = lines.insert(normalize(&key).into_owned(), number) {
                let message = format!(
                    "the key `{key}` already stands on line {first}; write its meanings in one line"
                );
                return Err(Error::at_line(number, message));
            }
            dictionary.add(&key, entry.into());
        }
        Ok(dictionary)
    }

    /// Adds an abbreviation, or replaces what it stood for.
    pub fn insert(&mut self, key: &str, expansion: &str) {
        let sense = Sense::new(expansion, "");
        self.replace(key, Entry::new(key, vec![sense], false));
    }

    /// Adds an entry unless its key is there.
    fn add(&mut self, key: &str, entry: Listed) {
        let form = key_form(key);
        self.hints.add(&form);
        self.entries.entry(form.into_owned()).or_insert(entry);
    }

    fn replace(&mut self, key: &str, entry: Entry) {
        let form = key_form(key);
        self.hints.add(&form);
        self.entries.insert(form.into_owned(), entry.into());
    }

    /// Whether a word without stops may be a key, by its token's key; that it is none is certain.
    pub(crate) fn may_hold(&self, key: u64) -> bool {
        self.hints.may_hold(key)
    }

    /// Looks up an abbreviation as it is written in text, with or without its last stop.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(&*key_form(key)).map(Listed::entry)
    }

    /// Removes an abbreviation; gives back whether there was one.
    pub fn remove(&mut self, key: &str) -> bool {
        self.entries.remove(&*key_form(key)).is_some()
    }

    /// Keeps the meanings of these domains, and those without a domain.
    pub fn retain_domains(&mut self, domains: &[&str]) {
        self.entries.retain(|key, listed| {
            let entry = listed.entry();
            let kept = |sense: &&Sense| {
                sense.domain.is_empty() || domains.iter().any(|domain| sense.is_of(domain))
            };
            let senses: Vec<Sense> = entry.senses.iter().filter(kept).cloned().collect();
            if senses.len() < entry.senses.len() {
                *listed = Entry::new(key, senses, false).into();
            }
            !listed.entry().senses.is_empty()
        });
    }

    /// All abbreviations with their entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(key, listed)| (key.as_str(), listed.entry()))
    }

    /// The number of abbreviations; spellings that differ by stops and spaces count once.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// A key as it should be written: composed, with Đ for the letters that look like it, and with hyphens.
pub(crate) fn composed_key(key: &str) -> Cow<'_, str> {
    let right = |c: char| if c == '–' { Some('-') } else { crossed_d(c) };
    let composed = normalize(key);
    if composed.contains(|c| right(c).is_some()) {
        return Cow::Owned(composed.chars().map(|c| right(c).unwrap_or(c)).collect());
    }
    composed
}

/// What two ways to write a key have in common: composed, without stops and spaces.
fn key_form(key: &str) -> Cow<'_, str> {
    let ignored = |c: char| c == '.' || c.is_whitespace();
    let composed = composed_key(key);
    if composed.contains(ignored) { Cow::Owned(composed.replace(ignored, "")) } else { composed }
}

/// A line of the text form; `None` for lines that hold no entry.
fn parse(line: &str) -> Result<Option<(String, Entry)>, String> {
    if line.trim().is_empty() || line.starts_with("# ") {
        return Ok(None);
    }
    let mut columns = line.split('\t').map(str::trim);
    let key = columns.next().unwrap_or("");
    if key_form(key).is_empty() {
        return Err("the key is empty; write KEY<tab>EXPANSION".to_string());
    }
    let expansion = columns.next().unwrap_or("");
    if expansion.is_empty() {
        return Err(format!("no expansion after the key `{key}`; write KEY<tab>EXPANSION"));
    }
    let domain = columns.next().unwrap_or("");
    let first = Sense::new(expansion, domain);
    let others = alternatives(columns.next().unwrap_or(""), domain);
    let others = others.map(|(domain, expansion)| Sense::new(expansion, domain));
    let senses: Vec<Sense> = core::iter::once(first).chain(others).collect();
    let translated = columns.nth(1) == Some("crosslingual");
    Ok(Some((key.to_string(), Entry::new(key, senses, translated))))
}

/// The domain and the expansion of each alternative; `domain` is that of those that name none.
fn alternatives<'t>(column: &'t str, domain: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let all = column.split("; ").filter(|alternative| !alternative.is_empty());
    all.map(move |alternative| match alternative.split_once(':') {
        Some((own, expansion)) if own.bytes().all(|b| b.is_ascii_lowercase()) => (own, expansion),
        _ => (domain, alternative),
    })
}

/// The different words of an expansion, without what joins them.
fn words(expansion: &str) -> std::collections::BTreeSet<String> {
    let words = expansion.split([' ', ',', '-', '–']).map(str::to_lowercase);
    words.filter(|word| !matches!(word.as_str(), "" | "và")).collect()
}

/// In JSON, TOML and their like, a map from the key to its expansion, to a list of expansions, or to
/// a list of `{"expansion": …, "domain": …}`.
#[cfg(feature = "serde")]
mod serialized {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, de::Error};

    use super::{Dictionary, Entry, Sense, key_form};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Meanings {
        One(Meaning),
        Many(Vec<Meaning>),
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Meaning {
        Plain(String),
        Full {
            expansion: String,
            #[serde(default)]
            domain: String,
        },
    }

    impl<'de> Deserialize<'de> for Dictionary {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let map = BTreeMap::<String, Meanings>::deserialize(deserializer)?;
            let mut dictionary = Dictionary::new();
            for (key, meanings) in map {
                let meanings = match meanings {
                    Meanings::One(meaning) => vec![meaning],
                    Meanings::Many(meanings) => meanings,
                };
                let senses: Vec<Sense> = meanings
                    .iter()
                    .map(|meaning| match meaning {
                        Meaning::Plain(expansion) => Sense::new(expansion, ""),
                        Meaning::Full { expansion, domain } => Sense::new(expansion, domain),
                    })
                    .filter(|sense| !sense.expansion().is_empty())
                    .collect();
                if key_form(&key).is_empty() {
                    return Err(D::Error::custom("an abbreviation's key is empty"));
                }
                if senses.is_empty() {
                    return Err(D::Error::custom(format!("no expansion for the key `{key}`")));
                }
                dictionary.replace(&key, Entry::new(&key, senses, false));
            }
            Ok(dictionary)
        }
    }
}
