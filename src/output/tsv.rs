//! A word a line, for spreadsheets.

use core::fmt::{self, Write};

use super::{source_name, status_name, write_form};
use crate::document::Document;

pub(super) fn write_head(sink: &mut impl Write) -> fmt::Result {
    sink.write_str("document\tsentence\tword\tstart\tend\tform\tstatus\texpansion\tsource\n")
}

pub(super) fn write(document: &Document<'_>, number: usize, sink: &mut impl Write) -> fmt::Result {
    let mut mentions = document.abbreviations().iter().peekable();
    for sentence in 0..document.sentences().len() {
        for (at, word) in document.words(sentence).iter().enumerate() {
            let (sentence, at) = (sentence + 1, at + 1);
            write!(sink, "{number}\t{sentence}\t{at}\t{}\t{}\t", word.start, word.end)?;
            write_form(document, *word, " ", sink)?;
            let mut mention = None;
            while let Some(next) = mentions.next_if(|mention| mention.span.start < word.end) {
                mention = mention.or(Some(next));
            }
            let (status, expansion, source) = mention.map_or(("", "", ""), |mention| {
                let source = source_name(mention).unwrap_or_default();
                (status_name(mention.status), mention.expansion().unwrap_or_default(), source)
            });
            write!(sink, "\t{status}\t")?;
            for (number, part) in expansion.split_whitespace().enumerate() {
                sink.write_str(if number > 0 { " " } else { "" })?;
                sink.write_str(part)?;
            }
            writeln!(sink, "\t{source}")?;
        }
    }
    Ok(())
}
