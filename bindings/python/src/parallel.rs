//! Many texts at once, on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// After this many bytes of text a look is taken at whether the user wants to stop.
const BLOCK: usize = 1 << 24;
/// What a thread takes at a time.
const RUN: usize = 1 << 15;

/// The number of threads to use: all cores if none is given.
pub(crate) fn threads(wanted: Option<usize>) -> PyResult<usize> {
    match wanted {
        Some(0) => Err(PyValueError::new_err("threads must be 1 or more, or None for all cores")),
        Some(threads) => Ok(threads),
        None => Ok(thread::available_parallelism().map_or(1, NonZero::get)),
    }
}

/// Does `work` on each text, in their order, without Python's lock. `len` is the size of a text.
///
/// # Errors
///
/// Only what a signal raises, such as `KeyboardInterrupt`.
pub(crate) fn map<T: Sync, S, R: Send>(
    py: Python<'_>,
    texts: &[T],
    threads: usize,
    len: impl Fn(&T) -> usize,
    memory: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> PyResult<Vec<R>> {
    let mut results = Vec::with_capacity(texts.len());
    for block in chunks(texts, BLOCK, &len) {
        let runs = chunks(block, RUN, &len);
        results.extend(py.detach(|| work_on(&runs, threads, &memory, &work)));
        py.check_signals()?;
    }
    Ok(results)
}

/// Cuts texts into runs of about `size` bytes.
fn chunks<'a, T>(mut texts: &'a [T], size: usize, len: &impl Fn(&T) -> usize) -> Vec<&'a [T]> {
    let mut out = Vec::new();
    while !texts.is_empty() {
        let mut sum = 0;
        let count = texts.iter().take_while(|text| {
            let fits = sum < size;
            // An empty text is work too.
            sum += len(text) + 64;
            fits
        });
        let (run, rest) = texts.split_at(count.count());
        out.push(run);
        texts = rest;
    }
    out
}

/// The threads take run after run, so that none waits for a long text of another.
fn work_on<T: Sync, S, R: Send>(
    runs: &[&[T]],
    threads: usize,
    memory: &(impl Fn() -> S + Sync),
    work: &(impl Fn(&mut S, &T) -> R + Sync),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut memory = memory();
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(run) = runs.get(number) else { return done };
            let results: Vec<R> = run.iter().map(|text| work(&mut memory, text)).collect();
            done.push((number, results));
        }
    };
    let others = threads.min(runs.len()).saturating_sub(1);
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (0..others).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for other in others {
            match other.join() {
                Ok(results) => done.extend(results),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, results)| results).collect()
}
