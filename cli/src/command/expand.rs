//! Abbreviations written out.

use std::process::ExitCode;

use tieng::abbreviation::{Abbreviations, ExpandOptions};

use super::{Frame, cut, dictionary, stream};
use crate::args::Expand;
use crate::failure::Failure;
use crate::record::Record;
use crate::tally::Tally;
use crate::work::Job;

struct Expander {
    abbreviations: Abbreviations,
    options: ExpandOptions,
    into: Option<String>,
}

impl Job for Expander {
    fn text(&self, text: &str, number: Option<usize>, out: &mut String, tally: &mut Tally) {
        let expanded = self.abbreviations.expand(text, self.options);
        out.push_str(&expanded.text);
        tally.expanded(expanded.alignment.edits().len());
        tally.documents += usize::from(number.is_none());
    }

    fn record(
        &self,
        record: &Record<'_>,
        number: usize,
        out: &mut String,
        tally: &mut Tally,
    ) -> Result<(), String> {
        let mut text = String::new();
        self.text(&record.text, Some(number), &mut text, tally);
        record.put(self.into.as_deref(), &text, out)
    }

    fn keeps_line_ends(&self) -> bool {
        true
    }
}

pub(crate) fn run(args: &Expand) -> Result<ExitCode, Failure> {
    let mut abbreviations = Abbreviations::new();
    if let Some(dictionary) = dictionary(&args.documents.dictionary)? {
        abbreviations = abbreviations.with_dictionary(dictionary);
    }
    let options = ExpandOptions::new().mode(args.mode).on_ambiguous(args.ambiguous);
    let job = Expander { abbreviations, options, into: args.documents.records.into.clone() };
    let cut = cut(args.documents.lines, &args.documents.records);
    stream(&args.stream, cut, &args.documents.records, true, &Frame::default(), job)
}
