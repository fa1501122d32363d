//! Sentences, beside the rules of UAX #29 and of ICU4X.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

fn sentences(c: &mut Criterion) {
    let icu =
        SentenceSegmenter::new(icu_segmenter::options::SentenceBreakInvariantOptions::default());
    for (name, text) in support::texts() {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        assert!(tieng::sentences(&text).count() >= lines, "every line ends a sentence");
        let mut group = c.benchmark_group(format!("sentences/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("tieng", |b| b.iter(|| tieng::sentences(black_box(&text)).count()));
        group.bench_function("icu_segmenter", |b| {
            b.iter(|| icu.segment_str(black_box(&text)).count());
        });
        group.bench_function("unicode-segmentation", |b| {
            b.iter(|| black_box(&text).split_sentence_bounds().count());
        });
        group.finish();
    }
}

criterion_group!(benches, sentences);
criterion_main!(benches);
