//! Where the tone mark of a word stands: tone style and repair, in text that is in NFC.
//!
//! A word is a run of letters and combining marks; a hyphen, an underscore, an apostrophe, a digit
//! and any other character end it.

mod suspect;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::Repair;
use super::form::BLOCK;
use crate::edit::Edits;
use crate::syllable::{Letter, Spelling, Syllable, Tone, ToneStyle};
use suspect::Suspects;

/// What may change in a word.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    pub(super) style: Option<ToneStyle>,
    pub(super) repair: Repair,
    pub(super) i_for_y: bool,
}

impl Rules {
    /// Whether any word can change.
    pub(super) fn any(self) -> bool {
        self.style.is_some() || self.repair.any() || self.i_for_y
    }

    /// Replaces every word that the rules write differently.
    pub(super) fn rewrite(self, edits: &mut Edits<'_>, text: &str) {
        let bytes = text.as_bytes();
        let suspects = Suspects::new(self);
        let mut done = 0;
        for block in (0..bytes.len()).step_by(BLOCK) {
            let mut places = suspects.places(bytes, block);
            while places != 0 {
                let at = suspects.start(bytes, block + places.trailing_zeros() as usize);
                places &= places - 1;
                if at < done || !suspects.is_suspect(bytes, at) {
                    continue;
                }
                let (start, end) = run_around(text, done, at);
                let word = text.get(start..end).unwrap_or("");
                if let Some(new) = self.rewritten(word) {
                    edits.replace(start, end, &new);
                }
                done = end;
            }
        }
    }

    /// The word as the rules write it, if that differs.
    fn rewritten(self, word: &str) -> Option<String> {
        let mended = self.repair.with_marks_in_order(word);
        let current = mended.as_deref().unwrap_or(word);
        let moved = Spelling::of(current)
            .and_then(|spelling| Some((spelling, Syllable::from_spelling(spelling)?)))
            .and_then(|(spelling, syllable)| self.respelled(current, spelling, &syllable));
        moved.or(mended)
    }

    fn respelled(self, word: &str, spelling: Spelling, syllable: &Syllable) -> Option<String> {
        let from = spelling.tone_at();
        let to = from.map(|at| self.place(at, syllable));
        let last = spelling.len() - 1;
        let with_i = self.i_for_y && is_y_for_i(word, syllable);
        if from == to && !with_i {
            return None;
        }
        let letters = word.chars().enumerate().map(|(at, c)| {
            let Some(letter) = Letter::of(c) else { return c };
            let y_for_i = with_i && at == last;
            let letter = if y_for_i { Letter::of('i').unwrap_or(letter) } else { letter };
            let tone = if to == Some(at) { spelling.tone() } else { Tone::Ngang };
            letter.with_tone(tone).to_char().unwrap_or(c)
        });
        Some(letters.collect())
    }

    /// The letter on which the tone mark at `from` belongs.
    fn place(self, from: usize, syllable: &Syllable) -> usize {
        match (syllable.style(), self.style) {
            (Ok(Some(_)), Some(style)) => syllable.mark_at(style),
            (Err(_), style) if self.repair.misplaced_tones && !is_giat_gia(from, syllable) => {
                syllable.mark_at(style.unwrap_or(ToneStyle::New))
            }
            _ => from,
        }
    }
}

/// The one word in which gi + a is g + ia, as the mark on the i says: giặt gịa, to launder.
fn is_giat_gia(from: usize, syllable: &Syllable) -> bool {
    let rime = (syllable.glide(), syllable.nucleus(), syllable.coda());
    from == 1 && syllable.onset() == "gi" && rime == ("", "a", "") && syllable.tone() == Tone::Nang
}

/// Whether the decree of 1984 writes the y of this word as i: kỹ, lý, mỹ; not quy, thuỷ, yêu, ý.
fn is_y_for_i(word: &str, syllable: &Syllable) -> bool {
    !matches!(syllable.onset(), "" | "q")
        && (syllable.glide(), syllable.nucleus(), syllable.coda()) == ("", "y", "")
        && !word.chars().any(char::is_uppercase)
}

impl Repair {
    /// The word with each letter's marks in their order and none twice, if they were not and the
    /// word has only Vietnamese letters and one tone.
    fn with_marks_in_order(self, word: &str) -> Option<String> {
        if !(self.mark_order || self.doubled_marks) || !word.contains(is_vietnamese_mark) {
            return None;
        }
        let mut mended = String::with_capacity(word.len());
        let mut last: Option<Letter> = None;
        for c in word.chars() {
            if is_vietnamese_mark(c) {
                last = Some(self.marked(last?, c)?);
            } else {
                mended.extend(last.and_then(Letter::to_char));
                last = Some(Letter::of(c)?);
            }
        }
        mended.extend(last.and_then(Letter::to_char));
        Spelling::of(&mended).map(|_| mended)
    }

    /// The letter under one more mark, which NFC could not put on it.
    fn marked(self, letter: Letter, mark: char) -> Option<Letter> {
        if let Some(tone) = Tone::from_mark(mark) {
            return (self.doubled_marks && letter.tone() == tone).then_some(letter);
        }
        let bare = letter.with_tone(Tone::Ngang);
        if let Some(shaped) = bare.with_mark(mark) {
            return self.mark_order.then_some(shaped.with_tone(letter.tone()));
        }
        let mut twice = false;
        decompose_canonical(bare.to_char()?, |part| twice |= part == mark);
        (self.doubled_marks && twice).then_some(letter)
    }
}

fn is_vietnamese_mark(c: char) -> bool {
    Tone::from_mark(c).is_some() || matches!(c, '\u{302}' | '\u{306}' | '\u{31B}')
}

/// The run of letters and combining marks around `at`, not reaching before `from`.
fn run_around(text: &str, from: usize, at: usize) -> (usize, usize) {
    let is_part = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let before = text.get(from..at).unwrap_or("");
    let start = before.char_indices().rev().take_while(|&(_, c)| is_part(c)).last();
    let after = text.get(at..).unwrap_or("");
    let len = after.find(|c| !is_part(c)).unwrap_or(after.len());
    (start.map_or(at, |(start, _)| from + start), at + len)
}
