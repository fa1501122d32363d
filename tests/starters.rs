//! Makes src/sentence/starters.rs from the corpora; see data/README.md.
//!
//! Ignored, for it reads corpora that are not in the repository:
//! `cargo test --release --test starters -- --ignored`; with `WRITE=1` it writes the file,
//! else it compares.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking, its helpers too"
)]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use tieng::normalize::Normalizer;
use tieng::syllable::ToneStyle;

const FILE: &str = "src/sentence/starters.rs";
/// A word is listed if it stands capitalised this often.
const LEAST: u32 = 120;
/// How much of the chance to start a sentence is estimated from a word's use in small letters.
const SMALL_SHARE: f64 = 0.15;

/// What follows a word: a small letter, a capital, anything else.
const FOLLOWERS: usize = 3;

#[derive(Default)]
struct Counts {
    starts: [u32; FOLLOWERS],
    inside: [u32; FOLLOWERS],
    /// In small letters before a word in small letters.
    small: u32,
}

fn count(sentence: &str, words: &mut HashMap<String, Counts>) {
    let sentence = sentence.replace('_', " ");
    let pieces: Vec<&str> = split(&sentence).collect();
    let starts = |piece: &str, test: fn(char) -> bool| piece.chars().next().is_some_and(test);
    let mut first = true;
    for (at, piece) in
        pieces.iter().enumerate().filter(|(_, piece)| starts(piece, char::is_alphabetic))
    {
        let next = pieces.get(at + 1).copied().unwrap_or("");
        let follower = match () {
            () if !starts(next, char::is_alphabetic) => 2,
            () if starts(next, char::is_uppercase) => 1,
            () => 0,
        };
        let shouted = piece.chars().count() > 1 && piece.chars().all(char::is_uppercase);
        let entry = words.entry(piece.to_lowercase()).or_default();
        if !starts(piece, char::is_uppercase) {
            entry.small += u32::from(follower == 0);
        } else if !shouted {
            let counts = if first { &mut entry.starts } else { &mut entry.inside };
            counts[follower] += 1;
        }
        first = false;
    }
}

/// Words of letters, numbers, and every other character by itself.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let class = |c: char| match c {
        _ if c.is_alphabetic() => 1,
        _ if c.is_numeric() => 2,
        _ if c.is_whitespace() => 3,
        _ => 4,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = match class(first) {
            4 => first.len_utf8(),
            kind => rest.find(|c| class(c) != kind).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn table(words: &HashMap<String, Counts>) -> String {
    let sum = |of: fn(&Counts) -> u32| f64::from(words.values().map(of).sum::<u32>());
    let starts = sum(|word| word.starts.iter().sum());
    let inside = sum(|word| word.inside.iter().sum());
    let small = sum(|word| word.small);
    let bits = |word: &Counts, follower: usize| {
        let from_small =
            if follower == 0 { SMALL_SHARE * f64::from(word.small) / small } else { 0.0 };
        let start = (1.0 - SMALL_SHARE) * f64::from(word.starts[follower]) / starts + from_small;
        let name = f64::from(word.inside[follower] + 1) / inside;
        ((start + 1e-6) / name).log2().round().clamp(-7.0, 7.0)
    };
    let mut listed: Vec<_> = words
        .iter()
        .filter(|(_, counts)| counts.starts.iter().chain(&counts.inside).sum::<u32>() >= LEAST)
        .filter(|(word, _)| tieng::syllable::Syllable::parse(word).is_some())
        .collect();
    listed.sort_by_key(|(word, _)| word.as_str());
    let mut rows = String::new();
    for (word, counts) in listed {
        let [small, capital, other] = [0, 1, 2].map(|follower| bits(counts, follower));
        writeln!(rows, "    (\"{word}\", [{small}, {capital}, {other}]),").unwrap();
    }
    rows
}

#[test]
#[ignore = "reads corpora that are not in the repository"]
fn the_table_of_starters_is_what_the_corpora_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared/data");
    if !shared.is_dir() {
        println!("skipped: the corpora are not here");
        return;
    }
    let silver =
        Command::new("xz").arg("-dc").arg(shared.join("wiki/silver.txt.xz")).output().unwrap();
    let silver = String::from_utf8(silver.stdout).unwrap();
    let news = std::fs::read_to_string(shared.join("sentences/ud_vtb.train.txt")).unwrap();
    let one_form = Normalizer::new().tone_style(ToneStyle::New);
    let mut words = HashMap::new();
    for sentence in silver.lines().chain(news.lines()) {
        count(&one_form.normalize(sentence), &mut words);
    }
    let file = std::fs::read_to_string(root.join(FILE)).unwrap();
    let (head, rest) = file.split_once("STARTERS: &[(&str, [i8; 3])] = &[\n").unwrap();
    let (_, tail) = rest.split_once("];\n").unwrap();
    let made = format!("{head}STARTERS: &[(&str, [i8; 3])] = &[\n{}];\n{tail}", table(&words));
    if std::env::var_os("WRITE").is_some() {
        std::fs::write(root.join(FILE), made).unwrap();
    } else {
        assert!(made == file, "{FILE} is not what the corpora say; run with WRITE=1");
    }
}
