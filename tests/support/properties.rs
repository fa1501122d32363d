//! What each stage promises of any input. The tests try it on texts of their own making, the fuzzers
//! of `tests/fuzz` on any bytes.

use tieng::abbreviation::{Abbreviations, Dictionary, ExpandOptions, Expanded, Mode};
use tieng::document::Analyzer;
use tieng::normalize::{
    Charset, Drop, Folding, Form, Grade, Normalizer, decode, detect, encode, key, last_boundary,
};
use tieng::output::Format;
use tieng::sentence::{LineBreaks, Splitter};
use tieng::syllable::{Syllable, ToneStyle, level};
use tieng::token::{TokenKind, tokens};
use tieng::word::{CustomWords, Granularity, Scratch, Segmenter};
use tieng::{Alignment, Span};
use unicode_normalization::UnicodeNormalization;

const PLAIN: Normalizer = Normalizer::new();

/// Spans are in order, do not overlap, stand on character boundaries and leave out white space only.
pub(crate) fn assert_covers(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        assert!(span.start >= at && span.end > span.start, "{span:?} after {at} in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} is off a boundary in {text:?}");
        assert_space(text, at, span.start);
        at = span.end;
    }
    assert_space(text, at, text.len());
}

fn assert_space(text: &str, start: usize, end: usize) {
    let gap = text.get(start..end);
    assert!(
        gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)),
        "{gap:?} at {start} is in no span of {text:?}"
    );
}

/// NFC and NFD as unicode-normalization has them; every other set of options in its form and idempotent;
/// the alignments rebuild the output; a text can be cut.
pub(crate) fn normalize(text: &str) {
    let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
    assert_eq!(PLAIN.normalize(text), nfc, "{text:?}");
    assert_eq!(PLAIN.form(Form::Nfd).normalize(text), nfd, "{text:?}");
    let all = PLAIN.repair().lookalikes().i_for_y(true);
    for set in [
        PLAIN,
        PLAIN.form(Form::Nfd),
        PLAIN.tone_style(ToneStyle::New),
        PLAIN.tone_style(ToneStyle::Old).form(Form::Nfd),
        PLAIN.repair(),
        PLAIN.lookalikes(),
        all.tone_style(ToneStyle::New),
        all.tone_style(ToneStyle::Old).form(Form::Nfd),
    ] {
        let once = set.normalize(text);
        assert_eq!(set.normalize(&once), once, "{set:?} is not idempotent on {text:?}");
        assert_eq!(set.normalize(&nfd), set.normalize(&nfc), "{set:?} on both forms of {text:?}");
        let in_form = [once.nfc().collect::<String>(), once.nfd().collect()];
        assert!(in_form.iter().any(|form| *form == once), "{set:?} of {text:?} is in no form");
        assert_eq!(set.is_normalized(text), once == text, "{set:?} of {text:?}");
        let mut written = String::new();
        assert!(set.normalize_to(text, &mut written).is_ok());
        assert_eq!(written, once, "{set:?} of {text:?}, written");
        let (head, tail) = text.split_at(last_boundary(text));
        assert_eq!(set.normalize(head) + set.normalize(tail), once, "{set:?} of {text:?} in two");
        let (output, alignment) = set.normalize_aligned(text);
        assert_eq!(output, once, "{set:?} of {text:?}, aligned");
        aligned(text.as_bytes(), output.as_bytes(), &alignment);
    }
    for folding in
        [Folding::new().drop(Drop::Tones), Folding::new().drop(Drop::Marks).lower_case(true)]
    {
        let (output, alignment) = folding.fold_aligned(text);
        assert_eq!(output, folding.fold(text));
        assert_eq!(folding.fold(&output), output, "folding {text:?} twice");
        aligned(text.as_bytes(), output.as_bytes(), &alignment);
    }
    for grade in [Grade::Exact, Grade::Toneless, Grade::Unmarked] {
        assert_eq!(key(&nfc, grade), key(&nfd, grade), "{grade:?} key of {text:?}");
    }
}

/// Outside its edits the input and the output of an alignment are the same.
fn aligned(input: &[u8], output: &[u8], alignment: &Alignment) {
    let (mut from, mut to) = (0, 0);
    for edit in alignment.edits() {
        let (kept, copied) = (input.get(from..edit.input.start), output.get(to..edit.output.start));
        assert!(kept.is_some() && kept == copied, "{edit:?} in {input:?}");
        (from, to) = (edit.input.end, edit.output.end);
    }
    let (kept, copied) = (input.get(from..), output.get(to..));
    assert!(kept.is_some() && kept == copied, "behind the edits of {input:?}");
}

/// A word is the same syllable in both forms and spelled out again.
pub(crate) fn syllable(text: &str) {
    for word in text.split_whitespace().chain([text]) {
        let (nfc, nfd): (String, String) = (word.nfc().collect(), word.nfd().collect());
        assert_eq!(level(&nfc), level(&nfd), "{word:?}");
        let parsed = Syllable::parse(&nfc);
        assert_eq!(parsed, Syllable::parse(&nfd), "{word:?}");
        let Some(syllable) = parsed else { continue };
        let spelled = syllable.to_string();
        let again = Syllable::parse(&spelled);
        assert_eq!(again.map(|again| again.to_string()), Some(spelled), "{word:?}");
        assert_eq!(again.map(|again| again.tone()), Some(syllable.tone()), "{word:?}");
        let bare =
            [syllable.onset(), syllable.glide(), syllable.nucleus(), syllable.coda()].concat();
        assert!(bare.len() <= 16 && !syllable.nucleus().is_empty(), "{word:?}");
    }
}

/// Tokens lose nothing, and what stands on lines before makes no difference.
pub(crate) fn token(text: &str) {
    assert_covers(text, tokens(text).map(|token| token.span));
    let doubled = format!("{text}\n\n{text}");
    let behind = text.len() + 2;
    let second = tokens(&doubled).filter(|token| token.span.start >= behind);
    let second: Vec<_> =
        second.map(|t| (t.kind, Span::new(t.span.start - behind, t.span.end - behind))).collect();
    let alone: Vec<_> = tokens(text).map(|token| (token.kind, token.span)).collect();
    assert_eq!(second, alone, "behind itself: {text:?}");
}

/// Sentences lose nothing, whatever line breaks say, and are the same from the text and from its tokens.
pub(crate) fn sentence(text: &str) {
    for line_breaks in [LineBreaks::End, LineBreaks::BlankLine, LineBreaks::Space] {
        let splitter = Splitter::new().line_breaks(line_breaks);
        assert_covers(text, splitter.sentences(text));
        let document = Analyzer::new().splitter(splitter).analyze(text);
        assert!(
            splitter.sentences(text).eq(document.sentences().iter().map(|sentence| sentence.span)),
            "{line_breaks:?} in {text:?}"
        );
    }
}

/// Words lose nothing, cut no token, hold no mark inside and no line break; memory that is used
/// again makes no difference; coarse words are whole fine words.
pub(crate) fn word(text: &str) {
    let fine = tieng::words(text);
    assert_covers(text, fine.iter().copied());
    let mut tokens = tokens(text).peekable();
    for word in &fine {
        let mut inside = Vec::new();
        while let Some(token) = tokens.next_if(|token| token.span.end <= word.end) {
            inside.push(token);
        }
        let first = inside.first().map(|token| token.span.start);
        let last = inside.last().map(|token| token.span.end);
        assert_eq!((first, last), (Some(word.start), Some(word.end)), "tokens cut in {text:?}");
        let joins = |kind| matches!(kind, TokenKind::Syllable | TokenKind::Word);
        assert!(
            inside.len() == 1 || inside.iter().all(|token| joins(token.kind)),
            "{:?} in {text:?}",
            word.of(text)
        );
        assert!(inside.len() == 1 || !word.of(text).contains('\n'), "{text:?}");
    }
    let segmenter = Segmenter::new();
    let (mut scratch, mut again) = (Scratch::default(), Vec::new());
    for _ in 0..2 {
        again.clear();
        segmenter.segment_into(text, &mut scratch, &mut again);
        assert_eq!(again, fine, "{text:?}");
    }
    let coarse = segmenter.granularity(Granularity::Coarse).segment(text);
    assert_covers(text, coarse.iter().copied());
    let mut starts = fine.iter().map(|word| word.start);
    assert!(coarse.iter().all(|word| starts.any(|start| start == word.start)), "{text:?}");
}

/// Mentions are in order and in the text, definitions too; the edits of each way to expand
/// and of abbreviating rebuild both texts.
pub(crate) fn abbreviation(text: &str) {
    let engine = Abbreviations::new();
    let mut last = 0;
    for mention in engine.find(text) {
        let within = mention.span.start >= last && !mention.span.of(text).is_empty();
        assert!(within, "{mention:?} in {text:?}");
        last = mention.span.end;
    }
    for engine in [engine.clone(), engine.clone().translated_names(true)] {
        for definition in engine.definitions(text) {
            let (short, long) = (definition.short.of(text), definition.long.of(text));
            assert!(!short.is_empty() && !long.is_empty(), "{definition:?} in {text:?}");
        }
    }
    for mode in [Mode::All, Mode::First, Mode::AnnotateFirst, Mode::AnnotateAll] {
        rebuilt(text, &engine.expand(text, ExpandOptions::new().mode(mode)));
    }
    rebuilt(text, &engine.abbreviate(text));
}

fn rebuilt(text: &str, expanded: &Expanded<'_>) {
    let (output, alignment) = (&expanded.text, &expanded.alignment);
    aligned(text.as_bytes(), output.as_bytes(), alignment);
    let whole = |span: Span, text: &str| text.get(span.range()).is_some();
    assert!(
        alignment.edits().iter().all(|edit| whole(edit.input, text) && whole(edit.output, output)),
        "{text:?}"
    );
}

/// A document holds what the stages find one by one, and can be written in every format.
pub(crate) fn document(text: &str) {
    let document = Analyzer::new().analyze(text);
    assert_eq!(document.text(), text);
    assert_covers(text, document.sentences().iter().map(|sentence| sentence.span));
    let mut words = Vec::new();
    for (number, sentence) in document.sentences().iter().enumerate() {
        assert!(
            document.words(number).iter().all(|word| sentence.span.contains(*word)),
            "{text:?}"
        );
        words.extend_from_slice(document.words(number));
    }
    assert_eq!(words, tieng::words(text), "{text:?}");
    let engine = Abbreviations::new();
    assert_eq!(document.abbreviations(), engine.find(text), "{text:?}");
    assert_eq!(document.definitions(), engine.definitions(text), "{text:?}");
    for format in Format::ALL {
        assert!(format.write(&document, &mut String::new()).is_ok(), "{format:?} of {text:?}");
    }
}

/// Every stage finds the same in NFC and in NFD, and in both tone styles.
pub(crate) fn same_in_each_form(text: &str) {
    let one_form = PLAIN.tone_style(ToneStyle::Old);
    let told = |piece: &str| one_form.normalize(piece).into_owned();
    let found = |text: &str| {
        let tokens =
            tokens(text).map(|token| format!("{:?} {}", token.kind, told(token.span.of(text))));
        let sentences = tieng::sentences(text).map(|span| told(span.of(text)));
        let words = tieng::words(text).into_iter().map(|span| told(span.of(text)));
        let mentions = Abbreviations::new().find(text).into_iter();
        let mentions =
            mentions.map(|m| told(&format!("{} {:?} {:?}", m.key, m.status, m.expansion())));
        let trusting = Abbreviations::new().translated_names(true);
        let definitions = trusting.definitions(text).into_iter();
        let definitions = definitions.map(|d| told(&format!("{} {}", d.key, d.expansion)));
        let stages = [tokens.collect::<Vec<_>>(), sentences.collect(), words.collect()];
        stages.into_iter().chain([mentions.collect(), definitions.collect()]).collect::<Vec<_>>()
    };
    let mut answers = Vec::new();
    for style in [ToneStyle::Old, ToneStyle::New] {
        for form in [Form::Nfc, Form::Nfd] {
            answers.push(found(&PLAIN.tone_style(style).form(form).normalize(text)));
        }
    }
    for pair in answers.windows(2) {
        assert!(matches!(pair, [a, b] if a == b), "{pair:?} in {text:?}");
    }
}

/// Any bytes are read in any charset, each having its part in the text; what a charset can write
/// comes back.
pub(crate) fn charset(bytes: &[u8]) {
    detect(bytes);
    let text = String::from_utf8_lossy(bytes);
    for charset in Charset::ALL {
        let decoded = decode(bytes, charset);
        aligned(bytes, decoded.text.as_bytes(), &decoded.alignment);
        assert!(
            decoded.unmapped.is_sorted() && decoded.unmapped.iter().all(|&at| at < bytes.len())
        );
        let lost = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
        assert_eq!(lost, decoded.unmapped.len(), "{charset:?} {bytes:?}");

        let encoded = encode(&text, charset);
        aligned(text.as_bytes(), &encoded.bytes, &encoded.alignment);
        assert!(
            encoded.unmapped.iter().all(|&at| text.is_char_boundary(at)),
            "{charset:?} {text:?}"
        );
        // A small letter among capitals comes back as a capital where they share a code.
        let shares = matches!(charset, Charset::Tcvn3 | Charset::Tcvn3Font | Charset::Vps);
        let case = |text: &str| if shares { text.to_uppercase() } else { text.to_string() };
        if encoded.unmapped.is_empty() {
            let back = decode(&encoded.bytes, charset).text;
            assert_eq!(case(&back), case(&tieng::normalize(&text)), "{charset:?}");
        }
    }
}

/// A dictionary or list of words is read, or an error names one of its lines; what was read can be used.
pub(crate) fn dictionary(file: &str) {
    let lines = 1..=file.lines().count();
    match Dictionary::from_tsv(file) {
        Err(error) => {
            assert!(error.line().is_some_and(|line| lines.contains(&line)), "{error} in {file:?}");
        }
        Ok(dictionary) => {
            let engine = Abbreviations::new().with_dictionary(dictionary);
            rebuilt(file, &engine.expand(file, ExpandOptions::new()));
            rebuilt(file, &engine.abbreviate(file));
        }
    }
    match CustomWords::from_tsv(file) {
        Err(error) => {
            assert!(error.line().is_some_and(|line| lines.contains(&line)), "{error} in {file:?}");
        }
        Ok(custom) => {
            let segmenter = Segmenter::new().custom_words(custom);
            assert_covers(file, segmenter.segment(file));
            assert_covers(file, segmenter.granularity(Granularity::Coarse).segment(file));
        }
    }
}
