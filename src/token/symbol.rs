//! Everything that is neither a Latin word nor a number: punctuation, emoji, other scripts, the rest.

use unicode_segmentation::UnicodeSegmentation;

use super::TokenKind;
use super::cursor::Cursor;
use super::letters::{is_invisible, is_latin, is_mark};

/// The token that starts at `start` with the character `c`: its kind and end.
pub(super) fn scan(cursor: Cursor<'_>, start: usize, c: char) -> (TokenKind, usize) {
    if let Some(end) = emoticon(cursor, start) {
        return (TokenKind::Emoji, end);
    }
    match c {
        '.' => {
            (TokenKind::Punctuation, cluster_end(cursor, cursor.skip_bytes(start, |b| b == b'.')))
        }
        '!' | '?' => {
            let end = cursor.skip_bytes(start, |b| matches!(b, b'!' | b'?'));
            (TokenKind::Punctuation, cluster_end(cursor, end))
        }
        '°' if matches!(cursor.byte(start + 2), b'C' | b'F')
            && !cursor.char(start + 3).is_some_and(|c| c.is_alphabetic() || is_mark(c)) =>
        {
            (TokenKind::Symbol, start + 3)
        }
        _ if is_emoji(c) || cursor.char(start + c.len_utf8()) == Some('\u{FE0F}') => {
            let cluster = cursor.from(start).graphemes(true).next().unwrap_or("");
            (TokenKind::Emoji, start + cluster.len())
        }
        _ => {
            let kind = if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
            (kind, cluster_end(cursor, start + c.len_utf8()))
        }
    }
}

/// Combining marks that follow belong to the character before them.
fn cluster_end(cursor: Cursor<'_>, at: usize) -> usize {
    if cursor.byte(at).is_ascii() {
        return at;
    }
    cursor.skip_chars(at, |c| is_mark(c) || c == '\u{FE0F}')
}

/// Whether `c` is a letter of another script (or a mark on one).
pub(super) fn is_other_letter(c: char) -> bool {
    !c.is_ascii() && !is_latin(c) && (c.is_alphabetic() || c >= '\u{660}' && c.is_numeric())
}

/// The end of a run of other scripts.
pub(super) fn script_run(cursor: Cursor<'_>, start: usize) -> usize {
    let part = |c: char| is_other_letter(c) || is_mark(c) || is_invisible(c);
    cursor.skip_chars(start, part)
}

/// The first word of a run of other scripts, by the rules of UAX #29.
pub(super) fn script_word(cursor: Cursor<'_>, start: usize, run_end: usize) -> usize {
    let run = cursor.slice(start, run_end);
    start + run.split_word_bounds().next().map_or(run.len(), str::len)
}

/// `:)`, `:D`, `=))`, `^^`, `<3`, `T_T`: only between white space.
fn emoticon(cursor: Cursor<'_>, start: usize) -> Option<usize> {
    if !matches!(cursor.byte(start), b':' | b';' | b'=' | b'^' | b'<') {
        return None;
    }
    let before =
        cursor.base_before(start).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | '?'));
    if !before {
        return None;
    }
    let end = cursor.skip_bytes(start, |b| !b.is_ascii_whitespace() && b.is_ascii());
    let shape = cursor.slice(start, end);
    let known = match shape.as_bytes() {
        [b':' | b';' | b'=', b'-' | b'\'', mouth @ ..] | [b':' | b';' | b'=', mouth @ ..] => {
            is_mouth(mouth)
        }
        [b'^', b'_' | b'.' | b'-', b'^'] | [b'^', b'^', ..] => shape.len() <= 4,
        [b'<', b'3'] => true,
        _ => false,
    };
    (known && cursor.char(end).is_none_or(char::is_whitespace)).then_some(end)
}

fn is_mouth(mouth: &[u8]) -> bool {
    match mouth {
        [b'D' | b'P' | b'p' | b'v' | b'3' | b'o' | b'O' | b'*' | b'|' | b'/' | b'x'] => true,
        [b')' | b']', ..] => mouth.iter().all(|&b| matches!(b, b')' | b']')),
        [b'(' | b'[', ..] => mouth.iter().all(|&b| matches!(b, b'(' | b'[')),
        _ => false,
    }
}

/// Punctuation as Vietnamese text uses it: marks, quotes, brackets, dashes, bullets.
#[allow(clippy::match_same_arms, reason = "a row a block")]
fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '⁄' | '⁒' => false,
        '!'..='~' => c.is_ascii_punctuation(),
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{37E}' => true,
        // General, supplemental and CJK punctuation, and its vertical, small and wide forms.
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2E00}'..='\u{2E7F}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6B}' => true,
        '！' | '＂' | '＃' | '％' | '＆' | '＇' | '（' | '）' | '＊' | '，' | '－' | '．'
        | '／' => true,
        '：' | '；' | '？' | '［' | '］' | '｛' | '｝' | '｡' | '｢' | '｣' | '､' => {
            true
        }
        // Bullets that are no general punctuation.
        '●' | '○' | '■' | '□' | '▪' | '▫' | '►' | '▶' | '◆' | '◇' | '★' | '☆' | '✓' | '✔' => {
            true
        }
        _ => false,
    }
}

/// Characters that are shown as emoji by themselves (the property `Emoji_Presentation`, and the
/// pictographs of the supplementary plane). Others become emoji by a variation selector.
#[allow(clippy::match_same_arms, clippy::match_like_matches_macro, reason = "a table reads better")]
fn is_emoji(c: char) -> bool {
    match c {
        '\u{1F000}'..='\u{1FAFF}' => true,
        '\u{231A}'
        | '\u{231B}'
        | '\u{23E9}'..='\u{23EC}'
        | '\u{23F0}'
        | '\u{23F3}'
        | '\u{25FD}' => true,
        '\u{25FE}'
        | '\u{2614}'
        | '\u{2615}'
        | '\u{2648}'..='\u{2653}'
        | '\u{267F}'
        | '\u{2693}' => true,
        '\u{26A1}' | '\u{26AA}' | '\u{26AB}' | '\u{26BD}' | '\u{26BE}' | '\u{26C4}'
        | '\u{26C5}' => true,
        '\u{26CE}' | '\u{26D4}' | '\u{26EA}' | '\u{26F2}' | '\u{26F3}' | '\u{26F5}'
        | '\u{26FA}' => true,
        '\u{26FD}' | '\u{2705}' | '\u{270A}' | '\u{270B}' | '\u{2728}' | '\u{274C}'
        | '\u{274E}' => true,
        '\u{2753}'..='\u{2755}'
        | '\u{2757}'
        | '\u{2795}'..='\u{2797}'
        | '\u{27B0}'
        | '\u{27BF}' => true,
        '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}' => true,
        _ => false,
    }
}
