//! The texts that every benchmark reads.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each benchmark uses some of it, and may stop if a text is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's own prose, all registers, repeated to `len` bytes, in NFC. `TIENG_BENCH_TEXT` names
/// another file to take instead.
pub(crate) fn prose(len: usize) -> String {
    let text = match std::env::var_os("TIENG_BENCH_TEXT") {
        Some(file) => fs::read_to_string(file).expect("the text that TIENG_BENCH_TEXT names"),
        None => own_prose(),
    };
    cut(&tieng::normalize(&text).repeat(len.div_ceil(text.len())), len)
}

fn own_prose() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/bench");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("data/bench")
        .map(|entry| entry.expect("entry").path())
        .collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("bench text is UTF-8")).collect()
}

/// Two megabytes of the Vietnamese Wikipedia, where the shared material is at hand.
fn wikipedia() -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/wiki/prose.txt.xz");
    if !file.exists() {
        eprintln!("skipped: the Wikipedia prose, which is not here");
        return None;
    }
    let output = Command::new("xz").arg("-dc").arg(file).output().ok()?;
    Some(cut(&String::from_utf8(output.stdout).ok()?, 2 << 20))
}

/// Two megabytes of the project's prose, and of the Wikipedia's where it is at hand, with what to put
/// after the names of functions.
pub(crate) fn texts() -> Vec<(&'static str, String)> {
    let wikipedia = wikipedia().map(|text| ("/wikipedia", text));
    std::iter::once(("", prose(2 << 20))).chain(wikipedia).collect()
}

/// The first `len` bytes of a text, up to a character's end.
fn cut(text: &str, len: usize) -> String {
    let end = (len..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text.get(..end).unwrap_or("").to_string()
}
