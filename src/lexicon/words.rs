//! The compiled word list: a hash table over sequences of syllables, read straight from its bytes.

use crate::error::Error;

/// How the word list and the corpora treat a sequence of syllables.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub(crate) enum Group {
    /// Joined wherever the corpora hold it.
    Joined = 1,
    /// Joined here and split there.
    Mixed = 2,
    /// Listed, but always split in the corpora.
    Split = 3,
    /// Listed as cohesive, not seen.
    Cohesive = 4,
    /// Listed as transparent, not seen.
    Transparent = 5,
}

impl Group {
    const fn from_bits(bits: u32) -> Option<Self> {
        match bits {
            1 => Some(Group::Joined),
            2 => Some(Group::Mixed),
            3 => Some(Group::Split),
            4 => Some(Group::Cohesive),
            5 => Some(Group::Transparent),
            _ => None,
        }
    }
}

/// What the list holds for a sequence.
#[derive(Clone, Copy, Default)]
pub(crate) struct Found {
    /// The entry, if the sequence is one.
    pub(crate) group: Option<Group>,
    /// Whether longer entries start with the sequence.
    pub(crate) is_prefix: bool,
}

/// A running hash of a sequence of syllable keys.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct SequenceHash(u64);

impl SequenceHash {
    pub(crate) const fn start() -> Self {
        Self(0x243F_6A88_85A3_08D3)
    }

    #[inline]
    pub(crate) fn push(self, key: u64) -> Self {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(mixed ^ mixed >> 29)
    }

    /// A number that depends on the sequence and on `seed`, for choosing entries at random.
    #[cfg(feature = "train")]
    pub(crate) fn mixed_with(self, seed: u64) -> u64 {
        self.push(seed).0 >> 32
    }
}

/// The bits of a slot below the tag: three of the group, one of the prefix.
const FLAG_BITS: u32 = 4;
const PREFIX: u32 = 8;

/// A table of little-endian `u32` slots with open addressing, a power of two of them; 0 is empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordTable<'d> {
    slots: &'d [u8],
    mask: usize,
}

impl<'d> WordTable<'d> {
    /// A table that holds nothing.
    pub(crate) const EMPTY: Self = Self { slots: &[0; 4], mask: 0 };

    /// Reads a table from its slots, which stand at byte `at` of a file.
    pub(crate) fn new(slots: &'d [u8], at: usize) -> Result<Self, Error> {
        let count = slots.len() / 4;
        if !slots.len().is_multiple_of(4) || !count.is_power_of_two() {
            return Err(Error::at_byte(
                at,
                "the word table's size is no power of two; rebuild the file",
            ));
        }
        // A full table would make a search for what it lacks endless.
        if !slots.chunks_exact(4).any(|slot| slot == [0; 4]) {
            return Err(Error::at_byte(at, "the word table has no empty slot; rebuild the file"));
        }
        Ok(Self { slots, mask: count - 1 })
    }

    #[inline]
    pub(crate) fn find(&self, hash: SequenceHash) -> Found {
        let (mut place, tag) = place_and_tag(hash);
        loop {
            place &= self.mask;
            let slot = self.slot(place);
            if slot == 0 {
                return Found::default();
            }
            if slot >> FLAG_BITS == tag {
                return Found { group: Group::from_bits(slot & 7), is_prefix: slot & PREFIX != 0 };
            }
            place += 1;
        }
    }

    #[inline]
    fn slot(&self, place: usize) -> u32 {
        let bytes = self.slots.get(place * 4..place * 4 + 4);
        bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
    }
}

#[inline]
fn place_and_tag(hash: SequenceHash) -> (usize, u32) {
    let tag = (hash.0 >> 36) as u32;
    #[allow(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
    let place = hash.0 as usize;
    (place, tag)
}

/// Builds the slots of a table.
#[cfg(feature = "train")]
pub(crate) fn build_table(entries: &std::collections::BTreeMap<Vec<u64>, Group>) -> Vec<u8> {
    use std::collections::BTreeMap;

    let hash = |keys: &[u64]| keys.iter().fold(SequenceHash::start(), |hash, &key| hash.push(key));
    let mut flags: BTreeMap<Vec<u64>, u32> = BTreeMap::new();
    for (keys, &group) in entries {
        *flags.entry(keys.clone()).or_default() |= group as u32;
        for len in 1..keys.len() {
            *flags.entry(keys.iter().take(len).copied().collect()).or_default() |= PREFIX;
        }
    }
    let count = (flags.len() * 3 / 2).next_power_of_two();
    let mut slots = vec![0_u32; count];
    for (keys, flag) in &flags {
        let (mut place, tag) = place_and_tag(hash(keys));
        place %= count;
        while slots.get(place).is_some_and(|&slot| slot != 0) {
            place = (place + 1) % count;
        }
        if let Some(slot) = slots.get_mut(place) {
            *slot = tag << FLAG_BITS | flag;
        }
    }
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}
