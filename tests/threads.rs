//! One analyzer serves many threads, and every public type may go where the user wants it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::Path;

use tieng::abbreviation::{
    Abbreviations, Candidate, Definition, DefinitionKind, Dictionary, Entry, ExpandOptions,
    Expanded, Mention, Mode, OnAmbiguous, Reason, Sense, Source, Status,
};
use tieng::document::{Analyzer, Document, Sentence};
use tieng::normalize::{
    Charset, Decoded, Detection, Drop, Encoded, Folding, Form, Grade, Normalizer,
};
use tieng::output::{Format, UnknownFormat};
use tieng::sentence::{LineBreaks, Sentences, Splitter};
use tieng::syllable::{Level, Syllable, ToneStyle};
use tieng::token::{Token, TokenKind, Tokens};
#[cfg(feature = "train")]
use tieng::train::{Choosing, Contexts, Segmented, Trainer};
use tieng::word::{CustomWords, Granularity, Scratch, Segmenter};
use tieng::{Alignment, Edit, Error, Span, Tone};

const fn free<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}

/// Asserts that the types cross threads, and keeps their names.
macro_rules! free {
    ($names:ident: $($type:ident)*) => {
        const $names: &[&str] = &[$(stringify!($type)),*];
        const _: () = { $(free::<$type>();)* };
    };
}

free! { NAMES:
    Abbreviations Alignment Analyzer Candidate Charset CustomWords Decoded Definition DefinitionKind
    Detection Dictionary Document Drop Edit Encoded Entry Error ExpandOptions Expanded Folding Form Format Grade
    Granularity Level LineBreaks Mention Mode Normalizer OnAmbiguous Reason Scratch Segmenter Sense
    Sentence Sentences Source Span Splitter Status Syllable Token TokenKind Tokens Tone ToneStyle
    UnknownFormat
}
#[cfg(feature = "train")]
free! { OF_TRAINING: Choosing Contexts Segmented Trainer }
#[cfg(not(feature = "train"))]
const OF_TRAINING: &[&str] = &["Choosing", "Contexts", "Segmented", "Trainer"];

/// The names of the public types that the files in a folder define.
fn defined(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            defined(&path, names);
            continue;
        }
        for line in fs::read_to_string(path).unwrap().lines() {
            let kinds = ["pub struct ", "pub enum ", "pub union ", "pub type "];
            let rest = kinds.iter().find_map(|kind| line.trim_start().strip_prefix(kind));
            let name = rest.and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
            names.extend(name.map(str::to_string));
        }
    }
}

#[test]
fn no_public_type_is_forgotten() {
    let mut names = BTreeSet::new();
    defined(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut names);
    let listed: BTreeSet<String> =
        NAMES.iter().chain(OF_TRAINING).map(|name| (*name).to_string()).collect();
    assert_eq!(
        names, listed,
        "the types of src, and those that this file asserts to cross threads"
    );
}

#[test]
fn eight_threads_give_the_answer_of_one() {
    let article = include_str!("../data/samples/article.txt");
    let texts: Vec<&str> =
        support::HOSTILE.iter().copied().chain(article.lines()).chain([article]).collect();
    let analyzer = Analyzer::new();
    // Each starts with another text.
    let answers = |first: usize| -> Vec<_> {
        let mut texts = texts.clone();
        texts.rotate_left(first);
        let mut answers: Vec<_> = texts.into_iter().map(|text| analyzer.analyze(text)).collect();
        answers.rotate_right(first);
        answers
    };
    // Nobody has asked before: all threads find the built-in data still to be loaded.
    let found: Vec<_> = std::thread::scope(|scope| {
        let answers = &answers;
        let workers: Vec<_> = (0..8).map(|first| scope.spawn(move || answers(first))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let alone = answers(0);
    assert!(found.iter().all(|answers| *answers == alone));
}
