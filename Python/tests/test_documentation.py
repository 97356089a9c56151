"""What the documentation shows is so."""
from __future__ import annotations

import doctest
import pathlib
import re
from typing import Any

import hexapla
from hexapla import _aligner
from conftest import REPOSITORY, SEEDS


def blocks(path: pathlib.Path) -> "list[str]":
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def test_the_readme(tmp_path: pathlib.Path, monkeypatch: Any, capsys: Any) -> None:
    (example,) = blocks(REPOSITORY / "README.md")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    names: "dict[str, Any]" = {}
    exec(compile(example, "README.md", "exec"), names)
    shown = re.search(r"```python\n.*?```\n\n.*?```\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert capsys.readouterr().out == shown[1]
    assert (tmp_path / "nato.tmx").exists()


def test_the_packages_own_readme(capsys: Any) -> None:
    (example,) = blocks(REPOSITORY / "Python/README.md")
    exec(compile(example, "README.md", "exec"), {})
    assert "Der Hafen wurde 1902 eröffnet." in capsys.readouterr().out


def test_the_modules_examples() -> None:
    for module in (hexapla, _aligner):
        failed, tried = doctest.testmod(module)
        assert failed == 0 and tried > 0, module
