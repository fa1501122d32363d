//! The compiled word list: a hash table over sequences of syllables, read straight from its bytes.

use crate::error::Error;

/// How often silver and gold text join the entries of a group, or, for those that they do not
/// hold, whether a second segmenter joins the entry when it stands alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub(crate) enum Group {
    /// At most one time in twenty.
    Never = 1,
    /// Up to three in ten.
    Rarely = 2,
    /// Up to eight in ten.
    Mixed = 3,
    /// Up to 98 in a hundred.
    Mostly = 4,
    /// Nearly always.
    Always = 5,
    /// Not seen in text; joined when alone.
    UnseenJoined = 6,
    /// Not seen in text; split when alone.
    UnseenSplit = 7,
    /// Gold text holds it twice or more, and always joins it.
    GoldJoined = 8,
    /// The same, always splits it.
    GoldSplit = 9,
    /// The same, does both.
    GoldMixed = 10,
}

impl Group {
    const fn from_bits(bits: u32) -> Option<Self> {
        match bits {
            1 => Some(Group::Never),
            2 => Some(Group::Rarely),
            3 => Some(Group::Mixed),
            4 => Some(Group::Mostly),
            5 => Some(Group::Always),
            6 => Some(Group::UnseenJoined),
            7 => Some(Group::UnseenSplit),
            8 => Some(Group::GoldJoined),
            9 => Some(Group::GoldSplit),
            10 => Some(Group::GoldMixed),
            _ => None,
        }
    }
}

/// What the table holds for a sequence.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Found {
    /// The entry of the list, if the sequence is one.
    pub(crate) group: Option<Group>,
    /// Whether it is an entry whose parts keep their plain sense.
    pub(crate) is_transparent: bool,
    /// Whether longer entries start with the sequence.
    pub(crate) is_prefix: bool,
    /// For a pair in small letters: the model decided all its many occurrences in the training
    /// text this way (true: joined).
    pub(crate) sure: Option<bool>,
}

/// What is sure of a unit that stands beside a capital or in small letters, where no entry of the
/// list covers the gap.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Loose {
    /// It never joins what stands before it, or after it.
    pub(crate) before: bool,
    pub(crate) after: bool,
}

/// How many bits a group takes, here and in what the model sees of a gap.
pub(crate) const GROUP_BITS: u32 = 4;
const GROUP: u32 = (1 << GROUP_BITS) - 1;
const PREFIX: u32 = 1 << GROUP_BITS;
const TRANSPARENT: u32 = PREFIX << 1;
// In a slot of a pair:
const SURE_SPLIT: u32 = PREFIX << 2;
const SURE_JOIN: u32 = PREFIX << 3;
// In a slot of a single unit, which is no entry:
const LOOSE_BEFORE: u32 = 1 << 5;
const LOOSE_AFTER: u32 = 1 << 6;
/// The bits of a slot below the tag.
const FLAG_BITS: u32 = 8;

impl Found {
    #[inline]
    const fn from_bits(bits: u32) -> Self {
        let sure = match bits & (SURE_SPLIT | SURE_JOIN) {
            0 => None,
            join => Some(join == SURE_JOIN),
        };
        Self {
            group: Group::from_bits(bits & GROUP),
            is_transparent: bits & TRANSPARENT != 0,
            is_prefix: bits & PREFIX != 0,
            sure,
        }
    }

    #[cfg(feature = "train")]
    pub(crate) fn to_bits(self) -> u32 {
        let flag = |on: bool, bit: u32| if on { bit } else { 0 };
        self.group.map_or(0, |group| group as u32)
            | flag(self.is_transparent, TRANSPARENT)
            | flag(self.is_prefix, PREFIX)
            | self.sure.map_or(0, |join| if join { SURE_JOIN } else { SURE_SPLIT })
    }
}

impl Loose {
    #[cfg(feature = "train")]
    pub(crate) fn to_bits(self) -> u32 {
        (u32::from(self.before) * LOOSE_BEFORE) | (u32::from(self.after) * LOOSE_AFTER)
    }
}

/// A running hash of a sequence of syllable keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
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

    /// The hash of a whole sequence.
    pub(crate) fn of(keys: &[u64]) -> Self {
        keys.iter().fold(Self::start(), |hash, &key| hash.push(key))
    }

    /// A number that depends on the sequence and on `seed`, for choosing entries at random.
    #[cfg(feature = "train")]
    pub(crate) fn mixed_with(self, seed: u64) -> u64 {
        self.push(seed).0 >> 32
    }
}

/// Slots of a bucket, and their bytes.
const BUCKET: usize = 4;
const BUCKET_BYTES: usize = 4 * BUCKET;

/// A table of little-endian `u32` slots, four to a bucket and a power of two of those; 0 is empty.
///
/// What has no room in its bucket stands in the next one that has; most look-ups end where they start.
/// The table of sequences holds the entries of the list, what longer entries start with (two units or
/// more), and the pairs of which the model is sure; another one holds single units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordTable<'d> {
    slots: &'d [u8],
    mask: usize,
}

impl<'d> WordTable<'d> {
    /// A table that holds nothing.
    pub(crate) const EMPTY: Self = Self { slots: &[0; BUCKET_BYTES], mask: 0 };

    /// Reads a table from its slots, which stand at byte `at` of a file.
    pub(crate) fn new(slots: &'d [u8], at: usize) -> Result<Self, Error> {
        let count = slots.len() / BUCKET_BYTES;
        if !slots.len().is_multiple_of(BUCKET_BYTES) || !count.is_power_of_two() {
            return Err(Error::at_byte(
                at,
                "a word table's size is no power of two; rebuild the file",
            ));
        }
        // A search ends in a bucket that is not full; without one it would be endless.
        if !slots.chunks_exact(BUCKET_BYTES).any(|bucket| bucket.ends_with(&[0; 4])) {
            return Err(Error::at_byte(at, "a word table has no room; rebuild the file"));
        }
        Ok(Self { slots, mask: count - 1 })
    }

    /// What is known of a sequence of two units or more.
    #[inline]
    pub(crate) fn find(&self, hash: SequenceHash) -> Found {
        Found::from_bits(self.flags(hash))
    }

    /// What is known of a single unit.
    #[inline]
    pub(crate) fn find_unit(&self, key: u64) -> Loose {
        let bits = self.flags(SequenceHash::start().push(key));
        Loose { before: bits & LOOSE_BEFORE != 0, after: bits & LOOSE_AFTER != 0 }
    }

    #[inline]
    fn flags(&self, hash: SequenceHash) -> u32 {
        let (mut place, tag) = place_and_tag(hash);
        loop {
            let slots = self.bucket(place);
            // Without a branch a slot: which of them holds what is looked for cannot be foretold.
            let here = |slot: u32| slot & u32::from(slot >> FLAG_BITS == tag).wrapping_neg();
            let found = slots.map(here).iter().fold(0, |found, slot| found | slot);
            // Buckets fill from the front.
            let [.., last] = slots;
            if last == 0 || found != 0 {
                return found;
            }
            place += 1;
        }
    }

    #[inline]
    fn bucket(&self, place: usize) -> [u32; BUCKET] {
        let at = (place & self.mask) * BUCKET_BYTES;
        let bytes: Option<&[u8; BUCKET_BYTES]> =
            self.slots.get(at..at + BUCKET_BYTES).and_then(|bytes| bytes.try_into().ok());
        let (slots, _) = bytes.unwrap_or(&[0; BUCKET_BYTES]).as_chunks::<4>();
        let mut slots = slots.iter().map(|slot| u32::from_le_bytes(*slot));
        core::array::from_fn(|_| slots.next().unwrap_or(0))
    }
}

#[inline]
fn place_and_tag(hash: SequenceHash) -> (usize, u32) {
    let tag = (hash.0 >> 40) as u32;
    #[allow(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
    let place = hash.0 as usize;
    (place, tag)
}

/// Builds the slots of a table from sequences and their flags; at most half of them are taken.
#[cfg(feature = "train")]
pub(crate) fn build_table(entries: impl ExactSizeIterator<Item = (SequenceHash, u32)>) -> Vec<u8> {
    let count = (entries.len() * 2 / BUCKET + 1).next_power_of_two();
    let mut buckets = vec![[0_u32; BUCKET]; count];
    for (hash, flags) in entries {
        let (place, tag) = place_and_tag(hash);
        let places = (0..count).map(|step| (place + step) % count);
        for place in places {
            let bucket = buckets.get_mut(place).and_then(|b| b.iter_mut().find(|slot| **slot == 0));
            if let Some(slot) = bucket {
                *slot = tag << FLAG_BITS | flags;
                break;
            }
        }
    }
    buckets.iter().flatten().flat_map(|slot| slot.to_le_bytes()).collect()
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_back_what_it_was_built_from() {
        for len in [0, 1, 3, 4, 5, 1000, 30_000_u64] {
            let entry =
                |key: u64| (SequenceHash::of(&[key, key * key + 7]), (key % 127 + 1) as u32);
            let slots = build_table((0..len).map(entry).collect::<Vec<_>>().into_iter());
            let table = WordTable::new(&slots, 0).unwrap();
            for key in 0..len {
                let (hash, flags) = entry(key);
                assert_eq!(table.flags(hash) & 0xFF, flags, "{key} of {len}");
            }
            let others = (len..2 * len + 100).filter(|&key| table.flags(entry(key).0) != 0).count();
            assert!(others <= 1, "{others} sequences found that are not there");
        }
    }
    #[test]
    fn a_table_in_which_a_search_would_be_endless_is_refused() {
        let bucket: Vec<u8> = [0, 1, 1, 1_u32].iter().flat_map(|slot| slot.to_le_bytes()).collect();
        assert!(WordTable::new(&bucket.repeat(2), 0).is_err());
        assert!(WordTable::new(&[&*bucket, &[0; BUCKET_BYTES]].concat(), 0).is_ok());
    }
}
