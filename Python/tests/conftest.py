"""The tests drive the wheel that is installed, as `make test-python` builds it; they read the repository's seeds."""
from __future__ import annotations

import os
import pathlib
from typing import Dict

import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SEEDS = {
    "ar": "seeds/000_bd03e742efd14f8d.txt", "th": "seeds/001_204392bfffb63630.txt", "de": "seeds/003_b433c4deaf499520.txt",
}


@pytest.fixture
def seeds() -> Dict[str, pathlib.Path]:
    return {language: REPOSITORY / path for language, path in SEEDS.items()}


@pytest.fixture
def texts(seeds: Dict[str, pathlib.Path]) -> Dict[str, str]:
    return {language: path.read_text(encoding="utf-8") for language, path in seeds.items()}


@pytest.fixture(scope="session", autouse=True)
def only_the_wheel() -> None:
    import hexapla

    assert REPOSITORY / "Python" not in pathlib.Path(hexapla.__file__).parents, "the package is not that of the wheel"
    os.environ.pop("HEXAPLA_API_KEY", None)
