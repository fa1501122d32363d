"""The functions of the package."""

from __future__ import annotations

import unicodedata

import pytest

import tieng


def test_what_stands_in_a_text_is_what_its_spans_slice(texts):
    # Strings are cut by bytes, spans counted in characters: each checks the other.
    for text in texts:
        assert [text[start:end] for start, end in tieng.word_spans(text)] == tieng.words(text)
        spans = tieng.sentence_spans(text)
        assert [text[start:end] for start, end in spans] == tieng.sentences(text)


def test_only_white_space_stands_between_words(texts):
    for text in texts:
        last = 0
        for start, end in tieng.word_spans(text):
            assert last <= start < end
            assert not text[last:start].strip()
            last = end
        assert not text[last:].strip()


def test_forms_and_tone_styles_give_the_same_words():
    composed = "Hòa bình, thủy điện và sức khỏe của người Việt Nam."
    others = [tieng.normalize(composed, tone="new"), unicodedata.normalize("NFD", composed)]
    for other in others:
        assert other != composed
        words = [tieng.normalize(word, tone="old") for word in tieng.words(other)]
        assert words == tieng.words(composed)


def test_what_does_not_change_is_the_same_object():
    for text in ["", "plain", "Việt Nam hòa bình.", "👍" * 3, "Chloé"]:
        assert tieng.normalize(text) is text
        assert tieng.expand(text) is text
        assert tieng.fold(text, "none") is text
    assert tieng.fold("plain", lower_case=True) == "plain"


def test_normalize_agrees_with_the_standard_library(texts):
    for text in texts:
        assert tieng.normalize(text) == unicodedata.normalize("NFC", text)
        assert tieng.normalize(text, form="nfd") == unicodedata.normalize("NFD", text)


def test_each_option_of_normalize_does_its_part():
    assert tieng.normalize("Hòa thủy", tone="new") == "Hoà thuỷ"
    assert tieng.normalize("Hoà thuỷ", tone="old") == "Hòa thủy"
    assert tieng.normalize("tóan", repair=True) == "toán"
    assert tieng.normalize("Ðức", lookalikes=True) == "Đức"
    assert tieng.normalize("kỹ", i_for_y=True) == "kĩ"
    assert tieng.normalize("tóan Ðức kỹ") == "tóan Ðức kỹ"


def test_line_breaks():
    text = "Mưa từ\nsáng. Nước lên.\n\nHết"
    assert tieng.sentences(text) == ["Mưa từ", "sáng.", "Nước lên.", "Hết"]
    assert tieng.sentences(text, line_breaks="blank") == ["Mưa từ\nsáng.", "Nước lên.", "Hết"]
    assert tieng.sentences(text, "space") == ["Mưa từ\nsáng.", "Nước lên.", "Hết"]
    assert tieng.sentences("Mưa từ\n\nsáng.", "space") == ["Mưa từ\n\nsáng."]


def test_expand_and_its_modes():
    text = "HĐND họp. HĐND bàn."
    assert tieng.expand(text) == "Hội đồng nhân dân họp. Hội đồng nhân dân bàn."
    assert tieng.expand(text, mode="first") == "Hội đồng nhân dân họp. HĐND bàn."
    first = "HĐND (Hội đồng nhân dân) họp. HĐND bàn."
    assert tieng.expand(text, mode="annotate-first") == first
    assert tieng.expand("UBND họp.", tone="new") == "Uỷ ban nhân dân họp."


def test_definitions():
    text = "👍 Tổng kết công tác dân vận (CTDV)."
    (found,) = tieng.definitions(text)
    assert text[slice(*found.short)] == "CTDV"
    assert text[slice(*found.long)] == found.expansion == "công tác dân vận"
    assert (found.key, found.kind, found.score) == ("CTDV", "forward", 1.0)


@pytest.mark.parametrize("charset", ["tcvn3", "vni", "viqr", "viscii", "cp1258"])
def test_charsets_there_and_back(charset):
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc của người dân nước ta"
    data = tieng.encode(text, charset)
    assert tieng.decode(data, charset) == text
    name, confidence = tieng.detect(data)
    assert name.startswith(charset) and 0.75 <= confidence <= 1
    assert tieng.decode(data) == text


def test_utf_8_needs_no_charset():
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc"
    assert tieng.detect(text.encode()) is None
    assert tieng.decode(text.encode()) == text


def test_bytes_that_mean_nothing_are_named():
    with pytest.raises(UnicodeDecodeError, match="position 2") as raised:
        tieng.decode(b"ab\x81c", "cp1258")
    assert (raised.value.start, raised.value.encoding) == (2, "cp1258")
    assert tieng.decode(b"ab\x81c", "cp1258", errors="replace") == "ab\ufffdc"
    with pytest.raises(ValueError, match="cannot tell"):
        tieng.decode(b"\xff\xfe\x00")


def test_characters_that_a_charset_lacks_are_named():
    with pytest.raises(UnicodeEncodeError) as raised:
        tieng.encode("đây là 👍", "tcvn3")
    assert raised.value.start == 7
    assert tieng.encode("a👍", "tcvn3", errors="replace") == b"a?"


ON_TEXT = [
    tieng.normalize,
    tieng.fold,
    tieng.sentences,
    tieng.sentence_spans,
    tieng.words,
    tieng.word_spans,
    tieng.annotate,
    tieng.expand,
    tieng.definitions,
    lambda text: tieng.encode(text, "viqr"),
]


@pytest.mark.parametrize("function", ON_TEXT)
def test_what_is_no_text_is_named(function):
    for value, name in [(None, "None"), (b"a", "bytes"), (7, "int")]:
        with pytest.raises(TypeError, match=f"text must be str, not {name}"):
            function(value)
    with pytest.raises(UnicodeEncodeError, match="lone surrogate") as raised:
        function("Vi\u1ec7t \ud800 Nam")
    assert isinstance(raised.value, ValueError)
    assert (raised.value.start, raised.value.end) == (5, 6)
    assert raised.value.object[5] == "\ud800"


def test_a_wrong_choice_lists_the_right_ones():
    with pytest.raises(ValueError, match="form must be 'nfc' or 'nfd', not 'x'"):
        tieng.normalize("a", form="x")
    with pytest.raises(ValueError, match="tone must be 'keep' or 'old' or 'new'"):
        tieng.normalize("a", tone="x")
    with pytest.raises(ValueError, match="mode must be"):
        tieng.expand("a", mode="x")
    with pytest.raises(ValueError, match="charset must be"):
        tieng.decode(b"a", "x")
    with pytest.raises(ValueError, match="line_breaks must be"):
        tieng.sentences("a", "x")


def test_subclasses_of_str_are_text():
    class Text(str):
        pass

    assert tieng.words(Text("Mưa to.")) == ["Mưa", "to", "."]
