//! What looks like an abbreviation and is none.

use super::compare::is_word;

/// Why something that looks like an abbreviation is left alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// A roman numeral: khóa XI, thế kỷ XV.
    Roman,
    /// The initial of a person's name: N. Diễm, ông T.V.H.
    Initial,
    /// A word in a line of capitals.
    AllCaps,
    /// A word in capitals with a tone mark: BÌNH LUẬN.
    Toned,
    /// Part of an address or a file name.
    Url,
    /// A code of letters and digits: 51F-123.45, VN1823.
    Code,
    /// A place in brackets: (TP.HCM) explains nothing and needs no explanation.
    Place,
    /// The sign of the paper before a dateline: BDK - Ngày …
    Byline,
    /// A name that stands for itself: máy in HP, nhóm nhạc BTS.
    Name,
}

impl Reason {
    /// The reason in one word: `roman`, `initial`, `allcaps`, `toned`, `url`, `code`, `place`, `byline`,
    /// `name`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Roman => "roman",
            Reason::Initial => "initial",
            Reason::AllCaps => "allcaps",
            Reason::Toned => "toned",
            Reason::Url => "url",
            Reason::Code => "code",
            Reason::Place => "place",
            Reason::Byline => "byline",
            Reason::Name => "name",
        }
    }
}

/// Whether `word` is a well-formed roman numeral.
pub(super) fn is_roman(word: &str) -> bool {
    let mut rest = word;
    // Thousands, hundreds, tens, ones: each at most once, in this order.
    let places: [&[&str]; 4] = [
        &["MMM", "MM", "M"],
        &["CM", "DCCC", "DCC", "DC", "D", "CD", "CCC", "CC", "C"],
        &["XC", "LXXX", "LXX", "LX", "L", "XL", "XXX", "XX", "X"],
        &["IX", "VIII", "VII", "VI", "V", "IV", "III", "II", "I"],
    ];
    for place in places {
        if let Some(digit) = place.iter().find(|digit| rest.starts_with(**digit)) {
            rest = rest.get(digit.len()..).unwrap_or("");
        }
    }
    rest.is_empty() && !word.is_empty()
}

/// Whether a roman numeral follows `word`: khóa XI, thế kỷ XV, Chương IV, Quý III.
pub(super) fn precedes_roman(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "khóa", "khoá", "kỷ", "kỉ", "chương", "quý", "hội", "phần", "mục", "kỳ", "kì", "lần",
        "hạng", "cấp", "thứ", "tập", "quyển", "điều", "vùng", "khu", "đoàn", "bảng", "hệ", "loại",
        "nhóm", "đợt", "lớp", "bậc", "tuyến", "quận", "giai", "đoạn", "chiến", "dịch", "vua",
        "hoàng", "bước", "tiết", "hồi", "màn", "cảnh", "bài", "học", "i", "ii",
    ];
    is_word(word, WORDS)
}

/// Whether a person's name or initials follow `word`: ông, bà, anh …
pub(super) fn precedes_person(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cậu", "dì", "thím", "mợ", "cháu",
        "bé", "cụ", "thầy", "ảnh", "bài", "cáo", "can", "nhân", "tên", "và", "sĩ", "giáo", "thơ",
        "nhạc", "lời", "dịch",
    ];
    is_word(word, WORDS)
}
