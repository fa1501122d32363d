//! Words of running prose, beside the word boundaries of UAX #29 on the same text.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tieng::Span;
use tieng::word::{Scratch, Segmenter};
use unicode_segmentation::UnicodeSegmentation;

/// The texts are repeated up to so many bytes.
const SIZE: usize = 2 << 20;

fn words(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![("bench", repeated(&prose(&root.join("data/bench"))))];
    match fs::read_to_string(root.join("../shared/data/wiki/prose.txt")) {
        Ok(wiki) => texts.push(("wiki", wiki.chars().take(SIZE).collect())),
        Err(error) => eprintln!("skipped the encyclopedia: {error}"),
    }
    let mut group = c.benchmark_group("words");
    group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4));
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let segmenter = Segmenter::new();
        let (mut scratch, mut spans): (Scratch, Vec<Span>) = Default::default();
        group.bench_with_input(BenchmarkId::new("tieng", name), text, |b, text| {
            b.iter(|| {
                spans.clear();
                segmenter.segment_into(black_box(text), &mut scratch, &mut spans);
                spans.len()
            });
        });
        group.bench_with_input(BenchmarkId::new("unicode-segmentation", name), text, |b, text| {
            b.iter(|| black_box(text.as_str()).split_word_bounds().count());
        });
    }
    group.finish();
}

/// All texts of a folder, in order of their names.
fn prose(folder: &Path) -> String {
    let entries: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder).unwrap().map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = entries.unwrap();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn repeated(text: &str) -> String {
    text.repeat(SIZE.div_ceil(text.len()))
}

criterion_group!(benches, words);
criterion_main!(benches);
