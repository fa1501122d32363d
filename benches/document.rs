//! The whole pipeline, beside sentences and words by UAX #29 alone.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tieng::document::Analyzer;
use unicode_segmentation::UnicodeSegmentation;

fn document(c: &mut Criterion) {
    let analyzer = Analyzer::new();
    let mut group = c.benchmark_group("document");
    for (suffix, text) in support::texts() {
        let document = analyzer.analyze(&text);
        let words: usize =
            (0..document.sentences().len()).map(|number| document.words(number).len()).sum();
        assert_eq!(words, tieng::words(&text).len(), "the pipeline and the stage agree");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("tieng{suffix}"), |b| {
            b.iter(|| analyzer.analyze(black_box(&text)).sentences().len());
        });
        group.bench_function(format!("unicode-segmentation{suffix}"), |b| {
            b.iter(|| {
                black_box(&text).split_sentence_bounds().flat_map(str::split_word_bounds).count()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
