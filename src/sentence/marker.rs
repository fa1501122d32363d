//! Numbers that open a heading or a list item: `1.`, `II.`, `a.`, `Điều 5.`, `Bước 1.`

use super::line::{Line, is_bullet, is_closing, is_dash, is_opening, AHEAD};
use super::vocabulary::{DIVISIONS, HEADINGS, ORDINALS, has};
use crate::token::TokenKind;

/// The longest marker, in bytes.
pub(super) const MARKER: usize = 64;

/// Whether the stop at `at` belongs to a marker that opens the sentence, or an item after a colon
/// or a semicolon: `Hồ sơ gồm: 1. Đơn; 2. Học bạ.`
pub(super) fn is_list_marker(line: Line<'_>, start: usize, at: usize) -> bool {
    // The stop is a token of its own, or part of the token `A.`
    let own_token = usize::from(line.word(at) == ".");
    let Some(number) = at.checked_sub(own_token).filter(|&number| number >= start) else {
        return false;
    };
    // Only small letters tell the `b` of `a và b. Tôi` from that of `gồm a. gạo và b. nước`.
    let inline = number > start
        && line.spaced(number)
        && match line.word(number - 1) {
            ":" | ";" => true,
            "," | "và" | "(" => line.is_small(at + 1),
            _ => false,
        };
    if inline {
        return is_counter(line, number) || line.kind(number) == Some(TokenKind::Code) && line.word(number).len() <= 3;
    }
    if at - start > AHEAD || line.bytes_between(start, at) > MARKER {
        return false;
    }
    let framing = |i: &usize| {
        let word = line.word(*i);
        is_opening(word) || is_closing(word) || is_bullet(word) || is_dash(word)
    };
    let mut words = (start..=number).filter(|i| !framing(i));
    let Some(first) = words.next() else { return false };
    let heading = has(HEADINGS, &line.lower(first));
    match words.next_back() {
        None => is_counter(line, first),
        Some(last) => {
            let spelled = has(DIVISIONS, &line.lower(first)) && has(ORDINALS, &line.lower(last));
            let counter = is_counter(line, last) || spelled;
            let between = |i: usize| {
                let word = line.lower(i);
                has(HEADINGS, &word) || word == "thứ" || word == "số" || is_counter(line, i)
            };
            // Mẹo 1. Rửa tay: any word and a number, if that is all of the line so far.
            let any_word = start == 0
                && number == 1
                && line.kind(first) == Some(TokenKind::Syllable)
                && matches!(line.kind(last), Some(TokenKind::Number));
            (heading || any_word) && counter && words.all(between)
        }
    }
}

/// 1 · 12 · 1.2.3 · 5a · II · iv · b
fn is_counter(line: Line<'_>, at: usize) -> bool {
    let word = line.word(at).trim_end_matches('.');
    let short = |part: &str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    match line.kind(at) {
        Some(TokenKind::Number) => word.split('.').all(short),
        Some(TokenKind::Code) => word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_digit()),
        _ => {
            let one = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
            one || matches!(word, "đ" | "Đ") || is_roman(word)
        }
    }
}

fn is_roman(word: &str) -> bool {
    let digits = |set: &[u8]| !word.is_empty() && word.bytes().all(|b| set.contains(&b));
    digits(b"IVXLC") || digits(b"ivx")
}
