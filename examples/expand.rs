//! Writes the abbreviations of a text out.
//!
//! ```text
//! expand [--mode all|first|annotate-first|annotate-all] [--ambiguous keep|best] [--dictionary TSV]… [--lossy] [FILE]
//! ```

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tieng::abbreviation::{Abbreviations, ExpandOptions, Mode, OnAmbiguous};

fn main() -> ExitCode {
    support::run(|| expand().map_err(|error| error.to_string()))
}

fn expand() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = ExpandOptions::new();
    let mut abbreviations = Abbreviations::new();
    let (mut lossy, mut path) = (false, None);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("mode") => {
                options = options.mode(match args.value()?.string()?.as_str() {
                    "all" => Mode::All,
                    "first" => Mode::First,
                    "annotate-first" => Mode::AnnotateFirst,
                    "annotate-all" => Mode::AnnotateAll,
                    other => {
                        return Err(format!(
                            "--mode is all, first, annotate-first or annotate-all, not {other}"
                        )
                        .into());
                    }
                });
            }
            Long("ambiguous") => {
                options = options.on_ambiguous(match args.value()?.string()?.as_str() {
                    "keep" => OnAmbiguous::Keep,
                    "best" => OnAmbiguous::Best,
                    other => return Err(format!("--ambiguous is keep or best, not {other}").into()),
                });
            }
            Long("dictionary") => {
                abbreviations = abbreviations
                    .with_dictionary(support::read_dictionary(args.value()?.as_ref())?);
            }
            Long("lossy") => lossy = true,
            Value(file) if path.is_none() => path = Some(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = support::read_input(path.as_deref(), lossy)?;
    Ok(support::write_output(&abbreviations.expand(&input, options).text)?)
}
