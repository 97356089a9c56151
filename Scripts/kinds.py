"""Kinds of text beyond news (DATA/genres-dev): which sets are of which kind, and how each is read. Scripts/fit fits on them,
Scripts/evaluate judges each kind by a fit that has not seen it."""
import json
import os
import re
import sys

# Set: its kind; the languages that are scored together; of how many documents one is judged, as lines and as running text.
SETS = {
    "mac": ("novels", ["zh-en"], 1, 2),
    "1984": ("novels", ["hu-en", "ro-en", "hu-ro", "hu-ro-en"], 1, 3),
    "1984-hu-en": ("novels", ["hu-en"], 1, 3),
    "1984-ro-en": ("novels", ["ro-en"], 1, 3),
    "steinbeck": ("novels", ["hu-en"], 1, 3),
    "dtm": ("novels", ["hu-en"], 1, 1),
    "pol": ("reports", ["zh-en"], 1, 1),
    "aca": ("reports", ["en-zh"], 1, 1),
    "mag": ("magazines", ["en-zh"], 1, 1),
    "parice": ("sagas", ["en-is"], 1, 1),
    "captions": ("captions", ["ar-de", "th-de", "ar-th", "de-en"], 1, 3),
    "quran": ("scripture", ["ar-de", "th-de", "ar-th", "de-fr", "ar-th-de-en-fr"], 6, 6),
    "quran-drop": ("scripture", ["ar-de", "th-de", "ar-th", "de-fr"], 6, 6),
    "docs": ("documentation", ["en-de", "en-fr", "en-th", "en-ar", "en-zh", "en-ja"], 3, 3),
}
# The same rows as those of other sets.
COPIES = {"quran-drop", "1984-hu-en", "1984-ro-en"}
# What the embedded encoder knows: the other languages are the same with and without it.
KNOWN = {"ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "zh-Hans"}


def require(data, form):
    """Ends a measurement that would print an empty table: the folder of documents must be there."""
    if not os.path.isdir(f"{data}/genres-dev/{form}"):
        sys.exit(f"{data}: no folder genres-dev/{form} here; name the folder that holds it")


def documents(data, form, name):
    """The folders of the documents that are judged, in order."""
    folder = f"{data}/genres-dev/{form}/{name}"
    if not os.path.isdir(folder):
        return []
    every = SETS[name][2 if form == "lines" else 3]
    return [f"{folder}/{document}" for document in sorted(os.listdir(folder)) if document != "whole"][0::every]


def gold_rows(folder, pair):
    """The rows of gold that have text on both sides, as texts; none where the folder has no gold of the pair."""
    ladder = f"{folder}/gold.{pair}.ladder"
    if not os.path.exists(ladder):
        return []
    lines = [text(folder, language).removesuffix("\n").split("\n") for language in pair.split("-")]
    return [tuple(" ".join(lines[side][number] for number in numbers) for side, numbers in enumerate(row))
            for row in read_ladder(ladder) if all(row)]


class Ladder:
    """Ladders of several documents as one, so that each row counts the same."""

    def __init__(self):
        self.gold = []
        self.found = []
        self.offsets = [0, 0]

    def add(self, gold, rows, counts):
        """`gold` and `rows`: pairs of lists of line numbers. `counts`: lines of both versions."""
        for target, source in ((self.gold, gold), (self.found, rows)):
            target += [[[line + offset for line in side] for side, offset in zip(row, self.offsets)] for row in source]
        self.offsets = [offset + count for offset, count in zip(self.offsets, counts)]

    def write(self, path):
        for name, rows in (("gold", self.gold), ("ladder", self.found)):
            with open(f"{path}.{name}", "w", encoding="utf-8") as file:
                file.write("".join(f"{one}:{other}\n" for one, other in rows))
        return f"{path}.gold", f"{path}.ladder"


def read_ladder(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        if line.strip():
            rows.append([[int(number) for number in re.findall(r"\d+", side)]
                         for side in line.split(":")[:2]])
    return rows


def text(folder, language):
    with open(f"{folder}/{language}.txt", encoding="utf-8", newline="") as file:
        return file.read()


def line_numbers(text, spans):
    """The lines that each span touches."""
    starts = [0] + [place + 1 for place, character in enumerate(text) if character == "\n"]
    rows, line = [], 0
    for span in spans:
        if span is None:
            rows.append([])
            continue
        while line + 1 < len(starts) and starts[line + 1] <= span[0]:
            line += 1
        last = line
        while last + 1 < len(starts) and starts[last + 1] < span[1]:
            last += 1
        rows.append(list(range(line, last + 1)))
    return rows


def languages_of(folder):
    return set(json.load(open(f"{folder}/gold.json", encoding="utf-8"))["langs"])
