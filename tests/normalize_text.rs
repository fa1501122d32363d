//! Whole texts: foreign ones stay, every syllable goes from style to style, and NFD becomes NFC.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test's helpers")]

use std::borrow::Cow;
use std::collections::BTreeSet;

use tieng::normalize::{Form, Normalizer};
use tieng::syllable::{Syllable, ToneStyle};
use unicode_normalization::UnicodeNormalization;

const PLAIN: Normalizer = Normalizer::new();

const ENGLISH: &[&str] = &[
    "The harbour was quiet, and the last ferry had left without a sound.",
    "“You can’t be serious,” she said — but he was, and the naïve café owner knew it.",
    "Zoë and Chloé met a señor from Peru; their résumés were on the table.",
    "In 2019 the co-operative sold 1,250 tonnes of rice at £3.40 a bag.",
    "He don’t know who to go to, so do as the Romans do: hoa, thuy, oa, oe, uy.",
    "Brontë’s façade of coöperation fooled nobody at the soirée.",
    "E-mail me at o.hoa@example.com or see https://example.com/~uy?oa=1.",
    "The jalapeño is 5 °C cooler than the crème brûlée, or so the maître d’ claims.",
];

const FRENCH: &[&str] = &[
    "Il était une fois, dans un château très éloigné, une fée qui rêvait d’été à la forêt.",
    "Où est-ce qu’on va ? Là-bas, près de l’évêché, où la vieille horloge s’est arrêtée.",
    "Le poète a loué une chambre à l’hôtel ; il a joué, troué sa poche et dévoué sa vie.",
    "Ça coûte déjà 12,50 € le kilo de maïs, et l’œuf du coq est haï de tous.",
    "Noël approche : la nuée d’oiseaux a tué le thé, dit l’aïeul à l’ambiguë cousine.",
    "Les élèves ont reçu dès l’aube la clé du musée ; c’est là, à côté, chez Loïc.",
    "« Voilà », dit-elle, « le père né à Orléans, le blé mûr, le pré lié à l’hiver. »",
];

const ICELANDIC: &[&str] = &[
    "Það er ekki víst að veðrið verði gott á morgun, sagði Guðrún við Þórð.",
    "Ég á að fara út í búð og kaupa brauð, smjör, ost og tíu egg.",
    "Ðoði er skrýtið nafn, en það er líka Eyjafjallajökull og Seyðisfjörður.",
    "Hún bað mig að koma með blöðin; níu menn stóðu við höfnina og biðu.",
    "Sjórinn er kaldur, ís er á ánni og ský yfir fjöllum, en við erum ánægð.",
    "Þú verður að trúa mér: faðir minn og móðir búa enn í þessu húsi.",
    "Orðið „það“ er stutt, „maðurinn“ lengra, og „góðviðri“ er fágætt hér.",
];

/// Vietnamese in the old style, rightly spelt, within all the others and more scripts.
const MIXED: &[&str] = &[
    "Ông Müller đến Huế, ăn phở ở quán Chloé rồi ghé thăm chùa; Straße là “đường” tiếng Đức.",
    "Le mot « hòa bình » se dit “peace”; quý khách, già trẻ, giường tủ, giặt gịa.",
    "Москва и Йошкар-Ола, Ελλάδα, 日本語, 한국어, ไทย, हिन्दी và tiếng Việt: cùng một dòng.",
    "👨\u{200D}👩\u{200D}👧 và 🇻🇳 thì không đổi; क्\u{200D}ष cũng vậy, thủy điện cũng vậy.",
    "Það là tiếng Iceland, còn đó là tiếng ta: khỏe, khuỷu tay, thuở xưa, mía, múa, mưa, Đắk Lắk.",
    "The dish bún bò Huế costs 45.000₫ (≈ €1.70) – rất đáng, isn’t it?",
    "señor, Hué, sòap, hòá, tòạ: không phải chữ của ta.",
];

/// Two megabytes of these sentences, in an order that does not repeat.
fn text_of(sentences: &[&str]) -> String {
    let mut text = String::new();
    let mut random: u32 = 7;
    while text.len() < 2 << 20 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(sentences[(random >> 16) as usize % sentences.len()]);
        text.push(if random >> 28 == 0 { '\n' } else { ' ' });
    }
    text
}

fn stays(normalizer: Normalizer, text: &str) {
    let normal = normalizer.normalize(text);
    for (old, new) in text.lines().zip(normal.lines()) {
        assert_eq!(new, old, "{normalizer:?}");
    }
    assert!(matches!(normal, Cow::Borrowed(_)) && normalizer.is_normalized(text), "{normalizer:?}");
    assert!(normalizer.normalize_aligned(text).1.is_identity());
}

#[test]
fn nothing_changes_in_foreign_text() {
    let foreign = [ENGLISH, FRENCH, ICELANDIC];
    let all = [ENGLISH, FRENCH, ICELANDIC, MIXED].concat();
    for text in foreign.iter().map(|sentences| text_of(sentences)).chain([text_of(&all)]) {
        stays(PLAIN, &text);
        // Nor where these are asked for: the words are foreign, or right as they are.
        stays(PLAIN.tone_style(ToneStyle::Old), &text);
        stays(PLAIN.repair(), &text);
        stays(PLAIN.repair().lookalikes().tone_style(ToneStyle::Old), &text);
    }
    for sentences in foreign {
        let text = text_of(sentences);
        stays(PLAIN.repair().lookalikes().tone_style(ToneStyle::New), &text);
        // Both forms of it come back.
        let nfd: String = text.nfd().collect();
        stays(PLAIN.form(Form::Nfd), &nfd);
        assert!(PLAIN.normalize(&nfd) == text);
        assert!(PLAIN.form(Form::Nfd).normalize(&text) == nfd);
        assert!(!PLAIN.is_normalized(&nfd) && !PLAIN.form(Form::Nfd).is_normalized(&text));
    }
}

/// All spellings of syllables, those in both styles twice.
fn spellings() -> BTreeSet<String> {
    const ONSETS: &str = "b c d đ g h k l m n p q r s t v x ch gh gi kh ng nh ph th tr ngh kr";
    const VOWELS: &str = "aăâeêioôơuưy";
    const CODAS: &str = "c ch m n ng nh p t k";
    let with_none = |list: &'static str| std::iter::once("").chain(list.split(' '));
    let mut nuclei: Vec<String> = vec![String::new()];
    for from in [0, 1, 13] {
        let longer: Vec<String> = nuclei[from..]
            .iter()
            .flat_map(|n| VOWELS.chars().map(move |v| format!("{n}{v}")))
            .collect();
        nuclei.extend(longer);
    }
    let mut spellings = BTreeSet::new();
    for onset in with_none(ONSETS) {
        for nucleus in nuclei.iter().filter(|nucleus| !nucleus.is_empty()) {
            for coda in with_none(CODAS) {
                let toned = |(at, v): (usize, char), mark: char| -> String {
                    let (head, tail) = nucleus.split_at(at + v.len_utf8());
                    format!("{onset}{head}{mark}{tail}{coda}").nfc().collect()
                };
                let is_syllable = |s: &String| Syllable::parse(s).is_some();
                // Every rime can have sắc; most of these have no syllable with it.
                for letter in nucleus.char_indices() {
                    if is_syllable(&toned(letter, '\u{301}')) {
                        let marks = "\u{300}\u{301}\u{309}\u{303}\u{323}".chars();
                        let forms = marks.map(|mark| toned(letter, mark));
                        let plain = format!("{onset}{nucleus}{coda}");
                        spellings.extend(forms.chain([plain]).filter(is_syllable));
                    }
                }
            }
        }
    }
    spellings
}

#[test]
fn all_18_160_syllables_go_from_style_to_style_and_back() {
    let spellings = spellings();
    let of = |style, text: &str| PLAIN.tone_style(style).normalize(text).into_owned();
    let old = |text: &str| of(ToneStyle::Old, text);
    let new = |text: &str| of(ToneStyle::New, text);
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    for spelling in &spellings {
        let syllable = Syllable::parse(spelling).unwrap();
        let (in_old, in_new) = (old(spelling), new(spelling));
        assert_eq!(in_old != in_new, syllable.is_styled(), "{spelling}");
        assert!([&in_old, &in_new].contains(&spelling), "{spelling}");
        assert_eq!((new(&in_old), old(&in_new)), (in_new.clone(), in_old.clone()));
        assert_eq!((old(&in_old), new(&in_new)), (in_old.clone(), in_new.clone()));
        let upper = spelling.to_uppercase();
        assert_eq!((old(&upper), new(&upper)), (in_old.to_uppercase(), in_new.to_uppercase()));
        let nfd: String = spelling.nfd().collect();
        assert_eq!((old(&nfd), new(&nfd)), (in_old.clone(), in_new.clone()));
        // What is right needs no repair.
        assert_eq!(PLAIN.repair().normalize(spelling), *spelling);
        for other in [&in_old, &in_new] {
            assert_eq!(Syllable::parse(other).unwrap().to_string(), syllable.to_string());
        }
        olds.insert(in_old);
        news.insert(in_new);
    }
    assert_eq!((olds.len(), news.len()), (18_160, 18_160));
    assert_eq!(spellings.len(), 18_160 + 360);
    assert_eq!(olds.symmetric_difference(&news).count(), 2 * 360);
    // All of them as one text, where every letter stands at every place of a block.
    let olds = news.iter().map(|form| old(form)).collect::<Vec<_>>().join(" ");
    let news = news.into_iter().collect::<Vec<_>>().join(" ");
    assert!(new(&olds) == news && old(&news) == olds);
    assert!(new(&olds.to_uppercase()) == news.to_uppercase());
}

const PARAGRAPHS: &[&str] = &[
    "Ai sinh ra cũng được tự do như nhau, cũng đáng được tôn trọng như nhau; ai cũng có lý trí và \
     lương tâm, nên phải lấy tình anh em mà đối xử với người.",
    "Không ai bị bắt làm tôi tớ hay nô lệ. Mọi hình thức mua bán người, dù kín đáo đến mấy, đều bị \
     cấm hẳn.",
    "Trước pháp luật mọi người ngang nhau. Ai bị đối xử bất công thì được kêu oan trước tòa, và \
     tòa phải xét xử công khai, vô tư, không thiên vị.",
    "Ai cũng được học: bậc sơ học không mất tiền; trường nghề mở rộng cửa; bậc đại học nhận người \
     theo sức, chẳng kể giàu nghèo.",
    "Mỗi người được nghỉ ngơi, được hưởng giờ làm việc hợp lẽ, lương đủ sống, thuốc men khi ốm \
     yếu, lúc góa bụa, tuổi già hoặc khi gặp rủi ro ngoài ý muốn.",
    "KHÔNG MỘT ĐIỀU NÀO TRÊN ĐÂY CHO PHÉP AI, DÙ LÀ NƯỚC, NHÓM HAY CÁ NHÂN, PHÁ BỎ NHỮNG QUYỀN ẤY.",
];

/// Each letter in two: its shape is composed, its tone is not. As Windows-1258 writes.
fn half_composed(text: &str) -> String {
    let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let halves = |c: char| -> String {
        let (tone, shape): (Vec<char>, Vec<char>) =
            std::iter::once(c).nfd().partition(|part| tones.contains(part));
        shape.into_iter().nfc().chain(tone).collect()
    };
    text.nfc().map(halves).collect()
}

#[test]
fn paragraphs_in_nfd_and_half_composed() {
    let nfd = PLAIN.form(Form::Nfd);
    let whole = PARAGRAPHS.join("\n").repeat(20);
    for text in PARAGRAPHS.iter().copied().chain([whole.as_str()]) {
        let (decomposed, half) = (text.nfd().collect::<String>(), half_composed(text));
        assert!(half != text && half != decomposed);
        for cut in text.char_indices().map(|(at, _)| at).take(150) {
            // Whatever is in which form: a text that changes from one to the other.
            let (head, tail) = text.split_at(cut);
            for other in [tail.nfd().collect(), half_composed(tail)] {
                assert!(PLAIN.normalize(&format!("{head}{other}")) == text);
                assert!(nfd.normalize(&format!("{head}{other}")) == decomposed);
                assert!(PLAIN.normalize(&format!("{other}{head}")) == format!("{tail}{head}"));
            }
        }
        assert!(matches!(nfd.normalize(&decomposed), Cow::Borrowed(_)));
        assert!(matches!(PLAIN.normalize(text), Cow::Borrowed(_)));
        assert_eq!(PLAIN.repair().normalize(&decomposed), text);
    }
}
