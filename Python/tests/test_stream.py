"""One process, many documents, and what may happen to it."""
from __future__ import annotations

import multiprocessing
import os
import pathlib
import pickle
import signal
import subprocess
import sys
import threading
import time
from typing import Any, Dict, Iterator, List, Tuple

import pytest

import hexapla


def document(number: int, sentences: int = 0) -> Dict[str, str]:
    count = sentences or number % 5 + 1
    return {"en": f"The house has {number} rooms. " * count, "de": f"Das Haus hat {number} Zimmer. " * count}


def test_2000_documents_in_order_and_flat() -> None:
    taken = 0
    most = 0

    def documents() -> Iterator[Tuple[str, Dict[str, str]]]:
        nonlocal taken
        for number in range(2000):
            taken += 1
            yield f"d{number}", document(number)

    with hexapla.Aligner(threads=2, encoder="none") as aligner:
        pid = None
        for number, table in enumerate(aligner.stream(documents())):
            assert table.document == f"d{number}" and table.languages == ["en", "de"]
            assert len(table) == number % 5 + 1
            assert table[0].texts["de"] == f"Das Haus hat {number} Zimmer."
            most = max(most, taken - number)
            pid = pid or aligner.pid
            assert aligner.pid in (pid, None)
        assert number == 1999
    assert most <= 26, "it reads ahead too far"


def test_the_same_rows_as_in_one_call(seeds: Dict[str, pathlib.Path], texts: Dict[str, str]) -> None:
    expected = [(row.texts, row.spans, row.score, row.moved) for row in hexapla.align(texts)]
    with hexapla.Aligner() as aligner:
        for table in aligner.stream([texts, seeds]):
            assert [(row.texts, row.spans, row.score, row.moved) for row in table] == expected


def test_documents_that_cannot_be_aligned() -> None:
    documents: List[Any] = [
        document(1), {"en": "Alone."}, ("surrogate", {"en": "\ud800", "de": "x"}), {"en": "A.", "de": pathlib.Path("gone.txt")},
        document(4),
    ]
    with hexapla.Aligner(encoder="none") as aligner:
        results = list(aligner.stream(documents, errors="return"))
        assert [isinstance(result, hexapla.Table) for result in results] == [True, False, False, False, True]
        failed = [result for result in results if isinstance(result, hexapla.HexaplaError)]
        assert [error.document for error in failed] == ["2", "surrogate", "4"]
        assert "1 version" in str(failed[0]) and "gone.txt" in str(failed[2])
        with pytest.raises(hexapla.HexaplaError, match="1 version"):
            list(aligner.stream(documents))
        # What was left of that stream disturbs nobody.
        assert aligner.align(document(7))[0].texts["en"] == "The house has 7 rooms."


def test_an_error_of_the_users_own_iterator() -> None:
    def documents() -> Iterator[Dict[str, str]]:
        yield document(1)
        raise KeyError("mine")

    with hexapla.Aligner(encoder="none") as aligner:
        with pytest.raises(KeyError, match="mine"):
            list(aligner.stream(documents()))
        assert len(aligner.align(document(0))) == 1


def within(seconds: float, work: Any) -> Any:
    """What a call gives or raises; a hang fails."""
    result: List[Any] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as error:
            result.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert result, "it hangs"
    return result[0]


def test_a_killed_process_is_an_exception() -> None:
    def work() -> Any:
        with hexapla.Aligner(encoder="none") as aligner:
            for count, _ in enumerate(aligner.stream(document(n, 200) for n in range(10_000))):
                if count == 3:
                    assert aligner.pid is not None
                    os.kill(aligner.pid, signal.SIGKILL)
        return "not noticed"

    error = within(60, work)
    assert isinstance(error, hexapla.ProcessDied) and "SIGKILL" in str(error)


def test_killed_between_two_documents_it_is_started_again() -> None:
    with hexapla.Aligner(encoder="none") as aligner:
        aligner.align(document(1))
        first = aligner.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while aligner.pid is not None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(within(60, lambda: aligner.align(document(2)))) == 3
        assert aligner.pid not in (None, first)


def test_killed_while_a_large_document_is_sent() -> None:
    # More than a pipe holds: the process dies while we write.
    def work() -> Any:
        with hexapla.Aligner(encoder="none") as aligner:
            aligner.align(document(1))
            pid = aligner.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
            return aligner.align({"en": "x " * 5_000_000, "de": "y " * 5_000_000})

    assert isinstance(within(60, work), hexapla.ProcessDied)


def test_a_program_that_refuses_its_options() -> None:
    with hexapla.Aligner(encoder="nowhere") as aligner:
        error = within(60, lambda: aligner.align(document(1)))
    assert isinstance(error, hexapla.HexaplaError) and not isinstance(error, hexapla.ProcessDied)
    assert "nowhere" in str(error)


def test_several_threads_share_an_aligner() -> None:
    with hexapla.Aligner(encoder="none", threads=2) as aligner:
        failures: List[Any] = []

        def work(start: int) -> None:
            for number in range(start, start + 50):
                table = aligner.align(document(number), document=str(number))
                if table.document != str(number) or table[0].texts["en"] != f"The house has {number} rooms.":
                    failures.append(table)

        threads = [threading.Thread(target=work, args=(1000 * index,)) for index in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert not failures and not any(thread.is_alive() for thread in threads)


ALIGNER = hexapla.Aligner(encoder="none")


def _in_worker(number: int) -> Tuple[str, int, int]:
    return ALIGNER.align(document(number))[0].texts["en"], os.getpid(), ALIGNER.pid or 0


def _pickled(aligner: hexapla.Aligner) -> str:
    return aligner.align(document(3))[0].texts["en"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_multiprocessing(method: str) -> None:
    ALIGNER.align(document(1))
    own = ALIGNER.pid
    with multiprocessing.get_context(method).Pool(3) as pool:
        results = pool.map(_in_worker, range(60), chunksize=5)
        assert [text for text, _, _ in results] == [f"The house has {number} rooms." for number in range(60)]
        # A program a worker, and none is the parent's.
        pairs = {(worker, program) for _, worker, program in results}
        assert len({program for _, program in pairs}) == len({worker for worker, _ in pairs}) == len(pairs)
        assert own not in {program for _, program in pairs}
        assert pool.apply(_pickled, (hexapla.Aligner(encoder="none"),)) == "The house has 3 rooms."
    assert ALIGNER.pid == own and len(ALIGNER.align(document(2))) == 3
    within(60, ALIGNER.close)


def test_pickled_with_its_options() -> None:
    aligner = pickle.loads(pickle.dumps(hexapla.Aligner(encoder="none", threads=2)))
    assert repr(aligner) == "Aligner(encoder='none', threads=2)"


SCRIPT = """
import signal, sys, hexapla
# Python leaves it ignored where the tests were started in the background.
signal.signal(signal.SIGINT, signal.default_int_handler)
def documents():
    while True:
        yield {"en": "The house has rooms. " * 300, "de": "Das Haus hat Zimmer. " * 300}
with hexapla.Aligner(encoder="none", threads=2) as aligner:
    for count, table in enumerate(aligner.stream(documents())):
        if count == 3:
            print(aligner.pid, flush=True)
"""


@pytest.mark.parametrize("whole_group", [True, False])
def test_control_c(whole_group: bool) -> None:
    """As a terminal sends it, to all processes, and as a notebook may, to Python alone."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert b"KeyboardInterrupt" in errors or b"ended by SIGINT" in errors
    assert process.returncode != 0
    assert _is_gone(pid), "the program outlives Python"


def test_a_killed_python_leaves_no_program() -> None:
    process = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    process.kill()
    process.wait(60)
    assert _is_gone(pid)


def _is_gone(pid: int) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False


def test_python_ends_without_closing() -> None:
    script = "import hexapla; a = hexapla.Aligner(encoder='none'); print(len(a.align({'en': 'A.', 'de': 'B.'})))"
    run = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"1\n", b"")
