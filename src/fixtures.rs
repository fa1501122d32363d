//! Texts that unit tests read. The packed crate lacks them; there its README has to do.

use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn instead() -> String {
    eprintln!("skipped: the text of the repository, for this is the packed crate");
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The prose of all registers that the benchmarks read.
pub(crate) fn prose() -> String {
    let Ok(folder) = fs::read_dir(root().join("data/bench")) else { return instead() };
    folder.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

/// The suite of sentences, with its marks.
pub(crate) fn sentence_suite() -> String {
    fs::read_to_string(root().join("tests/data/sentences.txt")).unwrap_or_else(|_| instead())
}
