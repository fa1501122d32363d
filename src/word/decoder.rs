//! The best way to join the units of a chain into words: Viterbi over join and split.

use super::features::{Coverage, Feature, Unit, gap_features};

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
    /// Decides each gap of the chain in `units`; `weight` gives a feature's weight towards joining.
    pub(crate) fn decode(&mut self, weight: impl Fn(Feature) -> i32) {
        let gaps = self.units.len().saturating_sub(1);
        self.back.clear();
        // The score of the best path so far that ends in a split, and in a join.
        let mut best = [0_i32, i32::MIN / 2];
        for gap in 0..gaps {
            let mut plain = 0;
            let mut after = [0; 2];
            gap_features(
                &self.units,
                &self.coverage,
                gap,
                |feature| plain += weight(feature),
                |joined, feature| {
                    let [split, join] = &mut after;
                    *(if joined { join } else { split }) += weight(feature);
                },
            );
            let [split, join] = best;
            let [after_split, after_join] = after;
            let joined = [split + plain + after_split, join + plain + after_join];
            let from_join = [join > split, joined[1] > joined[0]];
            best = [split.max(join), joined[0].max(joined[1])];
            self.back.push(from_join);
        }
        self.joins.clear();
        self.joins.resize(gaps, false);
        let mut joined = best[1] > best[0];
        for (decision, [from_split, from_join]) in self.joins.iter_mut().zip(&self.back).rev() {
            *decision = joined;
            joined = if joined { *from_join } else { *from_split };
        }
    }
}
