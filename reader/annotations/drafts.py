"""Half-written notes, kept in the state folder until they are saved or given up.

The screen puts words here and goes on; a worker writes them. One small JSON file holds one
draft, so that two windows never write the same one.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import content, discard, why, write_durably
from reader.annotations.ids import file_id
from reader.dataclass import dataclass
from reader.digest import sha256
from reader.guard import sanitise
from reader.model import ReaderError


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a note that is not saved yet, and the passage they are about."""

    article: str
    """The article's id."""
    exact: str
    """The words of the passage."""
    start: int
    end: int
    words: str
    written: str
    """When, ISO 8601."""

    @property
    def name(self) -> str:
        """The name of its file: the same passage of an article has one draft."""
        return draft_name(self.article, self.exact)


def draft_name(article: str, exact: str) -> str:
    """Return the name of the file that keeps the draft about a passage of an article."""
    digest = sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{file_id(article)}-{digest}.json"


class Drafts:
    """The half-written notes of this machine.

    Args:
        disk: The file system.
        folder: Where they are kept.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self._drafts: dict[str, Draft] = {}
        self._unwritten: dict[str, Draft | None] = {}
        self._saving: dict[str, set[str]] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def load(self) -> tuple[Draft, ...]:
        """Read the drafts that an earlier run left, and return them, the latest first.

        One that can't be read counts as not there.
        """
        try:
            names = [name for name in self._disk.names(self._folder) if name.endswith(".json")]
        except OSError:
            names = []
        found = (self._read(name) for name in names)
        with self._lock:
            self._drafts = {one.name: one for one in found if one is not None} | self._drafts
        return self.all()

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts, the latest first."""
        with self._lock:
            return tuple(sorted(self._drafts.values(), key=lambda one: one.written, reverse=True))

    def about(self, article: str, exact: str) -> Draft | None:
        """Return the draft about a passage of an article, if there is one."""
        return self._drafts.get(draft_name(article, exact))

    def put(self, draft: Draft) -> None:
        """Take in words, to be written."""
        with self._lock:
            self._drafts[draft.name] = self._unwritten[draft.name] = draft
            self._saving.get(draft.article, set()).discard(draft.name)

    def drop(self, article: str, exact: str) -> None:
        """Give up the draft about a passage, if there is one."""
        self._drop(draft_name(article, exact))

    def saving(self, article: str, exact: str) -> None:
        """Take in that the words about a passage are a note now, to be saved."""
        self._saving.setdefault(article, set()).add(draft_name(article, exact))

    def settle(self, article: str) -> None:
        """Give up the drafts that became notes of an article: those are durable now."""
        for name in self._saving.pop(article, ()):
            self._drop(name)

    def _drop(self, name: str) -> None:
        with self._lock:
            if self._drafts.pop(name, None) is not None:
                self._unwritten[name] = None

    def write(self) -> None:
        """Write what was taken in; durable on return.

        Raises:
            ReaderError: If a draft could not be written.
        """
        with self._writing:
            with self._lock:
                unwritten, self._unwritten = self._unwritten, {}
            for name, draft in unwritten.items():
                file = self._folder / name
                if draft is None:
                    discard(self._disk, file)
                    continue
                data = json.dumps(asdict(draft), ensure_ascii=True).encode()
                try:
                    write_durably(self._disk, file, data)
                except OSError as error:
                    raise ReaderError(f"{file}: the draft is not kept: {why(error)}") from error

    def _read(self, name: str) -> Draft | None:
        return read_draft(self._disk, self._folder / name)


def read_draft(disk: Disk, file: Path) -> Draft | None:
    """Return the draft in a file; None where it holds none that can be gone on with."""
    try:
        data = json.loads(content(disk, file) or b"")
        exact, words = sanitise(data["exact"]), sanitise(data["words"])
        span = int(data["start"]), int(data["end"])
        draft = Draft(sanitise(data["article"]), exact, *span, words, sanitise(data["written"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return draft if draft.name == file.name and draft.words.strip() else None
