"""The command ``hexapla``: the program itself, with the encoder made ready."""
from __future__ import annotations

import os
import sys
import warnings

from ._model import prepare
from ._program import BINARY

_WITH_ENCODER = {"align", "check", "corpus", "embed", "match", "stream"}


def main() -> None:
    arguments = sys.argv[1:]
    if arguments and arguments[0] in _WITH_ENCODER and not {"-h", "--help"} & set(arguments):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            prepare()
        for warning in caught:
            print(f"hexapla: {warning.message}", file=sys.stderr)
    sys.stderr.flush()
    try:
        os.execv(BINARY, ["hexapla", *arguments])
    except OSError as error:
        sys.exit(f"hexapla: the program {BINARY} cannot be started: {error.strerror}; install the package again")
