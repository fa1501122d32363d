//! Learns the word model from segmented text (feature `train`).
//!
//! An averaged structured perceptron over the features of [`word`](crate::word): it decodes each
//! sentence with the weights it has and corrects those that led it astray. The same input gives
//! the same bytes. See `examples/train.rs` for the command and `data/README.md` for the data.

mod contexts;
mod lexicon;
mod perceptron;
mod random;

pub use contexts::Contexts;

use crate::error::Error;
use crate::sentence::sentence_ranges;
use crate::span::Span;
use crate::token::{Token, tokens};
use crate::word::{Unit, chains, is_shouted, write_model};
use lexicon::Lexicon;
use perceptron::{Chain, Perceptron};
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
/// learning words; then on gold text with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Trainer {
    /// Passes over silver text.
    pub silver_epochs: usize,
    /// Passes over gold text.
    pub gold_epochs: usize,
    /// How much more a mistake in gold text moves the weights.
    pub gold_rate: i32,
    /// How many weights to keep, the largest first.
    pub weights: usize,
}

impl Default for Trainer {
    fn default() -> Self {
        Self { silver_epochs: 1, gold_epochs: 5, gold_rate: 2, weights: 300_000 }
    }
}

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
        /// Gold text counts as much as so much silver when entries are grouped.
        const GOLD_WEIGHT: u32 = 20;
        /// Of eight entries, how many a sentence does not see.
        const HIDDEN_IN_SILVER: u64 = 8;
        const HIDDEN_IN_GOLD: u64 = 1;

        let mut lexicon = Lexicon::parse(word_list)?;
        let mut gold: Vec<Chain> = gold.iter().flat_map(chains_of).collect();
        let mut silver: Vec<Chain> = silver.flat_map(|text| chains_of(&text)).collect();
        gold.iter().for_each(|chain| lexicon.count(chain, GOLD_WEIGHT));
        silver.iter().for_each(|chain| lexicon.count(chain, 1));
        let table = lexicon.compile();

        let mut random = Random::new(1945);
        let mut perceptron = Perceptron::new(&table)?;
        for _ in 0..self.silver_epochs {
            random.shuffle(&mut silver);
            silver
                .iter()
                .for_each(|chain| perceptron.learn(chain, HIDDEN_IN_SILVER, 1, &mut random));
        }
        perceptron.settle();
        for _ in 0..self.gold_epochs {
            random.shuffle(&mut gold);
            gold.iter().for_each(|chain| {
                perceptron.learn(chain, HIDDEN_IN_GOLD, self.gold_rate, &mut random);
            });
        }
        perceptron.settle();
        Ok(write_model(&table, &perceptron.weights(self.weights)))
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
