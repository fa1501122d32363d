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
    assert!(cases.len() > 600);
    for case in &cases {
        let right = score::abbreviations(case).1.is_exact();
        assert!(right || case.arguable, "[{}] {}", case.kind, case.text);
    }
    let marked = cases.iter().filter(|case| case.arguable).count();
    assert!(marked < cases.len() / 15, "{marked} of {} cases are marked", cases.len());
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
