//! What the model says of a gap.

#[cfg(any(test, feature = "train"))]
use super::features::Feature;
use super::features::{Signs, View, When};
use super::model::{Bucket, Model};

/// What joining a gap scores after a split, and after a join.
pub(crate) type Scores = [i32; 2];

/// Scores beyond this, in the model's fixed-point numbers, are clear: the syllables of the gap and its
/// [`Signs`] decide it, and those beside it are not asked. Two gaps in three of those that no look-up
/// decides are clear, and asking about them changes words in one text of ten thousand.
const CLEAR: i32 = 800;

fn is_clear([split, join]: Scores) -> bool {
    split.min(join) > CLEAR || split.max(join) < -CLEAR
}

/// Sums of weights, a sum for each slot of a bucket.
#[derive(Default)]
struct Sum {
    start: Scores,
    always: Bucket,
    after: [Bucket; 2],
}

impl Sum {
    #[inline]
    fn add(&mut self, when: When, weights: Bucket) {
        let [split, join] = &mut self.after;
        let sums = match when {
            When::Always => &mut self.always,
            When::AfterSplit => split,
            When::AfterJoin => join,
        };
        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    }

    #[inline]
    fn scores(&self) -> Scores {
        let total = |sums: Bucket| sums.iter().sum::<i32>();
        let ([split, join], [after_split, after_join]) = (self.start, self.after);
        let always = total(self.always);
        [split + always + total(after_split), join + always + total(after_join)]
    }
}

/// The scores of a gap; `of_signs` gives those of its signs.
#[inline]
pub(super) fn gap_scores(
    model: &Model<'_>,
    view: &View,
    of_signs: impl FnOnce(Signs) -> Scores,
) -> Scores {
    let mut sum = Sum { start: of_signs(view.signs), ..Sum::default() };
    view.pair_features(|when, feature| sum.add(when, model.weights(feature)));
    let scores = sum.scores();
    if is_clear(scores) {
        return scores;
    }
    view.context_features(|when, feature| sum.add(when, model.weights(feature)));
    sum.scores()
}

/// The scores of signs alone.
pub(super) fn sign_scores(model: &Model<'_>, signs: Signs) -> Scores {
    let mut sum = Sum::default();
    signs.features(|when, feature| sum.add(when, model.weights(feature)));
    sum.scores()
}

/// The scores of a gap, without a memory.
#[cfg(any(test, feature = "train"))]
pub(crate) fn model_scores(model: &Model<'_>, view: &View) -> Scores {
    gap_scores(model, view, |signs| sign_scores(model, signs))
}

/// The scores of all features of a gap; `weight` gives a feature's weight towards joining.
#[cfg(any(test, feature = "train"))]
pub(crate) fn full_scores(view: &View, weight: impl Fn(Feature) -> i32) -> Scores {
    let mut sum = Sum::default();
    view.features(|when, feature| sum.add(when, [weight(feature), 0, 0, 0]));
    sum.scores()
}

/// What the signs last seen score, of those that share a slot: four gaps in five have signs that a gap
/// not far before them had.
#[derive(Clone, Debug, Default)]
pub(super) struct SignMemo {
    slots: Vec<(Signs, Scores)>,
}

const SLOT_BITS: u32 = 10;

impl SignMemo {
    /// The scores of signs. A memory serves one model only.
    #[inline]
    pub(super) fn scores(&mut self, model: &Model<'_>, signs: Signs) -> Scores {
        if self.slots.is_empty() {
            self.slots = vec![(Signs::NONE, Scores::default()); 1 << SLOT_BITS];
        }
        let slot = self.slots.get_mut(signs.slot(SLOT_BITS));
        if let Some((known, scores)) = &slot
            && *known == signs
        {
            return *scores;
        }
        let scores = sign_scores(model, signs);
        if let Some(slot) = slot {
            *slot = (signs, scores);
        }
        scores
    }
}
