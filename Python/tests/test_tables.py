"""What becomes of a table."""
from __future__ import annotations

import html.parser
import pathlib
from typing import Any, Dict, List, Optional, Tuple

import pytest

import hexapla


@pytest.fixture(scope="module")
def table() -> hexapla.Table:
    from conftest import REPOSITORY, SEEDS

    return hexapla.align({language: REPOSITORY / path for language, path in SEEDS.items()}, document="nato")


def test_a_table_is_a_sequence(table: hexapla.Table) -> None:
    assert table[0] == next(iter(table)) and table[-1].number == len(table)
    part = table[2:5]
    assert isinstance(part, hexapla.Table) and [row.number for row in part] == [3, 4, 5]
    assert part.languages == table.languages and part.document == "nato"
    assert repr(table) == f"<Table 'nato': {len(table)} rows of ar, th, de>"


@pytest.mark.parametrize("name", ["t.jsonl", "t.tmx", "t.jsonl.zst", "t.xlf", "-"])
def test_saved_and_read_again(table: hexapla.Table, tmp_path: pathlib.Path, name: str, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    if name == "t.xlf":
        table = hexapla.align({"en": "A house. A tree.", "de": "Ein Haus. Ein Baum."})
    table.save(name, format="jsonl" if name == "-" else None)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    if name == "-":
        (tmp_path / "-").rename(tmp_path / "t.jsonl")
    read = hexapla.Table.load(name if name != "-" else "t.jsonl")
    assert [(row.texts, row.score, row.spans) for row in read] == [(row.texts, row.score, row.spans) for row in table]


def test_order_of_columns(tmp_path: pathlib.Path) -> None:
    table = hexapla.align({"en": "A house.", "de": "Ein Haus.", "ar": "بيت."})
    table.save(tmp_path / "t.tsv")
    assert (tmp_path / "t.tsv").read_text().splitlines()[0].split("\t") == ["document", "row", "score", "en", "de", "ar"]


def test_a_name_that_says_nothing_is_refused(table: hexapla.Table, tmp_path: pathlib.Path) -> None:
    with pytest.raises(hexapla.HexaplaError, match="t.pdf"):
        table.save(tmp_path / "t.pdf")
    assert not list(tmp_path.iterdir())


def test_pandas(table: hexapla.Table) -> None:
    frame = table.to_pandas()
    assert list(frame.columns)[:6] == ["document", "row", "score", "ar", "th", "de"]
    assert frame["score"].dtype == "float64" and len(frame) == len(table)
    for row, (_, series) in zip(table, frame.iterrows()):
        assert series["span.de"] == row.spans.get("de")
        assert (series["de"] if isinstance(series["de"], str) else None) == row.texts.get("de")


def test_arrow_and_parquet_carry_scores_and_spans(table: hexapla.Table, tmp_path: pathlib.Path) -> None:
    import pyarrow.parquet

    table.save(tmp_path / "nato.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["nato.parquet"]
    read = pyarrow.parquet.read_table(tmp_path / "nato.parquet")
    assert read.equals(table.to_arrow())
    for row, fields in zip(table, read.to_pylist()):
        assert fields["score"] == row.score and fields["row"] == row.number
        assert {key: text for key, text in fields["texts"].items() if text is not None} == row.texts
        assert {key: tuple(span) for key, span in fields["spans"].items() if span is not None} == row.spans
        assert {key: score for key, score in fields["scores"].items() if score is not None} == row.scores


def test_datasets_loads_it(table: hexapla.Table, tmp_path: pathlib.Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    table.save(tmp_path / "nato.parquet")
    for dataset in (
        datasets.Dataset(table.to_arrow()),
        datasets.load_dataset("parquet", data_files=str(tmp_path / "nato.parquet"), split="train",
                              cache_dir=str(tmp_path / "cache")),
    ):
        assert dataset.num_rows == len(table)
        assert dataset[5]["texts"]["th"] == table[5].texts["th"] and dataset[5]["score"] == table[5].score
        assert tuple(dataset[5]["spans"]["th"]) == table[5].spans["th"]


def test_an_empty_table() -> None:
    empty = hexapla.Table([], languages=["ar", "de"], document="none")
    assert len(empty) == 0 and empty.to_arrow().num_rows == 0 and len(empty.to_pandas()) == 0
    assert "0 rows of ar, de" in empty._repr_html_()


class Cells(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: List[Dict[str, Optional[str]]] = []
        self.tags: List[str] = []

    def handle_starttag(self, tag: str, attributes: List[Tuple[str, Optional[str]]]) -> None:
        self.tags.append(tag)
        if tag == "td":
            self.cells.append(dict(attributes, text=""))

    def handle_data(self, data: str) -> None:
        if self.cells and "text" in self.cells[-1]:
            self.cells[-1]["text"] = str(self.cells[-1]["text"]) + data.strip("\n")


def test_a_notebook_shows_a_table(table: hexapla.Table) -> None:
    parser = Cells()
    parser.feed(table._repr_html_())
    directions = {cell["lang"]: cell["dir"] for cell in parser.cells if "lang" in cell}
    assert directions == {"ar": "rtl", "th": "ltr", "de": "ltr"}
    shown = [cell["text"] for cell in parser.cells if cell.get("lang") == "ar"]
    assert shown == [row.texts["ar"] for row in table if "ar" in row.texts]


def test_a_notebook_runs_nothing_that_a_text_says() -> None:
    text = "<script>alert(1)</script> NATO بيت كبير في المدينة القديمة التي لا يعرفها أحد."
    markup = hexapla.align({"en": "A house <b>.", "ar": text})._repr_html_()
    parser = Cells()
    parser.feed(markup)
    assert "script" not in parser.tags and "b" not in parser.tags
    # Most letters decide, not the Latin ones at the beginning.
    assert [cell["dir"] for cell in parser.cells if cell.get("lang") == "ar"][:1] == ["rtl"]


def test_a_long_table_is_shown_in_part() -> None:
    lines = "\n".join(f"Row {number}" for number in range(500))
    table = hexapla.align({"en": lines, "de": lines.replace("Row", "Zeile")}, input="lines", encoder="none")
    parser = Cells()
    parser.feed(table._repr_html_())
    assert parser.tags.count("tr") == 62
