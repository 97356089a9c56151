"""An aligned table and its rows."""
from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Union, overload

from . import _html
from ._program import run

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from ._options import Path


def parsed(lines: bytes) -> List[Dict[str, Any]]:
    """JSON Lines as objects."""
    return [json.loads(line) for line in lines.splitlines() if line]


class Row:
    """A row of a table: what the versions say in one place."""

    __slots__ = ("fields",)

    def __init__(self, fields: Dict[str, Any]) -> None:
        #: All that the program says of the row, as in its JSON Lines.
        self.fields = fields

    @property
    def document(self) -> str:
        """The document's name."""
        document: str = self.fields["document"]
        return document

    @property
    def number(self) -> int:
        """The row's number, from 1."""
        number: int = self.fields["row"]
        return number

    @property
    def score(self) -> Optional[float]:
        """The probability that the versions in this row are translations of one another; None where there is only one."""
        score: Optional[float] = self.fields.get("score")
        return score

    @property
    def texts(self) -> Dict[str, str]:
        """The text by language, of the versions that have the row."""
        texts: Dict[str, str] = self.fields["texts"]
        return texts

    @property
    def spans(self) -> Dict[str, Tuple[int, int]]:
        """Where each text stands: its version is ``version[start:end]`` there."""
        return {language: (span[0], span[1]) for language, span in self.fields.get("spans", {}).items()}

    @property
    def scores(self) -> Dict[str, float]:
        """The score by pair of languages, such as "ar-de"."""
        scores: Dict[str, float] = self.fields.get("scores", {})
        return scores

    @property
    def moved(self) -> List[str]:
        """The languages whose part stands out of order."""
        moved: List[str] = self.fields.get("moved", [])
        return moved

    @property
    def links(self) -> Dict[str, List[Tuple[Tuple[int, int], Tuple[int, int], float]]]:
        """The words that answer each other, by pair of languages: where each stands in its text of the row
        (``row.texts["ar"][start:end]``), and how likely the link is. Empty without ``links=True``."""
        return {
            pair: [((one[0], one[1]), (other[0], other[1]), probability) for one, other, probability in links]
            for pair, links in self.fields.get("links", {}).items()
        }

    @property
    def kind(self) -> Optional[str]:
        """"heading", "list-item" and so on where all versions say so."""
        kind: Optional[str] = self.fields.get("kind")
        return kind

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.fields == other.fields

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Row({self.number}, score={self.score}, texts={self.texts!r})"


class Table(Sequence[Row]):
    """The versions of a text side by side: a sequence of rows. A notebook shows it as a table."""

    def __init__(
        self, rows: Iterable[Dict[str, Any]], *, languages: Optional[Sequence[str]] = None, document: str = ""
    ) -> None:
        self._rows: List[Dict[str, Any]] = list(rows)
        found = dict.fromkeys(language for row in self._rows for language in row["texts"])
        named = [language for language in languages or [] if language in found or not found]
        #: The languages in the order in which they were named.
        self.languages: List[str] = list(dict.fromkeys([*named, *found]))
        #: The document's name.
        self.document: str = self._rows[0]["document"] if self._rows else document

    @classmethod
    def load(cls, path: Path) -> Table:
        """Reads a table of any format that the program reads: jsonl, tsv, tmx, xliff, xces or moses."""
        return cls(parsed(run(["convert", "--to=jsonl", "--", os.fspath(path), "-"])))

    def save(self, path: Path, *, format: Optional[str] = None) -> None:
        """Writes the table, whole or not at all.

        :param format: One of the program's (``hexapla convert --help``) or "parquet"; by default what the name ends in.
        """
        name = os.fspath(path)
        if format == "parquet" or format is None and name.endswith(".parquet"):
            return self._save_parquet(name)
        with tempfile.TemporaryDirectory(prefix="hexapla-") as folder:
            rows = os.path.join(folder, "table.jsonl")
            with open(rows, "w", encoding="utf-8", newline="\n") as file:
                for row in self._rows:
                    file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
            order = [f"--languages={','.join(self.languages)}"] if self.languages else []
            if name == "-":
                name = "./-"
            run(["convert", *order, *([f"--to={format}"] if format else []), "--", rows, name],
                names={rows: f"the table '{self.document}'"})

    def _save_parquet(self, path: str) -> None:
        import pyarrow.parquet

        table = self.to_arrow()
        unfinished = f"{path}.{os.getpid()}.partial"
        try:
            pyarrow.parquet.write_table(table, unfinished)
            os.replace(unfinished, path)
        finally:
            if os.path.exists(unfinished):
                os.unlink(unfinished)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame: document, row, score, a column a language, then ``span.ar``, ``score.ar-de`` and ``moved``."""
        import pandas

        columns: Dict[str, List[Any]] = {
            "document": [row["document"] for row in self._rows],
            "row": [row["row"] for row in self._rows],
            "score": [row.get("score") for row in self._rows],
        }
        for language in self.languages:
            columns[language] = [row["texts"].get(language) for row in self._rows]
        for language in self.languages:
            spans = (row.get("spans", {}).get(language) for row in self._rows)
            columns[f"span.{language}"] = [tuple(span) if span else None for span in spans]
        for pair in self._pairs:
            columns[f"score.{pair}"] = [row.get("scores", {}).get(pair) for row in self._rows]
        columns["moved"] = [row.get("moved", []) for row in self._rows]
        frame = pandas.DataFrame(columns)
        for name in ["score", *(f"score.{pair}" for pair in self._pairs)]:
            frame[name] = frame[name].astype("float64")
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table, which ``datasets`` and Parquet take: document, row, score, and by language or pair texts, spans
        and scores, as structs; moved."""
        import pyarrow as pa

        texts = pa.struct([(language, pa.string()) for language in self.languages])
        schema = [
            ("document", pa.string()), ("row", pa.int64()), ("score", pa.float64()), ("texts", texts),
            ("spans", pa.struct([(language, pa.list_(pa.int64())) for language in self.languages])),
        ]
        if self._pairs:
            schema.append(("scores", pa.struct([(pair, pa.float64()) for pair in self._pairs])))
        schema.append(("moved", pa.list_(pa.string())))
        rows = [
            {
                "document": row["document"], "row": row["row"], "score": row.get("score"), "texts": row["texts"],
                "spans": row.get("spans", {}), "scores": row.get("scores", {}), "moved": row.get("moved", []),
            }
            for row in self._rows
        ]
        return pa.Table.from_pylist(rows, schema=pa.schema(schema))

    @property
    def _pairs(self) -> List[str]:
        return list(dict.fromkeys(pair for row in self._rows for pair in row.get("scores", {})))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Table: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Row, Table]:
        if isinstance(index, slice):
            return Table(self._rows[index], languages=self.languages, document=self.document)
        return Row(self._rows[index])

    def __iter__(self) -> Iterator[Row]:
        return map(Row, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.languages, self._rows) == (other.languages, other._rows)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        return f"<Table {self.document!r}: {rows} of {', '.join(self.languages)}>"

    def _repr_html_(self) -> str:
        head = ["row", "score", *self.languages]
        body = [
            [_html.Cell(str(row.number)), _html.Cell("" if row.score is None else f"{row.score:.2f}")]
            + [_html.Cell(row.texts.get(language), language) for language in self.languages]
            for row in _html.ends(self)
        ]
        return _html.table(repr(self), head, body, len(self))
