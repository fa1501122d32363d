//! A text that does not fit into memory, piece by piece. Alone in its file: the peak memory that
//! it reads is that of the whole process.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test's helpers"
)]

use std::io::Read;

use tieng::normalize::{Normalizer, last_boundary};
use tieng::syllable::ToneStyle;
use unicode_normalization::UnicodeNormalization;

const LINE: &str = "Cụ thể, tóan học và hòa bình là hai chuyện; người thợ già ngồi bên cửa sổ, đọc \
                    “báo” rồi kể lại cho lũ trẻ nghe chuyện đời xưa 😀.\n";

/// A text again and again, without end.
struct Again<'t> {
    text: &'t [u8],
    rest: &'t [u8],
}

impl Read for Again<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.rest.is_empty() {
            self.rest = self.text;
        }
        self.rest.read(buffer)
    }
}

/// The most memory that the process has had, in KiB, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Normalizes `len` bytes, a line in NFC and the same in NFD in turn, and compares each piece of
/// the output.
fn stream(normalizer: Normalizer, expected: &str, len: usize) {
    let text = format!("{LINE}{}", LINE.nfd());
    let mut source = Again { text: text.as_bytes(), rest: &[] }.take(len as u64);
    let mut expected = Again { text: expected.as_bytes(), rest: &[] };
    // What is read and not normalized yet: a word, and of a character the first bytes.
    let (mut buffer, mut same) = (Vec::new(), Vec::new());
    let before = peak();
    while (&mut source).take(1 << 16).read_to_end(&mut buffer).unwrap() > 0 {
        let whole = std::str::from_utf8(&buffer).map_or_else(|error| error.valid_up_to(), str::len);
        let text = std::str::from_utf8(&buffer[..whole]).unwrap();
        let piece = &text[..last_boundary(text)];
        let new = normalizer.normalize(piece);
        same.resize(new.len(), 0);
        expected.read_exact(&mut same).unwrap();
        assert!(new.as_bytes() == same);
        buffer.drain(..piece.len());
        assert!(buffer.len() < 32, "{buffer:?}");
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("{len} bytes: {before} KiB before, {after} KiB at most");
        assert!(after - before < 1 << 10, "{} KiB more than before", after - before);
    }
}

fn all_options(len: usize) {
    let all = Normalizer::new().repair().lookalikes().tone_style(ToneStyle::New);
    stream(all, &LINE.replace("tóan", "toán").replace("hòa", "hoà"), len);
}

#[test]
fn megabytes_in_bounded_memory() {
    stream(Normalizer::new(), LINE, 100 << 20);
    all_options(10 << 20);
}

#[test]
#[ignore = "takes minutes: cargo test --release --test normalize_stream -- --ignored --nocapture"]
fn a_gigabyte_in_bounded_memory() {
    stream(Normalizer::new(), LINE, 1 << 30);
    all_options(1 << 30);
}
