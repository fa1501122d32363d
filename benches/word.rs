//! Words, beside the word boundaries of UAX #29 (which ends a word at every space).

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tieng::word::{Scratch, Segmenter};
use unicode_segmentation::UnicodeSegmentation;

fn words(c: &mut Criterion) {
    let mut group = c.benchmark_group("words");
    for (suffix, text) in support::texts() {
        let tokens = tieng::token::tokens(&text).count();
        let joined = tieng::words(&text).len();
        assert!(
            joined < tokens * 9 / 10,
            "many syllables are joined: {joined} words of {tokens} tokens"
        );
        group.throughput(Throughput::Bytes(text.len() as u64));
        let segmenter = Segmenter::new();
        let (mut scratch, mut spans) = (Scratch::default(), Vec::new());
        group.bench_function(format!("tieng{suffix}"), |b| {
            b.iter(|| {
                spans.clear();
                segmenter.segment_into(black_box(&text), &mut scratch, &mut spans);
                spans.len()
            });
        });
        group.bench_function(format!("unicode-segmentation{suffix}"), |b| {
            b.iter(|| black_box(&text).split_word_bounds().count());
        });
    }
    group.finish();
}

criterion_group!(benches, words);
criterion_main!(benches);
