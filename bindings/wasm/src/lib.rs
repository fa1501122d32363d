//! Vietnamese text processing in the browser.
//!
//! Spans are in UTF-16 code units, as JavaScript counts: `text.slice(start, end)` is what was found.
//! A lone surrogate is read as U+FFFD, which is as long, so spans stay right.

mod index;

use tieng::Span;
use tieng::abbreviation::{Abbreviations, ExpandOptions, Mode, OnAmbiguous};
use tieng::normalize::{Form, Normalizer};
use tieng::sentence::{LineBreaks, Splitter};
use tieng::syllable::ToneStyle;
use tieng::word::{Granularity, Segmenter};
use wasm_bindgen::prelude::*;

use crate::index::Index;

/// One form for one text. The default is NFC and no other change.
///
/// `form`: "nfc" or "nfd". `tone`: where the tone mark of oa, oe, uy stands, "keep", "old" (hòa) or
/// "new" (hoà). `repair`: also repair misplaced marks (tóan becomes toán). `lookalikes`: also replace
/// characters that only look right (Ð for Đ, no-break spaces, full-width letters).
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen]
pub fn normalize(
    text: &str,
    form: Option<String>,
    tone: Option<String>,
    repair: Option<bool>,
    lookalikes: Option<bool>,
) -> Result<String, JsError> {
    let forms = [("nfc", Form::Nfc), ("nfd", Form::Nfd)];
    let mut normalizer = Normalizer::new().form(choose("form", form, &forms)?);
    if let Some(style) = choose("tone", tone, &TONES)? {
        normalizer = normalizer.tone_style(style);
    }
    if repair == Some(true) {
        normalizer = normalizer.repair();
    }
    if lookalikes == Some(true) {
        normalizer = normalizer.lookalikes();
    }
    Ok(normalizer.normalize(text).into_owned())
}

/// The words of a text, in order, as they stand in it.
///
/// `granularity`: "fine", as the Vietnamese treebank (con | đường), or "coarse", as dictionaries
/// (con đường).
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen]
pub fn words(text: &str, granularity: Option<String>) -> Result<Vec<String>, JsError> {
    Ok(strings(text, &segment(text, granularity)?))
}

/// Where the words of a text stand: start, end, start, end …, for `text.slice(start, end)`.
///
/// Takes what `words` takes.
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen(js_name = wordSpans)]
pub fn word_spans(text: &str, granularity: Option<String>) -> Result<Vec<u32>, JsError> {
    Ok(Index::new(text).flat(&segment(text, granularity)?))
}

/// The sentences of a text, in order, as they stand in it.
///
/// `line_breaks`: which line breaks end a sentence: "end" (every one), "blank" (only a blank line)
/// or "space" (none).
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen]
pub fn sentences(text: &str, line_breaks: Option<String>) -> Result<Vec<String>, JsError> {
    Ok(strings(text, &split(text, line_breaks)?))
}

/// Where the sentences of a text stand: start, end, start, end …
///
/// Takes what `sentences` takes.
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen(js_name = sentenceSpans)]
pub fn sentence_spans(text: &str, line_breaks: Option<String>) -> Result<Vec<u32>, JsError> {
    Ok(Index::new(text).flat(&split(text, line_breaks)?))
}

/// Writes abbreviations out.
///
/// `mode`: "all", "first" (the first mention of each), "annotate-first" (HĐND (Hội đồng nhân dân),
/// the first mention of each) or "annotate-all". `ambiguous`: where nothing decides between meanings,
/// "keep" the abbreviation or take the "best". `tone`: the tone style of what is written out.
///
/// # Errors
///
/// Throws an `Error` that lists the choices there are.
#[wasm_bindgen]
pub fn expand(
    text: &str,
    mode: Option<String>,
    ambiguous: Option<String>,
    tone: Option<String>,
) -> Result<String, JsError> {
    let modes = [
        ("all", Mode::All),
        ("first", Mode::First),
        ("annotate-first", Mode::AnnotateFirst),
        ("annotate-all", Mode::AnnotateAll),
    ];
    let ambiguities = [("keep", OnAmbiguous::Keep), ("best", OnAmbiguous::Best)];
    let mut options = ExpandOptions::new()
        .mode(choose("mode", mode, &modes)?)
        .on_ambiguous(choose("ambiguous", ambiguous, &ambiguities)?);
    if let Some(style) = choose("tone", tone, &TONES)? {
        options = options.tone_style(style);
    }
    Ok(Abbreviations::new().expand(text, options).text.into_owned())
}

/// An abbreviation in a text.
#[wasm_bindgen(getter_with_clone)]
#[derive(Clone)]
pub struct Abbreviation {
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The abbreviation in NFC and without its last stop.
    pub key: String,
    /// What it stands for, if that is certain.
    pub expansion: Option<String>,
    /// What it may stand for, the best first.
    pub candidates: Vec<String>,
}

/// The abbreviations of a text with what they stand for, in order.
#[wasm_bindgen]
pub fn abbreviations(text: &str) -> Vec<Abbreviation> {
    let mut index = Index::new(text);
    let found = Abbreviations::new().find(text);
    let found = found.iter().map(|mention| Abbreviation {
        start: index.at(mention.span.start),
        end: index.at(mention.span.end),
        key: mention.key.clone(),
        expansion: mention.expansion().map(str::to_owned),
        candidates: mention.candidates.iter().map(|each| each.expansion.clone()).collect(),
    });
    found.collect()
}

const TONES: [(&str, Option<ToneStyle>); 3] =
    [("keep", None), ("old", Some(ToneStyle::Old)), ("new", Some(ToneStyle::New))];

/// The choice called `value`, the first if it is none; an error lists those there are.
fn choose<T: Copy>(
    option: &str,
    value: Option<String>,
    choices: &[(&str, T)],
) -> Result<T, JsError> {
    let chosen = match &value {
        Some(value) => choices.iter().find(|(name, _)| name == value),
        None => choices.first(),
    };
    chosen.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("'{name}'")).collect();
        let value = value.unwrap_or_default();
        JsError::new(&format!("{option} must be {}, not '{value}'", names.join(" or ")))
    })
}

fn segment(text: &str, granularity: Option<String>) -> Result<Vec<Span>, JsError> {
    let granularities = [("fine", Granularity::Fine), ("coarse", Granularity::Coarse)];
    let granularity = choose("granularity", granularity, &granularities)?;
    Ok(Segmenter::new().granularity(granularity).segment(text))
}

fn split(text: &str, line_breaks: Option<String>) -> Result<Vec<Span>, JsError> {
    let kinds =
        [("end", LineBreaks::End), ("blank", LineBreaks::BlankLine), ("space", LineBreaks::Space)];
    let line_breaks = choose("lineBreaks", line_breaks, &kinds)?;
    Ok(Splitter::new().line_breaks(line_breaks).sentences(text).collect())
}

fn strings(text: &str, spans: &[Span]) -> Vec<String> {
    spans.iter().map(|span| span.of(text).to_owned()).collect()
}
