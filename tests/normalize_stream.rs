//! A text that does not fit into memory, line by line. Alone in its file: the peak memory that it
//! reads is that of the whole process.

#![allow(clippy::indexing_slicing, reason = "a test's helpers")]

use std::io::{BufRead, BufReader, Read};

use tieng::normalize::Normalizer;
use tieng::syllable::ToneStyle;
use unicode_normalization::UnicodeNormalization;

const LINE: &str = "Cụ thể, tóan học và hòa bình là hai chuyện; người thợ già ngồi bên cửa sổ, đọc \
                    “báo” rồi kể lại cho lũ trẻ nghe chuyện đời xưa.\n";
const LEN: usize = 100 << 20;

/// A line in NFC and the same in NFD, in turn, without end.
struct Lines {
    text: Vec<u8>,
    at: usize,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let rest = &self.text[self.at..];
        let len = rest.len().min(buffer.len());
        buffer[..len].copy_from_slice(&rest[..len]);
        self.at = (self.at + len) % self.text.len();
        Ok(len)
    }
}

/// The most memory that the process has had, in KiB, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

#[test]
fn a_hundred_megabytes_in_bounded_memory() {
    let both = format!("{LINE}{}", LINE.nfd());
    let sets = [
        (Normalizer::new(), LINE.to_owned()),
        (
            Normalizer::new().repair().lookalikes().tone_style(ToneStyle::New),
            LINE.replace("tóan", "toán").replace("hòa", "hoà"),
        ),
    ];
    let before = peak();
    let mut reader = BufReader::new(Lines { text: both.into_bytes(), at: 0 });
    let (mut line, mut read, mut lines) = (String::new(), 0, 0);
    while read < LEN {
        line.clear();
        read += reader.read_line(&mut line).unwrap();
        // Every eighth line with all options, which take their time.
        let (normalizer, expected) = &sets[usize::from(lines % 8 == 0)];
        assert!(normalizer.normalize(&line) == *expected);
        lines += 1;
    }
    assert!(lines > 500_000);
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 4 << 10, "{} KiB more than before", after - before);
    }
}
