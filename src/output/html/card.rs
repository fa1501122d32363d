//! What is told of an abbreviation: in a word, in a row of the table, on its card.

use core::fmt::{self, Write};
use std::collections::HashMap;

use super::escape::{Escaped, write_joined};
use crate::abbreviation::{Mention, Reason, Source, Status};
use crate::document::Document;

/// What tells the cards of one document from those of others in the same page.
#[derive(Clone, Copy)]
pub(super) enum Id {
    Number(usize),
    Hash(u64),
}

impl Id {
    /// Two texts in one notebook differ in it (FNV-1a).
    pub(super) fn of_text(text: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        Self::Hash(text.bytes().fold(0xCBF2_9CE4_8422_2325, step))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "t{number}"),
            Self::Hash(hash) => write!(f, "t{hash:x}"),
        }
    }
}

/// The mentions of a document, those that tell the same on one card.
pub(super) struct Cards<'d> {
    /// The first mention of each card, and how many there are.
    cards: Vec<(&'d Mention, usize)>,
    /// The card of each mention.
    of_mention: Vec<usize>,
}

impl<'d> Cards<'d> {
    pub(super) fn of(mentions: &'d [Mention]) -> Self {
        let same = |a: &Mention, b: &Mention| {
            a.status == b.status && a.source == b.source && a.candidates == b.candidates
        };
        let mut cards: Vec<(&Mention, usize)> = Vec::new();
        let mut of_key: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut of_mention = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let known = of_key.entry(&mention.key).or_default();
            let card = known
                .iter()
                .copied()
                .find(|&card| cards.get(card).is_some_and(|(first, _)| same(first, mention)));
            let card = card.unwrap_or_else(|| {
                known.push(cards.len());
                cards.push((mention, 0));
                cards.len() - 1
            });
            if let Some((_, count)) = cards.get_mut(card) {
                *count += 1;
            }
            of_mention.push(card);
        }
        Self { cards, of_mention }
    }

    /// The cards in the order of the text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &'d Mention)> {
        self.cards.iter().enumerate().map(|(number, (mention, _))| (number, *mention))
    }

    pub(super) fn count(&self, card: usize) -> usize {
        self.cards.get(card).map_or(0, |(_, count)| *count)
    }

    /// The card of a mention by its number, and whether it is the first of its card.
    pub(super) fn card(&self, number: usize, mention: &Mention) -> (usize, bool) {
        let card = self.of_mention.get(number).copied().unwrap_or_default();
        let first = self.cards.get(card).is_some_and(|(first, _)| first.span == mention.span);
        (card, first)
    }

    /// How many mentions are abbreviations.
    pub(super) fn mentions(&self) -> usize {
        let skipped = |mention: &Mention| matches!(mention.status, Status::Skipped(_));
        self.cards.iter().filter(|(mention, _)| !skipped(mention)).map(|(_, count)| count).sum()
    }
}

pub(super) fn status_label(status: Status) -> &'static str {
    match status {
        Status::Resolved => "rõ nghĩa",
        Status::Ambiguous => "nhiều nghĩa",
        Status::Unknown => "chưa rõ nghĩa",
        Status::Skipped(reason) => match reason {
            Reason::Roman => "số La Mã",
            Reason::Initial => "chữ đầu của tên người",
            Reason::AllCaps => "dòng chữ hoa",
            Reason::Toned => "chữ hoa có dấu",
            Reason::Url => "địa chỉ mạng",
            Reason::Code => "mã số",
            Reason::Place => "địa danh trong ngoặc",
            Reason::Byline => "ký hiệu tờ báo",
            Reason::Name => "tên riêng",
        },
    }
}

fn source_label(source: Source) -> &'static str {
    match source {
        Source::User => "từ điển của bạn",
        Source::Document => "văn bản này",
        Source::BuiltIn => "từ điển có sẵn",
        Source::Composed => "ghép từ các phần",
    }
}

/// The meaning, or the meanings, or why there is none.
pub(super) fn write_meaning(mention: &Mention, sink: &mut impl Write) -> fmt::Result {
    match mention.status {
        Status::Resolved => write!(sink, "{}", Escaped(mention.expansion().unwrap_or_default())),
        Status::Ambiguous => {
            let candidates = mention.candidates.iter();
            write_joined(candidates.map(|candidate| &*candidate.expansion), " / ", sink)
        }
        status => sink.write_str(status_label(status)),
    }
}

pub(super) fn write_row(mention: &Mention, count: usize, sink: &mut impl Write) -> fmt::Result {
    write!(sink, "<tr><td>{}<td>", Escaped(&mention.key))?;
    write_meaning(mention, sink)?;
    writeln!(sink, "<td>{}<td>{count}", mention.source.map_or("–", source_label))
}

/// What a click shows: the meanings with how likely they are, and where they come from.
pub(super) fn write_card(
    mention: &Mention,
    document: &Document<'_>,
    id: Id,
    number: usize,
    sink: &mut impl Write,
) -> fmt::Result {
    let status = status_label(mention.status);
    write!(
        sink,
        "<div popover class=\"card\" id=\"{id}-{number}\">\n<p><b>{}</b> <i>{status}</i></p>\n",
        Escaped(&mention.key)
    )?;
    match &*mention.candidates {
        [] => {}
        [only] => writeln!(sink, "<p>{}</p>", Escaped(&only.expansion))?,
        candidates => {
            sink.write_str("<ol>")?;
            for candidate in candidates {
                let (expansion, percent) = (Escaped(&candidate.expansion), candidate.score * 100.0);
                write!(sink, "<li>{expansion} <small>{percent:.0}&nbsp;%</small>")?;
            }
            sink.write_str("</ol>\n")?;
        }
    }
    if let Some(source) = mention.source {
        write!(sink, "<p class=\"from\">Nguồn: {}", source_label(source))?;
        let definition = mention.definition.and_then(|at| document.definitions().get(at));
        if let Some(definition) = definition {
            let mut both = definition.short.to(definition.long);
            // The bracket that closes it belongs to what is quoted.
            if document.text().get(both.end..).is_some_and(|rest| rest.starts_with(')')) {
                both.end += 1;
            }
            write!(sink, " – <q>{}</q>", Escaped(both.of(document.text())))?;
        }
        sink.write_str("</p>\n")?;
    }
    sink.write_str("</div>\n")
}
