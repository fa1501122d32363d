//! Abbreviations that are written with a stop, and what the stop says about the sentence.

use std::borrow::Cow;
use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::normalize::normalize;

/// What may follow an abbreviation with a stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stop {
    /// A name, a number or a place follows: the stop ends no sentence if anything does.
    /// TP. HCM, GS. Trần Văn A, Q. 1, tr. 25.
    Leads,
    /// It may stand anywhere, at the end of a sentence too: v.v., Inc., TCN.
    Either,
}

/// The stop that `word`, written without it, may take.
pub(crate) fn stop_of(word: &str) -> Option<Stop> {
    static STOPS: Lazy<HashMap<&str, Stop>> = Lazy::new(|| {
        let either = EITHER.iter().map(|&word| (word, Stop::Either));
        let leads = LEADS.iter().map(|&word| (word, Stop::Leads));
        either.chain(leads).collect()
    });
    // Most words are longer than any of these, decomposed or not.
    if word.len() > LONGEST {
        return None;
    }
    let word = if word.is_ascii() { Cow::Borrowed(word) } else { normalize(word) };
    STOPS.get(&*word).copied()
}

/// The longest word listed, in bytes, with room for its letters to be decomposed.
const LONGEST: usize = 16;

/// Titles, addresses, and what stands before a number or a name.
const LEADS: &[&str] = &[
    // Addresses: thành phố, thị xã, thị trấn, quận, phường, huyện, xã, khu phố, đường, ấp.
    "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "Q", "q", "P", "p", "H", "h", "X", "x", "KP",
    "Kp", "kp", "F", "Đ", "đ", "QL", "TL", "ĐT", "BX", "Bx", // Titles.
    "GS", "PGS", "TS", "TSKH", "ThS", "Ths", "Th", "BS", "BSCK", "BSCKI", "BSCKII", "DS", "KS",
    "KTS", "LS", "CN", "NCS", "NSND", "NSƯT", "NGND", "NGƯT", "VS", "ĐĐ", "HT", "Lm", "LM", "Gs",
    "Ts", "Bs", "Ks", "Ls", "Gm", "GM", "GS.TS", "PGS.TS", "GS.TSKH", "PGS.TSKH", "TS.BS",
    "ThS.BS", "BS.CK", "GS.BS", "GS.VS", "Th.S", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen",
    "Sen", "Rep", "Gov", "Capt", "Col", "Lt", "Sgt", "Rev", "Hon", "Mt", "Ft",
    // Documents and books.
    "NXB", "Nxb", "nxb", "tr", "Tr", "Vd", "VD", "vd", "No", "Vol", "vol", "pp", "Tel", "tel",
    "Fax", "fax", "Đt", "đt", "SĐT", "cty", "Cty", "CTy", "CT", "tk", "TK", "vs", "sđd", "Sđd",
    "Ô", "ô",
];

/// What may end a sentence.
const EITHER: &[&str] = &[
    "v.v", "V.v", "vv", "Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "Bros", "TCN", "SCN", "etc", "e.g",
    "i.e", "a.m", "p.m", "cs", "CP", "TNHH", "KCX", "KCN", "U.S", "U.K", "Ph.D", "M.A", "B.A",
    "Pte", "LLC", "PLC", "GmbH", "al", "sp", "spp", "var", "subsp", "ctv", "eds",
];
