//! Words of the user's own: additions and removals that have priority over the model.

use std::collections::HashMap;

use super::features::{Coverage, Unit};
use crate::error::Error;
use crate::lexicon::SequenceHash;
use crate::token::{Token, TokenKind, tokens};

/// Words that a [`Segmenter`](super::Segmenter) always joins, or never.
///
/// A word is one syllable or several; any case, encoding or tone style of it is meant. Where
/// additions overlap, the one that starts first wins, and of those that start together the longest.
/// A removed word is cut into its parts: those that the built-in list holds stay together.
///
/// ```
/// use tieng::word::{CustomWords, Segmenter};
///
/// let custom = CustomWords::from_tsv("# ours\nvăn minh đô thị\nđất nước\tremove\n")?;
/// let segmenter = Segmenter::new().custom_words(custom);
/// let text = "VĂN MINH ĐÔ THỊ của đất nước";
/// let words: Vec<_> = segmenter.segment(text).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(words, ["VĂN MINH ĐÔ THỊ", "của", "đất", "nước"]);
/// # Ok::<(), tieng::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CustomWords {
    wishes: HashMap<SequenceHash, Wish>,
    /// The number of units of the longest word.
    longest: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wish {
    Join,
    Cut,
}

impl CustomWords {
    /// No words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a word a line, followed by nothing, or by a tab and `add` or `remove`. Empty lines and
    /// those that start with `#` say nothing; of two lines about a word the later one holds.
    ///
    /// # Errors
    ///
    /// Names the first line whose word holds anything but syllables and words of Latin letters
    /// divided by white space, or whose second column is another word.
    pub fn from_tsv(tsv: &str) -> Result<Self, Error> {
        let mut words = Self::new();
        for (number, line) in tsv.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (form, wish) = match line.split_once('\t').map(|(form, wish)| (form, wish.trim())) {
                None | Some((_, "" | "add")) => {
                    (line.split('\t').next().unwrap_or(line), Wish::Join)
                }
                Some((form, "remove")) => (form, Wish::Cut),
                Some((_, other)) => {
                    let message =
                        format!("expected `add` or `remove` after the tab, not `{other}`");
                    return Err(Error::at_line(number + 1, message));
                }
            };
            words.wish(form, wish).map_err(|(_, message)| Error::at_line(number + 1, message))?;
        }
        Ok(words)
    }

    /// Adds a word.
    ///
    /// # Errors
    ///
    /// Names the byte of `word` at which something stands that is neither a syllable nor a word of
    /// Latin letters, or at which a space is missing.
    pub fn add(&mut self, word: &str) -> Result<(), Error> {
        self.wish(word, Wish::Join).map_err(|(at, message)| Error::at_byte(at, message))
    }

    /// Removes a word: the segmenter will never give it as one.
    ///
    /// # Errors
    ///
    /// As for [`add`](Self::add).
    pub fn remove(&mut self, word: &str) -> Result<(), Error> {
        self.wish(word, Wish::Cut).map_err(|(at, message)| Error::at_byte(at, message))
    }

    fn wish(&mut self, form: &str, wish: Wish) -> Result<(), (usize, String)> {
        let tokens: Vec<Token> = tokens(form).collect();
        if tokens.is_empty() {
            return Err((0, "no word stands here; write its syllables, divided by spaces".into()));
        }
        let mut end = None;
        for token in &tokens {
            let joins = matches!(token.kind, TokenKind::Syllable | TokenKind::Word);
            if !joins || end == Some(token.span.start) {
                let message = format!(
                    "`{}` in `{form}` cannot be part of a word; write syllables, divided by spaces",
                    token.span.of(form)
                );
                return Err((token.span.start, message));
            }
            end = Some(token.span.end);
        }
        let keys: Vec<u64> = tokens.iter().map(|token| Unit::new(token, false).key()).collect();
        self.longest = self.longest.max(keys.len());
        self.wishes.insert(SequenceHash::of(&keys), wish);
        Ok(())
    }

    /// Whether a sequence was removed.
    pub(super) fn cuts(&self, sequence: SequenceHash) -> bool {
        self.wishes.get(&sequence) == Some(&Wish::Cut)
    }

    /// Decides the gaps in and around the additions that a chain holds.
    pub(super) fn decide(&self, units: &[Unit], gaps: &mut [Coverage]) {
        let mut start = 0;
        while start < units.len() {
            let mut hash = SequenceHash::start();
            let mut longest = 0;
            for (len, unit) in (1..=self.longest).zip(units.iter().skip(start)) {
                hash = hash.push(unit.key());
                if self.wishes.get(&hash) == Some(&Wish::Join) {
                    longest = len;
                }
            }
            if longest > 0 {
                let end = start + longest;
                for gap in start.saturating_sub(1)..end {
                    let inside = gap >= start && gap + 1 < end;
                    if let Some(covered) = gaps.get_mut(gap) {
                        covered.decided = Some(inside);
                        covered.by_user = true;
                    }
                }
            }
            start += longest.max(1);
        }
    }
}
