//! Normalization beside its peers and beside memory, on the same text.
//!
//!     cargo bench --bench normalize

#![allow(missing_docs, reason = "criterion's macros write functions without docs")]

mod support;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use tieng::normalize::{Form, Normalizer};
use tieng::syllable::ToneStyle;
use unicode_normalization::UnicodeNormalization;

const LEN: usize = 4_000_000;
const NFC: Normalizer = Normalizer::new();

/// What is measured, with its name.
type Function<'f> = (&'f str, &'f dyn Fn(&str) -> usize);

/// A group of functions over the same text. Each must give the same sum, its own check.
fn group(c: &mut Criterion, name: &str, text: &str, functions: &[Function<'_>]) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    for (function, run) in functions {
        let expected = functions.first().map(|(_, first)| first(text));
        if *function != "memcpy" {
            assert_eq!(Some(run(text)), expected, "{name}/{function}");
        }
        group.bench_function(*function, |b| b.iter(|| run(black_box(text))));
    }
    group.finish();
}

/// Copies the text into memory that is there already.
fn memcpy(len: usize) -> impl Fn(&str) -> usize {
    let target = std::cell::RefCell::new(vec![0; len]);
    move |text| {
        let mut target = target.borrow_mut();
        target.copy_from_slice(text.as_bytes());
        black_box(&target);
        text.len()
    }
}

/// Shapes composed and tones not, as ê + a combining acute: what Windows-1258 writes.
fn half_composed(text: &str) -> String {
    let is_tone = |part: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*part);
    let halves = |c: char| {
        let (tone, shape): (Vec<char>, Vec<char>) = std::iter::once(c).nfd().partition(is_tone);
        shape.into_iter().nfc().chain(tone).collect::<Vec<_>>()
    };
    text.chars().flat_map(halves).collect()
}

fn forms(c: &mut Criterion) {
    let nfc = support::prose(LEN);
    let nfd: String = nfc.nfd().collect();
    let composing = ComposingNormalizerBorrowed::new_nfc();
    let decomposing = DecomposingNormalizerBorrowed::new_nfd();
    let tieng_nfd = NFC.form(Form::Nfd);
    let to_nfc = |text: &str| NFC.normalize(text).len();
    let icu_to_nfc = |text: &str| composing.normalize(text).len();
    let un_to_nfc = |text: &str| text.nfc().collect::<String>().len();
    let half = half_composed(&nfc);
    for (name, text) in [("nfc_clean", &nfc), ("nfc_from_nfd", &nfd), ("nfc_from_half", &half)] {
        group(
            c,
            name,
            text,
            &[
                ("tieng", &to_nfc),
                ("icu_normalizer", &icu_to_nfc),
                ("unicode-normalization", &un_to_nfc),
                ("memcpy", &memcpy(text.len())),
            ],
        );
    }
    group(
        c,
        "nfd_from_nfc",
        &nfc,
        &[
            ("tieng", &|text| tieng_nfd.normalize(text).len()),
            ("icu_normalizer", &|text| decomposing.normalize(text).len()),
            ("unicode-normalization", &|text| text.nfd().collect::<String>().len()),
            ("memcpy", &memcpy(nfc.len())),
        ],
    );
    group(
        c,
        "nfd_clean",
        &nfd,
        &[
            ("tieng", &|text| tieng_nfd.normalize(text).len()),
            ("icu_normalizer", &|text| decomposing.normalize(text).len()),
            ("memcpy", &memcpy(nfd.len())),
        ],
    );
    let lines = |text: &str| -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.chunks(30).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
    };
    for (name, text) in [("nfc_lines/clean", &lines(&nfc)), ("nfc_lines/from_nfd", &lines(&nfd))] {
        group(
            c,
            name,
            text,
            &[
                ("tieng", &|text| text.lines().map(to_nfc).sum()),
                ("icu_normalizer", &|text| text.lines().map(icu_to_nfc).sum()),
                ("unicode-normalization", &|text| text.lines().map(un_to_nfc).sum()),
                ("memcpy", &memcpy(text.len())),
            ],
        );
    }
}

fn words(c: &mut Criterion) {
    let text = support::prose(LEN);
    let new = NFC.tone_style(ToneStyle::New);
    let (repair, all) = (NFC.repair(), NFC.repair().lookalikes());
    // Letters move, and no byte is added: all three are as long as the text.
    assert_eq!(new.normalize(&new.normalize(&text)), new.normalize(&text));
    group(
        c,
        "tone_style",
        &text,
        &[("tieng", &|text| new.normalize(text).len()), ("memcpy", &memcpy(text.len()))],
    );
    assert_eq!(repair.normalize(&repair.normalize(&text)), repair.normalize(&text));
    group(c, "repair", &text, &[("tieng", &|text| repair.normalize(text).len())]);
    group(c, "repair_and_lookalikes", &text, &[("tieng", &|text| all.normalize(text).len())]);
}

criterion_group!(benches, forms, words);
criterion_main!(benches);
