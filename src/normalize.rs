//! One form for one text: NFC or NFD, where the tone mark stands, and what was mistyped.
//!
//! Vietnamese text comes composed (`ế`), decomposed (`e` + two marks) and mixed, in two tone
//! styles (hòa, hoà), and with the traces of old keyboards and fonts (`tóan`, `Ðức`). Normalizing
//! is the caller's choice: nothing else in this crate needs it, and nothing else does it. The
//! default is NFC and no other change; each other change is asked for by name.
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
//! let careful = Normalizer::new().repair().lookalikes();
//! assert_eq!(careful.normalize("Ðược cuả tóan học"), "Được của toán học");
//!
//! let nfd = Normalizer::new().form(Form::Nfd);
//! assert_eq!(nfd.normalize("ế"), "e\u{302}\u{301}");
//! ```

mod charset;
mod fold;
mod form;
mod lookalike;
mod piece;
mod word;

use core::fmt;
use std::borrow::Cow;

pub use charset::{Charset, Decoded, Detection, Encoded, decode, detect, encode};
pub use fold::{Drop, Folding, Grade, key};
pub use piece::last_boundary;
use piece::pieces;
use word::Rules;

use crate::edit::{Alignment, Edits};
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
    // Words are looked at one by one: most that are no syllables are ASCII.
    if text.len() < form::BLOCK && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Normalizer::new().normalize(text)
}

/// What to make uniform. The default is NFC and no other change.
///
/// A word is a run of letters: a hyphen, an underscore, an apostrophe, a digit and punctuation end
/// it. Each letter keeps its case (`HoÀ` becomes `HòA`). Every set of options is idempotent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[non_exhaustive]
pub struct Normalizer {
    form: Form,
    tone_style: Option<ToneStyle>,
    repair: Repair,
    lookalikes: Lookalikes,
    i_for_y: bool,
}

/// What of a word's spelling to repair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
struct Repair {
    misplaced_tones: bool,
    mark_order: bool,
    doubled_marks: bool,
}

impl Repair {
    const fn any(self) -> bool {
        self.misplaced_tones || self.mark_order || self.doubled_marks
    }
}

/// Which look-alikes to replace.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
struct Lookalikes {
    crossed_d: bool,
    cyrillic: bool,
    full_width: bool,
    spaces: bool,
    invisible: bool,
    bom: bool,
}

impl Lookalikes {
    const fn any(self) -> bool {
        self.crossed_d
            || self.cyrillic
            || self.full_width
            || self.spaces
            || self.invisible
            || self.bom
    }
}

/// The options.
impl Normalizer {
    /// NFC, and nothing else changes.
    pub const fn new() -> Self {
        Self {
            form: Form::Nfc,
            tone_style: None,
            repair: Repair { misplaced_tones: false, mark_order: false, doubled_marks: false },
            lookalikes: Lookalikes {
                crossed_d: false,
                cyrillic: false,
                full_width: false,
                spaces: false,
                invisible: false,
                bom: false,
            },
            i_for_y: false,
        }
    }

    /// The form of the output.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// Puts the tone mark of open rimes oa, oe, uy where this style wants it (hòa or hoà); without
    /// this option each word keeps its own.
    ///
    /// Only whole words that are Vietnamese syllables change; what stands after `qu`, has a
    /// misplaced mark (`hòá`) or is foreign (`Chloé`) stays.
    #[must_use]
    pub const fn tone_style(mut self, style: ToneStyle) -> Self {
        self.tone_style = Some(style);
        self
    }

    /// Repairs all that can be: [`repair_misplaced_tones`](Self::repair_misplaced_tones),
    /// [`repair_mark_order`](Self::repair_mark_order) and
    /// [`repair_doubled_marks`](Self::repair_doubled_marks).
    #[must_use]
    pub const fn repair(self) -> Self {
        self.repair_misplaced_tones(true).repair_mark_order(true).repair_doubled_marks(true)
    }

    /// Moves the tone mark of a syllable to the vowel on which it belongs: tóan becomes toán,
    /// đựơc được, cuả của, qúy quý, gìa già. Words that are no syllables stay, and so does the
    /// *gịa* of *giặt gịa*.
    ///
    /// The mark belongs on the last of ă â ê ô ơ ư, if there is one; else on the only vowel, the
    /// middle one of three, the second of two before a consonant, the first of two at the end —
    /// save oa, oe, uy, which are a matter of [style](Self::tone_style). The u of `qu` is no vowel
    /// here, nor the i of `gi` before another.
    ///
    /// Source: the schools' rule, as Quyết định 240/QĐ (1984) puts it down.
    #[must_use]
    pub const fn repair_misplaced_tones(mut self, on: bool) -> Self {
        self.repair.misplaced_tones = on;
        self
    }

    /// Puts a circumflex, breve or horn before the tone mark, where the order of the two keeps
    /// them from composing: a + acute + circumflex becomes ấ. Only in words of
    /// Vietnamese letters with one tone.
    #[must_use]
    pub const fn repair_mark_order(mut self, on: bool) -> Self {
        self.repair.mark_order = on;
        self
    }

    /// Drops the second of two equal marks on a letter: á + acute becomes á. Only in
    /// words of Vietnamese letters with one tone.
    #[must_use]
    pub const fn repair_doubled_marks(mut self, on: bool) -> Self {
        self.repair.doubled_marks = on;
        self
    }

    /// Replaces every kind of look-alike: [`crossed_d`](Self::crossed_d),
    /// [`cyrillic`](Self::cyrillic), [`full_width`](Self::full_width), [`spaces`](Self::spaces),
    /// [`invisible`](Self::invisible) and [`bom`](Self::bom).
    #[must_use]
    pub const fn lookalikes(self) -> Self {
        self.crossed_d(true).cyrillic(true).full_width(true).spaces(true).invisible(true).bom(true)
    }

    /// Ð (U+00D0), ð, Ɖ, ɖ and d with a combining stroke become Đ, đ where the word is a
    /// Vietnamese syllable or loan so: Ðức, Ðắk; not Icelandic það.
    #[must_use]
    pub const fn crossed_d(mut self, on: bool) -> Self {
        self.lookalikes.crossed_d = on;
        self
    }

    /// Cyrillic letters that look Latin become so in a word that has a Latin letter and no
    /// Cyrillic one of another look.
    #[must_use]
    pub const fn cyrillic(mut self, on: bool) -> Self {
        self.lookalikes.cyrillic = on;
        self
    }

    /// Full-width letters (Ａ, ａ) become ASCII.
    #[must_use]
    pub const fn full_width(mut self, on: bool) -> Self {
        self.lookalikes.full_width = on;
        self
    }

    /// No-break, thin, ideographic and other spaces become U+0020, one for one.
    #[must_use]
    pub const fn spaces(mut self, on: bool) -> Self {
        self.lookalikes.spaces = on;
        self
    }

    /// Drops zero-width characters and soft hyphens between Latin letters, and nowhere else: in an
    /// emoji or an Indic word they have work to do.
    #[must_use]
    pub const fn invisible(mut self, on: bool) -> Self {
        self.lookalikes.invisible = on;
        self
    }

    /// Drops a byte order mark at the start of the text.
    #[must_use]
    pub const fn bom(mut self, on: bool) -> Self {
        self.lookalikes.bom = on;
        self
    }

    /// Writes i for y as the decree of 1984 does, after a consonant at the end of a syllable: kỹ
    /// becomes kĩ, lý lí. Never in a word with a capital, which may be a name, and never in uy.
    ///
    /// There is no option for the other way: which words have y is a matter of the word.
    #[must_use]
    pub const fn i_for_y(mut self, on: bool) -> Self {
        self.i_for_y = on;
        self
    }

    fn rules(&self) -> Rules {
        Rules { style: self.tone_style, repair: self.repair, i_for_y: self.i_for_y }
    }
}

/// The work.
impl Normalizer {
    /// Normalizes `text`; borrows it if nothing needs changing. Linear in the length of the text.
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.run(text, false).0
    }

    /// Normalizes `text` and says which bytes became which.
    ///
    /// ```
    /// use tieng::{Span, normalize::Normalizer};
    ///
    /// let (text, alignment) = Normalizer::new().repair().normalize_aligned("tóan học");
    /// assert_eq!(text, "toán học");
    /// let [edit] = alignment.edits() else { panic!() };
    /// assert_eq!((edit.input, edit.output), (Span::new(1, 4), Span::new(1, 4)));
    /// ```
    pub fn normalize_aligned<'t>(&self, text: &'t str) -> (Cow<'t, str>, Alignment) {
        self.run(text, true)
    }

    /// Normalizes `text` into `sink`, piece by piece: memory stays bounded however long the text,
    /// as long as it has a space or a line end now and then.
    ///
    /// # Errors
    ///
    /// Only those of `sink`.
    ///
    /// ```
    /// let mut out = String::new();
    /// tieng::normalize::Normalizer::new().normalize_to("Ho\u{300}a", &mut out)?;
    /// assert_eq!(out, "Hòa");
    /// # Ok::<(), core::fmt::Error>(())
    /// ```
    pub fn normalize_to(&self, text: &str, sink: &mut impl fmt::Write) -> fmt::Result {
        pieces(text).try_for_each(|piece| sink.write_str(&self.normalize(piece)))
    }

    /// Whether [`normalize`](Self::normalize) would return `text` as it is.
    pub fn is_normalized(&self, text: &str) -> bool {
        if !self.lookalikes.any() && !self.rules().any() {
            return form::is_in(text, self.form);
        }
        pieces(text).all(|piece| matches!(self.normalize(piece), Cow::Borrowed(_)))
    }

    fn run<'t>(&self, text: &'t str, aligned: bool) -> (Cow<'t, str>, Alignment) {
        let (lookalikes, rules) = (self.lookalikes, self.rules());
        let mut passes = Passes::new(text, aligned);
        if lookalikes.any() || rules.any() {
            passes.form(Form::Nfc);
            if lookalikes.any() {
                let misplaced = self.repair.misplaced_tones;
                passes.edit(|text, edits| lookalikes.rewrite(edits, text, misplaced));
                // A letter that was Cyrillic, or hidden from its mark, may compose now.
                passes.form(Form::Nfc);
            }
            if rules.any() {
                passes.edit(|text, edits| rules.rewrite(edits, text));
            }
        }
        if self.form == Form::Nfd || !(lookalikes.any() || rules.any()) {
            passes.form(self.form);
        }
        passes.finish(text)
    }
}

/// A text on its way through the passes.
struct Passes<'t> {
    text: Cow<'t, str>,
    /// From the first text to this one; `None` as long as nothing changed.
    alignment: Option<Alignment>,
    aligned: bool,
}

impl<'t> Passes<'t> {
    fn new(text: &'t str, aligned: bool) -> Self {
        Self { text: Cow::Borrowed(text), alignment: None, aligned }
    }

    /// What became of `text`, from which the passes started.
    fn finish(self, text: &'t str) -> (Cow<'t, str>, Alignment) {
        match self.alignment {
            // NFD text that went to NFC and back is the text that came in.
            Some(alignment) if self.text != text => (self.text, alignment),
            _ => (Cow::Borrowed(text), Alignment::default()),
        }
    }

    fn form(&mut self, form: Form) {
        if self.aligned {
            self.edit(|text, edits| form::rewrite(edits, text, form));
        } else if let Cow::Owned(new) = form::to_form(&self.text, form) {
            self.changed(new, &Alignment::default());
        }
    }

    fn edit(&mut self, pass: impl FnOnce(&str, &mut Edits<'_>)) {
        let text: &str = &self.text;
        let mut edits = if self.aligned { Edits::aligned(text) } else { Edits::new(text) };
        pass(text, &mut edits);
        if let (Cow::Owned(new), alignment) = edits.finish() {
            self.changed(new, &alignment);
        }
    }

    fn changed(&mut self, text: String, alignment: &Alignment) {
        self.text = Cow::Owned(text);
        self.alignment = Some(match &self.alignment {
            Some(before) if self.aligned => before.then(alignment),
            _ => alignment.clone(),
        });
    }
}
