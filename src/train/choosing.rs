//! How often the right meaning is chosen where the long form stood.

use std::collections::BTreeMap;
use std::fmt;

use super::Contexts;
use super::contexts::folded_words;
use super::random::Random;
use crate::abbreviation::{Abbreviations, Dictionary, Reason, Sense, Status};
use crate::span::Span;

/// As many places of one meaning are tried.
const TRIED: usize = 60;

/// Writes long forms as abbreviations and asks for their meaning: a check on text that the table of
/// contexts was not made from.
///
/// Every place where a long form stands is as likely to be tried as any other. What [`Abbreviations::find`]
/// does not take for an abbreviation (P. before a name is an initial) is not counted.
///
/// ```
/// use tieng::abbreviation::Dictionary;
/// use tieng::train::{Choosing, Contexts};
///
/// let dictionary = Dictionary::built_in();
/// let contexts = Contexts::new(dictionary);
/// let mut choosing = Choosing::new(dictionary);
/// choosing.add(&contexts, "Hợp đồng có hiệu lực từ ngày ký.");
/// choosing.add(&contexts, "Tòa án xét xử vụ kiện giữa hai bên.");
/// println!("{choosing}");
/// ```
#[derive(Debug)]
pub struct Choosing {
    /// By the folded expansion.
    places: BTreeMap<String, Places>,
    /// The ambiguous abbreviations: their folded expansions, and for each the first of them that puts the
    /// same meaning.
    keys: BTreeMap<String, Vec<(String, usize)>>,
    random: Random,
}

/// Some of the places of a long form, and how many there are.
#[derive(Debug, Default)]
struct Places {
    occurrences: usize,
    texts: Vec<(String, Span)>,
}

impl Choosing {
    /// A check of the ambiguous abbreviations of a dictionary.
    pub fn new(dictionary: &Dictionary) -> Self {
        let engine = Abbreviations::new();
        let mut places = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for (key, entry) in dictionary.iter() {
            let alone = engine.find(&format!("x {key} x"));
            let open = alone.first().is_some_and(|mention| mention.status == Status::Ambiguous);
            if open || entry.senses().len() > 2 {
                let form = |(at, sense): (usize, &Sense)| {
                    (folded_words(sense.expansion()).join(" "), entry.same_meaning(at))
                };
                let forms: Vec<_> = entry.senses().iter().enumerate().map(form).collect();
                places.extend(forms.iter().map(|(form, _)| (form.clone(), Places::default())));
                keys.insert(key.to_string(), forms);
            }
        }
        Self { places, keys, random: Random::new(1975) }
    }

    /// Adds the places in a text.
    pub fn add(&mut self, contexts: &Contexts, text: &str) {
        for (span, form) in contexts.occurrences(text) {
            let Some(places) = self.places.get_mut(&form) else { continue };
            places.occurrences += 1;
            let place = || (text.to_string(), span);
            self.random.keep(&mut places.texts, TRIED, places.occurrences, place);
        }
    }

    /// What is chosen for an abbreviation where its meaning at `at` stands.
    fn tally(&self, engine: &Abbreviations, key: &str, at: usize) -> Option<Tally> {
        let forms = self.keys.get(key)?;
        let (form, meaning) = forms.get(at)?;
        let means = |expansion: &str| {
            let chosen = folded_words(expansion).join(" ");
            forms.iter().any(|(form, same)| *form == chosen && same == meaning)
        };
        let places = self.places.get(form)?;
        let (mut tried, mut sum) = (0.0, Tally::default());
        for (text, span) in &places.texts {
            let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
            let found = engine.find(&format!("{before}{key}{after}"));
            let mention = found.iter().find(|mention| mention.span.start == span.start);
            let Some(mention) = mention else { continue };
            let best = mention.candidates.first();
            if best.is_none() && mention.status != Status::Skipped(Reason::Name) {
                continue;
            }
            let right = best.is_some_and(|best| means(&best.expansion));
            let decided = mention.status == Status::Resolved;
            let one = |yes: bool| f64::from(u8::from(yes));
            tried += 1.0;
            let outcome =
                [one(right), one(decided), one(right && decided), one(*meaning == 0), 1.0];
            sum.add(Tally(outcome), 1.0);
        }
        if tried == 0.0 {
            return None;
        }
        let mut scaled = Tally::default();
        scaled.add(sum, places.occurrences as f64 / places.texts.len() as f64);
        Some(scaled)
    }
}

/// In so many places was chosen right, decided, decided right, the first meaning right; and of how many.
#[derive(Clone, Copy, Default)]
struct Tally([f64; 5]);

impl Tally {
    fn add(&mut self, other: Self, times: f64) {
        for (sum, other) in self.0.iter_mut().zip(other.0) {
            *sum += times * other;
        }
    }

    fn places(&self) -> f64 {
        let [.., places] = self.0;
        places
    }

    /// The sum of tallies, each as if it were of one place if they count alike.
    fn sum(tallies: &[Self], alike: bool) -> Self {
        let mut sum = Self::default();
        for tally in tallies {
            sum.add(*tally, if alike { 1.0 / tally.places() } else { 1.0 });
        }
        sum
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [right, decided, decided_right, first, places] = self.0;
        let percent = |part: f64, whole: f64| 100.0 * part / whole;
        write!(
            f,
            "right {:.1} %, decided {:.1} %, of these right {:.1} %, first listed {:.1} %",
            percent(right, places),
            percent(decided, places),
            percent(decided_right, decided),
            percent(first, places)
        )
    }
}

/// A line for each abbreviation that has two meanings tried or more; at the end, the shares of right answers
/// with abbreviations and meanings as often as they stand, the abbreviations alike, and both alike.
impl fmt::Display for Choosing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = Abbreviations::new();
        let mut keys: Vec<Vec<Tally>> = Vec::new();
        for (key, forms) in &self.keys {
            let tallies: Vec<Tally> =
                (0..forms.len()).filter_map(|at| self.tally(&engine, key, at)).collect();
            if tallies.len() > 1 {
                writeln!(f, "{key}: {}", Tally::sum(&tallies, false))?;
                keys.push(tallies);
            }
        }
        for (meanings_alike, keys_alike, name) in [
            (false, false, "abbreviations and meanings as they stand"),
            (false, true, "abbreviations alike, meanings as they stand"),
            (true, true, "abbreviations and meanings alike"),
        ] {
            let of_keys: Vec<Tally> =
                keys.iter().map(|tallies| Tally::sum(tallies, meanings_alike)).collect();
            writeln!(f, "{name}: {}", Tally::sum(&of_keys, keys_alike))?;
        }
        write!(f, "{} abbreviations", keys.len())
    }
}
