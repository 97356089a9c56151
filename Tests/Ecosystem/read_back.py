"""Reads what `hexapla convert` writes with the ecosystem's own tools, and holds it against the table in JSON Lines.

    read_back.py BINARY FOLDER

FOLDER/seeds.jsonl is a table of ar, th and de; a second one, of texts made to break formats, is written here.
"""
import contextlib
import gzip
import io
import json
import os
import random
import re
import subprocess
import sys

import datasets
import zstandard
from lxml import etree
from opustools import OpusRead
from opustrainer.trainer import Dataset, DatasetReader
from translate.storage import tmx, xliff2

BINARY, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = ["ar", "th", "de"]
PAIR = ["ar", "de"]
LINE_ENDS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PIECES = [
    "a", "ä", "Wort", "كلمة", "ประโยค", "<b>", "</seg>", "&amp;", "&", "]]>", "\"", "'", "\\", "\t", "\n", "\r", "\r\n",
    "\0", "\x01", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200d", "\ufeff", "\ufffe", "\ufffd",
    "\u0301", "👩🏽‍🚀", "🇩🇪", "|", "{", "%s", ";", " ",
]


def nasty_table(path):
    """Texts begin and end with a letter, as Hexapla's do with something that is not white space."""
    source = random.Random(7)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(1, 301):
            have = [language for language in LANGUAGES if source.random() < 0.8] or ["de"]
            texts = {l: "x" + "".join(source.choices(PIECES, k=source.randint(0, 9))) + "x" for l in have}
            row = {"document": "nasty <&\"'> ü", "row": number, "score": None, "texts": texts}
            row["spans"] = {l: [number * 100, number * 100 + len(text)] for l, text in texts.items()}
            if len(have) > 1:
                pairs = [(a, b) for i, a in enumerate(have) for b in have[i + 1:]]
                row["scores"] = {f"{a}-{b}": round(source.random(), 4) for a, b in pairs}
                row["score"] = list(row["scores"].values())[0] if len(have) == 2 else round(source.random(), 4)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def on_one_line(text):
    return LINE_ENDS.sub(" ", text)


def in_xml(text):
    return NOT_IN_XML.sub("\ufffd", text)


def same(what, found, expected):
    found, expected = list(found), list(expected)
    for place, (one, other) in enumerate(zip(found, expected)):
        assert one == other, f"{what}: number {place + 1} is {one!r}; expected {other!r}"
    assert len(found) == len(expected), f"{what}: {len(found)} found; expected {len(expected)}"
    assert expected, f"{what}: nothing to compare"
    print(f"  {what}: {len(expected)} the same")


class Table:
    def __init__(self, name):
        self.name = name
        self.path = f"{FOLDER}/{name}.jsonl"
        with open(self.path, encoding="utf-8") as file:
            # Lines end at LF alone: str.splitlines() would cut more.
            self.rows = [json.loads(line) for line in file.read().split("\n") if line]

    def full(self, languages, change=lambda text: text):
        return [[change(row["texts"][l]) for l in languages] for row in self.rows if all(l in row["texts"] for l in languages)]

    def convert(self, suffix, *options):
        path = f"{FOLDER}/{self.name}{suffix}"
        subprocess.run([BINARY, "convert", self.path, path, *options], check=True, stderr=subprocess.DEVNULL)
        return path


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line[:-1] for line in file]


def check_tmx(table):
    path = table.convert(".tmx")
    tree = etree.parse(path)
    dtd = etree.DTD(f"{HERE}/tmx14.dtd")
    assert dtd.validate(tree), dtd.error_log
    units = tree.findall(".//tu")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    found = [{tuv.get(lang): tuv.find("seg").text for tuv in unit.findall("tuv")} for unit in units]
    same("tmx by lxml, valid", found, [{l: in_xml(t) for l, t in row["texts"].items()} for row in table.rows])
    scores = [next((p.text for p in unit.findall("prop") if p.get("type") == "x-score"), None) for unit in units]
    same("tmx, scores", [score and float(score) for score in scores], [row["score"] for row in table.rows])
    table.convert(".p.tmx", "--pairs")
    for first, second in (("ar", "th"), ("ar", "de"), ("th", "de")):
        with open(f"{FOLDER}/{table.name}.p.{first}-{second}.tmx", "rb") as file:
            memory = tmx.tmxfile(file, first, second)
        found = [[str(unit.source), str(unit.target)] for unit in memory.units]
        same(f"tmx {first}-{second} by translate-toolkit", found, table.full([first, second], in_xml))


def check_xliff(table):
    path = table.convert(".xlf", "--languages", ",".join(PAIR))
    with open(path, "rb") as file:
        store = xliff2.Xliff2File.parsefile(file)
    has_codes = lambda row: any(NOT_IN_XML.search(row["texts"].get(l, "")) for l in PAIR)
    rows = [row for row in table.rows if any(l in row["texts"] for l in PAIR)]
    found = [[str(u.source or ""), str(u.target or "")] for u in store.units]
    expected = [[row["texts"].get(l, "") for l in PAIR] for row in rows]
    # The toolkit does not read the element for characters that XML cannot hold: those rows are held by lxml below.
    plain = [place for place, row in enumerate(rows) if not has_codes(row)]
    assert len(found) == len(rows), f"xliff: {len(found)} units; expected {len(rows)}"
    same("xliff by translate-toolkit", [found[p] for p in plain], [expected[p] for p in plain])
    space = "{urn:oasis:names:tc:xliff:document:2.0}"

    def text(element):
        if element is None:
            return ""
        pieces = [element.text or ""]
        for child in element:
            assert child.tag == f"{space}cp"
            pieces += [chr(int(child.get("hex"), 16)), child.tail or ""]
        return "".join(pieces)

    segments = etree.parse(path).iterfind(f".//{space}segment")
    same("xliff by lxml", [[text(s.find(f"{space}source")), text(s.find(f"{space}target"))] for s in segments], expected)


def check_xces(table):
    for suffix in (".xml", ".xml.gz"):
        table.convert(f".x{suffix}", "--to", "xces")
        stem = f"{FOLDER}/{table.name}.x"
        with contextlib.redirect_stderr(io.StringIO()):
            reader = OpusRead(
                directory="x", source="ar", target="de", preprocess="raw", alignment_file=f"{stem}.ar-de{suffix}",
                download_dir=FOLDER, leave_non_alignments_out=True, suppress_prompts=True)
            found = [list(pair) for pair in reader.yieldPairs()]
        # It makes a space of a line end in a text.
        same(f"xces{suffix} by opustools", found, table.full(PAIR, lambda text: in_xml(text).replace("\n", " ")))


def check_lines(table):
    table.convert("", "--to", "moses")
    found = zip(*(lines(f"{FOLDER}/{table.name}.{l}") for l in LANGUAGES))
    same("moses, all versions", map(list, found), table.full(LANGUAGES, on_one_line))
    table.convert(".gz", "--to", "moses", "--pairs")
    texts = []
    for language in PAIR:
        with gzip.open(f"{FOLDER}/{table.name}.ar-de.{language}.gz", "rt", encoding="utf-8", newline="\n") as file:
            texts.append([line[:-1] for line in file])
    same("moses ar-de, gzip", map(list, zip(*texts)), table.full(PAIR, on_one_line))


def check_columns(table):
    path = table.convert(".marian.tsv", "--columns", "de,ar", "--no-header", "--complete")
    expected = table.full(["de", "ar"], on_one_line)
    same("two columns", [line.split("\t") for line in lines(path)], expected)
    reader = DatasetReader(Dataset("x", [path]), seed=1, shuffle=False, num_fields=2)
    found = [next(reader).rstrip("\n").split("\t") for _ in expected]
    same("two columns by opustrainer", found, expected)
    path = table.convert(".bitextor.tsv", "--to", "bitextor", "--languages", "ar,de")
    rows = [line.split("\t") for line in lines(path)]
    assert rows[0] == ["src_url", "trg_url", "src_text", "trg_text", "aligner_score"], rows[0]
    same("Bitextor's columns", [row[2:4] for row in rows[1:]], table.full(PAIR, on_one_line))


def check_json(table):
    features = datasets.Features(
        {"id": datasets.Value("string"), "translation": datasets.Translation(languages=LANGUAGES)})
    for suffix in ("", ".gz", ".zst"):
        path = table.convert(f".hf.jsonl{suffix}", "--to", "huggingface")
        data = datasets.load_dataset("json", data_files=path, split="train", features=features)
        found = [[row["translation"][l] for l in LANGUAGES] for row in data]
        same(f"translation{suffix} by datasets", found, table.full(LANGUAGES))
        if suffix == "":
            document = table.rows[0]["document"]
            rows = [row for row in table.rows if len(row["texts"]) == 3]
            same("translation, ids", data["id"], [f"{document}:{row['row']}" for row in rows])
    with open(table.convert(".all.jsonl.zst"), "rb") as file:
        text = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8", newline="\n").read()
    same("jsonl by zstandard", [json.loads(line) for line in text.split("\n") if line], table.rows)


def main():
    nasty_table(f"{FOLDER}/nasty.jsonl")
    datasets.disable_progress_bars()
    for name in ("seeds", "nasty"):
        table = Table(name)
        print(f"{name}: {len(table.rows)} rows")
        for check in (check_tmx, check_xliff, check_xces, check_lines, check_columns, check_json):
            check(table)
    print("test-ecosystem: every format was read back by the tools of others")


if __name__ == "__main__":
    main()
