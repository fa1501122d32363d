//! The texts that every benchmark reads.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each benchmark uses some of it, and may stop if a text is missing"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's own prose, all registers, four times over: about half a megabyte.
pub(crate) fn prose() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/bench");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("data/bench")
        .map(|entry| entry.expect("entry").path())
        .collect();
    files.sort();
    let texts = files.iter().map(|path| fs::read_to_string(path).expect("bench text is UTF-8"));
    texts.collect::<String>().repeat(4)
}

/// Two megabytes of the Vietnamese Wikipedia, where the shared material is at hand.
pub(crate) fn wikipedia() -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/wiki/prose.txt.xz");
    if !file.exists() {
        eprintln!("skipped: the Wikipedia prose, which is not here");
        return None;
    }
    let output = Command::new("xz").arg("-dc").arg(file).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let end = text.char_indices().map(|(at, _)| at).find(|&at| at >= 2 << 20).unwrap_or(text.len());
    text.get(..end).map(String::from)
}

/// The texts by name.
pub(crate) fn texts() -> Vec<(&'static str, String)> {
    let wikipedia = wikipedia().map(|text| ("wikipedia", text));
    std::iter::once(("prose", prose())).chain(wikipedia).collect()
}
