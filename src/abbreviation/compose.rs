//! Meanings put together: compounds of abbreviations and document numbers.

use super::choose::{best, keys};
use super::context::Place;
use super::{Dictionaries, Source};
use crate::lexicon::{Entry, Sense, document_type, issuer};

/// What `key`, which is composed, stands for by its parts, in its place: CNH-HĐH, BHXH/BHYT, QĐ-TTg.
pub(super) fn compose(
    key: &str,
    dictionaries: Dictionaries<'_>,
    place: impl FnOnce() -> Place<u64>,
) -> Option<String> {
    document(key, dictionaries).or_else(|| compound(key, dictionaries, place))
}

/// A document number without its number: CT/TW is "chỉ thị của Trung ương".
pub(super) fn document(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
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
    let parts = key.split(['-', '/']);
    let typed = key.split(['-', '/']).next().is_some_and(|first| document_type(first).is_some());
    let issuers: Option<Vec<String>> =
        parts.skip(usize::from(typed)).map(|part| issuer_name(part, dictionaries)).collect();
    issuers.filter(|issuers| !issuers.is_empty()).map(|issuers| issuers.join(", "))
}

/// A road by its kind and number: QL1A, ĐT743.
pub(super) fn road(key: &str, dictionaries: Dictionaries<'_>) -> Option<String> {
    let (kind, number) = key.split_at_checked(key.find(|c: char| c.is_ascii_digit())?)?;
    let (entry, _) = dictionaries.get(kind)?;
    let is_road = |kind: &str| kind.ends_with(" lộ") || kind.starts_with("đường ");
    let roads = entry.senses().iter().map(Sense::expansion);
    { roads }.find(|kind| is_road(kind)).map(|kind| format!("{kind} {number}"))
}

/// The noun of a document number's type.
pub(super) fn noun_of(key: &str) -> Option<&'static str> {
    document_type(key.split(['-', '/']).next()?)
}

/// The meanings of the parts, joined as the abbreviation joins them. What a part means, the words around
/// the whole and the other parts tell.
fn compound(
    key: &str,
    dictionaries: Dictionaries<'_>,
    place: impl FnOnce() -> Place<u64>,
) -> Option<String> {
    let separators = ['-', '/', '&', '.'];
    if !key.contains(separators) {
        return None;
    }
    let entry = |part: &str| {
        let (entry, source) = dictionaries.get(part)?;
        (part.chars().count() > 1 || source == Source::User).then_some(entry)
    };
    let entries: Vec<&Entry> = key.split(separators).map(entry).collect::<Option<_>>()?;
    let mut place = place();
    // The parts to come, by their first meanings; each is dropped when its turn has come.
    for entry in entries.iter().rev() {
        place.after.splice(0..0, keys(entry.expansion()).map(Some));
    }
    let mut out = String::new();
    let mut marks = key.chars().filter(|c| separators.contains(c));
    for entry in entries {
        place.after.drain(..keys(entry.expansion()).count());
        let meaning = best(entry, &place);
        out.push_str(meaning);
        place.before.extend(keys(meaning).map(Some));
        out.push_str(match marks.next() {
            None => "",
            Some('&') => " và ",
            Some('/') => "/",
            Some('.') => ", ",
            Some(_) => " - ",
        });
    }
    Some(out)
}
