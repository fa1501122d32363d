//! The suite of abbreviations: what must expand, what must stay, and what a text defines.

#[path = "../examples/support/gold.rs"]
#[allow(dead_code, reason = "the other formats")]
mod gold;
#[path = "../examples/support/score.rs"]
mod score;

use tieng::abbreviation::{Abbreviations, DefinitionKind, ExpandOptions, Mode, OnAmbiguous};
use tieng::syllable::ToneStyle;

#[test]
fn every_case_is_right_but_the_marked_ones() {
    let cases = gold::abbreviation_cases(include_str!("data/abbreviations.txt"));
    assert!(cases.len() > 1_000);
    for case in &cases {
        let right = score::abbreviations(case).1.is_exact();
        assert!(right || case.arguable, "[{}] {}", case.kind, case.text);
    }
    let marked = cases.iter().filter(|case| case.arguable).count();
    assert!(marked < cases.len() / 25, "{marked} of {} cases are marked", cases.len());
}

#[test]
fn a_clean_text_takes_no_memory() {
    let text = "Hội nghị bàn về công tác năm mới. Bà con đồng tình, phấn khởi.\n".repeat(50);
    let engine = Abbreviations::new();
    engine.expand(&text, ExpandOptions::new()); // whatever loads once is loaded
    let taken = allocation_counter::measure(|| {
        assert!(engine.expand(&text, ExpandOptions::new()).alignment.is_identity());
    });
    assert_eq!(taken.count_total, 0);
}

#[test]
fn expanding_twice_changes_nothing_more() {
    for case in gold::abbreviation_cases(include_str!("data/abbreviations.txt")) {
        let once = tieng::expand(&case.text).into_owned();
        assert_eq!(tieng::expand(&once), once, "{}", case.text);
    }
}

#[test]
fn what_the_dictionary_writes_stays() {
    for line in include_str!("../data/abbreviations.tsv").lines().skip(1) {
        let expansion = line.split('\t').nth(1).unwrap_or("");
        let text = format!("Theo thông tin từ {expansion} thì vậy.");
        assert_eq!(tieng::expand(&text), text);
    }
}

#[test]
fn options() {
    let engine = Abbreviations::new();
    let expand =
        |text: &str, options: ExpandOptions| engine.expand(text, options).text.into_owned();
    assert_eq!(
        expand("UBND xã họp.", ExpandOptions::new().tone_style(ToneStyle::New)),
        "Uỷ ban nhân dân xã họp."
    );
    let ambiguous = "Tôi không hiểu CĐ là gì.";
    assert_eq!(expand(ambiguous, ExpandOptions::new()), ambiguous);
    assert!(
        expand(ambiguous, ExpandOptions::new().on_ambiguous(OnAmbiguous::Best)).len()
            > ambiguous.len()
    );
    let annotated = expand("Họp HĐND. HĐND bàn.", ExpandOptions::new().mode(Mode::AnnotateAll));
    assert_eq!(annotated, "Họp HĐND (Hội đồng nhân dân). HĐND (Hội đồng nhân dân) bàn.");
}

#[test]
fn nothing_is_said_twice() {
    for (text, expanded) in [
        ("Về thành phố TP.HCM.", "Về thành phố Hồ Chí Minh."),
        ("UBND (Ủy ban nhân dân) xã.", "UBND (Ủy ban nhân dân) xã."),
        ("Chỉ thị số 05 CT/TW.", "Chỉ thị số 05 của Trung ương."),
        ("Theo 15-NQ/TW thì.", "Theo nghị quyết số 15 của Trung ương thì."),
        ("Nghị định 30/2020/NĐ-CP.", "Nghị định 30/2020 của Chính phủ."),
    ] {
        assert_eq!(tieng::expand(text), expanded);
    }
}

#[test]
fn translated_names_are_taken_on_trust_only_if_asked() {
    let text = "Theo Tổ chức Khí hậu Phương Bắc (NCOX), băng tan nhanh. NCOX cảnh báo.";
    assert!(Abbreviations::new().definitions(text).is_empty());
    let trusted = Abbreviations::new().translated_names(true).definitions(text);
    assert_eq!(trusted[0].long.of(text), "Tổ chức Khí hậu Phương Bắc");
    assert_eq!(trusted[0].kind, DefinitionKind::Translated);
    assert!(trusted[0].score < 0.5);
}

#[test]
fn abbreviating_undoes_expanding() {
    let text = "Công tác dân vận (CTDV) đổi mới. CTDV góp phần. Tổng kết CTDV năm 2020.";
    let expanded = tieng::expand(text).into_owned();
    assert!(expanded.ends_with("Tổng kết công tác dân vận năm 2020."));
    assert_eq!(Abbreviations::new().abbreviate(&expanded).text, text);
}

#[test]
fn written_out_as_it_reads() {
    for (mode, text, written) in [
        (
            Mode::All,
            "UBND tỉnh họp. UBND huyện cũng họp.",
            "Ủy ban nhân dân tỉnh họp. Ủy ban nhân dân huyện cũng họp.",
        ),
        (
            Mode::All,
            "CSGT xử phạt. Người dân ủng hộ CSGT.",
            "Cảnh sát giao thông xử phạt. Người dân ủng hộ cảnh sát giao thông.",
        ),
        (Mode::All, "THPT là cấp học cuối.", "Trung học phổ thông là cấp học cuối."),
        (Mode::All, "Anh đến TP.HCM.", "Anh đến Thành phố Hồ Chí Minh."),
        (
            Mode::All,
            "Anh quê ở TP. HCM. Chị cũng vậy.",
            "Anh quê ở Thành phố Hồ Chí Minh. Chị cũng vậy.",
        ),
        (
            Mode::All,
            "Ủy ban nhân dân (UBND) xã họp, UBND xã quyết.",
            "Ủy ban nhân dân (UBND) xã họp, Ủy ban nhân dân xã quyết.",
        ),
        (Mode::All, "Ủy ban nhân dân UBND xã.", "Ủy ban nhân dân xã."),
        (Mode::All, "Ông là PGS.TS Nguyễn Văn An.", "Ông là phó giáo sư, tiến sĩ Nguyễn Văn An."),
        (Mode::All, "“HĐND quyết”, ông nói.", "“Hội đồng nhân dân quyết”, ông nói."),
        (Mode::All, "- CCHC là khâu đột phá.", "- Cải cách hành chính là khâu đột phá."),
        (
            Mode::All,
            "Bộ Giáo dục và Đào tạo (GD&ĐT) trả lời.",
            "Bộ Giáo dục và Đào tạo (GD&ĐT) trả lời.",
        ),
        (Mode::All, "Xem khóa XI, XII.", "Xem khóa XI, XII."),
        (Mode::All, "thành phố TP. HCM mưa", "thành phố Hồ Chí Minh mưa"),
        (
            Mode::First,
            "HĐND họp. HĐND bàn. UBND dự.",
            "Hội đồng nhân dân họp. HĐND bàn. Ủy ban nhân dân dự.",
        ),
        (Mode::AnnotateFirst, "HĐND họp. HĐND bàn.", "HĐND (Hội đồng nhân dân) họp. HĐND bàn."),
        (
            Mode::AnnotateAll,
            "HĐND họp. HĐND bàn.",
            "HĐND (Hội đồng nhân dân) họp. HĐND (Hội đồng nhân dân) bàn.",
        ),
        (
            Mode::AnnotateFirst,
            "HĐND (Hội đồng nhân dân) họp. HĐND bàn.",
            "HĐND (Hội đồng nhân dân) họp. HĐND bàn.",
        ),
        (
            Mode::AnnotateFirst,
            "Hội đồng nhân dân (HĐND) họp. HĐND bàn.",
            "Hội đồng nhân dân (HĐND) họp. HĐND bàn.",
        ),
        (
            Mode::First,
            "Hội đồng nhân dân (HĐND) họp. HĐND bàn.",
            "Hội đồng nhân dân (HĐND) họp. HĐND bàn.",
        ),
        (Mode::AnnotateFirst, "CSGT phạt xe.", "CSGT (cảnh sát giao thông) phạt xe."),
        (Mode::All, "Quyết định số 12/QĐ-UBND.", "Quyết định số 12 của Ủy ban nhân dân."),
        (Mode::All, "Theo 1719/QĐ-TTg.", "Theo quyết định số 1719 của Thủ tướng Chính phủ."),
        (Mode::All, "Chỉ thị 16/CT-TTg.", "Chỉ thị 16 của Thủ tướng Chính phủ."),
        (Mode::All, "Bến xe ở Q.1, TP.HCM.", "Bến xe ở quận 1, Thành phố Hồ Chí Minh."),
        (Mode::All, "Đ/c bí thư về dự.", "Đồng chí bí thư về dự."),
        (Mode::All, "Rau, củ, quả v.v.", "Rau, củ, quả vân vân."),
        (Mode::All, "Mua gạo, muối v.v. rồi về.", "Mua gạo, muối vân vân rồi về."),
        (Mode::All, "Trường TH&THCS Hòa Bình.", "Trường tiểu học và trung học cơ sở Hòa Bình."),
        (Mode::All, "Bộ trưởng Bộ GD-ĐT.", "Bộ trưởng Bộ Giáo dục - Đào tạo."),
        (
            Mode::All,
            "Ban Chấp hành (BCH) Đoàn và BCH Đảng bộ.",
            "Ban Chấp hành (BCH) Đoàn và Ban Chấp hành Đảng bộ.",
        ),
    ] {
        let expanded = Abbreviations::new().expand(text, ExpandOptions::new().mode(mode));
        assert_eq!(expanded.text, written, "{mode:?}");
    }
}

#[test]
fn edits_reproduce_both_texts() {
    let modes = [Mode::All, Mode::First, Mode::AnnotateFirst, Mode::AnnotateAll];
    for case in gold::abbreviation_cases(include_str!("data/abbreviations.txt")) {
        for mode in modes {
            let expanded = Abbreviations::new().expand(&case.text, ExpandOptions::new().mode(mode));
            let (mut source, mut output) = (0, 0);
            for edit in expanded.alignment.edits() {
                let kept = case.text.get(source..edit.input.start);
                assert_eq!(kept, expanded.text.get(output..edit.output.start), "{}", case.text);
                (source, output) = (edit.input.end, edit.output.end);
            }
            assert_eq!(case.text.get(source..), expanded.text.get(output..), "{}", case.text);
            let borrowed = matches!(expanded.text, std::borrow::Cow::Borrowed(_));
            assert_eq!(borrowed, expanded.alignment.is_identity());
        }
    }
}
