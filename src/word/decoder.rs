//! The best way to join the units of a chain into words: Viterbi over join and split.

use super::features::{Coverage, EDGE, MAX_ENTRY, Unit, View};
use super::score::Scores;
use crate::lexicon::SequenceHash;

/// The score of what must not be.
const NEVER: i32 = i32::MIN / 2;

/// Memory that decoding reuses from chain to chain.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattice {
    pub(crate) units: Vec<Unit>,
    pub(crate) coverage: Vec<Coverage>,
    padded_units: Vec<Unit>,
    padded_coverage: Vec<Coverage>,
    /// For each gap and each decision there, whether the best path joined the gap before.
    back: Vec<[bool; 2]>,
    /// For each gap, whether the best path joins it.
    pub(crate) joins: Vec<bool>,
}

impl Lattice {
    /// Decides each gap of the chain in `units` that `coverage` leaves open; `scores` says what joining
    /// a gap scores after a split, and after a join.
    pub(crate) fn decode(&mut self, mut scores: impl FnMut(&View) -> Scores) {
        self.pad();
        let windows = self.padded_units.windows(6).zip(self.padded_coverage.windows(3));
        self.back.clear();
        // The score of the best path so far that ends in a split, and in a join.
        let mut best = [0, NEVER];
        for (units, coverage) in windows {
            let (Some(units), Some(coverage)) = (units.first_chunk(), coverage.first_chunk())
            else {
                continue;
            };
            let [_, covered, _] = coverage;
            let [split, join] = best;
            // Where the gap before is sure as well, no score can change the decision.
            let one_path = split.min(join) <= NEVER / 2;
            let join_scores = match covered.decided {
                Some(false) => [NEVER; 2],
                Some(true) if one_path => [0; 2],
                _ => scores(&View::of(units, coverage)),
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
        self.joins.resize(self.back.len(), false);
        let mut joined = best[1] > best[0];
        for (decision, [from_split, from_join]) in self.joins.iter_mut().zip(&self.back).rev() {
            *decision = joined;
            joined = if joined { *from_join } else { *from_split };
        }
    }

    /// Sets what is beyond the ends beside the chain, so that each gap has neighbours.
    fn pad(&mut self) {
        self.padded_units.clear();
        self.padded_units.extend([EDGE; 2]);
        self.padded_units.extend_from_slice(&self.units);
        self.padded_units.extend([EDGE; 2]);
        self.padded_coverage.clear();
        self.padded_coverage.push(Coverage::default());
        self.padded_coverage.extend_from_slice(&self.coverage);
        self.padded_coverage.push(Coverage::default());
    }

    /// A gap of the chain that was decoded last, as the model sees it.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn view(&self, gap: usize) -> Option<View> {
        let units = self.padded_units.get(gap..)?.first_chunk()?;
        Some(View::of(units, self.padded_coverage.get(gap..)?.first_chunk()?))
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

#[cfg(test)]
mod tests {
    use super::super::features::{Feature, cover};
    use super::super::score::full_scores;
    use super::*;
    use crate::lexicon::Found;
    use crate::token::tokens;

    /// Weights that no one trained.
    fn weight(feature: Feature) -> i32 {
        let mixed = feature.wrapping_mul(0x9E37_79B1) >> 20;
        i32::try_from(mixed % 401).unwrap() - 200
    }

    /// The score of a path, feature by feature; `None` if it goes against what is decided.
    fn score(lattice: &Lattice, path: &[bool]) -> Option<i32> {
        let mut total = 0;
        for (gap, &join) in path.iter().enumerate() {
            if lattice.coverage[gap].decided.is_some_and(|decided| decided != join) {
                return None;
            }
            if join {
                let before = gap > 0 && path[gap - 1];
                let scores = full_scores(&lattice.view(gap).unwrap(), weight);
                total += scores[usize::from(before)];
            }
        }
        Some(total)
    }

    #[test]
    fn the_best_of_all_paths_is_found() {
        let text = "hội đồng nhân dân tỉnh Quảng Ninh họp hôm nay";
        let units: Vec<Unit> = tokens(text).map(|token| Unit::new(&token, false)).collect();
        for seed in 0..200_u32 {
            let mut lattice = Lattice::default();
            let len = 2 + seed as usize % 8;
            lattice.units =
                units.iter().cycle().skip(seed as usize % 7).take(len).copied().collect();
            cover(&lattice.units, |_, _, _| Found::default(), &mut lattice.coverage);
            for (gap, covered) in lattice.coverage.iter_mut().enumerate() {
                covered.decided = match (seed >> gap) * 2_654_435 % 7 {
                    0 => Some(false),
                    1 => Some(true),
                    _ => None,
                };
            }
            lattice.decode(|view| full_scores(view, weight));
            let gaps = len - 1;
            let paths = (0..1_u32 << gaps)
                .map(|path| (0..gaps).map(|gap| path >> gap & 1 == 1).collect::<Vec<_>>());
            let best = paths.filter_map(|path| score(&lattice, &path)).max();
            assert_eq!(score(&lattice, &lattice.joins), best, "seed {seed}");
        }
    }
}
