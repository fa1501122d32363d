//! Tone style: hòa or hoà, in text that is in NFC.

use crate::syllable::{Letter, Spelling, Syllable, Tone, ToneStyle};

/// The text with every open rime oa, oe, uy in `style`; `None` if it is so already.
pub(super) fn restyle(text: &str, style: ToneStyle) -> Option<String> {
    let mut changed = String::new();
    let mut copied = 0;
    for (start, word) in words(text) {
        let Some(restyled) = restyled_word(word, style) else { continue };
        changed.push_str(text.get(copied..start)?);
        changed.push_str(&restyled);
        copied = start + word.len();
    }
    if copied == 0 {
        return None;
    }
    changed.push_str(text.get(copied..)?);
    Some(changed)
}

/// The runs of letters and combining marks, with where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
    let mut rest = text.char_indices();
    core::iter::from_fn(move || {
        let (start, _) = rest.find(|&(_, c)| is_part(c))?;
        let end = rest.find(|&(_, c)| !is_part(c)).map_or(text.len(), |(end, _)| end);
        Some((start, text.get(start..end)?))
    })
}

/// The word in `style`, if that differs from how it is written.
fn restyled_word(word: &str, style: ToneStyle) -> Option<String> {
    let spelling = Spelling::of(word)?;
    let from = spelling.tone_at()?;
    let syllable = Syllable::from_spelling(spelling)?;
    let written = syllable.style().ok()??;
    if written == style {
        return None;
    }
    let to = syllable.mark_at(style);
    let letters = word.chars().enumerate().map(|(at, c)| {
        let tone = if at == to { spelling.tone() } else { Tone::Ngang };
        let moved = at == from || at == to;
        Letter::of(c)
            .filter(|_| moved)
            .and_then(|letter| letter.with_tone(tone).to_char())
            .unwrap_or(c)
    });
    Some(letters.collect())
}
