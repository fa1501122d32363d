//! The source word list, and how the corpora treat its entries.

use std::collections::{BTreeMap, HashMap};

use super::chain::{Chain, Treatment};
use crate::error::Error;
use crate::lexicon::{Found, Group, Loose, SequenceHash, build_table};
use crate::token::{Token, TokenKind, tokens};
use crate::word::{MAX_ENTRY, Unit};

/// Gold text counts as much as so much silver where it holds an entry but once.
const GOLD_WEIGHT: u32 = 20;

/// The entries of `data/lexicon.tsv`, what longer entries start with, and what is sure.
#[derive(Default)]
pub(super) struct Lexicon {
    known: HashMap<SequenceHash, Known>,
    loose: Vec<(SequenceHash, Loose)>,
}

#[derive(Clone, Copy, Default)]
struct Known {
    entry: Option<Entry>,
    is_prefix: bool,
    sure: Option<bool>,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    is_transparent: bool,
    /// A cohesive entry of four syllables or more.
    is_saying: bool,
    /// Whether a second segmenter joins the entry when it stands alone.
    joined_alone: bool,
    /// How often gold text joins and splits it, and how often silver text.
    gold: Treatment,
    silver: Treatment,
}

impl Entry {
    /// The group by how often the corpora treat the entry how, not counting `own`, which is gold.
    fn group(&self, own: Treatment) -> Group {
        let gold = self.gold.without(own);
        // What gold text says twice outweighs all that a teacher says: người ta.
        match (gold.joined, gold.split) {
            (2.., 0) => return Group::GoldJoined,
            (0, 2..) => return Group::GoldSplit,
            (1.., 1..) => return Group::GoldMixed,
            _ => {}
        }
        let joined = self.silver.joined + GOLD_WEIGHT * gold.joined;
        let split = self.silver.split + GOLD_WEIGHT * gold.split;
        // A teacher that does not know a saying splits it: so little speaks against none.
        let unseen = joined + split == 0 || self.is_saying && joined == 0 && split < 20;
        if unseen {
            return if self.joined_alone { Group::UnseenJoined } else { Group::UnseenSplit };
        }
        // Half a time each is added, so that one occurrence does not decide.
        let share = (f64::from(joined) + 0.5) / (f64::from(joined + split) + 1.0);
        match share {
            _ if share <= 0.05 => Group::Never,
            _ if share <= 0.3 => Group::Rarely,
            _ if share <= 0.8 => Group::Mixed,
            _ if share <= 0.98 => Group::Mostly,
            _ => Group::Always,
        }
    }
}

impl Lexicon {
    /// Reads the list: a header, then form, tag, cohesion, origin and what a second segmenter does
    /// with the form alone, separated by tabs.
    pub(super) fn parse(list: &str) -> Result<Self, Error> {
        let mut lexicon = Self::default();
        for (number, line) in list.lines().enumerate().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[form, _tag, cohesion, _origin, alone] = columns.as_slice() else {
                let message = "expected form, tag, cohesion, origin and `joined` or `split`, separated by tabs";
                return Err(Error::at_line(number + 1, message));
            };
            let is_transparent = one_of(cohesion, ["cohesive", "transparent"], number)?;
            let joined_alone = one_of(alone, ["split", "joined"], number)?;
            let tokens: Vec<Token> = tokens(form).collect();
            let joinable =
                |token: &Token| matches!(token.kind, TokenKind::Syllable | TokenKind::Word);
            if tokens.len() > 1 && tokens.iter().all(joinable) {
                let keys: Vec<u64> =
                    tokens.iter().map(|token| Unit::new(token, false).key()).collect();
                // The second segmenter knows few idioms; that four syllables stand together by
                // chance is rarer than that it errs.
                let is_saying = keys.len() > 3 && !is_transparent;
                let joined_alone = joined_alone || is_saying;
                lexicon.add(
                    &keys,
                    Entry { is_transparent, is_saying, joined_alone, ..Entry::default() },
                );
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, keys: &[u64], entry: Entry) {
        for len in 2..keys.len() {
            let start = SequenceHash::of(keys.get(..len).unwrap_or(&[]));
            self.known.entry(start).or_default().is_prefix = true;
        }
        self.known.entry(SequenceHash::of(keys)).or_default().entry = Some(entry);
    }

    /// Counts how a chain of gold or of silver text treats the entries that it holds.
    pub(super) fn count(&mut self, chain: &Chain, is_gold: bool) {
        for start in 0..chain.joins.len() {
            let mut hash = SequenceHash::start();
            for (len, unit) in (1..=MAX_ENTRY).zip(chain.units.iter().skip(start)) {
                hash = hash.push(unit.key());
                let entry = self.known.get_mut(&hash).and_then(|known| known.entry.as_mut());
                if let Some(entry) = entry.filter(|_| len > 1) {
                    let sum = if is_gold { &mut entry.gold } else { &mut entry.silver };
                    *sum = sum.with(chain.treatment(start, len));
                }
            }
        }
    }

    /// What the compiled table will hold for a sequence, with its group as if `own` had not been
    /// counted, and without sure pairs: what the model may see while it learns.
    pub(super) fn find_without(&self, hash: SequenceHash, own: Treatment) -> Found {
        let known = self.known.get(&hash).copied().unwrap_or_default();
        Found {
            group: known.entry.map(|entry| entry.group(own)),
            is_transparent: known.entry.is_some_and(|entry| entry.is_transparent),
            is_prefix: known.is_prefix,
            sure: None,
        }
    }

    /// Sets what is sure of a pair.
    pub(super) fn set_sure(&mut self, pair: SequenceHash, joined: bool) {
        self.known.entry(pair).or_default().sure = Some(joined);
    }

    /// Sets what is sure of single units, by their keys.
    pub(super) fn set_loose(&mut self, units: impl Iterator<Item = (u64, Loose)>) {
        self.loose = units.map(|(key, loose)| (SequenceHash::of(&[key]), loose)).collect();
    }

    /// The compiled tables of sequences and of single units.
    pub(super) fn compile(&self) -> [Vec<u8>; 2] {
        let known = |(&hash, known): (&SequenceHash, &Known)| {
            let found = Found { sure: known.sure, ..self.find_without(hash, Treatment::default()) };
            (hash, found.to_bits())
        };
        let loose = self.loose.iter().map(|(hash, loose)| (*hash, loose.to_bits()));
        let sequences: BTreeMap<SequenceHash, u32> = self.known.iter().map(known).collect();
        let units: BTreeMap<SequenceHash, u32> = loose.collect();
        [sequences, units].map(|sorted| build_table(sorted.into_iter()))
    }
}

/// Whether a column holds the second of two words; an error if it holds neither.
fn one_of(column: &str, words: [&str; 2], number: usize) -> Result<bool, Error> {
    let [no, yes] = words;
    if column == no || column == yes {
        return Ok(column == yes);
    }
    Err(Error::at_line(number + 1, format!("expected `{no}` or `{yes}`, not `{column}`")))
}
