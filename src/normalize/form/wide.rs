//! The walk over text that is in NFC already, with the 256-bit vectors of AVX2.
//!
//! It reads as fast as memory gives, in 0.6 of the time that [`scan`](super::scan) takes with what
//! every x86-64 has. That file looks where this one sees something rare, and everywhere on other
//! processors or if the crate is built with `--cfg tieng_portable`.
//!
//! The only `unsafe` of the crate, twice. Whether there is AVX2 is known when the program runs, and
//! the compiler cannot see that it was asked; and a hint what to read next takes a pointer. All
//! bytes are read through slices.

#![allow(unsafe_code, reason = "see above")]

use std::arch::x86_64::{
    __m256i, _MM_HINT_T0, _mm_prefetch, _mm256_add_epi8, _mm256_and_si256, _mm256_max_epu8,
    _mm256_or_si256, _mm256_set1_epi8, _mm256_setr_epi64x, _mm256_setzero_si256,
    _mm256_shuffle_epi8, _mm256_subs_epu8, _mm256_testz_si256, _mm256_xor_si256,
};

use super::scan::{BLOCK, WINDOW};

/// The bytes of a vector.
const LANES: usize = 32;
/// How far ahead of the block memory is asked for. The processor itself would ask for the next line
/// or two, a quarter slower; between 2 and 6 KB it makes no difference.
const AHEAD: usize = 4096;

/// The first block, from `from`, that may hold a character that is not inert in NFC, or the last
/// bytes, fewer than a window: the place of its first byte. `from` if there is no AVX2.
#[inline]
pub(super) fn skip_clean(bytes: &[u8], from: usize) -> usize {
    if !std::is_x86_feature_detected!("avx2") {
        return from;
    }
    // SAFETY: the processor has AVX2, and the function asks for nothing else.
    unsafe { skip_with_avx2(bytes, from) }
}

#[target_feature(enable = "avx2")]
fn skip_with_avx2(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let ahead = window.as_ptr().wrapping_add(AHEAD).cast();
        // SAFETY: a hint, which reads nothing and may name any address.
        #[allow(unused_unsafe, reason = "older compilers want it")]
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(ahead);
        }
        if !is_clean(window) {
            break;
        }
        at += BLOCK;
    }
    at
}

/// Whether each character that starts in the block is below U+0300, is one of U+1E00 to U+1EFF
/// (`E1 B8..BB`), of U+2002 to U+203F (`E2 80 82..`) or of U+1F080 to U+1FFFF (`F0 9F 82..`, emoji).
/// The same second bytes pass behind `D0`, `D1`, `D2`, `F1` and `F2`: those too are inert.
#[inline]
#[target_feature(enable = "avx2")]
fn is_clean(window: &[u8; WINDOW]) -> bool {
    let (wanted, compared) = (twice(&WANTED), twice(&COMPARED));
    let mut suspects = _mm256_setzero_si256();
    let lead = window[..BLOCK].as_chunks().0.iter();
    let behind = window[1..=BLOCK].as_chunks().0.iter().zip(window[2..].as_chunks().0);
    for (lead, (second, third)) in lead.zip(behind) {
        let (lead, second, third) = (load(lead), load(second), load(third));
        // CC becomes 0, FF becomes 33, and all below CC become FF. A shuffle takes the last four
        // bits as the place in the table, and gives zero for FF.
        let place = _mm256_add_epi8(_mm256_max_epu8(lead, splat(0xCB)), splat(0x34));
        let wanted = _mm256_shuffle_epi8(wanted, place);
        let compared = _mm256_shuffle_epi8(compared, place);
        // 2 and 1 for a third byte of 80 and 81, bits in which the second behind E1 is not compared.
        let low_third = _mm256_subs_epu8(splat(0x82), third);
        let differs = _mm256_or_si256(_mm256_xor_si256(second, wanted), low_third);
        suspects = _mm256_or_si256(suspects, _mm256_and_si256(differs, compared));
    }
    _mm256_testz_si256(suspects, suspects) == 1
}

/// For each lead byte the second byte that it must have, in the bits that are [`COMPARED`].
const WANTED: [u8; 16] = by_lead(0xB8, 0x80, 0x9F, 0);
/// Of most leads the highest bit, which no second byte lacks: they never pass.
const COMPARED: [u8; 16] = by_lead(0xFC, 0xFF, 0xFF, 0x80);

/// A table by the last four bits of the lead byte's distance from CC.
const fn by_lead(e1: u8, e2: u8, f0: u8, others: u8) -> [u8; 16] {
    let mut table = [others; 16];
    table[(0xE1 - 0xCC) & 15] = e1;
    table[(0xE2 - 0xCC) & 15] = e2;
    table[(0xF0 - 0xCC) & 15] = f0;
    table
}

#[inline]
#[target_feature(enable = "avx2")]
fn load(bytes: &[u8; LANES]) -> __m256i {
    let word = |n: usize| bytes.as_chunks().0.get(n).map_or(0, |&word| i64::from_le_bytes(word));
    _mm256_setr_epi64x(word(0), word(1), word(2), word(3))
}

/// A table for each half of a vector.
#[inline]
#[target_feature(enable = "avx2")]
fn twice(table: &[u8; 16]) -> __m256i {
    let mut both = [0; LANES];
    for (to, from) in both.iter_mut().zip(table.iter().cycle()) {
        *to = *from;
    }
    load(&both)
}

#[inline]
#[target_feature(enable = "avx2")]
fn splat(byte: u8) -> __m256i {
    _mm256_set1_epi8(byte.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::super::kernel::{Compose, Kernel};
    use super::super::scan::suspect;
    use super::*;

    /// What stands alone or beside others in all of these: leads that share a place in the tables.
    const PARTS: [&str; 26] = [
        "a",
        " ",
        "\u{7F}",
        "ế",
        "Đ",
        "đ",
        "Ự",
        "\u{2CF}",
        "\u{300}",
        "\u{323}",
        "“",
        "…",
        "\u{2000}",
        "\u{2001}",
        "\u{2002}",
        "€",
        "п",
        "Ѹ",
        "Ҁ",
        "ۖ",
        "日",
        "한",
        "🙂",
        "❤\u{FE0F}",
        "\u{1F000}",
        "\u{AC00}\u{11A8}",
    ];

    #[test]
    fn stops_where_the_walk_without_it_stops() {
        let mut seed = 1_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize
        };
        let (rounds, mut found) = (if cfg!(miri) { 40 } else { 20_000 }, [0, 0]);
        for _ in 0..rounds {
            // Mostly letters, so that there are blocks to skip.
            let (len, common) = (random() % 400, 1 + random() % PARTS.len());
            let mut part =
                || PARTS[if random() % 100 > 0 { random() % common } else { random() % 26 }];
            let text: String = (0..len).map(|_| part()).collect();
            let with = suspect(text.as_bytes(), 0, Compose::skip_clean, Compose::is_clean);
            let without = suspect(text.as_bytes(), 0, |_, at| at, Compose::is_clean);
            assert_eq!(with, without, "{text:?}");
            found[usize::from(with.is_some())] += 1;
        }
        assert!(found.into_iter().all(|count| count > rounds / 10), "{found:?}");
    }

    #[test]
    #[cfg_attr(miri, ignore = "all of Unicode takes an hour")]
    fn every_character_that_passes_is_inert() {
        use unicode_normalization::char::canonical_combining_class;
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        let mut passed = 0;
        for c in '\0'..=char::MAX {
            for before in [0, 29, 30, 31, 61, 62, 63] {
                let text = format!("{}{c}{}", "a".repeat(before), "z".repeat(WINDOW));
                if skip_clean(&text.as_bytes()[..WINDOW], 0) == BLOCK {
                    let composed = is_nfc_quick([c].into_iter()) == IsNormalized::Yes;
                    assert!(composed && canonical_combining_class(c) == 0, "{c:?}");
                    passed += 1;
                }
            }
        }
        assert!(passed > 7 * 0x1000 || !std::is_x86_feature_detected!("avx2"));
    }
}
