//! The formats hold what the document says, whatever its text is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use tieng::abbreviation::{Source, Status};
use tieng::document::{Analyzer, Document};
use tieng::output::{Format, write_annotations, write_html_fragment};

const ARTICLE: &str = include_str!("../data/samples/article.txt");

/// Text that could break a format.
const HOSTILE: &[&str] = &[
    "",
    "\0\u{1}\u{1F}\u{7F}\u{85}\u{2028}",
    "\"\\/\u{8}\u{C}\r\n\t",
    "<script>alert(1)</script> & 'HĐND' \"UBND\" <!-- ]]> -->",
    "</style></button></div><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;amp; &#60;",
    "Công\u{A0}tác\u{A0}dân vận\u{3000}(CTDV)  .\tCTDV\r\ntốt\nlắm.",
    "_ __ _a_ # text = x\t1\t2",
    "# newdoc\n# sent_id = 7\n1\tgiả\t_\n\n",
    "Bài tóan cuả ho\u{300}a. Nghịa. \u{FEFF}Qu\u{300}y",
    "UBND.HĐND/TW-CP (CTDV (công tác dân vận)) CTDV (công tác dân vận)",
];

fn written(format: Format, text: &str) -> String {
    let mut out = String::new();
    format.write(&Analyzer::new().analyze(text), &mut out).unwrap();
    out
}

/// What the JSON form is, told with a JSON crate.
fn expected_json(document: &Document<'_>) -> Value {
    let sentences = document.sentences().iter().enumerate().map(|(number, sentence)| {
        let words: Vec<_> = document.words(number).iter().map(|w| [w.start, w.end]).collect();
        json!({"span": [sentence.span.start, sentence.span.end], "words": words})
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
        let candidates: Vec<_> = mention.candidates.iter().map(|c| &c.expansion).collect();
        json!({
            "span": [mention.span.start, mention.span.end], "key": mention.key, "status": status,
            "reason": reason, "expansion": mention.expansion(), "source": source,
            "candidates": candidates,
        })
    });
    let definitions = document.definitions().iter().map(
        |d| json!({"short": [d.short.start, d.short.end], "long": [d.long.start, d.long.end]}),
    );
    json!({
        "text": document.text(),
        "sentences": sentences.collect::<Vec<_>>(),
        "abbreviations": abbreviations.collect::<Vec<_>>(),
        "definitions": definitions.collect::<Vec<_>>(),
    })
}

fn check_json(text: &str) {
    let document = Analyzer::new().analyze(text);
    let line = written(Format::Jsonl, text);
    assert_eq!(line.matches('\n').count(), 1);
    let mut object: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object, expected_json(&document));
    let mut annotations = String::new();
    write_annotations(&document, &mut annotations).unwrap();
    object.as_object_mut().unwrap().remove("text");
    assert_eq!(serde_json::from_str::<Value>(&annotations).unwrap(), object);
}

/// Ten columns; words counted from 1; the rows with their spaces are the text.
fn check_conllu(text: &str) {
    let out = written(Format::Conllu, text);
    let mut sentences = Vec::new();
    for block in out.split_terminator("\n\n") {
        let mut lines = block.split('\n');
        let id = lines.next().unwrap().strip_prefix("# sent_id = ").unwrap();
        assert_eq!(id, (sentences.len() + 1).to_string());
        let told = lines.next().unwrap().strip_prefix("# text = ").unwrap();
        let mut built = String::new();
        for (number, line) in lines.enumerate() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 10, "{line:?}");
            assert_eq!(columns[0], (number + 1).to_string());
            built += columns[1];
            built += if columns[9] == "SpaceAfter=No" { "" } else { " " };
        }
        assert_eq!(built.trim_end(), told);
        sentences.push(told.to_owned());
    }
    let all = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(all(&sentences.join(" ")), all(text));
}

fn check_tsv(text: &str) {
    let document = Analyzer::new().analyze(text);
    let out = written(Format::Tsv, text);
    let mut lines = out.split_terminator('\n');
    assert_eq!(lines.next().unwrap().split('\t').count(), 9);
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), document.word_count());
    for row in rows {
        assert_eq!(row.len(), 9, "{row:?}");
        let form = text.get(row[3].parse().unwrap()..row[4].parse().unwrap()).unwrap();
        assert_eq!(form.split_whitespace().collect::<Vec<_>>().join(" "), row[5]);
    }
}

/// The text between the tags of the page's text, and nothing but known tags there.
fn check_html(text: &str) {
    let page = written(Format::Html, text);
    let (_, rest) = page.split_once("<div class=\"text\">").unwrap();
    let (body, _) = rest.split_once("</div>").unwrap();
    let mut shown = String::new();
    let mut open: Vec<&str> = Vec::new();
    for (number, part) in body.split('<').enumerate() {
        let (tag, content) = if number == 0 { ("", part) } else { part.split_once('>').unwrap() };
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{body}"),
            None if number > 0 => {
                assert!(["span", "dfn", "button"].contains(&name), "{tag}");
                open.push(name);
            }
            None => {}
        }
        shown += content;
    }
    assert!(open.is_empty(), "{body}");
    let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let shown = shown.replace("&#39;", "'").replace("&#13;", "\r").replace("&amp;", "&");
    assert_eq!(shown, text.replace('\0', "\u{FFFD}"));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("://"));
    assert_eq!(page.matches("</style>").count(), 1);
    for target in page.split("popovertarget=\"").skip(1) {
        let id = target.split('"').next().unwrap();
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
}

fn check(text: &str) {
    check_json(text);
    check_conllu(text);
    check_tsv(text);
    check_html(text);
    let lines = written(Format::Text, text);
    assert_eq!(lines.lines().count(), Analyzer::new().analyze(text).sentences().len());
}

#[test]
fn every_format_holds_the_article() {
    check(ARTICLE);
}

#[test]
fn no_text_breaks_a_format() {
    HOSTILE.iter().for_each(|text| check(text));
    check(&HOSTILE.concat());
}

proptest! {
    #[test]
    fn random_text_breaks_no_format(text in "(?s)([ \\t\r\n<>&\"'\\\\_(){}#.,\u{A0}]|CTDV|HĐND|XV|công tác|dân vận|tóan|\\PC){0,40}") {
        check(&text);
    }
}

#[test]
fn names_are_read_and_written() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    let error = "xml".parse::<Format>().unwrap_err().to_string();
    assert_eq!(error, "no format `xml`; there are text, jsonl, conllu, tsv, html");
}

#[test]
fn documents_of_one_file_are_told_apart() {
    let analyzer = Analyzer::new();
    for (format, wanted) in [
        (Format::Conllu, "# newdoc id = 2\n# sent_id = 2-1\n"),
        (Format::Tsv, "\n2\t1\t1\t0\t5\tHĐND\tresolved\tHội đồng nhân dân\tbuiltin\n"),
        (Format::Html, "popovertarget=\"t2-0\""),
    ] {
        let mut out = String::new();
        format.write_head("Hai dòng <1>", &mut out).unwrap();
        for (text, number) in ["HĐND họp.", "HĐND bàn."].into_iter().zip(1..) {
            format.write_part(&analyzer.analyze(text), Some(number), &mut out).unwrap();
        }
        format.write_tail(&mut out).unwrap();
        assert!(out.contains(wanted), "{out}");
        assert_eq!(out.contains("<title>Hai dòng &lt;1&gt;</title>"), format == Format::Html);
    }
}

#[test]
fn the_page_tells_what_it_knows() {
    let page = written(Format::Html, "Bài tóan của công tác dân vận (CTDV). KHTN là ABCQ.");
    for wanted in [
        "<span class=\"r\" tabindex=\"0\" data-tip=\"toán\">tóan</span>",
        "<dfn><span class=\"w\">công tác</span> <span class=\"w\">dân vận</span></dfn>",
        "<q>công tác dân vận (CTDV)</q>",
        "<tr><td>CTDV<td>công tác dân vận<td>nghĩa (viết tắt)",
        "class=\"a unknown first\"",
        "1 dấu thanh cần sửa",
    ] {
        assert!(page.contains(wanted), "{wanted} is not in {page}");
    }
}

#[test]
fn two_fragments_may_stand_in_one_page() {
    let fragment = |text| {
        let mut out = String::new();
        write_html_fragment(&Analyzer::new().analyze(text), &mut out).unwrap();
        let id = out.split(" id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (out, id)
    };
    let ((one, first), (_, second)) = (fragment("HĐND họp."), fragment("UBND họp."));
    assert_ne!(first, second);
    assert!(!one.contains("<html") && one.starts_with("<div class=\"tieng\""));
}
