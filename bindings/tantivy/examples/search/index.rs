//! A small index: a field for each grade, one for words, and the text as it is.

use std::collections::HashSet;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexReader, TantivyDocument, TantivyError, Term};
use tieng_tantivy::{Grade, Units, VietnameseTokenizer};

/// The fields, the finest first: name, what is indexed, and how much a hit there counts.
const FIELDS: [(&str, Units, Grade, f32); 4] = [
    ("words", Units::Words, Grade::Exact, 1.0),
    ("exact", Units::Syllables, Grade::Exact, 4.0),
    ("toneless", Units::Syllables, Grade::Toneless, 2.0),
    ("unmarked", Units::Syllables, Grade::Unmarked, 1.0),
];

pub(crate) struct TextIndex {
    reader: IndexReader,
    fields: Vec<Field>,
    text: Field,
}

impl TextIndex {
    /// Indexes texts in memory.
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, TantivyError> {
        let mut schema = Schema::builder();
        let fields = FIELDS.map(|(name, ..)| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(name)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        });
        let text = schema.add_text_field("text", STORED);
        let index = Index::create_in_ram(schema.build());
        for (name, units, grade, _) in FIELDS {
            index.tokenizers().register(name, VietnameseTokenizer::new(units, grade));
        }
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for each in texts {
            let mut document = TantivyDocument::new();
            document.add_text(text, each);
            for &field in &fields {
                document.add_text(field, each);
            }
            writer.add_document(document)?;
        }
        writer.commit()?;
        let reader = index.reader()?;
        Ok(Self { reader, fields: fields.to_vec(), text })
    }

    /// The texts that hold every syllable of the query, marks aside; the best first, with the hits
    /// between `<b>` and `</b>`.
    pub(crate) fn search(
        &self,
        query: &str,
        limit: usize,
    ) -> Result<Vec<(String, String)>, TantivyError> {
        let searcher = self.reader.searcher();
        let found =
            searcher.search(&self.query(query), &TopDocs::with_limit(limit).order_by_score())?;
        let texts = found.into_iter().map(|(_, address)| {
            let document: TantivyDocument = searcher.doc(address)?;
            let text = document.get_first(self.text).and_then(|value| value.as_str());
            let text = text.unwrap_or_default().to_owned();
            let shown = highlight(query, &text);
            Ok((text, shown))
        });
        texts.collect()
    }

    /// All syllables without their marks must be there; each finer field in which they are, and
    /// stand in a row, makes a better hit.
    fn query(&self, text: &str) -> BooleanQuery {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (&field, (_, units, grade, boost)) in self.fields.iter().zip(FIELDS) {
            let mut terms = Vec::new();
            VietnameseTokenizer::new(units, grade)
                .token_stream(text)
                .process(&mut |token| terms.push(Term::from_field_text(field, &token.text)));
            let occur = if grade == Grade::Unmarked { Occur::Must } else { Occur::Should };
            for term in &terms {
                let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
                clauses.push((occur, Box::new(BoostQuery::new(Box::new(query), boost))));
            }
            if terms.len() > 1 {
                let query = BoostQuery::new(Box::new(PhraseQuery::new(terms)), 2.0 * boost);
                clauses.push((Occur::Should, Box::new(query)));
            }
        }
        BooleanQuery::new(clauses)
    }
}

/// The text as it was written, with the syllables of the query marked: those of the finest grade in
/// which it holds them all.
fn highlight(query: &str, text: &str) -> String {
    let grades = [Grade::Exact, Grade::Toneless, Grade::Unmarked];
    let hits = grades.map(|grade| {
        let wanted: HashSet<String> = syllables(query, grade).into_iter().map(|t| t.text).collect();
        let mut hits = syllables(text, grade);
        hits.retain(|token| wanted.contains(&token.text));
        let found: HashSet<&String> = hits.iter().map(|token| &token.text).collect();
        (found.len() == wanted.len()).then_some(hits)
    });
    let mut shown = text.to_owned();
    for hit in hits.into_iter().flatten().next().iter().flatten().rev() {
        shown.insert_str(hit.offset_to, "</b>");
        shown.insert_str(hit.offset_from, "<b>");
    }
    shown
}

fn syllables(text: &str, grade: Grade) -> Vec<Token> {
    let mut tokens = Vec::new();
    VietnameseTokenizer::new(Units::Syllables, grade)
        .token_stream(text)
        .process(&mut |token| tokens.push(token.clone()));
    tokens
}
