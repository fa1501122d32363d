"""pyvi's ``ViTokenizer``."""

from __future__ import annotations

import tieng

__all__ = ["spacy_tokenize", "tokenize"]


def tokenize(str: str) -> str:
    """The words of a text in NFC, divided by a space, their syllables joined by ``_``.

    A line break stays, as a word by itself.
    """
    # Text of white space alone stays as it is, as with pyvi.
    return tieng._DEFAULT._engine.line(tieng.normalize(str)) or str


def spacy_tokenize(str: str) -> tuple[list[str], list[bool]]:
    """The words of a text in NFC, syllables joined by ``_``, and whether a space follows each:
    the arguments of spaCy's ``Doc``."""
    text = tieng.normalize(str)
    spans = tieng.word_spans(text)
    words = tieng._DEFAULT._engine.words(text, "_")
    return words, [text[end : end + 1] == " " for _, end in spans]
