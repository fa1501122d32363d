//! A page to look at.
//!
//! Nothing is fetched and nothing is scripted: an abbreviation is a button that opens its card
//! (`popovertarget`), so keyboard, Escape and screen readers come with the browser. Between the
//! tags stands the whole text, byte for byte.

mod card;
mod escape;
mod mark;
mod repair;

use core::fmt::{self, Write};

use crate::abbreviation::{DefinitionKind, Status};
use crate::document::Document;
use card::{Cards, Id, status_label, write_card, write_row};
use escape::Escaped;

/// The look of a document, inside whatever page.
const STYLE: &str = include_str!("html/document.css");
/// The look of the page around it.
const PAGE: &str = include_str!("html/page.css");

/// What may be shown or hidden: the id of the box, its label.
const LAYERS: [(&str, &str); 4] =
    [("s", "câu"), ("w", "từ"), ("r", "dấu thanh cần sửa"), ("a", "viết tắt")];

pub(super) fn write_head(title: &str, sink: &mut impl Write) -> fmt::Result {
    let title = Escaped(if title.is_empty() { "Văn bản" } else { title });
    write!(
        sink,
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{PAGE}{STYLE}</style>\n</head>\n<body>\n<header>\n\
         <h1>{title}</h1>\n<fieldset class=\"layers\">\n<legend>Hiện</legend>\n"
    )?;
    for (id, label) in LAYERS {
        writeln!(
            sink,
            "<label><input type=\"checkbox\" id=\"show-{id}\" checked> {label}</label>"
        )?;
    }
    sink.write_str("</fieldset>\n<p class=\"key tieng\">")?;
    for (class, status) in [
        ("resolved", Status::Resolved),
        ("ambiguous", Status::Ambiguous),
        ("unknown", Status::Unknown),
    ] {
        write!(sink, "<span class=\"a {class}\">{}</span> ", status_label(status))?;
    }
    sink.write_str("<span class=\"a skipped\">để nguyên</span></p>\n</header>\n<main>\n")
}

pub(super) fn write_tail(sink: &mut impl Write) -> fmt::Result {
    sink.write_str("</main>\n</body>\n</html>\n")
}

/// A document that stands alone has no number, and no heading.
pub(super) fn write_part(
    document: &Document<'_>,
    number: Option<usize>,
    sink: &mut impl Write,
) -> fmt::Result {
    sink.write_str("<article class=\"tieng\">\n")?;
    if let Some(number) = number {
        writeln!(sink, "<h2>{number}</h2>")?;
    }
    write_document(document, Id::Number(number.unwrap_or(1)), sink)?;
    sink.write_str("</article>\n")
}

/// Writes a document as HTML to stand inside another page, a notebook's for one. It brings its
/// style, whose rules hold for itself only.
///
/// ```
/// use tieng::document::Analyzer;
///
/// let document = Analyzer::new().analyze("HĐND họp <hôm nay>.");
/// let mut out = String::new();
/// tieng::output::write_html_fragment(&document, &mut out)?;
/// assert!(out.contains("&lt;<span class=\"w\">hôm nay</span>&gt;"));
/// assert!(out.contains("Hội đồng nhân dân"));
/// # Ok::<(), core::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `sink`.
pub fn write_html_fragment(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    write!(sink, "<div class=\"tieng\" lang=\"vi\">\n<style>\n{STYLE}</style>\n")?;
    write_document(document, Id::of_text(document.text()), sink)?;
    sink.write_str("</div>\n")
}

fn write_document(document: &Document<'_>, id: Id, sink: &mut impl Write) -> fmt::Result {
    let cards = Cards::of(document.abbreviations());
    let repairs = repair::repairs(document.text());

    let (sentences, words) = (document.sentences().len(), document.word_count());
    let (mentions, changes) = (cards.mentions(), repairs.len());
    write!(sink, "<p class=\"sum\">{sentences} câu · {words} từ · {mentions} chữ viết tắt")?;
    if changes > 0 {
        write!(sink, " · {changes} dấu thanh cần sửa")?;
    }
    sink.write_str("</p>\n<div class=\"text\">")?;
    mark::write_text(document, &repairs, &cards, id, sink)?;
    sink.write_str("</div>\n")?;

    for (number, mention) in cards.iter() {
        write_card(mention, document, id, number, sink)?;
    }
    write_definitions(document, sink)?;
    write_abbreviations(&cards, sink)
}

fn write_definitions(document: &Document<'_>, sink: &mut impl Write) -> fmt::Result {
    if document.definitions().is_empty() {
        return Ok(());
    }
    sink.write_str(
        "<table>\n<caption>Định nghĩa trong văn bản</caption>\n\
         <thead><tr><th>Viết tắt<th>Nghĩa<th>Cách viết</thead>\n<tbody>\n",
    )?;
    for definition in document.definitions() {
        let kind = match definition.kind {
            DefinitionKind::Forward => "nghĩa (viết tắt)",
            DefinitionKind::Reverse => "viết tắt (nghĩa)",
            DefinitionKind::Cue => "“viết tắt là”",
            DefinitionKind::Translated => "tên dịch (viết tắt)",
        };
        let (key, expansion) = (Escaped(&definition.key), Escaped(&definition.expansion));
        writeln!(sink, "<tr><td>{key}<td>{expansion}<td>{kind}")?;
    }
    sink.write_str("</tbody>\n</table>\n")
}

fn write_abbreviations(cards: &Cards<'_>, sink: &mut impl Write) -> fmt::Result {
    let shown = |status| !matches!(status, Status::Skipped(_));
    if !cards.iter().any(|(_, mention)| shown(mention.status)) {
        return Ok(());
    }
    sink.write_str(
        "<table>\n<caption>Chữ viết tắt</caption>\n\
         <thead><tr><th>Viết tắt<th>Nghĩa<th>Nguồn<th>Số lần</thead>\n<tbody>\n",
    )?;
    for (number, mention) in cards.iter().filter(|(_, mention)| shown(mention.status)) {
        write_row(mention, cards.count(number), sink)?;
    }
    sink.write_str("</tbody>\n</table>\n")
}
