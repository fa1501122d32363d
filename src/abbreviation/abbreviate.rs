//! The reverse of expanding: long forms become abbreviations again.

use std::collections::HashMap;

use super::Expanded;
use super::define::Definition;
use crate::edit::Edits;
use crate::lexicon::{Dictionary, word_key};
use crate::token::Token;

/// Long forms by the keys of their words, and the longest.
pub(super) struct LongForms<'a> {
    forms: HashMap<Vec<u64>, LongForm<'a>>,
    longest: usize,
}

struct LongForm<'a> {
    short: &'a str,
    /// Where the abbreviation may be used from: after its definition.
    from: usize,
}

impl<'a> LongForms<'a> {
    /// The first meanings of a dictionary, anywhere; the definitions of a text, after they stand.
    pub(super) fn new(dictionary: Option<&'a Dictionary>, definitions: &'a [Definition]) -> Self {
        let mut forms = HashMap::new();
        let mut add = |long: &str, short: &'a str, from: usize| {
            let keys: Vec<u64> = long.split([' ', ',', '-', '–']).filter_map(word_key).collect();
            if keys.len() > 1 {
                forms.entry(keys).or_insert(LongForm { short, from });
            }
        };
        for definition in definitions {
            add(
                &definition.expansion,
                &definition.key,
                definition.short.end.max(definition.long.end),
            );
        }
        for (key, entry) in dictionary.into_iter().flat_map(Dictionary::iter) {
            add(entry.expansion(), key, 0);
        }
        let longest = forms.keys().map(Vec::len).max().unwrap_or(0);
        Self { forms, longest }
    }

    /// The longest form that starts at token `at`: its abbreviation, and how many tokens it takes.
    fn find(&self, tokens: &[Token], at: usize) -> Option<(&LongForm<'a>, usize)> {
        let mut keys = Vec::new();
        let mut found = None;
        for (len, token) in (1..).zip(tokens.get(at..)?) {
            if keys.len() == self.longest || token.key() == 0 && keys.is_empty() {
                break;
            }
            // Commas and hyphens inside a long form count for nothing.
            if token.key() != 0 {
                keys.push(token.key());
                found = self.forms.get(&keys).map(|form| (form, len)).or(found);
            } else if token.span.len() > 3 {
                break;
            }
        }
        found
    }

    pub(super) fn abbreviate<'t>(&self, text: &'t str, tokens: &[Token]) -> Expanded<'t> {
        let mut edits = Edits::aligned(text);
        let mut taken = 0;
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.key() != 0) {
            let found = if at < taken { None } else { self.find(tokens, at) };
            let Some((form, len)) = found.filter(|(form, _)| form.from <= token.span.start) else {
                continue;
            };
            let Some(last) = tokens.get(at + len - 1) else { continue };
            edits.replace_whole(token.span.to(last.span), form.short);
            taken = at + len;
        }
        edits.into()
    }
}
