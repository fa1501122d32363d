//! One analyzer serves many threads, and every public type may go where the user wants it.

use std::panic::{RefUnwindSafe, UnwindSafe};

use tieng::abbreviation::{
    Abbreviations, Candidate, Definition, Dictionary, ExpandOptions, Expanded, Mention,
};
use tieng::document::{Analyzer, Document, Sentence};
use tieng::normalize::{Decoded, Folding, Normalizer};
use tieng::sentence::{Sentences, Splitter};
use tieng::syllable::Syllable;
use tieng::token::{Token, Tokens};
use tieng::word::{CustomWords, Scratch, Segmenter};
use tieng::{Alignment, Edit, Error, Span};

const fn free<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}

const _: () = {
    free::<Abbreviations>();
    free::<Analyzer>();
    free::<Alignment>();
    free::<Candidate>();
    free::<CustomWords>();
    free::<Decoded>();
    free::<Definition>();
    free::<Dictionary>();
    free::<Document<'_>>();
    free::<Edit>();
    free::<Error>();
    free::<ExpandOptions>();
    free::<Expanded<'_>>();
    free::<Folding>();
    free::<Mention>();
    free::<Normalizer>();
    free::<Scratch>();
    free::<Segmenter>();
    free::<Sentence>();
    free::<Sentences<'_>>();
    free::<Span>();
    free::<Splitter>();
    free::<Syllable>();
    free::<Token>();
    free::<Tokens<'_>>();
};

#[test]
fn eight_threads_give_the_answer_of_one() {
    let text = include_str!("../data/samples/article.txt");
    let analyzer = Analyzer::new();
    let alone = analyzer.analyze(text);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..8).map(|_| scope.spawn(|| analyzer.analyze(text))).collect();
        for worker in workers {
            assert_eq!(worker.join().unwrap(), alone);
        }
    });
}
