//! What the model looks at when it decides a gap between two syllables.
//!
//! The trainer and the decoder both call [`gap_features`], so they cannot come to differ.

use crate::lexicon::{Group, SequenceHash, WordTable};
use crate::token::{Case, Token};

/// A syllable or word among those that stand together between two spaces or marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    key: u64,
    case: u8,
}

/// Stands before the first and after the last unit of a chain.
const EDGE: Unit = Unit { key: 1, case: 4 };

/// The case of a unit in a chain that has no small letters at all, which tells nothing.
const SHOUTED: u8 = 3;

impl Unit {
    pub(crate) fn new(token: &Token, shouted: bool) -> Self {
        let case = match token.case() {
            Case::Lower => 0,
            Case::Title => 1,
            Case::Upper if shouted => SHOUTED,
            Case::Upper => 2,
        };
        Self { key: token.key().wrapping_mul(0x9E37_79B9_7F4A_7C15), case }
    }

    /// The unit in small letters.
    #[cfg(feature = "train")]
    pub(crate) fn lowered(self) -> Self {
        Self { case: 0, ..self }
    }

    /// The unit in a sentence of capitals.
    #[cfg(feature = "train")]
    pub(crate) fn shouted(self) -> Self {
        Self { case: SHOUTED, ..self }
    }

    pub(crate) fn key(self) -> u64 {
        self.key
    }
}

/// What the word list says about a gap, for each way an entry can cover it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Coverage {
    /// The entry that is just the two units around the gap.
    pair: u8,
    /// Entries of three units: the gap is the first of their gaps, or the second.
    first_of_three: u8,
    second_of_three: u8,
    /// The longest entry of four or more that covers the gap, and where: 0, or 1 + place.
    longer: u8,
}

/// The longest entry that is looked up.
const MAX_ENTRY: usize = 9;

/// Finds the entries that cover each gap of a chain. `keep` may hide entries, for training.
pub(crate) fn cover(
    units: &[Unit],
    table: &WordTable<'_>,
    mut keep: impl FnMut(SequenceHash) -> bool,
    out: &mut Vec<Coverage>,
) {
    out.clear();
    out.resize(units.len().saturating_sub(1), Coverage::default());
    for start in 0..units.len() {
        let mut hash = SequenceHash::start();
        for (len, unit) in (1..=MAX_ENTRY).zip(units.iter().skip(start)) {
            hash = hash.push(unit.key());
            let found = table.find(hash);
            if let Some(group) = found.group.filter(|_| len > 1 && keep(hash)) {
                mark(out, start, len, group);
            }
            if !found.is_prefix {
                break;
            }
        }
    }
}

fn mark(out: &mut [Coverage], start: usize, len: usize, group: Group) {
    let group = group as u8;
    for (place, gap) in out.iter_mut().skip(start).take(len - 1).enumerate() {
        match (len, place) {
            (2, _) => gap.pair = group,
            (3, 0) => gap.first_of_three = group,
            (3, _) => gap.second_of_three = group,
            _ => gap.longer = 1 + group,
        }
    }
}

/// A feature: a hash of a template and its values, in 24 bits.
pub(crate) type Feature = u32;

#[inline]
fn hash(template: u64, x: u64, y: u64, z: u64) -> Feature {
    let mut h = template.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ x;
    h = (h ^ h >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ y;
    h = (h ^ h >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ z;
    h = (h ^ h >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (h >> 40) as Feature
}

/// The features of the gap between units `gap` and `gap + 1`: those of the gap alone go to
/// `plain`, those that depend on whether the gap before is joined to `after_split` and
/// `after_join`.
#[inline]
pub(crate) fn gap_features(
    units: &[Unit],
    coverage: &[Coverage],
    gap: usize,
    mut plain: impl FnMut(Feature),
    mut after: impl FnMut(bool, Feature),
) {
    let unit = |at: Option<usize>| at.and_then(|at| units.get(at)).copied().unwrap_or(EDGE);
    let cover = |at: Option<usize>| at.and_then(|at| coverage.get(at)).copied().unwrap_or_default();
    let (p, a, b, n) =
        (unit(gap.checked_sub(1)), unit(Some(gap)), unit(Some(gap + 1)), unit(Some(gap + 2)));
    let (before, here, behind) =
        (cover(gap.checked_sub(1)), cover(Some(gap)), cover(Some(gap + 1)));

    let shape =
        |units: [Unit; 4]| units.iter().fold(0, |shape, unit| shape << 3 | u64::from(unit.case));
    let shape4 = shape([p, a, b, n]);
    let shape2 = u64::from(a.case) << 3 | u64::from(b.case);
    let lexicon = u64::from(here.pair) << 24
        | u64::from(here.first_of_three) << 20
        | u64::from(here.second_of_three) << 16
        | u64::from(here.longer) << 12;
    let around = lexicon | u64::from(before.pair) << 8 | u64::from(behind.pair) << 4;

    plain(hash(1, a.key, b.key, 0));
    plain(hash(2, p.key, a.key, b.key));
    plain(hash(3, a.key, b.key, n.key));
    plain(hash(4, a.key, 0, 0));
    plain(hash(5, b.key, 0, 0));
    plain(hash(6, p.key, b.key, 0));
    plain(hash(7, a.key, n.key, 0));
    plain(hash(8, shape4, around, 0));
    plain(hash(9, a.key, shape4, 0));
    plain(hash(10, b.key, shape4, 0));
    plain(hash(11, lexicon, 0, 0));
    plain(hash(12, around, 0, 0));
    plain(hash(13, a.key, around, 0));
    plain(hash(14, b.key, around, 0));
    plain(hash(15, a.key, b.key, shape2));
    plain(hash(16, shape4, 0, 0));

    for joined in [false, true] {
        let y = u64::from(joined);
        after(joined, hash(20, y, 0, 0));
        after(joined, hash(21, y, lexicon, u64::from(before.pair)));
        after(joined, hash(22, y, shape4, 0));
        after(joined, hash(23, a.key, b.key, y));
        after(joined, hash(24, p.key, a.key, b.key ^ y));
        after(joined, hash(25, a.key, y, shape2));
    }
}
