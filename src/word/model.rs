//! The model file: the word list and the weights, read without copying.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | magic `tiengWM` and the version |
//! | 8..12 | length of the word table in bytes |
//! | 12..16 | length of the weight table in bytes |
//! | 16..24 | FNV-1a checksum of all that follows |
//! | 24.. | the word table, then the weight table |
//!
//! All numbers are little-endian. A weight slot is a `u32`: the upper 20 bits tell which feature of those
//! that could stand there, the lower 12 its weight plus 2048; 0 is empty.

use super::features::Feature;
use crate::error::Error;
use crate::lexicon::WordTable;

const MAGIC: &[u8; 7] = b"tiengWM";
const VERSION: u8 = 1;
const HEADER: usize = 24;
const WEIGHT_BITS: u32 = 12;
const ZERO: i32 = 1 << (WEIGHT_BITS - 1);

/// A trained model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'d> {
    words: WordTable<'d>,
    weights: &'d [u8],
    mask: usize,
}

impl<'d> Model<'d> {
    /// A model that joins nothing.
    pub(super) const EMPTY: Self = Self { words: WordTable::EMPTY, weights: &[0; 4], mask: 0 };

    /// Reads a model; says at which byte it is damaged if it is.
    pub(crate) fn from_bytes(bytes: &'d [u8]) -> Result<Self, Error> {
        let truncated =
            || Error::at_byte(bytes.len(), "the model file ends too early; fetch or rebuild it");
        let header = bytes.get(..HEADER).ok_or_else(truncated)?;
        if !header.starts_with(MAGIC) {
            return Err(Error::at_byte(
                0,
                "not a tieng word model: it should start with `tiengWM`",
            ));
        }
        if header.get(7) != Some(&VERSION) {
            let message = format!(
                "this version reads word models of version {VERSION} only; rebuild the model"
            );
            return Err(Error::at_byte(7, message));
        }
        let number = |at: usize, len: usize| {
            let bytes = header.get(at..at + len).unwrap_or(&[]);
            bytes.iter().rev().fold(0_u64, |number, &byte| number << 8 | u64::from(byte))
        };
        let length = |at: usize| usize::try_from(number(at, 4)).unwrap_or(usize::MAX);
        let weights_at = HEADER.saturating_add(length(8));
        let end = weights_at.saturating_add(length(12));
        let words = bytes.get(HEADER..weights_at).ok_or_else(truncated)?;
        let weights = bytes.get(weights_at..end).ok_or_else(truncated)?;
        if end != bytes.len() {
            return Err(Error::at_byte(
                end,
                "more bytes than the model's header says; fetch or rebuild it",
            ));
        }
        if checksum(bytes.get(HEADER..).unwrap_or(&[])) != number(16, 8) {
            return Err(Error::at_byte(
                16,
                "the model's checksum does not fit its contents; fetch or rebuild it",
            ));
        }
        let count = weights.len() / 4;
        if weights.len() % 4 != 0
            || !count.is_power_of_two()
            || !weights.chunks_exact(4).any(|slot| slot == [0; 4])
        {
            return Err(Error::at_byte(
                weights_at,
                "the weight table is malformed; rebuild the model",
            ));
        }
        Ok(Self { words: WordTable::new(words, HEADER)?, weights, mask: count - 1 })
    }

    pub(crate) fn words(&self) -> &WordTable<'d> {
        &self.words
    }

    /// The weight of a feature; 0 if training kept none.
    #[inline]
    pub(crate) fn weight(&self, feature: Feature) -> i32 {
        let (mut place, tag) = place_and_tag(feature);
        loop {
            place &= self.mask;
            let bytes = self.weights.get(place * 4..place * 4 + 4);
            let slot = bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
            if slot == 0 {
                return 0;
            }
            if slot >> WEIGHT_BITS == tag {
                return (slot & ((1 << WEIGHT_BITS) - 1)).cast_signed() - ZERO;
            }
            place += 1;
        }
    }
}

/// FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, step)
}

/// Where a feature is looked for, and the bits that tell it from others there.
#[inline]
fn place_and_tag(feature: Feature) -> (usize, u32) {
    (feature as usize, feature >> 4)
}

/// Writes a model file. Weights are clamped to 12 bits.
#[cfg(feature = "train")]
pub(crate) fn write(words: &[u8], weights: &[(Feature, i32)]) -> Vec<u8> {
    let count = (weights.len() * 4 / 3).next_power_of_two();
    let mut slots = vec![0_u32; count];
    for &(feature, weight) in weights {
        let (mut place, tag) = place_and_tag(feature);
        place %= count;
        while slots.get(place).is_some_and(|&slot| slot != 0) {
            place = (place + 1) % count;
        }
        let stored = (weight.clamp(1 - ZERO, ZERO - 1) + ZERO).cast_unsigned();
        if let Some(slot) = slots.get_mut(place) {
            *slot = tag << WEIGHT_BITS | stored;
        }
    }
    let slots = slots.iter().flat_map(|slot| slot.to_le_bytes());
    let body: Vec<u8> = words.iter().copied().chain(slots).collect();
    let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes();
    let mut file = Vec::with_capacity(HEADER + body.len());
    file.extend_from_slice(MAGIC);
    file.push(VERSION);
    file.extend_from_slice(&length(words.len()));
    file.extend_from_slice(&length(body.len() - words.len()));
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}
