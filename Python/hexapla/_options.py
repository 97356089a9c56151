"""What functions take, and how the program is told."""
from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Dict, Iterator, Mapping, TypedDict, Union

from ._errors import HexaplaError

if TYPE_CHECKING:
    from typing_extensions import Literal

    Path = Union[str, os.PathLike[str]]
    #: A text, or the path of a file that holds one.
    Text = Union[str, os.PathLike[str]]
else:
    Path = Union[str, os.PathLike]
    Text = Union[str, os.PathLike]

#: The versions of one text by language tag.
Texts = Mapping[str, Text]


class AlignmentOptions(TypedDict, total=False):
    """How texts are aligned; ``hexapla align --help`` says more of each."""

    #: "lines": a text is segmented already, a segment a line, never split, only joined.
    input: "Literal['text', 'lines']"
    #: "auto", "none", a model's folder, "vectors:TEXTS,VECTORS", or "http(s)://…/v1/embeddings".
    encoder: Path
    #: The folder of installed encoders.
    models: Path
    #: A folder of language files.
    language_data: Path
    #: Files of phrases that translate each other, by pair: {"ar-de": "names.tsv"}.
    dictionaries: Mapping[str, Path]
    #: What each kind of evidence weighs: a file.
    weights: Path
    #: The most sentences of one version in a row.
    max_join: int
    #: Whether every version is read in order; else parts that changed places are joined.
    monotone: bool
    #: How many threads run; results do not depend on it.
    threads: int


class ReadingOptions(TypedDict, total=False):
    """How files become texts."""

    #: How files are encoded, one name for all or a name a language; by default UTF-8 or what they say themselves.
    encoding: Union[str, Mapping[str, str]]
    #: Replaces what does not decode by U+FFFD.
    lossy: bool
    #: Takes an empty text as a version that lacks everything.
    allow_empty: bool
    #: The most that a file may unpack to: "512M".
    max_input_size: str


class AlignOptions(AlignmentOptions, ReadingOptions, total=False):
    """What :func:`hexapla.align` takes beside the texts."""

    #: Keeps this version's segments as they are, one in a row.
    lock: str
    #: A file of places that go together.
    anchors: Path
    #: Says in every row where each text is from.
    provenance: bool
    #: Links the words that answer each other: :attr:`Row.links`. Needs the encoder e5.
    links: bool


class CheckOptions(ReadingOptions, total=False):
    """What :func:`hexapla.check` takes beside the texts."""

    input: "Literal['text', 'lines']"
    encoder: Path
    models: Path
    language_data: Path
    threads: int
    #: A list of terms: a file.
    terms: Path
    #: What rules do, in YAML: a file (by default hexapla.yml in the working directory, where there is one).
    config: Path
    #: Findings accepted before: a file.
    baseline: Path
    #: Switches and tunes rules: {"length": "off", "number": 0.8}.
    rules: Mapping[str, Union[str, float]]


class SegmentOptions(ReadingOptions, total=False):
    """What :func:`hexapla.segment` takes beside the text."""

    #: Cuts where a boundary is at least this strong, above 0 to 1.
    strength: float
    language_data: Path


_FLAGS = {"lossy", "allow_empty", "provenance", "links"}
_REPEATED = {"dictionaries": ("--dictionary", "="), "rules": ("--rule", "="), "encoding": ("--encoding", ":")}


def arguments(options: Mapping[str, object], known: type) -> list[str]:
    """Options as the program takes them."""
    names: Dict[str, object] = {}
    for base in known.__mro__:
        names.update(getattr(base, "__annotations__", {}))
    found: list[str] = []
    for name, value in options.items():
        if name not in names:
            raise TypeError(f"unknown option '{name}'; expected one of {', '.join(sorted(names))}")
        if value is None:
            continue
        flag = "--" + name.replace("_", "-")
        if name == "monotone":
            found.append("--monotone" if value else "--no-monotone")
        elif name in _FLAGS:
            found += [flag] if value else []
        elif name in _REPEATED and isinstance(value, Mapping):
            repeated, mark = _REPEATED[name]
            for key, entry in value.items():
                found.append(f"{repeated}={key}{mark}{os.fspath(entry) if isinstance(entry, os.PathLike) else entry}")
        else:
            # In one word, for a value may begin with a hyphen.
            found.append(f"{flag}={os.fspath(value) if isinstance(value, os.PathLike) else value}")
    return found


def encoded(text: str, what: str) -> bytes:
    """The bytes of a text."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise HexaplaError(f"{what}: a lone surrogate at {error.start}; expected text that UTF-8 can hold") from None


@contextmanager
def named(texts: Texts) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The texts as the program's arguments, and what the files that hold them for a while are called."""
    if not isinstance(texts, Mapping):
        raise TypeError(f"expected texts by language, such as {{'ar': …, 'de': …}}, not {type(texts).__name__}")
    with tempfile.TemporaryDirectory(prefix="hexapla-") as folder:
        found: list[str] = []
        names: dict[str, str] = {}
        for index, (language, text) in enumerate(texts.items()):
            if isinstance(text, str):
                path = os.path.join(folder, f"{index}.txt")
                names[path] = f"the text of '{language}'"
                with open(path, "wb") as file:
                    # The mark makes the encoding sure, and a U+FEFF of the text's own part of it.
                    file.write(b"\xef\xbb\xbf" + encoded(text, names[path]))
            elif isinstance(text, os.PathLike):
                path = os.fspath(text)
                if path == "-":
                    path = "./-"
            else:
                raise TypeError(
                    f"the text of '{language}' is {type(text).__name__}; expected str, or a path object for a file")
            found.append(f"{language}={path}")
        yield ["--", *found], names
