//! The syllables of Vietnamese, all of them and nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use tieng::syllable::{Level, Syllable, Tone, level};
use unicode_normalization::UnicodeNormalization;

/// Every spelling that can be a syllable: all runs of up to three consonant letters, one to three
/// vowel letters and up to two consonant letters, with each tone mark on each vowel.
fn candidates() -> impl Iterator<Item = String> {
    const ONSETS: &str = "b c d đ g h k l m n p q r s t v x ch gh gi kh ng nh ph th tr ngh kr";
    const VOWELS: &str = "a ă â e ê i o ô ơ u ư y";
    const CODAS: &str = "c ch m n ng nh p t k";
    let with_none = |list: &'static str| std::iter::once("").chain(list.split(' '));
    let vowels: Vec<&str> = VOWELS.split(' ').collect();
    let mut nuclei: Vec<Vec<&str>> = vec![Vec::new()];
    for _ in 0..3 {
        let longer =
            nuclei.iter().flat_map(|n| vowels.iter().map(move |v| [&n[..], &[*v]].concat()));
        nuclei =
            nuclei.iter().cloned().chain(longer).collect::<BTreeSet<_>>().into_iter().collect();
    }
    with_none(ONSETS).flat_map(move |onset| {
        let nuclei = nuclei.clone();
        nuclei.into_iter().filter(|n| !n.is_empty()).flat_map(move |nucleus| {
            with_none(CODAS).flat_map(move |coda| {
                let plain = format!("{onset}{}{coda}", nucleus.concat());
                let nucleus = nucleus.clone();
                let toned = (0..nucleus.len()).flat_map(move |at| {
                    let nucleus = nucleus.clone();
                    "\u{300}\u{301}\u{309}\u{303}\u{323}".chars().map(move |mark| {
                        let (head, tail) = nucleus.split_at(at + 1);
                        format!("{onset}{}{mark}{}{coda}", head.concat(), tail.concat())
                            .nfc()
                            .collect()
                    })
                });
                std::iter::once(plain).chain(toned)
            })
        })
    })
}

/// The candidates that are syllables.
static FORMS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| candidates().filter(|c| Syllable::parse(c).is_some()).collect());

#[test]
fn exactly_18_160_syllables_each_in_one_or_two_styles() {
    let accepted = &*FORMS;
    let syllables: BTreeSet<String> =
        accepted.iter().map(|form| Syllable::parse(form).unwrap().to_string()).collect();
    assert_eq!(syllables.len(), 18_160);
    // 24 onsets, 3 rimes and 5 tones have a second spelling.
    assert_eq!(accepted.len(), 18_160 + 24 * 3 * 5);

    let Ok(list) = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/normalize/syllables.tsv"),
    ) else {
        eprintln!(
            "skipped: the comparison with ../shared/data/normalize/syllables.tsv, which is not here"
        );
        return;
    };
    let expected: BTreeSet<String> =
        list.split(['\t', '\n']).filter(|s| !s.is_empty()).map(String::from).collect();
    let wrong: Vec<_> = accepted.symmetric_difference(&expected).collect();
    assert!(wrong.is_empty(), "{} differ: {:?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

#[test]
fn case_and_composition_make_no_difference() {
    for form in &*FORMS {
        let parsed = Syllable::parse(form).unwrap();
        for other in [
            form.nfd().collect(),
            form.to_uppercase(),
            form.to_uppercase().nfd().collect::<String>(),
        ] {
            let again = Syllable::parse(&other).unwrap();
            assert_eq!(again.to_string(), parsed.to_string(), "{other}");
            assert_eq!(again.level(), parsed.level(), "{other}");
        }
    }
}

#[test]
fn the_parts_put_together_spell_the_syllable() {
    for form in &*FORMS {
        let s = Syllable::parse(form).unwrap();
        let joined = format!("{}{}{}{}", s.onset(), s.glide(), s.nucleus(), s.coda());
        let spelled: String = s
            .to_string()
            .nfd()
            .filter(|c| !"\u{300}\u{301}\u{309}\u{303}\u{323}".contains(*c))
            .nfc()
            .collect();
        // gi shares its i with a nucleus that starts with i.
        assert!(
            joined == spelled || joined.replacen("gii", "gi", 1) == spelled,
            "{form}: {joined} {spelled}"
        );
        assert!(!s.nucleus().is_empty(), "{form}");
    }
}

#[test]
fn parts_of_syllables_that_teach_something() {
    let parts = |word: &str| {
        let s = Syllable::parse(word).unwrap();
        (s.onset(), s.glide(), s.nucleus(), s.coda(), s.tone())
    };
    assert_eq!(parts("nghiêng"), ("ngh", "", "iê", "ng", Tone::Ngang));
    assert_eq!(parts("khuỷu"), ("kh", "u", "y", "u", Tone::Hoi));
    assert_eq!(parts("khuya"), ("kh", "u", "ya", "", Tone::Ngang));
    assert_eq!(parts("quốc"), ("q", "u", "ô", "c", Tone::Sac));
    assert_eq!(parts("quyển"), ("q", "u", "yê", "n", Tone::Hoi));
    assert_eq!(parts("mùa"), ("m", "", "ua", "", Tone::Huyen));
    assert_eq!(parts("qua"), ("q", "u", "a", "", Tone::Ngang));
    assert_eq!(parts("gì"), ("gi", "", "i", "", Tone::Huyen));
    assert_eq!(parts("giếng"), ("gi", "", "iê", "ng", Tone::Sac));
    assert_eq!(parts("già"), ("gi", "", "a", "", Tone::Huyen));
    assert_eq!(parts("giường"), ("gi", "", "ươ", "ng", Tone::Huyen));
    assert_eq!(parts("ngoằn"), ("ng", "o", "ă", "n", Tone::Huyen));
    assert_eq!(parts("yêu"), ("", "", "yê", "u", Tone::Ngang));
    assert_eq!(parts("xoong"), ("x", "", "oo", "ng", Tone::Ngang));
}

#[test]
fn levels() {
    for word in ["hòa", "hoà", "người", "Ủy", "UỶ", "kỹ", "kĩ", "nghị", "thuở", "ý"]
    {
        assert_eq!(level(word), Level::Strict, "{word}");
    }
    for word in ["pin", "Pa", "xoong", "soóc", "buýt", "moay", "voan", "tuýp"] {
        assert_eq!(level(word), Level::Permissive, "{word}");
    }
    for word in ["Đắk", "Đăk", "Krông", "Lắk", "Búk", "Mlô", "Niê", "Kpă", "Kông", "Mnông", "KRÔNG"]
    {
        assert_eq!(level(word), Level::Loan, "{word}");
    }
    for word in [
        "",
        "Chloé",
        "señor",
        "Müller",
        "Hué",
        "hòá",
        "tòạ",
        "sòap",
        "tóan",
        "hello",
        "grip",
        "plan",
        "café",
        "b",
        "ngh",
        "nghà",
        "cế",
        "ghà",
        "ngế",
        "ho\u{300}\u{300}",
        "a b",
        "a1",
        "nghiêngg",
        "Straße",
    ] {
        assert_eq!(level(word), Level::Foreign, "{word}");
    }
}
