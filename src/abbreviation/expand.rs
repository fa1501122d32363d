//! Writing abbreviations out, with every change listed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use super::compare::folded;
use super::context::WINDOW;
use super::define::Definition;
use super::{Mention, Status, compose};
use crate::edit::{Alignment, Edit, Edits};
use crate::lexicon::built_in_expansions;
use crate::normalize::Normalizer;
use crate::sentence::sentences;
use crate::span::Span;
use crate::syllable::ToneStyle;

/// Which mentions to write out, and how.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Mode {
    /// Every mention: `HĐND` becomes `Hội đồng nhân dân`.
    #[default]
    All,
    /// The first mention of each abbreviation.
    First,
    /// The first mention of each keeps the abbreviation and explains it:
    /// `HĐND (Hội đồng nhân dân)`.
    AnnotateFirst,
    /// Every mention keeps the abbreviation and explains it.
    AnnotateAll,
}

/// What to do with an abbreviation that has several meanings here.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum OnAmbiguous {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Take the most likely meaning.
    Best,
}

/// How to expand a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ExpandOptions {
    mode: Mode,
    on_ambiguous: OnAmbiguous,
    tone_style: Option<ToneStyle>,
}

impl ExpandOptions {
    /// Writes out every mention that is certain.
    pub fn new() -> Self {
        Self::default()
    }

    /// Which mentions to write out, and how.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// Writes the expansions in a tone style (Ủy ban or Uỷ ban) rather than as the dictionary does.
    /// The rest of the text stays as it is.
    #[must_use]
    pub fn tone_style(mut self, style: ToneStyle) -> Self {
        self.tone_style = Some(style);
        self
    }

    /// What to do with an abbreviation that has several meanings here.
    #[must_use]
    pub fn on_ambiguous(mut self, on_ambiguous: OnAmbiguous) -> Self {
        self.on_ambiguous = on_ambiguous;
        self
    }
}

/// A text with its abbreviations written out.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Expanded<'t> {
    /// The new text; borrowed if nothing was expanded.
    pub text: Cow<'t, str>,
    /// The way between the two texts, with an edit for each abbreviation that was replaced.
    pub alignment: Alignment,
}

impl<'t> From<Edits<'t>> for Expanded<'t> {
    fn from(edits: Edits<'t>) -> Self {
        let (text, alignment) = edits.finish();
        Self { text, alignment }
    }
}

/// Writes the mentions out, but for those in the output of the edits that `written` lists.
pub(super) fn expand<'t>(
    text: &'t str,
    mentions: &[Mention],
    definitions: &[Definition],
    options: ExpandOptions,
    written: &[Edit],
) -> Expanded<'t> {
    let mut edits = Edits::aligned(text);
    let mut written = written.iter().map(|edit| edit.output).peekable();
    let mut seen = HashSet::new();
    let starts = sentence_starts(text, mentions);
    let defining: HashSet<Span> = definitions.iter().map(|definition| definition.short).collect();
    for mention in mentions {
        let certain = match mention.status {
            Status::Resolved => true,
            Status::Ambiguous => options.on_ambiguous == OnAmbiguous::Best,
            _ => false,
        };
        let Some(best) = mention.candidates.first().filter(|_| certain) else { continue };
        while written.next_if(|output| output.end <= mention.extent.start).is_some() {}
        if written.peek().is_some_and(|output| output.start < mention.extent.end) {
            continue;
        }
        let told = is_explained(text, mention, &best.expansion) || is_in_name(text, mention);
        if told || defining.contains(&mention.span) {
            seen.insert(&mention.key);
            continue;
        }
        let first = seen.insert(&mention.key);
        if !first && matches!(options.mode, Mode::First | Mode::AnnotateFirst) {
            continue;
        }
        let annotate = matches!(options.mode, Mode::AnnotateFirst | Mode::AnnotateAll);
        let (source, replacement) = if annotate {
            let short = mention.extent.of(text);
            (mention.extent, format!("{short} ({})", best.expansion))
        } else {
            written_out(text, mention, &best.expansion, starts.contains(&mention.extent.start))
        };
        let replacement = match options.tone_style {
            Some(style) => Normalizer::new().tone_style(style).normalize(&replacement).into_owned(),
            None => replacement,
        };
        edits.replace_whole(source, &replacement);
    }
    edits.into()
}

/// Whether something ambiguous is left that a second look may decide: with something beside it that was
/// written out, no more words between them than a look takes in.
pub(super) fn leaves_open(text: &str, mentions: &[Mention], options: ExpandOptions) -> bool {
    let near = |a: &Mention, b: &Mention| {
        let between = text.get(a.extent.end..b.extent.start).unwrap_or("");
        between.split_whitespace().nth(WINDOW).is_none()
    };
    let told = |mention: &Mention| mention.status == Status::Resolved;
    let open = |mention: &Mention| mention.status == Status::Ambiguous;
    let mut last: [Option<&Mention>; 2] = [None; 2];
    options.mode == Mode::All
        && mentions.iter().any(|mention| {
            let [last_told, last_open] = last;
            let found = open(mention) && last_told.is_some_and(|before| near(before, mention))
                || told(mention) && last_open.is_some_and(|before| near(before, mention));
            if told(mention) {
                last[0] = Some(mention);
            } else if open(mention) {
                last[1] = Some(mention);
            }
            found
        })
}

/// By an abbreviation: what stands before and after it in the expansions that hold it.
type Names = HashMap<&'static str, Vec<(&'static str, &'static str)>>;

/// Whether the mention is part of a written-out name: Cộng đồng Kinh tế ASEAN is what AEC stands for.
fn is_in_name(text: &str, mention: &Mention) -> bool {
    static NAMES: Lazy<Names> = Lazy::new(|| {
        let mut names = Names::new();
        for expansion in built_in_expansions() {
            let words = expansion.split([' ', '+']);
            let capitals = |word: &str| word.bytes().all(|b| b.is_ascii_uppercase() || b == b'/');
            for word in words.filter(|word| word.len() > 1 && capitals(word)) {
                let around = expansion.split_once(word);
                let longer = |(head, tail): &(&str, &str)| head.len() + tail.len() > 1;
                names.entry(word).or_default().extend(around.filter(longer));
            }
        }
        names
    });
    let around = NAMES.get(&*mention.key).map_or(&[][..], Vec::as_slice);
    let before = text.get(..mention.extent.start).unwrap_or("");
    let after = text.get(mention.extent.end..).unwrap_or("");
    around.iter().any(|(head, tail)| before.ends_with(head) && after.starts_with(tail))
}

/// Where sentences start, past an opening quote or bracket; empty if nothing is expanded.
fn sentence_starts(text: &str, mentions: &[Mention]) -> HashSet<usize> {
    if mentions.iter().all(|mention| mention.candidates.is_empty()) {
        return HashSet::new();
    }
    let openers = ['“', '"', '‘', '\'', '(', '[', '«', '-', '–', '—', '•', ' ', '\u{A0}'];
    let start = |span: Span| span.end - span.of(text).trim_start_matches(openers).len();
    sentences(text).map(start).collect()
}

/// Whether the expansion stands beside the mention already: UBND (Ủy ban nhân dân).
fn is_explained(text: &str, mention: &Mention, expansion: &str) -> bool {
    let after = text.get(mention.extent.end..).unwrap_or("").trim_start();
    let Some(after) = after.strip_prefix('(') else { return false };
    // What is much longer says something else; so no more is read, however far the bracket is.
    let longest = expansion.len() * 2;
    let near = after.get(..boundary_from(after, longest + 1)).unwrap_or("");
    let inside = near.split(')').next().unwrap_or("");
    !inside.is_empty() && inside.len() <= longest && folded(inside) == folded(expansion)
}

/// The expansion as it reads in its place, and what it replaces.
fn written_out(
    text: &str,
    mention: &Mention,
    expansion: &str,
    starts_sentence: bool,
) -> (Span, String) {
    let before = text.get(..mention.extent.start).unwrap_or("");
    let mut source = mention.extent;
    let mut written = if mention.extent == mention.span {
        let rest = without_repetition(before, expansion);
        if rest.is_empty() {
            // Ủy ban nhân dân UBND xã: all is said, and one space stays.
            source.start = before.trim_end().len();
        }
        rest.to_string()
    } else {
        document_number(text, mention, before, expansion)
    };
    // The stop goes with the abbreviation, unless it ends the sentence too.
    let word = source.of(text);
    if word.ends_with('.') && !word.ends_with("..") {
        let after = text.get(source.end..).unwrap_or("");
        let ends = after.trim_start_matches(['”', '"', ')', ' ', '\u{A0}']).chars().next();
        let ends_text = ends.is_none_or(|c| c == '\n' || c == '\r');
        if ends_text {
            source.end -= 1;
        }
    }
    // Q.1 is a district and its number.
    let next = text.get(source.end..).and_then(|after| after.chars().next());
    if next.is_some_and(char::is_alphanumeric) && !written.is_empty() {
        written.push(' ');
    }
    if starts_sentence && !written.starts_with(char::is_uppercase) {
        written = capitalized(&written);
    }
    (source, written)
}

/// The words of the expansion that the text before it does not say already: thành phố TP.HCM.
fn without_repetition<'e>(before: &str, expansion: &'e str) -> &'e str {
    let tail = last_words(before);
    let words: Vec<&str> = expansion.split(' ').collect();
    for count in (1..=words.len()).rev().filter(|&count| count <= tail.len()) {
        let said = tail.iter().take(count).rev();
        let enough = count > 1 || words.len() == 1;
        if enough && said.zip(&words).all(|(said, word)| folded(said) == folded(word)) {
            let skipped: usize = words.iter().take(count).map(|word| word.len() + 1).sum();
            return expansion.get(skipped..).unwrap_or("");
        }
    }
    expansion
}

/// `Chỉ thị số 05 CT/TW` reads `Chỉ thị số 05 của Trung ương`; without its noun, `15-NQ/TW` reads
/// `nghị quyết số 15 của Trung ương`.
fn document_number(text: &str, mention: &Mention, before: &str, expansion: &str) -> String {
    let number = Span::new(mention.extent.start, mention.span.start).of(text);
    let number = number.trim_end_matches(|c: char| !c.is_alphanumeric());
    let issuer = expansion.split_once(" của ").map_or(expansion, |(_, issuer)| issuer);
    let mut words: Vec<String> = last_words(before).into_iter().map(folded).collect();
    words.reverse();
    let numbered = words.last().is_some_and(|word| word == "số");
    if numbered {
        words.pop();
    }
    let said = words.join(" ");
    let noun = compose::noun_of(&mention.key);
    match noun {
        Some(noun) if !said.ends_with(noun) => {
            let word = if numbered { "" } else { " số" };
            format!("{noun}{word} {number} của {issuer}")
        }
        _ => format!("{number} của {issuer}"),
    }
}

/// Up to eight words that end a text, the last first. Words that reach back further than any
/// repetition are left out, so that a text without spaces is not read again and again.
fn last_words(text: &str) -> Vec<&str> {
    const REACH: usize = 256;
    let from = boundary_from(text, text.len().saturating_sub(REACH));
    let near = text.get(from..).unwrap_or("");
    let whole =
        from == 0 || text.get(..from).is_some_and(|head| head.ends_with(char::is_whitespace));
    let near = if whole {
        near
    } else {
        near.split_once(char::is_whitespace).map_or("", |(_, rest)| rest)
    };
    let line = near.rsplit(['\n', '\r']).next().unwrap_or("");
    line.split_whitespace().rev().take(8).collect()
}

/// The first character boundary at `at` or after it.
fn boundary_from(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
