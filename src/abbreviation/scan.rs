//! One pass over the tokens, for most of them are plain: what is worth a closer look.

use once_cell::sync::Lazy;

use crate::syllable::Spelling;
use crate::token::{Case, Token, TokenKind};

/// The tokens that are worth a closer look, in order.
#[derive(Default)]
pub(super) struct Places {
    /// Brackets that open, and the syllable `tắt`: where a definition may stand.
    pub(super) definitions: Vec<usize>,
    /// What is not plain, and may be an abbreviation.
    pub(super) mentions: Vec<usize>,
}

/// The syllable that every cue holds: viết tắt, gọi tắt.
static TAT: Lazy<u64> = Lazy::new(|| Spelling::of("tắt").map_or(0, Spelling::key));

/// Looks at every token once.
pub(super) fn scan(text: &str, tokens: &[Token]) -> Places {
    let mut places = Places::default();
    let (bytes, tat) = (text.as_bytes(), *TAT);
    let mut after_number = false;
    for (at, token) in tokens.iter().enumerate() {
        let defines = match token.kind {
            TokenKind::Punctuation => bytes.get(token.span.start) == Some(&b'('),
            TokenKind::Syllable => token.key() == tat,
            _ => false,
        };
        if defines {
            places.definitions.push(at);
        }
        if !is_plain(token, after_number) {
            places.mentions.push(at);
        }
        after_number = token.kind == TokenKind::Number;
    }
    places
}

/// Whether a token is a mark, or a syllable in small letters or with a capital: most are.
pub(super) fn is_plain(token: &Token, after_number: bool) -> bool {
    match token.kind {
        TokenKind::Syllable => {
            token.case() == Case::Title || token.case() == Case::Lower && !after_number
        }
        TokenKind::Word | TokenKind::Abbreviation | TokenKind::Code | TokenKind::DocumentNumber => {
            false
        }
        _ => true,
    }
}
