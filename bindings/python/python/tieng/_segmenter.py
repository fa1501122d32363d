"""The engine with the user's settings."""

from __future__ import annotations

import os
from typing import Any, Callable, Iterable, Mapping, Sequence, Union

from ._document import Definition, Document, Span
from ._tieng import Engine

_Path = Union[str, "os.PathLike[str]"]


class Segmenter:
    """Segments and annotates texts, with settings. Build it once; threads may share it.

    Args:
        granularity: "fine", as the Vietnamese treebank (``con | đường``), or "coarse", as
            dictionaries (``con đường``).
        custom_words: words of your own, which come before the model: an iterable of words, a
            mapping from words to True (always one word) or False (never), or the path of a UTF-8
            file with a word a line, and ``<tab>remove`` after those that shall never be one.
        dictionary: abbreviations of your own, which come before everything else: a mapping from
            the abbreviation to its expansion, or to several, the best first, or the path of a
            UTF-8 file with ``KEY<tab>EXPANSION`` lines.

    Raises:
        ValueError: names the item or the file's line that cannot be read.
        OSError: if a file cannot be read.

    >>> from tieng import Segmenter
    >>> segmenter = Segmenter(custom_words=["văn minh đô thị"], dictionary={"HTX": "hợp tác xã"})
    >>> segmenter.words("Văn minh đô thị là gì?")
    ['Văn minh đô thị', 'là', 'gì', '?']
    >>> segmenter.expand("Các HTX họp.")
    'Các hợp tác xã họp.'
    """

    def __init__(
        self,
        granularity: str = "fine",
        custom_words: _Path | Iterable[str] | Mapping[str, bool] | None = None,
        dictionary: _Path | Mapping[str, str | Sequence[str]] | None = None,
    ) -> None:
        words, name_word = _read(custom_words, _word_lines, "custom_words")
        entries, name_entry = _read(dictionary, _entry_lines, "dictionary")
        names = {"custom_words": name_word, "dictionary": name_entry}
        try:
            self._set(granularity, words, entries)
        except ValueError as error:
            if len(error.args) != 3:
                raise
            option, message, line = error.args
            raise ValueError(f"{names[option](line)}: {message}") from None

    def _set(self, granularity: str, words: str | None, entries: str | None) -> None:
        self._settings = (granularity, words, entries)
        self._engine = Engine(granularity, words, entries)

    def words(self, text: str) -> list[str]:
        """The words of a text, in order, as they stand in it."""
        return self._engine.words(text)

    def word_spans(self, text: str) -> list[Span]:
        """Where the words of a text stand."""
        return self._engine.word_spans(text)

    def words_batch(self, texts: Iterable[str], threads: int | None = None) -> list[list[str]]:
        """The words of many texts, on all cores or ``threads`` of them.

        Other Python threads go on meanwhile. A text that is no string raises an error that gives
        its place in ``texts``.
        """
        return self._engine.words_batch(texts, threads)

    def word_spans_batch(
        self, texts: Iterable[str], threads: int | None = None
    ) -> list[list[Span]]:
        """Where the words of many texts stand; otherwise as `words_batch`."""
        return self._engine.word_spans_batch(texts, threads)

    def annotate(self, text: str) -> Document:
        """Analyses a text as one document: a definition in it holds for all of it."""
        return Document(text, self._engine.annotate(text))

    def annotate_batch(self, texts: Iterable[str], threads: int | None = None) -> list[Document]:
        """Analyses many texts, each as a document of its own; otherwise as `words_batch`."""
        if not isinstance(texts, (str, bytes)):
            texts = list(texts)
        return list(map(Document, texts, self._engine.annotate_batch(texts, threads)))

    def expand(
        self, text: str, mode: str = "all", ambiguous: str = "keep", tone: str = "keep"
    ) -> str:
        """Writes abbreviations out; see `tieng.expand`."""
        return self._engine.expand(text, mode, ambiguous, tone)

    def definitions(self, text: str) -> list[Definition]:
        """The definitions of abbreviations that a text gives, in order."""
        return [Definition(**fields) for fields in self._engine.definitions(text)]

    def __repr__(self) -> str:
        granularity, words, entries = self._settings
        own = [name for name, tsv in (("words", words), ("abbreviations", entries)) if tsv]
        return f"<Segmenter {granularity}{', own ' if own else ''}{' and '.join(own)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # What the files said, not where they are: another machine may lack them.
        return _restore, self._settings


def _restore(granularity: str, words: str | None, entries: str | None) -> Segmenter:
    segmenter = Segmenter.__new__(Segmenter)
    segmenter._set(granularity, words, entries)
    return segmenter


def _read(
    source: Any, lines: Callable[[Any], Iterable[tuple[str, str]]], option: str
) -> tuple[str | None, Callable[[int], str]]:
    """The text form of an option, and what to call its lines in an error."""
    if source is None:
        return None, str
    if isinstance(source, (str, os.PathLike)):
        path = os.fspath(source)
        with open(path, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8").lstrip("\ufeff")
        except UnicodeDecodeError as error:
            number = data.count(b"\n", 0, error.start) + 1
            raise ValueError(f"{path}: line {number}: byte {error.start} is not UTF-8") from None
        return text, lambda line: f"{path}: line {line}"
    names, out = [], []
    for name, line in lines(source):
        if "\n" in line or "\r" in line or line.startswith("#"):
            raise ValueError(f"{option}[{name}]: neither a line break nor a first # can stand here")
        names.append(name)
        out.append(line)
    return "".join(line + "\n" for line in out), lambda line: f"{option}[{names[line - 1]}]"


def _word_lines(words: Iterable[str] | Mapping[str, bool]) -> Iterable[tuple[str, str]]:
    named = words.items() if isinstance(words, Mapping) else ((word, True) for word in words)
    for number, (word, joined) in enumerate(named):
        name = repr(word) if isinstance(words, Mapping) else str(number)
        if not isinstance(word, str):
            raise TypeError(f"custom_words[{name}] must be str, not {type(word).__name__}")
        if not word.strip():
            raise ValueError(f"custom_words[{name}]: no word stands here")
        yield name, " ".join(word.split()) + ("" if joined else "\tremove")


def _entry_lines(entries: Mapping[str, str | Sequence[str]]) -> Iterable[tuple[str, str]]:
    if not isinstance(entries, Mapping):
        raise TypeError(f"dictionary must be a mapping or a path, not {type(entries).__name__}")
    # The first line may be a header; this one is, so that no key is taken for it.
    yield "", "key\texpansion"
    for key, expansions in entries.items():
        if isinstance(expansions, str):
            expansions = [expansions]
        fields = [key, *expansions]
        for field in fields:
            if not isinstance(field, str):
                kind = type(field).__name__
                raise TypeError(f"dictionary[{key!r}] must be str or several, not {kind}")
            if not field.strip() or "\t" in field or "; " in field:
                message = "an empty string, a tab or '; ' cannot stand here"
                raise ValueError(f"dictionary[{key!r}]: {message}")
        first, *others = fields[1:] or [""]
        # An alternative may begin with its domain and a colon; an empty domain is none.
        yield repr(key), f"{key}\t{first}\t\t" + "; ".join(f":{other}" for other in others)
