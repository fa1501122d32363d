"""Vietnamese text processing: normalization, sentences, words, abbreviations.

>>> import tieng
>>> tieng.words("Công tác dân vận ở Thủ Đức.")
['Công tác', 'dân vận', 'ở', 'Thủ Đức', '.']

Every span is ``(start, end)`` in Python's string indices, so ``text[start:end]`` is what was
found, and the text stays as it is: NFD stays NFD, both tone styles give the same answers.

A function for the common case; `Segmenter` for settings and for many texts at once; `Document`
for everything that was found in a text. Strings never fail, whatever they hold, except for lone
surrogates, which are no text: those raise `UnicodeEncodeError`, which is a `ValueError`.
"""

from __future__ import annotations

from typing import Iterable

from ._document import Abbreviation, Candidate, Definition, Document, Sentence, Span
from ._segmenter import Segmenter
from ._tieng import (
    __version__,
    decode,
    detect,
    encode,
    fold,
    normalize,
    sentence_spans,
    sentences,
)

__all__ = [
    "Abbreviation",
    "Candidate",
    "Definition",
    "Document",
    "Segmenter",
    "Sentence",
    "Span",
    "__version__",
    "annotate",
    "annotate_batch",
    "decode",
    "definitions",
    "detect",
    "encode",
    "expand",
    "fold",
    "normalize",
    "sentence_spans",
    "sentences",
    "word_spans",
    "words",
    "words_batch",
]

_DEFAULT = Segmenter()


def words(text: str) -> list[str]:
    """The words of a text, in order, as they stand in it.

    Every mark, number and address is a word of its own.

    >>> import tieng
    >>> tieng.words("Bác sĩ báo tin lúc 14h30.")
    ['Bác sĩ', 'báo', 'tin', 'lúc', '14h30', '.']
    """
    return _DEFAULT.words(text)


def word_spans(text: str) -> list[Span]:
    """Where the words of a text stand: ``(start, end)`` for slicing ``text``."""
    return _DEFAULT.word_spans(text)


def words_batch(texts: Iterable[str], threads: int | None = None) -> list[list[str]]:
    """The words of many texts, on all cores or ``threads`` of them; other Python threads go on."""
    return _DEFAULT.words_batch(texts, threads)


def annotate(text: str) -> Document:
    """Analyses a text as one document: sentences, words, abbreviations, definitions.

    >>> import tieng
    >>> document = tieng.annotate("Tổng kết công tác dân vận (CTDV). CTDV góp phần đổi mới.")
    >>> [sentence.words for sentence in document.sentences][1]
    ['CTDV', 'góp phần', 'đổi mới', '.']
    >>> document.abbreviations[1].expansion
    'công tác dân vận'
    """
    return _DEFAULT.annotate(text)


def annotate_batch(texts: Iterable[str], threads: int | None = None) -> list[Document]:
    """Analyses many texts, on all cores or ``threads`` of them; other Python threads go on."""
    return _DEFAULT.annotate_batch(texts, threads)


def expand(text: str, mode: str = "all", ambiguous: str = "keep", tone: str = "keep") -> str:
    """Writes abbreviations out; ``text`` itself, the same object, if there are none.

    Args:
        text: any string.
        mode: "all", "first" (the first mention of each), "annotate-first" (``HĐND (Hội đồng nhân
            dân)``, the first mention of each) or "annotate-all".
        ambiguous: what to do where nothing decides between meanings: "keep" the abbreviation, or
            take the "best".
        tone: the tone style of what is written out: "keep", "old" or "new".

    >>> import tieng
    >>> tieng.expand("HĐND tỉnh họp.")
    'Hội đồng nhân dân tỉnh họp.'
    """
    return _DEFAULT.expand(text, mode, ambiguous, tone)


def definitions(text: str) -> list[Definition]:
    """The definitions of abbreviations that a text gives, in order.

    >>> import tieng
    >>> tieng.definitions("công tác dân vận (CTDV)")[0].expansion
    'công tác dân vận'
    """
    return _DEFAULT.definitions(text)
