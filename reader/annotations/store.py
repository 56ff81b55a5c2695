"""A person's notes on disk: one file for each annotated article."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations import errors
from reader.annotations.conflicts import copies_by_stem
from reader.annotations.disk import Disk, RealDisk, Stamp
from reader.annotations.errors import NewerSchema, SaveError
from reader.annotations.files import make_folder, make_surely, why
from reader.annotations.ids import SUFFIX, file_id, text_digest
from reader.annotations.versions import Versions
from reader.annotations.yamlfile.read import Damaged
from reader.dataclass import dataclass
from reader.model import ArticleNotes, ArticleRef, ReaderError

if TYPE_CHECKING:
    from reader.annotations.notesfile import NotesFile

__all__ = ["Loaded", "NotesStore", "SaveError"]

_PATIENCE = 10.0
"""Seconds to wait for other windows that are writing; a save is never made on a screen's thread."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a notes file gave."""

    notes: ArticleNotes
    problem: str | None = None
    """One line for the person, when something is wrong with the file."""
    read_only: bool = False
    """The file may not be written: it is damaged or of a later version."""


class NotesStore:
    """Loads and saves notes. May be used from several threads and processes at once.

    Args:
        notes: The folder of notes files.
        texts: The folder of the texts they were made on.
        state: The folder of what is this machine's alone: lock, backups, quarantine.
        disk: The file system.
        today: Gives the day, ISO 8601, that a backup is named by.
        cache: The folder of what can be made again; None to keep nothing there.
        clock: Gives the time, in nanoseconds since the epoch.
    """

    def __init__(
        self,
        notes: Path,
        texts: Path,
        state: Path,
        disk: Disk | None = None,
        today: Callable[[], str] = lambda: date.today().isoformat(),
        cache: Path | None = None,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        from reader.annotations.listing import Listing, listing_file

        self._notes = notes
        self._texts = texts
        self._state = state
        self._disk: Disk = disk or RealDisk()
        self._today = today
        self._clock = clock
        self._listing = Listing(self._disk, None if cache is None else listing_file(cache))
        self._versions = Versions(self._disk, state / "base")
        self._known: dict[str, ArticleNotes] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self._kept: set[Path] = set()
        self._sure_of_folders = False
        self._mutex = threading.Lock()

    def file(self, article_id: str) -> Path:
        """Return the notes file of an article, there or not."""
        return self._notes / (file_id(article_id) + SUFFIX)

    def load(self, ref: ArticleRef, text: str) -> Loaded:
        """Return the notes of an article, on the text it has now.

        Never raises for what the file holds or for a disk that fails: the problem is told
        in what is returned, and the file stays as it is.

        Args:
            ref: The article.
            text: Its text; passages are found again in it.
        """
        with self._mutex:
            loaded = self._read(ref.id)
            self._known[ref.id] = loaded.notes
        notes = replace(loaded.notes, article=replace(ref, extra=loaded.notes.article.extra))
        return replace(loaded, notes=self._on(notes, text))

    def stored(self, article_id: str) -> Loaded:
        """Return the notes of an article as their file has them, its page there or not.

        Never raises for what the file holds or for a disk that fails, as `load`.
        """
        with self._mutex:
            loaded = self._read(article_id)
            self._known[article_id] = loaded.notes
        return loaded

    def remembered(self, article_id: str) -> list[ArticleNotes]:
        """Return what the notes of an article were when this machine saved them, latest first.

        The last two dozen; fewer, or none, where that can't be known surely.
        """
        return self._versions.of(self.file(article_id), article_id)

    def save(self, notes: ArticleNotes, text: str | None) -> ArticleNotes:
        """Save notes; durable when this returns.

        What others wrote into the file since this store last read or wrote it is kept.

        Args:
            notes: What the file should hold.
            text: The article's text, which the notes' targets are in; None where its page is
                not there, and places stay as they are.

        Returns:
            What the file holds now: `notes` and what others wrote, on `text`.

        Raises:
            SaveError: If it could not be saved. What was on disk before is there still;
                where only the last step failed, so are the new notes, without a promise.
        """
        article_id = notes.article.id
        with self._mutex:
            try:
                with self._locked():
                    saved = self._save(notes, text)
            except (OSError, Damaged, NewerSchema, ValueError) as error:
                raise errors.not_saved(self.file(article_id), error) from error
            self._known[article_id] = saved
            self._stamps[article_id] = self._stamp(article_id)
        return saved

    def changed(self, article_id: str) -> bool:
        """Tell whether the file is another than this store last loaded or saved."""
        return self._stamp(article_id) != self._stamps.get(article_id)

    def all(self) -> Iterator[Loaded]:
        """Yield what every notes file holds, as it stands there, by file name.

        Raises:
            ReaderError: If the folder of notes can't be listed.
        """
        names = self._names()
        copies, listed = copies_by_stem(names), []
        for name in names:
            stem = name.removesuffix(SUFFIX)
            if stem != name and stem == file_id(stem):
                listed.append(name)
                yield _named(self._of_file(self._notes / name, stem, copies.get(stem, ())), stem)
        self._listing.keep(listed)

    def _of_file(self, path: Path, stem: str, copies: Sequence[str]) -> Loaded:
        """Return what a file in the folder holds, without reading it where that is known."""
        stamp, read = self._stamp_of(path), self._clock()
        known = None if copies else self._listing.get(path.name, stamp)
        if known is not None:
            return Loaded(known)
        loaded = self._loaded(self._opened(path, stem, copies))
        whole = loaded.problem is None and not copies
        if whole and stamp is not None and stamp == self._stamp_of(path):
            self._listing.put(path.name, stamp, read, loaded.notes)
        return loaded

    def _names(self) -> list[str]:
        try:
            return self._disk.names(self._notes)
        except OSError as error:
            raise ReaderError(f"{self._notes}: can't list the notes: {why(error)}") from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        make = make_folder if self._sure_of_folders else make_surely
        for folder in (self._notes, self._texts, self._state):
            make(self._disk, folder)
        self._sure_of_folders = True
        lock = self._disk.lock(self._state / "lock", _PATIENCE)
        try:
            yield
        finally:
            self._disk.unlock(lock)

    def _opened(
        self, path: Path, article_id: str, copies: Sequence[str] | None = None
    ) -> NotesFile:
        from reader.annotations.notesfile import NotesFile

        return NotesFile(self._disk, path, article_id, self._versions, self._state, copies)

    def _save(self, notes: ArticleNotes, text: str | None) -> ArticleNotes:
        file = self._opened(self.file(notes.article.id), notes.article.id)

        def placed(merged: ArticleNotes) -> ArticleNotes:
            if text is None:
                return merged
            if merged.annotations:
                self._keep(text)
            return self._on(merged, text)

        return file.save(notes, self._known.get(notes.article.id), placed, self._today())

    def _keep(self, text: str) -> None:
        """Keep a text; one that is known to be kept is not read and synced again."""
        from reader.annotations.texts import keep_text, text_file

        file = text_file(self._texts, text_digest(text))
        if file not in self._kept or self._disk.stamp(file) is None:
            keep_text(self._disk, self._texts, text)
            self._kept.add(file)

    def _on(self, notes: ArticleNotes, text: str) -> ArticleNotes:
        if not notes.annotations:
            return notes
        from reader.annotations.relocate import relocate
        from reader.annotations.texts import kept_text

        return relocate(notes, text, lambda digest: kept_text(self._disk, self._texts, digest))

    def _stamp(self, article_id: str) -> Stamp | None:
        return self._stamp_of(self.file(article_id))

    def _stamp_of(self, path: Path) -> Stamp | None:
        try:
            return self._disk.stamp(path)
        except OSError:
            return None

    def _read(self, article_id: str) -> Loaded:
        self._stamps[article_id] = stamp = self._stamp(article_id)
        path = self.file(article_id)
        if stamp is None and self._is_nothing(path):
            return Loaded(_no_notes(article_id))
        return self._loaded(self._opened(path, article_id))

    def _is_nothing(self, path: Path) -> bool:
        """Tell whether there is neither a file nor a conflict copy, without what reads them."""
        try:
            names = self._disk.names(path.parent)
        except OSError:
            return False
        return path.name not in names and path.stem not in copies_by_stem(names)

    def _loaded(self, file: NotesFile) -> Loaded:
        nothing = _no_notes(file.article_id)
        try:
            return Loaded(file.load() or nothing, file.unread_copies())
        except OSError as error:
            return Loaded(nothing, errors.unreadable(file.path, error), read_only=True)
        except Damaged as error:
            from reader.annotations.notesfile import quarantine

            copy = quarantine(self._disk, self._state, file.path)
            return Loaded(nothing, errors.damaged(file.path, error, copy), read_only=True)
        except NewerSchema as error:
            return Loaded(error.notes, errors.newer(file.path, error), read_only=True)


def _no_notes(article_id: str) -> ArticleNotes:
    return ArticleNotes(ArticleRef(article_id, article_id))


def _named(loaded: Loaded, stem: str) -> Loaded:
    """Return `loaded` under the id its file name stands for."""
    article = loaded.notes.article
    if file_id(article.id) == stem:
        return loaded
    return replace(loaded, notes=replace(loaded.notes, article=replace(article, id=stem)))
