//! What is learnt from: chains of units whose words are known.

use crate::word::Unit;

/// A chain of units and which of its gaps are joined.
pub(super) struct Chain {
    pub(super) units: Vec<Unit>,
    pub(super) joins: Vec<bool>,
    /// How much its decisions count when entries are grouped.
    pub(super) weight: u32,
}

impl Chain {
    /// How often the chain joins and splits the entry of `len` units from `start` on: its weight in
    /// one place, or nothing if the entry is a part of a longer word.
    pub(super) fn treatment(&self, start: usize, len: usize) -> [u32; 2] {
        let is_joined =
            |gap: Option<usize>| gap.and_then(|gap| self.joins.get(gap)).copied().unwrap_or(false);
        let inner = self.joins.get(start..start + len - 1).unwrap_or(&[]);
        let alone = !is_joined(start.checked_sub(1)) && !is_joined(Some(start + len - 1));
        match inner.iter().all(|&join| join) {
            true if alone => [self.weight, 0],
            true => [0; 2],
            false => [0, self.weight],
        }
    }
}
