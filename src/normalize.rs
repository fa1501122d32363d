//! One form for one text: NFC or NFD, and where the tone mark stands.
//!
//! Vietnamese text comes composed (`ế`), decomposed (`e` + two marks) and mixed, and in two tone
//! styles (hòa, hoà). Normalizing is the caller's choice: nothing else in this crate needs it, and
//! nothing else in this crate does it.
//!
//! ```
//! use tieng::normalize::{Form, Normalizer};
//! use tieng::syllable::ToneStyle;
//!
//! assert_eq!(tieng::normalize("Ho\u{300}a bình"), "Hòa bình");
//!
//! let new_style = Normalizer::new().tone_style(ToneStyle::New);
//! assert_eq!(new_style.normalize("Hòa, thủy, quý, Chloé"), "Hoà, thuỷ, quý, Chloé");
//!
//! let nfd = Normalizer::new().form(Form::Nfd);
//! assert_eq!(nfd.normalize("ế"), "e\u{302}\u{301}");
//! ```

mod style;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick};

use crate::syllable::ToneStyle;

/// A Unicode normalization form.
///
/// Source: [UAX #15](https://www.unicode.org/reports/tr15/).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Form {
    /// Composed: `ế` is one character. What keyboards write and the web expects.
    #[default]
    Nfc,
    /// Decomposed: `ế` is `e` and two combining marks.
    Nfd,
}

/// Puts `text` into NFC and changes nothing else; borrows if it is in NFC already.
///
/// Linear in the length of the text.
pub fn normalize(text: &str) -> Cow<'_, str> {
    Normalizer::new().normalize(text)
}

/// What to make uniform. The default is NFC and no other change.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Normalizer {
    form: Form,
    tone_style: Option<ToneStyle>,
}

impl Normalizer {
    /// NFC, and the tone style of the text is kept.
    pub fn new() -> Self {
        Self::default()
    }

    /// The form of the output.
    #[must_use]
    pub fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// Puts the tone mark of open rimes oa, oe, uy where this style wants it (hòa or hoà).
    ///
    /// Only whole words that are Vietnamese syllables change, each letter keeping its case; what
    /// stands after `qu`, has a misplaced mark (`hòá`) or is foreign (`Chloé`) stays.
    #[must_use]
    pub fn tone_style(mut self, style: ToneStyle) -> Self {
        self.tone_style = Some(style);
        self
    }

    /// Normalizes `text`; borrows it if nothing needs changing.
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(tone_style) = self.tone_style else {
            return to_form(Cow::Borrowed(text), self.form);
        };
        let composed = to_form(Cow::Borrowed(text), Form::Nfc);
        let styled = match style::restyle(&composed, tone_style) {
            Some(changed) => Cow::Owned(changed),
            // Nothing to restyle: the form alone decides, and may yet borrow the text as it was.
            None => return to_form(Cow::Borrowed(text), self.form),
        };
        to_form(styled, self.form)
    }

    /// Whether [`normalize`](Self::normalize) would return `text` as it is.
    pub fn is_normalized(&self, text: &str) -> bool {
        matches!(self.normalize(text), Cow::Borrowed(_))
    }
}

fn to_form(text: Cow<'_, str>, form: Form) -> Cow<'_, str> {
    let quick = match form {
        Form::Nfc => is_nfc_quick(text.chars()),
        Form::Nfd => is_nfd_quick(text.chars()),
    };
    if quick == IsNormalized::Yes {
        return text;
    }
    let normalized: String = match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfd => text.nfd().collect(),
    };
    if normalized == text { text } else { Cow::Owned(normalized) }
}
