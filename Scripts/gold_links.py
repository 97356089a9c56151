"""Links between words that a person drew: fixtures/links, whose README says how they are written."""
import os
import re
import unicodedata

# Scripts that write words without spaces.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Row:
    """Two texts, and between them sure and possible links of pairs of spans."""

    def __init__(self, languages, texts):
        self.languages, self.texts, self.sure, self.possible = languages, texts, [], []


def read(path):
    rows, texts = [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line.startswith("#") or not line.strip():
                texts = []
                continue
            if len(texts) < 2:
                language, text = line.split(": ", 1)
                texts.append((language, text))
                if len(texts) == 2:
                    rows.append(Row(*zip(*texts)))
                continue
            for entry in line.split("; "):
                match = re.fullmatch(r"(.+?) ([=~]) (.+)", entry.strip())
                if not match:
                    raise SystemExit(f"{path}:{number}: '{entry}' is no link")
                spans = [span(text, name, f"{path}:{number}") for text, name in zip(rows[-1].texts, match.group(1, 3))]
                (rows[-1].sure if match.group(2) == "=" else rows[-1].possible).append(tuple(spans))
    return rows


def span(text, name, place):
    """Where a word stands: "her#2" is the second one."""
    word, _, count = name.partition("#")
    starts = [m.start() for m in re.finditer(re.escape(word), text)
              if UNSPACED.search(word) or not (letter(text, m.start() - 1) or letter(text, m.end()))]
    index = int(count or 1) - 1
    if index >= len(starts):
        raise SystemExit(f"{place}: '{name}' is not in '{text}'")
    return starts[index], starts[index] + len(word)


def letter(text, place):
    return 0 <= place < len(text) and unicodedata.category(text[place])[0] in "LNM"


def files(folder):
    return sorted(f"{folder}/{name}" for name in os.listdir(folder) if re.fullmatch(r"[a-z]+-[a-z]+\.txt", name))
