//! Sentences beside the segmenters of ICU4X and of `unicode-segmentation`, on the same text.
//!
//! `cargo bench --bench sentence`. The peers follow UAX #29 and know no Vietnamese; what is compared
//! is the time for one pass. Prose of the Vietnamese Wikipedia joins the bench where it is at hand.

mod support;

use std::hint::black_box;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

fn sentences(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    group.sampling_mode(SamplingMode::Flat).sample_size(20);
    let icu =
        SentenceSegmenter::new(icu_segmenter::options::SentenceBreakInvariantOptions::default());
    for (suffix, text) in &support::texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut bench = |name: &str, count: &dyn Fn(&str) -> usize| {
            let expected = count(text);
            // A wrong answer may be fast: there is a sentence for every 50 to 400 bytes.
            assert!((text.len() / 400..text.len() / 50).contains(&expected), "{name}: {expected}");
            group.bench_function(format!("{name}{suffix}"), |bencher| {
                bencher.iter(|| assert_eq!(count(black_box(text)), expected));
            });
        };
        bench("tieng", &|text| tieng::sentences(text).count());
        bench("icu_segmenter", &|text| icu.segment_str(text).count() - 1);
        bench("unicode-segmentation", &|text| text.split_sentence_bounds().count());
    }
    group.finish();
}

criterion_group!(benches, sentences);
criterion_main!(benches);
