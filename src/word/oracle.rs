//! The segmenter without its short cuts, to compare with: tokens of the whole text, sentences from
//! tokens, every entry looked up, every feature of a gap weighed.

use proptest::prelude::*;

use super::features::{Coverage, MAX_ENTRY, Unit, mark};
use super::score::model_scores;
use super::{BUILT_IN, Lattice, Segmenter, chains, is_shouted};
use crate::fixtures;
use crate::lexicon::{Found, SequenceHash};
use crate::sentence::sentence_ranges;
use crate::span::Span;
use crate::token::{Token, tokens};

fn plainly(text: &str) -> Vec<Span> {
    let model = &*BUILT_IN;
    let tokens: Vec<Token> = tokens(text).collect();
    let mut words = Vec::new();
    for range in sentence_ranges(text, &tokens) {
        let sentence = &tokens[range];
        for chain in chains(sentence) {
            let shouted = is_shouted(sentence);
            let mut lattice = Lattice::default();
            lattice.set_units(chain.iter().map(|token| Unit::new(token, shouted)));
            let gaps = cover(lattice.units());
            lattice.cover(|_, _, _| Found::default());
            lattice.parts().1.copy_from_slice(&gaps);
            lattice.loosen(|key| model.units().find_unit(key));
            lattice.decode(|view| model_scores(model, view));
            let mut start = 0;
            for end in 1..=chain.len() {
                if end == chain.len() || !lattice.joins[end - 1] {
                    words.push(chain[start].span.to(chain[end - 1].span));
                    start = end;
                }
            }
        }
    }
    words
}

/// What is known of the gaps of a chain: every stretch of units is looked up.
fn cover(units: &[Unit]) -> Vec<Coverage> {
    let find = |start: usize, len: usize| {
        let keys: Vec<u64> = units[start..start + len].iter().map(|unit| unit.key()).collect();
        BUILT_IN.words().find(SequenceHash::of(&keys))
    };
    let pairs = (1..units.len()).map(|end| {
        let (a, b) = (units[end - 1], units[end]);
        let found = find(end - 1, 2);
        Coverage::of_pair(
            a,
            b,
            Found { sure: found.sure.filter(|_| a.is_small() && b.is_small()), ..found },
        )
    });
    let mut out: Vec<Coverage> = pairs.collect();
    for start in 0..units.len() {
        for len in 3..=MAX_ENTRY.min(units.len() - start) {
            if let Some(group) = find(start, len).group {
                mark(&mut out, start, len, group);
            }
        }
    }
    out
}

fn assert_same(text: &str) {
    let words = Segmenter::new().segment(text);
    let expected = plainly(text);
    let at = words.iter().zip(&expected).position(|(a, b)| a != b);
    assert_eq!(at.map(|at| (words[at].of(text), expected[at].of(text))), None, "in {text:?}");
    assert_eq!(words.len(), expected.len());
}

#[test]
fn short_cuts_change_nothing_in_prose() {
    let text = fixtures::prose();
    assert_same(&text);
    assert_same(&text.to_uppercase());
    assert_same(&text.to_lowercase());
    assert_same(&text.replace('\n', " "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Words of the bench texts in any order, in any case.
    #[test]
    fn short_cuts_change_nothing_in_mixed_text(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..60),
    ) {
        let prose = fixtures::prose();
        let words: Vec<&str> = prose.split_whitespace().collect();
        let mut text = String::new();
        for (pick, change) in picks {
            let word = words[pick.index(words.len())];
            match change {
                0 => text.extend([&word.to_uppercase(), " "]),
                1 => text.extend([word, "\n"]),
                2 => text.extend([word, " ", word, " "]),
                _ => text.extend([word, " "]),
            }
        }
        assert_same(&text);
    }
}
