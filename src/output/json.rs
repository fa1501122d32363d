//! JSON by hand: the library has no need of a JSON crate to write five kinds of value.

use core::fmt::{self, Write};

use super::{source_name, status_name};
use crate::abbreviation::{Mention, Status};
use crate::document::Document;
use crate::span::Span;

pub(super) fn write(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    sink.write_str("{\"text\":")?;
    write_string(document.text(), sink)?;
    sink.write_char(',')?;
    write_members(document, sink)?;
    sink.write_str("}\n")
}

/// Writes the JSON object of [`Format::Jsonl`](super::Format::Jsonl) without the text and the line
/// end: what a record that has the text already takes in.
///
/// ```
/// use tieng::document::Analyzer;
///
/// let document = Analyzer::new().analyze("Dân vận.");
/// let mut out = String::new();
/// tieng::output::write_annotations(&document, &mut out)?;
/// assert_eq!(
///     out,
///     r#"{"sentences":[{"span":[0,11],"words":[[0,10],[10,11]]}],"abbreviations":[],"definitions":[]}"#
/// );
/// # Ok::<(), core::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `sink`.
pub fn write_annotations(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    sink.write_char('{')?;
    write_members(document, sink)?;
    sink.write_char('}')
}

fn write_members(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    sink.write_str("\"sentences\":")?;
    write_array(document.sentences().iter().enumerate(), sink, |(number, sentence), sink| {
        sink.write_str("{\"span\":")?;
        write_span(sentence.span, sink)?;
        sink.write_str(",\"words\":")?;
        write_array(document.words(number), sink, |word, sink| write_span(*word, sink))?;
        sink.write_char('}')
    })?;
    sink.write_str(",\"abbreviations\":")?;
    write_array(document.abbreviations(), sink, write_mention)?;
    sink.write_str(",\"definitions\":")?;
    write_array(document.definitions(), sink, |definition, sink| {
        sink.write_str("{\"short\":")?;
        write_span(definition.short, sink)?;
        sink.write_str(",\"long\":")?;
        write_span(definition.long, sink)?;
        sink.write_char('}')
    })
}

fn write_mention(mention: &Mention, sink: &mut impl Write) -> fmt::Result {
    let reason = match mention.status {
        Status::Skipped(reason) => Some(reason.name()),
        _ => None,
    };
    sink.write_str("{\"span\":")?;
    write_span(mention.span, sink)?;
    sink.write_str(",\"key\":")?;
    write_string(&mention.key, sink)?;
    write!(sink, ",\"status\":\"{}\",\"reason\":", status_name(mention.status))?;
    write_nullable(reason, sink)?;
    sink.write_str(",\"expansion\":")?;
    write_nullable(mention.expansion(), sink)?;
    sink.write_str(",\"source\":")?;
    write_nullable(source_name(mention), sink)?;
    sink.write_str(",\"candidates\":")?;
    write_array(&mention.candidates, sink, |candidate, sink| {
        write_string(&candidate.expansion, sink)
    })?;
    sink.write_char('}')
}

fn write_array<T, W: Write>(
    items: impl IntoIterator<Item = T>,
    sink: &mut W,
    mut write_item: impl FnMut(T, &mut W) -> fmt::Result,
) -> fmt::Result {
    sink.write_char('[')?;
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            sink.write_char(',')?;
        }
        write_item(item, sink)?;
    }
    sink.write_char(']')
}

fn write_span(span: Span, sink: &mut impl Write) -> fmt::Result {
    write!(sink, "[{},{}]", span.start, span.end)
}

fn write_nullable(text: Option<&str>, sink: &mut impl Write) -> fmt::Result {
    match text {
        Some(text) => write_string(text, sink),
        None => sink.write_str("null"),
    }
}

/// What RFC 8259 asks for: quotes, backslashes and control characters are escaped.
fn write_string(text: &str, sink: &mut impl Write) -> fmt::Result {
    sink.write_char('"')?;
    for part in text.split_inclusive(|c: char| c < ' ' || c == '"' || c == '\\') {
        let mut chars = part.chars();
        match chars.next_back() {
            Some(last) if last < ' ' || last == '"' || last == '\\' => {
                sink.write_str(chars.as_str())?;
                match last {
                    '"' => sink.write_str("\\\"")?,
                    '\\' => sink.write_str("\\\\")?,
                    '\n' => sink.write_str("\\n")?,
                    '\r' => sink.write_str("\\r")?,
                    '\t' => sink.write_str("\\t")?,
                    control => write!(sink, "\\u{:04x}", u32::from(control))?,
                }
            }
            _ => sink.write_str(part)?,
        }
    }
    sink.write_char('"')
}
