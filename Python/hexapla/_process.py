"""A running ``hexapla stream``: a line in, a line out."""
from __future__ import annotations

import os
import subprocess
import threading
from collections import deque
from concurrent.futures import Future
from typing import Deque, List, Sequence

from ._errors import HexaplaError, died
from ._program import BINARY, said


class Process:
    """The program, for as long as it lives. What it owes when it ends becomes an exception."""

    def __init__(self, arguments: Sequence[str]) -> None:
        # Descriptors of our own, not file objects: a forked child must be able to close them and nothing else.
        requests, self._input = os.pipe()
        self._output, answers = os.pipe()
        self._errors, complaints = os.pipe()
        try:
            self._program = subprocess.Popen([BINARY, *arguments], stdin=requests, stdout=answers, stderr=complaints)
        except OSError as error:
            for descriptor in (self._input, self._output, self._errors):
                os.close(descriptor)
            raise HexaplaError(
                f"the program {BINARY} cannot be started: {error.strerror}; install the package again") from None
        finally:
            for descriptor in (requests, answers, complaints):
                os.close(descriptor)
        self._owed: Deque[Future[bytes]] = deque()
        self._said: Deque[str] = deque(maxlen=100)
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._is_over = False
        self._listener = threading.Thread(target=self._listen, name="hexapla errors", daemon=True)
        self._reader = threading.Thread(target=self._read, name="hexapla answers", daemon=True)
        self._listener.start()
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._program.pid

    @property
    def is_over(self) -> bool:
        return self._is_over

    def ask(self, line: bytes) -> Future[bytes]:
        """Sends a line; its answer comes when the answers to all lines before have come."""
        answer: Future[bytes] = Future()
        with self._sending:
            with self._lock:
                self._owed.append(answer)
                if self._is_over:
                    self._fail()
                    return answer
            rest = memoryview(line)
            try:
                while rest:
                    rest = rest[os.write(self._input, rest):]
            except OSError:
                # It has ended; the reader tells why.
                pass
            except BaseException:
                # Half a line went out: nobody could tell where the next one begins.
                self._program.kill()
                raise
        return answer

    def notices(self) -> List[str]:
        """What it has said on standard error since the last time."""
        found = []
        while self._said:
            found.append(self._said.popleft())
        return found

    def close(self) -> None:
        """Ends the program: at once where it owes something that nobody waits for."""
        with self._lock:
            if self._owed:
                self._program.kill()
        with self._sending:
            descriptor, self._input = self._input, -1
            if descriptor >= 0:
                os.close(descriptor)
        try:
            self._program.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._program.kill()
        if self._reader is not threading.current_thread():
            self._reader.join()

    def forget(self) -> None:
        """For a forked child: the process is the parent's, and its pipes must end with the parent."""
        for descriptor in (self._input, self._output, self._errors):
            if descriptor >= 0:
                os.close(descriptor)
        # Not ours to wait for.
        self._program.returncode = 0

    def _read(self) -> None:
        with open(self._output, "rb", closefd=False) as answers:
            for line in answers:
                # A line without an end is what a killed program leaves.
                if line.endswith(b"\n"):
                    with self._lock:
                        answer = self._owed.popleft()
                    answer.set_result(line)
        descriptor, self._output = self._output, -1
        os.close(descriptor)
        code = self._program.wait()
        self._listener.join()
        with self._lock:
            self._is_over = True
            self._code = code
            self._fail()

    def _fail(self) -> None:
        last = self._said[-1] if self._said else ""
        while self._owed:
            self._owed.popleft().set_exception(died(self._code, last))

    def _listen(self) -> None:
        with open(self._errors, "rb", closefd=False) as lines:
            for line in lines:
                self._said.extend(said(line.decode("utf-8", "replace"), {}))
        descriptor, self._errors = self._errors, -1
        os.close(descriptor)
