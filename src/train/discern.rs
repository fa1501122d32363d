//! Learns to tell the meanings of one abbreviation from each other.
//!
//! A logistic regression that starts from the naive weights and is drawn back to them: what text shows
//! seldom, and what only people know, keeps its naive weight.

use std::collections::HashMap;

use super::random::Random;
use crate::abbreviation::context::FAR;

/// The features of one occurrence, by number: what stands near, and words further away.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) near: Box<[u32]>,
    pub(super) far: Box<[u32]>,
}

impl Sample {
    /// The features, and how much of its weight each counts.
    fn features(&self) -> impl Iterator<Item = (u32, f32)> {
        let near = self.near.iter().map(|&feature| (feature, 1.0));
        near.chain(self.far.iter().map(|&feature| (feature, FAR)))
    }
}

/// The meanings that one abbreviation may have.
#[derive(Debug)]
pub(super) struct Choice {
    /// Their numbers.
    pub(super) forms: Vec<usize>,
    /// For each, the first of them that puts the same meaning.
    pub(super) meanings: Vec<usize>,
}

/// The weights of one meaning.
pub(super) type Weights = HashMap<u32, Weight>;

/// How much a feature speaks for a meaning.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    pub(super) value: f32,
    naive: f32,
    /// The squares of its steps.
    moved: f32,
}

impl Weight {
    pub(super) fn new(naive: f32) -> Self {
        Self { value: naive, naive, moved: 1.0 }
    }

    fn step(&mut self, slope: f32) {
        let slope = slope + PULL * (self.value - self.naive);
        self.moved += slope * slope;
        self.value -= RATE * slope / self.moved.sqrt();
    }
}

const EPOCHS: usize = 4;
const RATE: f32 = 0.03;
const PULL: f32 = 0.05;
/// What differs so little from the truth moves nothing.
const CLOSE: f32 = 0.002;
/// A feature that so many samples of a meaning have gets a weight of its own.
const SEEN: u32 = 3;
/// A rare meaning counts as much as this many times its samples.
const RARE: f32 = 6.0;
/// As many samples of a meaning are kept.
pub(super) const SAMPLES: usize = 1500;

/// How far the weights go from the naive ones to the learnt ones: the texts are not of all kinds.
const WAY: f32 = 0.5;

/// Corrects the weights of the meanings, whose samples are given in the same order.
pub(super) fn discern(choices: &[Choice], samples: &[&[Sample]], weights: &mut [Weights]) {
    for (samples, weights) in samples.iter().zip(weights.iter_mut()) {
        let mut seen: HashMap<u32, u32> = HashMap::new();
        for (feature, _) in samples.iter().flat_map(Sample::features) {
            *seen.entry(feature).or_default() += 1;
        }
        for (feature, _) in seen.into_iter().filter(|&(_, seen)| seen >= SEEN) {
            weights.entry(feature).or_insert_with(|| Weight::new(0.0));
        }
    }
    let mut places: Vec<(usize, &Choice, &Sample)> = Vec::new();
    for choice in choices {
        for (at, &form) in choice.forms.iter().enumerate() {
            let of_form = samples.get(form).copied().unwrap_or(&[]);
            places.extend(of_form.iter().map(|sample| (at, choice, sample)));
        }
    }
    let often: Vec<f32> = samples.iter().map(|samples| samples.len() as f32 + 5.0).collect();
    let mut random = Random::new(1945);
    for _ in 0..EPOCHS {
        random.shuffle(&mut places);
        for &(at, choice, sample) in &places {
            correct(at, choice, sample, &often, weights);
        }
    }
    for weight in weights.iter_mut().flat_map(Weights::values_mut) {
        weight.value = weight.naive + WAY * (weight.value - weight.naive);
    }
}

/// Corrects the weights by a sample of the meaning at `at`.
fn correct(at: usize, choice: &Choice, sample: &Sample, often: &[f32], weights: &mut [Weights]) {
    let count = |form: &usize| often.get(*form).copied().unwrap_or(1.0);
    let score = |form: &usize| -> f32 {
        let Some(weights) = weights.get(*form) else { return 0.0 };
        let weight =
            |(feature, share)| weights.get(&feature).map_or(0.0, |weight| share * weight.value);
        // Half of how often a meaning stands is in the samples, half in how much each counts.
        0.5 * count(form).ln() + sample.features().map(weight).sum::<f32>()
    };
    let scores: Vec<f32> = choice.forms.iter().map(score).collect();
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - best).exp()).collect();
    let all: f32 = shares.iter().sum();
    let meant = choice.meanings.get(at);
    let is_meant = |meaning: &usize| Some(meaning) == meant;
    let right: f32 = shares
        .iter()
        .zip(&choice.meanings)
        .filter(|(_, meaning)| is_meant(meaning))
        .map(|(share, _)| share)
        .sum();
    let counts = (SAMPLES as f32 / 4.0 / choice.forms.get(at).map_or(1.0, count)).sqrt().min(RARE);
    for ((form, share), meaning) in choice.forms.iter().zip(&shares).zip(&choice.meanings) {
        let truth = if is_meant(meaning) { share / right.max(1e-9) } else { 0.0 };
        let slope = (share / all - truth) * counts;
        let Some(weights) = weights.get_mut(*form).filter(|_| slope.abs() > CLOSE) else {
            continue;
        };
        for (feature, share) in sample.features() {
            if let Some(weight) = weights.get_mut(&feature) {
                weight.step(slope * share);
            }
        }
    }
}
