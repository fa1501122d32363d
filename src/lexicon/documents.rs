//! Types of official documents and those who issue them, as document numbers abbreviate them.
//!
//! Sources: Nghị định 30/2020/NĐ-CP, appendix III (types), and Hướng dẫn 36-HD/VPTW (party
//! documents); issuers from the numbers of published documents.

use super::dictionary::composed_key;

/// The noun of the document type that `key` abbreviates: `NĐ` gives `nghị định`.
pub(crate) fn document_type(key: &str) -> Option<&'static str> {
    find(TYPES, key)
}

/// Who issues documents under `key`: `CP` gives `Chính phủ`.
pub(crate) fn issuer(key: &str) -> Option<&'static str> {
    find(ISSUERS, key)
}

fn find(list: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    let key = composed_key(key);
    list.iter().find(|(known, _)| *known == key).map(|&(_, meaning)| meaning)
}

const TYPES: &[(&str, &str)] = &[
    ("NQ", "nghị quyết"),
    ("QĐ", "quyết định"),
    ("CT", "chỉ thị"),
    ("QC", "quy chế"),
    ("QyĐ", "quy định"),
    ("QĐi", "quy định"),
    ("QĐI", "quy định"),
    ("TC", "thông cáo"),
    ("TB", "thông báo"),
    ("HD", "hướng dẫn"),
    ("CTr", "chương trình"),
    ("KH", "kế hoạch"),
    ("PA", "phương án"),
    ("ĐA", "đề án"),
    ("DA", "dự án"),
    ("BC", "báo cáo"),
    ("BB", "biên bản"),
    ("TTr", "tờ trình"),
    ("HĐ", "hợp đồng"),
    ("CĐ", "công điện"),
    ("BGN", "bản ghi nhớ"),
    ("BTT", "bản thỏa thuận"),
    ("GUQ", "giấy ủy quyền"),
    ("GM", "giấy mời"),
    ("GGT", "giấy giới thiệu"),
    ("GNP", "giấy nghỉ phép"),
    ("PG", "phiếu gửi"),
    ("PC", "phiếu chuyển"),
    ("PB", "phiếu báo"),
    ("CV", "công văn"),
    ("NĐ", "nghị định"),
    ("TT", "thông tư"),
    ("TTLT", "thông tư liên tịch"),
    ("NQLT", "nghị quyết liên tịch"),
    ("L", "lệnh"),
    ("PL", "pháp lệnh"),
    ("KL", "kết luận"),
    ("QT", "quy trình"),
    ("VBHN", "văn bản hợp nhất"),
];

const ISSUERS: &[(&str, &str)] = &[
    ("TW", "Trung ương"),
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("CTN", "Chủ tịch nước"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("VPTW", "Văn phòng Trung ương"),
    ("BTGTW", "Ban Tuyên giáo Trung ương"),
    ("BTCTW", "Ban Tổ chức Trung ương"),
    ("BDVTW", "Ban Dân vận Trung ương"),
    ("UBKTTW", "Ủy ban Kiểm tra Trung ương"),
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TU", "Tỉnh ủy"),
    ("HU", "Huyện ủy"),
    ("ĐU", "Đảng ủy"),
    ("BCA", "Bộ Công an"),
    ("BCT", "Bộ Công Thương"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    ("BNG", "Bộ Ngoại giao"),
    ("BNV", "Bộ Nội vụ"),
    ("BNN", "Bộ Nông nghiệp"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BQP", "Bộ Quốc phòng"),
    ("BTC", "Bộ Tài chính"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BTP", "Bộ Tư pháp"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("BXD", "Bộ Xây dựng"),
    ("BYT", "Bộ Y tế"),
    ("NHNN", "Ngân hàng Nhà nước"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("UBDT", "Ủy ban Dân tộc"),
    ("TANDTC", "Tòa án nhân dân tối cao"),
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
    ("KTNN", "Kiểm toán Nhà nước"),
    ("BHXH", "Bảo hiểm xã hội Việt Nam"),
    ("TLĐ", "Tổng Liên đoàn Lao động Việt Nam"),
    ("MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
];
