"""Holds Examples/spark/align.py against one `hexapla stream`, undisturbed and with a process killed.

    run_spark.py BINARY FOLDER VENV
"""
import json
import os
import random
import signal
import subprocess
import sys
import time

import pyarrow
import pyarrow.parquet

BINARY, FOLDER, VENV = (os.path.abspath(path) for path in sys.argv[1:4])
ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
PARTITIONS = 4
WORDS = [("harbour", "Hafen"), ("bridge", "Brücke"), ("teacher", "Lehrerin"), ("garden", "Garten"), ("market", "Markt")]


def sentences(count, rng):
    pairs = []
    for _ in range(count):
        (english, german), year, price = rng.choice(WORDS), rng.randint(1500, 2020), rng.randint(2, 900)
        pairs.append((f"In {year} the {english} of Ida Berg cost {price} crowns.",
                      f"Im Jahr {year} kostete {german} von Ida Berg {price} Kronen."))
    return [" ".join(side) for side in zip(*pairs)]


def documents():
    """Short, long and odd ones, the seeds, and some that cannot be aligned."""
    rng = random.Random(5)
    found = []
    for number in range(300):
        english, german = sentences(rng.randint(1, 6), rng)
        found.append((f"short {number}", {"en": english, "de": german}))
    english, german = sentences(1500, rng)
    found.append(("long", {"en": english, "de": german}))
    seeds = {"ar": "000_bd03e742efd14f8d", "th": "001_204392bfffb63630", "de": "003_b433c4deaf499520"}
    found.append(("seeds", {language: open(f"{ROOT}/seeds/{name}.txt", encoding="utf-8", newline="").read()
                            for language, name in seeds.items()}))
    odd = "He said \"no\\\".\nTwo\r\nlines\u2028and\u0085more 👩🏽‍🚀 \u202e\0 {\"document\":1}."
    found.append(("odd \"\\\n ü", {"en": odd, "de": odd}))
    found.append(("no such language", {"en": "One.", "klingon!": "Two."}))
    found.append(("one version", {"en": "One."}))
    found.append(("empty", {"en": "One.", "de": " \n"}))
    found.append(("a version that is null", {"en": "One.", "de": "Eins.", "fr": None}))
    found.append((None, {"en": "One.", "de": "Eins."}))
    rng.shuffle(found)
    return found


def write_table(found, path):
    types = [("document", pyarrow.string()), ("texts", pyarrow.map_(pyarrow.string(), pyarrow.string()))]
    columns = {"document": [name for name, _ in found], "texts": [list(texts.items()) for _, texts in found]}
    pyarrow.parquet.write_table(pyarrow.table(columns, schema=pyarrow.schema(types)), path, row_group_size=50)


def in_order(rows):
    """Rows as text. What says at which line of its input an error was is left out: workers count their own."""
    def plain(row):
        row = {name: value for name, value in row.items() if value is not None}
        if "error" in row:
            row["error"] = row["error"].split(": ", 1)[1]
        return json.dumps(row, ensure_ascii=False, sort_keys=True)
    return sorted(map(plain, rows))


def expected_rows(found):
    lines = [json.dumps({"document": name, "texts": texts} if name is not None else {"texts": texts}) for name, texts in found]
    run = subprocess.run([BINARY, "stream"], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return in_order(json.loads(line) for line in run.stdout.decode().split("\n") if line)


def read_table(path):
    maps = {"texts", "spans", "scores"}
    rows = pyarrow.parquet.read_table(path).to_pylist()
    return in_order({name: dict(value) if name in maps and value is not None else value for name, value in row.items()}
                    for row in rows)


def start(program, rows):
    environment = dict(os.environ, PYSPARK_PYTHON=f"{VENV}/bin/python", SPARK_LOCAL_IP="127.0.0.1")
    with open(f"{rows}.log", "wb") as log:
        return subprocess.Popen(
            [f"{VENV}/bin/spark-submit", "--master", "local[2, 4]", "--conf", "spark.ui.enabled=false",
             f"{ROOT}/Examples/spark/align.py", f"{FOLDER}/documents.parquet", rows, "--hexapla", program,
             "--partitions", str(PARTITIONS)], env=environment, stdout=log, stderr=log)


def check(what, process, rows, expected):
    if process.wait() != 0:
        sys.exit(f"test-spark: {what}: spark-submit ended with {process.returncode}; {rows}.log says why")
    found = read_table(rows)
    for number, (one, other) in enumerate(zip(found, expected)):
        assert one == other, f"{what}: row {number} is {one}; expected {other}"
    assert len(found) == len(expected), f"{what}: {len(found)} rows; expected {len(expected)}"
    print(f"  {what}: {len(found)} rows the same", flush=True)


def watched_program(folder):
    """The binary behind a script that notes its processes' numbers in a folder."""
    os.mkdir(folder)
    path = f"{folder}.sh"
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\ntouch '{folder}/'$$\nexec '{BINARY}' \"$@\"\n")
    os.chmod(path, 0o755)
    return path


def has_written(number):
    with open(f"/proc/{number}/io", encoding="ascii") as file:
        written = int(next(line for line in file if line.startswith("wchar")).split()[1])
    with open(f"/proc/{number}/comm", encoding="utf-8") as file:
        return written > 0 and file.read().strip() == os.path.basename(BINARY)[:15]


def kill_one(process, folder):
    """Kills the first process that has written rows."""
    while process.poll() is None:
        for name in os.listdir(folder):
            try:
                if has_written(name):
                    os.kill(int(name), signal.SIGKILL)
                    return name
            except (FileNotFoundError, ProcessLookupError, StopIteration):
                continue
        time.sleep(0.01)
    sys.exit("test-spark: Spark was done before any process had written a row; expected one to kill")


def main():
    found = documents()
    write_table(found, f"{FOLDER}/documents.parquet")
    expected = expected_rows(found)
    errors = sum("\"error\"" in row for row in expected)
    assert errors == 4, f"{errors} documents cannot be aligned; expected 4"
    rows = f"{FOLDER}/rows.parquet"
    check("two workers against one machine", start(BINARY, rows), rows, expected)
    folder, rows = f"{FOLDER}/processes", f"{FOLDER}/rows-after-kill.parquet"
    process = start(watched_program(folder), rows)
    kill_one(process, folder)
    check("with a process killed", process, rows, expected)
    count = len(os.listdir(folder))
    assert count == PARTITIONS + 1, f"{count} processes for {PARTITIONS} partitions; expected one more, for the one killed"
    print(f"  {count} processes for {PARTITIONS} partitions: one was killed, and its documents were aligned anew")


if __name__ == "__main__":
    main()
