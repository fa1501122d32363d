//! What every example needs: input, and errors as one line.
#![allow(dead_code, reason = "each example uses some of it")]

pub(crate) mod gold;
pub(crate) mod listing;
pub(crate) mod score;

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use tieng::abbreviation::Dictionary;

/// The text of a file, or of standard input. Bytes that are not UTF-8 are an error that names the
/// first of them, or become U+FFFD if `lossy`.
pub(crate) fn read_input(path: Option<&Path>, lossy: bool) -> Result<String, String> {
    text(&read_bytes(path)?, 0, path, lossy).map(Cow::into_owned)
}

/// The same in pieces of a megabyte or a line, so that memory stays bounded. A piece ends before a
/// line's end, across which no rule of normalization looks.
pub(crate) fn for_each_piece(
    path: Option<&Path>,
    lossy: bool,
    mut take: impl FnMut(&str) -> Result<(), String>,
) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", name(path));
    let mut input: Box<dyn BufRead> = match path {
        Some(path) => Box::new(BufReader::new(File::open(path).map_err(failed)?)),
        None => Box::new(io::stdin().lock()),
    };
    let (mut bytes, mut before) = (Vec::new(), 0);
    loop {
        let mut read = input.by_ref().take(1 << 20).read_to_end(&mut bytes).map_err(failed)?;
        read += input.read_until(b'\n', &mut bytes).map_err(failed)?;
        if bytes.is_empty() {
            return Ok(());
        }
        let line_end = usize::from(read > 0 && bytes.ends_with(b"\n"));
        let end = bytes.len() - line_end;
        take(&text(bytes.get(..end).unwrap_or(&[]), before, path, lossy)?)?;
        bytes.drain(..end);
        before += end;
    }
}

/// Bytes as text. They stand behind so many others, which an error counts.
fn text<'b>(
    bytes: &'b [u8],
    before: usize,
    path: Option<&Path>,
    lossy: bool,
) -> Result<Cow<'b, str>, String> {
    if lossy {
        return Ok(String::from_utf8_lossy(bytes));
    }
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        format!(
            "{}: byte {} is not UTF-8; convert the file, or pass --lossy to replace such bytes",
            name(path),
            before + error.valid_up_to()
        )
    })
}

/// The bytes of a file, or of standard input.
pub(crate) fn read_bytes(path: Option<&Path>) -> Result<Vec<u8>, String> {
    let bytes = if let Some(path) = path {
        fs::read(path)
    } else {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    };
    bytes.map_err(|error| format!("{}: {error}", name(path)))
}

fn name(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
}

/// Reads a dictionary of abbreviations; the error names the file and the line.
pub(crate) fn read_dictionary(path: &Path) -> Result<Dictionary, String> {
    let text = read_input(Some(path), false)?;
    Dictionary::from_tsv(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes to standard output. A reader that has seen enough (a closed pipe) is no error.
pub(crate) fn write_output(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Runs `main`; an error is one line on standard error and exit code 2.
pub(crate) fn run(main: impl FnOnce() -> Result<(), String>) -> ExitCode {
    match main() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {}", message.replace('\n', " "));
            ExitCode::from(2)
        }
    }
}
