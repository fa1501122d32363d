//! Tone style, repair and look-alikes: each rule on the words it is about, and on those it must
//! leave alone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test's helpers"
)]

use std::borrow::Cow;

use proptest::prelude::*;
use tieng::normalize::{Form, Normalizer, last_boundary};
use tieng::syllable::{Syllable, ToneStyle};
use unicode_normalization::UnicodeNormalization;

const PLAIN: Normalizer = Normalizer::new();

/// Every case of the table: options, text, what it becomes.
fn cases() -> Vec<(&'static str, String, String)> {
    let unescape = |field: &str| {
        let mut parts = field.split("\\u{");
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (hex, rest) = part.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
            text.push_str(rest);
        }
        text
    };
    let table = include_str!("data/normalize_cases.tsv");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [options, input, output] = fields[..] else { panic!("three fields: {line}") };
        (options, unescape(input), unescape(if output == "=" { input } else { output }))
    })
    .collect()
}

fn normalizer(options: &str) -> Normalizer {
    options.split('+').fold(PLAIN, |normalizer, option| match option {
        "keep" => normalizer,
        "old" => normalizer.tone_style(ToneStyle::Old),
        "new" => normalizer.tone_style(ToneStyle::New),
        "nfd" => normalizer.form(Form::Nfd),
        "repair" => normalizer.repair(),
        "misplaced" => normalizer.repair_misplaced_tones(true),
        "order" => normalizer.repair_mark_order(true),
        "doubled" => normalizer.repair_doubled_marks(true),
        "lookalikes" => normalizer.lookalikes(),
        "d" => normalizer.crossed_d(true),
        "cyrillic" => normalizer.cyrillic(true),
        "width" => normalizer.full_width(true),
        "spaces" => normalizer.spaces(true),
        "invisible" => normalizer.invisible(true),
        "bom" => normalizer.bom(true),
        "i" => normalizer.i_for_y(true),
        _ => panic!("no option {option}"),
    })
}

/// All sets of the options that rewrite words, in both forms.
fn option_sets() -> Vec<Normalizer> {
    let mut sets = Vec::new();
    for bits in 0..1 << 5 {
        let on = |bit: u32| bits >> bit & 1 == 1;
        for style in ["keep", "old", "new"] {
            let mut set = normalizer(style)
                .repair_misplaced_tones(on(1))
                .repair_mark_order(on(2))
                .repair_doubled_marks(on(2))
                .i_for_y(on(4));
            if on(3) {
                set = set.lookalikes();
            }
            sets.push(if on(0) { set.form(Form::Nfd) } else { set });
        }
    }
    sets
}

#[test]
fn the_table_of_cases() {
    let cases = cases();
    assert!(cases.len() > 200, "{}", cases.len());
    for (options, input, output) in &cases {
        let normalizer = normalizer(options);
        let got = normalizer.normalize(input);
        assert_eq!(&got, output, "{options}: {input:?}");
        assert_eq!(matches!(got, Cow::Borrowed(_)), input == output, "{options}: {input:?}");
        // Asked for nothing, the text only changes as its form needs.
        assert_eq!(PLAIN.normalize(input), input.nfc().collect::<String>());
    }
}

#[test]
fn every_case_is_idempotent_under_every_option_set() {
    let sets = option_sets();
    for (_, input, _) in cases() {
        for set in &sets {
            let once = set.normalize(&input).into_owned();
            assert_eq!(set.normalize(&once), once, "{set:?}: {input:?}");
            assert!(set.is_normalized(&once), "{set:?}: {once:?}");
        }
    }
}

/// The rule of where a tone mark belongs, told as the schools tell it: by counting vowels.
fn place(onset: &str, vowels: &[char], coda: &str) -> usize {
    if let Some(at) = vowels.iter().rposition(|v| "ăâêôơư".contains(*v)) {
        return at;
    }
    // The u of qu and the i of gi before another vowel belong to the onset.
    let first = usize::from(
        onset == "q" && vowels[0] == 'u' || onset == "g" && vowels[0] == 'i' && vowels.len() > 1,
    );
    match (vowels.len() - first, coda) {
        (0 | 1, _) | (2, "") => first,
        _ => first + 1,
    }
}

#[test]
fn every_syllable_with_its_tone_anywhere_is_repaired_and_its_case_does_not_matter() {
    const ONSETS: &str = "b c d đ g h k l m n p q r s t v x ch gh kh ng nh ph th tr ngh";
    const VOWELS: &str = "aăâeêioôơuưy";
    let mut checked = 0;
    let mut nuclei: Vec<Vec<char>> = VOWELS.chars().map(|v| vec![v]).collect();
    for from in [0, 12] {
        let longer: Vec<_> = nuclei[from..]
            .iter()
            .flat_map(|n| VOWELS.chars().map(|v| n.iter().copied().chain([v]).collect()))
            .collect();
        nuclei.extend(longer);
    }
    let normalizers = ["misplaced", "misplaced+old", "misplaced+new"].map(normalizer);
    for onset in std::iter::once("").chain(ONSETS.split(' ')) {
        for vowels in &nuclei {
            for coda in ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"] {
                let with_tone = |mark: char, at: usize| -> String {
                    let rime = vowels
                        .iter()
                        .enumerate()
                        .flat_map(|(i, &v)| std::iter::once(v).chain((i == at).then_some(mark)));
                    onset.chars().chain(rime).chain(coda.chars()).nfc().collect()
                };
                let right = place(onset, vowels, coda);
                for mark in ['\u{301}', '\u{323}', '\u{300}'] {
                    let Some(syllable) = Syllable::parse(&with_tone(mark, right)) else { continue };
                    for at in (0..vowels.len()).filter(|&at| at != right) {
                        let wrong = with_tone(mark, at);
                        if wrong == "gịa" {
                            continue;
                        }
                        let styled = syllable.is_styled();
                        for (normalizer, style) in normalizers.iter().zip([-1, 0, 1]) {
                            let to = match style {
                                // Both places are right, and gi's i is neither.
                                -1 if styled && at == right + 1 => at,
                                -1 | 1 if styled => right + 1,
                                _ => right,
                            };
                            let expected = with_tone(mark, to);
                            assert_eq!(normalizer.normalize(&wrong), expected);
                            let upper = wrong.to_uppercase();
                            assert_eq!(normalizer.normalize(&upper), expected.to_uppercase());
                            assert_eq!(normalizer.normalize(&wrong.nfd().to_string()), expected);
                        }
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 5_000, "{checked}");
}

proptest! {
    #[test]
    fn any_text_is_idempotent_and_in_form(text in text_like_ours()) {
        for set in option_sets() {
            let once = set.normalize(&text).into_owned();
            prop_assert_eq!(set.normalize(&once), once.as_str(), "{:?}", set);
            prop_assert!(
                once == once.nfc().to_string() || once == once.nfd().to_string(), "{:?}", set
            );
        }
    }

    #[test]
    fn a_text_may_be_cut_at_a_boundary(text in text_like_ours()) {
        let mut end = text.len();
        while end > 0 {
            end = text[..end].char_indices().next_back().unwrap().0;
            let cut = last_boundary(&text[..end]);
            let (before, behind) = text.split_at(cut);
            for set in option_sets() {
                let apart = set.normalize(before) + set.normalize(behind);
                prop_assert_eq!(apart, set.normalize(&text), "{:?} cut at {}", set, cut);
            }
        }
    }

    #[test]
    fn repair_and_style_commute_with_case(text in "[hqgtđaăâeêioôơuưycntpàáạòóọùúụìíỳýếềươ' -]{0,24}") {
        let set = normalizer("repair+new");
        let lower = text.to_lowercase();
        let upper = lower.to_uppercase();
        prop_assert_eq!(set.normalize(&upper), set.normalize(&lower).to_uppercase());
    }
}

/// Strings of what the rules are about, in any order.
fn text_like_ours() -> impl Strategy<Value = String> {
    let parts = proptest::sample::select(
        "a e i o u y q g t h c n đ Ð ð Ɖ ɖ d ă â ê ô ơ ư á ọ ý òa oà uỷ gìa qúy toán ky kỹ Lý \
         \u{300} \u{301} \u{302} \u{306} \u{31B} \u{323} \u{335} \u{AD} \u{200B} \u{200D} \u{FEFF} \
         \u{A0} \u{3000} а е о с х ӑ ѐ й ж Ａ ｂ 日 \u{1F468} \u{1100} \u{1161} \u{11A8} ü ñ - ' 1"
            .split(' ')
            .chain([" ", "\n"])
            .collect::<Vec<_>>(),
    );
    proptest::collection::vec(parts, 0..16).prop_map(|parts| parts.concat())
}
