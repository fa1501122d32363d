"""Columns of text in, columns of what was found out, without a Python object a row.

The functions take a pyarrow ``Array`` or ``ChunkedArray`` of strings (or of bytes that should be
UTF-8) and give one of the same length; null rows stay null. Spans count characters (code points),
as Python, Spark, DuckDB and Polars do in their substring functions.

Needs pyarrow: ``pip install 'tieng[arrow]'``.
"""

from __future__ import annotations

from typing import Any, Callable, Iterator

import pyarrow as pa

from ._segmenter import Segmenter
from ._tieng import normalize_arrow, sentences_arrow

__all__ = ["DOCUMENT", "annotate", "normalize", "sentences", "words"]

_SPAN = [pa.field("start", pa.int32()), pa.field("end", pa.int32())]

DOCUMENT = pa.struct(
    [
        (
            "sentences",
            pa.list_(pa.struct([*_SPAN, pa.field("words", pa.list_(pa.struct(_SPAN)))])),
        ),
        (
            "abbreviations",
            pa.list_(
                pa.struct(
                    [
                        *_SPAN,
                        pa.field("key", pa.string()),
                        pa.field("status", pa.string()),
                        pa.field("reason", pa.string()),
                        pa.field("expansion", pa.string()),
                        pa.field("source", pa.string()),
                        pa.field("candidates", pa.list_(pa.string())),
                    ]
                )
            ),
        ),
        (
            "definitions",
            pa.list_(
                pa.struct(
                    [
                        pa.field("short", pa.struct(_SPAN)),
                        pa.field("long", pa.struct(_SPAN)),
                        pa.field("key", pa.string()),
                        pa.field("expansion", pa.string()),
                    ]
                )
            ),
        ),
        ("error", pa.string()),
    ]
)
"""The type of what `annotate` gives. ``error`` says what is wrong with a row that is no text."""

_DEFAULT = Segmenter()


def annotate(texts: Any, *, segmenter: Segmenter = _DEFAULT, threads: int | None = None) -> Any:
    """Annotates a column, each row as a document of its own; gives a column of `DOCUMENT`.

    A row of bytes that are not UTF-8 has nothing but ``error``.

    Args:
        texts: a pyarrow Array or ChunkedArray of text.
        segmenter: with settings of your own.
        threads: how many; all cores if None.
    """
    engine = segmenter._engine
    return _map(texts, DOCUMENT, lambda rows: engine.annotate_arrow(rows, threads))


def words(
    texts: Any,
    *,
    segmenter: Segmenter = _DEFAULT,
    threads: int | None = None,
    errors: str = "raise",
) -> Any:
    """The words of a column: a list of strings a row.

    Args:
        errors: what to do with a row of bytes that are not UTF-8: "raise" a ValueError that names
            it, or give "null".
    """
    strict, engine = _is_strict(errors), segmenter._engine
    return _map(
        texts, pa.list_(pa.string()), lambda rows: engine.words_arrow(rows, threads, strict)
    )


def sentences(
    texts: Any,
    line_breaks: str = "end",
    *,
    threads: int | None = None,
    errors: str = "raise",
) -> Any:
    """The sentences of a column: a list of strings a row. Options as in `tieng.sentences`."""
    strict = _is_strict(errors)
    return _map(
        texts,
        pa.list_(pa.string()),
        lambda rows: sentences_arrow(rows, threads, strict, line_breaks),
    )


def normalize(
    texts: Any,
    form: str = "nfc",
    tone: str = "keep",
    *,
    repair: bool = False,
    lookalikes: bool = False,
    i_for_y: bool = False,
    threads: int | None = None,
    errors: str = "raise",
) -> Any:
    """Normalizes a column. Options as in `tieng.normalize`."""
    strict, options = _is_strict(errors), (form, tone, repair, lookalikes, i_for_y)
    return _map(
        texts, pa.string(), lambda rows: normalize_arrow(rows, threads, strict, *options)
    )


def _is_strict(errors: str) -> bool:
    if errors not in ("raise", "null"):
        raise ValueError(f"errors must be 'raise' or 'null', not {errors!r}")
    return errors == "raise"


def _map(texts: Any, kind: pa.DataType, work: Callable[[Any], Any]) -> Any:
    if isinstance(texts, pa.ChunkedArray):
        return pa.chunked_array([_map(chunk, kind, work) for chunk in texts.chunks], kind)
    if not isinstance(texts, pa.Array):
        raise TypeError(f"expected a pyarrow Array of text, not {type(texts).__name__}")
    if pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_decode()
    if not (pa.types.is_string(texts.type) or pa.types.is_binary(texts.type)):
        as_bytes = texts.type in (pa.large_binary(), getattr(pa, "binary_view", pa.null)())
        is_text = as_bytes or pa.types.is_null(texts.type) or "string" in str(texts.type)
        if not is_text:
            raise TypeError(f"expected a column of text, not of {texts.type}")
        texts = texts.cast(pa.binary() if as_bytes else pa.string())
    return _build(kind, iter(work(_rows(texts))))


def _rows(texts: pa.Array) -> tuple[bytes, bytes, bytes | None, int]:
    """The buffers of a string column, without what a slice does not show."""
    validity, offsets, data = texts.buffers()
    width = 4
    if offsets is None or len(texts) == 0:
        return bytes(width), b"", None, 0
    offsets = offsets.slice(texts.offset * width, (len(texts) + 1) * width).to_pybytes()
    first = int.from_bytes(offsets[:width], "little")
    last = int.from_bytes(offsets[-width:], "little")
    data = data.slice(first, last - first).to_pybytes() if data is not None else b""
    return offsets, data, validity.to_pybytes() if validity is not None else None, texts.offset


def _build(kind: pa.DataType, nodes: Iterator[Any]) -> pa.Array:
    """An array from its buffers and those of its children, depth first."""
    length, buffers = next(nodes)
    children = [_build(kind.field(at).type, nodes) for at in range(kind.num_fields)]
    buffers = [None if each is None else pa.py_buffer(each) for each in buffers]
    return pa.Array.from_buffers(kind, length, buffers, children=children)
