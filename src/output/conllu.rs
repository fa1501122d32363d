//! CoNLL-U: words and the spaces between them.

use core::fmt::{self, Write};

use super::write_form;
use crate::document::Document;

/// A document that stands alone has no number: its sentences are counted from 1.
pub(super) fn write(
    document: &Document<'_>,
    number: Option<usize>,
    sink: &mut impl Write,
) -> fmt::Result {
    if let Some(number) = number.filter(|_| !document.sentences().is_empty()) {
        writeln!(sink, "# newdoc id = {number}")?;
    }
    for (sentence, found) in document.sentences().iter().enumerate() {
        sink.write_str("# sent_id = ")?;
        if let Some(number) = number {
            write!(sink, "{number}-")?;
        }
        write!(sink, "{}\n# text = ", sentence + 1)?;
        write_form(document, found.span, " ", sink)?;
        sink.write_char('\n')?;
        let words = document.words(sentence);
        for (at, word) in words.iter().enumerate() {
            write!(sink, "{}\t", at + 1)?;
            write_form(document, *word, " ", sink)?;
            let tight = words.get(at + 1).is_some_and(|next| next.start == word.end);
            let misc = if tight { "SpaceAfter=No" } else { "_" };
            writeln!(sink, "\t_\t_\t_\t_\t_\t_\t_\t{misc}")?;
        }
        sink.write_char('\n')?;
    }
    Ok(())
}
