//! What a reader would want to see first, for each query; in NFC and in NFD.

#![allow(missing_docs, clippy::expect_used, clippy::string_slice, clippy::panic)]

#[path = "../examples/search/index.rs"]
mod index;

use index::TextIndex;
use tieng::normalize::{Form, Normalizer};

const DOCUMENTS: &str = include_str!("data/documents.txt");
const CASES: &str = include_str!("data/cases.txt");
const FORMS: [Form; 2] = [Form::Nfc, Form::Nfd];

fn documents() -> impl Iterator<Item = (&'static str, &'static str)> {
    DOCUMENTS.lines().map(|line| line.split_once('\t').expect("a name and a text"))
}

fn to(form: Form, text: &str) -> String {
    Normalizer::new().form(form).normalize(text).into_owned()
}

#[test]
fn each_query_finds_what_a_reader_means() {
    let (mut cases, mut wrong) = (0, Vec::new());
    for (indexed, typed) in FORMS.iter().flat_map(|&form| FORMS.map(|other| (form, other))) {
        let texts: Vec<String> = documents().map(|(_, text)| to(indexed, text)).collect();
        let index = TextIndex::new(texts.iter().map(String::as_str)).expect("an index");
        let name = |found: &str| {
            let place = texts.iter().position(|text| text == found).expect("a text of ours");
            documents().nth(place).expect("its name").0
        };
        for case in CASES.lines().filter(|line| !line.starts_with("# ")) {
            let columns: Vec<&str> = case.split('|').map(str::trim).collect();
            let [query, first, also, never] = columns[..] else { panic!("four columns: {case}") };
            let found = index.search(&to(typed, query), 50).expect("an answer");
            let found: Vec<&str> = found.iter().map(|(text, _)| name(text)).collect();
            let first: Vec<&str> = first.split_whitespace().collect();
            let right = first.iter().all(|each| found.iter().take(first.len()).any(|f| f == each))
                && also.split_whitespace().all(|each| found.contains(&each))
                && !never.split_whitespace().any(|each| found.contains(&each));
            if !right {
                wrong.push(format!("{query}: {found:?}, not {case}"));
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 4 * 60, "{cases}");
}

#[test]
fn hits_are_shown_in_the_text_as_it_was_written() {
    for form in FORMS {
        let text = to(form, "Chó con và cái chõ, HOÀ và hoa.");
        let index = TextIndex::new([text.as_str()]).expect("an index");
        let shown = |query: &str| index.search(query, 1).expect("an answer").remove(0).1;
        assert_eq!(shown("chó"), to(form, "<b>Chó</b> con và cái chõ, HOÀ và hoa."));
        assert_eq!(shown("cho"), to(form, "<b>Chó</b> con và cái <b>chõ</b>, HOÀ và hoa."));
        assert_eq!(shown("hòa"), to(form, "Chó con và cái chõ, <b>HOÀ</b> và hoa."));
    }
}

#[test]
fn the_snippets_of_the_engine_are_right_in_decomposed_text() {
    use tantivy::query::QueryParser;
    use tantivy::schema::{STORED, Schema, TextFieldIndexing, TextOptions};
    use tantivy::snippet::SnippetGenerator;
    use tieng_tantivy::{Grade, Units, VietnameseTokenizer};

    let text = to(Form::Nfd, "Bôi xịt chống nắng mỗi sáng.");
    let indexing = TextFieldIndexing::default().set_tokenizer("vi");
    let mut schema = Schema::builder();
    let field =
        schema.add_text_field("text", TextOptions::from(STORED).set_indexing_options(indexing));
    let index = tantivy::Index::create_in_ram(schema.build());
    let tokenizer = VietnameseTokenizer::new(Units::Syllables, Grade::Unmarked);
    index.tokenizers().register("vi", tokenizer);
    let mut writer = index.writer_with_num_threads(1, 15_000_000).expect("a writer");
    writer.add_document(tantivy::doc!(field => text.as_str())).expect("a document");
    writer.commit().expect("a commit");
    let searcher = index.reader().expect("a reader").searcher();
    let query = QueryParser::for_index(&index, vec![field]).parse_query("nang").expect("a query");
    let snippet = SnippetGenerator::create(&searcher, &query, field).expect("a snippet");
    let shown = snippet.snippet(&text).to_html();
    assert!(shown.contains(&to(Form::Nfd, "<b>nắng</b>")), "{shown}");
}
