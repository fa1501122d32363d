//! The source word list, and how the corpora treat its entries.

use std::collections::{BTreeMap, HashMap};

use super::perceptron::Chain;
use crate::error::Error;
use crate::lexicon::{Group, SequenceHash, build_table};
use crate::token::{Token, TokenKind, tokens};
use crate::word::Unit;

/// The entries of `data/lexicon.tsv`.
pub(super) struct Lexicon {
    entries: BTreeMap<Vec<u64>, Entry>,
    /// How often the corpora join and split a sequence.
    counts: HashMap<SequenceHash, [u32; 2]>,
    longest: usize,
}

struct Entry {
    cohesive: bool,
}

impl Lexicon {
    /// Reads the list: a header, then form, tag, cohesion and origin, separated by tabs.
    pub(super) fn parse(list: &str) -> Result<Self, Error> {
        let mut entries = BTreeMap::new();
        for (number, line) in list.lines().enumerate().skip(1) {
            let mut columns = line.split('\t');
            let (Some(form), Some(_tag), Some(cohesion)) =
                (columns.next(), columns.next(), columns.next())
            else {
                return Err(Error::at_line(
                    number + 1,
                    "expected form, tag and cohesion, separated by tabs",
                ));
            };
            let cohesive = match cohesion {
                "cohesive" => true,
                "transparent" => false,
                other => {
                    let message = format!("cohesion is `cohesive` or `transparent`, not `{other}`");
                    return Err(Error::at_line(number + 1, message));
                }
            };
            let tokens: Vec<Token> = tokens(form).collect();
            let joinable =
                |token: &Token| matches!(token.kind, TokenKind::Syllable | TokenKind::Word);
            if tokens.len() > 1 && tokens.iter().all(joinable) {
                let keys = tokens.iter().map(|token| Unit::new(token, false).key()).collect();
                entries.insert(keys, Entry { cohesive });
            }
        }
        let hash =
            |keys: &Vec<u64>| keys.iter().fold(SequenceHash::start(), |hash, &key| hash.push(key));
        let counts = entries.keys().map(|keys| (hash(keys), [0; 2])).collect();
        let longest = entries.keys().map(Vec::len).max().unwrap_or(0);
        Ok(Self { entries, counts, longest })
    }

    /// Counts how a chain treats the entries that it holds.
    pub(super) fn count(&mut self, chain: &Chain, weight: u32) {
        for start in 0..chain.joins.len() {
            let mut hash = SequenceHash::start();
            for (len, unit) in (1..=self.longest).zip(chain.units.iter().skip(start)) {
                hash = hash.push(unit.key());
                let Some([joined, split]) = self.counts.get_mut(&hash) else { continue };
                let inner = chain.joins.get(start..start + len - 1).unwrap_or(&[]);
                let is_joined = |gap: Option<usize>| {
                    gap.and_then(|gap| chain.joins.get(gap)).copied().unwrap_or(false)
                };
                let alone = !is_joined(start.checked_sub(1)) && !is_joined(Some(start + len - 1));
                if alone && inner.iter().all(|&join| join) {
                    *joined += weight;
                } else if inner.iter().any(|&join| !join) {
                    *split += weight;
                }
            }
        }
    }

    /// The slots of the compiled table.
    pub(super) fn compile(&self) -> Vec<u8> {
        let group = |(keys, entry): (&Vec<u64>, &Entry)| {
            let hash = keys.iter().fold(SequenceHash::start(), |hash, &key| hash.push(key));
            let [joined, split] = self.counts.get(&hash).copied().unwrap_or_default();
            let group = if joined + split == 0 {
                if entry.cohesive { Group::Cohesive } else { Group::Transparent }
            } else if split * 10 <= joined {
                Group::Joined
            } else if joined * 10 <= split {
                Group::Split
            } else {
                Group::Mixed
            };
            (keys.clone(), group)
        };
        build_table(&self.entries.iter().map(group).collect())
    }
}
