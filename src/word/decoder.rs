//! The best way to join the units of a chain into words: Viterbi over join and split.

use super::features::{Coverage, EDGE, MAX_ENTRY, Unit, View, cover_longer, cover_pairs, loosen};
use super::score::Scores;
use crate::lexicon::{Found, Loose, SequenceHash};

/// The score of what must not be.
const NEVER: i32 = i32::MIN / 4;

/// A chain and what is known and decided of its gaps; memory that is reused from chain to chain.
///
/// What is beyond the ends stands beside the chain, so that each gap has neighbours: two units and
/// a gap on each side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattice {
    padded_units: Vec<Unit>,
    padded_gaps: Vec<Coverage>,
    /// For each gap and each decision there, whether the best path joined the gap before.
    back: Vec<[bool; 2]>,
    /// For each gap, whether the best path joins it.
    pub(crate) joins: Vec<bool>,
}

impl Lattice {
    /// Takes a chain.
    pub(crate) fn set_units(&mut self, units: impl Iterator<Item = Unit>) {
        self.padded_units.clear();
        self.padded_units.extend([EDGE; 2]);
        self.padded_units.extend(units);
        self.padded_units.extend([EDGE; 2]);
    }

    /// The units of the chain.
    pub(crate) fn units(&self) -> &[Unit] {
        inner(&self.padded_units, 2)
    }

    /// What is known of the gaps of the chain.
    pub(crate) fn gaps(&self) -> &[Coverage] {
        inner(&self.padded_gaps, 1)
    }

    /// The units, and what is known of the gaps.
    pub(super) fn parts(&mut self) -> (&[Unit], &mut [Coverage]) {
        let end = self.padded_gaps.len().saturating_sub(1);
        (inner(&self.padded_units, 2), self.padded_gaps.get_mut(1..end).unwrap_or(&mut []))
    }

    /// Finds the entries that cover each gap; `find` is given the first unit of a sequence, the
    /// number of its units, two or more, and its hash.
    pub(crate) fn cover(&mut self, mut find: impl FnMut(usize, usize, SequenceHash) -> Found) {
        let units = inner(&self.padded_units, 2);
        self.padded_gaps.clear();
        self.padded_gaps.push(Coverage::default());
        self.padded_gaps.extend(cover_pairs(units, &mut find));
        self.padded_gaps.push(Coverage::default());
        let (units, gaps) = self.parts();
        cover_longer(units, find, gaps);
    }

    /// Decides what single units make sure; see [`loosen`].
    pub(crate) fn loosen(&mut self, find: impl Fn(u64) -> Loose) {
        let (units, gaps) = self.parts();
        loosen(units, gaps, find);
    }

    /// Decides each gap that what is known of it leaves open; `scores` says what joining
    /// a gap scores after a split, and after a join.
    pub(crate) fn decode(&mut self, mut scores: impl FnMut(&View) -> Scores) {
        self.back.clear();
        self.back.resize(self.padded_gaps.len().saturating_sub(2), [false; 2]);
        let windows = self.padded_units.windows(6).zip(self.padded_gaps.windows(3));
        // The score of the best path so far that ends in a split, and in a join.
        let (mut split, mut join) = (0, NEVER);
        for (back, (units, gaps)) in self.back.iter_mut().zip(windows) {
            let (Some(units), Some(gaps)) = (units.first_chunk(), gaps.first_chunk()) else {
                continue;
            };
            let [_, Coverage { decided, .. }, _] = gaps;
            let from_join = join > split;
            *back = [from_join; 2];
            // Where the gap before is sure as well, no score can change the decision.
            if let Some(joined) = *decided
                && (!joined || split.min(join) <= NEVER / 2)
            {
                (split, join) = if joined { (NEVER, 0) } else { (0, NEVER) };
                continue;
            }
            let [after_split, after_join] = scores(&View::of(units, gaps));
            let joined = [split + after_split, join + after_join];
            *back = [from_join, joined[1] > joined[0]];
            let best = if *decided == Some(true) { NEVER } else { split.max(join) };
            let best_joined = joined[0].max(joined[1]);
            // Far from the ends of the range, however long the chain.
            let top = best.max(best_joined);
            (split, join) = ((best - top).max(NEVER), (best_joined - top).max(NEVER));
        }
        self.joins.clear();
        self.joins.resize(self.back.len(), false);
        let mut joined = join > split;
        for (decision, [from_split, from_join]) in self.joins.iter_mut().zip(&self.back).rev() {
            *decision = joined;
            joined = if joined { *from_join } else { *from_split };
        }
    }

    /// A gap of the chain that was decoded last, as the model sees it.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn view(&self, gap: usize) -> Option<View> {
        let units = self.padded_units.get(gap..)?.first_chunk()?;
        Some(View::of(units, self.padded_gaps.get(gap..)?.first_chunk()?))
    }

    /// Joins whole words to the longest sequences that `wanted` wants, unless a custom word decided
    /// otherwise.
    pub(crate) fn join_where(&mut self, wanted: impl Fn(SequenceHash) -> bool) {
        let mut start = 0;
        while start < self.units().len() {
            let mut hash = SequenceHash::start();
            let mut longest = 1;
            for (len, unit) in (1..=MAX_ENTRY).zip(self.units().iter().skip(start)) {
                hash = hash.push(unit.key());
                let whole = !self.joins.get(start + len - 1).copied().unwrap_or(false);
                let inner = self.gaps().get(start..start + len - 1).unwrap_or(&[]);
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
        while start < self.units().len() {
            let end = self.word_end(start);
            let hash = |len: usize| {
                let word = self.units().iter().skip(start).take(len);
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

/// What stands between the first `ends` and the last `ends` of a row.
fn inner<T>(row: &[T], ends: usize) -> &[T] {
    row.get(ends..row.len().saturating_sub(ends)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::super::features::Feature;
    use super::super::score::full_scores;
    use super::*;
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
            if lattice.gaps()[gap].decided.is_some_and(|decided| decided != join) {
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
            lattice.set_units(units.iter().cycle().skip(seed as usize % 7).take(len).copied());
            lattice.cover(|_, _, _| Found::default());
            for (gap, covered) in lattice.parts().1.iter_mut().enumerate() {
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
