//! What `.ci/gates` counts the instructions of, under callgrind: every stage on prose, and on two lengths of
//! the texts that break others. Prints a name for each call of `measured`, in their order, but for the last,
//! which ends the count of the one before.

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/stages.rs"]
mod stages;
mod support;

use std::hint::black_box;

use unicode_normalization::UnicodeNormalization;

/// The instructions are counted from call to call.
#[inline(never)]
fn measured(run: fn(&str) -> usize, text: &str) -> usize {
    black_box(run(black_box(text)))
}

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let prose = support::prose(1 << 16);
    let decomposed: String = prose.nfd().collect();
    // What is loaded at the first call is no part of the count.
    for (_, run) in stages::STAGES {
        run(&prose);
    }
    let report = |name: String, run, text: &str| {
        let found = measured(run, text);
        assert!(found > 0 || wanted == "growth", "{name} finds nothing");
        println!("{name}");
    };
    if wanted == "growth" {
        let (short, long) = (hostile::texts(20_000), hostile::texts(80_000));
        for ((name, short), (_, long)) in short.iter().zip(&long) {
            for (stage, run) in stages::STAGES {
                report(format!("{stage}/{name}/1"), run, short);
                report(format!("{stage}/{name}/4"), run, long);
            }
        }
    } else {
        for (stage, run) in stages::STAGES {
            report(stage.to_string(), run, &prose);
        }
        for (stage, run) in stages::STAGES.into_iter().filter(|(stage, _)| *stage != "nfd") {
            report(format!("{stage}/nfd"), run, &decomposed);
        }
    }
    measured(str::len, "");
}
