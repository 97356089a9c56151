"""How a notebook shows tables."""
from __future__ import annotations

import html
import unicodedata
from itertools import islice
from typing import Iterable, List, Optional, Sequence, TypeVar

#: More rows than this are shown in part: a notebook keeps what it shows.
MOST = 60

Item = TypeVar("Item")

_ELLIPSIS = "⋮"
_STYLE = "text-align:start;vertical-align:top"


class Cell:
    """What stands in a cell, and in which language; None where a version lacks the row."""

    def __init__(self, text: Optional[str], language: Optional[str] = None) -> None:
        self.text = text
        self.language = language


def ends(rows: Sequence[Item]) -> List[Item]:
    """The rows that are shown: all, or the first and the last."""
    if len(rows) <= MOST:
        return list(rows)
    return [*rows[:MOST // 2], *rows[len(rows) - MOST // 2:]]


def direction(text: str) -> str:
    """The direction that most of a text's letters have; a name in another script at its beginning decides nothing."""
    classes = [unicodedata.bidirectional(character) for character in islice(text, 2000)]
    rightward = sum(kind == "L" for kind in classes)
    leftward = sum(kind in ("R", "AL") for kind in classes)
    return "rtl" if leftward > rightward else "ltr"


def table(caption: str, head: Sequence[str], body: Iterable[Sequence[Cell]], count: int) -> str:
    """A table; ``body`` has the rows that :func:`ends` chose of ``count``."""
    lines = ["<table>", f"<caption>{html.escape(caption)}</caption>"]
    lines.append("<thead><tr>" + "".join(f'<th style="{_STYLE}">{html.escape(name)}</th>' for name in head))
    lines.append("</tr></thead><tbody>")
    for index, cells in enumerate(body):
        if count > MOST and index == MOST // 2:
            lines.append(f'<tr><td colspan="{len(head)}">{_ELLIPSIS}</td></tr>')
        lines.append("<tr>" + "".join(map(_cell, cells)) + "</tr>")
    lines.append("</tbody></table>")
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    if cell.text is None:
        return f'<td style="{_STYLE};opacity:.4">—</td>'
    if cell.language is None:
        return f'<td style="{_STYLE}">{html.escape(cell.text)}</td>'
    language = html.escape(cell.language)
    return (f'<td lang="{language}" dir="{direction(cell.text)}" style="{_STYLE};white-space:pre-wrap">'
            f"{html.escape(cell.text)}</td>")
