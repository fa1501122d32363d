//! Measures a stage against a gold file: precision, recall and F1, and how many cases are wholly
//! right. `evaluate --help` tells the forms of the files.

mod support;

use std::process::ExitCode;

use lexopt::prelude::*;
use support::{gold, listing, score};

const HELP: &str = "\
evaluate words GOLD [--known FILE]… [--by-kind]
evaluate sentences|abbreviations GOLD [--by-kind]

GOLD is UTF-8.
words          a sentence a line, words split by a space, syllables joined by `_`; or CoNLL-U
sentences      `# kind: NAME` headings, a case a line, `‖` after each sentence but the last, `\\n` for
               a line break, a line `? REASON` before an arguable case
abbreviations  blocks of `text: …` and `= KEY | EXPANSION | SOURCE`, `? KEY | …` (ambiguous),
               `- KEY | REASON` (left alone), `! definitions: SHORT = LONG`

--known    what is not out of vocabulary (OOV): usually the text that a segmenter was trained on, in
           either form of GOLD, or a TSV with a word in its first column; several add up. Case and
           spelling (NFC/NFD, tone style) do not count. Without it: data/lexicon.tsv and all words
           of one syllable
--by-kind  words: lists the errors by kind; else: a line for each kind of case
";

fn main() -> ExitCode {
    support::run(|| evaluate().map_err(|error| error.to_string()))
}

fn evaluate() -> Result<(), Box<dyn std::error::Error>> {
    let (mut values, mut by_kind, mut known) = (Vec::new(), false, Vec::new());
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(support::write_output(HELP)?),
            Long("by-kind") => by_kind = true,
            Long("known") => known.push(args.value()?),
            Value(value) => values.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let [stage, path] = &values[..] else {
        return Err("usage: evaluate words|sentences|abbreviations GOLD; see --help".into());
    };
    let file = support::read_input(Some(path.as_ref()), false)?;
    let scores = match stage.as_str() {
        "words" => {
            let mut words = gold::Vocabulary::new(known.is_empty());
            if known.is_empty() {
                known.push(concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon.tsv").into());
            }
            for path in &known {
                words.add(&support::read_input(Some(path.as_ref()), false)?);
            }
            let cases = gold::word_cases(&file);
            if std::mem::take(&mut by_kind) {
                support::write_output(&listing::errors(&cases, &words))?;
            }
            cases.iter().map(|case| score::words(case, &words)).collect()
        }
        "sentences" => gold::sentence_cases(&file).iter().map(score::sentences).collect(),
        "abbreviations" => {
            gold::abbreviation_cases(&file).iter().map(score::abbreviations).collect()
        }
        other => return Err(format!("words, sentences or abbreviations, not {other}").into()),
    };
    Ok(support::write_output(&score::report(scores, by_kind))?)
}
