"""Aligns the versions of one text, sentence by sentence, in one lossless, scored table.

>>> import hexapla
>>> table = hexapla.align({"en": "A house. A tree.", "de": "Ein Haus. Ein Baum."})
>>> [row.texts["de"] for row in table]
['Ein Haus.', 'Ein Baum.']

A text is a ``str`` (the text itself) or a path object such as ``pathlib.Path`` (a file: plain, .html, .docx, .srt and
others, as the command takes them). Offsets count in code points, so that ``text[start:end]`` is what they mean.

Functions start the program once a call. :class:`Aligner` keeps it running, for many documents. Whatever goes wrong is a
:class:`HexaplaError` with the program's one line; what the program wants to have noticed is a :class:`HexaplaWarning`.
"""
from ._aligner import Aligner
from ._errors import HexaplaError, HexaplaWarning, ProcessDied
from ._findings import Finding, Findings
from ._functions import Sentence, align, check, embed, segment
from ._options import AlignmentOptions, ReadingOptions, Text, Texts
from ._table import Row, Table
from ._version import __version__

__all__ = [
    "Aligner", "AlignmentOptions", "Finding", "Findings", "HexaplaError", "HexaplaWarning", "ProcessDied",
    "ReadingOptions", "Row", "Sentence", "Table", "Text", "Texts", "__version__", "align", "check", "embed", "segment",
]
