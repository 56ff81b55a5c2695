"""Reading a page in a process beside the screens: cleaned, then studied, and both kept.

What comes of it lies in `reader.library.kept` and is read from there, so that nothing but how far
it is has to be told. The memory that it took goes with the process.
"""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

from reader.library.beside import Beside
from reader.library.page import Page, bytes_of
from reader.library.places import Places
from reader.model import ReaderError

Step = Literal["cleaned", "studied"]
"""How far a page was read."""
LONG = 100_000
"""Bytes from which a page is read beside: to begin a process takes longer than to read less."""


class Reading(Protocol):
    """Reads pages in another process."""

    def read(self, page: Page, wanted: Step) -> bool:
        """Wait until a page was read so far; tell whether it was, or is to be read here.

        Raises:
            ReaderError: If the reader ends meanwhile.
        """

    def end(self, page: Page) -> None:
        """Wait until nothing is done about a page any more."""

    def stop(self) -> None:
        """End all that is being done, and wait for nothing more."""


class ReadingBeside:
    """Reads pages in a process each. May be used from several threads.

    Args:
        environ: The environment, which tells where what is made of them is kept.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._jobs: dict[str, _Job] = {}
        self._mutex = threading.Lock()
        self._stopped = False

    def begin(self, page: Page) -> _Job:
        """Begin to read a page, however long it is, while something else is done."""
        with self._mutex:
            if (job := self._jobs.get(_key(page))) is None:
                job = self._jobs[_key(page)] = _Job(self._environ, page)
            return job

    def read(self, page: Page, wanted: Step) -> bool:
        """Wait until a page was read so far; tell whether it was, or is to be read here.

        Raises:
            ReaderError: If the reader ends meanwhile.
        """
        with self._mutex:
            job = self._jobs.get(_key(page))
        if job is None:
            if not _is_long(page):
                return False
            job = self.begin(page)
        came = job.wait(wanted)
        if self._stopped:
            raise ReaderError(f"{page.path}: the reader ended before it was read")
        if job.ended:
            self._forget(page)
        return came

    def end(self, page: Page) -> None:
        """Wait until nothing is done about a page any more."""
        with self._mutex:
            job = self._jobs.get(_key(page))
        if job is not None:
            job.wait("studied")
            self._forget(page)

    def stop(self) -> None:
        """End all that is being done, and wait for nothing more."""
        with self._mutex:
            self._stopped = True
            for job in self._jobs.values():
                job.stop()

    def _forget(self, page: Page) -> None:
        with self._mutex:
            self._jobs.pop(_key(page), None)


class _Job(Beside):
    """One page that is read in another process."""

    def __init__(self, environ: Mapping[str, str], page: Page) -> None:
        super().__init__(environ)
        data = None if page.data is None else base64.b64encode(page.data).decode()
        request = {"id": page.id, "path": str(page.path), "data": data}
        self._steps = self.lines("read", request)
        self._reached = set[Step]()
        self._turn = threading.Lock()
        self.ended = False
        """Whether nothing more is to come."""

    def wait(self, wanted: Step) -> bool:
        """Wait until it has come so far, or has ended; tell whether it has come so far."""
        with self._turn:
            while wanted not in self._reached and not self.ended:
                if (step := next(self._steps, None)) is None:
                    self.ended = True
                else:
                    self._reached.add(step)
            if wanted == "studied" and not self.ended:
                self.ended = next(self._steps, None) is None
            return wanted in self._reached


def read_here(places: Places, request: Mapping[str, Any]) -> Iterator[Step]:
    """Read the page of a request that came from a `_Job`, and yield how far that is."""
    from reader.library.corrections_store import CorrectionsStore
    from reader.library.hand import Hand
    from reader.library.kept import Kept
    from reader.library.shelf import Articles

    data = request["data"]
    data = None if data is None else base64.b64decode(data)
    page = Page(request["id"], Path(request["path"]), data=data)
    shelf = Articles({page.id: page}, Hand(CorrectionsStore(places)), kept=Kept(places.kept))
    yield from shelf.keep_steps(page.id)


def _key(page: Page) -> str:
    """Return what tells a page from others also before it is known which id it has."""
    return str(page.path) if page.data is None else page.id


def _is_long(page: Page) -> bool:
    try:
        if page.data is None and page.path.is_file():
            return page.path.stat().st_size >= LONG
        return len(bytes_of(page)) >= LONG
    except (OSError, ReaderError):
        return False
