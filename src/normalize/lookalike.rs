//! Characters that look like the right one and are not: Ð for Đ, Cyrillic а for a, odd spaces.
//!
//! Source of the look-alikes: Unicode's [confusables](https://www.unicode.org/reports/tr39/),
//! those that Vietnamese text is seen with. The text is in NFC.

use super::Lookalikes;
use crate::edit::Edits;
use crate::syllable::{
    self, Level, Spelling, Syllable, crossed_d, is_invisible, is_latin, is_mark,
};

/// A stroke that is laid over a letter: d + U+0335 is seen for đ.
const STROKE: char = '\u{335}';
const BOM: char = '\u{FEFF}';

impl Lookalikes {
    /// Replaces every look-alike that the options name. `misplaced`: a word with its tone mark on
    /// a wrong letter is Vietnamese as well, since repair comes next.
    pub(super) fn rewrite(self, edits: &mut Edits<'_>, text: &str, misplaced: bool) {
        let mut at = 0;
        if self.bom {
            at = text.len() - text.trim_start_matches(BOM).len();
            edits.replace(0, at, "");
        }
        while let Some((start, c)) = next_suspect(text, at) {
            if is_odd_space(c) {
                at = start + c.len_utf8();
                if self.spaces {
                    edits.replace(start, at, " ");
                }
                continue;
            }
            let (word_start, word_end) = run_around(text, at, start);
            at = word_end.max(start + c.len_utf8());
            let word = text.get(word_start..word_end).unwrap_or("");
            if let Some(new) = self.rewritten(word, misplaced) {
                edits.replace(word_start, word_end, &new);
            }
        }
    }

    /// The run of letters with its look-alikes replaced, if it has any.
    fn rewritten(self, run: &str, misplaced: bool) -> Option<String> {
        let mut new = run.to_owned();
        if self.full_width {
            new = new.chars().map(|c| half_width(c).unwrap_or(c)).collect();
        }
        if self.cyrillic {
            new = without_cyrillic(&new).unwrap_or(new);
        }
        if self.invisible {
            new = without_invisible(&new).unwrap_or(new);
        }
        if self.crossed_d {
            new = with_crossed_d(&new, misplaced).unwrap_or(new);
        }
        (new != run).then_some(new)
    }
}

/// The next character at or after `from` that a rule may replace.
fn next_suspect(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        // Whole blocks by their bytes, then the next one character by character.
        while let Some(window) = text.as_bytes().get(at..).and_then(|rest| rest.first_chunk()) {
            if may_be_suspect(window) {
                break;
            }
            at += BLOCK;
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let end = at + BLOCK;
        for (offset, c) in text.get(at..)?.char_indices() {
            if !c.is_ascii() && is_suspect(c) {
                return Some((at + offset, c));
            }
            if at + offset >= end {
                break;
            }
        }
        if end >= text.len() {
            return None;
        }
        at = end;
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// Whether a character that starts in the block may be suspect. No branch for a byte: the compiler
/// makes vector code of it.
fn may_be_suspect(window: &[u8; BLOCK + 2]) -> bool {
    let mut found = 0;
    for ((&a, &b), &c) in window[..BLOCK].iter().zip(&window[1..]).zip(&window[2..]) {
        let is = |same: bool| u8::from(same);
        // Above U+033F all is suspect but U+1E00 to U+1EFF, and the dashes and quotes that are
        // common.
        let known = is(a <= 0xCC)
            | is(a == 0xE1) & is(b & 0xFC == 0xB8)
            | is(a == 0xE2) & is(b == 0x80) & is(c.wrapping_sub(0x90) < 0x17);
        // Ð ð; the no-break space and the soft hyphen; Ɖ; ɖ; the stroke.
        let pair = is(a == 0xC3) & is(b & 0xDF == 0x90)
            | is(a == 0xC2) & (is(b == 0xA0) | is(b == 0xAD))
            | is(a == 0xC6) & is(b == 0x89)
            | is(a == 0xC9) & is(b == 0x96)
            | is(a == 0xCC) & is(b == 0xB5);
        found |= (known ^ 1) | pair;
    }
    found != 0
}

fn is_suspect(c: char) -> bool {
    crossed_d(c).is_some()
        || c == STROKE
        || is_odd_space(c)
        || is_invisible(c)
        || half_width(c).is_some()
        || latin_of(c).is_some()
}

/// The run of letters, marks and invisible characters around `at`, not reaching before `from`.
fn run_around(text: &str, from: usize, at: usize) -> (usize, usize) {
    let before = text.get(from..at).unwrap_or("");
    let start = before.char_indices().rev().take_while(|&(_, c)| is_part(c)).last();
    let after = text.get(at..).unwrap_or("");
    let len = after.find(|c| !is_part(c)).unwrap_or(after.len());
    (start.map_or(at, |(start, _)| from + start), at + len)
}

/// Whether `c` may stand in a word, or hide in one.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphabetic() || is_mark(c) || is_invisible(c)
}

/// The word with Đ and đ, if it is Vietnamese so.
fn with_crossed_d(word: &str, misplaced: bool) -> Option<String> {
    let mut new = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    let mut found = false;
    while let Some(c) = chars.next() {
        let struck = matches!(c, 'd' | 'D') && chars.next_if_eq(&STROKE).is_some();
        let right = match c {
            'D' if struck => Some('Đ'),
            'd' if struck => Some('đ'),
            _ => crossed_d(c),
        };
        found |= right.is_some();
        new.push(right.unwrap_or(c));
    }
    // Icelandic að is no loan ađ: in a loan the letter must stand first, as in Đắk.
    let loan = new.starts_with(['Đ', 'đ']) && !new.chars().skip(1).any(|c| matches!(c, 'Đ' | 'đ'));
    let vietnamese = match syllable::level(&new) {
        Level::Strict | Level::Permissive => true,
        Level::Loan => loan,
        Level::Foreign => {
            misplaced && Spelling::of(&new).and_then(Syllable::from_spelling).is_some()
        }
    };
    (found && vietnamese).then_some(new)
}

/// A word of Latin letters and Cyrillic look-alikes, all Latin; `None` if it has no Latin letter
/// or a Cyrillic one that no Latin letter looks like.
fn without_cyrillic(word: &str) -> Option<String> {
    let mixed = word.chars().any(|c| latin_of(c).is_some()) && word.chars().any(is_latin);
    let is_foreign = |c: char| c.is_alphabetic() && !is_latin(c) && latin_of(c).is_none();
    if !mixed || word.chars().any(is_foreign) {
        return None;
    }
    Some(word.chars().map(|c| latin_of(c).unwrap_or(c)).collect())
}

/// The Latin letter that looks like a Cyrillic one, accents included.
const fn latin_of(c: char) -> Option<char> {
    Some(match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' | 'Ү' => 'Y',
        'Х' => 'X',
        'І' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        'Ԛ' => 'Q',
        'Ԝ' => 'W',
        'Ԁ' => 'D',
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' | 'ү' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ӏ' => 'l',
        'ј' => 'j',
        'ѕ' => 's',
        'һ' => 'h',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' => 'w',
        // Composed by NFC out of a look-alike and a mark that Vietnamese uses.
        'Ѐ' => 'È',
        'ѐ' => 'è',
        'Ӑ' => 'Ă',
        'ӑ' => 'ă',
        _ => return None,
    })
}

/// The letter of which this is the full-width form.
fn half_width(c: char) -> Option<char> {
    let offset = match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => 0xFEE0,
        _ => return None,
    };
    char::from_u32(u32::from(c) - offset)
}

/// Spaces that are no U+0020 and end neither a line nor a paragraph.
const fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// The word without zero-width characters and soft hyphens between Latin letters.
fn without_invisible(run: &str) -> Option<String> {
    if !run.contains(is_invisible) {
        return None;
    }
    let mut new = String::with_capacity(run.len());
    let mut after_letter = false;
    let mut rest = run;
    while let Some(c) = rest.chars().next() {
        let gap = rest.find(|c| !is_invisible(c)).unwrap_or(rest.len());
        let (hidden, behind) = rest.split_at(gap);
        if hidden.is_empty() {
            new.push(c);
            // A mark belongs to the letter before it.
            after_letter = is_latin(c) || after_letter && is_mark(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        }
        let before_letter = behind.starts_with(|c| is_latin(c) || is_mark(c));
        if !(after_letter && before_letter) {
            new.push_str(hidden);
        }
        rest = behind;
    }
    (new != run).then_some(new)
}
