"""What a check found."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union, overload

from . import _html

if TYPE_CHECKING:
    import pandas


class Finding:
    """A place where content was lost, added or changed."""

    __slots__ = ("fields",)

    def __init__(self, fields: Dict[str, Any]) -> None:
        #: All that the program says of it, as in its JSON.
        self.fields = fields

    @property
    def rule(self) -> str:
        """"omission", "number" and so on."""
        return str(self.fields["rule"])

    @property
    def severity(self) -> str:
        """"error", "warning" or "note"."""
        return str(self.fields["severity"])

    @property
    def version(self) -> Optional[str]:
        """The language of the version that is at fault."""
        version: Optional[str] = self.fields.get("version")
        return version

    @property
    def spans(self) -> Dict[str, List[Tuple[int, int]]]:
        """Which text it is about, by language."""
        spans: Mapping[str, List[List[int]]] = self.fields.get("spans", {})
        return {language: [(start, end) for start, end in places] for language, places in spans.items()}

    @property
    def row(self) -> Optional[int]:
        """The row of the table that it is in."""
        row: Optional[int] = self.fields.get("row")
        return row

    @property
    def witnesses(self) -> List[str]:
        """The languages of the versions that bear witness."""
        witnesses: List[str] = self.fields.get("witnesses", [])
        return witnesses

    @property
    def score(self) -> float:
        """The probability that it is real."""
        return float(self.fields["score"])

    @property
    def message(self) -> str:
        """What was found, for people."""
        return str(self.fields["message"])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self.fields == other.fields

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Finding({self.rule}, {self.severity}, {self.version}, {self.score}: {self.message})"


class Findings(Sequence[Finding]):
    """What a check found, in the order of the text, with a summary. A notebook shows it as a table."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        self._findings: List[Dict[str, Any]] = list(report["findings"])
        #: Counts of findings and how much was compared, as the program's JSON has it.
        self.summary: Dict[str, Any] = dict(report["summary"])

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame, a finding a row."""
        import pandas

        names = ["rule", "severity", "version", "score", "row", "message", "witnesses", "spans"]
        return pandas.DataFrame([{name: getattr(finding, name) for name in names} for finding in self], columns=names)

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> List[Finding]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Finding, List[Finding]]:
        if isinstance(index, slice):
            return [Finding(fields) for fields in self._findings[index]]
        return Finding(self._findings[index])

    def __iter__(self) -> Iterator[Finding]:
        return map(Finding, self._findings)

    def __len__(self) -> int:
        return len(self._findings)

    def __repr__(self) -> str:
        counts = self.summary.get("findings", {})
        said = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count)
        return f"<Findings: {said or 'none'}>"

    def _repr_html_(self) -> str:
        body = [
            [_html.Cell(finding.severity), _html.Cell(finding.rule), _html.Cell(finding.version or ""),
             _html.Cell("" if finding.row is None else str(finding.row)), _html.Cell(f"{finding.score:.2f}"),
             _html.Cell(finding.message)]
            for finding in _html.ends(self)
        ]
        return _html.table(repr(self), ["severity", "rule", "version", "row", "score", "message"], body, len(self))
