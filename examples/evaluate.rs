//! Measures a stage against a gold file: precision, recall and F1.
//!
//! ```text
//! evaluate words|sentences|abbreviations GOLD [--by-kind]
//! ```
//!
//! GOLD is UTF-8. `words`: a sentence a line, words split by a space, syllables joined by `_`.
//! `sentences`: `# kind: NAME` headings, a case a line, `‖` after each sentence but the last, `\n` for
//! a line break, a line `? REASON` before an arguable case. `abbreviations`: blocks of `text: …` and
//! `= KEY | EXPANSION | SOURCE`, `? KEY | …` (ambiguous), `- KEY | REASON` (left alone),
//! `! definitions: SHORT = LONG`.

mod support;

use std::process::ExitCode;

use lexopt::prelude::*;
use support::{gold, score};

fn main() -> ExitCode {
    support::run(|| evaluate().map_err(|error| error.to_string()))
}

fn evaluate() -> Result<(), Box<dyn std::error::Error>> {
    let (mut values, mut by_kind) = (Vec::new(), false);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("by-kind") => by_kind = true,
            Value(value) => values.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let [stage, path] = &values[..] else {
        return Err("usage: evaluate words|sentences|abbreviations GOLD [--by-kind]".into());
    };
    let file = support::read_input(Some(path.as_ref()), false)?;
    let scores = match stage.as_str() {
        "words" => gold::word_cases(&file).iter().map(score::words).collect(),
        "sentences" => gold::sentence_cases(&file).iter().map(score::sentences).collect(),
        "abbreviations" => {
            gold::abbreviation_cases(&file).iter().map(score::abbreviations).collect()
        }
        other => return Err(format!("words, sentences or abbreviations, not {other}").into()),
    };
    Ok(support::write_output(&score::report(scores, by_kind))?)
}
