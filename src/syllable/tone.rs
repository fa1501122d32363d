//! The six tones.

/// The tone of a syllable, by its Vietnamese name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum Tone {
    /// Ngang, level: `ma`, without a mark.
    #[default]
    Ngang,
    /// Huyền, falling: `mà`.
    Huyen,
    /// Sắc, rising: `má`.
    Sac,
    /// Hỏi, dipping: `mả`.
    Hoi,
    /// Ngã, rising and glottalized: `mã`.
    Nga,
    /// Nặng, falling and glottalized: `mạ`.
    Nang,
}

impl Tone {
    /// The combining character that marks the tone; `None` for ngang.
    ///
    /// ```
    /// assert_eq!(tieng::Tone::Hoi.mark(), Some('\u{309}'));
    /// ```
    pub const fn mark(self) -> Option<char> {
        match self {
            Tone::Ngang => None,
            Tone::Huyen => Some('\u{300}'),
            Tone::Sac => Some('\u{301}'),
            Tone::Hoi => Some('\u{309}'),
            Tone::Nga => Some('\u{303}'),
            Tone::Nang => Some('\u{323}'),
        }
    }

    /// The tone that a combining character marks.
    pub(crate) const fn from_mark(mark: char) -> Option<Self> {
        match mark {
            '\u{300}' | '\u{340}' => Some(Tone::Huyen),
            '\u{301}' | '\u{341}' => Some(Tone::Sac),
            '\u{309}' => Some(Tone::Hoi),
            '\u{303}' => Some(Tone::Nga),
            '\u{323}' => Some(Tone::Nang),
            _ => None,
        }
    }
}
