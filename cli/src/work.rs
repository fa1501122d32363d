//! What happens to a batch: its documents, one after the other, and what is wrong with them.

use std::borrow::Cow;
use std::fmt;

use crate::args::OnError;
use crate::input::Batch;
use crate::record::Record;
use crate::tally::Tally;

/// What became of a batch.
#[derive(Default)]
pub(crate) struct Done {
    pub(crate) out: String,
    pub(crate) tally: Tally,
    pub(crate) problems: Vec<Problem>,
    pub(crate) position: u64,
}

/// Something wrong with the input.
pub(crate) struct Problem {
    /// The line, from 1.
    line: usize,
    message: String,
    /// No line can be left out to mend it.
    pub(crate) fatal: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dòng {}: {}", self.line, self.message)
    }
}

impl Done {
    /// What `work` does with a batch; an error ends it.
    pub(crate) fn with(
        batch: &Batch,
        work: impl FnOnce(&mut Self) -> Result<(), (usize, String)>,
    ) -> Self {
        let mut done = Self { position: batch.position, ..Self::default() };
        done.tally.bytes = batch.bytes.len();
        if let Err((line, message)) = work(&mut done) {
            done.problems.push(Problem { line, message, fatal: true });
        }
        done
    }

    /// Something that need not end the work.
    pub(crate) fn warn(&mut self, line: usize, message: String) {
        self.problems.push(Problem { line, message, fatal: false });
    }
}

/// How to take documents out of batches.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) on_error: OnError,
    pub(crate) lossy: bool,
    pub(crate) limit: usize,
}

/// What is done with a document: its text, its number, the record around it.
pub(crate) trait Job: Send + Sync + 'static {
    /// Writes what becomes of a text. Documents in one file have a number; lines their own.
    fn text(&self, text: &str, number: Option<usize>, out: &mut String, tally: &mut Tally);

    /// Writes what becomes of a record, but for its line end.
    fn record(
        &self,
        record: &Record<'_>,
        number: usize,
        out: &mut String,
        tally: &mut Tally,
    ) -> Result<(), String>;

    /// The output has the line ends of the input.
    fn keeps_line_ends(&self) -> bool;
}

impl Rules {
    /// The batch is one document, or a piece of one.
    pub(crate) fn whole(&self, batch: &Batch, hint: &str, job: &impl Job) -> Done {
        Done::with(batch, |done| {
            if batch.too_long {
                return Err((batch.line, format!("{}; {hint}", self.too_long())));
            }
            let text = self.decode(&batch.bytes).map_err(|at| {
                let before = batch.bytes.get(..at).unwrap_or_default();
                let line = batch.line + crate::input::count_lines(before);
                (line, not_utf8(&batch.bytes, at, batch.start))
            })?;
            job.text(&text, None, &mut done.out, &mut done.tally);
            Ok(())
        })
    }

    /// Every line is a document.
    pub(crate) fn lines(&self, batch: &Batch, job: &impl Job) -> Done {
        self.each_line(batch, |text, line, done| {
            job.text(text, Some(line), &mut done.out, &mut done.tally);
            done.tally.documents += 1;
            Ok(job.keeps_line_ends())
        })
    }

    /// Every line is a JSON record; an empty one is none.
    pub(crate) fn records(
        &self,
        batch: &Batch,
        field: &str,
        into: Option<&str>,
        keeps_line_ends: bool,
        job: &impl Job,
    ) -> Done {
        self.each_line(batch, |text, line, done| {
            if text.trim_matches([' ', '\t', '\u{FEFF}']).is_empty() {
                return Ok(keeps_line_ends);
            }
            let record = Record::read(text, field, into)?;
            job.record(&record, line, &mut done.out, &mut done.tally)?;
            done.tally.documents += 1;
            Ok(keeps_line_ends)
        })
    }

    /// Goes through the lines without their ends; `take` says whether the end is to be written.
    fn each_line(
        &self,
        batch: &Batch,
        mut take: impl FnMut(&str, usize, &mut Done) -> Result<bool, String>,
    ) -> Done {
        Done::with(batch, |done| {
            let mut start = batch.start;
            for (number, bytes) in (batch.line..).zip(batch.bytes.split_inclusive(|b| *b == b'\n'))
            {
                let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                let taken = if line.len() > self.limit {
                    Err(format!("{}; tăng bằng --max-document", self.too_long()))
                } else {
                    match self.decode(line) {
                        Ok(text) => take(&text, number, done),
                        Err(at) => Err(not_utf8(line, at, start)),
                    }
                };
                match taken {
                    // Line ends are ASCII.
                    Ok(true) => done.out.extend(
                        bytes.get(line.len()..).unwrap_or_default().iter().map(|b| char::from(*b)),
                    ),
                    Ok(false) => {}
                    Err(message) if self.on_error == OnError::Skip => {
                        done.warn(number, message);
                        done.tally.skipped_lines += 1;
                    }
                    Err(message) => return Err((number, message)),
                }
                start += bytes.len();
            }
            Ok(())
        })
    }

    fn too_long(&self) -> String {
        format!("văn bản dài hơn giới hạn {} byte", self.limit)
    }

    /// The text, or where it is not UTF-8.
    fn decode<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, str>, usize> {
        if self.lossy {
            return Ok(String::from_utf8_lossy(bytes));
        }
        std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| error.valid_up_to())
    }
}

fn not_utf8(bytes: &[u8], at: usize, start: usize) -> String {
    if start == 0 && (bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])) {
        return "tệp ở dạng UTF-16; hãy lưu lại ở dạng UTF-8".to_owned();
    }
    format!(
        "byte {} của tệp không phải UTF-8; đổi bảng mã bằng tieng decode, hoặc thêm --lossy",
        start + at
    )
}
