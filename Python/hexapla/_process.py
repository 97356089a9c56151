"""A running ``hexapla stream``: a line in, a line out."""
from __future__ import annotations

import os
import select
import subprocess
import tempfile
import threading
from collections import deque
from typing import Deque, List, Optional, Sequence

from ._errors import HexaplaError, died
from ._program import BINARY, said


class Answer:
    """What the program says to a line, once it has said it."""

    __slots__ = ("line", "error")

    def __init__(self, error: Optional[HexaplaError] = None) -> None:
        self.line: Optional[bytes] = None
        self.error = error

    @property
    def is_there(self) -> bool:
        return self.line is not None or self.error is not None


class Process:
    """The program, for as long as it lives. What it owes when it ends becomes an exception.

    There is no thread: of those that wait for an answer one reads for all, and who cannot write reads meanwhile, so that
    the program never waits for us while we wait for it.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        # Descriptors of our own, not file objects: a forked child must be able to close them and nothing else.
        requests, self._input = os.pipe()
        self._output, answers = os.pipe()
        self._errors = tempfile.TemporaryFile()
        try:
            self._program = subprocess.Popen([BINARY, *arguments], stdin=requests, stdout=answers, stderr=self._errors)
        except OSError as error:
            os.close(self._input)
            os.close(self._output)
            raise HexaplaError(
                f"the program {BINARY} cannot be started: {error.strerror}; install the package again") from None
        finally:
            os.close(requests)
            os.close(answers)
        os.set_blocking(self._input, False)
        self._owed: Deque[Answer] = deque()
        self._rest = bytearray()
        self._told = 0
        self._is_over = False
        # Whether one of the threads reads; what is owed and read belongs to this condition.
        self._is_read = False
        self._condition = threading.Condition(threading.Lock())
        self._sending = threading.Lock()

    @property
    def pid(self) -> int:
        return self._program.pid

    @property
    def is_over(self) -> bool:
        return self._is_over or self._program.poll() is not None

    def ask(self, line: bytes) -> Answer:
        """Sends a line; its answer comes when the answers to all lines before have come."""
        answer = Answer()
        with self._sending:
            with self._condition:
                self._owed.append(answer)
                if self._is_over:
                    self._end()
                    return answer
            rest = memoryview(line)
            try:
                while rest:
                    try:
                        rest = rest[os.write(self._input, rest):]
                    except BlockingIOError:
                        self._read(or_write=True)
            except OSError:
                # It has ended; who reads tells why.
                pass
            except BaseException:
                # Half a line went out: nobody could tell where the next one begins.
                self._program.kill()
                raise
        return answer

    def wait(self, answer: Answer) -> bytes:
        """The answer, when it has come."""
        while not answer.is_there:
            self._read()
        if answer.error is not None:
            raise answer.error
        return answer.line or b""

    def is_ready(self, answer: Answer) -> bool:
        """Whether the answer has come by now."""
        if not answer.is_there and not self._is_read and self._poll(0):
            self._read()
        return answer.is_there

    def notices(self) -> List[str]:
        """What it has said on standard error since the last time."""
        if self._errors.closed or os.fstat(self._errors.fileno()).st_size == self._told:
            return []
        text = os.pread(self._errors.fileno(), 1 << 20, self._told)
        # A line that is being written comes next time.
        text = text[:text.rfind(b"\n") + 1]
        self._told += len(text)
        return said(text.decode("utf-8", "replace"), {})

    def close(self) -> None:
        """Ends the program: at once where it owes something that nobody waits for."""
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
            self._program.wait()
        while not self._is_over:
            self._read()
        self._errors.close()

    def forget(self) -> None:
        """For a forked child: the process is the parent's, and its pipes must end with the parent."""
        for descriptor in (self._input, self._output):
            if descriptor >= 0:
                os.close(descriptor)
        self._errors.close()
        # Not ours to wait for.
        self._program.returncode = 0

    def _poll(self, milliseconds: Optional[int], *, or_write: bool = False) -> bool:
        """Waits until there is something to read, or room to write; whether there is something to read."""
        poll = select.poll()
        poll.register(self._output, select.POLLIN)
        if or_write:
            poll.register(self._input, select.POLLOUT)
        return any(descriptor == self._output for descriptor, _ in poll.poll(milliseconds))

    def _read(self, *, or_write: bool = False) -> None:
        """Reads what the program says next, or waits while another thread does; ``or_write``: until there is room."""
        with self._condition:
            if self._is_over:
                return
            if self._is_read:
                # While another one reads, room comes by itself.
                self._condition.wait(0.01 if or_write else None)
                return
            self._is_read = True
        data: Optional[bytes] = None
        try:
            if not or_write or self._poll(None, or_write=True):
                data = os.read(self._output, 1 << 18)
        finally:
            with self._condition:
                self._is_read = False
                if data is not None:
                    self._take(data)
                self._condition.notify_all()

    def _take(self, data: bytes) -> None:
        if not data:
            descriptor, self._output = self._output, -1
            os.close(descriptor)
            self._is_over = True
            self._end()
            return
        self._rest += data
        if b"\n" in data:
            # What stands after the last line's end is the beginning of a line, or all that a killed program leaves.
            *lines, rest = self._rest.split(b"\n")
            self._rest = rest
            for line in lines:
                self._owed.popleft().line = bytes(line)

    def _end(self) -> None:
        code = self._program.wait()
        if not self._owed:
            return
        text = b"" if self._errors.closed else os.pread(self._errors.fileno(), 1 << 20, 0)
        lines = said(text.decode("utf-8", "replace"), {})
        while self._owed:
            self._owed.popleft().error = died(code, lines[-1] if lines else "")
