//! The averaged structured perceptron.

use super::chain::Chain;
use super::lexicon::Lexicon;
use super::random::Random;
use crate::lexicon::{Found, SequenceHash};
use crate::word::{Feature, Lattice, When, full_scores};

/// What a step of learning sees, and how far it goes.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Of eight entries of the word list, how many are not shown.
    pub(super) hidden: u64,
    /// Of 32 chains, how many come in small letters, and how many in capitals only.
    pub(super) lowered: usize,
    pub(super) shouted: usize,
    /// How far a mistake moves the weights.
    pub(super) rate: i32,
}

/// A feature has 24 bits; features that share a number share a weight, in training as in use.
const FEATURE_BITS: u32 = 24;

/// Weights are fixed-point numbers: this is one.
const UNIT: i32 = 64;

#[derive(Clone, Copy, Default)]
struct Weight {
    now: i32,
    /// When `now` was set, and the sum of the weight over all steps before.
    since: u32,
    total: i64,
}

#[derive(Clone)]
pub(super) struct Perceptron {
    weights: Vec<Weight>,
    step: u32,
    lattice: Lattice,
}

impl Perceptron {
    pub(super) fn new() -> Self {
        let weights = vec![Weight::default(); 1 << FEATURE_BITS];
        Self { weights, step: 0, lattice: Lattice::default() }
    }

    /// Decodes a chain and moves the weights of what was decided wrongly.
    ///
    /// Some entries of the word list are hidden, and some chains come in small letters or in
    /// capitals only, so that the model leans neither on the list nor on capitals alone. The chain
    /// itself does not count in the groups of its entries: in use, a text will not have either.
    pub(super) fn learn(
        &mut self,
        chain: &Chain,
        lexicon: &Lexicon,
        step: Step,
        random: &mut Random,
    ) {
        self.step += 1;
        let disguise = random.below(32);
        let lattice = &mut self.lattice;
        lattice.set_units(chain.units.iter().map(|unit| match disguise {
            _ if disguise < step.lowered => unit.lowered(),
            _ if disguise < step.lowered + step.shouted => unit.shouted(),
            _ => *unit,
        }));
        let seed = random.next();
        let find = |start: usize, len: usize, hash: SequenceHash| {
            if step.hidden == 8 {
                return Found::default();
            }
            let found = lexicon.find_without(hash, chain.treatment(start, len));
            let shown = hash.mixed_with(seed) % 8 >= step.hidden;
            Found { group: found.group.filter(|_| shown), ..found }
        };
        lattice.cover(find);
        let weights = &self.weights;
        let weight =
            |feature| weights.get(feature as usize).map_or(0, |weight: &Weight| weight.now);
        lattice.decode(|view| full_scores(view, weight));
        if lattice.joins == chain.joins {
            return;
        }
        let mut updates: Vec<(Feature, i32)> = Vec::new();
        for gap in 0..chain.joins.len() {
            let decision = |joins: &[bool], gap: Option<usize>| {
                gap.and_then(|gap| joins.get(gap)).copied().unwrap_or(false)
            };
            let side =
                |joins: &[bool]| (decision(joins, gap.checked_sub(1)), decision(joins, Some(gap)));
            let (right, wrong) = (side(&chain.joins), side(&lattice.joins));
            if right == wrong {
                continue;
            }
            let after = |joined: bool| {
                i32::from(right == (joined, true)) - i32::from(wrong == (joined, true))
            };
            let Some(view) = lattice.view(gap) else { continue };
            view.features(|when, feature| {
                let change = match when {
                    When::Always => i32::from(right.1) - i32::from(wrong.1),
                    When::AfterSplit => after(false),
                    When::AfterJoin => after(true),
                };
                updates.push((feature, change));
            });
        }
        for (feature, change) in updates {
            self.update(feature, change * step.rate * UNIT);
        }
    }

    fn update(&mut self, feature: Feature, change: i32) {
        if change == 0 {
            return;
        }
        if let Some(weight) = self.weights.get_mut(feature as usize) {
            weight.total += i64::from(weight.now) * i64::from(self.step - weight.since);
            weight.since = self.step;
            weight.now += change;
        }
    }

    /// Replaces every weight by its average so far, and starts averaging anew.
    pub(super) fn settle(&mut self) {
        if self.step == 0 {
            return;
        }
        for weight in &mut self.weights {
            let total = weight.total + i64::from(weight.now) * i64::from(self.step - weight.since);
            let average = total / i64::from(self.step);
            *weight = Weight { now: i32::try_from(average).unwrap_or(0), since: 0, total: 0 };
        }
        self.step = 0;
    }

    /// Adds the weights of another perceptron.
    pub(super) fn add(&mut self, other: &Self) {
        for (sum, weight) in self.weights.iter_mut().zip(&other.weights) {
            sum.now += weight.now;
        }
    }

    /// Divides every weight.
    pub(super) fn divide(&mut self, by: i32) {
        self.weights.iter_mut().for_each(|weight| weight.now /= by.max(1));
    }

    /// The `count` largest weights.
    pub(super) fn weights(&self, count: usize) -> Vec<(Feature, i32)> {
        let all = self.weights.iter().enumerate();
        let mut kept: Vec<(Feature, i32)> = all
            .map(|(feature, weight)| (Feature::try_from(feature).unwrap_or(0), weight.now))
            .filter(|&(_, weight)| weight != 0)
            .collect();
        kept.sort_by_key(|&(feature, weight)| (-weight.abs(), feature));
        kept.truncate(count);
        kept.sort_unstable();
        kept
    }
}
