"""underthesea's functions: ``from tieng.compat.underthesea import word_tokenize``.

The README of this package says where the answers differ, and why.
"""

from __future__ import annotations

import re
from typing import Iterable, Literal, overload

import tieng

__all__ = ["sent_tokenize", "text_normalize", "word_tokenize"]


@overload
def word_tokenize(
    sentence: str,
    format: None = None,
    use_token_normalize: bool = True,
    fixed_words: Iterable[str] | None = None,
) -> list[str]: ...
@overload
def word_tokenize(
    sentence: str,
    format: Literal["text"],
    use_token_normalize: bool = True,
    fixed_words: Iterable[str] | None = None,
) -> str: ...
def word_tokenize(
    sentence: str,
    format: str | None = None,
    use_token_normalize: bool = True,
    fixed_words: Iterable[str] | None = None,
) -> list[str] | str:
    """The words of a text; as one string with ``format="text"``, syllables joined by ``_``.

    Args:
        sentence: the text.
        format: None or "text".
        use_token_normalize: repair the spelling of syllables and use the old tone style, as
            underthesea does.
        fixed_words: strings that are one word wherever they stand, in just this case.
    """
    text = _normalize(sentence, use_token_normalize)
    joint = "_" if format == "text" else " "
    if fixed_words:
        spans = _fix(text, tieng.word_spans(text), fixed_words)
        words = [joint.join(text[start:end].split()) for start, end in spans]
    else:
        words = tieng._DEFAULT._engine.words(text, joint)
    return " ".join(words) if format == "text" else words


def sent_tokenize(text: str) -> list[str]:
    """The sentences of a text."""
    return tieng.sentences(text)


def text_normalize(text: str, tokenizer: str = "underthesea") -> str:
    """The text with its spelling repaired, in NFC and the old tone style.

    With ``tokenizer="underthesea"`` one space stands between all syllables and marks; with
    "space", white space stays.
    """
    text = _normalize(text, True)
    if tokenizer != "underthesea":
        return text
    return " ".join(tieng._DEFAULT._engine.words(text, " "))


def _normalize(text: str, spelling: bool) -> str:
    tone = "old" if spelling else "keep"
    return tieng.normalize(text, tone=tone, repair=spelling, lookalikes=True)


def _fix(text: str, spans: list[tieng.Span], fixed_words: Iterable[str]) -> list[tieng.Span]:
    """Makes each fixed word one span and cuts those that reach over its ends."""
    longest_first = sorted(fixed_words, key=len, reverse=True)
    # Normalized like the text; between syllables any white space may stand.
    patterns = [r"\s+".join(map(re.escape, tieng.normalize(word).split())) for word in longest_first]
    fixed = re.compile(r"(?<!\w)(?:" + "|".join(filter(None, patterns)) + r")(?!\w)")
    matches = [match.span() for match in fixed.finditer(text)] if any(patterns) else []
    out = []
    rest = iter(spans)
    span = next(rest, None)
    for start, end in matches:
        while span and span[1] <= start:
            out.append(span)
            span = next(rest, None)
        if span and span[0] < start:
            out += _trim(text, span[0], start)
        out.append((start, end))
        while span and span[1] <= end:
            span = next(rest, None)
        if span and span[0] < end:
            # What is left of a word that reaches over the end.
            left = _trim(text, end, span[1])
            span = left[0] if left else next(rest, None)
    if span:
        out.append(span)
    return out + list(rest)


def _trim(text: str, start: int, end: int) -> list[tieng.Span]:
    """The span without white space at its ends; nothing if nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return [(start, end)] if start < end else []
