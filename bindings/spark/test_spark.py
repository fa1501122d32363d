"""The job on a real local Spark, against `tieng.annotate` on one machine, row for row."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tieng

pytest.importorskip("pyspark")
pa = pytest.importorskip("pyarrow")
if not shutil.which("java"):
    pytest.skip("no Java on this machine", allow_module_level=True)

import pyarrow.parquet as pq  # noqa: E402
from pyspark import TaskContext  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import tieng.arrow  # noqa: E402
import tieng.spark  # noqa: E402

# Spark's workers are this Python, which has the package, and not the first one on the path.
os.environ["PYSPARK_PYTHON"] = sys.executable

ROOT = Path(__file__).parents[2]
BENCH = sorted((ROOT / "data" / "bench").glob("*.txt"))
LINES = [line for path in BENCH for line in path.read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def spark():
    # Two cores, and each task may run twice.
    builder = SparkSession.builder.master("local[2,2]").appName("tieng-test")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def plain(text: str | bytes | None) -> dict | None:
    """What one machine says of a row."""
    (found,) = tieng.arrow.annotate(pa.array([text]), threads=1).to_pylist()
    if isinstance(text, str):
        # And that is what `annotate` says.
        document = tieng.annotate(text)
        spans = [(each["start"], each["end"]) for each in found["sentences"]]
        assert spans == [sentence.span for sentence in document.sentences]
        words = [[(w["start"], w["end"]) for w in each["words"]] for each in found["sentences"]]
        assert words == [sentence.word_spans for sentence in document.sentences]
        meanings = [each["expansion"] for each in found["abbreviations"]]
        assert meanings == [each.expansion for each in document.abbreviations]
    return found


def test_parquet_row_for_row_with_poisoned_rows(spark, tmp_path):
    rows = list(enumerate(LINES))
    # Null, empty, very long, and bytes that are no text, a lone surrogate's among them.
    poison = [None, "", " ", "\x00", "HĐND họp. " * 300_000, "a" * 1_000_000]
    rows += [(len(rows) + at, text) for at, text in enumerate(poison)]
    pq.write_table(pa.table({"id": [i for i, _ in rows], "text": [t for _, t in rows]}), tmp_path / "in")
    frame = spark.read.parquet(str(tmp_path / "in")).repartition(7)
    tieng.spark.annotate(frame).write.parquet(str(tmp_path / "out"))

    files = list((tmp_path / "out").glob("*.parquet"))
    assert len(files) > 1
    table = pq.read_table(tmp_path / "out")
    assert table.schema.names == ["id", "text", "document"]
    answers = {row["id"]: row for row in table.to_pylist()}
    assert len(answers) == table.num_rows == len(rows)
    for number, text in rows:
        assert answers[number]["text"] == text
        assert answers[number]["document"] == (None if text is None else plain(text)), number


def test_bytes_that_are_no_text(spark):
    surrogate = "a\ud800".encode("utf-8", "surrogatepass")
    rows = [b"D\xc3\xa2n tin.", b"\xff", None, surrogate]
    frame = spark.createDataFrame([(each,) for each in rows], "text binary")
    wanted = [None if each is None else plain(each) for each in rows]
    found = [row.document for row in tieng.spark.annotate(frame).collect()]
    assert [row and row.asDict(recursive=True) for row in found] == wanted
    assert [row and row["error"] for row in wanted] == [
        None, "byte 0 is not UTF-8", None, "byte 1 is not UTF-8",
    ]  # fmt: skip
    # Spark's own strings may hold such bytes too.
    frame = spark.range(1).selectExpr("cast(X'61FF' AS string) AS text")
    (row,) = tieng.spark.annotate(frame).collect()
    assert row.document.error == "byte 1 is not UTF-8" or row.text == "a\ufffd"


def test_a_task_that_fails_once_is_done_again(spark, tmp_path):
    rows = [(number, LINES[number % len(LINES)]) for number in range(200)]
    frame = spark.createDataFrame(rows, "id int, text string").repartition(3, "id")
    annotated = tieng.spark.annotate(frame)
    flags = str(tmp_path)

    def fail_once(batches):
        task = TaskContext.get()
        for batch in batches:
            yield batch  # a part of the answer is out already
            if task.partitionId() == 1 and task.attemptNumber() == 0:
                Path(flags, "failed").touch()
                raise RuntimeError("this machine is lost")
            if task.attemptNumber() == 1:
                Path(flags, "retried").touch()

    answers = annotated.mapInArrow(fail_once, annotated.schema).collect()
    assert Path(flags, "failed").exists() and Path(flags, "retried").exists()
    assert sorted(row.id for row in answers) == list(range(200))
    assert all(row.document.asDict(recursive=True) == plain(row.text) for row in answers)


def test_settings_travel_with_the_job(spark, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text("văn minh đô thị\n", encoding="utf-8")
    segmenter = tieng.Segmenter("coarse", file, {"HTX": "hợp tác xã Bình Minh"})
    file.unlink()
    text = "HTX Văn minh đô thị trên con đường mới."
    frame = spark.createDataFrame([(text,)], "body string")
    (row,) = tieng.spark.annotate(frame, "body", "found", segmenter).collect()
    words = [text[word.start : word.end] for word in row.found.sentences[0].words]
    assert words == ["HTX", "Văn minh đô thị", "trên", "con đường", "mới", "."]
    assert row.found.abbreviations[0].expansion == "hợp tác xã Bình Minh"


def test_long_batches_are_cut():
    text = "Dân tin. " * 100_000
    batch = pa.RecordBatch.from_pydict({"id": list(range(60)), "text": [text] * 60})
    pieces = list(tieng.spark._pieces(batch, "text"))
    assert len(pieces) > 1 and pa.Table.from_batches(pieces).equals(pa.Table.from_batches([batch]))
    assert all(piece.column("text").nbytes <= 1 << 24 for piece in pieces)


def test_what_cannot_be_annotated_is_named(spark):
    frame = spark.createDataFrame([(1, "a")], "id int, document string")
    with pytest.raises(TypeError, match="must be of text, not of integer"):
        tieng.spark.annotate(frame, "id", "found")
    with pytest.raises(ValueError, match="already has a column 'document'"):
        tieng.spark.annotate(frame, "document")


def test_the_job_as_the_readme_starts_it(tmp_path):
    article = ROOT / "data" / "samples" / "article.txt"
    job = Path(__file__).with_name("annotate.py")
    spark_submit = shutil.which("spark-submit", path=str(Path(sys.executable).parent))
    command = [spark_submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", str(job)]
    command += [str(article), str(tmp_path / "out"), "--format", "text", "--partitions", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = pq.read_table(tmp_path / "out").to_pylist()
    lines = article.read_text(encoding="utf-8").splitlines()
    assert sorted(row["text"] for row in rows) == sorted(lines)
    assert all(row["document"] == plain(row["text"]) for row in rows)
