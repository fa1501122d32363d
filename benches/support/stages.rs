//! The stages by their names, each as a function that reads a text and counts what it finds.

use tieng::abbreviation::Abbreviations;
use tieng::document::Analyzer;
use tieng::normalize::{Form, Normalizer};
use tieng::syllable::ToneStyle;

/// What a stage does with a text.
pub(crate) type Stage = (&'static str, fn(&str) -> usize);

/// All of them, in the order in which text flows.
pub(crate) const STAGES: [Stage; 10] = [
    ("nfc", |text| tieng::normalize(text).len()),
    ("nfd", |text| Normalizer::new().form(Form::Nfd).normalize(text).len()),
    ("tone_style", |text| Normalizer::new().tone_style(ToneStyle::New).normalize(text).len()),
    ("repair", |text| Normalizer::new().repair().lookalikes().normalize(text).len()),
    ("token", |text| tieng::token::tokens(text).count()),
    ("sentence", |text| tieng::sentences(text).count()),
    ("word", |text| tieng::words(text).len()),
    ("abbreviation", |text| Abbreviations::new().find(text).len()),
    ("expand", |text| tieng::expand(text).len()),
    ("document", |text| Analyzer::new().analyze(text).sentences().len()),
];
