//! Which words to look at: most are as the rules want them, and a few bytes show it.

use super::Rules;
use crate::syllable::{Letter, Tone, ToneStyle};

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;

/// Whether a word of which a letter starts in the block may change, for what vector code can see.
pub(super) fn may_change(rules: Rules, bytes: &[u8], block: usize) -> bool {
    let Some(style) = rules.style.filter(|_| !rules.repair.any() && !rules.i_for_y) else {
        return true;
    };
    // The letter may be up to three bytes long, and the other vowel follows it.
    let window = bytes.get(block..).and_then(|rest| rest.first_chunk::<{ BLOCK + 4 }>());
    let Some(window) = window else { return true };
    let pairs = window[..BLOCK + 3].iter().zip(&window[1..]);
    let mut found = 0;
    match style {
        ToneStyle::New => {
            for (&last, &vowel) in pairs {
                found |= toned_before(last, vowel);
            }
        }
        ToneStyle::Old => {
            for (&vowel, &lead) in pairs {
                let o_or_u = u8::from(matches!(vowel | 0x20, b'o' | b'u'));
                found |= o_or_u & u8::from(matches!(lead, 0xC3 | 0xE1));
            }
        }
    }
    found != 0
}

/// 1 if `last` may end a toned o before a, e, or a toned u before y.
#[inline(always)]
#[allow(clippy::inline_always, reason = "vector code only within the loop")]
fn toned_before(last: u8, vowel: u8) -> u8 {
    let vowel = vowel | 0x20;
    let case = last & 0xDF;
    // ỏ ọ end in 8C..8F, ò ó õ in 92..95 or B2..B5; ủ ụ ũ in A4..A9, ù ú in 99, 9A, B9, BA.
    let o = u8::from(last.wrapping_sub(0x8C) < 4) | u8::from(case.wrapping_sub(0x92) < 4);
    let u = u8::from(last.wrapping_sub(0xA4) < 6) | u8::from(case.wrapping_sub(0x99) < 2);
    let open = u8::from(vowel == b'a') | u8::from(vowel == b'e');
    o & open | u & u8::from(vowel == b'y')
}

/// Whether the word with the character that starts at `at` is to be looked at. `true` may be a
/// false alarm; a word that changes has at least one character for which it is `true`.
pub(super) fn is_suspect(rules: Rules, bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let (first, second) = (byte(at), byte(at + 1));
    match first {
        0..0x80 => {
            let style = rules.style == Some(ToneStyle::Old)
                && matches!(first | 0x20, b'o' | b'u')
                && matches!(second, 0xC3 | 0xE1);
            style || rules.i_for_y && first == b'y'
        }
        0xCC => rules.repair.mark_order || rules.repair.doubled_marks,
        0xC3..0xCC => {
            let code = u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F);
            is_suspect_letter(rules, bytes, at, at + 2, code)
        }
        0xE1 => {
            let low = u32::from(second & 0x3F) << 6 | u32::from(byte(at + 2) & 0x3F);
            is_suspect_letter(rules, bytes, at, at + 3, 0x1000 | low)
        }
        _ => false,
    }
}

/// The same for the letter with the number `code`, not ASCII, from `at` to `end`.
fn is_suspect_letter(rules: Rules, bytes: &[u8], at: usize, end: usize, code: u32) -> bool {
    let letter = char::from_u32(code).and_then(Letter::of);
    let Some(letter) = letter.filter(|letter| letter.tone() != Tone::Ngang) else { return false };
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let next = byte(end);
    let style = rules.style == Some(ToneStyle::New) && matches!(next | 0x20, b'a' | b'e' | b'y');
    let bare = letter.with_tone(Tone::Ngang).to_char().unwrap_or(' ');
    let y_for_i = rules.i_for_y && bare == 'y';
    if style || y_for_i || !rules.repair.misplaced_tones {
        return style || y_for_i;
    }
    if !bare.is_ascii() {
        // The last of ă â ê ô ơ ư has the tone: what follows is ASCII, so it is the last.
        return !next.is_ascii();
    }
    let before = at.checked_sub(1).map_or(b' ', byte);
    let after_d = matches!(before, 0x90 | 0x91) && at.checked_sub(2).map(byte) == Some(0xC4);
    let only = (before.is_ascii() || after_d) && !is_vowel(before) && next.is_ascii();
    if !only {
        return true;
    }
    // The only vowel, or the first of two at the end. Behind g or q it may belong to the onset.
    is_vowel(next)
        && (matches!(before | 0x20, b'g' | b'q')
            || !byte(end + 1).is_ascii()
            || byte(end + 1).is_ascii_alphabetic())
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
