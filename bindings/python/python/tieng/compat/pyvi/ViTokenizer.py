"""pyvi's ``ViTokenizer``."""

from __future__ import annotations

import tieng

__all__ = ["spacy_tokenize", "tokenize"]


def tokenize(str: str) -> str:
    """The words of a text in NFC, divided by a space, their syllables joined by ``_``.

    A line break stays, as a word by itself.
    """
    text = tieng.normalize(str)
    words, last = [], 0
    for start, end in tieng.word_spans(text):
        words += ["\n"] * text.count("\n", last, start)
        words.append("_".join(text[start:end].split()))
        last = end
    # Text of white space alone stays as it is, as with pyvi.
    return " ".join(words) if last else str


def spacy_tokenize(str: str) -> tuple[list[str], list[bool]]:
    """The words of a text in NFC, syllables joined by ``_``, and whether a space follows each:
    the arguments of spaCy's ``Doc``."""
    text = tieng.normalize(str)
    spans = tieng.word_spans(text)
    words = ["_".join(text[start:end].split()) for start, end in spans]
    return words, [text[end : end + 1] == " " for _, end in spans]
