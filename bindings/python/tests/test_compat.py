"""The shims take what the packages take; where those are installed, answers are compared."""

from __future__ import annotations

import inspect
import warnings
from pathlib import Path

import pytest

import tieng
from tieng.compat import underthesea
from tieng.compat.pyvi import ViTokenizer

TEXT = "Bác sĩ bây giờ có thể thản nhiên báo tin bệnh nhân bị ung thư"
WORDS = ["Bác sĩ", "bây giờ", "có thể", "thản nhiên", "báo", "tin", "bệnh nhân", "bị", "ung thư"]


def test_underthesea_words():
    assert underthesea.word_tokenize(TEXT) == WORDS
    joined = " ".join(word.replace(" ", "_") for word in WORDS)
    assert underthesea.word_tokenize(TEXT, format="text") == joined
    assert underthesea.word_tokenize("") == [] and underthesea.word_tokenize("", format="text") == ""
    assert underthesea.word_tokenize("công \n tác") == ["công", "tác"]
    assert underthesea.word_tokenize("công  tác") == ["công tác"]


def test_underthesea_spelling():
    assert underthesea.word_tokenize("hoà, cuả") == ["hòa", ",", "của"]
    assert underthesea.word_tokenize("hoà, cuả", use_token_normalize=False) == ["hoà", ",", "cuả"]
    assert underthesea.text_normalize("Ðảm baỏ chất lựơng phòng thí nghịêm hoá học") == (
        "Đảm bảo chất lượng phòng thí nghiệm hóa học"
    )
    assert underthesea.text_normalize("tóan,  lý", tokenizer="space") == "toán,  lý"
    assert underthesea.text_normalize("tóan,  lý") == "toán , lý"


def test_underthesea_fixed_words():
    text = "Viện Nghiên Cứu chiến lược quốc gia về học máy"
    fixed = ["Viện Nghiên Cứu", "học máy"]
    wanted = ["Viện Nghiên Cứu", "chiến lược", "quốc gia", "về", "học máy"]
    assert underthesea.word_tokenize(text, fixed_words=fixed) == wanted
    # A fixed word cuts those that reach over its ends, whatever it is made of.
    cut = underthesea.word_tokenize("chiến lược quốc gia", fixed_words=["lược quốc"])
    assert cut == ["chiến", "lược quốc", "gia"]
    assert underthesea.word_tokenize("về C++ 11!", fixed_words=["C++ 11"]) == ["về", "C++ 11", "!"]
    # In just this case, and for this call alone.
    plain = underthesea.word_tokenize("chiến lược quốc gia")
    assert underthesea.word_tokenize("chiến lược quốc gia", fixed_words=["Lược quốc"]) == plain != cut
    assert underthesea.word_tokenize(TEXT, fixed_words=[]) == WORDS
    assert underthesea.word_tokenize(TEXT, fixed_words=["", "  "]) == WORDS


def test_fixed_words_lose_nothing(texts):
    fixed = ["tác dân", "CTDV", "(", "Văn", "12", "quý", "to."]
    for text in texts:
        plain = "".join("".join(underthesea.word_tokenize(text)).split())
        words = underthesea.word_tokenize(text, fixed_words=fixed)
        assert "".join("".join(words).split()) == plain


def test_underthesea_sentences():
    assert underthesea.sent_tokenize("Xin chào. Tôi là A.") == ["Xin chào.", "Tôi là A."]


def test_pyvi_words():
    text = "Trường đại học bách khoa hà nội"
    assert ViTokenizer.tokenize(text).replace("_", " ") == text
    assert ViTokenizer.tokenize("Công tác, dân vận.") == "Công_tác , dân_vận ."
    assert ViTokenizer.tokenize("Mưa.\nGió.") == "Mưa . \n Gió ."
    assert ViTokenizer.tokenize("") == "" and ViTokenizer.tokenize("  ") == "  "
    words, spaces = ViTokenizer.spacy_tokenize("Công tác, dân vận.")
    assert words == ["Công_tác", ",", "dân_vận", "."]
    assert spaces == [False, True, False, False]


def test_the_shims_join_what_the_words_are(texts):
    for text in texts:
        composed = tieng.normalize(text)
        joined, last = [], 0
        for start, end in tieng.word_spans(composed):
            joined += ["\n"] * composed.count("\n", last, start)
            joined.append("_".join(composed[start:end].split()))
            last = end
        assert ViTokenizer.tokenize(text) == (" ".join(joined) or text)
        assert ViTokenizer.spacy_tokenize(text)[0] == [word for word in joined if word != "\n"]
        words = underthesea.word_tokenize(text, use_token_normalize=False)
        as_text = underthesea.word_tokenize(text, format="text", use_token_normalize=False)
        assert as_text == " ".join(word.replace(" ", "_") for word in words)
        plain_text = tieng.normalize(text, lookalikes=True)
        assert words == [" ".join(word.split()) for word in tieng.words(plain_text)]


def table() -> list[list[str]]:
    """The README's table of differences: text, underthesea, its shim, pyvi, its shim."""
    readme = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:6] for line in readme.splitlines() if line.count("|") == 7]
    return [[cell.strip().strip("`") for cell in row] for row in rows[2:]]


def test_the_table_says_what_the_shims_say():
    assert len(table()) >= 8
    for text, _, like_underthesea, _, like_pyvi in table():
        assert underthesea.word_tokenize(text, format="text") == like_underthesea
        assert ViTokenizer.tokenize(text) == like_pyvi


def plain(function) -> str:
    """A signature without its types."""
    parameters = [
        each.replace(annotation=each.empty)
        for each in inspect.signature(function).parameters.values()
    ]
    return str(inspect.Signature(parameters))


SIGNATURES = {
    underthesea.word_tokenize: "(sentence, format=None, use_token_normalize=True, fixed_words=None)",
    underthesea.sent_tokenize: "(text)",
    underthesea.text_normalize: "(text, tokenizer='underthesea')",
    ViTokenizer.tokenize: "(str)",
    ViTokenizer.spacy_tokenize: "(str)",
}


def test_signatures():
    assert {function: plain(function) for function in SIGNATURES} == SIGNATURES


def test_signatures_and_table_beside_the_packages():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = pytest.importorskip("underthesea")
        pyvi = pytest.importorskip("pyvi.ViTokenizer")
    for module, peer in [(underthesea, theirs), (ViTokenizer, pyvi)]:
        for name in module.__all__:
            ours = getattr(module, name)
            assert plain(getattr(peer, name)) == plain(ours) == SIGNATURES[ours]
    for text, like_underthesea, _, like_pyvi, _ in table():
        assert theirs.word_tokenize(text, format="text") == like_underthesea
        assert pyvi.tokenize(text) == like_pyvi
    assert type(theirs.word_tokenize(TEXT)) is type(underthesea.word_tokenize(TEXT))
    assert theirs.word_tokenize(TEXT) == WORDS
    assert [type(each) for each in pyvi.spacy_tokenize(TEXT)] == [
        type(each) for each in ViTokenizer.spacy_tokenize(TEXT)
    ]
