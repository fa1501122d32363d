//! The commands: what each does with a document.

pub(crate) mod annotate;
pub(crate) mod decode;
pub(crate) mod expand;
pub(crate) mod normalize;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use tieng::abbreviation::Dictionary;

use crate::args::{Files, Records, Stream};
use crate::failure::{Failure, SKIPPED};
use crate::input::{Batch, Cut, Input};
use crate::pipeline;
use crate::progress::Progress;
use crate::sink::Sink;
use crate::work::{Done, Job, Rules};

/// What stands around the documents of a file.
#[derive(Default)]
struct Frame {
    head: String,
    tail: String,
}

/// The documents of a file, one after the other, through `job`.
fn stream(
    stream: &Stream,
    cut: Cut,
    records: &Records,
    record_lines: bool,
    frame: &Frame,
    job: impl Job,
) -> Result<ExitCode, Failure> {
    let rules =
        Rules { on_error: stream.on_error, lossy: stream.lossy, limit: stream.max_document };
    let threads = stream.threads.map_or_else(
        || thread::available_parallelism().map_or(1, std::num::NonZero::get),
        usize::from,
    );
    let (field, into) = (records.field.clone(), records.into.clone());
    let hint = match cut {
        Cut::Never => "thêm --lines nếu mỗi dòng là một văn bản, hoặc tăng --max-document",
        _ => "dòng không có chỗ ngắt; tăng --max-document",
    };
    run(&stream.files, cut, stream.max_document, threads, frame, move |batch| match (&field, cut) {
        (Some(field), _) => rules.records(batch, field, into.as_deref(), record_lines, &job),
        (None, Cut::Lines) => rules.lines(batch, &job),
        (None, _) => rules.whole(batch, hint, &job),
    })
}

/// Reads, works, writes, and tells what was done.
fn run(
    files: &Files,
    cut: Cut,
    limit: usize,
    threads: usize,
    frame: &Frame,
    work: impl Fn(&Batch) -> Done + Send + Sync + 'static,
) -> Result<ExitCode, Failure> {
    let path = files.input.as_deref();
    let input = Input::open(path, cut, limit).map_err(|error| input_failure(path, &error))?;
    let sink = Sink::open(files.output.as_deref(), path)?;
    sink.end_on_interrupt();
    if path.is_none() && !files.quiet && io::stdin().is_terminal() {
        eprintln!("Đang đọc từ bàn phím; gõ xong thì nhấn Ctrl-D (Windows: Ctrl-Z rồi Enter).");
    }
    let mut progress = Progress::new(files, input.size);
    let name =
        || path.map_or_else(|| "đầu vào chuẩn".to_owned(), |path| path.display().to_string());

    sink.write(&frame.head)?;
    let result = pipeline::run(input, threads, work, |done: Done| {
        sink.write(&done.out).map_err(Stop::Because)?;
        progress.reached(done.position, &done.tally);
        for problem in &done.problems {
            let told = format!("{}, {problem}", name());
            if problem.fatal {
                return Err(Stop::Because(Failure::new(told)));
            }
            progress.warn(&format!("Cảnh báo: {told}"));
        }
        // Nobody who waits for a line waits for the next.
        sink.flush().map_err(Stop::Because)
    });
    if let Err(stop) = result {
        progress.clear();
        return Err(match stop {
            Stop::Because(failure) => failure,
            Stop::Reading(error) => input_failure(path, &error),
        });
    }
    sink.write(&frame.tail)?;
    sink.flush()?;
    progress.finish();
    let skipped = progress.total.skipped_lines > 0;
    Ok(if skipped { ExitCode::from(SKIPPED) } else { ExitCode::SUCCESS })
}

/// What ends a run early.
enum Stop {
    Reading(io::Error),
    Because(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Reading(error)
    }
}

fn input_failure(path: Option<&Path>, error: &io::Error) -> Failure {
    Failure::io(path, "đầu vào chuẩn", error)
}

/// Lines are documents, or records; else all is one document.
fn cut(lines: bool, records: &Records) -> Cut {
    if lines || records.field.is_some() { Cut::Lines } else { Cut::Never }
}

/// The user's dictionaries as one: what the first says of a key counts.
fn dictionary(paths: &[PathBuf]) -> Result<Option<Dictionary>, Failure> {
    let mut all = String::new();
    let mut known: Vec<Dictionary> = Vec::new();
    for path in paths {
        let text =
            std::fs::read_to_string(path).map_err(|error| Failure::io(Some(path), "", &error))?;
        let dictionary = Dictionary::from_tsv(&text).map_err(|error| {
            let line = error.line().unwrap_or_default();
            let (path, form) = (path.display(), "CHỮ-VIẾT-TẮT<tab>NGHĨA");
            Failure::new(format!("{path}, dòng {line}: cần {form}, mỗi chữ một dòng ({error})"))
        })?;
        for line in text.lines() {
            let key = line.split('\t').next().unwrap_or_default();
            if known.iter().all(|known| known.get(key).is_none()) {
                all.push_str(line);
                all.push('\n');
            }
        }
        known.push(dictionary);
    }
    if paths.is_empty() {
        return Ok(None);
    }
    Dictionary::from_tsv(&all).map(Some).map_err(|error| Failure::new(error.to_string()))
}
