//! Where a text can be cut, so that a long one is read piece by piece.

use super::{Form, form, lookalike};

/// The last place at which `text` can be cut, in bytes; 0 if there is none.
///
/// Whatever follows, the two sides of the cut normalize one by one to what they normalize to
/// together, under every set of options: so a stream can be read in pieces, in bounded memory as
/// long as it has a space, a line end or some other character that is no part of a word now and
/// then. The cut is before that character. Looks back from the end, so it takes the time of a word.
///
/// ```
/// use tieng::normalize::{Normalizer, last_boundary};
///
/// let mut buffer = String::from("một hai ba hoa");
/// let rest = buffer.split_off(last_boundary(&buffer));
/// assert_eq!((buffer.as_str(), rest.as_str()), ("một hai ba", " hoa"));
/// // The next piece starts with a mark.
/// assert_eq!(Normalizer::new().normalize(&(rest + "\u{300}")), " hoà");
/// ```
pub fn last_boundary(text: &str) -> usize {
    text.char_indices().rev().find(|&(_, c)| ends_piece(c)).map_or(0, |(at, _)| at)
}

/// Whether no rule joins `c` to what stands before it.
fn ends_piece(c: char) -> bool {
    !lookalike::is_part(c) && form::is_boundary(c, Form::Nfc) && form::is_boundary(c, Form::Nfd)
}

/// The text in pieces that can be normalized one by one.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const LEN: usize = 1 << 16;
    let mut rest = text;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (near, far) = rest.split_at_checked(form::floor_boundary(rest, LEN))?;
        let next =
            || far.char_indices().find(|&(_, c)| ends_piece(c)).map(|(at, _)| near.len() + at);
        let cut = match last_boundary(near) {
            _ if far.is_empty() => None,
            0 => next(),
            cut => Some(cut),
        };
        let (piece, tail) = rest.split_at_checked(cut.unwrap_or(rest.len()))?;
        rest = tail;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_text() {
        for text in
            ["", "a b", &"abc ".repeat(50_000), &"dài".repeat(40_000), &"a\n".repeat(99_999)]
        {
            assert_eq!(pieces(text).collect::<String>(), text);
            assert!(pieces(text).skip(1).all(|piece| piece.starts_with([' ', '\n'])));
        }
        assert!(pieces(&"abc ".repeat(50_000)).count() > 2);
    }
}
