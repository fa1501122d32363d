//! Tokens, beside the words of UAX #29.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;

fn token(c: &mut Criterion) {
    let mut group = c.benchmark_group("tokens");
    for (suffix, text) in support::texts() {
        let bytes =
            |text: &str| tieng::token::tokens(text).map(|token| token.span.len()).sum::<usize>();
        let visible = |text: &str| text.split_whitespace().map(str::len).sum::<usize>();
        assert_eq!(bytes(&text), visible(&text), "tokens cover all but white space");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("tieng{suffix}"), |b| b.iter(|| bytes(black_box(&text))));
        group.bench_function(format!("unicode-segmentation{suffix}"), |b| {
            b.iter(|| black_box(&text).split_word_bounds().count());
        });
    }
    group.finish();
}

criterion_group!(benches, token);
criterion_main!(benches);
