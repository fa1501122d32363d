//! Sentences, words, abbreviations.

use std::process::ExitCode;

use tieng::document::Analyzer;
use tieng::output::{Format, write_annotations};

use super::{Frame, cut, dictionary, stream};
use crate::args::Annotate;
use crate::failure::Failure;
use crate::record::Record;
use crate::tally::Tally;
use crate::work::Job;

struct Annotator {
    analyzer: Analyzer,
    format: Format,
    /// The field of a record that takes the annotations.
    into: String,
}

impl Job for Annotator {
    fn text(&self, text: &str, number: Option<usize>, out: &mut String, tally: &mut Tally) {
        let document = self.analyzer.analyze(text);
        tally.document(&document);
        // A String takes everything.
        let _ = self.format.write_part(&document, number, out);
        if number.is_none() {
            tally.documents += 1;
        }
    }

    fn record(
        &self,
        record: &Record<'_>,
        number: usize,
        out: &mut String,
        tally: &mut Tally,
    ) -> Result<(), String> {
        if self.format != Format::Jsonl {
            self.text(&record.text, Some(number), out, tally);
            return Ok(());
        }
        let document = self.analyzer.analyze(&record.text);
        let mut annotations = String::new();
        let _ = write_annotations(&document, &mut annotations);
        record.add(&self.into, &annotations, out)?;
        tally.document(&document);
        Ok(())
    }

    fn keeps_line_ends(&self) -> bool {
        false
    }
}

pub(crate) fn run(mut args: Annotate) -> Result<ExitCode, Failure> {
    let mut analyzer = Analyzer::new();
    if let Some(dictionary) = dictionary(&args.documents.dictionary)? {
        analyzer = analyzer.with_dictionary(dictionary);
    }
    let into = args.documents.records.into.get_or_insert_with(|| "tieng".to_owned()).clone();
    let cut = cut(args.documents.lines, &args.documents.records);
    let mut frame = Frame::default();
    let path = args.stream.files.input.as_deref();
    let title = path.and_then(|path| path.file_stem()?.to_str()).unwrap_or_default();
    let _ = args.format.write_head(title, &mut frame.head);
    let _ = args.format.write_tail(&mut frame.tail);
    let job = Annotator { analyzer, format: args.format, into };
    let record_lines = args.format == Format::Jsonl;
    stream(&args.stream, cut, &args.documents.records, record_lines, &frame, job)
}
