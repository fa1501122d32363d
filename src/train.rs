//! Learns the word model from segmented text (feature `train`).
//!
//! An averaged structured perceptron over the features of [`word`](crate::word): it decodes each
//! sentence with the weights it has and corrects those that led it astray. The same input gives
//! the same bytes. See `examples/train.rs` for the command and `data/README.md` for the data.

mod lexicon;
mod perceptron;
mod random;

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
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Trainer {
    /// Passes over silver and gold together.
    pub epochs: usize,
    /// How often gold text is repeated in such a pass.
    pub gold_repeats: usize,
    /// Passes over gold alone, at the end.
    pub gold_epochs: usize,
    /// How many weights to keep, the largest first.
    pub weights: usize,
}

impl Default for Trainer {
    fn default() -> Self {
        Self { epochs: 2, gold_repeats: 3, gold_epochs: 4, weights: 300_000 }
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
        let mut lexicon = Lexicon::parse(word_list)?;
        let gold: Vec<Chain> = gold.iter().flat_map(chains_of).collect();
        let silver: Vec<Chain> = silver.flat_map(|text| chains_of(&text)).collect();
        const GOLD_WEIGHT: u32 = 20;
        gold.iter().for_each(|chain| lexicon.count(chain, GOLD_WEIGHT));
        silver.iter().for_each(|chain| lexicon.count(chain, 1));
        let table = lexicon.compile();

        let mut random = Random::new(1945);
        let mut perceptron = Perceptron::new(&table)?;
        for _ in 0..self.epochs {
            let repeated = (0..self.gold_repeats).flat_map(|_| &gold);
            let mut chains: Vec<&Chain> = silver.iter().chain(repeated).collect();
            random.shuffle(&mut chains);
            chains.iter().for_each(|chain| perceptron.learn(chain, &mut random));
        }
        for _ in 0..self.gold_epochs {
            let mut chains: Vec<&Chain> = gold.iter().collect();
            random.shuffle(&mut chains);
            chains.iter().for_each(|chain| perceptron.learn(chain, &mut random));
        }
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
