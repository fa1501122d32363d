//! The whole pipeline, beside sentences and words by UAX #29 alone.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tieng::document::Analyzer;
use unicode_segmentation::UnicodeSegmentation;

fn document(c: &mut Criterion) {
    let analyzer = Analyzer::new();
    for (name, text) in support::texts() {
        let document = analyzer.analyze(&text);
        let words: usize =
            (0..document.sentences().len()).map(|number| document.words(number).len()).sum();
        assert_eq!(words, tieng::words(&text).len(), "the pipeline and the stage agree");
        let mut group = c.benchmark_group(format!("document/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("tieng", |b| {
            b.iter(|| analyzer.analyze(black_box(&text)).sentences().len());
        });
        group.bench_function("unicode-segmentation", |b| {
            b.iter(|| {
                black_box(&text).split_sentence_bounds().flat_map(str::split_word_bounds).count()
            });
        });
        group.finish();
    }
}

criterion_group!(benches, document);
criterion_main!(benches);
