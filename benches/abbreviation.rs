//! Finding abbreviations in text that is in tokens, beside a plain search for the same keys in the text.
#![allow(clippy::expect_used, reason = "a benchmark without its search is none")]

mod support;

use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tieng::abbreviation::{Abbreviations, ExpandOptions};
use tieng::token::{Token, tokens};

fn abbreviations(c: &mut Criterion) {
    let keys = include_str!("../data/abbreviations.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    let search =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(keys).expect("keys");
    let engine = Abbreviations::new();
    let mut group = c.benchmark_group("abbreviations");
    for (suffix, text) in support::texts() {
        let resolved =
            engine.find(&text).iter().filter(|mention| mention.expansion().is_some()).count();
        assert!(resolved > 100, "only {resolved} abbreviations in prose{suffix}");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let tokens: Vec<Token> = tokens(&text).collect();
        group.bench_function(format!("tieng{suffix}"), |b| {
            b.iter(|| engine.analyze_tokens(black_box(&text), &tokens).0.len());
        });
        group.bench_function(format!("tieng, tokens included{suffix}"), |b| {
            b.iter(|| engine.find(black_box(&text)).len());
        });
        group.bench_function(format!("aho-corasick{suffix}"), |b| {
            b.iter(|| search.find_iter(black_box(&text)).count());
        });
        group.bench_function(format!("expand{suffix}"), |b| {
            b.iter(|| engine.expand(black_box(&text), ExpandOptions::new()).text.len());
        });
    }
    group.finish();
}

criterion_group!(benches, abbreviations);
criterion_main!(benches);
