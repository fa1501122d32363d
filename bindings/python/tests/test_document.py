"""Documents."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import tieng

TEXT = "👍 Tổng kết công tác dân vận (CTDV).\nHĐND tỉnh & <CTDV>, khóa XV."


@pytest.fixture()
def document():
    return tieng.annotate(TEXT)


def test_parts(document):
    assert document.text is TEXT
    assert [sentence.text for sentence in document.sentences] == TEXT.split("\n")
    assert document.sentences[1].words[:2] == ["HĐND", "tỉnh"]
    assert sum((sentence.words for sentence in document.sentences), []) == document.words
    assert document.words == tieng.words(TEXT)
    assert document.word_spans == tieng.word_spans(TEXT)
    found = {TEXT[slice(*each.span)]: each for each in document.abbreviations}
    assert found["HĐND"].expansion == "Hội đồng nhân dân"
    assert found["HĐND"].candidates[0].expansion == "Hội đồng nhân dân"
    assert found["CTDV"].source == "document" and found["CTDV"].definition == 0
    assert (found["XV"].status, found["XV"].reason) == ("skipped", "roman")
    assert document.definitions == tieng.definitions(TEXT)


def key_of(text):
    """How a key is written: composed, with Đ for the letters that look like it, and with hyphens."""
    return tieng.normalize(text).rstrip(".").translate(str.maketrans("ÐƉðɖ–", "ĐĐđđ-"))


def test_documents_of_hostile_texts_hold_together(texts):
    for document in map(tieng.annotate, texts):
        text = document.text
        assert document.words == tieng.words(text)
        assert [sentence.text for sentence in document.sentences] == tieng.sentences(text)
        for sentence in document.sentences:
            assert sentence.span[0] == sentence.word_spans[0][0]
            assert sentence.span[1] == sentence.word_spans[-1][1]
        for found in document.abbreviations:
            start, end = found.span
            assert 0 <= start < end <= len(text) and not text[start:end].isspace()
            assert key_of(text[start:end]) == found.key
        for found in document.definitions:
            assert key_of(text[slice(*found.short)]) == found.key
            long = tieng.normalize(text[slice(*found.long)])
            assert " ".join(long.split()) == found.expansion


def test_pickling_and_copying(document, texts):
    for each in [document, *map(tieng.annotate, texts[:50])]:
        for other in (pickle.loads(pickle.dumps(each)), copy.deepcopy(each)):
            assert other == each and hash(other) == hash(each)
            assert other.to_dict() == each.to_dict()
            assert other.abbreviations == each.abbreviations
    assert document != tieng.annotate("khác") and document != TEXT


def test_to_dict_is_json(document):
    made = json.loads(json.dumps(document.to_dict()))
    assert made == document.to_dict()
    assert made["text"] == TEXT
    assert made["sentences"][0]["span"] == [0, 35]
    assert made["definitions"] == [{"short": [29, 33], "long": [11, 27]}]
    (hdnd,) = [each for each in made["abbreviations"] if each["key"] == "HĐND"]
    assert hdnd["candidates"] == ["Hội đồng nhân dân"] and hdnd["span"] == [36, 40]


def test_to_text_and_conllu():
    document = tieng.annotate("Công  tác dân\u00a0vận.\nTốt!")
    assert document.to_text() == "Công_tác dân_vận .\nTốt !\n"
    assert document.to_conllu().splitlines() == [
        "# sent_id = 1",
        "# text = Công tác dân vận.",
        "1\tCông tác\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tdân vận\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "3\t.\t_\t_\t_\t_\t_\t_\t_\t_",
        "",
        "# sent_id = 2",
        "# text = Tốt!",
        "1\tTốt\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "2\t!\t_\t_\t_\t_\t_\t_\t_\t_",
        "",
    ]


def test_html_shows_and_escapes(document):
    html = document._repr_html_()
    assert ">công tác</span>" in html and "<td>Hội đồng nhân dân</td>" in html
    assert "&lt;" in html and "&amp;" in html and "<CTDV>" not in html
    many = tieng.annotate("Mưa.\n" * 500)._repr_html_()
    assert "400 sentences more" in many
    assert tieng.annotate("")._repr_html_() == '<div class="tieng"></div>'


def test_repr(document):
    assert repr(document).startswith("<Document '👍 Tổng kết") and "2 sentences" in repr(document)
