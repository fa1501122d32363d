//! The formats of `annotate`.

use std::fmt::Write;

use serde_json::json;
use tieng::Span;
use tieng::abbreviation::{Source, Status};
use tieng::document::Document;

/// A sentence a line, words separated by a space, the syllables of a word joined by `_`.
pub(crate) fn text(document: &Document<'_>) -> String {
    let mut out = String::new();
    for number in 0..document.sentences().len() {
        let words = document.words(number).iter();
        let words: Vec<String> = words.map(|word| form(document, *word, "_")).collect();
        out += &words.join(" ");
        out.push('\n');
    }
    out
}

/// One JSON object.
pub(crate) fn jsonl(document: &Document<'_>) -> String {
    let span = |span: Span| json!([span.start, span.end]);
    let sentences = document.sentences().iter().enumerate().map(|(number, sentence)| {
        let words: Vec<_> = document.words(number).iter().map(|word| span(*word)).collect();
        json!({"span": span(sentence.span), "words": words})
    });
    let abbreviations = document.abbreviations().iter().map(|mention| {
        let (status, reason) = match mention.status {
            Status::Resolved => ("resolved", None),
            Status::Ambiguous => ("ambiguous", None),
            Status::Unknown => ("unknown", None),
            Status::Skipped(reason) => ("skipped", Some(reason.name())),
        };
        let source = mention.source.map(|source| match source {
            Source::Document => "document",
            Source::User => "user",
            Source::Composed => "composed",
            _ => "builtin",
        });
        let candidates: Vec<_> =
            mention.candidates.iter().map(|candidate| &candidate.expansion).collect();
        json!({
            "span": span(mention.span), "key": mention.key, "status": status, "reason": reason,
            "expansion": mention.expansion(), "source": source, "candidates": candidates,
        })
    });
    let definitions = document.definitions().iter();
    let definitions =
        definitions.map(|found| json!({"short": span(found.short), "long": span(found.long)}));
    let object = json!({
        "text": document.text(),
        "sentences": sentences.collect::<Vec<_>>(),
        "abbreviations": abbreviations.collect::<Vec<_>>(),
        "definitions": definitions.collect::<Vec<_>>(),
    });
    format!("{object}\n")
}

/// CoNLL-U (<https://universaldependencies.org/format.html>): the words and the spaces between them.
pub(crate) fn conllu(document: &Document<'_>) -> String {
    let mut out = String::new();
    for (number, sentence) in document.sentences().iter().enumerate() {
        let words = document.words(number);
        let _ = writeln!(
            out,
            "# sent_id = {}\n# text = {}",
            number + 1,
            form(document, sentence.span, " ")
        );
        for (at, word) in words.iter().enumerate() {
            let tight = words.get(at + 1).is_some_and(|next| next.start == word.end);
            let misc = if tight { "SpaceAfter=No" } else { "_" };
            let _ = writeln!(
                out,
                "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
                at + 1,
                form(document, *word, " ")
            );
        }
        out.push('\n');
    }
    out
}

/// The text of a span with its white space replaced.
fn form(document: &Document<'_>, span: Span, space: &str) -> String {
    span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(space)
}
