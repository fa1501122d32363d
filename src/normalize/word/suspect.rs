//! Which words to look at: most are as the rules want them, and a few bytes show it.

use once_cell::sync::Lazy;

use super::Rules;
use crate::normalize::form::{bits, leads};
use crate::syllable::{Letter, Tone, ToneStyle};

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;

/// Whether a word of which a letter starts in the block may change, for what vector code can see.
pub(super) fn may_change(rules: Rules, bytes: &[u8], block: usize) -> bool {
    let Some(style) = rules.style.filter(|_| !rules.repair.any() && !rules.i_for_y) else {
        return true;
    };
    // The letter may be up to three bytes long, and the other vowel follows it: a vector more.
    let window = bytes.get(block..).and_then(|rest| rest.first_chunk::<{ BLOCK + 17 }>());
    let Some(window) = window else { return true };
    let pairs = window[..BLOCK + 16].iter().zip(&window[1..]);
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

/// Bit n: a character that may be suspect starts at byte n of the block.
pub(super) fn places(rules: Rules, bytes: &[u8], block: usize) -> u64 {
    let mut padded = [0; BLOCK];
    let rest = bytes.get(block..).unwrap_or(&[]);
    let block = rest.first_chunk().unwrap_or_else(|| {
        for (to, &byte) in padded.iter_mut().zip(rest) {
            *to = byte;
        }
        &padded
    });
    let leads = bits(block, leads);
    if !rules.i_for_y {
        return leads;
    }
    block.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(byte == b'y')) | leads
}

/// What a letter is to the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Without a tone, or not Vietnamese.
    Other,
    /// a, e, i, o, u or y with a tone.
    Plain(u8),
    /// ă, â, ê, ô, ơ or ư with a tone.
    Shaped,
}

/// The kinds of the letters below U+0300 and, from 768, from U+1E00 to U+1EFF.
static KINDS: Lazy<Box<[Kind; 1024]>> = Lazy::new(|| {
    let codes = (0..0x300).chain(0x1E00..0x1F00);
    let mut kinds = Box::new([Kind::Other; 1024]);
    for (kind, code) in kinds.iter_mut().zip(codes) {
        let letter = char::from_u32(code).and_then(Letter::of);
        let toned = letter.filter(|letter| letter.tone() != Tone::Ngang);
        let bare = toned.and_then(|letter| letter.with_tone(Tone::Ngang).to_char());
        *kind = match bare.map(|bare| u8::try_from(bare.to_ascii_lowercase())) {
            Some(Ok(ascii)) if ascii.is_ascii() => Kind::Plain(ascii),
            Some(_) => Kind::Shaped,
            None => Kind::Other,
        };
    }
    kinds
});

/// Whether the word with the character that starts at `at` is to be looked at. `true` may be a
/// false alarm; a word that changes has at least one character for which it is `true`.
pub(super) fn is_suspect(rules: Rules, bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let low = |byte: u8| usize::from(byte & 0x3F);
    let (first, second) = (byte(at), byte(at + 1));
    let (end, place) = match first {
        0..0x80 => return rules.i_for_y,
        0xCC => return rules.repair.mark_order || rules.repair.doubled_marks,
        0xC3..0xCC => (at + 2, usize::from(first & 0x1F) << 6 | low(second)),
        0xE1 if second & 0xFC == 0xB8 => {
            (at + 3, 0x300 | (low(second) & 3) << 6 | low(byte(at + 2)))
        }
        _ => return false,
    };
    let before = at.checked_sub(1).map_or(b' ', byte);
    let (next, after) = (byte(end), byte(end + 1));
    let repair = rules.repair.misplaced_tones;
    let vowel = match KINDS.get(place) {
        Some(&Kind::Plain(vowel)) => vowel,
        // The last of ă â ê ô ơ ư has the tone: what follows is ASCII, so it is the last.
        Some(Kind::Shaped) => return repair && !next.is_ascii(),
        _ => return false,
    };
    if rules.i_for_y && vowel == b'y' {
        return true;
    }
    // A rime that is not open is the same in both styles.
    let style = match rules.style {
        None => false,
        Some(ToneStyle::New) => {
            matches!(next | 0x20, b'a' | b'e' | b'y') && !after.is_ascii_alphabetic()
        }
        Some(ToneStyle::Old) => matches!(before | 0x20, b'o' | b'u') && !next.is_ascii_alphabetic(),
    };
    if style || !repair {
        return style;
    }
    let after_d = matches!(before, 0x90 | 0x91) && at.checked_sub(2).map(byte) == Some(0xC4);
    let only = (before.is_ascii() || after_d) && !is_vowel(before) && next.is_ascii();
    if !only {
        return true;
    }
    // The only vowel, or the first of two at the end. Behind g or q it may belong to the onset.
    is_vowel(next)
        && (matches!(before | 0x20, b'g' | b'q')
            || !after.is_ascii()
            || after.is_ascii_alphabetic())
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
