//! The few words whose sense decides: what opens a list, who speaks, how a sentence ends.

/// Whether `word`, composed and in small letters, is in `list`.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// What a number follows in a heading: Điều 5. · Chương II. · Bước 1. · Phụ lục 2.
pub(super) const HEADINGS: &[&str] = &[
    "điều", "ðiều", "chương", "mục", "phần", "khoản", "bước", "bài", "câu", "bảng", "hình", "phụ",
    "tiết", "điểm", "mẫu", "cách", "ví", "dụ", "lục", "chuyện", "hồi", "tập", "quyển", "thiên",
    "đoạn", "màn", "cảnh", "vòng", "ngày", "buổi", "tuần", "trang", "ảnh", "biểu", "sơ", "đồ",
    "đồ", "thị", "mốc", "bí", "quyết", "lý", "do", "nguyên", "tắc", "vấn", "đề", "lưu", "ý", "chủ",
    "đề", "tiểu", "mẹo", "giai", "kỹ", "thuật", "tiêu", "chí", "nhóm", "module", "unit", "chapter",
    "section", "part", "figure", "table", "step", "lesson", "article", "vd", "bt", "quy", "phương",
    "giải", "tình", "hoạt", "thí", "nhiệm", "yêu",
];

/// Headings whose number may be spelled out.
pub(super) const DIVISIONS: &[&str] =
    &["phần", "chương", "hồi", "tập", "quyển", "thiên", "bài", "màn", "cảnh"];

/// Numbers in words, as headings spell them: Phần thứ nhất. · Chương một.
pub(super) const ORDINALS: &[&str] = &[
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhất", "nhì", "tư",
    "mốt", "cuối", "đầu",
];

/// Verbs of saying, or their first syllable, which follow a quotation: “Đi đâu?” Lan hỏi.
pub(super) const SPEECH: &[&str] = &[
    "hỏi", "nói", "đáp", "bảo", "kêu", "hét", "thốt", "thì", "quát", "gọi", "reo", "kể", "than",
    "dặn", "nhắc", "gắt", "gào", "lẩm", "cười", "rên", "mắng", "giục", "nghĩ", "nhủ", "nhấn",
    "khóc", "trêu", "khuyên", "hô", "trả", "cằn", "chia", "thưa", "tâm", "khẳng", "thắc", "rủ",
    "thúc", "đồng", "ré", "gầm", "rít", "giải", "phân", "tiếp", "ngắt", "ấp", "thều", "lí", "càu",
    "van", "chào", "chửi", "ngập",
];

/// Who speaks, in small letters after a quotation or a dialogue dash: “…!” chị hỏi.
pub(super) const SPEAKERS: &[&str] = &[
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "cậu", "dì", "thím", "mợ", "em", "cháu", "con",
    "nó", "hắn", "y", "gã", "mụ", "lão", "mẹ", "bố", "ba", "má", "cha", "thầy", "tôi", "họ",
    "nàng", "chàng", "thằng", "bé", "người", "bạn", "cụ", "thị", "vợ", "chồng", "ai", "đứa",
];

/// People who are named by initials: ông N.V.A., bị cáo T.
pub(super) const PERSONS: &[&str] = &[
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "cậu", "dì", "em", "cháu", "bé", "cáo", "nhân",
    "can", "phạm", "tên", "thầy", "cụ", "con", "mẹ", "cha", "bố", "vợ", "chồng", "bạn", "sinh",
    "viên", "y",
];

/// What ends a sentence in speech: đi thôi… · thế à…
pub(super) const PARTICLES: &[&str] = &[
    "à", "ạ", "nhé", "nhỉ", "đâu", "thôi", "rồi", "đi", "nào", "quá", "lắm", "chứ", "hả", "vậy",
    "thế", "luôn", "mà", "nha", "nghen", "hen", "cơ", "đấy", "đó", "ư", "ơi", "nữa", "hết", "đây",
    "không", "chưa", "sao", "xong", "hoài", "mãi",
];

/// What a title stands after without a name: được phong PGS. · tấm bằng `ThS.`
pub(super) const DEGREES: &[&str] = &[
    "phong", "bằng", "vị", "hàm", "thành", "lên", "chức", "danh", "làm", "học", "đỗ", "đậu",
    "diện", "ngạch", "bậc", "độ", "hệ",
];

/// What tells a common noun from a title or a name to come: làm việc cho một NXB.
pub(super) const ONE: &[&str] = &["một", "mỗi"];

/// Kinds of places whose name has two syllables or more: TP. Cà Mau, but TP. Huế. Not P. and Q., which
/// stand for *phòng*, *phó* and *quyền* too.
pub(super) const PLACES: &[&str] =
    &["TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "H", "h", "X", "x", "KP", "Kp", "kp"];

/// Kinds of institutions whose name follows the stop, if it is not the end: BV. Chợ Rẫy, KCN. Sóng Thần.
pub(super) const BODIES: &[&str] = &[
    "BV", "ĐH", "CĐ", "THPT", "THCS", "TH", "MN", "CLB", "KCX", "KCN", "CCN", "KDC", "KĐT", "KTX",
    "TNCS", "TTTM", "TTYT", "NH", "KS", "KDL", "CN", "VP", "SVĐ",
];

/// Forms of firms, whose name is often a capital and small letters: CP. Xây dựng số 5, HTX. Rau sạch An Hòa.
pub(super) const FIRMS: &[&str] = &[
    "HTX", "DNTN", "CTY", "TNHH", "CP", "MTV", "CTCP", "TMCP", "XN", "XD", "TM", "DV", "SX", "XNK",
];

/// Abbreviations that a number follows; not titles, and no kinds of places that have names only.
pub(super) const COUNTED: &[&str] = &[
    "Q", "q", "P", "p", "F", "Đ", "đ", "KP", "Kp", "kp", "QL", "TL", "ĐT", "TT", "tr", "Tr", "Vd",
    "VD", "vd", "No", "Vol", "vol", "pp", "Tel", "tel", "Fax", "fax", "Đt", "đt", "SĐT", "CT",
    "tk", "TK", "Ô", "ô", "sđd", "Sđd", "XN",
];

/// What an amount after someone is counted in: phạt Đ.M.C. 3 năm tù · đưa cho H. 20 triệu.
pub(super) const AMOUNTS: &[&str] = &[
    "năm", "tháng", "ngày", "giờ", "phút", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "tr", "đồng",
    "lần", "điểm", "tuổi",
];

/// What ends a list or dates a year: no name goes on after it.
pub(super) const ENDLESS: &[&str] = &["v.v", "V.v", "vv", "TCN", "SCN", "etc", "a.m", "p.m", "ctv"];

/// What people are called in capitals before their names: HLV. Park · TN. Huệ Hương.
pub(super) const PEOPLE: &[&str] = &[
    "HLV", "NS", "TN", "NT", "SC", "MC", "PV", "BTV", "ĐD", "TGM", "ĐGM", "NV", "HS", "NSNA", "THS",
];

/// Units that are written without a stop, so that a stop after them is a full stop.
pub(super) const UNITS: &[&str] = &[
    "km", "cm", "mm", "dm", "nm", "kg", "mg", "ml", "ha", "kW", "kWh", "MW", "MWh", "kV", "Hz",
    "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "Gb", "Mb", "kB", "VND", "VNĐ", "USD", "vnđ",
    "vnd", "km²", "m²", "cm²", "m³", "cm³", "mAh", "hp", "cc", "px", "dB", "ppm", "mmHg", "kcal",
    "Gbps", "Mbps", "kbps", "lb", "oz", "ft", "ms",
];

/// What an amount in *triệu* or a year goes on with in capitals: 20 tr. VND · 257 tr. CN.
pub(super) const AFTER_TR: &[&str] = &["VND", "VNĐ", "USD", "EUR", "CN"];

/// Emoticons that are made of letters and signs.
pub(super) const EMOTICONS: &[&str] = &[
    "T_T", "T.T", "TT_TT", "T-T", "^_^", "^-^", "^.^", "-_-", "-.-", "@@", "@_@", "xD", "XD", "xd",
    "=.=", ">_<", ">.<", "o_O", "O_O", "o_o", "O_o", "u_u", "U_U", ":v", "=))", "<3", "QAQ", ";_;",
    ";-;", "*_*", "._.", "=_=", "n_n", ":'(", ":')", "(:", "):", "xDD", "\\(^o^)/", "\\o/",
    "(^_^)", "(^^)", "(T_T)", "(-_-)", "(>_<)", "(o_O)",
];

/// Pronouns with which prose goes on after naming someone.
pub(super) const PRONOUNS: &[&str] = &[
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "nó", "hắn", "họ", "tôi", "ta", "mình",
    "con", "cháu", "mẹ", "bố", "cha", "ai",
];

/// Words that a sentence does not end with.
pub(super) const UNFINISHED: &[&str] = &[
    "là", "và", "của", "với", "những", "các", "để", "rằng", "hay", "hoặc", "nhưng", "vì", "nếu",
    "bởi", "tại", "do", "như", "khoảng", "chừng", "thì", "mỗi", "mọi", "một", "bị", "nên",
];

/// What stands before the number of a day.
pub(super) const DAYS: &[&str] = &["ngày", "mồng", "mùng", "hôm"];
