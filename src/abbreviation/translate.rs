//! Where the long form of a foreign abbreviation may start: mạng nơ-ron tích chập (CNN).

use super::align::is_barrier;
use super::compare::is_word;

/// Words that no such phrase holds, and that stand before it.
const BEFORE: &[&str] = &[
    "là", "được", "bị", "có", "và", "hoặc", "với", "theo", "bằng", "như", "cho", "để", "ở", "tại",
    "từ", "một", "các", "những", "mọi", "mỗi", "này", "đó", "khi", "nếu", "thì", "mà", "do", "vì",
    "qua", "trên", "trong", "đến", "tới", "giữa", "gồm", "dùng", "của", "về", "hay", "cả", "đã",
    "sẽ", "đang", "không", "gọi", "ta", "tôi", "còn", "cũng", "chỉ", "rằng", "thuộc",
];

/// Of these words, those that a phrase may hold after all where it is all that the sentence has said so far:
/// Ngôn ngữ truy vấn có cấu trúc (SQL).
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
    "sử dụng",
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
    ("bài toán", 'P'),
    ("khái niệm", 'C'),
];

/// The token from `first` on at which the phrase starts that ends at `end` and has a short form of
/// this short form. A letter stands for up to two syllables, and one more is free.
pub(super) fn phrase_before<'t>(
    word: impl Fn(usize) -> &'t str,
    first: usize,
    end: usize,
    short: &str,
) -> Option<usize> {
    // Formulas and codes abbreviate no phrase: CO2.
    if short.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let letters = short.chars().filter(|c| c.is_alphabetic()).count();
    let pair = |at: usize, list: &[&str]| is_word(&[word(at), word(at + 1)].join(" "), list);
    let said = |at: usize| !is_barrier(word(at)) && word(at) != "," && !pair(at, VERBS);
    let opens = (first..end).all(|at| {
        let inside = at > first && is_word(word(at), INSIDE);
        said(at) && (inside || at + 1 == end || !is_word(word(at), BEFORE))
    });
    let mut start = if opens && end - first <= 2 * letters + 1 { first } else { end };
    while start > first && end - start < 2 * letters + 3 {
        let before = start - 1;
        let text = word(before);
        let verb = start < end && pair(before, VERBS);
        // The last word belongs to the phrase, whatever it is: cộng hưởng từ (MRI).
        let word_before = start < end && is_word(text, BEFORE);
        if verb || is_barrier(text) || text == "," || word_before {
            start += usize::from(verb);
            break;
        }
        start = before;
    }
    let kind = |&(kind, counted): &(&str, char)| pair(start, &[kind]) && !short.ends_with(counted);
    if start + 2 < end && KINDS.iter().any(kind) {
        start += 2;
    }
    let fits = end.saturating_sub(start) >= letters.max(2) && end - start <= 2 * letters + 1;
    fits.then_some(start)
}
