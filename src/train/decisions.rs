//! What a model decides so evenly that a look-up can stand for it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::chain::Chain;
use crate::lexicon::{Loose, SequenceHash};
use crate::word::{Lattice, WordModel, model_scores};

/// A pair that the text holds less often is not sure; nor is a unit.
const PAIR_COUNT: u32 = 8;
const UNIT_COUNT: u32 = 60;
/// What is decided otherwise once in so many times is still sure: the model's own errors are more.
const PAIR_EXCEPTION: u32 = 200;
const UNIT_EXCEPTION: u32 = 2_000;

/// How often a model splits and joins what stands in a text.
#[derive(Default)]
pub(super) struct Decisions {
    /// Pairs of small letters.
    pairs: HashMap<SequenceHash, [u32; 2]>,
    /// Units beside gaps that no entry covers.
    before: BTreeMap<u64, [u32; 2]>,
    after: BTreeMap<u64, [u32; 2]>,
}

impl Decisions {
    /// Decodes the chains of a text. What the model's table already decides is not counted.
    pub(super) fn of(model: &WordModel<'_>, chains: &[Chain]) -> Self {
        let mut seen = Self::default();
        let mut lattice = Lattice::default();
        for chain in chains {
            lattice.set_units(chain.units.iter().copied());
            lattice.cover(|_, _, hash| model.words().find(hash));
            lattice.loosen(|key| model.units().find_unit(key));
            lattice.decode(|view| model_scores(model, view));
            let gaps = chain.units.windows(2).zip(lattice.gaps()).zip(&lattice.joins);
            for ((pair, covered), &joined) in gaps {
                let &[a, b] = pair else { continue };
                if covered.decided.is_some() {
                    continue;
                }
                if a.is_small() && b.is_small() {
                    count(seen.pairs.entry(SequenceHash::of(&[a.key(), b.key()])), joined);
                }
                if covered.is_loose(a, b) {
                    for (units, unit) in [(&mut seen.after, a), (&mut seen.before, b)] {
                        let [split, join] = units.entry(unit.key()).or_default();
                        *(if joined { join } else { split }) += 1;
                    }
                }
            }
        }
        seen
    }

    /// The most frequent pairs that are treated alike everywhere, and how.
    pub(super) fn sure_pairs(self, limit: usize) -> impl Iterator<Item = (SequenceHash, bool)> {
        let mut sure: Vec<(u32, SequenceHash, bool)> = self
            .pairs
            .into_iter()
            .filter(|(_, [split, join])| {
                split + join >= PAIR_COUNT && split.min(join) * PAIR_EXCEPTION <= split + join
            })
            .map(|(pair, [split, join])| (split + join, pair, join > split))
            .collect();
        sure.sort_unstable_by_key(|&(count, pair, _)| (Reverse(count), pair));
        sure.truncate(limit);
        sure.into_iter().map(|(_, pair, joined)| (pair, joined))
    }

    /// The units that never join on one side or on both.
    pub(super) fn loose_units(&self) -> impl Iterator<Item = (u64, Loose)> {
        let is_loose = |units: &BTreeMap<u64, [u32; 2]>, key: u64| {
            let [split, join] = units.get(&key).copied().unwrap_or_default();
            split + join >= UNIT_COUNT && join * UNIT_EXCEPTION <= split
        };
        let loose = move |&key: &u64| {
            let (before, after) = (is_loose(&self.before, key), is_loose(&self.after, key));
            (before || after).then_some((key, Loose { before, after }))
        };
        let mut keys: Vec<u64> = self.before.keys().chain(self.after.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().filter_map(move |key| loose(&key))
    }
}

fn count(entry: std::collections::hash_map::Entry<'_, SequenceHash, [u32; 2]>, joined: bool) {
    let [split, join] = entry.or_default();
    *(if joined { join } else { split }) += 1;
}
