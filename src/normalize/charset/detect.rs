//! Which charset bytes are in: the one in which they are Vietnamese.

use super::{Charset, decode};
use crate::syllable::{Level, level};

/// A charset and how sure it is.
#[derive(Clone, Copy, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Detection {
    /// The charset.
    pub charset: Charset,
    /// The share of words that are Vietnamese syllables in this charset, from 0.75 to 1.
    pub confidence: f64,
}

/// The least share of words that must be Vietnamese syllables.
const LEAST_SHARE: f64 = 0.75;
/// The fewest words with a letter that is not ASCII, and their least share: Vietnamese has such a
/// letter in four words of five.
const LEAST_MARKED: usize = 5;
const LEAST_MARKED_SHARE: f64 = 0.3;
/// More of the text tells no more.
const SAMPLE: usize = 1 << 16;

/// The charset in which `bytes` are Vietnamese; `None` if the text is too short to tell, is valid
/// UTF-8 beyond ASCII, is foreign, or is as good in another charset.
///
/// Looks at the first 64 KiB. [`Charset::Tcvn3`] stands for both practices, which decode alike.
pub fn detect(bytes: &[u8]) -> Option<Detection> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let utf8 = match core::str::from_utf8(sample) {
        Ok(_) => true,
        // The sample may end within a character.
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    if utf8 && !sample.is_ascii() {
        return None;
    }
    let candidates = Charset::ALL.into_iter().filter(|&charset| charset != Charset::Tcvn3Font);
    let mut best: Option<(f64, Charset)> = None;
    let mut tied = false;
    for charset in candidates {
        let Some(score) = score(sample, charset) else { continue };
        match best {
            Some((other, _)) if (score - other).abs() < 0.01 => tied = true,
            Some((other, _)) if score < other => {}
            _ => (best, tied) = (Some((score, charset)), false),
        }
    }
    let (confidence, charset) = best.filter(|_| !tied)?;
    Some(Detection { charset, confidence })
}

/// The share of words that are Vietnamese in `charset`, if it is enough.
fn score(bytes: &[u8], charset: Charset) -> Option<f64> {
    let decoded = decode(bytes, charset);
    let (mut words, mut marked, mut valid) = (0_u32, 0_usize, 0_u32);
    let text = decoded.text.split(|c: char| !c.is_alphabetic() && c != char::REPLACEMENT_CHARACTER);
    for word in text.filter(|word| !word.is_empty()) {
        words += 1;
        let vietnamese = matches!(level(word), Level::Strict | Level::Permissive);
        valid += u32::from(vietnamese);
        marked += usize::from(!word.is_ascii() && vietnamese);
    }
    let share = f64::from(valid) / f64::from(words.max(1));
    let enough = marked >= LEAST_MARKED
        && share >= LEAST_SHARE
        && f64::from(u32::try_from(marked).unwrap_or(words))
            >= LEAST_MARKED_SHARE * f64::from(words);
    enough.then_some(share)
}
