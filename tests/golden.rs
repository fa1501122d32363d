//! The sample article, line by line as a person read it.

use tieng::abbreviation::{Reason, Source, Status};
use tieng::document::{Analyzer, Document};

const ARTICLE: &str = include_str!("../data/samples/article.txt");

fn analyzed() -> Document<'static> {
    Analyzer::new().analyze(ARTICLE)
}

#[test]
fn sentences_and_words() {
    let document = analyzed();
    let mut lines = String::new();
    for number in 0..document.sentences().len() {
        let words = document.words(number).iter().map(|word| word.of(ARTICLE).replace(' ', "_"));
        lines += &words.collect::<Vec<_>>().join(" ");
        lines.push('\n');
    }
    let golden = include_str!("data/article.txt");
    for (line, golden) in lines.lines().zip(golden.lines()) {
        assert_eq!(line, golden);
    }
    assert_eq!(lines.lines().count(), golden.lines().count());
}

#[test]
fn every_mention_of_ctdv_is_resolved_from_the_document() {
    let document = analyzed();
    let mentions: Vec<_> =
        document.abbreviations().iter().filter(|mention| mention.key == "CTDV").collect();
    assert_eq!(mentions.len(), ARTICLE.matches("CTDV").count());
    for mention in mentions {
        assert_eq!(mention.expansion(), Some("công tác dân vận"));
        assert_eq!(mention.source, Some(Source::Document));
    }
}

#[test]
fn what_the_dictionary_and_the_parts_say() {
    let document = analyzed();
    let find =
        |key: &str| document.abbreviations().iter().find(|mention| mention.key == key).unwrap();
    for (key, expansion, source) in [
        ("HĐND", "Hội đồng nhân dân", Source::BuiltIn),
        ("UBND", "Ủy ban nhân dân", Source::BuiltIn),
        ("MTTQ", "Mặt trận Tổ quốc", Source::Document),
        ("NĐ-CP", "nghị định của Chính phủ", Source::Composed),
        ("NQ/TW", "nghị quyết của Trung ương", Source::Composed),
        ("CT/TW", "chỉ thị của Trung ương", Source::Composed),
    ] {
        assert_eq!(
            (find(key).expansion(), find(key).source),
            (Some(expansion), Some(source)),
            "{key}"
        );
    }
}

#[test]
fn what_only_looks_like_an_abbreviation_is_left_alone() {
    let document = analyzed();
    let status = |key: &str| {
        document.abbreviations().iter().find(|mention| mention.key == key).unwrap().status
    };
    for key in ["XI", "XII", "XIII", "XV", "II"] {
        assert_eq!(status(key), Status::Skipped(Reason::Roman), "{key}");
    }
    assert_eq!(status("N"), Status::Skipped(Reason::Initial));
    assert_eq!(status("BTG"), Status::Skipped(Reason::Byline));
}

#[test]
fn definitions() {
    let document = analyzed();
    let found: Vec<_> =
        document.definitions().iter().map(|d| (d.short.of(ARTICLE), d.long.of(ARTICLE))).collect();
    assert_eq!(found, [("MTTQ", "Mặt trận Tổ quốc"), ("CTDV", "công tác dân vận")]);
}

#[test]
fn expanded() {
    let text = "Chỉ thị số 05 CT/TW và Nghị định số 30/2020/NĐ-CP; theo 25-NQ/TW. HĐND họp ở thành phố TP.HCM.";
    assert_eq!(
        tieng::expand(text),
        "Chỉ thị số 05 của Trung ương và Nghị định số 30/2020 của Chính phủ; theo nghị quyết số 25 của Trung ương. \
         Hội đồng nhân dân họp ở thành phố Hồ Chí Minh."
    );
    let twice = tieng::expand(ARTICLE).into_owned();
    assert_eq!(tieng::expand(&twice), twice, "expanding twice changes nothing more");
}
