//! What is learnt from: chains of units whose words are known.

use crate::word::Unit;

/// A chain of units and which of its gaps are joined.
pub(super) struct Chain {
    pub(super) units: Vec<Unit>,
    pub(super) joins: Vec<bool>,
}

/// How often an entry of the word list is joined, and how often split.
#[derive(Clone, Copy, Default)]
pub(super) struct Treatment {
    pub(super) joined: u32,
    pub(super) split: u32,
}

impl Treatment {
    pub(super) fn with(self, other: Self) -> Self {
        Self { joined: self.joined + other.joined, split: self.split + other.split }
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self {
            joined: self.joined.saturating_sub(other.joined),
            split: self.split.saturating_sub(other.split),
        }
    }
}

impl Chain {
    /// Whether the chain joins or splits the entry of `len` units from `start` on, or neither if the
    /// entry is a part of a longer word.
    pub(super) fn treatment(&self, start: usize, len: usize) -> Treatment {
        let is_joined =
            |gap: Option<usize>| gap.and_then(|gap| self.joins.get(gap)).copied().unwrap_or(false);
        let inner = self.joins.get(start..start + len - 1).unwrap_or(&[]);
        let alone = !is_joined(start.checked_sub(1)) && !is_joined(Some(start + len - 1));
        match inner.iter().all(|&join| join) {
            true if alone => Treatment { joined: 1, split: 0 },
            true => Treatment::default(),
            false => Treatment { joined: 0, split: 1 },
        }
    }
}
