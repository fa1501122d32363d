//! The same answer in NFC and NFD, and in both tone styles.

mod support;

use proptest::prelude::*;
use support::{HOSTILE, hostile_text, properties};

#[test]
fn the_sample_article_and_hostile_texts() {
    for text in HOSTILE.iter().chain(&[include_str!("../data/samples/article.txt")]) {
        properties::same_in_each_form(text);
    }
}

#[test]
fn every_line_of_the_suites() {
    for suite in [include_str!("data/sentences.txt"), include_str!("data/abbreviations.txt")] {
        for line in suite.lines() {
            properties::same_in_each_form(&line.replace('‖', ""));
        }
    }
}

#[test]
fn a_short_form_with_a_tone() {
    properties::same_in_each_form("Hợp tác xã, viết tắt là HTXà. Các HTXà họp.");
}

/// Composed, the letter behind the C was taken for none.
#[test]
fn a_degree_before_a_word_with_a_mark() {
    properties::same_in_each_form("Nước 90 °Cậu ấy đun, 25 °C.");
}

#[test]
fn an_item_behind_a_word_with_a_mark() {
    properties::same_in_each_form("dặn m. và g. là hai chữ cái.");
}

proptest! {
    #![proptest_config(support::cases(2_000))]

    #[test]
    fn texts_of_hostile_pieces(text in hostile_text()) {
        properties::same_in_each_form(&text);
    }
}
