//! The rimes (vần): glide, nucleus and coda, and what a coda asks of the tone.

use super::letter;

/// A rime as it is spelled: how many of its letters are glide, nucleus and coda.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Rime(u32);

/// Nuclei with the codas that they take (`-`: none). A glide is written o or u before the nucleus.
/// `rare` marks rimes that only loans, names and expressive words have.
const RIMES: &[(&str, &str, &str, Use)] = &[
    ("", "a", "- c ch i m n ng nh o p t u y", Use::Native),
    ("", "ă", "c m n ng p t", Use::Native),
    ("", "â", "c m n ng p t u y", Use::Native),
    ("", "e", "- c m n ng o p t", Use::Native),
    ("", "ê", "- ch m n nh p t u", Use::Native),
    ("", "ê", "c ng", Use::Rare),
    ("", "i", "- ch m n nh p t u", Use::Native),
    ("", "ia", "-", Use::Native),
    ("", "iê", "c m n ng p t u", Use::Native),
    ("", "o", "- c i m n ng p t", Use::Native),
    ("", "oo", "c ng", Use::Rare),
    ("", "ô", "- c i m n ng p t", Use::Native),
    ("", "ơ", "- i m n p t", Use::Native),
    ("", "ơ", "ng", Use::Rare),
    ("", "u", "- c i m n ng p t", Use::Native),
    ("", "ua", "-", Use::Native),
    ("", "uô", "c i m n ng t", Use::Native),
    ("", "ư", "- c i m n ng t u", Use::Native),
    ("", "ưa", "-", Use::Native),
    ("", "ươ", "c i m n ng p t u", Use::Native),
    ("", "y", "-", Use::Native),
    ("", "yê", "m n ng t u", Use::Native),
    ("o", "a", "- c ch i m n ng nh o p t y", Use::Native),
    ("o", "ă", "c m n ng t", Use::Native),
    ("o", "e", "- n o t", Use::Native),
    ("o", "e", "m ng", Use::Rare),
    ("u", "â", "n ng t y", Use::Native),
    ("u", "ê", "- ch n nh", Use::Native),
    ("u", "ơ", "-", Use::Native),
    ("u", "y", "- ch nh t u", Use::Native),
    ("u", "y", "n p", Use::Rare),
    ("u", "ya", "-", Use::Native),
    ("u", "yê", "n t", Use::Native),
];

/// What may follow `qu`, whose u is the glide.
const RIMES_AFTER_QU: &[(&str, &str, &str, Use)] = &[
    ("", "a", "- c ch i m n ng nh o p t u y", Use::Native),
    ("", "ă", "c m n ng p t", Use::Native),
    ("", "â", "c m n ng p t y", Use::Native),
    ("", "e", "- m n ng o p t", Use::Native),
    ("", "ê", "- ch n nh t u", Use::Native),
    ("", "i", "- ch n nh t", Use::Native),
    ("", "ô", "c", Use::Native),
    ("", "ơ", "- i n t", Use::Native),
    ("", "y", "- ch n nh t u", Use::Native),
    ("", "ya", "-", Use::Native),
    ("", "yê", "n t", Use::Native),
];

/// How common a rime is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Native,
    Rare,
}

// A packed rime: four letters of five bits, the mark of `qu`, then the parts.
const AFTER_QU: u32 = 1 << 20;
const KEY: u32 = (1 << 21) - 1;
const GLIDE_SHIFT: u32 = 21;
const NUCLEUS_SHIFT: u32 = 22;
const RARE: u32 = 1 << 24;
const USED: u32 = 1 << 25;

/// The table has room for every rime three times over, so a probe is short.
const SLOTS: usize = 512;
static TABLE: [u32; SLOTS] = table();

const fn slot(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 23) as usize
}

#[allow(clippy::indexing_slicing, reason = "runs at compile time: out of bounds fails the build")]
#[allow(clippy::cast_possible_truncation, reason = "a rime has at most four letters")]
const fn table() -> [u32; SLOTS] {
    let mut table = [0; SLOTS];
    let mut source = 0;
    while source < 2 {
        let rows = if source == 0 { RIMES } else { RIMES_AFTER_QU };
        let mut row = 0;
        while row < rows.len() {
            let (glide, nucleus, codas, rarity) = rows[row];
            let (glide_key, glide_len) = pack(glide.as_bytes(), 0, 0);
            let (nucleus_key, nucleus_len) = pack(nucleus.as_bytes(), 0, glide_key);
            let mut at = 0;
            while at < codas.len() {
                let (mut key, coda_len) = pack(codas.as_bytes(), at, nucleus_key);
                if source == 1 {
                    key |= AFTER_QU;
                }
                let mut place = slot(key);
                while table[place] != 0 {
                    place = (place + 1) % SLOTS;
                }
                let parts =
                    (glide_len as u32) << GLIDE_SHIFT | (nucleus_len as u32) << NUCLEUS_SHIFT;
                let rare = if matches!(rarity, Use::Rare) { RARE } else { 0 };
                table[place] = key | parts | rare | USED;
                at += if coda_len == 0 { 2 } else { coda_len + 1 };
            }
            row += 1;
        }
        source += 1;
    }
    table
}

/// Packs the letters of `text` from byte `at` up to a space onto `key`; `-` stands for no letter.
#[allow(clippy::indexing_slicing, reason = "runs at compile time: out of bounds fails the build")]
const fn pack(text: &[u8], mut at: usize, mut key: u32) -> (u32, usize) {
    let mut count = 0;
    while at < text.len() && text[at] != b' ' && text[at] != b'-' {
        let (index, len) = letter::index_in(text, at);
        key = key << 5 | index as u32;
        at += len;
        count += 1;
    }
    (key, count)
}

impl Rime {
    /// Looks up the rime with these letters; `after_qu` if the glide was already read with `qu`.
    pub(crate) fn find(letters: &[u8], after_qu: bool) -> Option<Self> {
        if letters.is_empty() || letters.len() > 4 {
            return None;
        }
        let packed = letters.iter().fold(0, |key, &index| key << 5 | u32::from(index));
        let key = packed | if after_qu { AFTER_QU } else { 0 };
        let mut place = slot(key);
        loop {
            let &value = TABLE.get(place)?;
            if value == 0 {
                return None;
            }
            if value & KEY == key {
                return Some(Self(value));
            }
            place = (place + 1) % SLOTS;
        }
    }

    /// The number of letters of the glide, 0 or 1.
    pub(crate) fn glide_len(self) -> usize {
        (self.0 >> GLIDE_SHIFT & 1) as usize
    }

    /// The number of letters of the nucleus, 1 or 2.
    pub(crate) fn nucleus_len(self) -> usize {
        (self.0 >> NUCLEUS_SHIFT & 3) as usize
    }

    /// Whether only loans, names and expressive words have this rime.
    pub(crate) fn is_rare(self) -> bool {
        self.0 & RARE != 0
    }
}
