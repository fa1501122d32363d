//! What the model looks at when it decides a gap between two syllables.
//!
//! The trainer and the decoder both call [`gap_features`], so they cannot come to differ.

use crate::lexicon::{Found, Group, Loose, SequenceHash};
use crate::token::{Case, Token};

/// A syllable or word among those that stand together between two spaces or marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    key: u64,
    case: u8,
}

/// Stands before the first and after the last unit of a chain.
const EDGE: Unit = Unit { key: 1, case: 4 };

/// The case of a unit without a capital at its start.
const SMALL: u8 = 0;

/// The case of a unit in a chain that has no small letters at all, which tells nothing.
const SHOUTED: u8 = 3;

impl Unit {
    pub(crate) fn new(token: &Token, shouted: bool) -> Self {
        let case = match token.case() {
            Case::Lower => SMALL,
            Case::Title => 1,
            Case::Upper if shouted => SHOUTED,
            Case::Upper => 2,
        };
        Self { key: token.key().wrapping_mul(0x9E37_79B9_7F4A_7C15), case }
    }

    /// The unit in small letters.
    #[cfg(feature = "train")]
    pub(crate) fn lowered(self) -> Self {
        Self { case: SMALL, ..self }
    }

    /// The unit in a sentence of capitals.
    #[cfg(feature = "train")]
    pub(crate) fn shouted(self) -> Self {
        Self { case: SHOUTED, ..self }
    }

    /// Whether the unit stands without a capital.
    #[cfg(feature = "train")]
    pub(crate) fn is_small(self) -> bool {
        self.case == SMALL
    }

    pub(crate) fn key(self) -> u64 {
        self.key
    }
}

/// What is known about a gap before the model looks at it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Coverage {
    /// The entry of the word list that is just the two units around the gap.
    pair: u8,
    /// Entries of three units: the gap is the first of their gaps, or the second.
    first_of_three: u8,
    second_of_three: u8,
    /// The last of the longest entries of four or more that cover the gap.
    longer: u8,
    /// The decision, where the model need not be asked.
    pub(crate) decided: Option<bool>,
    /// Whether a custom word decided it.
    pub(super) by_user: bool,
}

const MOSTLY: u8 = Group::Mostly as u8;
const ALWAYS: u8 = Group::Always as u8;
const UNSEEN_JOINED: u8 = Group::UnseenJoined as u8;

/// The longest entry that is looked up.
pub(crate) const MAX_ENTRY: usize = 9;

/// Finds the entries that cover each gap of a chain; `find` is given the first unit of a sequence,
/// the number of its units, two or more, and its hash.
pub(crate) fn cover(
    units: &[Unit],
    mut find: impl FnMut(usize, usize, SequenceHash) -> Found,
    out: &mut Vec<Coverage>,
) {
    out.clear();
    out.resize(units.len().saturating_sub(1), Coverage::default());
    for (start, first) in units.iter().enumerate() {
        let mut hash = SequenceHash::start().push(first.key());
        for (len, unit) in (2..=MAX_ENTRY).zip(units.iter().skip(start + 1)) {
            hash = hash.push(unit.key());
            let found = find(start, len, hash);
            if let Some(group) = found.group {
                mark(out, start, len, group);
            }
            if len == 2
                && first.case == SMALL
                && unit.case == SMALL
                && let Some(gap) = out.get_mut(start)
            {
                gap.decided = found.sure;
            }
            if !found.is_prefix {
                break;
            }
        }
    }
}

/// Leaves open what only the model can decide, the gaps that longer entries cover, and splits those
/// that no entry covers beside a unit that never joins there. Between two capitals stands a name, in
/// which any syllable may join.
pub(crate) fn loosen(units: &[Unit], coverage: &mut [Coverage], find: impl Fn(u64) -> Loose) {
    for (gap, pair) in coverage.iter_mut().zip(units.windows(2)) {
        let [a, b] = pair else { continue };
        // Four syllables together that the list holds as one word leave no doubt: tới nơi tới chốn.
        if matches!(gap.longer, MOSTLY | ALWAYS | UNSEEN_JOINED) {
            gap.decided = Some(true);
        // A pair may be split everywhere but in a longer word.
        } else if gap.first_of_three | gap.second_of_three | gap.longer != 0 {
            gap.decided = None;
        } else if gap.is_loose(*a, *b) && (find(a.key).after || find(b.key).before) {
            gap.decided = Some(false);
        }
    }
}

impl Coverage {
    /// Whether nothing is known of the gap between two units that are not both capitalised.
    pub(crate) fn is_loose(self, a: Unit, b: Unit) -> bool {
        let bare = self.pair | self.first_of_three | self.second_of_three | self.longer == 0;
        bare && self.decided.is_none() && (a.case == SMALL || b.case == SMALL)
    }
}

#[inline]
fn mark(out: &mut [Coverage], start: usize, len: usize, group: Group) {
    let group = group as u8;
    for (place, gap) in out.iter_mut().skip(start).take(len - 1).enumerate() {
        match (len, place) {
            (2, _) => gap.pair = group,
            (3, 0) => gap.first_of_three = group,
            (3, _) => gap.second_of_three = group,
            _ => gap.longer = group,
        }
    }
}

/// A feature: a hash of a template and its values, in 24 bits.
pub(crate) type Feature = u32;

#[inline]
fn hash(template: u64, x: u64, y: u64, z: u64) -> Feature {
    // Keys are mixed already, so one product each is enough to keep their places apart.
    let h = x.wrapping_mul(0xD6E8_FEB8_6659_FD93)
        ^ y.wrapping_mul(0xA076_1D64_78BD_642F).rotate_left(21)
        ^ z.wrapping_mul(0xE703_7ED1_A0B4_28DB).rotate_left(43)
        ^ template.wrapping_mul(0x8EBC_6AF0_9C88_C6E3);
    let h = (h ^ h >> 32).wrapping_mul(0x5896_36E2_7D3A_4B65);
    (h >> 40) as Feature
}

/// The features of the gap between units `gap` and `gap + 1`: those of the gap alone go to
/// `plain`, those that depend on whether the gap before is joined to `after`.
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
    let (pp, p) = (unit(gap.checked_sub(2)), unit(gap.checked_sub(1)));
    let (a, b) = (unit(Some(gap)), unit(Some(gap + 1)));
    let (n, nn) = (unit(Some(gap + 2)), unit(Some(gap + 3)));
    let (before, here, behind) =
        (cover(gap.checked_sub(1)), cover(Some(gap)), cover(Some(gap + 1)));

    let shape =
        |units: [Unit; 4]| units.iter().fold(0, |shape, unit| shape << 3 | u64::from(unit.case));
    let shape4 = shape([p, a, b, n]);
    let shape2 = u64::from(a.case) << 3 | u64::from(b.case);
    let (pair, pair_before, pair_behind) =
        (u64::from(here.pair), u64::from(before.pair), u64::from(behind.pair));
    let threes = u64::from(here.first_of_three) << 3 | u64::from(here.second_of_three);
    let lexicon = pair << 9 | threes << 3 | u64::from(here.longer);
    let around = lexicon << 6 | pair_before << 3 | pair_behind;
    // Reduplication: xanh xanh, vâng vâng dạ dạ, nói đi nói lại.
    let same = |pairs: [(Unit, Unit); 6]| {
        pairs.iter().fold(0, |same, (x, y)| same << 1 | u64::from(x.key == y.key))
    };
    let repeats = same([(a, b), (p, b), (a, n), (pp, a), (b, nn), (p, n)]);

    plain(hash(1, a.key, b.key, 0));
    plain(hash(2, p.key, a.key, b.key));
    plain(hash(3, a.key, b.key, n.key));
    plain(hash(4, b.key, 0, 0));
    plain(hash(5, p.key, b.key, 0));
    plain(hash(6, a.key, n.key, 0));
    plain(hash(7, b.key, shape4, 0));
    plain(hash(8, lexicon, 0, 0));
    plain(hash(9, around, 0, 0));
    plain(hash(10, a.key, around, 0));
    plain(hash(11, b.key, around, 0));
    plain(hash(12, a.key, b.key, shape2));
    plain(hash(13, shape4, 0, 0));
    plain(hash(14, pair, 0, 0));
    plain(hash(15, threes, 0, 0));
    plain(hash(16, pair, pair_before, 0));
    plain(hash(17, pair, 0, pair_behind));
    plain(hash(18, pair, shape4, 0));
    plain(hash(19, repeats, 0, 0));
    plain(hash(20, repeats, shape2, pair));

    for joined in [false, true] {
        let y = u64::from(joined);
        after(joined, hash(21, y, 0, 0));
        after(joined, hash(22, y, lexicon, pair_before));
        after(joined, hash(23, y, shape4, 0));
        after(joined, hash(24 + y, a.key, b.key, 0));
        after(joined, hash(26 + y, p.key, a.key, b.key));
        after(joined, hash(28 + y, a.key, 0, shape2));
    }
}
