"""One call, one answer."""
from __future__ import annotations

import pathlib
import re
import subprocess
import sys
import warnings
from typing import Any, Dict

import numpy
import pytest

import hexapla

HOUSES = {"en": "A house. A tree stands there.", "de": "Ein Haus. Dort steht ein Baum."}


def command(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    program = str(pathlib.Path(sys.executable).parent / "hexapla")
    return subprocess.run([program, *arguments], capture_output=True, **options)


def test_texts_and_files_give_the_same_table(seeds: Dict[str, pathlib.Path], texts: Dict[str, str]) -> None:
    table = hexapla.align(texts, document="nato")
    assert table == hexapla.align(seeds, document="nato")
    assert table.languages == ["ar", "th", "de"] and table.document == "nato" and len(table) > 20
    for version, text in texts.items():
        ink = "".join(text.split())
        assert "".join("".join(row.texts.get(version, "").split()) for row in table if version not in row.moved) == ink


def test_rows_say_where_their_texts_stand(texts: Dict[str, str]) -> None:
    for row in hexapla.align(texts):
        for language, (start, end) in row.spans.items():
            assert texts[language][start:end] == row.texts[language]
        assert set(row.scores) <= {"ar-th", "ar-de", "th-de"}
        assert (row.score is None) == (len(row.texts) == 1)


def test_the_command_gives_the_same_table(seeds: Dict[str, pathlib.Path], tmp_path: pathlib.Path) -> None:
    arguments = [f"{language}={path}" for language, path in seeds.items()]
    run = command("align", *arguments, "--document", "nato", "-o", str(tmp_path / "command.tsv"))
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    hexapla.align(seeds, document="nato").save(tmp_path / "table.tsv")
    assert (tmp_path / "command.tsv").read_bytes() == (tmp_path / "table.tsv").read_bytes()


def test_the_command_keeps_exit_codes() -> None:
    assert command("--version").stdout.decode().strip() == hexapla.__version__
    failed = command("align", "ar=gone.txt", "de=gone.txt")
    assert failed.returncode == 2 and failed.stderr.count(b"\n") == 1 and b"gone.txt" in failed.stderr


def test_characters_that_are_easily_lost() -> None:
    texts = {"en": "\ufeffOne\0house.\r\nTwo\u2028trees 😀.", "de": "Ein\0Haus.\r\nZwei\u2028Bäume 😀."}
    for table in (hexapla.align(texts), _streamed(texts)):
        assert [row.texts["en"] for row in table][0].endswith("One\0house.")
        for row in table:
            for language, (start, end) in row.spans.items():
                assert texts[language][start:end] == row.texts[language]


def _streamed(texts: Dict[str, str]) -> hexapla.Table:
    with hexapla.Aligner() as aligner:
        return aligner.align(texts)


@pytest.mark.parametrize("call", [hexapla.align, _streamed])
def test_what_is_wrong_is_told_in_one_line(call: Any) -> None:
    wrong: "list[tuple[Dict[str, Any], str]]" = [
        ({"en": "A house."}, "1 version"),
        ({"en": "A house.", "no language": "Ein Haus."}, "no language"),
        ({"en": "A house.", "--help": "Ein Haus."}, "--help"),
        ({"en": "A house.", "de": " "}, "de"),
        ({"en": "A house.", "de": pathlib.Path("gone.de.txt")}, "gone.de.txt"),
        ({"en": "A house.", "de": "Ein \ud800 Haus."}, "surrogate"),
    ]
    for texts, message in wrong:
        with pytest.raises(hexapla.HexaplaError, match=re.escape(message)) as caught:
            call(texts)
        assert "\n" not in str(caught.value) and not str(caught.value).startswith("hexapla:")
        assert "/hexapla-" not in str(caught.value), "names a file of ours"
    for nonsense in ({"en": b"A house.", "de": "Ein Haus."}, [("en", "A house."), ("de", "Ein Haus.")]):
        with pytest.raises(TypeError):
            call(nonsense)


def test_options_reach_the_program(tmp_path: pathlib.Path) -> None:
    lines = {"en": "A house\nA tree\n", "de": "Ein Haus\nEin Baum\n"}
    assert [row.texts["de"] for row in hexapla.align(lines, input="lines", threads=2, monotone=True)] == ["Ein Haus", "Ein Baum"]
    (tmp_path / "names.tsv").write_text("house\tHaus\n")
    assert len(hexapla.align(HOUSES, dictionaries={"en-de": tmp_path / "names.tsv"}, encoder="none")) == 2
    assert hexapla.align(HOUSES, provenance=True)[0].fields["sources"]
    with pytest.raises(TypeError, match="unknown option 'max_joins'"):
        hexapla.align(HOUSES, max_joins=1)  # type: ignore[call-arg]
    with pytest.raises(hexapla.HexaplaError, match="--max-join|1 to 64"):
        hexapla.align(HOUSES, max_join=0)


def test_a_document_may_be_called_anything() -> None:
    for name in ("--help", "a\tb", "名"):
        assert hexapla.align(HOUSES, document=name).document == name
        assert _named(name).document == name
    with pytest.raises(ValueError):
        hexapla.align(HOUSES, document="")


def _named(name: str) -> hexapla.Table:
    with hexapla.Aligner(encoder="none") as aligner:
        return aligner.align(HOUSES, document=name)


def test_notices_are_warnings() -> None:
    texts = {"en": "A house.", "fi": "Talo."}
    with pytest.warns(hexapla.HexaplaWarning, match="fi"):
        hexapla.align(texts)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        hexapla.align(texts, encoder="none")


def test_checks(texts: Dict[str, str]) -> None:
    english = "The bridge is 300 metres long. It was built in 1902. Nobody remembers the architect."
    findings = hexapla.check({"en": english, "de": "Die Brücke ist 500 Meter lang. Sie wurde 1902 gebaut."}, source="en")
    rules = {finding.rule: finding for finding in findings}
    assert rules["number"].severity in ("error", "warning") and 0.5 <= rules["number"].score <= 1
    start, end = rules["omission"].spans["en"][0]
    assert english[start:end] == "Nobody remembers the architect." and rules["omission"].version == "de"
    assert findings.summary["rows"] >= 2 and "finding" not in repr(findings)
    assert "300" in findings._repr_html_() and len(findings.to_pandas()) == len(findings)
    assert len(hexapla.check(HOUSES, rules={"length": "off", "number": 0.8})) == 0


def test_sentences(texts: Dict[str, str]) -> None:
    for language, text in [*texts.items(), ("en", "\ufeffOne. Two\0. “Three?”")]:
        sentences = hexapla.segment(language, text)
        assert len(sentences) > 2 and all(text[s.span[0]:s.span[1]] == s.text == str(s) for s in sentences)
        assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.replace("\ufeff", "").split()) or \
            text.startswith("\ufeff")


def test_vectors() -> None:
    vectors = hexapla.embed(["The house is red.", "Das Haus ist rot.", "Ich\nspiele gern\r\nSchach.", "", "\ufeffa\0b"])
    assert vectors.shape == (5, 512) and vectors.dtype == numpy.float32
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert numpy.array_equal(hexapla.embed(["Ich spiele gern Schach."])[0], vectors[2])
    assert hexapla.embed([]).shape == (0, 512)
    with pytest.raises(TypeError):
        hexapla.embed("one text")
