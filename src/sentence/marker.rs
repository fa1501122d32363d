//! Numbers that open a heading or a list item: `1.`, `II.`, `a.`, `Điều 5.`, `Bước 1.`

use super::line::{AHEAD, Line, is_bullet, is_closing, is_dash, is_opening, is_straight_quote};
use super::vocabulary::{DIVISIONS, HEADINGS, ORDINALS, has};
use crate::token::TokenKind;

/// The longest marker, in bytes.
pub(super) const MARKER: usize = 64;
/// The longest counter of a marker, in bytes.
pub(super) const COUNTER: usize = 12;

/// Whether the stop at `at` belongs to a marker that opens the sentence, or an item after a colon
/// or a semicolon: `Hồ sơ gồm: 1. Đơn; 2. Học bạ.`
pub(super) fn is_list_marker(line: Line<'_>, start: usize, at: usize) -> bool {
    // The stop is a token of its own, or part of the token `A.`
    let own_token = usize::from(line.kind(at) == Some(TokenKind::Punctuation));
    let Some(number) = at.checked_sub(own_token).filter(|&number| number >= start) else {
        return false;
    };
    if number > start && is_item(line, number, at + 1) {
        return true;
    }
    // sửa đổi như sau: “Điều 5. Quyền
    let opens = |&i: &usize| matches!(line.word(i), "“" | "«" | "\"") && !line.spaced(i + 1);
    let near = if line.kind(number) == Some(TokenKind::Number) { 2 } else { 0 };
    let quoted = (number.saturating_sub(near).max(start)..number).find(opens);
    let start = quoted.unwrap_or(start);
    if at - start > AHEAD || line.bytes_between(start, at) > MARKER {
        return false;
    }
    // Bài 1 (2 điểm).
    let inner = if line.word(number) == ")" { start + 2..number } else { 0..0 };
    let bracket = { inner }.find(|&i| line.word(i) == "(");
    let number = bracket.map_or(number, |bracket| bracket - 1);
    let framing = |i: &usize| {
        let word = line.word(*i);
        is_opening(word)
            || is_closing(word)
            || is_straight_quote(word)
            || is_bullet(word)
            || is_dash(word)
    };
    let mut words = (start..=number).filter(|i| !framing(i));
    let Some(first) = words.next() else { return false };
    let heading = || has(HEADINGS, &line.lower(first));
    match words.next_back() {
        None => is_counter(line, first),
        Some(last) => {
            let spelled = || has(DIVISIONS, &line.lower(first)) && has(ORDINALS, &line.lower(last));
            // Ngày 14.2. Hoa hồng lên giá.
            let date = line.word(last).contains('.') && line.lower(first) == "ngày";
            let counter = is_counter(line, last) && !date || spelled();
            let between = |i: usize| {
                let word = line.lower(i);
                has(HEADINGS, &word) || word == "thứ" || word == "số" || is_counter(line, i)
                    // Câu hỏi 5.
                    || i == first + 1 && number == first + 2 && line.is_small(i)
            };
            // Mẹo 1. Rửa tay: any word and a number, if that is all of the line so far.
            let any_word = start == 0
                && number == 1
                && line.kind(first) == Some(TokenKind::Syllable)
                && line.kind(last) == Some(TokenKind::Number)
                && line.word(last).len() < 3;
            // III.2. Phương pháp · A.1. Khái niệm
            let after_stop = |i: usize| line.word(i - 1).ends_with('.') && is_counter(line, i);
            let joined = |i: usize| !line.spaced(i) && (line.word(i) == "." || after_stop(i));
            let chain = is_counter(line, first) && (first + 1..=number).all(joined);
            chain || counter && (any_word || heading()) && words.all(between)
        }
    }
}

/// Whether the counter `number` opens an item in the middle of a sentence, before token `next`:
/// `gồm: 1. Đơn; 2. Học bạ` · `gồm a. gạo và b. nước`.
fn is_item(line: Line<'_>, number: usize, next: usize) -> bool {
    let word = line.word(number).trim_end_matches('.');
    let code = line.kind(number) == Some(TokenKind::Code) && word.len() <= 3; // b1.
    if !code && !is_counter(line, number) {
        return false;
    }
    let after_number = number >= 2 && line.kind(number - 2) == Some(TokenKind::Number);
    match line.word(number - 1) {
        // An item ends before it, not a row of numbers: các câu 3; 4; 5.
        ";" => !after_number,
        // A list starts with its first item; 4:2. is a score.
        ":" => {
            matches!(word, "1" | "a" | "A" | "I" | "i" | "b1" | "B1" | "1.1")
                && (line.spaced(number) || !after_number)
        }
        // Small letters tell `a và b. nước` from `a và b. Tôi`.
        "," | "(" => line.is_small(next),
        and => and.starts_with('v') && line.is_small(next) && line.lower(number - 1) == "và",
    }
}

/// 1 · 12 · 1.2.3 · I.1 · 5a · II · iv · b · B2
fn is_counter(line: Line<'_>, at: usize) -> bool {
    let word = line.word(at).trim_end_matches('.');
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let part = |part: &str| {
        let letter = part.len() == 1 && part.starts_with(|c: char| c.is_ascii_alphabetic());
        let lettered = |c: char| c.is_ascii_lowercase();
        let number = part.strip_suffix(lettered).unwrap_or(part);
        let number = number.strip_prefix(['A', 'B', 'C', 'D']).unwrap_or(number);
        letter || is_roman(part) || (1..=3).contains(&number.len()) && digits(number)
    };
    let kind = line.kind(at);
    let plain =
        kind == Some(TokenKind::Number) || kind == Some(TokenKind::Code) || line.is_letters(at);
    plain && word.len() <= COUNTER && (word.split('.').all(part) || matches!(word, "đ" | "Đ"))
}

/// Whether a word is made of roman digits: II, iv; so is the syllable vi.
pub(super) fn is_roman(word: &str) -> bool {
    let digits = |set: &[u8]| !word.is_empty() && word.bytes().all(|b| set.contains(&b));
    digits(b"IVXLC") || digits(b"ivx")
}
