//! Which of its meanings an abbreviation has.

use std::collections::HashMap;

use super::context::{self, Probability};
use super::{Candidate, Mention, Source, Status};
use crate::lexicon::{Entry, Sense};
use crate::token::{Case, Token, TokenKind};

/// The candidates of an entry for the `len` tokens at `at`, the best first, and whether the best is certain.
pub(super) fn choose(
    tokens: &[Token],
    at: usize,
    len: usize,
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
    let features: Vec<_> = context::features(tokens, at, len).collect();
    let mut shares = context::probabilities(senses, &features);
    // P. 12, TX. Gò Công, TP Thủ Đức: a number or a name follows what names a kind of place.
    let next = tokens.get(at + len);
    let before_place =
        next.is_some_and(|next| next.kind == TokenKind::Number || next.case() == Case::Title);
    for (share, sense) in shares.iter_mut().zip(senses) {
        if sense.domain().starts_with("address") {
            share.posterior *= if before_place { 4.0 } else { 0.3 };
        }
    }
    let total: f32 = shares.iter().map(|share| share.posterior).sum();
    shares.iter_mut().for_each(|share| share.posterior /= total);
    // What was likely before is only certain if the place speaks for it too.
    let told = |share: &Probability| share.posterior > 0.9 || share.posterior > share.prior + 0.1;
    let best = shares.iter().max_by(|a, b| a.posterior.total_cmp(&b.posterior));
    let told = best.is_some_and(told);
    let mut candidates: Vec<Candidate> =
        senses.iter().zip(shares.iter().map(|share| share.posterior)).map(candidate).collect();
    if entry.has_one_meaning() {
        return (Status::Resolved, candidates);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let certain = told && candidates.first().is_some_and(is_certain);
    (if certain { Status::Resolved } else { Status::Ambiguous }, candidates)
}

/// One sense a document: the mentions of a key whose meaning the context chooses pool what speaks
/// for each meaning. A mention whose own place is clear keeps its own.
pub(super) fn agree(mentions: &mut [Mention]) {
    let chosen =
        |mention: &Mention| mention.source == Some(Source::BuiltIn) && mention.candidates.len() > 1;
    let mut pools: HashMap<String, HashMap<String, f32>> = HashMap::new();
    for mention in mentions.iter().filter(|mention| chosen(mention)) {
        let pool = pools.entry(mention.key.clone()).or_default();
        for candidate in &mention.candidates {
            *pool.entry(candidate.expansion.clone()).or_default() += candidate.score;
        }
    }
    for mention in
        mentions.iter_mut().filter(|mention| mention.status == Status::Ambiguous && chosen(mention))
    {
        let Some(pool) = pools.get(&mention.key) else { continue };
        let share = |candidate: &Candidate| pool.get(&candidate.expansion).copied().unwrap_or(0.0);
        let total: f32 =
            mention.candidates.iter().map(|candidate| candidate.score * share(candidate)).sum();
        for candidate in &mut mention.candidates {
            candidate.score *= share(candidate) / total;
        }
        mention.candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        if mention.candidates.first().is_some_and(is_certain) {
            mention.status = Status::Resolved;
        }
    }
}

/// Whether the others together are so unlikely that the best candidate is taken.
fn is_certain(best: &Candidate) -> bool {
    const DOUBT: f32 = 0.38;
    best.score > 1.0 - DOUBT
}
