//! The best way to join the units of a chain into words: Viterbi over join and split.

use super::features::{Coverage, Feature, MAX_ENTRY, Unit, gap_features};
use crate::lexicon::SequenceHash;

/// The score of what must not be.
const NEVER: i32 = i32::MIN / 2;

/// Memory that decoding reuses from chain to chain.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattice {
    pub(crate) units: Vec<Unit>,
    pub(crate) coverage: Vec<Coverage>,
    /// For each gap and each decision there, whether the best path joined the gap before.
    back: Vec<[bool; 2]>,
    /// For each gap, whether the best path joins it.
    pub(crate) joins: Vec<bool>,
}

impl Lattice {
    /// Decides each gap of the chain in `units` that `coverage` leaves open; `weight` gives a
    /// feature's weight towards joining.
    pub(crate) fn decode(&mut self, weight: impl Fn(Feature) -> i32) {
        let gaps = self.units.len().saturating_sub(1);
        self.back.clear();
        // The score of the best path so far that ends in a split, and in a join.
        let mut best = [0, NEVER];
        for (gap, covered) in self.coverage.iter().enumerate() {
            let [split, join] = best;
            // Where the gap before is sure as well, no score can change the decision.
            let one_path = split.min(join) <= NEVER / 2;
            let join_scores = match covered.decided {
                Some(false) => [NEVER; 2],
                Some(true) if one_path => [0; 2],
                _ => self.join_scores(gap, &weight),
            };
            let [after_split, after_join] = join_scores;
            let joined = [split.saturating_add(after_split), join.saturating_add(after_join)];
            self.back.push([join > split, joined[1] > joined[0]]);
            best = [split.max(join), joined[0].max(joined[1])];
            if covered.decided == Some(true) {
                best[0] = NEVER;
            }
            // Far from the ends of the range, however long the chain.
            let top = best[0].max(best[1]);
            best = best.map(|score| (score.saturating_sub(top)).max(NEVER));
        }
        self.joins.clear();
        self.joins.resize(gaps, false);
        let mut joined = best[1] > best[0];
        for (decision, [from_split, from_join]) in self.joins.iter_mut().zip(&self.back).rev() {
            *decision = joined;
            joined = if joined { *from_join } else { *from_split };
        }
    }

    /// What joining a gap scores after a split, and after a join.
    #[inline]
    fn join_scores(&self, gap: usize, weight: &impl Fn(Feature) -> i32) -> [i32; 2] {
        let mut plain = 0;
        let mut scores = [0; 2];
        gap_features(
            &self.units,
            &self.coverage,
            gap,
            |feature| plain += weight(feature),
            |joined, feature| {
                let [split, join] = &mut scores;
                *(if joined { join } else { split }) += weight(feature);
            },
        );
        scores.map(|score| score + plain)
    }

    /// Joins whole words to the longest sequences that `wanted` wants, unless a custom word decided
    /// otherwise.
    pub(crate) fn join_where(&mut self, wanted: impl Fn(SequenceHash) -> bool) {
        let mut start = 0;
        while start < self.units.len() {
            let mut hash = SequenceHash::start();
            let mut longest = 1;
            for (len, unit) in (1..=MAX_ENTRY).zip(self.units.iter().skip(start)) {
                hash = hash.push(unit.key());
                let whole = !self.joins.get(start + len - 1).copied().unwrap_or(false);
                let inner = self.coverage.get(start..start + len - 1).unwrap_or(&[]);
                if inner.iter().any(|gap| gap.by_user) {
                    break;
                }
                if len > 1 && whole && wanted(hash) {
                    longest = len;
                }
            }
            for join in self.joins.iter_mut().skip(start).take(longest - 1) {
                *join = true;
            }
            start = self.word_end(start);
        }
    }

    /// Cuts words that `unwanted` does not want into the longest parts that `known` knows.
    pub(crate) fn cut_where(
        &mut self,
        unwanted: impl Fn(SequenceHash) -> bool,
        known: impl Fn(SequenceHash) -> bool,
    ) {
        let mut start = 0;
        while start < self.units.len() {
            let end = self.word_end(start);
            let hash = |len: usize| {
                let word = self.units.iter().skip(start).take(len);
                word.fold(SequenceHash::start(), |hash, unit| hash.push(unit.key()))
            };
            let len = end - start;
            if len == 1 || !unwanted(hash(len)) {
                start = end;
                continue;
            }
            let part = (2..len).rev().find(|&len| known(hash(len))).unwrap_or(1);
            if let Some(join) = self.joins.get_mut(start + part - 1) {
                *join = false;
            }
            start += part;
        }
    }

    /// One past the last unit of the word that holds the unit `start`.
    fn word_end(&self, start: usize) -> usize {
        start + 1 + self.joins.iter().skip(start).take_while(|&&join| join).count()
    }
}
