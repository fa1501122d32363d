//! Which words to look at: most are as the rules want them, and a few bytes show it.

use once_cell::sync::Lazy;

use super::Rules;
use crate::normalize::form::{WINDOW, bits, flagged, leads};
use crate::syllable::{Letter, Tone, ToneStyle};

/// Finds the characters that may make a word change.
pub(super) struct Suspects {
    rules: Rules,
    /// The style, if it is all that the rules ask for.
    only_style: Option<ToneStyle>,
    /// The kinds of the letters below U+0300 and, from 768, from U+1E00 to U+1EFF.
    kinds: &'static [u8; 1024],
}

impl Suspects {
    pub(super) fn new(rules: Rules) -> Self {
        let only_style = rules.style.filter(|_| !rules.repair.any() && !rules.i_for_y);
        Self { rules, only_style, kinds: &KINDS }
    }

    /// Bit n: a character that may be suspect [starts](Self::start) at byte n of the block, or
    /// near it.
    #[inline]
    pub(super) fn places(&self, bytes: &[u8], block: usize) -> u64 {
        let mut padded = [0; WINDOW];
        let rest = bytes.get(block..).unwrap_or(&[]);
        let window = rest.first_chunk().unwrap_or_else(|| {
            for (to, &byte) in padded.iter_mut().zip(rest) {
                *to = byte;
            }
            &padded
        });
        match self.only_style {
            Some(ToneStyle::New) => flagged(window, toned_before),
            Some(ToneStyle::Old) => flagged(window, toned_behind),
            None => {
                let leads = bits(window, leads);
                let ys = || flagged(window, |[byte, ..]| u8::from(byte == b'y'));
                if self.rules.i_for_y { leads | ys() } else { leads }
            }
        }
    }

    /// Where the character of a place starts.
    #[inline]
    pub(super) fn start(&self, bytes: &[u8], place: usize) -> usize {
        match self.only_style {
            None => place,
            Some(ToneStyle::Old) => place + 1,
            // The place is before the last of two or three bytes.
            Some(ToneStyle::New) => match bytes.get(place) {
                Some(0xC0..) => place,
                _ => place.saturating_sub(1),
            },
        }
    }

    /// Whether the word with the character that starts at `at` is to be looked at. `true` may be a
    /// false alarm; a word that changes has at least one character for which it is `true`.
    ///
    /// What letter it is and what stands around it nobody can guess: computed, not branched upon.
    #[inline]
    #[allow(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
    pub(super) fn is_suspect(&self, bytes: &[u8], at: usize) -> bool {
        let Rules { style, repair, i_for_y } = self.rules;
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
        let (first, second) = (byte(at), byte(at + 1));
        if first >= 0xCC && !(first == 0xE1 && second & 0xFC == 0xB8) {
            return first == 0xCC && (repair.mark_order || repair.doubled_marks);
        }
        if first < 0x80 {
            return i_for_y;
        }
        let three = usize::from(first >= 0xE0);
        let low = |byte: u8| usize::from(byte & 0x3F);
        let place_of_two = usize::from(first & 0x1F) << 6 | low(second);
        let place_of_three = 0x300 | (low(second) & 3) << 6 | low(byte(at + 2));
        let is_three = three.wrapping_neg();
        let place = place_of_two & !is_three | place_of_three & is_three;
        let kind = self.kinds.get(place).copied().unwrap_or(OTHER);

        let class = |byte: u8| CLASSES.get(usize::from(byte)).copied().unwrap_or(0);
        let end = at + 2 + three;
        let before_byte = byte(at.wrapping_sub(1));
        let (before, next, after) = (class(before_byte), class(byte(end)), class(byte(end + 1)));
        let is = |class: u8, bits: u8| class & bits != 0;
        // The last of ă â ê ô ơ ư has the tone: if what follows is ASCII, it is the last.
        let shaped = is(kind, SHAPED) & !is(next, ASCII);
        let after_d = (before_byte & 0xFE == 0x90) & (byte(at.wrapping_sub(2)) == 0xC4);
        let only = (is(before, ASCII) | after_d) & !is(before, VOWEL) & is(next, ASCII);
        // The only vowel, or the first of two at the end. Behind g or q it may belong to the onset.
        let two = is(next, VOWEL) & (is(before, G_OR_Q) | !is(after, ASCII) | is(after, LETTER));
        let misplaced = shaped | is(kind, PLAIN) & (!only | two);
        // A rime that is not open is the same in both styles.
        let new = is(next, A_E_Y) & !is(after, LETTER) & (style == Some(ToneStyle::New));
        let old = is(before, O_OR_U) & !is(next, LETTER) & (style == Some(ToneStyle::Old));
        repair.misplaced_tones & misplaced | is(kind, PLAIN) & (new | old) | i_for_y & is(kind, Y)
    }
}

/// 1 if a toned o before a, e, or a toned u before y, may end with the second byte.
#[inline(always)]
#[allow(clippy::inline_always, reason = "vector code only as part of its loop")]
fn toned_before([lead, last, vowel, _]: [u8; 4]) -> u8 {
    let (case, vowel) = (last & 0xDF, vowel | 0x20);
    // ỏ ọ end in 8C..8F, ò ó õ in 92..95 or B2..B5; ủ ụ ũ in A4..A9, ù ú in 99, 9A, B9, BA.
    let o = u8::from(last.wrapping_sub(0x8C) < 4) | u8::from(case.wrapping_sub(0x92) < 4);
    let u = u8::from(last.wrapping_sub(0xA4) < 6) | u8::from(case.wrapping_sub(0x99) < 2);
    let open = u8::from(vowel == b'a') | u8::from(vowel == b'e');
    // BA: the ấ of thấy.
    o & open | u & u8::from(vowel == b'y') & u8::from(lead != 0xBA)
}

/// 1 if a toned a, e or y may start with the second byte, behind o or u.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn toned_behind([vowel, lead, second, third]: [u8; 4]) -> u8 {
    let vowel = vowel | 0x20;
    let o_or_u = u8::from(vowel == b'o') | u8::from(vowel == b'u');
    // ạ ả ẹ ẻ ẽ are E1 BA xx; ỳ ỵ ỷ ỹ are E1 BB B2..B9, and the ộ of cuộc is not.
    let three = u8::from(lead == 0xE1) & (u8::from(second == 0xBA) | u8::from(third >= 0xB2));
    o_or_u & (u8::from(lead == 0xC3) | three)
}

/// What a letter is to the rules: without a tone, or not Vietnamese;
const OTHER: u8 = 0;
/// a, e, i, o, u or y with a tone;
const PLAIN: u8 = 1;
/// ă, â, ê, ô, ơ or ư with a tone;
const SHAPED: u8 = 2;
/// y with a tone, which is PLAIN too.
const Y: u8 = 4;

static KINDS: Lazy<Box<[u8; 1024]>> = Lazy::new(|| {
    let codes = (0..0x300).chain(0x1E00..0x1F00);
    let mut kinds = Box::new([OTHER; 1024]);
    for (kind, code) in kinds.iter_mut().zip(codes) {
        let letter = char::from_u32(code).and_then(Letter::of);
        let toned = letter.filter(|letter| letter.tone() != Tone::Ngang);
        *kind = match toned.and_then(|letter| letter.with_tone(Tone::Ngang).to_char()) {
            Some('y' | 'Y') => PLAIN | Y,
            Some(bare) if bare.is_ascii() => PLAIN,
            Some(_) => SHAPED,
            None => OTHER,
        };
    }
    kinds
});

/// What a byte is to the rules.
const ASCII: u8 = 1;
const LETTER: u8 = 2;
const VOWEL: u8 = 4;
const A_E_Y: u8 = 8;
const O_OR_U: u8 = 16;
const G_OR_Q: u8 = 32;

#[allow(clippy::indexing_slicing, reason = "at compile time")]
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = if (byte as u8).is_ascii_alphabetic() { LETTER } else { 0 };
        let kind = match byte as u8 | 0x20 {
            b'a' | b'e' | b'y' => VOWEL | A_E_Y,
            b'o' | b'u' => VOWEL | O_OR_U,
            b'i' => VOWEL,
            b'g' | b'q' => G_OR_Q,
            _ => 0,
        };
        classes[byte] = ASCII | letter | if letter == 0 { 0 } else { kind };
        byte += 1;
    }
    classes
};
