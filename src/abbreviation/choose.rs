//! Which of its meanings an abbreviation has.

use std::collections::HashMap;

use super::compare::is_word;
use super::context::{self, Place, Probability};
use super::skip::Reason;
use super::{Candidate, Dictionaries, Mention, Source, Status};
use crate::lexicon::{Entry, Sense, is_surname, word_key};
use crate::token::{Case, Token, TokenKind};

/// What is so likely is certain, whatever was likely before.
const CLEAR: f32 = 0.88;
/// By how much its place must raise the odds of a meaning.
const GAIN: f32 = 1.7;

/// As many tokens of a list may stand before one of its items.
const LIST: usize = 12;

/// A mention in a text in tokens: the `len` tokens at `at`.
#[derive(Clone, Copy)]
pub(super) struct Mentioned<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) len: usize,
}

impl Mentioned<'_> {
    /// The words around the mention; an abbreviation among them counts as what it stands for.
    pub(super) fn place(self, dictionaries: Dictionaries<'_>) -> Place<u64> {
        Place::of(self.tokens, self.at, self.len, |token, said| {
            if token.key() != 0 && token.kind != TokenKind::Abbreviation {
                return said.push(Some(token.key()));
            }
            let entry = match token.kind {
                TokenKind::Abbreviation => dictionaries.get(token.span.of(self.text)),
                _ => None,
            };
            match entry {
                Some((entry, _)) if entry.has_one_meaning() => {
                    said.extend(keys(entry.expansion()).map(Some));
                }
                _ => said.push(None),
            }
        })
    }

    /// Whether it says what an office is for: Sở CT, Bộ TC; các sở: TC, TP và XD.
    fn follows_office(self) -> bool {
        let before = self.tokens.get(..self.at).unwrap_or(&[]).iter().rev().take(LIST);
        let mut listed = false;
        for token in before {
            let word = token.span.of(self.text);
            if token.kind != TokenKind::Abbreviation && !is_word(word, &[",", ":", "và"]) {
                let office = is_word(word, &["sở", "bộ", "ngành"]);
                return office && (listed || token.case() == Case::Title);
            }
            listed = true;
        }
        false
    }
}

/// The keys of an expansion's words.
pub(super) fn keys(expansion: &str) -> impl Iterator<Item = u64> {
    expansion.split([' ', ',', '-', '–']).filter_map(word_key)
}

/// What an entry most likely means in a place.
pub(super) fn best<'e>(entry: &'e Entry, place: &Place<u64>) -> &'e str {
    let senses = entry.senses();
    if entry.has_one_meaning() {
        return entry.expansion();
    }
    let shares = context::probabilities(senses, place);
    let best = senses.iter().zip(shares).max_by(|a, b| a.1.posterior.total_cmp(&b.1.posterior));
    best.map_or("", |(sense, _)| sense.expansion())
}

/// The candidates of an entry for a mention, the best first, and whether the best is certain.
pub(super) fn choose(
    mention: Mentioned<'_>,
    dictionaries: Dictionaries<'_>,
    entry: &Entry,
) -> (Status, Vec<Candidate>) {
    let senses = entry.senses();
    let candidate = |(sense, score): (&Sense, f32)| Candidate {
        expansion: sense.expansion().to_string(),
        domain: sense.domain().to_string(),
        score,
    };
    if let [sense] = senses {
        return (Status::Resolved, vec![candidate((sense, 1.0))]);
    }
    let mut shares = context::probabilities(senses, &mention.place(dictionaries));
    // P. 12, TX. Gò Công, TP Thủ Đức: a number or a name follows what names a kind of place.
    let next = mention.tokens.get(mention.at + mention.len);
    let before_place =
        next.is_some_and(|next| next.kind == TokenKind::Number || next.case() == Case::Title);
    // GS Trần Hữu Phước: a title stands before a family name.
    let before_person =
        next.is_some_and(|next| next.case() == Case::Title && is_surname(next.key()));
    // tỉnh TB, quận GV: a place follows its kind.
    let before = mention.at.checked_sub(1).and_then(|before| mention.tokens.get(before));
    let after_kind = before.is_some_and(|before| {
        is_word(before.span.of(mention.text), &["tỉnh", "phố", "quận", "tp", "tp."])
    });
    let after_office = mention.follows_office();
    for (share, sense) in shares.iter_mut().zip(senses) {
        if after_office && sense.is_of("ministry") {
            share.posterior *= 8.0;
        }
        if after_kind && sense.domain().starts_with("geo") {
            share.posterior *= 8.0;
        }
        if before_person && sense.is_of("title") {
            share.posterior *= 4.0;
        }
        if sense.domain().starts_with("address") {
            share.posterior *= if before_place { 4.0 } else { 0.3 };
        }
    }
    // Two ways to put one meaning share what speaks for it: the first takes it.
    for later in 1..senses.len() {
        let same = entry.same_meaning(later);
        let taken = shares.get_mut(later).map(|share| {
            let kept = Probability { prior: 0.0, posterior: 0.0 };
            if same < later { std::mem::replace(share, kept) } else { kept }
        });
        if let Some((first, taken)) = shares.get_mut(same).zip(taken) {
            first.prior += taken.prior;
            first.posterior += taken.posterior;
        }
    }
    let total: f32 = shares.iter().map(|share| share.posterior).sum();
    shares.iter_mut().for_each(|share| share.posterior /= total);
    // What was likely before is only certain if the place speaks for it too.
    let odds = |share: f32| share / (1.0 - share).max(f32::EPSILON);
    let told = |share: &Probability| {
        share.posterior > CLEAR || odds(share.posterior) > GAIN * odds(share.prior)
    };
    let best = shares.iter().max_by(|a, b| a.posterior.total_cmp(&b.posterior));
    let told = best.is_some_and(told);
    let mut candidates: Vec<Candidate> =
        senses.iter().zip(shares.iter().map(|share| share.posterior)).map(candidate).collect();
    if entry.has_one_meaning() {
        return (Status::Resolved, candidates);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let certain = told && is_certain(&candidates);
    (if certain { Status::Resolved } else { Status::Ambiguous }, candidates)
}

/// One sense a document: the mentions of a key whose meaning the context chooses pool what speaks
/// for each meaning. A mention whose own place is clear keeps its own.
pub(super) fn agree(mentions: &mut [Mention]) {
    let chosen =
        |mention: &Mention| mention.source == Some(Source::BuiltIn) && mention.candidates.len() > 1;
    let mut pools: HashMap<String, (u32, HashMap<String, f32>)> = HashMap::new();
    for mention in mentions.iter().filter(|mention| chosen(mention)) {
        let (count, pool) = pools.entry(mention.key.clone()).or_default();
        *count += 1;
        for candidate in &mention.candidates {
            *pool.entry(candidate.expansion.clone()).or_default() += candidate.score;
        }
    }
    for mention in
        mentions.iter_mut().filter(|mention| mention.status == Status::Ambiguous && chosen(mention))
    {
        // A mention by itself has nobody to agree with.
        let Some((2.., pool)) = pools.get(&mention.key) else { continue };
        let share = |candidate: &Candidate| pool.get(&candidate.expansion).copied().unwrap_or(0.0);
        let total: f32 =
            mention.candidates.iter().map(|candidate| candidate.score * share(candidate)).sum();
        for candidate in &mut mention.candidates {
            candidate.score *= share(candidate) / total;
        }
        mention.candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        if is_certain(&mention.candidates) {
            mention.status = Status::Resolved;
        }
    }
    mentions.iter_mut().filter(|mention| chosen(mention)).for_each(leave_name_alone);
}

/// A sense that repeats its key says that the abbreviation is a name too: HP is Hải Phòng and a maker of
/// printers. Where the name is likelier, nothing is written out.
fn leave_name_alone(mention: &mut Mention) {
    if mention.candidates.first().is_some_and(is_name) {
        mention.status = Status::Skipped(Reason::Name);
        mention.candidates.clear();
        mention.source = None;
    } else {
        mention.candidates.retain(|candidate| !is_name(candidate));
    }
}

/// Whether the candidate is the abbreviation itself, as a name.
fn is_name(candidate: &Candidate) -> bool {
    candidate.domain == "name"
}

/// Whether the others together are so unlikely that the best candidate is taken.
fn is_certain(candidates: &[Candidate]) -> bool {
    // What is a name too is written out with more care.
    let doubt = if candidates.iter().any(is_name) { 0.3 } else { 0.45 };
    candidates.first().is_some_and(|best| best.score > 1.0 - doubt)
}
