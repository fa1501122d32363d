//! Sentences beside the segmenters of ICU4X and of `unicode-segmentation`, on the same text.
//!
//! `cargo bench --bench sentence`. The peers follow UAX #29 and know no Vietnamese; what is compared
//! is the time for one pass. Prose of the Vietnamese Wikipedia joins the bench where it is at hand.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

const LEAST_BYTES: usize = 2 << 20;

/// All texts of `data/bench`, repeated to two megabytes.
fn bench_texts() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/bench");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let texts: String =
        files.iter().map(|file| std::fs::read_to_string(file).unwrap() + "\n").collect();
    texts.repeat(LEAST_BYTES.div_ceil(texts.len()))
}

/// The first four megabytes of the prose, if it is at hand.
fn prose() -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/wiki/prose.txt.xz");
    let output = file.is_file().then(|| Command::new("xz").arg("-dc").arg(file).output())?.ok()?;
    let mut text = String::from_utf8(output.stdout).ok()?;
    text.truncate(text.floor_char_boundary(2 * LEAST_BYTES));
    Some(text)
}

fn sentences(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    group.sampling_mode(SamplingMode::Flat).sample_size(20);
    let icu =
        SentenceSegmenter::new(icu_segmenter::options::SentenceBreakInvariantOptions::default());
    let texts = [("", Some(bench_texts())), ("/prose", prose())];
    for (suffix, text) in texts.iter().filter_map(|(suffix, text)| Some((suffix, text.as_deref()?)))
    {
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
