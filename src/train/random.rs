//! A small deterministic generator (SplitMix64): training must give the same bytes everywhere.

#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    /// Keeps at most `most` of the items that come by, each with the same chance; the newest is the
    /// `seen`th.
    pub(super) fn keep<T>(
        &mut self,
        kept: &mut Vec<T>,
        most: usize,
        seen: usize,
        newest: impl FnOnce() -> T,
    ) {
        if kept.len() < most {
            kept.push(newest());
        } else if let Some(other) = kept.get_mut(self.below(seen)) {
            *other = newest();
        }
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
