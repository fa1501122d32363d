"""Arrow columns."""

from __future__ import annotations

import pytest

import tieng

pa = pytest.importorskip("pyarrow")

import tieng.arrow as columns  # noqa: E402


def plain(document: tieng.Document) -> dict:
    """A document as `tieng.arrow` puts it."""

    def span(found):
        return {"start": found[0], "end": found[1]}

    return {
        "sentences": [
            {**span(sentence.span), "words": [span(word) for word in sentence.word_spans]}
            for sentence in document.sentences
        ],
        "abbreviations": [
            {
                **span(found.span),
                "key": found.key,
                "status": found.status,
                "reason": found.reason,
                "expansion": found.expansion,
                "source": found.source,
                "candidates": [each.expansion for each in found.candidates],
            }
            for found in document.abbreviations
        ],
        "definitions": [
            {
                "short": span(found.short),
                "long": span(found.long),
                "key": found.key,
                "expansion": found.expansion,
            }
            for found in document.definitions
        ],
        "error": None,
    }


@pytest.fixture(scope="module")
def rows(texts):
    """Texts with nulls among them."""
    return [None if number % 7 == 3 else text for number, text in enumerate(texts)]


def wanted(rows, function):
    return [None if row is None else function(row) for row in rows]


KINDS = [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()]
KINDS += [getattr(pa, name)() for name in ("string_view", "binary_view") if hasattr(pa, name)]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_column_is_annotated_as_its_rows_are(rows, kind):
    column = pa.array([row and row.encode() for row in rows], pa.binary())
    column = pa.array(rows, pa.string()) if "string" in str(kind) else column
    column = column if column.type == kind else pa.array(column.to_pylist(), kind)
    answer = columns.annotate(column)
    answer.validate(full=True)
    assert answer.type == columns.DOCUMENT
    assert answer.to_pylist() == wanted(rows, lambda row: plain(tieng.annotate(row)))


def test_the_other_functions(rows):
    column = pa.array(rows)
    for threads in (None, 1, 3):
        words = columns.words(column, threads=threads)
        words.validate(full=True)
        assert words.to_pylist() == wanted(rows, tieng.words)
        sentences = columns.sentences(column, threads=threads)
        sentences.validate(full=True)
        assert sentences.to_pylist() == wanted(rows, tieng.sentences)
        made = columns.normalize(column, "nfd", repair=True, threads=threads)
        made.validate(full=True)
        assert made.to_pylist() == wanted(rows, lambda row: tieng.normalize(row, "nfd", repair=True))


def test_slices_chunks_and_dictionaries(rows):
    column = pa.array(rows)
    for start, length in [(0, 0), (1, 1), (3, 9), (8, 17), (13, len(rows) - 13), (len(rows), 0)]:
        piece = column.slice(start, length)
        answer = columns.words(piece)
        answer.validate(full=True)
        assert answer.to_pylist() == wanted(rows[start : start + length], tieng.words)
    chunked = pa.chunked_array([column[:10], column[10:10], column[10:]])
    answer = columns.annotate(chunked)
    assert answer.num_chunks == 3 and answer.type == columns.DOCUMENT
    assert answer.to_pylist() == columns.annotate(column).to_pylist()
    assert columns.annotate(pa.chunked_array([], pa.string())).to_pylist() == []
    assert columns.words(column.dictionary_encode()).to_pylist() == wanted(rows, tieng.words)
    assert columns.words(pa.array([], pa.string())).to_pylist() == []
    assert columns.words(pa.nulls(3)).to_pylist() == [None] * 3
    assert columns.words(pa.array(["", None, ""])).to_pylist() == [[], None, []]


def test_bytes_that_are_no_text():
    column = pa.array([b"M\xc6\xb0a.", b"ab\xffc", None], pa.binary())
    good, bad, null = columns.annotate(column).to_pylist()
    assert good["error"] is None and null is None
    assert bad["error"] == "byte 2 is not UTF-8" and bad["sentences"] is None
    for function in (columns.words, columns.sentences, columns.normalize):
        with pytest.raises(ValueError, match="row 1: byte 2 is not UTF-8"):
            function(column)
        assert function(column, errors="null").to_pylist()[1:] == [None, None]
        with pytest.raises(ValueError, match="errors must be"):
            function(column, errors="ignore")


def test_settings():
    own = tieng.Segmenter(custom_words=["văn minh đô thị"])
    column = pa.array(["văn minh đô thị"])
    assert columns.words(column, segmenter=own).to_pylist() == [["văn minh đô thị"]]
    (found,) = columns.annotate(column, segmenter=own).to_pylist()
    assert found["sentences"][0]["words"] == [{"start": 0, "end": 15}]


def test_what_is_no_column_of_text_is_named():
    with pytest.raises(TypeError, match="not of int64"):
        columns.words(pa.array([1]))
    with pytest.raises(TypeError, match="not list"):
        columns.words(["a"])
