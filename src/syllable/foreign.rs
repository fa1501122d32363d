//! A key for words that are no Vietnamese spelling, so that they too can be compared and looked up.

use unicode_normalization::UnicodeNormalization;

use super::Tone;
use super::script::is_invisible;

/// FNV-1a over the lower-cased, decomposed letters. Tone marks count, but not their place: the two
/// tone styles give one key.
pub(crate) fn foreign_key(word: &str) -> u64 {
    const TOP: u64 = 1 << 63;
    const PRIME: u64 = 0x0100_0000_01B3;
    let start = 0xCBF2_9CE4_8422_2325;
    let add = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
    let hash = if word.is_ascii() {
        word.bytes().fold(start, |hash, b| add(hash, char::from(b.to_ascii_lowercase())))
    } else {
        let visible = word.chars().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase);
        let (mut hash, mut tones) = (start, 0_u64);
        for c in visible.nfd() {
            match Tone::from_mark(c) {
                Some(tone) => tones = tones.wrapping_add(PRIME << (tone as u32 * 8)),
                None => hash = add(hash, c),
            }
        }
        hash ^ tones
    };
    hash | TOP
}
