//! Words: golden sentences, the same words in every spelling, and spans that lose nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use proptest::prelude::*;
use support::{HOSTILE, assert_covers, hostile_text};
use tieng::Span;
use tieng::token::{TokenKind, tokens};
use tieng::word::{CustomWords, Granularity, Scratch, Segmenter, words};
use unicode_normalization::UnicodeNormalization;

/// Sentences as a reader cuts them, by the treebank's convention.
const GOLDEN: &[&str] = &[
    "Hội đồng nhân dân|tỉnh|Quảng Ninh|đã|phê duyệt|dự án|đầu tư|xây dựng|cầu đường|.",
    "Chúng tôi|sẽ|tiếp tục|học tập|và|làm việc|ở|nước ngoài|.",
    "Anh|Nguyễn Văn Hùng|là|giám đốc|công ty|.",
    "Sinh viên|đại học|thường|đi|xe máy|đến|trường|.",
    "Tuy nhiên|,|giá|cà phê|vẫn|tăng|mạnh|trong|tháng|9|.",
    "Họ|vui vẻ|nói chuyện|với|nhau|suốt|đêm|.",
    "Kinh tế|Việt Nam|phát triển|nhanh chóng|.",
    "Bộ trưởng|Bộ|Y tế|trả lời|câu|hỏi|của|phóng viên|.",
];

fn segment(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|span| span.of(text)).collect()
}

/// The running text of a golden line: a mark stands after its word without a space.
fn running(golden: &str) -> String {
    golden.replace("|,", ",").replace("|.", ".").replace('|', " ")
}

#[test]
fn golden_sentences() {
    for golden in GOLDEN {
        assert_eq!(segment(&running(golden)).join("|"), *golden);
    }
}

/// The bench texts: what people write, on many subjects.
fn prose() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/bench");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// For each word, the places of its characters among those of the text that are no white space and
/// no combining mark.
fn places(text: &str, words: &[Span]) -> Vec<(usize, usize)> {
    let counts = |c: char| !c.is_whitespace() && !unicode_normalization::char::is_combining_mark(c);
    let mut places = vec![0; text.len() + 1];
    let mut place = 0;
    for (at, c) in text.char_indices() {
        places[at..at + c.len_utf8()].fill(place);
        place += usize::from(counts(c));
    }
    places[text.len()] = place;
    words.iter().map(|word| (places[word.start], places[word.end])).collect()
}

#[test]
fn every_spelling_gives_the_same_words() {
    /// Open rimes in the old and in the new style.
    const STYLES: &[(&str, &str)] = &[
        ("óa ", "oá "),
        ("òa ", "oà "),
        ("ỏa ", "oả "),
        ("õa ", "oã "),
        ("ọa ", "oạ "),
        ("óe ", "oé "),
        ("òe ", "oè "),
        ("ỏe ", "oẻ "),
        ("õe ", "oẽ "),
        ("ọe ", "oẹ "),
        ("húy ", "huý "),
        ("thúy ", "thuý "),
        ("lũy ", "luỹ "),
        ("hủy ", "huỷ "),
        ("ủy ", "uỷ "),
        ("tùy ", "tuỳ "),
        ("thủy ", "thuỷ "),
        ("thùy ", "thuỳ "),
        ("ngụy ", "nguỵ "),
    ];
    for text in prose() {
        let text: String = text.nfc().collect();
        let restyle = |to_new: bool| {
            STYLES.iter().fold(text.clone(), |text, &(old, new)| {
                if to_new { text.replace(old, new) } else { text.replace(new, old) }
            })
        };
        let (old, new) = (restyle(false), restyle(true));
        assert_ne!(old, new);
        let expected = places(&old, &words(&old));
        for variant in [new.clone(), old.nfd().collect(), new.nfd().collect()] {
            assert_eq!(places(&variant, &words(&variant)), expected);
        }
    }
}

/// A word of several tokens has nothing but syllables and foreign words in it, with white space
/// between them.
fn assert_no_mark_inside(text: &str) {
    let all: Vec<_> = tokens(text).collect();
    for word in words(text) {
        let inside: Vec<_> = all.iter().filter(|token| word.contains(token.span)).collect();
        assert!(!inside.is_empty(), "{word:?} cuts a token of {text:?}");
        if inside.len() > 1 {
            assert!(
                inside
                    .iter()
                    .all(|token| matches!(token.kind, TokenKind::Syllable | TokenKind::Word)),
                "{:?}",
                word.of(text)
            );
            assert!(inside.windows(2).all(|pair| pair[0].span.end < pair[1].span.start));
            assert!(!word.of(text).contains('\n'), "{:?}", word.of(text));
        }
    }
}

#[test]
fn words_cover_and_cross_nothing() {
    for text in HOSTILE {
        assert_covers(text, words(text));
        assert_no_mark_inside(text);
        let long = text.repeat(300);
        assert_covers(&long, words(&long));
    }
    for text in prose() {
        assert_covers(&text, words(&text));
        assert_no_mark_inside(&text[..text.floor_char_boundary(3000)]);
    }
}

proptest! {
    #![proptest_config(support::cases(500))]

    #[test]
    fn words_cover_any_text(text in hostile_text()) {
        assert_covers(&text, words(&text));
        assert_no_mark_inside(&text);
    }

    #[test]
    fn scratch_changes_nothing(texts in prop::collection::vec(hostile_text(), 1..4)) {
        let segmenter = Segmenter::new();
        let (mut scratch, mut spans) = (Scratch::default(), Vec::new());
        for text in texts {
            spans.clear();
            segmenter.segment_into(&text, &mut scratch, &mut spans);
            prop_assert_eq!(&spans, &segmenter.segment(&text));
        }
    }
}

#[test]
fn long_inputs_complete() {
    let stops = "a.".repeat(1_000_000);
    assert_covers(&stops, words(&stops));
    let line = prose().concat().replace('\n', " ");
    let line = line.repeat(10_000_000 / line.len() + 1);
    assert_covers(&line, words(&line));
}

#[test]
fn coarse_joins_what_fine_splits() {
    let text = "Người dân ở trên con đường này.";
    let coarse = Segmenter::new().granularity(Granularity::Coarse);
    let fine = segment(text);
    assert!(fine.contains(&"dân") && fine.contains(&"đường"), "{fine:?}");
    let words: Vec<_> = coarse.segment(text).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(words, ["Người dân", "ở", "trên", "con đường", "này", "."]);
    for text in prose() {
        let (fine, coarse) = (words_of(&Segmenter::new(), &text), words_of(&coarse, &text));
        assert!(coarse.len() < fine.len());
        // Coarse words are whole fine words.
        assert!(coarse.iter().all(|word| fine.iter().any(|part| part.start == word.start)));
        assert_covers(&text, coarse);
    }
}

fn words_of(segmenter: &Segmenter, text: &str) -> Vec<Span> {
    segmenter.segment(text)
}

#[test]
fn custom_words_have_priority() {
    let with = |tsv: &str, text: &str| {
        let custom = CustomWords::from_tsv(tsv).unwrap();
        let words = Segmenter::new().custom_words(custom).segment(text);
        words.into_iter().map(|span| span.of(text).to_string()).collect::<Vec<_>>()
    };
    let text = "Thành phố thông minh cần đất nước và Boeing Max.";
    assert_eq!(
        with("thành phố thông minh\nđất nước\tremove\nboeing max\tadd\n", text),
        ["Thành phố thông minh", "cần", "đất", "nước", "và", "Boeing Max", "."]
    );
    // Any case, encoding and tone style.
    let nfd: String = "HOÀ BÌNH XANH".nfd().collect();
    assert_eq!(with(&nfd, "phong trào hòa bình xanh"), ["phong trào", "hòa bình xanh"]);
    // The first of overlapping words, and the longest of those that start together.
    assert_eq!(with("một hai\nhai ba\nmột hai ba bốn", "một hai ba"), ["một hai", "ba"]);
    // One syllable can be a word against the model; coarse words keep it so.
    assert_eq!(with("kinh", "nền kinh tế"), ["nền", "kinh", "tế"]);
    let custom = CustomWords::from_tsv("dân").unwrap();
    let coarse = Segmenter::new().granularity(Granularity::Coarse).custom_words(custom);
    assert_eq!(coarse.segment("người dân").len(), 2);
    // No mark is crossed, whatever the user wants.
    assert_eq!(with("một hai", "một, hai"), ["một", ",", "hai"]);
}

#[test]
fn custom_words_name_the_line() {
    for (tsv, line) in [
        ("đất nước\n\n# x\nba, bốn\n", 4),
        ("một\tjoin", 1),
        ("một\n\tadd", 2),
        ("CT/TW", 1),
        ("năm 2020", 1),
    ] {
        let error = CustomWords::from_tsv(tsv).unwrap_err();
        assert_eq!(error.line(), Some(line), "{error}");
    }
    let error = CustomWords::new().add("ba, bốn").unwrap_err();
    assert!(error.to_string().starts_with("byte 2: `,` in `ba, bốn`"), "{error}");
}

#[test]
fn the_segmenter_can_be_shared() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Segmenter>();
    shared::<CustomWords>();
}
