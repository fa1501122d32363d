//! What texts like laws and papers define, translated names and terms included.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::collections::BTreeSet;

use tieng::abbreviation::{Abbreviations, Status};

/// Texts as in laws and papers, and what they define.
const LAWS_AND_PAPERS: &[(&str, &[(&str, &str)])] = &[
    (
        "Mạng nơ-ron tích chập (CNN) được dùng để phân loại ảnh y tế.",
        &[("CNN", "Mạng nơ-ron tích chập")],
    ),
    (
        "Chúng tôi so sánh mạng bộ nhớ dài-ngắn hạn (LSTM) với mô hình cơ sở.",
        &[("LSTM", "mạng bộ nhớ dài-ngắn hạn")],
    ),
    ("Tổ chức Y tế Thế giới (WHO) khuyến cáo tiêm nhắc lại.", &[("WHO", "Tổ chức Y tế Thế giới")]),
    (
        "Bộ luật Tố tụng hình sự (BLTTHS) quy định về tạm giam.",
        &[("BLTTHS", "Bộ luật Tố tụng hình sự")],
    ),
    (
        "Căn cứ Bộ luật Dân sự năm 2015 (BLDS 2015), bên vay phải trả nợ.",
        &[("BLDS", "Bộ luật Dân sự")],
    ),
    (
        "Theo Luật Sở hữu trí tuệ (sau đây gọi là Luật SHTT), tác giả có quyền nhân thân.",
        &[("SHTT", "Sở hữu trí tuệ")],
    ),
    ("Quyền sử dụng đất (QSDĐ) là tài sản đặc biệt.", &[("QSDĐ", "Quyền sử dụng đất")]),
    (
        "Xử lý ngôn ngữ tự nhiên (NLP) là một nhánh của trí tuệ nhân tạo (AI).",
        &[("NLP", "Xử lý ngôn ngữ tự nhiên"), ("AI", "trí tuệ nhân tạo")],
    ),
    ("Bài báo đề xuất thuật toán di truyền (GA) cải tiến.", &[("GA", "thuật toán di truyền")]),
    (
        "Phương pháp phân tích thành phần chính (PCA) giảm số chiều dữ liệu.",
        &[("PCA", "phân tích thành phần chính")],
    ),
    (
        "Bài toán dùng mô hình hỗn hợp Gauss (Gaussian Mixture Model - GMM) cho dữ liệu này.",
        &[("GMM", "Gaussian Mixture Model"), ("GMM", "mô hình hỗn hợp Gauss")],
    ),
    (
        "Kết quả cho thấy độ lệch tuyệt đối trung bình (MAD: Mean Absolute Deviation) giảm rõ.",
        &[("MAD", "Mean Absolute Deviation"), ("MAD", "độ lệch tuyệt đối trung bình")],
    ),
    (
        "Mẫu được phân tích bằng sắc ký lớp mỏng (Thin-Layer Chromatography; TLC) trong 30 phút.",
        &[("TLC", "Thin-Layer Chromatography"), ("TLC", "sắc ký lớp mỏng")],
    ),
    (
        "Chỉ số WQI (Water Quality Index – chỉ số chất lượng nước) được tính theo tháng.",
        &[("WQI", "Water Quality Index"), ("WQI", "chỉ số chất lượng nước")],
    ),
    ("Enzyme GPx (glutathione peroxidase) được bổ sung.", &[("GPx", "glutathione peroxidase")]),
    (
        "Hệ thống dùng kiến trúc hướng sự kiện EDA (Event-Driven Architecture) để mở rộng.",
        &[("EDA", "Event-Driven Architecture"), ("EDA", "kiến trúc hướng sự kiện")],
    ),
    ("Thuốc rifampicin (RIF) bị kháng ở 12% bệnh nhân (34/283).", &[("RIF", "rifampicin")]),
    (
        "Kết quả phân tích hồi quy đa biến tuyến tính cho thấy mô hình cây quyết định (DT) tốt hơn.",
        &[("DT", "cây quyết định")],
    ),
    ("Máy véc-tơ hỗ trợ (SVM) cho kết quả tốt nhất.", &[("SVM", "Máy véc-tơ hỗ trợ")]),
    (
        "Vi khuẩn kháng kháng sinh như tụ cầu vàng kháng methicillin (MRSA) gia tăng.",
        &[("MRSA", "tụ cầu vàng kháng methicillin")],
    ),
    ("Bệnh nhân suy thận mạn (STM) cần lọc máu chu kỳ.", &[("STM", "suy thận mạn")]),
    ("Chỉ số khối cơ thể (BMI) trung bình là 22,1.", &[("BMI", "Chỉ số khối cơ thể")]),
    ("Hội đồng xét xử (HĐXX) nhận định như sau.", &[("HĐXX", "Hội đồng xét xử")]),
    (
        "Viện kiểm sát nhân dân tối cao (VKSNDTC) ban hành cáo trạng.",
        &[("VKSNDTC", "Viện kiểm sát nhân dân tối cao")],
    ),
    (
        "Công ước Liên hợp quốc về Luật Biển (UNCLOS) có hiệu lực từ 1994.",
        &[("UNCLOS", "Công ước Liên hợp quốc về Luật Biển")],
    ),
    (
        "Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương (CPTPP) mở ra cơ hội.",
        &[("CPTPP", "Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương")],
    ),
    (
        "Hiệp hội các quốc gia Đông Nam Á (ASEAN) gồm mười nước.",
        &[("ASEAN", "Hiệp hội các quốc gia Đông Nam Á")],
    ),
    ("Doanh nghiệp nhỏ và vừa (DNNVV) chiếm đa số.", &[("DNNVV", "Doanh nghiệp nhỏ và vừa")]),
    (
        "Đầu tư trực tiếp nước ngoài (FDI) tăng trưởng mạnh.",
        &[("FDI", "Đầu tư trực tiếp nước ngoài")],
    ),
    ("Tổng sản phẩm quốc nội (GDP) của cả nước tăng 6%.", &[("GDP", "Tổng sản phẩm quốc nội")]),
    (
        "Kỹ thuật phản ứng chuỗi polymerase (PCR) được áp dụng.",
        &[("PCR", "phản ứng chuỗi polymerase")],
    ),
    (
        "Nghiên cứu sử dụng hệ thống thông tin địa lý (GIS) và viễn thám.",
        &[("GIS", "hệ thống thông tin địa lý")],
    ),
    (
        "Cơ sở dữ liệu (CSDL) được lưu ở máy chủ; hệ quản trị cơ sở dữ liệu (DBMS) là MySQL.",
        &[("CSDL", "Cơ sở dữ liệu"), ("DBMS", "hệ quản trị cơ sở dữ liệu")],
    ),
    ("Mạng riêng ảo (VPN) giúp mã hóa đường truyền.", &[("VPN", "Mạng riêng ảo")]),
    ("Internet vạn vật (IoT) kết nối hàng tỉ thiết bị.", &[("IoT", "Internet vạn vật")]),
    (
        "Cảm biến không dây (WSN - Wireless Sensor Network) tiêu thụ ít điện.",
        &[("WSN", "Wireless Sensor Network")],
    ),
    (
        "Trí tuệ nhân tạo (Artificial Intelligence - AI) phát triển nhanh.",
        &[("AI", "Trí tuệ nhân tạo"), ("AI", "Artificial Intelligence")],
    ),
    (
        "Học sâu (Deep Learning, viết tắt là DL) cần nhiều dữ liệu.",
        &[("DL", "Deep Learning"), ("DL", "Học sâu")],
    ),
    (
        "Trách nhiệm hình sự (TNHS) của pháp nhân được quy định tại Điều 76.",
        &[("TNHS", "Trách nhiệm hình sự")],
    ),
    (
        "Người bào chữa gửi đơn đến Cơ quan cảnh sát điều tra (CQCSĐT) Công an huyện.",
        &[("CQCSĐT", "Cơ quan cảnh sát điều tra")],
    ),
    ("Tòa án Công lý Quốc tế (ICJ) ra phán quyết.", &[("ICJ", "Tòa án Công lý Quốc tế")]),
    (
        "Quỹ Nhi đồng Liên hợp quốc (UNICEF) tài trợ 2 triệu USD.",
        &[("UNICEF", "Quỹ Nhi đồng Liên hợp quốc")],
    ),
    ("Khu bảo tồn biển (KBTB) Cù Lao Chàm được mở rộng.", &[("KBTB", "Khu bảo tồn biển")]),
    (
        "Tốc độ tăng trưởng kép hằng năm (CAGR) đạt 12%.",
        &[("CAGR", "Tốc độ tăng trưởng kép hằng năm")],
    ),
    (
        "Phương pháp bình phương nhỏ nhất (OLS) cho ước lượng không chệch.",
        &[("OLS", "bình phương nhỏ nhất")],
    ),
    ("Giá trị hiện tại ròng (NPV) của dự án dương.", &[("NPV", "Giá trị hiện tại ròng")]),
    (
        "Hội chứng hô hấp cấp tính nặng (SARS) bùng phát năm 2003.",
        &[("SARS", "Hội chứng hô hấp cấp tính nặng")],
    ),
    ("Nhu cầu oxy sinh hóa (BOD) vượt quy chuẩn 3 lần.", &[("BOD", "Nhu cầu oxy sinh hóa")]),
    (
        "Ông Nguyễn Văn An (SN 1980) bị khởi tố theo Bộ luật Hình sự (BLHS).",
        &[("BLHS", "Bộ luật Hình sự")],
    ),
    ("Dòng điện (A) và điện áp (V) được đo liên tục.", &[]),
    ("Mô hình ngôn ngữ lớn (LLM) thay đổi cách làm việc.", &[("LLM", "Mô hình ngôn ngữ lớn")]),
    ("Tác giả dùng mạng đối sinh (GAN) để tạo ảnh.", &[("GAN", "mạng đối sinh")]),
    (
        "Rừng ngẫu nhiên (RF) và cây quyết định (DT) được so sánh.",
        &[("RF", "Rừng ngẫu nhiên"), ("DT", "cây quyết định")],
    ),
    (
        "Sai số bình phương trung bình (MSE) giảm còn 0,02.",
        &[("MSE", "Sai số bình phương trung bình")],
    ),
    (
        "Bài báo trình bày hệ hỗ trợ ra quyết định (DSS) cho bệnh viện.",
        &[("DSS", "hệ hỗ trợ ra quyết định")],
    ),
    ("Chụp cộng hưởng từ (MRI) cho thấy khối u nhỏ.", &[("MRI", "Chụp cộng hưởng từ")]),
    (
        "Bệnh phổi tắc nghẽn mạn tính (COPD) thường gặp ở người hút thuốc.",
        &[("COPD", "Bệnh phổi tắc nghẽn mạn tính")],
    ),
    (
        "Theo Cơ quan Hàng không Vũ trụ châu Âu (ESA), tàu đã hạ cánh.",
        &[("ESA", "Cơ quan Hàng không Vũ trụ châu Âu")],
    ),
    ("Thuật toán lan truyền ngược (BP) hội tụ chậm.", &[("BP", "lan truyền ngược")]),
    (
        "Luật Hôn nhân và Gia đình (HN&GĐ) năm 2014 có hiệu lực.",
        &[("HN&GĐ", "Hôn nhân và Gia đình")],
    ),
    (
        "Bị cáo bị truy tố theo Bộ luật Hình sự năm 2015 (BLHS 2015).",
        &[("BLHS", "Bộ luật Hình sự")],
    ),
    (
        "Tài liệu được mã hóa bằng chuẩn mã hóa tiên tiến (AES).",
        &[("AES", "chuẩn mã hóa tiên tiến")],
    ),
    ("Lượng khí thải cacbon điôxit (CO2) tăng.", &[]),
    ("Hình ảnh được tải lên dịch vụ lưu trữ đám mây (xem Hình 2).", &[]),
    ("Ông được bổ nhiệm giữ chức vụ mới (QĐ số 12).", &[]),
    ("Độ chính xác đạt 95% (p < 0,05) trên tập kiểm tra.", &[]),
    (
        "Giao thức điều khiển truyền vận (TCP) bảo đảm thứ tự gói tin.",
        &[("TCP", "Giao thức điều khiển truyền vận")],
    ),
    (
        "Ngôn ngữ truy vấn có cấu trúc (SQL) là chuẩn chung.",
        &[("SQL", "Ngôn ngữ truy vấn có cấu trúc")],
    ),
    (
        "Phương pháp phần tử hữu hạn (PTHH) được dùng để tính ứng suất.",
        &[("PTHH", "phần tử hữu hạn")],
    ),
    (
        "Bài báo dùng mạng nơ-ron nhân tạo (ANN) và logic mờ (FL) để dự báo phụ tải.",
        &[("ANN", "mạng nơ-ron nhân tạo"), ("FL", "logic mờ")],
    ),
    ("Độ lệch chuẩn (ĐLC) của mẫu là 2,3.", &[("ĐLC", "Độ lệch chuẩn")]),
    (
        "Kính hiển vi điện tử quét (SEM) cho thấy bề mặt xốp.",
        &[("SEM", "Kính hiển vi điện tử quét")],
    ),
    ("Nhiễu xạ tia X (XRD) xác nhận cấu trúc tinh thể.", &[("XRD", "Nhiễu xạ tia X")]),
    (
        "Phổ hồng ngoại biến đổi Fourier (FTIR) được ghi ở nhiệt độ phòng.",
        &[("FTIR", "Phổ hồng ngoại biến đổi Fourier")],
    ),
    (
        "Hệ thống điều khiển giám sát và thu thập dữ liệu (SCADA) được nâng cấp.",
        &[("SCADA", "Hệ thống điều khiển giám sát và thu thập dữ liệu")],
    ),
    (
        "Bộ điều khiển logic khả trình (PLC) điều khiển băng tải.",
        &[("PLC", "Bộ điều khiển logic khả trình")],
    ),
    (
        "Các điểm truy cập (AP) gửi gói tin tới trạm gốc (BS).",
        &[("AP", "điểm truy cập"), ("BS", "trạm gốc")],
    ),
    (
        "Ghép kênh phân chia theo tần số trực giao (OFDM) chống nhiễu tốt.",
        &[("OFDM", "Ghép kênh phân chia theo tần số trực giao")],
    ),
    (
        "Mạng cảm biến không dây (Wireless Sensor Network - WSN) có nhiều ứng dụng.",
        &[("WSN", "Wireless Sensor Network")],
    ),
    ("Support Vector Machine (SVM) là một bộ phân lớp mạnh.", &[("SVM", "Support Vector Machine")]),
    (
        "Thuật toán K láng giềng gần nhất (KNN) đơn giản mà hiệu quả.",
        &[("KNN", "K láng giềng gần nhất")],
    ),
    (
        "Nhóm dùng Recurrent Neural Network (RNN) để sinh văn bản.",
        &[("RNN", "Recurrent Neural Network")],
    ),
    ("Tối ưu bầy đàn (PSO) tìm được nghiệm tốt sau 50 vòng lặp.", &[("PSO", "Tối ưu bầy đàn")]),
    ("Tỉ số tín hiệu trên nhiễu (SNR) tăng thêm 3 dB.", &[("SNR", "Tỉ số tín hiệu trên nhiễu")]),
    (
        "Công nghệ thông tin và truyền thông (CNTT&TT) đổi mới giáo dục.",
        &[("CNTT&TT", "Công nghệ thông tin và truyền thông")],
    ),
    (
        "Doanh nghiệp nhà nước (DNNN) được cổ phần hóa từ năm 1992.",
        &[("DNNN", "Doanh nghiệp nhà nước")],
    ),
    (
        "Vốn hỗ trợ phát triển chính thức (ODA) giảm dần.",
        &[("ODA", "hỗ trợ phát triển chính thức")],
    ),
    (
        "Luật Thi hành án hình sự (LTHAHS) được sửa đổi năm 2019.",
        &[("LTHAHS", "Luật Thi hành án hình sự")],
    ),
    (
        "Công ước về quyền trẻ em (CRC) được phê chuẩn năm 1990.",
        &[("CRC", "Công ước về quyền trẻ em")],
    ),
    (
        "Thẩm phán áp dụng Bộ luật Tố tụng dân sự (BLTTDS) để giải quyết vụ án dân sự (VADS).",
        &[("BLTTDS", "Bộ luật Tố tụng dân sự"), ("VADS", "vụ án dân sự")],
    ),
    ("Hộ gia đình, cá nhân sử dụng đất (SDĐ) phải nộp thuế.", &[("SDĐ", "sử dụng đất")]),
    (
        "Chuyển gen bằng vi khuẩn cho tần số tái sinh (TSTS) cao nhất ở môi trường MS.",
        &[("TSTS", "tần số tái sinh")],
    ),
    (
        "Tổng chất rắn lơ lửng (TSS) và nhu cầu oxy hóa học (COD) được đo hằng tuần.",
        &[("TSS", "Tổng chất rắn lơ lửng"), ("COD", "nhu cầu oxy hóa học")],
    ),
    ("Nghiệm thức đối chứng (ĐC) không bón phân.", &[("ĐC", "đối chứng")]),
    ("Hình 3 (a) và Hình 4 (b) biểu diễn kết quả.", &[]),
    ("Các mẫu được ký hiệu từ M1 đến M5 (n = 30).", &[]),
    (
        "Mô hình chuyển đổi số trong giáo dục đại học (GDĐH) còn mới.",
        &[("GDĐH", "giáo dục đại học")],
    ),
    (
        "Hệ thống nhận dạng tiếng nói tự động (ASR - Automatic Speech Recognition) dùng mô hình Markov ẩn (HMM).",
        &[
            ("ASR", "Automatic Speech Recognition"),
            ("HMM", "mô hình Markov ẩn"),
            ("ASR", "nhận dạng tiếng nói tự động"),
        ],
    ),
];

/// As laws and papers define: short forms of the language, and English ones of Vietnamese names.
#[test]
fn definitions_in_laws_and_papers() {
    let (mut found, mut right, mut wanted) = (0, 0, 0);
    for (text, pairs) in LAWS_AND_PAPERS {
        let definitions = Abbreviations::new().translated_names(true).definitions(text);
        found += definitions.len();
        wanted += pairs.len();
        for (short, long) in *pairs {
            let same = definitions.iter().any(|d| d.key == *short && d.long.of(text) == *long);
            right += usize::from(same);
            if !same {
                let all: Vec<_> = definitions.iter().map(|d| (&d.key, d.long.of(text))).collect();
                eprintln!("{text} {all:?}");
            }
        }
        if definitions.len() > pairs.len() {
            let all: Vec<_> = definitions.iter().map(|d| (&d.key, d.long.of(text))).collect();
            eprintln!("extra: {text} {all:?}");
        }
    }
    eprintln!("{right} right of {found} found, {wanted} wanted");
    assert!(right * 100 >= wanted * 90 && right * 100 >= found * 90);
}

/// Paragraphs as in scientific papers, with the acronyms and the long forms that they hold: counted as by the shared
/// task SDU@AAAI-22, a string a paragraph. Their writers had not seen the rules.
#[test]
fn acronyms_and_long_forms_in_papers() {
    let engine = Abbreviations::new().translated_names(true);
    // Acronyms, then long forms: how many there are, how many are found, how many of those are right.
    let mut counts = [[0_usize; 3]; 2];
    for line in include_str!("data/papers.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let listed = |of: &str| -> BTreeSet<&str> {
            case[of].as_array().unwrap().iter().map(|form| form.as_str().unwrap()).collect()
        };
        let definitions = engine.definitions(text);
        let mentions = engine.find(text).into_iter();
        let mentions = mentions.filter(|found| !matches!(found.status, Status::Skipped(_)));
        let shorts = definitions.iter().map(|found| found.short.of(text));
        let acronyms = mentions.map(|found| found.span.of(text)).chain(shorts).collect();
        let long_forms = definitions.iter().map(|found| found.long.of(text)).collect();
        let pairs = [(listed("acronyms"), acronyms), (listed("long_forms"), long_forms)];
        for (count, (wanted, found)) in counts.iter_mut().zip(pairs) {
            let found: BTreeSet<&str> = found;
            let right = wanted.intersection(&found).count();
            for (sum, number) in count.iter_mut().zip([wanted.len(), found.len(), right]) {
                *sum += number;
            }
        }
    }
    let f1 = counts.map(|[wanted, found, right]| 200 * right / (wanted + found));
    eprintln!("acronyms, long forms: {counts:?}, F1 {f1:?}");
    assert!(f1[0] >= 91 && f1[1] >= 82, "{counts:?}");
}

/// The key and the expansion of each definition in a text.
fn defined(text: &str) -> Vec<(String, String)> {
    let definitions = Abbreviations::new().definitions(text);
    definitions.into_iter().map(|found| (found.key, found.expansion)).collect()
}

#[test]
fn a_list_of_abbreviations_defines_them() {
    let list = "DANH MỤC CHỮ VIẾT TẮT\n1. HĐTN: Hoạt động trải nghiệm\n- NLST = năng lực sáng tạo;\r\n\
                TĐN\ttự đánh giá năng lực\nVKX – Vũ khúc xuân.\n\nNăm NLST mới.";
    let wanted =
        [("HĐTN", "hoạt động trải nghiệm"), ("NLST", "năng lực sáng tạo"), ("VKX", "vũ khúc xuân")];
    let found = defined(list);
    assert_eq!(found, wanted.map(|(key, long)| (key.to_string(), long.to_string())));
    // The letters fit all of it.
    for other in ["HĐTN: hoạt động trải nghiệm là gì?", "HĐTN: hay", "HĐTN là hoạt động bổ ích."]
    {
        assert_eq!(defined(other), [], "{other}");
    }
    let expanded = tieng::expand(list);
    assert!(expanded.ends_with("Năm năng lực sáng tạo mới."), "{expanded}");
    assert!(expanded.contains("- NLST = năng lực sáng tạo;"), "{expanded}");
}

#[test]
fn a_remark_defines_its_abbreviations() {
    let remark =
        "Ghi chú: VKX = vũ khúc xuân, NLST: năng lực sáng tạo; HĐTN là hoạt động trải nghiệm.";
    let wanted =
        [("VKX", "vũ khúc xuân"), ("NLST", "năng lực sáng tạo"), ("HĐTN", "hoạt động trải nghiệm")];
    assert_eq!(defined(remark), wanted.map(|(key, long)| (key.to_string(), long.to_string())));
}

#[test]
fn brackets_may_hold_several_short_forms() {
    let text =
        |inside: &str| format!("Dạy kỹ năng sống, giáo dục giới tính {inside} trong trường.");
    let wanted = [("KNS", "kỹ năng sống"), ("GDGT", "giáo dục giới tính")]
        .map(|(key, long)| (key.to_string(), long.to_string()));
    for inside in ["(KNS, GDGT)", "(KNS - GDGT)", "[KNS và GDGT]", "(“KNS”, GDGT)"] {
        let expected = if inside.contains('“') { &wanted[1..] } else { &wanted[..] };
        assert_eq!(defined(&text(inside)), expected, "{inside}");
    }
    // Something stands between the long forms.
    assert_eq!(defined("Dạy kỹ năng sống rất kỹ, giáo dục giới tính (KNS, GDGT)."), []);
}

#[test]
fn what_stands_beside_a_long_form() {
    let cases = [
        ("Quỹ Bảo vệ và Phát triển rừng tỉnh Sơn La (Quỹ BV&PTR) chi trả.", "BV&PTR"),
        ("Hội Yêu Cây Cổ thụ thành phố Hòa Bình (HYCCT) họp.", "HYCCT"),
        (
            "Ban Quản lý dự án đầu tư xây dựng huyện Yên Mô (sau đây gọi tắt là BQLDA) nhận.",
            "BQLDA",
        ),
        ("Bộ luật Dân sự năm 2015 (sau đây gọi tắt là BLDS) có hiệu lực.", "BLDS"),
        ("Cục Dự trữ Liên bang Mỹ (Fed) họp.", "Fed"),
        // From six letters up, a word of two syllables may have none.
        ("Trung tâm Tư vấn pháp luật học đường cộng đồng (TTTVPLCĐ) mở cửa.", "TTTVPLCĐ"),
        ("Tổng sản phẩm quốc nội (Gross Domestic Product, viết tắt là GDP) tăng.", "GDP"),
    ];
    for (text, key) in cases {
        let long = text.split(" (").next().unwrap_or("");
        let long = long.strip_prefix("Quỹ ").unwrap_or(long);
        let definitions = Abbreviations::new().definitions(text);
        let [found] = &*definitions else { panic!("{text} {definitions:?}") };
        assert_eq!((&*found.key, found.long.of(text)), (key, long), "{text}");
    }
}
