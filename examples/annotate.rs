//! Analyses a text: sentences, words, abbreviations.
//!
//! ```text
//! annotate [--format text|jsonl|conllu|tsv|html] [--lines] [--dictionary TSV]… [--threads N] [--lossy] [FILE]
//! ```
//!
//! The whole input is one document, or each line with `--lines`. `text` prints a sentence a line,
//! words separated by a space and their syllables joined by `_`.

mod support;

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tieng::document::Analyzer;
use tieng::output::Format;

fn main() -> ExitCode {
    support::run(|| annotate().map_err(|error| error.to_string()))
}

fn annotate() -> Result<(), Box<dyn std::error::Error>> {
    let mut format = Format::Text;
    let (mut lines, mut lossy, mut threads, mut path) = (false, false, 1_usize, None);
    let mut analyzer = Analyzer::new();
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("format") => {
                format = args.value()?.parse().map_err(|error| format!("--format: {error}"))?;
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
    let mut output = String::new();
    if !lines {
        format.write(&analyzer.analyze(&input), &mut output)?;
        return Ok(support::write_output(&output)?);
    }

    // The analyzer is shared; each thread takes a run of documents, and the output keeps their order.
    let documents: Vec<(usize, &str)> = (1..).zip(input.lines()).collect();
    let run = documents.len().div_ceil(threads.max(1)).max(1);
    let analyze = |run: &[(usize, &str)]| {
        let mut part = String::new();
        for &(number, text) in run {
            let _ = format.write_part(&analyzer.analyze(text), Some(number), &mut part); // a String takes all
        }
        part
    };
    format.write_head("", &mut output)?;
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            documents.chunks(run).map(|run| scope.spawn(move || analyze(run))).collect();
        output.extend(workers.into_iter().map(|worker| worker.join().unwrap_or_default()));
    });
    format.write_tail(&mut output)?;
    Ok(support::write_output(&output)?)
}
