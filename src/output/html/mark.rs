//! The text with its marks. Marks of different kinds may cross: where one that stands outside ends,
//! those inside it end too and start again.

use core::fmt::{self, Write};

use super::card::{Cards, Id, write_meaning};
use super::escape::Escaped;
use super::repair::Repair;
use crate::abbreviation::{Mention, Source, Status};
use crate::document::Document;
use crate::span::Span;

/// What is marked, from the outside in.
#[derive(Clone, Copy)]
enum Mark<'d> {
    Sentence,
    /// The long form of a definition.
    Long,
    Mention(usize, &'d Mention),
    /// A word of several syllables.
    Word,
    Repair(&'d Repair),
}

/// The marks of one kind, in order.
struct Layer<'d> {
    marks: Vec<(Span, Mark<'d>)>,
    /// The first that does not end before the place that was reached.
    next: usize,
}

impl<'d> Layer<'d> {
    /// A mark that starts inside the one before it is left out.
    fn new(found: impl Iterator<Item = (Span, Mark<'d>)>) -> Self {
        let mut marks: Vec<(Span, Mark<'_>)> = Vec::new();
        for (span, mark) in found {
            if !span.is_empty() && marks.last().is_none_or(|(last, _)| last.end <= span.start) {
                marks.push((span, mark));
            }
        }
        Self { marks, next: 0 }
    }

    /// The mark that holds the byte `at`, which never goes back.
    fn at(&mut self, at: usize) -> Option<(Span, Mark<'d>)> {
        while self.marks.get(self.next).is_some_and(|(span, _)| span.end <= at) {
            self.next += 1;
        }
        self.marks.get(self.next).filter(|(span, _)| span.start <= at).copied()
    }
}

pub(super) fn write_text(
    document: &Document<'_>,
    repairs: &[Repair],
    cards: &Cards<'_>,
    id: Id,
    sink: &mut impl Write,
) -> fmt::Result {
    let text = document.text();
    let words = (0..document.sentences().len()).flat_map(|number| document.words(number));
    let words = words.filter(|word| word.of(text).contains(char::is_whitespace));
    let mentions = document.abbreviations().iter().enumerate();
    let mut layers = [
        Layer::new(document.sentences().iter().map(|found| (found.span, Mark::Sentence))),
        Layer::new(document.definitions().iter().map(|found| (found.long, Mark::Long))),
        Layer::new(mentions.map(|(number, found)| (found.span, Mark::Mention(number, found)))),
        Layer::new(words.map(|word| (*word, Mark::Word))),
        Layer::new(repairs.iter().map(|repair| (repair.span, Mark::Repair(repair)))),
    ];
    let mut cuts: Vec<usize> = layers
        .iter()
        .flat_map(|layer| layer.marks.iter().flat_map(|(span, _)| [span.start, span.end]))
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();

    // The marks that are open, and the tags that close them.
    let mut open: [Option<Span>; 5] = [None; 5];
    let mut closing: Vec<&str> = Vec::new();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let now = layers.each_mut().map(|layer| layer.at(*start));
        let spans = now.map(|mark| mark.map(|(span, _)| span));
        let same = open.iter().zip(&spans).take_while(|(before, now)| before == now).count();
        let kept = spans.iter().take(same).flatten().count();
        for tag in closing.drain(kept..).rev() {
            sink.write_str(tag)?;
        }
        for (_, mark) in now.into_iter().skip(same).flatten() {
            closing.push(open_tag(mark, cards, id, sink)?);
        }
        open = spans;
        write!(sink, "{}", Escaped(Span::new(*start, *end).of(text)))?;
    }
    closing.iter().rev().try_for_each(|tag| sink.write_str(tag))
}

/// Writes the tag that opens a mark; gives the one that closes it.
fn open_tag(
    mark: Mark<'_>,
    cards: &Cards<'_>,
    id: Id,
    sink: &mut impl Write,
) -> Result<&'static str, fmt::Error> {
    match mark {
        Mark::Sentence => sink.write_str("<span class=\"s\">").map(|()| "</span>"),
        Mark::Long => sink.write_str("<dfn>").map(|()| "</dfn>"),
        Mark::Word => sink.write_str("<span class=\"w\">").map(|()| "</span>"),
        Mark::Repair(repair) => {
            let repaired = Escaped(&repair.repaired);
            write!(sink, "<span class=\"r\" tabindex=\"0\" data-tip=\"{repaired}\">")?;
            Ok("</span>")
        }
        Mark::Mention(number, mention) => {
            let (card, first) = cards.card(number, mention);
            let class = match mention.status {
                Status::Resolved => "resolved",
                Status::Ambiguous => "ambiguous",
                Status::Unknown => "unknown",
                Status::Skipped(_) => "skipped",
            };
            // On paper the first of each is explained, unless the text does that itself.
            let explained = mention.source == Some(Source::Document);
            let first = if first && !explained { " first" } else { "" };
            write!(
                sink,
                "<button class=\"a {class}{first}\" popovertarget=\"{id}-{card}\" data-tip=\""
            )?;
            write_meaning(mention, sink)?;
            sink.write_str("\">")?;
            Ok("</button>")
        }
    }
}
