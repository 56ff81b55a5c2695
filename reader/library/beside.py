"""The work of `reader.library.keeping` in a process of its own, so that the screens never wait.

It takes the processor only when nobody else wants it, and ends with the reader that began it,
whatever becomes of that: it ends when its standard input does.
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
from pathlib import Path
from typing import Any

import reader
from reader.library.index import Index
from reader.library.keeping import Report, keep
from reader.library.places import find_places
from reader.library.settings import Settings, load_settings
from reader.model import ReaderError

_FAILED = "The library could not be looked through; 'reader doctor' says what is wrong."
_NICE = 15
"""Of 19; anything else on the machine goes first."""


class KeeperBeside:
    """Does the work in another process, on the library of the same environment.

    Args:
        environ: The environment, which tells where the library lies.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._process: subprocess.Popen[str] | None = None

    def reports(self) -> Iterator[Report]:
        """Do the work, and tell of it."""
        # Where the reader was not installed, it is found where this one lies.
        paths = [str(Path(reader.__file__).parents[1]), self._environ.get("PYTHONPATH", "")]
        process = self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.library.beside"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**self._environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            text=True,
            encoding="utf-8",
        )
        assert process.stdout is not None
        with process, process.stdout as lines:
            for line in lines:
                yield _report(json.loads(line))
        if process.returncode not in (0, -signal.SIGTERM):
            yield Report("done", problem=_FAILED)

    def stop(self) -> None:
        """End the work; what is done of it stays."""
        if self._process is not None:
            self._process.terminate()

    def take_settings(self, settings: Settings) -> None:
        """Leave it to the other process, which reads what is written."""


def _report(data: dict[str, Any]) -> Report:
    return Report(**{**data, "new": tuple(data["new"])})


def main() -> None:
    """Do the work, and write each report on a line of standard output."""
    with contextlib.suppress(AttributeError, OSError):  # a system without niceness
        os.nice(_NICE)
    threading.Thread(target=_end_with_reader, daemon=True).start()
    places = find_places()
    settings = Settings()
    with contextlib.suppress(ReaderError):
        settings = load_settings(places.settings)
    with Index(places.index) as index:
        for report in keep(index, places, settings):
            sys.stdout.write(json.dumps(asdict(report)) + "\n")
            sys.stdout.flush()


def _end_with_reader() -> None:
    """Wait until the reader has gone; what is half done then is done again the next time."""
    while os.read(0, 1):  # nothing comes; a buffer would be locked when this process ends
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
