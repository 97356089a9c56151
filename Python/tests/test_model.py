"""The encoder that pip installed is found and made ready, once."""
from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from typing import Any

import pytest

SCRIPT = "import hexapla; print(len(hexapla.embed(['a'])))"


def python(script: str, home: pathlib.Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HEXAPLA_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env={**inherited, "HOME": str(home), **environment})


def test_made_ready_on_first_use_by_many_at_once(tmp_path: pathlib.Path) -> None:
    path = tmp_path / ".local/share/hexapla/models/universal-sentence-encoder-multilingual-3/model.hexapla"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HEXAPLA_", "XDG_"))}
    running = [
        subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         env={**inherited, "HOME": str(tmp_path)})
        for _ in range(3)
    ]
    for process in running:
        assert process.communicate() == (b"1\n", b"")
    made = path.stat().st_mtime_ns
    assert python(SCRIPT, tmp_path).stdout == "1\n"
    assert path.stat().st_mtime_ns == made
    # The command finds it in the same place.
    program = str(pathlib.Path(sys.executable).parent / "hexapla")
    listed = subprocess.run([program, "model", "list"], capture_output=True, text=True, env={**inherited, "HOME": str(tmp_path)})
    assert str(path) in listed.stdout


def test_the_command_makes_it_ready(tmp_path: pathlib.Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HEXAPLA_", "XDG_"))}
    program = str(pathlib.Path(sys.executable).parent / "hexapla")
    run = subprocess.run(
        [program, "embed", "-"], input=b"a\n", capture_output=True,
        env={**inherited, "HOME": str(tmp_path), "HEXAPLA_MODELS": str(tmp_path / "models")})
    assert run.returncode == 0 and run.stderr == b"" and run.stdout.startswith(b"\x93NUMPY")
    assert (tmp_path / "models/universal-sentence-encoder-multilingual-3/model.hexapla").exists()
    assert not (tmp_path / ".local").exists()


def test_where_it_cannot_be_written_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("")
    script = "import hexapla; print(len(hexapla.align({'en': 'A house.', 'de': 'Ein Haus.'})))"
    run = python(script, tmp_path, HEXAPLA_MODELS=str(tmp_path / "file/models"))
    assert run.stdout == "1\n" and run.returncode == 0
    assert "the encoder cannot be made ready" in run.stderr and "$HEXAPLA_MODELS" in run.stderr
