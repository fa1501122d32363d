//! Which characters Latin words are made of; all stages mean the same by it.

use unicode_normalization::char::is_combining_mark;

/// A letter of the Latin script, or what normalizes to one.
#[inline]
pub(crate) fn is_latin(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        'A'..='Z' | 'a'..='z' | 'ª' | 'º' | 'À'..='ʯ' | 'Ḁ'..='ỿ' | '\u{212A}' | '\u{212B}' => {
            true
        }
        'Ⱡ'..='Ɀ' | 'Ꜣ'..='ꟿ' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ﬀ'..='ﬆ' => {
            c.is_alphabetic()
        }
        _ => false,
    }
}

/// A combining mark. Those of other scripts count too: normalization may sort them among our own.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// Characters without width, which break no word: soft hyphen, grapheme joiner, zero-width space and
/// joiners, directional marks, word joiner and invisible operators, and the BOM inside a text.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FEFF}'
    )
}

/// The letter that one of another alphabet is written for by mistake.
pub(crate) const fn crossed_d(c: char) -> Option<char> {
    match c {
        'Ð' | 'Ɖ' => Some('Đ'), // U+00D0, eth; U+0189, African d
        'ð' | 'ɖ' => Some('đ'), // U+00F0, eth; U+0256, d with tail
        _ => None,
    }
}
