"""Opens the documents, books, catalogs and subtitles that `hexapla` writes with the programs that people use.

    open_files.py BINARY FOLDER

FOLDER/seeds.jsonl is a table of ar, th and de; FOLDER/nasty.jsonl one of texts made to break formats.
"""
import csv
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl
import polib
import pysubs2
from lxml import etree
from read_back import FOLDER, BINARY, LINE_ENDS, PAIR, LANGUAGES, Table, in_xml, on_one_line, same

EPUBCHECK = ["java", "-jar", "/usr/bin/epubcheck"]
TEI = "{http://www.tei-c.org/ns/1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def texts(table, languages=LANGUAGES, change=lambda text: text):
    return [[change(row["texts"].get(l, "")) for l in languages] for row in table.rows]


def check_csv(table):
    for options in ([], ["--no-bom"]):
        path = table.convert(".csv", *options)
        with open(path, encoding="utf-8-sig" if not options else "utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        same("csv by Python", [[row[l] for l in LANGUAGES] for row in rows], texts(table))


def check_docx(table):
    cell = lambda text: in_xml(on_one_line(text))
    path = table.convert(".docx", "--scores")
    document = docx.Document(path)
    found = [[c.text for c in row.cells][1:] for t in document.tables for row in t.rows[1:]]
    same("docx by python-docx", found, texts(table, change=cell))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        "docx:MS Word 2007 XML", "--outdir", folder, path], check=True, capture_output=True)
        document = docx.Document(f"{folder}/{os.path.basename(path)}")
        ink = lambda rows: [re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffd\u2028\u2029]", "", "".join(cells)) for cells in rows]
        found = [[c.text for c in row.cells][1:] for t in document.tables for row in t.rows[1:]]
        same("docx by LibreOffice", ink(found), ink(texts(table, change=cell)))


def check_epub(table):
    for layout in ("side-by-side", "sentence"):
        path = table.convert(f".{layout}.epub", "--layout", layout)
        subprocess.run([*EPUBCHECK, "--failonwarnings", path], check=True, capture_output=True)
        book = zipfile.ZipFile(path)
        assert book.infolist()[0].filename == "mimetype" and book.testzip() is None
        found = []
        for name in sorted(n for n in book.namelist() if "/chapter-" in n):
            page = etree.fromstring(book.read(name))
            rows = page.iter(f"{XHTML}tr") if layout == "side-by-side" else page.iter(f"{XHTML}div")
            for row in rows:
                cells = [c for c in row if c.tag != f"{XHTML}th"]
                if cells:
                    found.append(["".join(c.itertext()) for c in cells])
        same(f"epub {layout} by epubcheck and lxml", found, texts(table, change=in_xml))


def check_tei(table):
    path = table.convert(".tei")
    tree = etree.parse(path)
    # Trafilatura brings TEI's own DTD; it is not imported, for it wants much else.
    package = os.path.dirname(importlib.util.find_spec("trafilatura").origin)
    dtd = etree.DTD(f"{package}/data/tei_corpus.dtd")
    assert dtd.validate(tree), dtd.error_log.filter_from_errors()
    found = [{s.get(LANG): s.text for s in row.iter(f"{TEI}seg")} for row in tree.iter(f"{TEI}ab")]
    same("tei by lxml, valid", found, [{l: in_xml(t) for l, t in row["texts"].items()} for row in table.rows])
    names = {e.get("{http://www.w3.org/XML/1998/namespace}id") for e in tree.iter(f"{TEI}seg")}
    for seg in tree.iter(f"{TEI}seg"):
        assert all(target[1:] in names for target in seg.get("corresp", "").split())


def check_po(table):
    path = table.convert(".po", "--languages", ",".join(PAIR))
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=table.name == "seeds", capture_output=True)
    rows = [row for row in table.rows if PAIR[0] in row["texts"]]
    found = [[entry.msgid, entry.msgstr] for entry in polib.pofile(path)]
    same("po by polib", found, [[row["texts"].get(l, "") for l in PAIR] for row in rows])


SRT = """1\n00:00:01,000 --> 00:00:03,000\n{0}\n\n2\n00:00:04,000 --> 00:00:09,500\n{1}\n\n3\n00:00:20,000 --> 00:00:22,000\n{2}\n"""
SAID = {
    "de": ["Guten Morgen, Herr Keller.", "Ich habe gestern lange auf Sie gewartet, aber um sieben Uhr musste ich nach Hause gehen.", "Auf Wiedersehen."],
    "en": ["Good morning, Mr Keller.", "I waited a long time for you yesterday, but at seven o'clock I had to go home.", "Goodbye."],
}


def check_subtitles():
    for language, said in SAID.items():
        with open(f"{FOLDER}/film.{language}.srt", "w", encoding="utf-8") as file:
            file.write(SRT.format(*said))
    for suffix in ("srt", "vtt", "ass"):
        path = f"{FOLDER}/film.{suffix}"
        subprocess.run([BINARY, "align", f"{FOLDER}/film.de.srt", f"{FOLDER}/film.en.srt", "--encoder", "none", "-o", path],
                       check=True, capture_output=True)
        film = pysubs2.load(path)
        ink = lambda text: re.sub(r"\s", "", text)
        said = "".join(ink(event.plaintext) for event in film)
        letters = sorted("".join(ink(text) for texts in SAID.values() for text in texts))
        assert sorted(re.sub(r"</?lang[^>]*>", "", said)) == letters, said
        assert film[0].start == 1000 and film[-1].end == 22000
        for event in film:
            assert all(len(re.sub(r"</?lang[^>]*>", "", line)) <= 42 for line in event.plaintext.split("\n"))
        subprocess.run(["ffmpeg", "-v", "error", "-xerror", "-y", "-i", path, f"{FOLDER}/by-ffmpeg.{suffix}.srt"], check=True)
        assert sorted(ink(e.plaintext) for e in pysubs2.load(f"{FOLDER}/by-ffmpeg.{suffix}.srt"))
        print(f"  {suffix} by pysubs2 and ffmpeg: {len(film)} events")


def unescaped(text):
    """As spreadsheets read it: "_x0001_" is a character that XML cannot hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def ink(text):
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffd\ufffe\uffff\u2028\u2029]", "", text)


def saved_by_libreoffice(path, kind="xlsx:Calc MS Excel 2007 XML"):
    """The path of the file as LibreOffice opens it and saves it again."""
    folder = f"{FOLDER}/saved"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir",
                        folder, path], check=True, capture_output=True)
    return f"{folder}/{os.path.basename(path).rsplit('.', 1)[0]}.{kind.split(':')[0]}"


def check_xlsx(table):
    path = table.convert(".xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    places = [names.index(language) for language in LANGUAGES]
    rows = list(sheet.iter_rows(min_row=2))
    assert all(cell.data_type != "f" for row in rows for cell in row), "a formula"
    found = [[unescaped(row[p].value or "") for p in places] for row in rows]
    same("xlsx by openpyxl", found, texts(table))
    assert sheet.freeze_panes and sheet.column_dimensions["A"].hidden and sheet.data_validations.dataValidation
    assert sheet.conditional_formatting and sheet.print_title_rows == "$1:$1"
    arabic = rows[0][names.index("ar")].alignment
    assert all(row[p].alignment.wrap_text for row in rows for p in places if row[p].value)
    assert arabic.readingOrder == 2 or rows[0][names.index("ar")].value is None
    # As a person leaves it: rows marked, opened and saved by LibreOffice.
    for row in rows:
        row[names.index("status")].value = "accepted"
    edited = f"{FOLDER}/{table.name}.accepted.xlsx"
    book.save(edited)
    back = saved_by_libreoffice(edited)
    subprocess.run([BINARY, "convert", back, f"{FOLDER}/back.jsonl"], check=True, capture_output=True)
    with open(f"{FOLDER}/back.jsonl", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    assert all(row["reviewed"] for row in found)
    same("xlsx by LibreOffice and hexapla", [[ink(row["texts"].get(l, "")) for l in LANGUAGES] for row in found],
         [[ink(text) for text in row] for row in texts(table)])
    corrected, told = review(table, back)
    same("xlsx by LibreOffice, taken over", corrected, [("reviewed", *map(ink, row)) for row in texts(table)])
    assert told == [], told


def review(table, sheet):
    """What `review --from` makes of a sheet: rows with what was decided, and what it tells."""
    path = f"{FOLDER}/{table.name}.review.table.jsonl"
    log = path.replace(".jsonl", ".review.jsonl")
    shutil.copy(table.path, path)
    if os.path.exists(log):
        os.remove(log)
    run = subprocess.run([BINARY, "review", path, "--from", sheet], capture_output=True, text=True)
    lines = run.stderr.splitlines()
    assert "corrections in" in lines[-1] and run.returncode == (1 if len(lines) > 1 else 0), run.stderr
    subprocess.run([BINARY, "review", path, "--apply", "-o", f"{FOLDER}/corrected.jsonl"], check=True, capture_output=True)
    with open(f"{FOLDER}/corrected.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    decided = [next((name for name in ("reviewed", "rejected") if row.get(name)), "open") for row in rows]
    return [(name, *[ink(row["texts"].get(l, "")) for l in LANGUAGES]) for name, row in zip(decided, rows)], lines[:-1]


def edit(rows):
    """What a person does to a sheet, here to its rows as [status, texts...]: what becomes of them, as `review` gives it."""
    full = [n for n, row in enumerate(rows) if all(row[1:])]
    runs = [n for n in full if all(n + step in full for step in range(3))]
    merged, moved, altered = runs[0], runs[3], runs[-1]
    assert merged + 2 < moved and moved + 2 < altered, runs
    expected = [["open", *map(ink, row[1:])] for row in rows]
    # Rows cut and pasted into the one above, and marked.
    for place in range(1, len(LANGUAGES) + 1):
        rows[merged][place] += " " + rows[merged + 1][place]
        rows[merged + 1][place] = ""
        expected[merged][place] += expected[merged + 1][place]
    rows[merged][0] = expected[merged][0] = "accepted"
    expected[merged + 1] = None
    # One cell that goes to the row above.
    rows[moved][2] += "\n" + rows[moved + 1][2]
    rows[moved + 1][2] = ""
    expected[moved][2] += expected[moved + 1][2]
    expected[moved + 1][2] = ""
    rows[altered][3] += " neu"
    rows[altered + 1][0] = expected[altered + 1][0] = "rejected"
    kept = [row for row in expected if row]
    return [("reviewed" if row[0] == "accepted" else row[0], *row[1:]) for row in kept]


def check_edits(table):
    """Sheets that were edited, and saved by LibreOffice, become corrections; text that was altered is told."""
    book = openpyxl.load_workbook(table.convert(".xlsx"))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    columns = [names.index(name) + 1 for name in ["status", *LANGUAGES]]
    rows = [["" if sheet.cell(n, c).value is None else sheet.cell(n, c).value for c in columns]
            for n in range(2, sheet.max_row + 1)]
    expected = edit(rows)
    for n, row in enumerate(rows):
        for column, text in zip(columns, row):
            sheet.cell(n + 2, column).value = text or None
    book.save(f"{FOLDER}/edited.xlsx")
    with open(table.convert(".csv"), encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))
    again = [["", *[row[cells[0].index(language)] for language in LANGUAGES]] for row in cells[1:]]
    assert edit(again) == expected
    with open(f"{FOLDER}/edited.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*cells[0], "status"])
        for row, (status, *new) in zip(cells[1:], again):
            for language, text in zip(LANGUAGES, new):
                row[cells[0].index(language)] = text
            writer.writerow([*row, status])
    semicolons = "csv:Text - txt - csv (StarCalc):59,34,76"
    for what, path in {
        "xlsx edited": f"{FOLDER}/edited.xlsx", "csv edited": f"{FOLDER}/edited.csv",
        "xlsx edited, saved by LibreOffice": saved_by_libreoffice(f"{FOLDER}/edited.xlsx"),
        "xlsx edited, saved by LibreOffice as csv": saved_by_libreoffice(f"{FOLDER}/edited.xlsx", semicolons),
    }.items():
        corrected, told = review(table, path)
        same(what, corrected, expected)
        assert len(told) == 1 and "the text of 'de' is another" in told[0], told


def main():
    for name in ("seeds", "nasty"):
        table = Table(name)
        print(f"{name}:")
        for check in (check_csv, check_docx, check_epub, check_tei, check_po, check_xlsx):
            check(table)
        if name == "seeds":
            check_edits(table)
    print("subtitles:")
    check_subtitles()


if __name__ == "__main__":
    main()
