//! The model file: the word list and the weights, read without copying.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0..8 | magic `tiengWM` and the version |
//! | 8..12 | length of the table of sequences in bytes |
//! | 12..16 | length of the table of single units in bytes |
//! | 16..20 | length of the weight table in bytes |
//! | 20..24 | 0 |
//! | 24..32 | checksum of all that follows: FNV-1a over numbers of eight bytes, its bits mixed |
//! | 32.. | the three tables |
//!
//! All numbers are little-endian. A weight slot is a `u32`: the upper 20 bits tell which feature of
//! those that could stand there, the lower 12 are its weight, signed; 0 is empty. Four slots are a
//! bucket, whose number is a feature's upper bits; a feature stands in its bucket or nowhere, so looking it up
//! takes one step and no branch, which is what the decoder's speed rests on.

use super::features::{FEATURE_BITS, Feature};
use crate::error::Error;
use crate::lexicon::WordTable;

const MAGIC: &[u8; 7] = b"tiengWM";
const VERSION: u8 = 5;
const HEADER: usize = 32;
const WEIGHT_BITS: u32 = 12;
#[cfg(feature = "train")]
const MAX_WEIGHT: i32 = (1 << (WEIGHT_BITS - 1)) - 1;
/// Slots of a bucket, and their bytes.
const BUCKET: usize = 4;
const BUCKET_BYTES: usize = 4 * BUCKET;
/// A weight a slot.
pub(super) type Bucket = [i32; BUCKET];

/// A trained model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'d> {
    words: WordTable<'d>,
    units: WordTable<'d>,
    weights: &'d [u8],
    /// What is left of a feature's bits when those that number its bucket are taken.
    shift: u32,
}

impl<'d> Model<'d> {
    /// A model that joins nothing.
    pub(super) const EMPTY: Self = Self {
        words: WordTable::EMPTY,
        units: WordTable::EMPTY,
        weights: &[0; BUCKET_BYTES],
        shift: FEATURE_BITS,
    };

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
        let mut end = HEADER;
        let mut table = |at: usize| {
            let start = end;
            end = end.saturating_add(usize::try_from(number(at, 4)).unwrap_or(usize::MAX));
            bytes.get(start..end).map(|table| (table, start)).ok_or_else(truncated)
        };
        let (words, units, (weights, weights_at)) = (table(8)?, table(12)?, table(16)?);
        if end != bytes.len() {
            return Err(Error::at_byte(
                end,
                "more bytes than the model's header says; fetch or rebuild it",
            ));
        }
        if number(20, 4) != 0 || checksum(bytes.get(HEADER..).unwrap_or(&[])) != number(24, 8) {
            return Err(Error::at_byte(
                20,
                "the model's checksum does not fit its contents; fetch or rebuild it",
            ));
        }
        let buckets = weights.len() / BUCKET_BYTES;
        let fits = buckets.is_power_of_two() && buckets.ilog2() <= FEATURE_BITS;
        if weights.len() % BUCKET_BYTES != 0 || !fits {
            let message = "the weight table's size is no power of two; rebuild the model";
            return Err(Error::at_byte(weights_at, message));
        }
        Ok(Self {
            words: WordTable::new(words.0, words.1)?,
            units: WordTable::new(units.0, units.1)?,
            weights,
            shift: FEATURE_BITS - buckets.ilog2(),
        })
    }

    /// The word list and what is sure of pairs.
    pub(crate) fn words(&self) -> &WordTable<'d> {
        &self.words
    }

    /// What is sure of single units.
    pub(crate) fn units(&self) -> &WordTable<'d> {
        &self.units
    }

    /// The weight of a feature in the place of its slot, and zeros: their sum is the weight. Sums over
    /// many features are taken slot by slot.
    #[inline]
    pub(crate) fn weights(&self, feature: Feature) -> Bucket {
        let at = (feature >> self.shift) as usize * BUCKET_BYTES;
        let bucket: Option<&[u8; BUCKET_BYTES]> =
            self.weights.get(at..at + BUCKET_BYTES).and_then(|bytes| bytes.try_into().ok());
        let Some(bucket) = bucket else { return [0; BUCKET] };
        let (slots, _) = bucket.as_chunks::<4>();
        let tag = tag(feature);
        let mut weights = [0; BUCKET];
        for (weight, slot) in weights.iter_mut().zip(slots) {
            let slot = u32::from_le_bytes(*slot);
            let stored = (slot << (32 - WEIGHT_BITS)).cast_signed() >> (32 - WEIGHT_BITS);
            *weight = if slot >> WEIGHT_BITS == tag { stored } else { 0 };
        }
        weights
    }
}

/// FNV-1a over numbers of eight bytes, the last one filled with zeros; after each the upper bits go
/// down into the lower ones, so that any bit reaches all others. The length stands in the header.
fn checksum(bytes: &[u8]) -> u64 {
    let (numbers, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
    numbers.iter().chain([&last]).fold(0xCBF2_9CE4_8422_2325, |hash, number| {
        let hash = (hash ^ u64::from_le_bytes(*number)).wrapping_mul(0x0100_0000_01B3);
        hash ^ hash >> 29
    })
}

/// The part of the header between the version and the checksum.
#[cfg(any(test, fuzzing, feature = "train"))]
fn lengths(tables: [usize; 3]) -> Vec<u8> {
    let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes();
    tables.into_iter().chain([0]).flat_map(length).collect()
}

/// The bits that tell a feature from others of its bucket.
#[inline]
fn tag(feature: Feature) -> u32 {
    feature & ((1 << (32 - WEIGHT_BITS)) - 1)
}

/// Writes a model file. Weights are clamped to 12 bits; the smallest of a full bucket are left out.
#[cfg(feature = "train")]
pub(crate) fn write([words, units]: &[Vec<u8>; 2], weights: &[(Feature, i32)]) -> Vec<u8> {
    // A tag and the number of its bucket together are the whole feature.
    let buckets = (weights.len() * 3 / 2 / BUCKET).next_power_of_two().max(1 << 4);
    let shift = FEATURE_BITS - buckets.ilog2();
    let mut slots = vec![[0_u32; BUCKET]; buckets];
    let mut sorted = weights.to_vec();
    sorted.sort_by_key(|&(feature, weight)| (-weight.abs(), feature));
    for (feature, weight) in sorted {
        let bucket = slots.get_mut((feature >> shift) as usize);
        let free = bucket.and_then(|bucket| bucket.iter_mut().find(|slot| **slot == 0));
        if let Some(slot) = free {
            let stored = weight.clamp(-MAX_WEIGHT, MAX_WEIGHT).cast_unsigned();
            *slot = tag(feature) << WEIGHT_BITS | stored & ((1 << WEIGHT_BITS) - 1);
        }
    }
    let slots: Vec<u8> = slots.iter().flatten().flat_map(|slot| slot.to_le_bytes()).collect();
    let body = [words, units, &*slots].concat();
    let mut file = Vec::with_capacity(HEADER + body.len());
    file.extend_from_slice(MAGIC);
    file.push(VERSION);
    file.extend_from_slice(&lengths([words.len(), units.len(), slots.len()]));
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}

/// Reads a model, then one whose header fits whatever bytes follow it, and looks into what loads.
/// For the tests and the fuzzer.
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub fn probe(bytes: &[u8]) -> Result<(), Error> {
    let looked_into = |model: Model<'_>| {
        for key in bytes.iter().map(|&byte| u64::from(byte)).chain([u64::MAX]) {
            let hash = crate::lexicon::SequenceHash::of(&[key, key]);
            let _ = (model.words().find(hash), model.units().find_unit(key));
            let _ = model.weights(key as Feature);
        }
    };
    let asis = Model::from_bytes(bytes).map(looked_into);
    // The first byte says which of the sizes that can be right the tables have.
    if let Some((&size, body)) = bytes.split_first() {
        let words = (16_usize << (size % 16)).min(body.len());
        let units = (16_usize << (size / 16)).min(body.len() - words);
        let lengths = lengths([words, units, body.len() - words - units]);
        let header = [&MAGIC[..], &[VERSION], &lengths, &checksum(body).to_le_bytes()].concat();
        let _ = Model::from_bytes(&[&header, body].concat()).map(looked_into);
    }
    asis
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHIPPED: &[u8] = include_bytes!("../../data/words.bin");

    #[test]
    fn the_shipped_model_loads() {
        let model = Model::from_bytes(SHIPPED).unwrap();
        assert!(!model.words.find(crate::lexicon::SequenceHash::of(&[1, 2])).is_prefix);
        assert!((0..1 << 24).any(|feature| model.weights(feature) != [0; 4]));
    }

    #[test]
    #[cfg(feature = "train")]
    fn a_written_model_gives_its_weights_back() {
        let weights: Vec<(Feature, i32)> = (0..3000_u32)
            .map(|n| (n * 5591 % (1 << 24), 7 * (n % 500).cast_signed() - 1800))
            .collect();
        let table = crate::lexicon::build_table([].into_iter());
        let file = write(&[table.clone(), table], &weights);
        let model = Model::from_bytes(&file).unwrap();
        let weight = |feature| model.weights(feature).iter().sum::<i32>();
        let kept = weights.iter().filter(|&&(feature, expected)| weight(feature) == expected);
        assert!(kept.count() > 2900, "only the smallest of a full bucket are left out");
        let others = (0..1 << 24).filter(|&feature| weight(feature) != 0).count();
        assert!(others <= weights.len());
    }

    #[test]
    fn a_truncated_model_is_an_error() {
        let lengths =
            (0..64).chain((64..SHIPPED.len()).step_by(100_003)).chain([SHIPPED.len() - 1]);
        for len in lengths {
            let error = Model::from_bytes(&SHIPPED[..len]).unwrap_err();
            assert!(error.to_string().contains("byte"), "{error}");
        }
        let longer = [SHIPPED, &[0]].concat();
        assert!(Model::from_bytes(&longer).is_err());
    }

    #[test]
    fn a_flipped_bit_is_an_error() {
        let mut bytes = SHIPPED.to_vec();
        for at in (0..64).chain((64..SHIPPED.len()).step_by(300_007)) {
            for bit in 0..8 {
                bytes[at] ^= 1 << bit;
                assert!(Model::from_bytes(&bytes).is_err(), "bit {bit} of byte {at}");
                bytes[at] ^= 1 << bit;
            }
        }
        assert!(Model::from_bytes(&bytes).is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes_load_or_are_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(probe(&bytes).is_err());
        }

        #[test]
        fn any_tables_can_be_looked_into(size in 0_u32..6, bytes in prop::collection::vec(0..2_u8, 64)) {
            let len = (4 << size) + BUCKET_BYTES;
            prop_assert!(probe(&[&[size as u8], bytes.get(..len).unwrap_or(&bytes)].concat()).is_err());
        }
    }

    #[test]
    fn a_file_of_another_kind_takes_no_memory() {
        // Lengths of four gigabytes each, of which the file has nothing.
        let liar = [&MAGIC[..], &[VERSION], &[0xFF; 16], &[0; 100]].concat();
        for file in [&include_bytes!("../../data/abbreviations.tsv")[..], &[0; 4096], &liar] {
            let taken = allocation_counter::measure(|| {
                assert!(Model::from_bytes(file).is_err());
            });
            assert!(taken.bytes_max < 1024, "{taken:?}");
        }
    }

    #[test]
    fn another_version_says_what_to_do() {
        let mut bytes = SHIPPED.to_vec();
        bytes[7] = VERSION + 1;
        let error = Model::from_bytes(&bytes).unwrap_err().to_string();
        assert_eq!(
            error,
            format!(
                "byte 7: this version reads word models of version {VERSION} only; rebuild the model"
            )
        );
    }
}
