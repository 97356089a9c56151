"""Many documents, one process."""
from __future__ import annotations

import json
import os
import threading
import warnings
import weakref
from collections import deque
from typing import (
    TYPE_CHECKING, Any, Deque, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Type, Union, overload,
)

from ._errors import HexaplaError, HexaplaWarning
from ._model import prepare
from ._options import AlignmentOptions, Texts, arguments, encoded
from ._process import Answer, Process
from ._table import Table

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Literal, Unpack

#: A document: its versions, alone or with its name before them.
Document = Union[Texts, Tuple[str, Texts]]

#: The process that was asked, where one was, its answer, and the languages asked for.
Waiting = Tuple[Optional[Process], Answer, List[str]]

_alive: weakref.WeakSet[Aligner] = weakref.WeakSet()


class Aligner:
    """Aligns one document after another in one process of the program, which starts with the first of them.

    >>> with Aligner(threads=2) as aligner:
    ...     for table in aligner.stream([{"en": "A house.", "de": "Ein Haus."}]):
    ...         print(table)
    <Table '1': 1 row of en, de>

    Safe to use from several threads. A forked child, and one that unpickles an aligner, starts a process of its own. A
    process that ends makes :class:`ProcessDied` of what it owes; the next document starts another one.
    """

    _process: Optional[Process]
    _lock: threading.Lock
    _finalizer: weakref.finalize[Any, Any]

    def __init__(self, **options: Unpack[AlignmentOptions]) -> None:
        """:param options: See :class:`AlignmentOptions`."""
        self._options = options
        self._arguments = ["stream", "--tables", "--files"] + arguments(options, AlignmentOptions)
        threads = options.get("threads", 1)
        # As many as the program reads ahead: enough to keep its threads busy, few enough to keep memory flat.
        self._most_ahead = 8 * (threads if isinstance(threads, int) else 1) + 8
        self._forget()
        _alive.add(self)

    def align(self, texts: Texts, *, document: Optional[str] = None) -> Table:
        """Aligns 2 to 32 versions of one text, as :func:`hexapla.align` does."""
        return self._table((*self._send(texts, document if document is not None else "text"), list(texts)))

    @overload
    def stream(self, documents: Iterable[Document]) -> Iterator[Table]: ...

    @overload
    def stream(self, documents: Iterable[Document], *, errors: Literal["raise"]) -> Iterator[Table]: ...

    @overload
    def stream(
        self, documents: Iterable[Document], *, errors: Literal["return"]
    ) -> Iterator[Union[Table, HexaplaError]]: ...

    def stream(
        self, documents: Iterable[Document], *, errors: str = "raise"
    ) -> Iterator[Union[Table, HexaplaError]]:
        """Aligns documents, in order, and reads ahead no more than a few of them.

        :param documents: Texts by language, or pairs of a name and such texts; without a name a document is called by
            its number, from 1.
        :param errors: "raise" ends with the first document that cannot be aligned; "return" gives its
            :class:`HexaplaError`, whose ``document`` is its name, in the place of its table, and goes on.
        """
        if errors not in ("raise", "return"):
            raise ValueError(f"errors '{errors}': expected 'raise' or 'return'")
        waiting: Deque[Waiting] = deque()
        for number, item in enumerate(documents, 1):
            name, texts = item if isinstance(item, tuple) else (str(number), item)
            try:
                waiting.append((*self._send(texts, name), list(texts)))
            except HexaplaError as error:
                # It could not even be sent: it has its place in the order all the same.
                error.document = name
                waiting.append((None, Answer(error), []))
            while waiting and (len(waiting) >= self._most_ahead or self._is_ready(waiting[0])):
                yield self._result(waiting.popleft(), errors)
        while waiting:
            yield self._result(waiting.popleft(), errors)

    @property
    def pid(self) -> Optional[int]:
        """The number of the running process; None where there is none."""
        process = self._process
        return None if process is None or process.is_over else process.pid

    def close(self) -> None:
        """Ends the process. A document that comes later starts another one."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            self._finalizer.detach()
            process.close()

    def __enter__(self) -> Aligner:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def __reduce__(self) -> Tuple[Any, ...]:
        return (_aligner, (dict(self._options),))

    def __repr__(self) -> str:
        return f"Aligner({', '.join(f'{name}={value!r}' for name, value in self._options.items())})"

    def _forget(self) -> None:
        self._process = None
        self._lock = threading.Lock()

    def _running(self) -> Process:
        with self._lock:
            if self._process is None or self._process.is_over:
                if self._process is not None:
                    self._finalizer.detach()
                    self._process.close()
                if self._options.get("encoder", "auto") == "auto":
                    prepare()
                self._process = Process(self._arguments)
                self._finalizer = weakref.finalize(self, self._process.close)
            return self._process

    def _send(self, texts: Texts, document: str) -> Tuple[Process, Answer]:
        if not isinstance(texts, Mapping):
            raise TypeError(f"expected texts by language, such as {{'ar': …, 'de': …}}, not {type(texts).__name__}")
        line: Dict[str, Any] = {"document": document, "texts": {}, "files": {}}
        for language, text in texts.items():
            if isinstance(text, str):
                line["texts"][language] = text
            elif isinstance(text, os.PathLike):
                # The program's own folder is this one's when it was started, which may be another by now.
                line["files"][language] = os.path.abspath(os.fspath(text))
            else:
                raise TypeError(
                    f"the text of '{language}' is {type(text).__name__}; expected str, or a path object for a file")
        if not line["files"]:
            del line["files"]
        data = encoded(json.dumps(line, ensure_ascii=False), f"document '{document}'")
        process = self._running()
        return process, process.ask(data + b"\n")

    @staticmethod
    def _is_ready(waiting: Waiting) -> bool:
        process, answer, _ = waiting
        return process.is_ready(answer) if process is not None else True

    def _result(self, waiting: Waiting, errors: str) -> Union[Table, HexaplaError]:
        try:
            return self._table(waiting)
        except HexaplaError as error:
            # What was owed by a dead process is nobody's document.
            if errors == "raise" or error.document is None:
                raise
            return error

    def _table(self, waiting: Waiting) -> Table:
        process, answer, languages = waiting
        if process is None:
            raise answer.error or HexaplaError("there is no answer")
        line = json.loads(process.wait(answer))
        for notice in process.notices():
            warnings.warn(notice, HexaplaWarning, stacklevel=4)
        if "error" in line:
            error = HexaplaError(line["error"])
            error.document = line["document"] or ""
            raise error
        return Table(line["rows"], languages=languages, document=line["document"])


def _aligner(options: Dict[str, Any]) -> Aligner:
    return Aligner(**options)


def _after_fork() -> None:
    for aligner in list(_alive):
        process = aligner._process
        aligner._forget()
        if process is not None:
            aligner._finalizer.detach()
            process.forget()


os.register_at_fork(after_in_child=_after_fork)
