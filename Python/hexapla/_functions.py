"""What the program does in one call."""
from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterable, Optional, Tuple

from ._findings import Findings
from ._model import prepare
from ._options import AlignOptions, CheckOptions, SegmentOptions, Text, Texts, arguments, encoded, named
from ._program import run
from ._table import Table, parsed

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from typing_extensions import Unpack

    from ._options import Path

_LINE_END = re.compile("\r\n|\r|\n")


def align(texts: Texts, *, document: Optional[str] = None, **options: Unpack[AlignOptions]) -> Table:
    """Aligns 2 to 32 versions of one text.

    :param texts: The versions by language tag, each a text or the path of a file: ``{"ar": text, "de": Path("de.docx")}``.
    :param document: The document's name in the table.
    :param options: See :class:`AlignOptions`.
    """
    _with_encoder(options.get("encoder", "auto"))
    name = document if document is not None else "text"
    if not name:
        raise ValueError("document '': expected a name")
    command = ["align", "--format=jsonl", f"--document={name}"] + arguments(options, AlignOptions)
    with named(texts) as (paths, names):
        output = run(command + paths, names=names)
    return Table(parsed(output), languages=list(texts), document=name)


def check(
    texts: Texts, *, source: Optional[str] = None, min_score: float = 0.5, **options: Unpack[CheckOptions]
) -> Findings:
    """Finds what a translation lost, added or changed.

    :param texts: The versions by language tag, each a text or the path of a file.
    :param source: The original's language; without it all versions are equals.
    :param min_score: Findings at least this probable; 0 lists everything.
    :param options: See :class:`CheckOptions`.
    """
    _with_encoder(options.get("encoder", "auto"))
    command = ["check", "--format=json", "--fail-on=never", f"--min-score={min_score}"]
    if source is not None:
        command.append(f"--source={source}")
    command += arguments(options, CheckOptions)
    with named(texts) as (paths, names):
        output = run(command + paths, names=names)
    return Findings(json.loads(output))


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: ``text[span[0]:span[1]]``."""

    text: str
    span: Tuple[int, int]
    #: From 0.
    paragraph: int
    #: In a subtitle, from when to when it is shown, in seconds.
    times: Optional[Tuple[float, float]] = None

    def __str__(self) -> str:
        return self.text


def segment(language: str, text: Text, **options: Unpack[SegmentOptions]) -> "list[Sentence]":
    """Cuts a text, or a file's, into sentences.

    :param options: See :class:`SegmentOptions`.
    """
    command = ["segment", "--format=jsonl"] + arguments(options, SegmentOptions)
    with named({language: text}) as (paths, names):
        output = run(command + paths, names=names)
    sentences = []
    for fields in parsed(output):
        times = fields.get("times", fields.get("time"))
        sentences.append(
            Sentence(
                fields["text"], (fields["span"][0], fields["span"][1]), fields["paragraph"],
                (times[0], times[1]) if times else None))
    return sentences


def embed(
    texts: Iterable[str], *, encoder: Path = "auto", models: Optional[Path] = None, threads: int = 1
) -> NDArray[numpy.float32]:
    """A vector of length 1 for each text, as a row; the cosine of two says how alike their meanings are.

    Line ends in a text count as spaces, as the model reads them.
    """
    import numpy

    if isinstance(texts, str):
        raise TypeError("expected several texts, such as ['…', '…'], not one")
    _with_encoder(encoder)
    lines = []
    for index, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(f"text {index} is {type(text).__name__}; expected str")
        lines.append(encoded(_LINE_END.sub(" ", text), f"text {index}"))
    command = ["embed", "-"] + arguments({"encoder": encoder, "models": models, "threads": threads}, AlignOptions)
    # The mark keeps a U+FEFF at the first text's beginning in it.
    mark = b"\xef\xbb\xbf" if lines else b""
    output = run(command, data=mark + b"".join(line + b"\n" for line in lines))
    vectors: NDArray[numpy.float32] = numpy.load(io.BytesIO(output), allow_pickle=False)
    return vectors


def _with_encoder(encoder: object) -> None:
    if encoder == "auto":
        prepare()
