//! Any text is normalized, any bytes are decoded, any file of data loads or is told what is wrong
//! with it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod support;

use proptest::prelude::*;
use support::{HOSTILE, hostile_text, properties};
use tieng::abbreviation::Dictionary;
use tieng::word::CustomWords;

const TABLE: &str = include_str!("../data/abbreviations.tsv");

/// Loads a file both ways; the memory taken on the way is in proportion to the file.
fn assert_loads_or_tells(file: &str) {
    let taken = allocation_counter::measure(|| {
        let lines = file.lines().count();
        let told = |line: Option<usize>| line.is_some_and(|line| (1..=lines).contains(&line));
        assert!(Dictionary::from_tsv(file).map_or_else(|error| told(error.line()), |_| true));
        assert!(CustomWords::from_tsv(file).map_or_else(|error| told(error.line()), |_| true));
    });
    let bound = 4096 + 64 * file.len() as u64;
    assert!(taken.bytes_max <= bound, "{} bytes for {} of a file", taken.bytes_max, file.len());
}

#[test]
fn hostile_texts() {
    for text in HOSTILE {
        for text in [text.to_string(), text.repeat(50)] {
            properties::normalize(&text);
            properties::syllable(&text);
            properties::charset(text.as_bytes());
            properties::dictionary(&text);
        }
    }
}

#[test]
fn a_truncated_dictionary_loads_or_names_the_line() {
    for len in (0..300).chain((300..TABLE.len()).step_by(1_009)) {
        let cut = TABLE.floor_char_boundary(len);
        assert_loads_or_tells(TABLE.get(..cut).unwrap());
    }
    // A line that ends in its key.
    let error = Dictionary::from_tsv("key\texpansion\nBLĐ\tban lãnh đạo\nCTDV").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 3: no expansion after the key `CTDV`; write KEY<tab>EXPANSION"
    );
}

#[test]
fn a_dictionary_with_a_flipped_bit_loads_or_names_the_line() {
    let mut bytes = TABLE.as_bytes()[..6_000].to_vec();
    for at in (0..200).chain((200..bytes.len()).step_by(41)) {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            // A file that is not UTF-8 gets no further than the caller.
            if let Ok(file) = core::str::from_utf8(&bytes) {
                assert_loads_or_tells(file);
            }
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn a_file_of_another_kind_is_no_dictionary() {
    for file in [include_str!("../README.md"), include_str!("../Cargo.lock"), "{\"CTDV\": 1}"] {
        let error = Dictionary::from_tsv(file).unwrap_err();
        assert!(error.to_string().contains("write KEY<tab>EXPANSION"), "{error}");
    }
}

proptest! {
    #![proptest_config(support::cases(500))]

    #[test]
    fn texts_of_hostile_pieces(text in hostile_text()) {
        properties::normalize(&text);
        properties::syllable(&text);
        properties::charset(text.as_bytes());
        properties::dictionary(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        properties::normalize(&text);
        properties::syllable(&text);
        properties::dictionary(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        properties::charset(&bytes);
    }

    #[test]
    fn any_lines(lines in prop::collection::vec("[A-ZĐa-zđ.]{0,4}\t?[ a-zđư;:]{0,9}", 0..9)) {
        let file = lines.join("\n");
        properties::dictionary(&file);
        assert_loads_or_tells(&file);
    }
}
