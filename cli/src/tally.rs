//! What was done, counted, and how it is told.

use std::fmt;
use std::time::Duration;

use tieng::abbreviation::{Mention, Status};
use tieng::document::Document;

/// Counts of a batch, or of all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) documents: usize,
    pub(crate) skipped_lines: usize,
    pub(crate) bytes: usize,
    analysis: Option<Analysis>,
    expanded: Option<usize>,
}

/// What `annotate` finds.
#[derive(Clone, Copy, Debug, Default)]
struct Analysis {
    sentences: usize,
    words: usize,
    resolved: usize,
    ambiguous: usize,
    unknown: usize,
    skipped: usize,
}

impl Tally {
    pub(crate) fn document(&mut self, document: &Document<'_>) {
        let all = self.analysis.get_or_insert_default();
        all.sentences += document.sentences().len();
        all.words += document.word_count();
        for Mention { status, .. } in document.abbreviations() {
            *match status {
                Status::Resolved => &mut all.resolved,
                Status::Ambiguous => &mut all.ambiguous,
                Status::Unknown => &mut all.unknown,
                Status::Skipped(_) => &mut all.skipped,
            } += 1;
        }
    }

    pub(crate) fn expanded(&mut self, edits: usize) {
        *self.expanded.get_or_insert_default() += edits;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.skipped_lines += other.skipped_lines;
        self.bytes += other.bytes;
        if let Some(other) = other.analysis {
            let all = self.analysis.get_or_insert_default();
            all.sentences += other.sentences;
            all.words += other.words;
            all.resolved += other.resolved;
            all.ambiguous += other.ambiguous;
            all.unknown += other.unknown;
            all.skipped += other.skipped;
        }
        if let Some(edits) = other.expanded {
            self.expanded(edits);
        }
    }

    /// The summary, on one line.
    pub(crate) fn summary(&self, elapsed: Duration) -> String {
        let mut parts = Vec::new();
        if self.documents > 0 {
            parts.push(format!("{} văn bản", Number(self.documents)));
        }
        if let Some(found) = self.analysis {
            parts.push(format!("{} câu", Number(found.sentences)));
            parts.push(format!("{} từ", Number(found.words)));
            parts.push(format!(
                "chữ viết tắt: {} rõ nghĩa, {} nhiều nghĩa, {} chưa rõ, {} để nguyên",
                Number(found.resolved),
                Number(found.ambiguous),
                Number(found.unknown),
                Number(found.skipped)
            ));
        }
        if let Some(edits) = self.expanded {
            parts.push(format!("{} chỗ được viết rõ", Number(edits)));
        }
        if self.skipped_lines > 0 {
            parts.push(format!("{} dòng bị bỏ qua", Number(self.skipped_lines)));
        }
        let megabytes = self.bytes as f64 / 1e6;
        let seconds = elapsed.as_secs_f64().max(1e-6);
        let rate = megabytes / seconds;
        parts.push(
            format!("{megabytes:.1} MB · {seconds:.1} giây · {rate:.1} MB/s").replace('.', ","),
        );
        format!("Xong: {}", parts.join(" · "))
    }
}

/// A number with a stop between the thousands, as Vietnamese writes it.
struct Number(usize);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_stops() {
        let all = [0, 12, 999, 1_000, 1_234_567].map(|number| Number(number).to_string());
        assert_eq!(all, ["0", "12", "999", "1.000", "1.234.567"]);
    }
}
