"""A Spark job: reads text or Parquet, annotates, writes Parquet.

    spark-submit annotate.py INPUT OUTPUT [--format text|parquet] [--column text]

With --format text, each line of each file is a document; with --whole-files, each file is one.
"""

from __future__ import annotations

import argparse

from pyspark.sql import SparkSession

import tieng
from tieng.spark import annotate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--format", choices=["text", "parquet"], default="parquet")
    parser.add_argument("--whole-files", action="store_true")
    parser.add_argument("--column", default="text", help="the column of text in Parquet")
    parser.add_argument("--partitions", type=int, help="spread the input over so many tasks")
    parser.add_argument("--granularity", choices=["fine", "coarse"], default="fine")
    parser.add_argument("--custom-words", help="a file of your own words, on the driver")
    parser.add_argument("--dictionary", help="a file of your own abbreviations, on the driver")
    options = parser.parse_args()

    segmenter = tieng.Segmenter(options.granularity, options.custom_words, options.dictionary)
    spark = SparkSession.builder.appName("tieng").getOrCreate()
    if options.format == "text":
        frame = spark.read.text(options.input, wholetext=options.whole_files)
        frame = frame.withColumnRenamed("value", options.column)
    else:
        frame = spark.read.parquet(options.input)
    if options.partitions:
        frame = frame.repartition(options.partitions)
    annotate(frame, options.column, segmenter=segmenter).write.parquet(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
