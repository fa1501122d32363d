//! What the examples share: reading the input, and failing as their contract says.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

/// The text of the file, or of standard input. Bytes that are not UTF-8 become U+FFFD if `lossy`,
/// and are an error that names the offset of the first if not.
pub fn read_input(path: Option<&Path>, lossy: bool) -> Result<String, String> {
    let bytes = read_bytes(path)?;
    if lossy {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{}: not UTF-8 at byte {at}; try --lossy", name(path))
    })
}

/// The bytes of the file, or of standard input.
pub fn read_bytes(path: Option<&Path>) -> Result<Vec<u8>, String> {
    let read = if let Some(path) = path {
        fs::read(path)
    } else {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    };
    read.map_err(|error| format!("{}: {error}", name(path)))
}

fn name(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
}

/// Runs `main`; an error is one line on standard error, and exit code 2.
pub fn run(main: impl FnOnce() -> Result<(), String>) -> ExitCode {
    match main() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {}", message.replace('\n', " "));
            ExitCode::from(2)
        }
    }
}
