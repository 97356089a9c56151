"""Has other programs make files of texts and tables, and holds what `hexapla` reads from them against what went in.

    foreign_files.py BINARY FOLDER

Needs pandoc, LibreOffice, ffmpeg, and PyPI's pysubs2, translate-toolkit, polib and openpyxl beside it.
"""
import csv
import html
import json
import os
import re
import subprocess
import sys
import tempfile

import polib
import pysubs2
from openpyxl import Workbook

BINARY, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SEEDS = {"ar": "000_bd03e742efd14f8d", "th": "001_204392bfffb63630", "de": "003_b433c4deaf499520"}
# What programs change of themselves: quotation marks, dashes, white space, marks of direction.
MARKS = re.compile(r"[\s\"'“”„‘’«»…\-–—.\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\\]")
COUNT = 0


def ink(text):
    return MARKS.sub("", text)


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def read(path, language):
    result = subprocess.run([BINARY, "segment", f"{language}={path}"], capture_output=True, encoding="utf-8")
    assert result.returncode == 0, f"{path}: {result.stderr}"
    return ink(result.stdout)


def holds(path, language, expected, maker):
    """Every word of the text, in order, and at most a title beside it."""
    global COUNT
    found, expected = read(path, language), ink(expected)
    assert expected in found, f"{path} by {maker}: not the same text"
    assert len(found) - len(expected) < 60, f"{path} by {maker}: {len(found) - len(expected)} letters too many"
    COUNT += 1
    print(f"  {os.path.basename(path)} by {maker}")


def documents():
    for language, seed in SEEDS.items():
        with open(f"seeds/{seed}.txt", encoding="utf-8") as file:
            paragraphs = [line.strip() for line in file if line.strip()]
        source = f"{FOLDER}/source.{language}.html"
        text = paragraphs[0] + "\n" + "\n".join(paragraphs[1:])
        with open(source, "w", encoding="utf-8") as file:
            file.write(f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>t</title></head><body>')
            file.write(f"<h1>{html.escape(paragraphs[0])}</h1>")
            file.write("".join(f"<p>{html.escape(p)}</p>" for p in paragraphs[1:]) + "</body></html>")
        for suffix, form in (("docx", "docx"), ("odt", "odt"), ("epub", "epub3"), ("2.epub", "epub2"), ("html", "html5"),
                             ("4.html", "html4"), ("md", "gfm"), ("c.md", "commonmark"), ("txt", "plain")):
            path = f"{FOLDER}/pandoc.{language}.{suffix}"
            run("pandoc", "-f", "html", "-t", form, "--standalone", "--metadata", "title=t", source, "-o", path)
            holds(path, language, text, "pandoc")
        with tempfile.TemporaryDirectory() as profile:
            for suffix, form in (("docx", "docx:MS Word 2007 XML"), ("odt", "odt:writer8"), ("txt", "txt:Text (encoded):UTF8")):
                run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--infilter=HTML (StarWriter)",
                    "--convert-to", form, "--outdir", f"{FOLDER}/libreoffice", source)
                holds(f"{FOLDER}/libreoffice/source.{language}.{suffix}", language, text, "LibreOffice")


def subtitles():
    said = [f"Zeile {n}: das ist <b>der</b> {n}. Satz & noch einer." for n in range(1, 9)]
    film = pysubs2.SSAFile()
    for place, line in enumerate(said):
        film.events.append(pysubs2.SSAEvent(start=place * 4000, end=place * 4000 + 2500, text=re.sub("</?b>", "", line)))
    text = " ".join(re.sub("</?b>", "", line) for line in said)
    for suffix in ("srt", "vtt", "ass", "ssa"):
        path = f"{FOLDER}/pysubs2.de.{suffix}"
        film.save(path)
        holds(path, "de", text, "pysubs2")
        for other in ("srt", "vtt", "ass"):
            made = f"{FOLDER}/ffmpeg-{suffix}.de.{other}"
            run("ffmpeg", "-v", "error", "-y", "-i", path, made)
            holds(made, "de", text, "ffmpeg")


PAIRS = [["Open the file", "Datei öffnen"], ["Save \"%s\" & quit", "„%s“ speichern & beenden"], ["One\nTwo", "Eins\nZwei"],
         ["Close", "Schließen"], ["a, b; c", "a, b; c <d>"]]


def rows(path, *options):
    out = f"{FOLDER}/rows.jsonl"
    result = subprocess.run([BINARY, "convert", path, out, *options], capture_output=True, encoding="utf-8")
    assert result.returncode == 0, f"{path}: {result.stderr}"
    with open(out, encoding="utf-8") as file:
        return [list(json.loads(line)["texts"].values()) for line in file.read().split("\n") if line]


def same_rows(path, maker, *options, expected=PAIRS):
    global COUNT
    found = rows(path, *options)
    assert found == expected, f"{path} by {maker}: {found}"
    COUNT += 1
    print(f"  {os.path.basename(path)} by {maker}")


def tables():
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "de", "Content-Transfer-Encoding": "8bit"}
    for source, target in PAIRS:
        catalog.append(polib.POEntry(msgid=source, msgstr=target))
    path = f"{FOLDER}/polib.po"
    catalog.save(path)
    same_rows(path, "polib")
    for tool, suffix, arguments in (("po2xliff", "xlf", ()), ("po2tmx", "tmx", ("-l", "de"))):
        made = f"{FOLDER}/toolkit.{suffix}"
        run(os.path.join(os.path.dirname(sys.executable), tool), "--progress=none", *arguments, path, made)
        same_rows(made, f"translate-toolkit's {tool}")
    for name, encoding, dialect in (("comma.csv", "utf-8", "excel"), ("mark.csv", "utf-8-sig", "excel"),
                                    ("tabs.csv", "utf-16", "excel-tab"), ("excel.tsv", "utf-16", "excel-tab")):
        path = f"{FOLDER}/python-{name}"
        with open(path, "w", encoding=encoding, newline="") as file:
            csv.writer(file, dialect).writerows([["en", "de"], *PAIRS])
        same_rows(path, "Python's csv")
    book = Workbook()
    for row in [["en", "de"], *PAIRS]:
        book.active.append(row)
    book.save(f"{FOLDER}/book.xlsx")
    with tempfile.TemporaryDirectory() as profile:
        # Separators by their codes: comma or semicolon, quotation mark, UTF-8.
        for name, codes in (("comma", "44,34,76"), ("semicolon", "59,34,76")):
            run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
                f"csv:Text - txt - csv (StarCalc):{codes}", "--outdir", f"{FOLDER}/{name}", f"{FOLDER}/book.xlsx")
            same_rows(f"{FOLDER}/{name}/book.csv", "LibreOffice")


def main():
    documents()
    subtitles()
    tables()
    assert COUNT >= 30
    print(f"test-ecosystem: {COUNT} files of other programs were read without loss")


main()
