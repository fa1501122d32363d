//! Learns the word model from segmented text (feature `train`).
//!
//! An averaged structured perceptron over the features of [`word`](crate::word): it decodes each
//! sentence with the weights it has and corrects those that led it astray. The same input gives
//! the same bytes. See `examples/train.rs` for the command and `data/README.md` for the data.

mod chain;
mod choosing;
mod contexts;
mod decisions;
mod discern;
mod lexicon;
mod perceptron;
mod random;

pub use choosing::Choosing;
pub use contexts::Contexts;

use crate::error::Error;
use crate::sentence::sentence_ranges;
use crate::span::Span;
use crate::token::{Token, tokens};
use crate::word::{Unit, WordModel, chains, is_shouted, write_model};
use chain::Chain;
use decisions::Decisions;
use lexicon::Lexicon;
use perceptron::{Perceptron, Step};
use random::Random;

/// A segmented text: the words are spans of it.
#[derive(Clone, Debug)]
pub struct Segmented {
    /// The running text.
    pub text: String,
    /// Its words, in order.
    pub words: Vec<Span>,
}

/// How to train.
///
/// First on silver text without the word list, so that the list does not spare the model from
/// learning words; then on gold text with it. The model is the average of several that meet the
/// texts in different orders.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Trainer {
    /// Passes over silver text.
    pub silver_epochs: usize,
    /// Passes over gold text.
    pub gold_epochs: usize,
    /// How much more a mistake in gold text moves the weights.
    pub gold_rate: i32,
    /// How many models to average.
    pub bags: i32,
    /// How many weights to keep, the largest first.
    pub weights: usize,
    /// How many pairs to decide by a look-up alone: the most frequent ones of those in small
    /// letters that the model nearly always treats alike in silver text.
    pub sure_pairs: usize,
}

impl Default for Trainer {
    fn default() -> Self {
        Self {
            silver_epochs: 1,
            gold_epochs: 5,
            gold_rate: 2,
            bags: 16,
            weights: 340_000,
            sure_pairs: 130_000,
        }
    }
}

const SILVER: Step = Step { hidden: 8, lowered: 12, shouted: 2, rate: 1 };
const GOLD: Step = Step { hidden: 1, lowered: 8, shouted: 1, rate: 1 };

impl Trainer {
    /// Trains a model and gives the bytes of its file.
    ///
    /// `word_list` is the text of `data/lexicon.tsv`.
    ///
    /// # Errors
    ///
    /// If a line of `word_list` is malformed.
    pub fn train(
        &self,
        word_list: &str,
        gold: &[Segmented],
        silver: impl Iterator<Item = Segmented>,
    ) -> Result<Vec<u8>, Error> {
        let mut lexicon = Lexicon::parse(word_list)?;
        let mut gold: Vec<Chain> = gold.iter().flat_map(chains_of).collect();
        let mut silver: Vec<Chain> = silver.flat_map(|text| chains_of(&text)).collect();
        gold.iter().for_each(|chain| lexicon.count(chain, true));
        silver.iter().for_each(|chain| lexicon.count(chain, false));

        let mut random = Random::new(1945);
        let mut average = Perceptron::new();
        for _ in 0..self.bags {
            let mut perceptron = Perceptron::new();
            for _ in 0..self.silver_epochs {
                random.shuffle(&mut silver);
                for chain in &silver {
                    perceptron.learn(chain, &lexicon, SILVER, &mut random);
                }
            }
            perceptron.settle();
            let step = Step { rate: self.gold_rate, ..GOLD };
            for _ in 0..self.gold_epochs {
                random.shuffle(&mut gold);
                for chain in &gold {
                    perceptron.learn(chain, &lexicon, step, &mut random);
                }
            }
            perceptron.settle();
            average.add(&perceptron);
        }
        average.divide(self.bags);
        let weights = average.weights(self.weights);
        drop(average);

        let model = write_model(&lexicon.compile(), &weights);
        let seen = Decisions::of(&WordModel::from_bytes(&model)?, &silver);
        lexicon.set_loose(seen.loose_units());
        let model = write_model(&lexicon.compile(), &weights);
        let seen = Decisions::of(&WordModel::from_bytes(&model)?, &silver);
        for (pair, joined) in seen.sure_pairs(self.sure_pairs) {
            lexicon.set_sure(pair, joined);
        }
        Ok(write_model(&lexicon.compile(), &weights))
    }
}

/// The chains of a segmented text that have a gap to decide, with the decisions.
fn chains_of(segmented: &Segmented) -> Vec<Chain> {
    let tokens: Vec<Token> = tokens(&segmented.text).collect();
    let mut out = Vec::new();
    let mut words = segmented.words.iter().peekable();
    for range in sentence_ranges(&segmented.text, &tokens) {
        let sentence = tokens.get(range).unwrap_or(&[]);
        let shouted = is_shouted(sentence);
        for chain in chains(sentence) {
            let joins = chain.windows(2).map(|pair| {
                let [a, b] = pair else { return false };
                while words.next_if(|word| word.end <= a.span.start).is_some() {}
                words.peek().is_some_and(|word| word.contains(a.span.to(b.span)))
            });
            let joins: Vec<bool> = joins.collect();
            if !joins.is_empty() {
                let units = chain.iter().map(|token| Unit::new(token, shouted)).collect();
                out.push(Chain { units, joins });
            }
        }
    }
    out
}
