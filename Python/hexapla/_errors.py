"""What can go wrong."""
from __future__ import annotations

import signal
from typing import Optional


class HexaplaError(Exception):
    """What the program says in its one line: where, what, what was expected, what to do."""

    #: The document that it is about, where a stream of documents was aligned.
    document: Optional[str] = None


class ProcessDied(HexaplaError):
    """The program ended before it had answered: it was killed, or memory ran out."""


class HexaplaWarning(UserWarning):
    """What the program writes to standard error beside its result."""


def died(code: int, said: str) -> HexaplaError:
    """Why a process that owes an answer ended."""
    if code == 2 and said:
        return HexaplaError(said)
    if code < 0:
        try:
            how = f"was ended by {signal.Signals(-code).name}"
        except ValueError:
            how = f"was ended by signal {-code}"
    else:
        how = f"ended with {code}"
    return ProcessDied(f"the program hexapla {how} before it had answered" + (f": {said}" if said else ""))
