//! URLs, e-mail addresses, file names, hashtags and handles.

use super::TokenKind;
use super::cursor::Cursor;
use super::letters::{is_invisible, is_latin, is_mark};

/// Remembers how far a search has already failed, so that no stretch of text is searched twice:
/// this keeps `a.a.a.…` linear.
#[derive(Clone, Copy, Default)]
pub(super) struct Memo {
    no_email_before: usize,
    no_name_before: usize,
}

/// A URL, e-mail address or file name at `start`, where the ASCII letters or digits before
/// `run_end` begin a chunk of text: its kind and end.
pub(super) fn scan(
    cursor: Cursor<'_>,
    start: usize,
    run_end: usize,
    memo: &mut Memo,
) -> Option<(TokenKind, usize)> {
    let rest = cursor.from(run_end);
    if rest.starts_with("://") {
        let end = url_end(cursor, run_end + 3);
        return (end > run_end + 3).then_some((TokenKind::Url, end));
    }
    if let Some(end) = email(cursor, start, memo) {
        return Some((TokenKind::Email, end));
    }
    dotted_name(cursor, start, memo)
}

/// Bytes that a URL may hold; those beyond ASCII are kept too, for addresses are pasted as read.
fn is_url_byte(byte: u8) -> bool {
    byte > 0x20
        && byte != 0x7F
        && !matches!(byte, b'<' | b'>' | b'"' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^')
}

/// The end of a URL whose body starts at `at`: up to white space or a quote, without the
/// punctuation that closes the sentence around it.
fn url_end(cursor: Cursor<'_>, at: usize) -> usize {
    let bytes_end = cursor.skip_bytes(at, is_url_byte);
    let stops = |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '…');
    let body = cursor.slice(at, bytes_end).split(stops).next().unwrap_or("");
    // A closing bracket belongs to the URL only if the URL opened it.
    let count = |bracket: char| body.matches(bracket).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let trimmed = body.trim_end_matches(|c| {
        let unopened = match c {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' => return true,
            ')' => &mut round,
            ']' => &mut square,
            _ => return false,
        };
        let trim = *unopened > 0;
        *unopened = unopened.saturating_sub(1);
        trim
    });
    at + trimmed.len()
}

/// local@domain.tld
fn email(cursor: Cursor<'_>, start: usize, memo: &mut Memo) -> Option<usize> {
    if start < memo.no_email_before {
        return None;
    }
    let local =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let at_sign = cursor.skip_bytes(start, local);
    let domain = at_sign + 1;
    let end = if cursor.byte(at_sign) == b'@' { domain_end(cursor, domain) } else { domain };
    let has_dot = cursor.slice(domain, end).contains('.');
    if !has_dot {
        memo.no_email_before = at_sign;
        return None;
    }
    Some(end)
}

/// The end of the labels joined by stops from `at`, up to the first that is empty or holds a
/// letter beyond ASCII; composed or not, such a letter ends the name before its whole label.
fn labels_end(cursor: Cursor<'_>, at: usize, in_label: impl Fn(u8) -> bool) -> usize {
    let part = |c: char| match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => in_label(byte) || byte == b'.',
        _ => is_latin(c) || is_mark(c),
    };
    let name = cursor.slice(at, cursor.skip_chars(at, part));
    let labels = name.split('.').take_while(|label| label.is_ascii() && !label.is_empty());
    let len = labels.map(|label| label.len() + 1).sum::<usize>().saturating_sub(1);
    at + name.get(..len).unwrap_or("").trim_end_matches('-').len()
}

/// The end of a domain name.
fn domain_end(cursor: Cursor<'_>, at: usize) -> usize {
    labels_end(cursor, at, |byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A host name (`vnexpress.net/path`) or a file name (`bao-cao.docx`) without a scheme.
fn dotted_name(cursor: Cursor<'_>, start: usize, memo: &mut Memo) -> Option<(TokenKind, usize)> {
    if start < memo.no_name_before {
        return None;
    }
    let file_end =
        labels_end(cursor, start, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    // Every extension and every domain holds a letter: 1.200 needs no look at the lists.
    let letters = cursor.slice(start, file_end).bytes().any(|byte| byte.is_ascii_alphabetic());
    let named = || file_name(cursor, start, file_end).or_else(|| host(cursor, start));
    let found = if letters { named() } else { None };
    if found.is_none() {
        memo.no_name_before = file_end;
    }
    found
}

fn file_name(cursor: Cursor<'_>, start: usize, end: usize) -> Option<(TokenKind, usize)> {
    let (stem, extension) = cursor.slice(start, end).rsplit_once('.')?;
    let known = !stem.is_empty() && EXTENSIONS.contains(&extension) && cursor.byte(end) != b'/';
    known.then_some((TokenKind::FileName, end))
}

fn host(cursor: Cursor<'_>, start: usize) -> Option<(TokenKind, usize)> {
    let end = domain_end(cursor, start);
    let (_, last) = cursor.slice(start, end).rsplit_once('.')?;
    let known = TOP_LEVEL_DOMAINS.iter().any(|known| last.eq_ignore_ascii_case(known));
    if !known || cursor.byte(end) == b'_' {
        return None;
    }
    // Only a path makes more of it a URL: `vnexpress.net:` may end a line.
    let path = matches!(cursor.byte(end), b'/' | b'?' | b'#')
        || cursor.byte(end) == b':' && cursor.byte(end + 1).is_ascii_digit();
    Some((TokenKind::Url, if path { url_end(cursor, end) } else { end }))
}

/// Domains that Vietnamese text names without `www.`; two-letter words such as `me` or `la` are
/// left out, for a missing space after a stop is more common than they are.
const TOP_LEVEL_DOMAINS: &[&str] = &[
    "vn", "com", "net", "org", "edu", "gov", "info", "biz", "io", "tv", "asia", "app", "dev",
    "xyz", "online", "site", "shop", "news", "eu", "uk", "us", "jp", "kr", "cn", "fr", "de", "ru",
    "sg", "au", "ai",
];

const EXTENSIONS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "tsv", "xml", "json", "html",
    "htm", "md", "zip", "rar", "7z", "gz", "jpg", "jpeg", "png", "gif", "svg", "webp", "mp3",
    "mp4", "avi", "mov", "exe", "apk", "js", "ts", "py", "rs", "java", "cpp", "css", "php", "sql",
    "odt", "epub",
];

/// `#chữ_và_số` or `@name` at `start`.
pub(super) fn tag(cursor: Cursor<'_>, start: usize) -> Option<(TokenKind, usize)> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c) || is_invisible(c);
    let attached = cursor.base_before(start).is_some_and(word);
    let body = start + 1;
    let (kind, end) = match cursor.byte(start) {
        b'#' => (TokenKind::Hashtag, cursor.skip_chars(body, word)),
        b'@' => {
            let end = cursor.skip_chars(body, |c| word(c) || c == '.');
            (TokenKind::Handle, body + cursor.slice(body, end).trim_end_matches('.').len())
        }
        _ => return None,
    };
    let has_letter = cursor.slice(body, end).contains(char::is_alphabetic);
    (!attached && has_letter).then_some((kind, end))
}
