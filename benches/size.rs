//! Every stage on 100 KB, 1 MB and 10 MB of the texts that break others: the throughput stays.
//!
//!     cargo bench --bench size -- --sample-size 10

#![allow(missing_docs, reason = "criterion's macros write functions without docs")]

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/stages.rs"]
mod stages;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};

fn sizes(c: &mut Criterion) {
    let mut sizes = vec![("100KB", 100_000), ("1MB", 1_000_000), ("10MB", 10_000_000)];
    // `--test` asks whether it runs, not how long.
    if std::env::args().any(|argument| argument == "--test") {
        sizes.truncate(1);
    }
    for (size, len) in sizes {
        for (name, text) in hostile::texts(len) {
            let mut group = c.benchmark_group(format!("size/{name}/{size}"));
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.sampling_mode(SamplingMode::Flat).sample_size(10);
            group.warm_up_time(Duration::from_millis(200));
            group.measurement_time(Duration::from_millis(500));
            for (stage, run) in stages::STAGES {
                // The marks and the digits hold no abbreviation.
                assert!(
                    run(&text) > 0 || stage == "abbreviation",
                    "{stage} finds nothing in {name}"
                );
                group.bench_function(stage, |b| b.iter(|| run(black_box(&text))));
            }
            group.finish();
        }
    }
}

criterion_group!(benches, sizes);
criterion_main!(benches);
