"""The program inside the package, and how it is run."""
from __future__ import annotations

import os
import subprocess
import warnings
from typing import Container, Mapping, Optional, Sequence

from ._errors import HexaplaWarning, HexaplaError, died

#: The program.
BINARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "hexapla")

_PREFIX = "hexapla: "


def said(errors: str, names: Mapping[str, str]) -> list[str]:
    """The lines of standard error, without the program's name; ``names`` has what files of ours are called."""
    lines = []
    for line in errors.splitlines():
        line = line[len(_PREFIX):] if line.startswith(_PREFIX) else line
        for path, name in names.items():
            line = line.replace(path, name)
        if line.strip():
            lines.append(line)
    return lines


def run(
    arguments: Sequence[str], *, data: Optional[bytes] = None, names: Optional[Mapping[str, str]] = None,
    done: Container[int] = (0,),
) -> bytes:
    """What the program writes to standard output.

    ``data`` goes to its standard input; exit codes other than ``done`` are errors, and what stands on standard error
    else is a warning.
    """
    try:
        result = subprocess.run(
            [BINARY, *arguments], input=b"" if data is None else data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise HexaplaError(f"the program {BINARY} cannot be started: {error.strerror}; install the package again") from None
    lines = said(result.stderr.decode("utf-8", "replace"), names or {})
    if result.returncode not in done:
        raise died(result.returncode, lines[-1] if lines else "")
    for line in lines:
        warnings.warn(line, HexaplaWarning, stacklevel=4)
    return result.stdout
