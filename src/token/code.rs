//! Abbreviation-shaped words, their compounds, and document numbers.

use super::TokenKind;
use super::cursor::Cursor;
use super::letters::{Run, is_mark};
use super::number::digits;
use crate::lexicon;
use crate::normalize::normalize;

/// The most parts that a compound has; what is longer is taken in pieces.
const MAX_PARTS: usize = 12;

/// An abbreviation or a compound of abbreviations that starts with `first`: HĐND, TP., GD&ĐT,
/// PGS.TS., LĐ-TB&XH, CNH–HĐH, CT/TW, T.V.H. Gives its end, or nothing if `first` is an ordinary word.
pub(super) fn abbreviation(cursor: Cursor<'_>, first: &Run, after_number: bool) -> Option<usize> {
    let mut end = first.end;
    let mut word_parts = usize::from(first.is_syllable() && first.letters() > 1);
    let mut parts = 1;
    if first.is_abbreviation_shaped() {
        while parts < MAX_PARTS
            && let Some(joint @ ('.' | '&' | '-' | '/' | '–')) = cursor.char(end)
        {
            let next = Run::at(cursor, end + joint.len_utf8());
            if next.is_empty() || !next.is_abbreviation_shaped() || goes_on(cursor, next.end) {
                break;
            }
            word_parts += usize::from(next.is_syllable() && next.letters() > 1);
            parts += 1;
            end = next.end;
        }
    }
    // BAN-CHẤP: words in capitals are words, even where hyphens or stops join them.
    if parts > 1 && word_parts == parts {
        (end, parts) = (first.end, 1);
    }
    let stop = dotted_end(cursor, first, end, parts, after_number);
    let shaped = first.is_abbreviation_shaped() && (parts > 1 || !first.is_syllable());
    stop.or(shaped.then_some(end))
}

/// Whether letters or digits follow directly, so that the run before them is only part of a word.
fn goes_on(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.byte(at).is_ascii_digit()
}

/// The end with its stop, for abbreviations that take one.
fn dotted_end(
    cursor: Cursor<'_>,
    first: &Run,
    end: usize,
    parts: usize,
    after_number: bool,
) -> Option<usize> {
    if cursor.byte(end) != b'.' {
        return None;
    }
    let word = cursor.slice(first.start, end);
    // v.v, e.g, a.m: the parts are small letters.
    let second = Run::at(cursor, end + 1);
    let pair = cursor.slice(first.start, second.end);
    let small_pair =
        first.letters() == 1 && second.letters() == 1 && lexicon::stop_of(pair).is_some();
    let (word, end) = if small_pair { (pair, second.end) } else { (word, end) };
    let dotted = word.contains('.');
    let stop = cursor.byte(end) == b'.' && cursor.byte(end + 1) != b'.';
    if dotted && parts == 1 {
        return Some(if stop { end + 1 } else { end }); // v.v...
    }
    let followed = || {
        let after = cursor.from(end + 1).trim_start_matches([' ', '\u{A0}']).chars().next();
        after.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let takes_stop = if parts == 1 && first.letters() == 1 && !first.starts_upper() {
        // đ. Lê Lợi, q. 1: a lone small letter only before a name or a number, and 5 h. is a unit.
        !after_number && lexicon::stop_of(word).is_some() && followed()
    } else if parts == 1 && first.letters() == 1 {
        !first.is_syllable() || followed() || lexicon::stop_of(word).is_some()
    } else {
        let last = word.rsplit(['.', '&', '-', '/', '–']).next().unwrap_or(word);
        let letters = |part: &str| part.chars().filter(|&c| !is_mark(c)).count();
        let initials = dotted && word.split('.').all(|part| letters(part) == 1);
        initials || lexicon::stop_of(word).is_some() || lexicon::stop_of(last).is_some()
    };
    (stop && takes_stop).then_some(end + 1)
}

/// A document number that starts with the digits at `start`: 05-CT/TW, 30/2020/NĐ-CP, 99/2020/QH14;
/// a known type may also follow after a space: 05 CT/TW, 15 -NQ/TW.
pub(super) fn document_number(cursor: Cursor<'_>, start: usize) -> Option<usize> {
    let number = digits(cursor, start);
    if number - start > 6 {
        return None;
    }
    let mut at = number;
    // The year: 30/2020/.
    if cursor.byte(at) == b'/' && digits(cursor, at + 1) == at + 5 {
        at += 5;
    }
    let joint = cursor.byte(at);
    let tight = matches!(joint, b'-' | b'/');
    let first_at = if tight { at + 1 } else { spaced_joint(cursor, at)? };
    // 20 người, 1 con: plainly a word.
    if cursor.byte(first_at).is_ascii_lowercase() {
        return None;
    }
    let first = Run::at(cursor, first_at);
    if first.is_empty() || !first.is_abbreviation_shaped() {
        return None;
    }
    let known = lexicon::document_type(cursor.slice(first.start, first.end)).is_some();
    let mut end = digits(cursor, first.end);
    let mut parts = 1;
    while parts < MAX_PARTS && matches!(cursor.byte(end), b'-' | b'/' | b'&') {
        let next = Run::at(cursor, end + 1);
        if next.is_empty() || !next.is_abbreviation_shaped() {
            break;
        }
        parts += 1;
        end = digits(cursor, next.end);
    }
    let issued = parts > 1;
    let parliament = at > number && end > first.end; // 99/2020/QH14
    let enough =
        if tight { issued || parliament || (known && joint == b'/') } else { known && issued };
    (enough && first.letters() + u32::from(parliament) > 1).then_some(end)
}

/// Where the type starts when a space, or a hyphen with spaces, stands after the number.
fn spaced_joint(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    let rest = cursor.from(at);
    let joints = [" - ", " -", "- ", " ", "\u{A0}"];
    joints.iter().find(|joint| rest.starts_with(**joint)).map(|joint| at + joint.len())
}

/// Letters and digits in one: U23, H5N1, COVID-19, 43H-016, 3G. Gives the end of a code that starts
/// at `start` and whose first letters or digits end at `end`.
pub(super) fn mixed(cursor: Cursor<'_>, start: usize, end: usize) -> Option<(TokenKind, usize)> {
    let mut at = end;
    let mut mixed = false;
    for _ in 0..MAX_PARTS {
        let joint = matches!(cursor.byte(at), b'-' | b'.') && at > start;
        let hyphen = usize::from(joint);
        let number = digits(cursor, at + hyphen);
        let run = Run::at(cursor, at + hyphen);
        let next = if number > at + hyphen {
            number
        } else if !run.is_empty() && (hyphen == 0 || run.is_all_upper()) {
            run.end
        } else {
            break;
        };
        mixed = true;
        at = next;
    }
    (mixed && at > end && start < end).then_some((TokenKind::Code, at))
}

/// Units and other words that are written right after a number without being one word with it.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: &[&str] = &[
        "km", "m", "cm", "mm", "nm", "dm", "ha", "kg", "g", "mg", "l", "ml", "lít", "tấn", "tạ",
        "đ", "đồng", "k", "tr", "tỷ", "tỉ", "USD", "VND", "VNĐ", "W", "kW", "kWh", "MW", "MWh",
        "V", "A", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "h", "s", "ms", "p", "phút",
        "giờ", "mAh", "hp", "cc", "inch", "px", "dB", "ppm", "mmHg", "kcal", "cal", "Gbps", "Mbps",
        "kbps", "lb", "oz", "ft",
    ];
    UNITS.contains(&&*normalize(word))
}
