//! Numbers, dates and times.

use super::TokenKind;
use super::cursor::Cursor;
use super::letters::{Run, is_latin, is_mark};

/// A number, date or time that starts with the digit at `start`: its kind and end.
pub(super) fn scan(cursor: Cursor<'_>, start: usize) -> (TokenKind, usize) {
    let first = digits(cursor, start);
    if let Some(end) = date(cursor, start, first) {
        return (TokenKind::Date, end);
    }
    if let Some(end) = time(cursor, start, first) {
        return (TokenKind::Time, end);
    }
    let mut end = grouped(cursor, start, first);
    // 20-25, 1.000-1.500: a range is one token.
    if cursor.byte(end) == b'-' && cursor.byte(end + 1).is_ascii_digit() {
        let second = end + 1;
        end = grouped(cursor, second, digits(cursor, second));
    }
    if cursor.byte(end) == b'%' {
        end += 1;
    }
    (TokenKind::Number, end)
}

/// The end of the digits from `at`.
pub(super) fn digits(cursor: Cursor<'_>, at: usize) -> usize {
    cursor.skip_bytes(at, |byte| byte.is_ascii_digit())
}

/// The end of a number with stops and commas: 1.000.000 · 3,5 · 1.234,56 · 192.168.1.1.
fn grouped(cursor: Cursor<'_>, start: usize, first: usize) -> usize {
    let mut end = first;
    let mut commas = 0;
    while matches!(cursor.byte(end), b'.' | b',') {
        let next = digits(cursor, end + 1);
        if next == end + 1 {
            break;
        }
        let comma = cursor.byte(end) == b',';
        // A second comma separates thousands or the items of a list: 1,000,000 but 2, 3,5,7.
        let thousands = next - end == 4 && first - start <= 3;
        if comma && commas > 0 && !thousands {
            break;
        }
        commas += usize::from(comma);
        end = next;
    }
    end
}

/// The value of at most four digits.
fn value(cursor: Cursor<'_>, start: usize, end: usize) -> Option<u32> {
    let text = cursor.slice(start, end);
    if text.len() > 4 { None } else { text.parse().ok() }
}

/// 31-12-2020 · 31/12/2020 · 31.12.2020 · 2020-12-31 · 2/9 · 23-3 · 9/1945 · 9-1945: day before month, as
/// Vietnamese writes them, or the ISO order.
fn date(cursor: Cursor<'_>, start: usize, first: usize) -> Option<usize> {
    let separator = cursor.byte(first);
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let second_at = first + 1;
    let second = digits(cursor, second_at);
    let third_at = second + 1;
    let third = digits(cursor, third_at);
    let has_third = cursor.byte(second) == separator && third > third_at;
    let number = |start, end| value(cursor, start, end);
    let (a, b) = (number(start, first)?, number(second_at, second)?);
    let day = |n: u32| (1..=31).contains(&n);
    let month = |n: u32| (1..=12).contains(&n);
    let year = |n: u32| (1000..=2999).contains(&n);
    let short = first - start <= 2 && second - second_at <= 2;
    let end = if has_third {
        let c = number(third_at, third)?;
        let two_digits = third - third_at == 2;
        let little_endian = short && day(a) && month(b) && (year(c) || two_digits);
        let iso = year(a) && month(b) && day(c) && third - third_at <= 2;
        if !(little_endian || iso) {
            return None;
        }
        third
    } else {
        let day_month = short && day(a) && month(b) && separator != b'.';
        let month_year = month(a) && year(b) && separator != b'.';
        if !(day_month || month_year) {
            return None;
        }
        second
    };
    // What goes on is no date: 12/2019/TT-BTC is a document, 1.2.3.4 an address, 10-12.000 a range.
    let next = cursor.byte(end);
    let goes_on = match next {
        b'/' | b'-' | b'%' => true,
        b'.' | b',' => cursor.byte(end + 1).is_ascii_digit(),
        _ => false,
    };
    let after = cursor.char(end + 1).is_some_and(char::is_alphanumeric);
    if goes_on && (after || matches!(next, b'.' | b',' | b'%')) { None } else { Some(end) }
}

/// 14h30 · 14h · 8g15 · 14:30 · 14:30:15 · 1:50.25 · 9h30' · 7h05p.
fn time(cursor: Cursor<'_>, start: usize, hour_end: usize) -> Option<usize> {
    let is_hour =
        hour_end - start <= 2 && value(cursor, start, hour_end).is_some_and(|hour| hour <= 24);
    if !is_hour {
        return None;
    }
    let minute_at = hour_end + 1;
    let minute = digits(cursor, minute_at);
    let minutes =
        minute - minute_at == 2 && value(cursor, minute_at, minute).is_some_and(|m| m < 60);
    let goes_on = |c: char| is_latin(c) || is_mark(c) || c.is_ascii_alphanumeric();
    match cursor.byte(hour_end) {
        b'h' | b'g' | b'H' | b'G' if minutes => {
            let unit = cursor.byte(minute);
            let end = minute + usize::from(matches!(unit, b'\'' | b'p' | b'm'));
            let whole = !cursor.char(end).is_some_and(goes_on);
            if whole { Some(end) } else { Run::at(cursor, minute).is_empty().then_some(minute) }
        }
        b'h' => {
            let whole = !cursor.char(minute_at).is_some_and(goes_on);
            whole.then_some(minute_at)
        }
        b':' if minutes => {
            let second = digits(cursor, minute + 1);
            let seconds = cursor.byte(minute) == b':' && second - (minute + 1) == 2;
            let end = if seconds { second } else { minute };
            // 1:50.25; a scale of 1:50.000.
            let part = digits(cursor, end + 1);
            Some(if matches!(cursor.byte(end), b'.' | b',') && part > end + 1 { part } else { end })
        }
        _ => None,
    }
}
