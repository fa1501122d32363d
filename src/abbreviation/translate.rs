//! Where the long form of a foreign abbreviation may start: mạng nơ-ron tích chập (CNN).
//!
//! The letters are those of other words, so they tell but how many there are: a letter stands for a word, or for one
//! word and a half. Where a phrase starts the text tells too: at the start of a sentence, after a mark, a number,
//! a function word or the verb that it is the object of.

use super::align::{is_barrier, is_free};
use super::compare::{is_dash, is_number, is_word};
use crate::normalize::normalize;
use crate::span::Span;
use crate::token::{Token, cover};
use crate::word::Segmenter;

/// Words that no such phrase holds, and that stand before it.
const BEFORE: &[&str] = &[
    "là", "được", "bị", "có", "và", "hoặc", "với", "theo", "bằng", "như", "cho", "để", "ở", "tại",
    "từ", "một", "các", "những", "mọi", "mỗi", "này", "đó", "khi", "nếu", "thì", "mà", "do", "vì",
    "qua", "trên", "trong", "đến", "tới", "giữa", "gồm", "dùng", "của", "về", "hay", "cả", "đã",
    "sẽ", "đang", "không", "gọi", "ta", "tôi", "còn", "cũng", "chỉ", "rằng", "thuộc", "phải",
    "cần", "nên", "làm",
];

/// Of these words, those that a phrase may hold after all: Ngôn ngữ truy vấn có cấu trúc (SQL).
const INSIDE: &[&str] =
    &["và", "có", "theo", "về", "tại", "trên", "trong", "của", "từ", "cho", "bằng", "thuộc"];

/// Verbs that such a phrase is the object of.
const VERBS: &[&str] = &[
    "sử dụng",
    "áp dụng",
    "ứng dụng",
    "đề xuất",
    "giới thiệu",
    "trình bày",
    "so sánh",
    "đánh giá",
    "xây dựng",
    "nghiên cứu",
    "thực hiện",
    "huấn luyện",
    "khảo sát",
    "kết hợp",
    "cải tiến",
    "lựa chọn",
    "thiết kế",
    "tích hợp",
    "triển khai",
    "mô tả",
    "khai thác",
    "hỗ trợ bởi",
    "tính toán",
    "cho thấy",
    "xác định",
    "tiến hành",
    "bổ sung",
    "chẳng hạn",
];

/// What a phrase is called by, and the last letter of its abbreviation if that counts it: thuật toán di
/// truyền (GA), but phương pháp bình phương nhỏ nhất (OLS).
const KINDS: &[(&str, char)] = &[
    ("phương pháp", 'M'),
    ("mô hình", 'M'),
    ("thuật toán", 'A'),
    ("giải thuật", 'A'),
    ("kỹ thuật", 'T'),
    ("công cụ", 'T'),
    ("công nghệ", 'T'),
    ("bài toán", 'P'),
    ("giao thức", 'P'),
    ("khái niệm", 'C'),
    ("hàm lượng", 'C'),
    ("nồng độ", 'C'),
    ("tỷ lệ", 'R'),
    ("hệ thống", 'S'),
];

/// What speaks against a start: so many words more or fewer than letters.
const MORE: [f32; 4] = [0.0, 0.5, 1.0, 2.0];
const FEWER: [f32; 3] = [0.0, 0.6, 1.5];
/// What speaks for it: that the phrase can go no further, or that it need not.
const EDGE: f32 = 1.0;
const AFTER_VERB: f32 = 0.9;
/// What a function word or a verb within the phrase costs.
const WITHIN: f32 = 0.8;
/// What costs more is no phrase.
const MOST: f32 = 1.0;

/// The token from `first` on at which the phrase starts that ends at `end` and has this short form: where words and
/// letters are most alike in number and the text parts it from what stands before.
pub(super) fn phrase_before(
    text: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
    short: &str,
) -> Option<usize> {
    // Formulas and codes abbreviate no phrase: CO2.
    if short.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let letters = capitals(short);
    let said = tokens.get(first..end).and_then(cover)?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let mut best: Option<(f32, usize)> = None;
    let (mut words, mut within) = (0_usize, 0.0);
    let spans = Segmenter::new().segment(said.of(text));
    for span in spans.into_iter().rev() {
        let span = Span::new(said.start + span.start, said.start + span.end);
        let at = tokens.partition_point(|token| token.span.start < span.start);
        let (this, last) = (span.of(text), words == 0);
        let stops = is_barrier(this) || this == "," || is_number(tokens, at);
        // The last word belongs to the phrase, whatever it is: cộng hưởng từ (MRI).
        if stops || !last && is_word(this, BEFORE) && !is_word(this, INSIDE) {
            break;
        }
        if !last && (is_word(this, INSIDE) || leads(this, short)) {
            within += WITHIN;
        }
        let before = at.checked_sub(1).filter(|&before| before >= first);
        // nơ-ron, tỉ lệ – tích phân: no phrase starts behind a dash.
        let dashed = before.is_some_and(|before| is_dash(word(before)));
        words += usize::from(!dashed && (last || !is_free(this)));
        let cost = match words.checked_sub(letters) {
            Some(more) => MORE.get(more),
            None => FEWER.get(letters - words),
        };
        if words > letters && cost.is_none() {
            break;
        }
        let starts = !dashed && (last || !is_word(this, BEFORE) && !is_free(this));
        let Some(cost) = cost.filter(|_| starts) else { continue };
        let edge = before.map_or(EDGE, |before| {
            let mark = word(before);
            let verb = || before > first && leads(&[word(before - 1), mark].join(" "), short);
            let parts = is_number(tokens, before) || is_barrier(mark) || mark == ",";
            match mark {
                _ if parts || is_word(mark, BEFORE) => EDGE,
                _ if verb() => AFTER_VERB,
                _ => 0.0,
            }
        });
        let cost = cost + within - edge;
        if best.is_none_or(|(least, _)| cost <= least) {
            best = Some((cost, at));
        }
    }
    let long_enough = |&(cost, at): &(f32, usize)| cost <= MOST && end - at > 1;
    best.filter(long_enough).map(|(_, at)| at)
}

/// Whether all from token `at` to `end` may be a phrase that a short form stands for.
pub(super) fn is_phrase(text: &str, tokens: &[Token], at: usize, end: usize, short: &str) -> bool {
    is_whole(text, tokens, at, end, short)
        && phrase_before(text, tokens, at, end, short) == Some(at)
}

/// Whether a phrase has a syllable for each letter and does not end with a function word.
pub(super) fn is_whole(text: &str, tokens: &[Token], at: usize, end: usize, short: &str) -> bool {
    let last = end.checked_sub(1).and_then(|last| tokens.get(last));
    let ends = last.is_some_and(|last| !is_word(last.span.of(text), BEFORE));
    ends && end - at >= capitals(short)
}

/// Whether a short form is made of letters of these words in their order, the first one leading: MDA
/// (malondialdehyde), EtOAc (ethyl acetat). After Schwartz and Hearst (2003).
pub(super) fn is_spelled_in(short: &str, words: &str) -> bool {
    let lower = |text: &str| normalize(text).to_lowercase().chars().collect::<Vec<char>>();
    // The s of a plural is not that of the word: fluoroquinolon (FQs).
    let (short, words) = (lower(short.strip_suffix('s').unwrap_or(short)), lower(words));
    let mut letters = words.iter();
    short.first() == words.first()
        && words.len() > short.len() + 1
        && short.iter().all(|letter| letters.any(|other| other == letter))
}

fn capitals(short: &str) -> usize {
    short.chars().filter(|c| c.is_uppercase()).count()
}

/// Whether a phrase is the object of these words, or called by them.
fn leads(words: &str, short: &str) -> bool {
    let kind =
        |&(kind, counted): &(&str, char)| !short.ends_with(counted) && is_word(words, &[kind]);
    is_word(words, VERBS) || KINDS.iter().any(kind)
}
