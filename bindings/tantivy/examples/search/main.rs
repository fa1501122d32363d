//! Indexes the articles of the library's benchmark, a paragraph a document, and answers queries.
//!
//! ```text
//! cargo run --release --example search -- "xit chong nang" "chó"
//! ```

mod index;

use index::TextIndex;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/bench"))? {
        texts.push(std::fs::read_to_string(file?.path())?);
    }
    let paragraphs = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
    let index = TextIndex::new(paragraphs)?;
    for query in std::env::args().skip(1) {
        println!("{query}");
        for (_, shown) in index.search(&query, 3)? {
            println!("  {shown}");
        }
    }
    Ok(())
}
