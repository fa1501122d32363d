//! Reading segmented text: a sentence a line, words split by a space, syllables joined by `_`.

use tieng::Span;

/// The running text of a segmented sentence and the spans of its words: no space before closing
/// marks and after opening ones.
pub(crate) fn running_text(line: &str) -> (String, Vec<Span>) {
    const CLOSING: &[&str] =
        &[",", ".", ";", ":", "!", "?", "…", "...", ")", "]", "}", "”", "’", "»", "%"];
    const OPENING: &[&str] = &["(", "[", "{", "“", "‘", "«"];
    let mut text = String::with_capacity(line.len());
    let mut words = Vec::new();
    let mut glued = true;
    let mut quoted = false;
    for word in line.split_ascii_whitespace() {
        let quote = word == "\"";
        let closes = CLOSING.contains(&word) || quote && quoted;
        if !glued && !closes {
            text.push(' ');
        }
        let start = text.len();
        // A word of underscores only is the mark itself.
        if word.trim_matches('_').is_empty() {
            text.push_str(word)
        } else {
            text.push_str(&word.replace('_', " "))
        }
        words.push(Span::new(start, text.len()));
        glued = OPENING.contains(&word) || quote && !quoted;
        quoted ^= quote;
    }
    (text, words)
}
