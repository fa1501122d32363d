"""Annotates columns of a Spark data frame: on every executor, over Arrow batches.

>>> from tieng.spark import annotate                                        # doctest: +SKIP
>>> annotate(spark.read.parquet("news"), "text").write.parquet("annotated")  # doctest: +SKIP

Needs pyspark 3.5 or later and pyarrow, and this package on every executor.
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator

import pyarrow as pa

from . import arrow
from ._segmenter import Segmenter

__all__ = ["SCHEMA", "annotate"]

# How many bytes of text are annotated at once; the work takes eight times as much memory.
_PIECE = 1 << 24


def _ddl(kind: pa.DataType) -> str:
    """An Arrow type as Spark writes it."""
    if pa.types.is_struct(kind):
        fields = (kind.field(at) for at in range(kind.num_fields))
        return f"struct<{','.join(f'`{field.name}`:{_ddl(field.type)}' for field in fields)}>"
    if pa.types.is_list(kind):
        return f"array<{_ddl(kind.value_type)}>"
    return {pa.int32(): "int", pa.string(): "string"}[kind]


SCHEMA = _ddl(arrow.DOCUMENT)
"""The type of an annotated column, as Spark's DDL has it: `tieng.arrow.DOCUMENT`."""


def annotate(
    frame: Any, column: str = "text", into: str = "document", segmenter: Segmenter | None = None
) -> Any:
    """The data frame with one more column: each row's text, annotated.

    A null stays null; a row of bytes that are not UTF-8 has nothing but ``error``; no row makes
    the job fail. The answer depends on the row alone, so a task may be retried or run twice.

    Args:
        frame: a data frame of ``pyspark.sql``.
        column: its column of text (or of bytes that should be UTF-8).
        into: what to call the new column.
        segmenter: with settings of your own; it travels with the job.
    """
    from pyspark.sql.types import StructField, StructType

    kind = frame.schema[column].dataType.typeName()
    if kind not in ("string", "binary"):
        raise TypeError(f"column {column!r} must be of text, not of {kind}")
    if into in frame.columns:
        raise ValueError(f"the frame already has a column {into!r}; name another with into=")
    if segmenter is None:
        segmenter = Segmenter()

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for piece in _pieces(batch, column):
                # Spark has a task for each core already.
                found = arrow.annotate(piece.column(column), segmenter=segmenter, threads=1)
                names = [*piece.schema.names, into]
                yield pa.RecordBatch.from_arrays([*piece.columns, found], names)

    field = StructField(into, StructType.fromDDL(SCHEMA))
    return frame.mapInArrow(work, StructType([*frame.schema.fields, field]))


def _pieces(batch: pa.RecordBatch, column: str) -> Iterator[pa.RecordBatch]:
    """A batch in pieces with little text each: Spark counts rows, and some are long."""
    if batch.num_rows < 2 or batch.column(column).nbytes <= _PIECE:
        yield batch
    else:
        half = batch.num_rows // 2
        yield from _pieces(batch.slice(0, half), column)
        yield from _pieces(batch.slice(half), column)
