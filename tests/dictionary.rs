//! Dictionaries: what the user says comes first, and a bad file is told where it is bad.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use tieng::abbreviation::{Abbreviations, Dictionary, ExpandOptions, Source, Status};

fn error(file: &str) -> String {
    Dictionary::from_tsv(file).unwrap_err().to_string()
}

#[test]
fn a_bad_line_is_named() {
    assert_eq!(error("A\tb\n\n# c\n\tx\n"), "line 4: the key is empty; write KEY<tab>EXPANSION");
    assert_eq!(
        error("HĐND\tHội đồng nhân dân\nUBND\n"),
        "line 2: no expansion after the key `UBND`; write KEY<tab>EXPANSION"
    );
    assert_eq!(
        error("AB\tmột\nCD\thai\nAB\tba\n"),
        "line 3: the key `AB` already stands on line 1; write its meanings in one line"
    );
    assert_eq!(Dictionary::from_tsv("A\t\n").unwrap_err().line(), Some(1));
}

#[test]
fn the_user_comes_first_and_the_document_before_the_built_in() {
    let text = "Hội doanh nghiệp (HDN) họp. HĐND và HDN dự.";
    let user = Dictionary::from_tsv("HĐND\thợp đồng nhà đất\n").unwrap();
    let mentions = Abbreviations::new().with_dictionary(user).find(text);
    let told: Vec<_> = mentions
        .iter()
        .map(|mention| (mention.expansion().unwrap(), mention.source.unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("hội doanh nghiệp", Source::Document),
            ("hợp đồng nhà đất", Source::User),
            ("hội doanh nghiệp", Source::Document)
        ]
    );
}

/// An ambiguous neighbour makes expanding look at its result again, which once wrote the key out in its own
/// expansion, each time tenfold.
#[test]
fn an_expansion_that_holds_its_own_key_is_written_out_once() {
    let expansion = ["đội AB"; 10].join(" ");
    let file = format!("AB\t{expansion}\nCD\tcái đĩa\t\tcon dế\n");
    let engine = Abbreviations::new().with_dictionary(Dictionary::from_tsv(&file).unwrap());
    let expanded = engine.expand("Thấy AB và CD.", ExpandOptions::new());
    assert_eq!(expanded.text, format!("Thấy {expansion} và CD."));
}

#[test]
fn a_key_is_found_however_it_is_encoded() {
    let dictionary = Dictionary::from_tsv("TP.XY\tthành phố Xuân Yên\n").unwrap();
    for key in ["TP.XY", "TPXY", "TP XY", "TP. XY"] {
        assert_eq!(dictionary.get(key).unwrap().expansion(), "thành phố Xuân Yên", "{key}");
    }
    let decomposed = Dictionary::from_tsv("\u{110}U\u{31B}\tđường ướt\n").unwrap();
    assert!(decomposed.get("ĐƯ").is_some());
    // An eth is written for Đ, and a dash for the hyphen of a compound.
    let engine = Abbreviations::new();
    for (text, key) in [("HÐND", "HĐND"), ("QÐ–TTg", "QĐ-TTg"), ("CNH–HĐH", "CNH-HĐH")] {
        let (found, plain) = (engine.find(text), engine.find(key));
        let ([found], [plain]) = (&*found, &*plain) else { panic!("{found:?} {plain:?}") };
        assert_eq!((&found.key, found.expansion()), (&plain.key, plain.expansion()), "{text}");
        assert!(found.expansion().is_some(), "{text}");
    }
}

#[test]
fn the_built_in_table_is_sound() {
    let file = include_str!("../data/abbreviations.tsv");
    let dictionary = Dictionary::from_tsv(file).unwrap();
    assert!(dictionary.len() > 1_900, "{}", dictionary.len());
    for (number, line) in (2..).zip(file.lines().skip(1)) {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 6, "line {number}");
        assert!(["yes", "no", "opt"].contains(&columns[4]), "line {number}");
        assert!(["initials", "irregular", "crosslingual"].contains(&columns[5]), "line {number}");
        assert_eq!(tieng::normalize(line), line, "line {number}");
    }
    let keys: Vec<&str> = file.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    assert!(keys.is_sorted(), "keys are sorted");
}

#[test]
fn nobody_knows_is_said() {
    let mentions = Abbreviations::new().find("Trả lời báo QZXK bên lề hội nghị.");
    assert_eq!(mentions[0].status, Status::Unknown);
    assert!(mentions[0].candidates.is_empty() && mentions[0].source.is_none());
}

#[cfg(feature = "serde")]
#[test]
fn a_dictionary_comes_from_json_too() {
    let json = r#"{"BLĐ": "ban lãnh đạo", "KH": ["kế hoạch", {"expansion": "khách hàng", "domain": "econ"}]}"#;
    let dictionary: Dictionary = serde_json::from_str(json).unwrap();
    assert_eq!(dictionary.get("BLĐ").unwrap().expansion(), "ban lãnh đạo");
    assert_eq!(dictionary.get("KH").unwrap().senses()[1].domain(), "econ");
    let error = serde_json::from_str::<Dictionary>(r#"{"KH": []}"#).unwrap_err();
    assert!(error.to_string().contains("`KH`"));
}

#[test]
fn entries_leave_by_key_and_by_domain() {
    let mut dictionary = Dictionary::built_in().clone();
    assert!(dictionary.remove("HĐND") && dictionary.get("HĐND").is_none());
    dictionary.retain_domains(&["health"]);
    assert!(dictionary.get("UBND").is_none() && dictionary.get("BHYT").is_some());
}
