//! Normalizing, beside the crate for all of Unicode and a plain copy.

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tieng::normalize::Normalizer;
use tieng::syllable::ToneStyle;
use unicode_normalization::UnicodeNormalization;

fn normalize(c: &mut Criterion) {
    let nfc = support::prose();
    let nfd: String = nfc.nfd().collect();
    assert_eq!(tieng::normalize(&nfd), nfc);
    for (name, text) in [("nfc_clean", &nfc), ("nfc_from_nfd", &nfd)] {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("tieng", |b| b.iter(|| tieng::normalize(black_box(text)).len()));
        group.bench_function("unicode-normalization", |b| {
            b.iter(|| black_box(text).nfc().collect::<String>().len());
        });
        group.finish();
    }
    let restyle = Normalizer::new().tone_style(ToneStyle::New);
    let mut group = c.benchmark_group("tone_style");
    group.throughput(Throughput::Bytes(nfc.len() as u64));
    group.bench_function("tieng", |b| b.iter(|| restyle.normalize(black_box(&nfc)).len()));
    group.bench_function("memcpy", |b| b.iter(|| black_box(&nfc).clone().len()));
    group.finish();
}

criterion_group!(benches, normalize);
criterion_main!(benches);
