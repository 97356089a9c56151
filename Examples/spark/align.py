#!/usr/bin/env python3
"""Aligns a Parquet table of documents with Spark, through `hexapla stream` on every worker.

Usage: spark-submit align.py DOCUMENTS.parquet ROWS.parquet [--hexapla "PATH OPTION …"] [--partitions N]
DOCUMENTS has a row a document: `document` (a string) and `texts` (a map from language tag to text). ROWS has a row a
row of the alignment, as `hexapla stream` writes them, and one with `error` for a document that cannot be aligned.
"""
import argparse
import itertools
import shlex
import subprocess
import threading

import pyarrow
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

ROW = """document string, row int, score double, texts map<string, string>, spans map<string, array<int>>,
    scores map<string, double>, moved array<string>, paragraph boolean, error string"""


def aligned(batches, command):
    """A partition's documents, a line each, through one process; its lines as they come."""
    first = next(batches, None)
    if first is None:
        return
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    problems = []

    # In a thread of its own: who writes everything before reading anything waits forever for one who waits for them.
    def feed():
        try:
            with process.stdin as target:
                for batch in itertools.chain([first], batches):
                    for line in batch.column(0):
                        target.write(line.as_py().encode() + b"\n")
        except BrokenPipeError:
            pass  # It died: its exit code says so below.
        except BaseException as problem:  # Reading the table failed: what came so far must not pass for everything.
            problems.append(problem)
            process.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        while lines := list(itertools.islice(process.stdout, 1000)):
            yield pyarrow.RecordBatch.from_pydict({"line": [line.decode() for line in lines]})
        code = process.wait()
        feeder.join()
        if problems:
            raise problems[0]
        if code != 0:
            raise RuntimeError(f"{shlex.join(command)}: ended with {code}; standard error says why")
    finally:  # Also where Spark wants no more.
        process.kill()
        process.wait()


def align(documents, command, partitions):
    """The rows of a table of documents, as a table."""
    lines = documents.select(F.to_json(F.struct("document", "texts")).alias("line")).repartition(partitions, "line")
    rows = lines.mapInArrow(lambda batches: aligned(batches, command), "line string")
    return rows.select(F.from_json("line", ROW, {"mode": "FAILFAST"}).alias("row")).select("row.*")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents")
    parser.add_argument("rows")
    parser.add_argument("--hexapla", default="hexapla", help="the program on every worker, with options for its stream")
    parser.add_argument("--partitions", type=int, help="one process each (default: four for every core)")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("hexapla").getOrCreate()
    # Documents may be long: few at a time between Spark and Python.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 100)
    program, *options = shlex.split(arguments.hexapla)
    threads = spark.sparkContext.getConf().get("spark.task.cpus", "1")
    command = [program, "stream", "--threads", threads, *options]
    partitions = arguments.partitions or 4 * spark.sparkContext.defaultParallelism
    align(spark.read.parquet(arguments.documents), command, partitions).write.parquet(arguments.rows)
    spark.stop()


if __name__ == "__main__":
    main()
