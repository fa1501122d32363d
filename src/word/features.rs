//! What the model looks at when it decides a gap between two syllables.
//!
//! The trainer and the decoder both call [`gap_features`], so they cannot come to differ.

use core::hint::select_unpredictable;

use crate::lexicon::{Found, GROUP_BITS, Group, Loose, SequenceHash};
use crate::token::{Case, Token};

/// A syllable or word among those that stand together between two spaces or marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    key: u64,
    case: u8,
}

/// Stands before the first and after the last unit of a chain.
pub(super) const EDGE: Unit = Unit { key: 1, case: 4 };

/// The case of a unit without a capital at its start.
const SMALL: u8 = 0;

/// The case of a unit in a chain that has no small letters at all, which tells nothing: one more than
/// that of capitals.
#[cfg(feature = "train")]
const SHOUTED: u8 = 3;

impl Unit {
    pub(crate) fn new(token: &Token, shouted: bool) -> Self {
        // Which case it is cannot be foretold, so it is no branch.
        let case = token.case() as u8 + u8::from(shouted & (token.case() == Case::Upper));
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
    #[cfg(any(test, feature = "train"))]
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
    /// The groups of the entries that cover the gap, by the shifts below.
    known: u16,
    /// The decision, where the model need not be asked.
    pub(crate) decided: Option<bool>,
    /// Whether a custom word decided it.
    pub(super) by_user: bool,
    /// Whether longer entries start with the two units around the gap.
    starts_longer: bool,
}

/// The bits of a group.
const GROUP: u16 = (1 << GROUP_BITS) - 1;
/// The entry that is just the two units around the gap.
const PAIR: u32 = 3 * GROUP_BITS;
/// Entries of three units: the gap is the first of their gaps, or the second.
const FIRST_OF_THREE: u32 = 2 * GROUP_BITS;
const SECOND_OF_THREE: u32 = GROUP_BITS;
/// The last of the longest entries of four or more that cover the gap.
const LONGER: u32 = 0;

const MOSTLY: u16 = Group::Mostly as u16;
const ALWAYS: u16 = Group::Always as u16;
const UNSEEN_JOINED: u16 = Group::UnseenJoined as u16;
const GOLD_JOINED: u16 = Group::GoldJoined as u16;

/// The longest entry that is looked up.
pub(crate) const MAX_ENTRY: usize = 9;

/// Finds the entries of two units. They come first, for none of these look-ups waits for another.
pub(super) fn cover_pairs(
    units: &[Unit],
    mut find: impl FnMut(usize, usize, SequenceHash) -> Found,
) -> impl Iterator<Item = Coverage> {
    units.windows(2).enumerate().map(move |(start, pair)| {
        let &[a, b] = pair else { return Coverage::default() };
        Coverage::of_pair(a, b, find(start, 2, SequenceHash::of(&[a.key, b.key])))
    })
}

/// Finds the entries of three units and more.
pub(super) fn cover_longer(
    units: &[Unit],
    mut find: impl FnMut(usize, usize, SequenceHash) -> Found,
    gaps: &mut [Coverage],
) {
    for start in 0..gaps.len() {
        if gaps.get(start).is_some_and(|gap| gap.starts_longer) {
            cover_longer_from(units, start, &mut find, gaps);
        }
    }
}

/// Finds the entries of three units and more from `start` on.
fn cover_longer_from(
    units: &[Unit],
    start: usize,
    mut find: impl FnMut(usize, usize, SequenceHash) -> Found,
    gaps: &mut [Coverage],
) {
    let mut hash = SequenceHash::start();
    for (len, unit) in (1..=MAX_ENTRY).zip(units.iter().skip(start)) {
        hash = hash.push(unit.key);
        if len > 2 {
            let found = find(start, len, hash);
            if let Some(group) = found.group {
                mark(gaps, start, len, group);
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
pub(super) fn loosen(units: &[Unit], gaps: &mut [Coverage], find: impl Fn(u64) -> Loose) {
    let mut first = units.first().map_or(Loose::default(), |unit| find(unit.key));
    for (gap, pair) in gaps.iter_mut().zip(units.windows(2)) {
        let &[a, b] = pair else { continue };
        let (after, second) = (first.after, find(b.key));
        first = second;
        if gap.known & !(GROUP << PAIR) != 0 {
            // Four syllables together that the list holds as one word leave no doubt: tới nơi tới
            // chốn. A pair may be split everywhere but in a longer word.
            let sure = matches!(gap.group(LONGER), MOSTLY | ALWAYS | UNSEEN_JOINED | GOLD_JOINED);
            gap.decided = sure.then_some(true);
        } else {
            let splits = u8::from(gap.is_loose(a, b)) & u8::from(after | second.before);
            gap.decided = select_unpredictable(splits != 0, Some(false), gap.decided);
        }
    }
}

impl Coverage {
    /// What is known of the gap between two units, of whom the list says what is found.
    #[inline]
    pub(super) fn of_pair(a: Unit, b: Unit, found: Found) -> Self {
        Self {
            known: found.group.map_or(0, |group| (group as u16) << PAIR),
            decided: if a.case | b.case == SMALL { found.sure } else { None },
            starts_longer: found.is_prefix,
            by_user: false,
        }
    }

    /// The group of an entry that covers the gap, 0 for none.
    #[inline]
    fn group(self, shift: u32) -> u16 {
        self.known >> shift & GROUP
    }

    fn set_group(&mut self, shift: u32, group: Group) {
        self.known = self.known & !(GROUP << shift) | (group as u16) << shift;
    }

    /// Whether nothing is known of the gap between two units that are not both capitalised.
    #[inline]
    #[allow(clippy::needless_bitwise_bool, reason = "lazy operators would make branches")]
    pub(crate) fn is_loose(self, a: Unit, b: Unit) -> bool {
        (self.known == 0) & self.decided.is_none() & ((a.case == SMALL) | (b.case == SMALL))
    }
}

#[inline]
pub(super) fn mark(gaps: &mut [Coverage], start: usize, len: usize, group: Group) {
    for (place, gap) in gaps.iter_mut().skip(start).take(len - 1).enumerate() {
        match (len, place) {
            (3, 0) => gap.set_group(FIRST_OF_THREE, group),
            (3, _) => gap.set_group(SECOND_OF_THREE, group),
            _ => gap.set_group(LONGER, group),
        }
    }
}

/// A feature: a hash of a template and its values, in 24 bits.
///
/// The upper 15 bits come from the syllables that it looks at, so that the features of the same
/// syllables stand together in the weight table: one line of the cache answers all of them.
pub(crate) type Feature = u32;

pub(crate) const FEATURE_BITS: u32 = 24;
const WITHIN_PLACE: u32 = 9;
const TEMPLATE: u64 = 265;
const VALUE: u64 = 11;

/// Where the features of the same syllables stand.
#[derive(Clone, Copy)]
struct Place(u64);

impl Place {
    #[inline]
    fn of(template: u64, x: u64, y: u64, z: u64) -> Self {
        // Keys are mixed already, so one product each is enough to keep their places apart.
        let h = x.wrapping_mul(0xD6E8_FEB8_6659_FD93)
            ^ y.wrapping_mul(0xA076_1D64_78BD_642F).rotate_left(21)
            ^ z.wrapping_mul(0xE703_7ED1_A0B4_28DB).rotate_left(43)
            ^ template.wrapping_mul(0x8EBC_6AF0_9C88_C6E3);
        Self((h ^ h >> 32).wrapping_mul(0x5896_36E2_7D3A_4B65))
    }

    /// The feature of a template here, with a value below 64.
    #[inline]
    fn feature(self, template: u64, value: u64) -> Feature {
        // The factors lead the templates of one place to different buckets of its line.
        let within = self.0 >> 20 ^ template.wrapping_mul(TEMPLATE) ^ value.wrapping_mul(VALUE);
        let place = self.0 >> (64 - (FEATURE_BITS - WITHIN_PLACE));
        (place << WITHIN_PLACE | within & ((1 << WITHIN_PLACE) - 1)) as Feature
    }
}

/// After which decisions about the gap before a feature counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum When {
    Always,
    AfterSplit,
    AfterJoin,
}

impl When {
    fn after(joined: bool) -> Self {
        if joined { When::AfterJoin } else { When::AfterSplit }
    }
}

/// Where the cases of the syllables stand among the signs of a gap, above the six groups of it and of its neighbours,
/// and which syllables are the same: above four cases of three bits.
const SHAPE: u32 = 6 * GROUP_BITS;
const REPEATS: u32 = SHAPE + 12;

/// What is known of a gap apart from which syllables stand there: what the word list says of it and
/// of its neighbours, how the syllables around it are capitalised, and which of them are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Signs(u64);

impl Signs {
    /// The signs of no gap.
    pub(super) const NONE: Self = Self(u64::MAX);

    #[inline]
    fn of(units: &[Unit; 6], [before, here, behind]: &[Coverage; 3]) -> Self {
        let [pp, p, a, b, n, nn] = units;
        let shape = [p, a, b, n].iter().fold(0, |shape, unit| shape << 3 | u64::from(unit.case));
        // Reduplication: xanh xanh, vâng vâng dạ dạ, nói đi nói lại.
        let pairs = [(a, b), (p, b), (a, n), (pp, a), (b, nn), (p, n)];
        let repeats = pairs.iter().fold(0, |same, (x, y)| same << 1 | u64::from(x.key == y.key));
        let beside = before.group(PAIR) << GROUP_BITS | behind.group(PAIR);
        let around = u64::from(here.known) << (2 * GROUP_BITS) | u64::from(beside);
        Self(repeats << REPEATS | shape << SHAPE | around)
    }

    /// What the word list says of the gap and its neighbours.
    fn around(self) -> u64 {
        self.0 & ((1 << SHAPE) - 1)
    }

    /// The cases of two units before the gap and two behind it; those of one each.
    fn shape4(self) -> u64 {
        self.0 >> SHAPE & 0xFFF
    }

    fn shape2(self) -> u64 {
        self.0 >> (SHAPE + 3) & 0x3F
    }

    fn repeats(self) -> u64 {
        self.0 >> REPEATS
    }

    /// Where a memory of 2^`bits` places keeps what it knows of the signs.
    #[inline]
    pub(super) fn slot(self, bits: u32) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
    }

    /// The features of the signs alone.
    pub(super) fn features(self, mut visit: impl FnMut(When, Feature)) {
        let around = self.around();
        let group = |of: u64, shift: u32| of >> shift & u64::from(GROUP);
        let lexicon = around >> (2 * GROUP_BITS);
        let (pair_before, pair_behind) = (group(around, GROUP_BITS), group(around, 0));
        let pair = group(lexicon, PAIR);
        let threes = lexicon >> SECOND_OF_THREE & ((1 << (2 * GROUP_BITS)) - 1);
        let (shape2, shape4, repeats) = (self.shape2(), self.shape4(), self.repeats());
        let hash = |template, x, y, z| Place::of(template, x, y, z).feature(template, 0);

        visit(When::Always, hash(8, lexicon, 0, 0));
        visit(When::Always, hash(9, around, 0, 0));
        visit(When::Always, hash(13, shape4, 0, 0));
        visit(When::Always, hash(14, pair, 0, 0));
        visit(When::Always, hash(15, threes, 0, 0));
        visit(When::Always, hash(16, pair, pair_before, 0));
        visit(When::Always, hash(17, pair, 0, pair_behind));
        visit(When::Always, hash(18, pair, shape4, 0));
        visit(When::Always, hash(19, repeats, 0, 0));
        visit(When::Always, hash(20, repeats, shape2, pair));
        for joined in [false, true] {
            let (after, y) = (When::after(joined), u64::from(joined));
            visit(after, hash(21, y, 0, 0));
            visit(after, hash(22, y, lexicon, pair_before));
            visit(after, hash(23, y, shape4, 0));
        }
    }
}

/// A gap as the model sees it.
#[derive(Clone, Copy)]
pub(crate) struct View {
    /// Two units before the gap and two behind it, by their keys.
    keys: [u64; 4],
    pub(super) signs: Signs,
}

impl View {
    /// The gap in the middle of six units and of three gaps.
    #[inline]
    pub(super) fn of(units: &[Unit; 6], coverage: &[Coverage; 3]) -> Self {
        let [_, p, a, b, n, _] = units;
        Self { keys: [p, a, b, n].map(|unit| unit.key), signs: Signs::of(units, coverage) }
    }

    /// All features of the gap.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn features(&self, mut visit: impl FnMut(When, Feature)) {
        self.signs.features(&mut visit);
        self.pair_features(&mut visit);
        self.context_features(visit);
    }

    /// The features of the two syllables of the gap, by themselves and with their capitals.
    #[inline]
    pub(super) fn pair_features(&self, mut visit: impl FnMut(When, Feature)) {
        let [_, a, b, _] = self.keys;
        let shape2 = self.signs.shape2();
        let pair = Place::of(1, a, b, 0);
        visit(When::Always, pair.feature(1, 0));
        visit(When::Always, pair.feature(12, shape2));
        visit(When::Always, Place::of(4, b, 0, 0).feature(4, 0));
        let first = Place::of(28, a, 0, shape2);
        for joined in [false, true] {
            let (after, y) = (When::after(joined), u64::from(joined));
            visit(after, pair.feature(24 + y, 0));
            visit(after, first.feature(28 + y, 0));
        }
    }

    /// The features of the syllables with those beside them, and with the signs.
    #[inline]
    pub(super) fn context_features(&self, mut visit: impl FnMut(When, Feature)) {
        let [p, a, b, n] = self.keys;
        let (around, shape4) = (self.signs.around(), self.signs.shape4());
        let three = Place::of(2, p, a, b);
        visit(When::Always, three.feature(2, 0));
        visit(When::Always, Place::of(3, a, b, n).feature(3, 0));
        visit(When::Always, Place::of(5, p, b, 0).feature(5, 0));
        visit(When::Always, Place::of(6, a, n, 0).feature(6, 0));
        visit(When::Always, Place::of(7, b, shape4, 0).feature(7, 0));
        visit(When::Always, Place::of(10, a, around, 0).feature(10, 0));
        visit(When::Always, Place::of(11, b, around, 0).feature(11, 0));
        for joined in [false, true] {
            let (after, y) = (When::after(joined), u64::from(joined));
            visit(after, three.feature(26 + y, 0));
        }
    }
}
