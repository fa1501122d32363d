//! Runs of Latin letters: what stands between two spaces most of the time.

use super::cursor::Cursor;
use crate::syllable::{self, Letter, Spelling, Tone, crossed_d, foreign_key};
pub(super) use crate::syllable::{is_invisible, is_latin, is_mark};

/// A run of Latin letters with the combining marks on them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letters, if they are Vietnamese ones and could be a syllable.
    spelling: Option<Spelling>,
    letters: u32,
    uppers: u32,
    first_is_upper: bool,
    /// Whether any letter carries a tone mark or a foreign accent.
    toned: bool,
}

impl Run {
    /// The run that starts at `start`; empty if no Latin letter stands there.
    pub(super) fn at(cursor: Cursor<'_>, start: usize) -> Self {
        let mut spelling = Spelling::default();
        let mut vietnamese = true;
        let (mut letters, mut uppers) = (0_u32, 0_u32);
        let mut first_is_upper = false;
        let mut toned = false;
        let mut last = None;
        let mut end = start;
        // Invisible characters between letters belong to the run, at its end they do not.
        let mut at = start;
        while let Some(c) = cursor.char(at) {
            let letter = Letter::of(c);
            if letter.is_some() || is_latin(c) {
                let upper = letter.map_or_else(|| c.is_uppercase(), Letter::is_upper);
                first_is_upper |= letters == 0 && upper;
                letters += 1;
                uppers += u32::from(upper);
                last = letter;
                let accented = |c: char| !c.is_ascii() && crossed_d(c).is_none();
                toned |= letter.map_or(accented(c), |letter| letter.tone() != Tone::Ngang);
                vietnamese =
                    vietnamese && letter.is_some_and(|letter| spelling.push_letter(letter));
                at += c.len_utf8();
                end = at;
            } else if letters > 0 && is_mark(c) {
                last = last.and_then(|letter| letter.with_mark(c));
                toned |= last.is_none();
                vietnamese = vietnamese && spelling.push(c);
                at += c.len_utf8();
                end = at;
            } else if letters > 0 && is_invisible(c) {
                at += c.len_utf8();
            } else {
                break;
            }
        }
        let spelling = vietnamese.then_some(spelling).filter(|spelling| spelling.len() > 0);
        Self { start, end, spelling, letters, uppers, first_is_upper, toned }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.end == self.start
    }

    pub(super) fn letters(&self) -> u32 {
        self.letters
    }

    pub(super) fn is_syllable(&self) -> bool {
        self.spelling.is_some_and(syllable::is_syllable)
    }

    pub(super) fn starts_upper(&self) -> bool {
        self.first_is_upper
    }

    pub(super) fn is_all_upper(&self) -> bool {
        self.letters > 0 && self.uppers == self.letters
    }

    /// Whether the run could be an abbreviation or a part of one: toneless, and at least half of
    /// it capitals, the first letter among them (HĐND, TTg, ThS, QyĐ, P).
    pub(super) fn is_abbreviation_shaped(&self) -> bool {
        self.first_is_upper && !self.toned && self.uppers * 2 >= self.letters && self.letters <= 12
    }

    /// A number for the letters of the run, equal for all its encodings and cases; see
    /// [`Spelling::key`]. Runs that are no Vietnamese spelling get a hash with the top bit set.
    pub(super) fn key(&self, cursor: Cursor<'_>) -> u64 {
        match self.spelling {
            Some(spelling) => spelling.key(),
            None => foreign_key(cursor.slice(self.start, self.end)),
        }
    }
}

/// Whether a word has two letters or more, composed or not.
pub(super) fn has_two(word: &str) -> bool {
    word.chars().filter(|&c| !is_mark(c) && !is_invisible(c)).nth(1).is_some()
}

/// The end of a word whose letters are joined by hyphens or apostrophes, or end in ² or ³:
/// Mát-xcơ-va, Coca-Cola, H'Hen, don't, km². Two words of Vietnamese (kinh tế-xã hội, Anh-Pháp) are
/// not one.
pub(super) fn joined(cursor: Cursor<'_>, first: &Run) -> Option<usize> {
    if let Some(c @ ('²' | '³')) = cursor.char(first.end) {
        return Some(first.end + c.len_utf8());
    }
    let mut end = first.end;
    let mut parts = 1;
    let mut foreign = !first.is_syllable();
    let mut last = *first;
    while parts < 12
        && let Some(joint) = cursor.char(end)
    {
        let next = Run::at(cursor, end + joint.len_utf8());
        let joins = match joint {
            '\'' | '’' => last.letters() <= 2 || next.letters() <= 2,
            '-' | '\u{2010}' | '\u{2011}' => {
                let both_foreign = !last.is_syllable() && !next.is_syllable();
                both_foreign || !next.starts_upper()
            }
            _ => false,
        };
        if next.is_empty() || !joins {
            break;
        }
        foreign |= !next.is_syllable() || matches!(joint, '\'' | '’');
        parts += 1;
        end = next.end;
        last = next;
    }
    // Pa-ri, Ba-lan: syllables that only a capital at the start marks as one name.
    let name = first.starts_upper() && !last.starts_upper();
    (parts > 1 && (foreign || name || parts > 2)).then_some(end)
}
