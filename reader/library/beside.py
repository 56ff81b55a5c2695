"""Work on the library in a process of its own, so that the screens never wait.

It takes the processor only when nobody else wants it, but for a page that is waited for, and ends
with the reader that began it, whatever becomes of that: it ends when its standard input does. What
it is to do stands in the first line of that, and what it has to tell in the lines of its standard
output.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import reader
from reader.library.places import Places, find_places
from reader.library.settings import Settings, load_settings
from reader.library.stopping import Stop
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.library.added import Added
    from reader.library.adding import Tell, Wish
    from reader.library.keeping import Report

_FAILED = "The library could not be looked through; 'reader doctor' says what is wrong."
_NOT_ADDED = "adding broke off; what was added stays, and 'reader add' goes on with the rest"
_NICE = 15
"""Of 19; anything else on the machine goes first."""


class Beside:
    """Another process on the library of the same environment, one at a time.

    Args:
        environ: The environment, which tells where the library lies.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._process: subprocess.Popen[str] | None = None

    def lines(
        self, task: Literal["keep", "add", "read"], request: object, stop: Stop | None = None
    ) -> Iterator[Any]:
        """Begin a task, and return an iterator over what it has to tell, as that comes."""
        # Where the reader was not installed, it is found where this one lies.
        paths = [str(Path(reader.__file__).parents[1]), self._environ.get("PYTHONPATH", "")]
        process = self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.library.beside", task],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**self._environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        if stop is not None:
            stop.ends(partial(_end, process))
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        except BrokenPipeError:  # it ended: the return code tells
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
        return _told_by(process)

    @property
    def failed(self) -> bool:
        """Whether it came to another end than its own or the one that it was told to come to."""
        return self._process is None or self._process.returncode not in (0, -signal.SIGTERM)

    def stop(self) -> None:
        """End the work; what is done of it stays."""
        if self._process is not None:
            _end(self._process)


class KeeperBeside(Beside):
    """Keeps the index true, as `reader.library.keeping` does."""

    def reports(self, stop: Stop) -> Iterator[Report]:
        """Do the work, and tell of it, until it is to end."""
        from reader.library.keeping import Looked, Report

        for data in self.lines("keep", None, stop):
            looked = data["looked"] and Looked(**data["looked"])
            yield Report(**{**data, "new": tuple(data["new"]), "looked": looked})
        if self.failed:
            yield Report("done", problem=_FAILED)

    def take_settings(self, settings: Settings) -> None:
        """Leave it to the other process, which reads what is written."""


class AdderBeside(Beside):
    """Adds pages, as `reader.library.adding` does."""

    def add(self, wish: Wish, tell: Tell, stop: Stop) -> None:
        """Add pages, and tell of it, until that is to end.

        Raises:
            ReaderError: If it broke off.
        """
        from reader.library.adding import AddReport

        for data in self.lines("add", asdict(wish), stop):
            tell(AddReport(data["done"], data["total"], _added(data["became"])))
        if self.failed:
            raise ReaderError(_NOT_ADDED)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            _end_all(process.pid)


def _told_by(process: subprocess.Popen[str]) -> Iterator[Any]:
    assert process.stdout is not None
    with process, process.stdout as told:
        for line in told:
            yield json.loads(line)


def _added(data: Mapping[str, list[dict[str, str]]]) -> Added:
    from reader.library.added import Added, AddedPage
    from reader.library.sources import Unreadable

    return Added(
        tuple(AddedPage(**one) for one in data["added"]),
        tuple(AddedPage(**one) for one in data["known"]),
        tuple(Unreadable(**one) for one in data["unreadable"]),
        tuple(AddedPage(**one) for one in data["updated"]),
    )


def main(task: str) -> None:
    """Do a task, and write each report on a line of standard output."""
    request = json.loads(_first_line() or "null")
    threading.Thread(target=_end_with_reader, daemon=True).start()
    places = find_places()
    if task == "read":  # which is waited for
        _read(places, request)
        return
    with contextlib.suppress(AttributeError, OSError):  # a system without niceness
        os.nice(_NICE)
    settings = Settings()
    with contextlib.suppress(ReaderError):
        settings = load_settings(places.settings)
    if task == "add":
        _add(places, settings, request)
    else:
        _keep(places, settings)


def _keep(places: Places, settings: Settings) -> None:
    from reader.library.index import Index
    from reader.library.keeping import keep

    with Index(places.index) as index:
        for report in keep(index, places, settings):
            _tell(asdict(report))


def _add(places: Places, settings: Settings, request: dict[str, Any]) -> None:
    from reader.library.adding import Wish, add_telling
    from reader.library.fetched import fetcher

    wish = Wish(**{**request, "sources": tuple(request["sources"])})
    add_telling(places, wish, lambda report: _tell(asdict(report)), fetcher(settings))


def _read(places: Places, request: dict[str, Any]) -> None:
    from reader.library.reading import read_here

    with contextlib.suppress(ReaderError):  # which the reader tells, who finds nothing kept
        for step in read_here(places, request):
            _tell(step)


def _tell(data: object) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def _first_line() -> bytes:
    """Read a line, and nothing beyond it; a buffer would be locked when this process ends."""
    line = bytearray()
    while not line.endswith(b"\n") and (some := os.read(0, 1 << 16)):
        line += some
    return bytes(line)


def _end_with_reader() -> None:
    """Wait until the reader has gone; what is half done then is done again the next time."""
    while os.read(0, 1):  # nothing comes
        pass
    if os.getpgrp() == os.getpid():
        _end_all(os.getpid())
    os._exit(0)


def _end_all(leader: int) -> None:
    """End a process beside, and those that it began in its turn."""
    if hasattr(os, "killpg"):
        os.killpg(leader, signal.SIGTERM)
    else:
        os.kill(leader, signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1])
