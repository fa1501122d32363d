"""What a partition costs: start-up, memory, speed, and Spark's own part. `python cost.py` beside a checkout.

Times are CPU time, which other programs disturb less than the time on the wall; those of the Python worker
of one thread.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

BENCH = sorted((Path(__file__).parents[2] / "data" / "bench").glob("*.txt"))


def memory() -> float:
    """The most memory this process has used, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3)


def spark_s_own_part(texts: list[str], size: int, folder: str) -> None:
    """CPU time of the Java process for a job that copies and for one that annotates, after a first run."""
    from pyspark.sql import SparkSession

    import pyarrow as pa
    import pyarrow.parquet as pq
    import tieng.spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    java = f"/proc/{spark.sparkContext._gateway.proc.pid}/stat"

    def used() -> float:
        fields = Path(java).read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    pq.write_table(pa.table({"text": texts}), f"{folder}/in.parquet")
    frame = spark.read.parquet(f"{folder}/in.parquet")
    jobs = {"copied": frame, "annotated": tieng.spark.annotate(frame)}
    for round_ in range(2):
        for name, job in jobs.items():
            before = used()
            job.write.mode("overwrite").parquet(f"{folder}/out")
            if round_:  # the first time Java compiles itself
                print(f"Java's part, {name}: {used() - before:.1f} s for {size / 1e6:.0f} MB")
    spark.stop()


def main() -> None:
    lines = [line for path in BENCH for line in path.read_text(encoding="utf-8").splitlines() if line]
    start = time.process_time()
    import pyarrow as pa
    import pyarrow.parquet as pq

    print(f"pyarrow imported: {time.process_time() - start:.2f} s, {memory():.0f} MB")
    start = time.process_time()
    import tieng.arrow

    tieng.arrow.annotate(pa.array(lines[:1]), threads=1)
    print(f"tieng ready: {time.process_time() - start:.2f} s more, {memory():.0f} MB")

    # As much as `tieng.spark` annotates at once.
    texts = (lines * 200)[: len(lines) * (1 << 24) // sum(len(line.encode()) for line in lines)]
    size = sum(len(text.encode()) for text in texts)
    column = pa.array(texts)
    before = memory()
    start = time.process_time()
    answer = tieng.arrow.annotate(column, threads=1)
    seconds = time.process_time() - start
    print(f"annotated: {len(texts)} rows, {size / 1e6:.1f} MB, {size / seconds / 1e6:.1f} MB/s a core")
    print(f"memory for it: {memory() - before:.0f} MB, {answer.nbytes / size:.1f} bytes of answer a byte")

    with tempfile.TemporaryDirectory() as folder:
        # Each text once: repeated rows would compress as real ones do not.
        column, file, sizes = pa.array(lines), Path(folder, "out.parquet"), []
        for columns in ({"text": column}, {"text": column, "document": tieng.arrow.annotate(column)}):
            pq.write_table(pa.table(columns), file)
            sizes.append(file.stat().st_size)
        print(f"in Parquet: {sizes[0] / 1e3:.0f} KB of text, {sizes[1] / 1e3:.0f} KB with the answers")
        if shutil.which("java") and Path("/proc/self/stat").exists():
            spark_s_own_part(texts * 4, size * 4, folder)


if __name__ == "__main__":
    main()
