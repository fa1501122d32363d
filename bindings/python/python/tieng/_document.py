"""What an analysis found."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import Any, NamedTuple, Optional, Tuple

from ._tieng import Parts

Span = Tuple[int, int]
"""``(start, end)`` in Python's string indices: ``text[start:end]`` is what was found."""


class Sentence(NamedTuple):
    """A sentence of a document."""

    span: Span
    text: str
    words: list[str]
    word_spans: list[Span]


class Candidate(NamedTuple):
    """Something that an abbreviation may stand for."""

    expansion: str
    """The written-out form, capitalised as in the middle of a sentence."""
    domain: str
    """Its field, such as ``gov`` or ``health``; empty if the dictionary does not say."""
    score: float
    """How likely it is; the candidates of an abbreviation add up to 1."""


class Abbreviation(NamedTuple):
    """An abbreviation in a text."""

    span: Span
    key: str
    """The abbreviation in NFC and without its last stop."""
    status: str
    """``resolved``, ``ambiguous``, ``unknown``, or ``skipped``: it only looks like one."""
    reason: Optional[str]
    """Why it was skipped: ``roman``, ``initial``, ``allcaps``, ``toned``, ``url`` …"""
    expansion: Optional[str]
    """What it stands for, if that is certain."""
    source: Optional[str]
    """Where that comes from: ``user``, ``document``, ``builtin`` or ``composed``."""
    candidates: list[Candidate]
    """What it may stand for, the best first."""
    definition: Optional[int]
    """The place of its definition among the document's, if that is the source."""


class Definition(NamedTuple):
    """A definition of an abbreviation in a text: *công tác dân vận (CTDV)*."""

    short: Span
    long: Span
    key: str
    """The abbreviation in NFC."""
    expansion: str
    """The long form in NFC and in one line."""
    kind: str
    """``forward``, ``reverse``, ``cue`` (*viết tắt là*) or ``translated``."""
    score: float
    """How sure it is, up to 1."""


class Document:
    """A text, analysed. `tieng.annotate` makes one; it can be pickled and compared."""

    def __init__(self, text: str, parts: Parts) -> None:
        self.text = text
        self._parts = parts

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order; only white space stands between them."""
        found, start = [], 0
        for span, end in self._parts.sentences:
            spans = self.word_spans[start:end]
            words = [self.text[a:b] for a, b in spans]
            found.append(Sentence(span, self.text[slice(*span)], words, spans))
            start = end
        return found

    @cached_property
    def words(self) -> list[str]:
        """All words, in order; only white space stands between them."""
        return [self.text[start:end] for start, end in self.word_spans]

    @cached_property
    def word_spans(self) -> list[Span]:
        """Where the words stand."""
        return self._parts.words

    @cached_property
    def abbreviations(self) -> list[Abbreviation]:
        """The abbreviations, in order, with what they stand for."""
        found = []
        for fields in self._parts.abbreviations:
            fields["candidates"] = [Candidate(*each) for each in fields["candidates"]]
            found.append(Abbreviation(**fields))
        return found

    @cached_property
    def definitions(self) -> list[Definition]:
        """The definitions of abbreviations that the text gives, in order."""
        return [Definition(**fields) for fields in self._parts.definitions]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dictionaries, as ``json.dumps`` takes them."""
        return {
            "text": self.text,
            "sentences": [
                {"span": list(sentence.span), "words": [list(span) for span in sentence.word_spans]}
                for sentence in self.sentences
            ],
            "abbreviations": [
                {
                    "span": list(found.span),
                    "key": found.key,
                    "status": found.status,
                    "reason": found.reason,
                    "expansion": found.expansion,
                    "source": found.source,
                    "candidates": [candidate.expansion for candidate in found.candidates],
                }
                for found in self.abbreviations
            ],
            "definitions": [
                {"short": list(found.short), "long": list(found.long)} for found in self.definitions
            ],
        }

    def to_text(self) -> str:
        """A sentence a line, words divided by a space, their syllables joined by ``_``: the form
        that PhoBERT and its like expect."""
        return "".join(
            " ".join("_".join(word.split()) for word in sentence.words) + "\n"
            for sentence in self.sentences
        )

    def to_conllu(self) -> str:
        """`CoNLL-U <https://universaldependencies.org/format.html>`_: the words, and whether a
        space follows."""
        lines = []
        for number, sentence in enumerate(self.sentences, 1):
            lines.append(f"# sent_id = {number}")
            lines.append(f"# text = {' '.join(sentence.text.split())}")
            starts = [start for start, _ in sentence.word_spans[1:]] + [None]
            for at, (word, span, next_start) in enumerate(
                zip(sentence.words, sentence.word_spans, starts), 1
            ):
                misc = "SpaceAfter=No" if span[1] == next_start else "_"
                lines.append(f"{at}\t{' '.join(word.split())}\t" + "_\t" * 7 + misc)
            lines.append("")
        return "".join(line + "\n" for line in lines)

    def _repr_html_(self) -> str:
        """What a notebook shows: a sentence a line with its words, and a table of abbreviations."""
        most = 100
        lines = []
        for sentence in self.sentences[:most]:
            words = "".join(
                '<span style="border-bottom:2px solid #8ac;margin-right:.4em">'
                f"{escape(word)}</span>"
                for word in sentence.words
            )
            lines.append(f'<div style="margin:.3em 0">{words}</div>')
        if len(self.sentences) > most:
            lines.append(f"<div>… and {len(self.sentences) - most} sentences more</div>")
        rows = "".join(
            f"<tr><td>{escape(self.text[slice(*found.span)])}</td>"
            f"<td>{escape('; '.join(each.expansion for each in found.candidates))}</td>"
            f"<td>{escape(found.reason or found.status)}</td>"
            f"<td>{escape(found.source or '')}</td></tr>"
            for found in self.abbreviations[:most]
        )
        if rows:
            head = "<tr><th>abbreviation</th><th>meaning</th><th>status</th><th>source</th></tr>"
            lines.append(f"<table>{head}{rows}</table>")
        return f'<div class="tieng">{"".join(lines)}</div>'

    def __repr__(self) -> str:
        start = self.text if len(self.text) <= 40 else self.text[:39] + "…"
        sentences, words = len(self._parts.sentences), len(self.word_spans)
        return f"<Document {start!r}: {sentences} sentences, {words} words>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self.text == other.text and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, (self.text, self._parts)
