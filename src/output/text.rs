//! A sentence a line, for models.

use core::fmt::{self, Write};

use super::write_form;
use crate::document::Document;

pub(super) fn write(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    for number in 0..document.sentences().len() {
        for (at, word) in document.words(number).iter().enumerate() {
            if at > 0 {
                sink.write_char(' ')?;
            }
            write_form(document, *word, "_", sink)?;
        }
        sink.write_char('\n')?;
    }
    Ok(())
}
