//! Puts a text into one form.
//!
//! ```text
//! normalize [--form nfc|nfd] [--tone keep|old|new] [--lossy] [FILE]
//! ```

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tieng::normalize::{Form, Normalizer};
use tieng::syllable::ToneStyle;

fn main() -> ExitCode {
    support::run(|| normalize().map_err(|error| error.to_string()))
}

fn normalize() -> Result<(), Box<dyn std::error::Error>> {
    let mut normalizer = Normalizer::new();
    let (mut lossy, mut path) = (false, None);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("form") => {
                normalizer = normalizer.form(match args.value()?.string()?.as_str() {
                    "nfc" => Form::Nfc,
                    "nfd" => Form::Nfd,
                    other => return Err(format!("--form is nfc or nfd, not {other}").into()),
                });
            }
            Long("tone") => match args.value()?.string()?.as_str() {
                "keep" => {}
                "old" => normalizer = normalizer.tone_style(ToneStyle::Old),
                "new" => normalizer = normalizer.tone_style(ToneStyle::New),
                other => return Err(format!("--tone is keep, old or new, not {other}").into()),
            },
            Long("lossy") => lossy = true,
            Value(file) if path.is_none() => path = Some(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = support::read_input(path.as_deref(), lossy)?;
    Ok(support::write_output(&normalizer.normalize(&input))?)
}
