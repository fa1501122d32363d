//! Analyses a text: sentences, words, abbreviations.
//!
//! ```text
//! annotate [--format text|jsonl|conllu] [--lines] [--dictionary TSV]… [--threads N] [--lossy] [FILE]
//! ```
//!
//! The whole input is one document, or each line with `--lines`. `text` prints a sentence a line,
//! words separated by a space and their syllables joined by `_`.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use support::format;
use tieng::document::{Analyzer, Document};

fn main() -> ExitCode {
    support::run(|| annotate().map_err(|error| error.to_string()))
}

fn annotate() -> Result<(), Box<dyn std::error::Error>> {
    let mut write: fn(&Document<'_>) -> String = format::text;
    let (mut lines, mut lossy, mut threads, mut path) = (false, false, 1_usize, None);
    let mut analyzer = Analyzer::new();
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("format") => {
                write = match args.value()?.string()?.as_str() {
                    "text" => format::text,
                    "jsonl" => format::jsonl,
                    "conllu" => format::conllu,
                    other => {
                        return Err(
                            format!("--format is text, jsonl or conllu, not {other}").into()
                        );
                    }
                }
            }
            Long("lines") => lines = true,
            Long("lossy") => lossy = true,
            Long("threads") => threads = args.value()?.parse()?,
            Long("dictionary") => {
                analyzer =
                    analyzer.with_dictionary(support::read_dictionary(args.value()?.as_ref())?);
            }
            Value(file) if path.is_none() => path = Some(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    let input = support::read_input(path.as_deref(), lossy)?;
    let documents: Vec<&str> = if lines { input.lines().collect() } else { vec![&input] };

    // The analyzer is shared; each thread takes a run of documents, and the output keeps their order.
    let run = documents.len().div_ceil(threads.max(1)).max(1);
    let analyze = |texts: &[&str]| {
        texts.iter().map(|text| write(&analyzer.analyze(text))).collect::<String>()
    };
    let output: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> =
            documents.chunks(run).map(|texts| scope.spawn(move || analyze(texts))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
    });
    Ok(support::write_output(&output.concat())?)
}
