//! One pass over any text: syllables, words, numbers, addresses, marks, emoji.
//!
//! The pass is linear in the length of the text, needs no memory beyond the iterator, and loses
//! nothing: tokens come in order, lie on character boundaries, do not overlap, and only white
//! space stands between them.
//!
//! ```
//! use tieng::token::{TokenKind, tokens};
//!
//! let text = "HĐND TP. HCM họp lúc 14h30 ngày 31-12-2020.";
//! let pieces: Vec<_> = tokens(text).map(|t| (t.span.of(text), t.kind)).collect();
//! assert_eq!(
//!     pieces,
//!     [
//!         ("HĐND", TokenKind::Abbreviation),
//!         ("TP.", TokenKind::Abbreviation),
//!         ("HCM", TokenKind::Abbreviation),
//!         ("họp", TokenKind::Syllable),
//!         ("lúc", TokenKind::Syllable),
//!         ("14h30", TokenKind::Time),
//!         ("ngày", TokenKind::Syllable),
//!         ("31-12-2020", TokenKind::Date),
//!         (".", TokenKind::Punctuation),
//!     ]
//! );
//! ```

mod code;
mod cursor;
mod letters;
mod memo;
mod number;
mod symbol;
mod web;

use crate::span::Span;
use crate::syllable::foreign_key;
use cursor::Cursor;
use letters::{Run, is_latin};
pub(crate) use memo::WordMemo;
use memo::{After, Reading, ShortWord};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum TokenKind {
    /// A Vietnamese syllable, also one of a loan or a name: `Nguyễn`, `Krông`.
    Syllable,
    /// Another word in Latin letters: `Chloé`, `Boeing`, `Mát-xcơ-va`, `km²`.
    Word,
    /// Shaped like an abbreviation, with its stop if it takes one: `HĐND`, `GD&ĐT`, `TP.`, `N.`
    Abbreviation,
    /// Letters and digits in one: `U23`, `COVID-19`, `43H-016`.
    Code,
    /// A number, a range or a percentage: `1.000.000`, `3,5`, `20-25`, `12.5%`.
    Number,
    /// A date in digits: `31-12-2020`, `2/9/1945`, `23-3`.
    Date,
    /// A time of day: `14h30`, `8:05`.
    Time,
    /// The number of an official document: `05-CT/TW`, `30/2020/NĐ-CP`, `05 CT/TW`.
    DocumentNumber,
    /// A URL or a host name.
    Url,
    /// An e-mail address.
    Email,
    /// `#chủ_đề`.
    Hashtag,
    /// `@tên`.
    Handle,
    /// `bao-cao.docx`, `Node.js`.
    FileName,
    /// Marks, quotes, brackets, dashes, bullets; an ellipsis or `?!` is one.
    Punctuation,
    /// An emoji (a whole grapheme cluster) or an emoticon.
    Emoji,
    /// A word in another script.
    OtherScript,
    /// Anything else: currency and mathematical signs, control characters.
    Symbol,
}

/// A piece of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    case: Case,
    key: u64,
}

/// How a token of letters is capitalised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    /// No letters, or the first one is small.
    Lower = 0,
    /// The first letter is a capital, and not all others are.
    Title = 1,
    /// Two letters or more, all capitals; or one capital.
    Upper = 2,
}

impl Token {
    /// How the token is capitalised.
    pub(crate) fn case(&self) -> Case {
        self.case
    }

    /// A number for the letters of a [`TokenKind::Syllable`] or [`TokenKind::Word`], equal for all
    /// their encodings, tone styles and cases; 0 for other kinds.
    pub(crate) fn key(&self) -> u64 {
        self.key
    }

    /// Whether it is what a run of Latin letters is by itself.
    fn is_of_letters(&self) -> bool {
        matches!(self.kind, TokenKind::Syllable | TokenKind::Word | TokenKind::Abbreviation)
    }
}

/// The span from the first token to the last.
pub(crate) fn cover(tokens: &[Token]) -> Option<Span> {
    Some(tokens.first()?.span.to(tokens.last()?.span))
}

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> Tokens<'_> {
    let mut memo = WordMemo::default();
    memo.grow_for(text.len());
    Tokens { scanner: Scanner::new(text), memo }
}

/// The tokens of `text`, without any memory taken.
pub(crate) fn tokens_in_place(text: &str) -> Tokens<'_> {
    Tokens { scanner: Scanner::new(text), memo: WordMemo::default() }
}

/// Iterator over the [`tokens`] of a text.
#[derive(Clone)]
pub struct Tokens<'t> {
    scanner: Scanner<'t>,
    memo: WordMemo,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.scanner.next(&mut self.memo)
    }
}

impl core::iter::FusedIterator for Tokens<'_> {}

impl Tokens<'_> {
    /// What is remembered of words.
    pub(crate) fn memo(&mut self) -> &mut WordMemo {
        &mut self.memo
    }

    /// Goes on at byte `at`, as if no token stood before it.
    pub(crate) fn seek(&mut self, at: usize) {
        self.scanner.seek(at);
    }
}

/// Where the pass stands; what it remembers of words is the caller's.
#[derive(Clone)]
pub(crate) struct Scanner<'t> {
    cursor: Cursor<'t>,
    at: usize,
    /// The end of the run of other scripts that is being handed out.
    script_end: usize,
    /// Where the last number ends, for what may be its unit.
    number_end: usize,
    memo: web::Memo,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let cursor = Cursor { text };
        Self { cursor, at: 0, script_end: 0, number_end: usize::MAX, memo: web::Memo::default() }
    }

    /// The next token.
    #[inline]
    fn next(&mut self, words: &mut WordMemo) -> Option<Token> {
        self.at = self.skip_space(self.at);
        let token = self.known(self.at, words).or_else(|| self.unknown(words))?;
        self.at = token.span.end;
        Some(token)
    }

    /// Adds the tokens that start before byte `end` to `out`.
    pub(crate) fn read_to(&mut self, end: usize, words: &mut WordMemo, out: &mut Vec<Token>) {
        let mut at = self.skip_space(self.at);
        while at < end {
            if let Some(token) = self.known(at, words) {
                out.push(token);
                at = self.skip_space(token.span.end);
            } else {
                self.at = at;
                let Some(token) = self.unknown(words) else { break };
                out.push(token);
                at = self.skip_space(token.span.end);
            }
        }
        self.at = at;
    }

    /// The short word at `at`, if it was seen before.
    #[inline]
    fn known(&self, at: usize, words: &WordMemo) -> Option<Token> {
        Self::remembered(at, ShortWord::at(self.cursor.text, at)?, words)
    }

    #[inline]
    fn remembered(
        at: usize,
        (word, len, after): (ShortWord, usize, After),
        words: &WordMemo,
    ) -> Option<Token> {
        let Reading { kind, case, leaves_stop, key } = words.get(word)?;
        let holds = after == After::Nothing || leaves_stop;
        holds.then_some(Token { span: Span::new(at, at + len), kind, case, key })
    }

    /// The token at `at`, which is remembered if it is a short word.
    #[inline(never)]
    fn unknown(&mut self, words: &mut WordMemo) -> Option<Token> {
        let text = self.cursor.text;
        let Some((word, len, after)) = ShortWord::at(text, self.at) else {
            return self.last(words).or_else(|| self.mark()).or_else(|| self.read());
        };
        let token = self.read()?;
        if token.span.len() == len && token.is_of_letters() {
            let Token { kind, case, key, .. } = token;
            // Whether a lone letter takes a stop depends on what follows.
            let leaves_stop = after == After::Stop && letters::has_two(token.span.of(text));
            words.set(word, Reading { kind, case, leaves_stop, key });
        }
        Some(token)
    }

    /// The short word at `at`, if it was seen before and the text ends with it.
    fn last(&self, words: &WordMemo) -> Option<Token> {
        Self::remembered(self.at, ShortWord::at_end(self.cursor.text, self.at)?, words)
    }

    /// The mark at `at`, if it is one that nothing can belong to: what stands between most words
    /// that no space divides.
    fn mark(&self) -> Option<Token> {
        let [mark @ (b',' | b'.' | b'(' | b')' | b'"'), next] =
            *self.cursor.text.as_bytes().get(self.at..)?.first_chunk()?
        else {
            return None;
        };
        if !next.is_ascii() || next == mark {
            return None;
        }
        Some(self.plain(TokenKind::Punctuation, self.at + 1))
    }

    /// The token at `at`, read by its characters.
    fn read(&mut self) -> Option<Token> {
        let c = self.cursor.char(self.at)?;
        let token = if is_latin(c) {
            self.word()
        } else if c.is_ascii_digit() {
            self.number()
        } else if symbol::is_other_letter(c) {
            self.other_script()
        } else if let Some((kind, end)) = web::tag(self.cursor, self.at) {
            self.plain(kind, end)
        } else {
            let (kind, end) = symbol::scan(self.cursor, self.at, c);
            self.plain(kind, end)
        };
        if token.kind == TokenKind::Number {
            self.number_end = token.span.end;
        }
        Some(token)
    }

    /// Goes on at byte `at`, as if no token stood before it.
    fn seek(&mut self, at: usize) {
        self.at = at;
        self.script_end = 0;
        self.number_end = usize::MAX;
    }

    /// The first byte from `from` on that is no white space.
    #[inline]
    fn skip_space(&self, from: usize) -> usize {
        let bytes = self.cursor.text.as_bytes();
        // One space before a letter or a mark is what stands between most words. The letters of
        // Vietnamese beyond ASCII start with these bytes, and no white space does.
        let at = from + usize::from(bytes.get(from) == Some(&b' '));
        if let Some([b'!'..=b'~' | 0xC3..=0xC6, _] | [0xE1, 0xBA | 0xBB]) = bytes.get(at..at + 2) {
            return at;
        }
        let at = self.cursor.skip_bytes(from, |byte| matches!(byte, b' ' | b'\t'..=b'\r'));
        if self.cursor.byte(at).is_ascii() {
            at
        } else {
            self.cursor.skip_chars(at, char::is_whitespace)
        }
    }

    fn plain(&self, kind: TokenKind, end: usize) -> Token {
        Token { span: Span::new(self.at, end), kind, case: Case::Lower, key: 0 }
    }

    fn of_letters(&self, kind: TokenKind, end: usize, run: &Run) -> Token {
        let case = match (run.starts_upper(), run.is_all_upper()) {
            (_, true) => Case::Upper,
            (true, false) => Case::Title,
            (false, false) => Case::Lower,
        };
        let key = match kind {
            TokenKind::Syllable => run.key(self.cursor),
            TokenKind::Word if end == run.end => run.key(self.cursor),
            // More than letters belongs to the word: Mát-xcơ-va, km².
            TokenKind::Word => foreign_key(self.cursor.slice(self.at, end)),
            _ => 0,
        };
        Token { span: Span::new(self.at, end), kind, case, key }
    }

    fn word(&mut self) -> Token {
        let cursor = self.cursor;
        let run = Run::at(cursor, self.at);
        if run.is_empty() {
            // A lone mark or an invisible character that no letter carries.
            let end = cursor.skip_chars(self.at, |c| is_latin(c) || letters::is_mark(c));
            return self.plain(TokenKind::Symbol, end.max(self.at + 1));
        }
        let next = cursor.byte(run.end);
        // Most words are followed by a space: nothing more to ask.
        if !matches!(next, b' ' | b'\n' | b',' | b'\r')
            && let Some((kind, end)) = self.beyond(&run, next)
        {
            return self.of_letters(kind, end, &run);
        }
        let kind = if run.is_syllable() {
            TokenKind::Syllable
        } else if run.is_abbreviation_shaped() {
            TokenKind::Abbreviation
        } else {
            TokenKind::Word
        };
        self.of_letters(kind, run.end, &run)
    }

    /// What a run of letters is part of, if more than letters belongs to it.
    fn beyond(&mut self, run: &Run, next: u8) -> Option<(TokenKind, usize)> {
        let cursor = self.cursor;
        let attached = cursor.char(run.end + 1).is_some_and(|c| c.is_alphanumeric() || c == '/');
        if attached && matches!(next, b'.' | b':' | b'@' | b'_' | b'-' | b'+')
            || next.is_ascii_digit()
        {
            let ascii_end = cursor.skip_bytes(run.start, |byte| byte.is_ascii_alphanumeric());
            if ascii_end >= run.end
                && let Some(found) = web::scan(cursor, run.start, ascii_end, &mut self.memo)
            {
                return Some(found);
            }
        }
        if next.is_ascii_digit()
            || next == b'-' && cursor.byte(run.end + 1).is_ascii_digit() && !run.is_syllable()
        {
            return code::mixed(cursor, run.start, run.end);
        }
        let gap = cursor.text.get(self.number_end..run.start);
        let after_number = matches!(gap, Some("" | " " | "\u{A0}"));
        if let Some(end) = code::abbreviation(cursor, run, after_number)
            && end > run.end
        {
            return Some((TokenKind::Abbreviation, end));
        }
        if (matches!(next, b'-' | b'\'') || !next.is_ascii())
            && let Some(end) = letters::joined(cursor, run)
        {
            return Some((TokenKind::Word, end));
        }
        None
    }

    fn number(&mut self) -> Token {
        let cursor = self.cursor;
        if let Some(end) = code::document_number(cursor, self.at) {
            return self.plain(TokenKind::DocumentNumber, end);
        }
        let end = number::digits(cursor, self.at);
        let ascii_end = cursor.skip_bytes(self.at, |byte| byte.is_ascii_alphanumeric());
        if (ascii_end > end || matches!(cursor.byte(end), b'@' | b'_' | b'.' | b'-'))
            && let Some((kind, end)) = web::scan(cursor, self.at, ascii_end, &mut self.memo)
        {
            return self.plain(kind, end);
        }
        let (kind, number_end) = number::scan(cursor, self.at);
        // 3G, 43H-016; but 20km and 5người are a number and a word.
        let letters = Run::at(cursor, end);
        if kind == TokenKind::Number && number_end == end && !letters.is_empty() {
            let word = cursor.slice(letters.start, letters.end);
            let own_word = code::is_unit(word) || letters.is_syllable() && letters.letters() > 1;
            if (!own_word
                || cursor.byte(letters.end) == b'-'
                    && cursor.byte(letters.end + 1).is_ascii_digit())
                && let Some((kind, end)) = code::mixed(cursor, self.at, end)
            {
                return self.plain(kind, end);
            }
        }
        self.plain(kind, number_end)
    }

    fn other_script(&mut self) -> Token {
        if self.script_end <= self.at {
            self.script_end = symbol::script_run(self.cursor, self.at);
        }
        let end = symbol::script_word(self.cursor, self.at, self.script_end);
        self.plain(TokenKind::OtherScript, end)
    }
}
