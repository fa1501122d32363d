//! Meanings put together: compounds of abbreviations and document numbers.

use super::{Dictionaries, Source};
use crate::lexicon::{document_type, issuer};
use crate::normalize::normalize;

/// What `key` stands for by its parts: CNH-HĐH, BHXH/BHYT, QĐ-TTg.
pub(super) fn compose(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    document(key, dictionaries).or_else(|| compound(key, dictionaries))
}

/// A document number without its number: CT/TW is "chỉ thị của Trung ương".
fn document(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    let key = normalize(key);
    let mut parts = key.split(['-', '/']);
    let noun = document_type(parts.next()?)?;
    let issuers: Option<Vec<String>> = parts.map(|part| issuer_name(part, dictionaries)).collect();
    let issuers = issuers.filter(|issuers| !issuers.is_empty())?;
    Some(format!("{noun} của {}", issuers.join(", ")))
}

fn issuer_name(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    let known = issuer(key).map(str::to_string);
    let listed = || dictionaries.get(key).map(|(entry, _)| entry.expansion().to_string());
    let parliament = || {
        let term: u32 = key.strip_prefix("QH")?.parse().ok()?;
        Some(format!("Quốc hội khóa {term}"))
    };
    known.or_else(listed).or_else(parliament)
}

/// The issuer alone, for numbers whose noun the text names already: 30/2020/NĐ-CP, 99/2020/QH14.
pub(super) fn issuers_of(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    let key = normalize(key);
    let parts = key.split(['-', '/']);
    let typed = key.split(['-', '/']).next().is_some_and(|first| document_type(first).is_some());
    let issuers: Option<Vec<String>> =
        parts.skip(usize::from(typed)).map(|part| issuer_name(part, dictionaries)).collect();
    issuers.filter(|issuers| !issuers.is_empty()).map(|issuers| issuers.join(", "))
}

/// The noun of a document number's type.
pub(super) fn noun_of(key: &str) -> Option<&'static str> {
    document_type(key.split(['-', '/']).next()?)
}

/// The meanings of the parts, joined as the abbreviation joins them.
fn compound(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    let key = normalize(key);
    let separators = ['-', '/', '&', '–', '.'];
    if !key.contains(separators) {
        return None;
    }
    let mut out = String::new();
    let mut rest = &*key;
    loop {
        let end = rest.find(separators).unwrap_or(rest.len());
        let (part, tail) = rest.split_at_checked(end)?;
        let (entry, source) = dictionaries.get(part)?;
        let long_enough = part.chars().count() > 1 || source == Source::User;
        if !long_enough {
            return None;
        }
        out.push_str(entry.expansion());
        let Some(separator) = tail.chars().next() else { return Some(out) };
        out.push_str(match separator {
            '&' => " và ",
            '/' => "/",
            '.' => ", ",
            _ => " - ",
        });
        rest = tail.get(separator.len_utf8()..)?;
    }
}
