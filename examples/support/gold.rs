//! Reading gold files: what a text is, and what the right answer is.
use std::collections::HashSet;

use tieng::Span;
use tieng::normalize::Normalizer;
use tieng::syllable::ToneStyle;

/// A segmented sentence (words split by a space, syllables joined by `_`) as running text, with the
/// spans of its words: no space before closing marks and after opening ones.
pub(crate) fn running_text(line: &str) -> (String, Vec<Span>) {
    const CLOSING: &[&str] =
        &[",", ".", ";", ":", "!", "?", "…", "...", ")", "]", "}", "”", "’", "»", "%"];
    const OPENING: &[&str] = &["(", "[", "{", "“", "‘", "«"];
    let mut text = String::with_capacity(line.len());
    let mut words = Vec::new();
    let (mut glued, mut quoted) = (true, false);
    for word in line.split_ascii_whitespace() {
        let quote = word == "\"";
        let closes = CLOSING.contains(&word) || quote && quoted;
        if !glued && !closes {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&spaced(word));
        words.push(Span::new(start, text.len()));
        glued = OPENING.contains(&word) || quote && !quoted;
        quoted ^= quote;
    }
    (text, words)
}

/// A word with its syllables apart. A word of underscores only is the mark itself.
fn spaced(word: &str) -> String {
    if word.trim_matches('_').is_empty() { word.to_string() } else { word.replace('_', " ") }
}

/// Whether a file is CoNLL-U: its first line that is no comment has ten columns.
fn is_conllu(file: &str) -> bool {
    let mut lines = file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.next().is_some_and(|line| line.split('\t').count() == 10)
}

/// The sentences of a CoNLL-U file (<https://universaldependencies.org/format.html>) as running text
/// with the spans of their words. A multiword token is one word, for so it stands in the text.
fn conllu_texts(file: &str) -> Vec<(String, Vec<Span>)> {
    let mut texts = vec![(String::new(), Vec::new())];
    let (mut space, mut covered) = ("", 0);
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, .., misc] = columns.as_slice() else {
            texts.push((String::new(), Vec::new()));
            (space, covered) = ("", 0);
            continue;
        };
        let last = id.rsplit('-').next().and_then(|id| id.parse::<usize>().ok());
        // Neither an empty node (`8.1`) nor what a multiword token holds.
        let Some((last, (text, words))) = last.filter(|&last| last > covered).zip(texts.last_mut())
        else {
            continue;
        };
        covered = last;
        text.push_str(space);
        let start = text.len();
        text.push_str(&spaced(form));
        words.push(Span::new(start, text.len()));
        space = if misc.split('|').any(|what| what == "SpaceAfter=No") { "" } else { " " };
    }
    texts.retain(|(_, words)| !words.is_empty());
    texts
}

/// The sentences of a segmented file in either form.
fn word_texts(file: &str) -> Vec<(String, Vec<Span>)> {
    if is_conllu(file) {
        return conllu_texts(file);
    }
    file.lines().map(running_text).filter(|(_, words)| !words.is_empty()).collect()
}

/// The words that are not new to a segmenter.
pub(crate) struct Vocabulary {
    /// In small letters and one spelling.
    words: HashSet<String>,
    /// Whether a word of one syllable is known, whatever it is.
    knows_singles: bool,
}

impl Vocabulary {
    pub(crate) fn new(knows_singles: bool) -> Self {
        Self { words: HashSet::new(), knows_singles }
    }

    /// Adds the words of a segmented file in either form, or the first column of a TSV.
    pub(crate) fn add(&mut self, file: &str) {
        if !is_conllu(file) && file.contains('\t') {
            let forms = file.lines().filter_map(|line| line.split('\t').next());
            self.words.extend(forms.map(folded));
            return;
        }
        for (text, words) in word_texts(file) {
            self.words.extend(words.iter().map(|word| folded(word.of(&text))));
        }
    }

    pub(crate) fn knows(&self, word: &str) -> bool {
        self.knows_singles && !word.contains(' ') || self.words.contains(&folded(word))
    }
}

/// The text in small letters and one spelling, for comparison.
pub(crate) fn folded(text: &str) -> String {
    Normalizer::new()
        .tone_style(ToneStyle::Old)
        .normalize(text)
        .replace('\u{A0}', " ")
        .to_lowercase()
}

/// A case of a gold file, with the kind under whose heading it stands.
pub(crate) struct Case<T> {
    pub(crate) kind: String,
    /// The file says that an editor could decide otherwise, or that the answer is not found yet.
    pub(crate) arguable: bool,
    pub(crate) text: String,
    pub(crate) gold: T,
}

/// Word cases: a segmented sentence a line, or CoNLL-U.
pub(crate) fn word_cases(file: &str) -> Vec<Case<Vec<Span>>> {
    let case = |(text, gold)| Case { kind: String::new(), arguable: false, text, gold };
    word_texts(file).into_iter().map(case).collect()
}

/// Sentence cases: `# kind: NAME` headings, a case a line, `‖` after each sentence but the last, `? `
/// lines before arguable cases, escapes `\n`, `\r`, `\t`, `\u{…}`, and `\e` for the empty text.
pub(crate) fn sentence_cases(file: &str) -> Vec<Case<Vec<Span>>> {
    const ENDS: [char; 8] = ['‖', '\n', '\r', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}', '\u{85}'];
    let mut cases = Vec::new();
    let (mut kind, mut arguable) = (String::new(), false);
    for line in file.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("# kind: ") {
            kind = name.to_string();
        } else if line.starts_with("? ") {
            arguable = true;
        } else {
            let (mut text, mut gold) = (String::new(), Vec::new());
            for part in unescape(line).split_inclusive(ENDS) {
                let part = part.trim_end_matches('‖');
                let start = text.len() + part.len() - part.trim_start().len();
                text.push_str(part);
                gold.push(Span::new(start, start.max(text.trim_end().len())));
            }
            gold.retain(|span| !span.is_empty());
            cases.push(Case {
                kind: kind.clone(),
                arguable: std::mem::take(&mut arguable),
                text,
                gold,
            });
        }
    }
    cases
}

/// What the gold says of one abbreviation or definition.
pub(crate) enum Expected {
    /// The n-th occurrence of a key must expand to one of these.
    Expands(String, usize, Vec<String>),
    /// It must be ambiguous.
    Ambiguous(String, usize),
    /// It must be left alone.
    Kept(String, usize),
    /// The text defines this.
    Defines(String, String),
}

/// Abbreviation cases: blocks of `text: …` and lines `= KEY@N | EXPANSION / … | SOURCE`,
/// `? KEY@N | …`, `- KEY@N | …`, `! definitions: SHORT = LONG` (or `none`); `# arguable: REASON` or
/// `# open: REASON` stands before a case that an editor could decide otherwise, or that fails.
pub(crate) fn abbreviation_cases(file: &str) -> Vec<Case<Vec<Expected>>> {
    let mut cases: Vec<Case<Vec<Expected>>> = Vec::new();
    let (mut kind, mut arguable) = (String::new(), false);
    for line in file.lines() {
        let columns: Vec<&str> = line.get(2..).unwrap_or("").split(" | ").map(str::trim).collect();
        let (key, occurrence) =
            columns.first().map_or(("", ""), |key| key.split_once('@').unwrap_or((key, "1")));
        let (key, occurrence) = (key.to_string(), occurrence.parse().unwrap_or(1));
        let expected = match line.get(..2).unwrap_or("") {
            "= " => Some(Expected::Expands(
                key,
                occurrence,
                columns
                    .get(1)
                    .map_or(Vec::new(), |all| all.split(" / ").map(String::from).collect()),
            )),
            "? " => Some(Expected::Ambiguous(key, occurrence)),
            "- " => Some(Expected::Kept(key, occurrence)),
            "! " => line
                .strip_prefix("! definitions: ")
                .and_then(|d| d.split_once(" = "))
                .map(|(s, l)| Expected::Defines(s.into(), l.into())),
            _ => None,
        };
        if let Some(name) = line.strip_prefix("# kind: ") {
            kind = name.to_string();
        } else if line.starts_with("# arguable: ") || line.starts_with("# open: ") {
            arguable = true;
        } else if let Some(text) = line.strip_prefix("text: ") {
            let text = unescape(text);
            cases.push(Case {
                kind: kind.clone(),
                arguable: std::mem::take(&mut arguable),
                text,
                gold: Vec::new(),
            });
        }
        if let Some((case, expected)) = cases.last_mut().zip(expected) {
            case.gold.push(expected);
        }
    }
    cases
}

/// `\n`, `\r`, `\t`, `\u{XXXX}` and `\e` (nothing).
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (escaped, tail) = if let Some((code, tail)) =
            after.strip_prefix("u{").and_then(|code| code.split_once('}'))
        {
            (u32::from_str_radix(code, 16).ok().and_then(char::from_u32), tail)
        } else {
            let c = after.chars().next();
            let tail = after.get(1..).unwrap_or("");
            match c {
                Some('n') => (Some('\n'), tail),
                Some('r') => (Some('\r'), tail),
                Some('t') => (Some('\t'), tail),
                Some('e') => (None, tail),
                _ => (Some('\\'), after),
            }
        };
        out.extend(escaped);
        rest = tail;
    }
    out + rest
}
