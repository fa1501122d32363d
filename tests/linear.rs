//! Memory grows with the text and no faster, also on the texts that others break on. (That the time does
//! is counted in instructions by `.ci/gates`, and measured by `cargo bench --bench size`.)

#[path = "../benches/support/hostile.rs"]
mod hostile;
#[path = "../benches/support/stages.rs"]
mod stages;

use allocation_counter::{AllocationInfo, measure};

/// Bytes of the shorter text; the longer one has sixteen times as many, which is as many doublings of
/// a vector for both.
const LEN: usize = 1 << 14;

#[test]
fn memory_is_linear_on_hostile_texts() {
    let (short, long) = (hostile::texts(LEN), hostile::texts(16 * LEN));
    for (stage, run) in stages::STAGES {
        // What is loaded at the first call is not counted.
        run("Ủy ban nhân dân (UBND) họp. UBND bàn.");
        let taken = |text: &str| -> AllocationInfo {
            measure(|| {
                run(text);
            })
        };
        for ((name, short), (_, long)) in short.iter().zip(&long) {
            let (once, more) = (taken(short), taken(long));
            // Most at a time, and in all: no garbage is made in a square of the length either.
            for (once, more) in
                [(once.bytes_max, more.bytes_max), (once.bytes_total, more.bytes_total)]
            {
                let bound = 20 * once + (1 << 20);
                assert!(more <= bound, "{stage} on {name}: {once} bytes, then {more}");
            }
            // Some spans, tokens and counts for each byte at most.
            let bound = 256 * long.len() as u64 + (1 << 20);
            assert!(more.bytes_max <= bound, "{stage} on {name}: {} bytes", more.bytes_max);
        }
    }
}
