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
from reader.model import Anchor, ReaderError, Target

Passage = tuple[str, int, int, str]


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
    prefix: str = ""
    """Some of what stands before the passage, and after it."""
    suffix: str = ""
    before: str = ""
    """The note that was there when the writing began; "" for none."""

    @property
    def passage(self) -> Passage:
        """What it is about: the article, and the passage by its place and its words."""
        return self.article, self.start, self.end, self.exact

    @property
    def name(self) -> str:
        """The name of its file: the same passage of an article has one draft."""
        passage = f"{self.start}-{self.end} {self.exact}".encode("utf-8", "surrogatepass")
        return f"{file_id(self.article)}-{sha256(passage).hexdigest()[:12]}.json"

    def place(self, text: str) -> Anchor:
        """Return where its passage stands in the text that the article has now."""
        from reader.annotations.quotation import find_quotation

        sides = self.prefix, self.suffix
        return find_quotation(Target(self.exact, *sides, self.start, self.end, ""), text)

    def with_note(self, note: str) -> str:
        """Return the words to go on with where a note may be there now.

        One that came to be, or was changed, after the writing began stands before them.
        """
        if note in ("", self.before, self.words):
            return self.words
        return f"{note}\n\n{self.words}"


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
        self._saving: dict[str, set[Passage]] = {}
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
        found = ((name, read_draft(self._disk, self._folder / name)) for name in names)
        with self._lock:
            self._drafts = {name: one for name, one in found if one is not None} | self._drafts
        return self.all()

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts, the latest first."""
        with self._lock:
            return tuple(sorted(self._drafts.values(), key=lambda one: one.written, reverse=True))

    def about(self, article: str, text: str, start: int, end: int) -> Draft | None:
        """Return the latest draft about a passage of an article that has this text now."""
        of_article = [one for one in self.all() if one.article == article]
        places = ((one, one.place(text)) for one in of_article)
        here = Anchor(start, end, "exact"), Anchor(start, end, "moved")
        return next((one for one, place in places if place in here), None)

    def put(self, draft: Draft) -> None:
        """Take in words, to be written."""
        with self._lock:
            self._drafts[draft.name] = self._unwritten[draft.name] = draft
            self._saving.get(draft.article, set()).discard(draft.passage)

    def drop(self, draft: Draft) -> None:
        """Give up the draft about the passage that this one is about, if there is one."""
        self._drop(draft.passage)

    def saving(self, draft: Draft) -> None:
        """Take in that the words about its passage are a note now, to be saved."""
        self._saving.setdefault(draft.article, set()).add(draft.passage)

    def settle(self, article: str) -> None:
        """Give up the drafts that became notes of an article: those are durable now."""
        for passage in self._saving.pop(article, ()):
            self._drop(passage)

    def _drop(self, passage: Passage) -> None:
        with self._lock:
            for name in [name for name, one in self._drafts.items() if one.passage == passage]:
                del self._drafts[name]
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


def read_draft(disk: Disk, file: Path) -> Draft | None:
    """Return the draft in a file; None where it holds none that can be gone on with."""
    try:
        data = json.loads(content(disk, file) or b"")
        exact, words = sanitise(data["exact"]), sanitise(data["words"])
        span = int(data["start"]), int(data["end"])
        known = sanitise(data["article"]), exact, *span, words, sanitise(data["written"])
        more = (sanitise(data.get(key, "")) for key in ("prefix", "suffix", "before"))
        draft = Draft(*known, *more)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return draft if draft.words.strip() else None
