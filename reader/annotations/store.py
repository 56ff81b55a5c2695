"""A person's notes on disk: one file for each annotated article."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.files import LIMIT, why, write_durably
from reader.annotations.ids import file_id
from reader.annotations.merge import merge
from reader.annotations.quarantine import set_aside
from reader.annotations.relocate import relocate
from reader.annotations.schema import NewerSchema, read_notes, write_notes
from reader.annotations.texts import keep_text, kept_text
from reader.annotations.yamlfile.read import Damaged
from reader.model import ArticleNotes, ArticleRef, ReaderError

SUFFIX = ".yaml"


class SaveError(ReaderError):
    """Notes that could not be saved; what was on disk before is there still."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a notes file gave."""

    notes: ArticleNotes
    problem: str | None = None
    """One line for the person, when something is wrong with the file."""
    read_only: bool = False
    """The file may not be written: it is damaged or of a later version."""


class NotesStore:
    """Loads and saves notes. May be used from several threads.

    Args:
        notes: The folder of notes files.
        texts: The folder of the texts they were made on.
        state: The folder of what is this machine's alone: lock, backups, quarantine.
        disk: The file system.
    """

    def __init__(self, notes: Path, texts: Path, state: Path, disk: Disk | None = None) -> None:
        self._notes = notes
        self._texts = texts
        self._state = state
        self._disk: Disk = disk or RealDisk()
        self._known: dict[str, ArticleNotes] = {}
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
            loaded = self._read(self.file(ref.id), ref)
            self._known[ref.id] = loaded.notes
        notes = replace(loaded.notes, article=replace(ref, extra=loaded.notes.article.extra))
        return replace(loaded, notes=self._on(notes, text))

    def save(self, notes: ArticleNotes, text: str) -> ArticleNotes:
        """Save notes; durable when this returns.

        What others wrote into the file since this store last read or wrote it is kept.

        Args:
            notes: What the file should hold.
            text: The article's text, which the notes' targets are in.

        Returns:
            What the file holds now: `notes` and what others wrote, on `text`.

        Raises:
            SaveError: If it could not be saved; the file is as it was.
        """
        path = self.file(notes.article.id)
        with self._mutex:
            try:
                return self._save(path, notes, text)
            except OSError as error:
                raise SaveError(f"{path}: notes not saved: {why(error)}") from error
            except Damaged as error:
                raise SaveError(
                    f"{path}: notes not saved: the file is damaged, line {error.line}: "
                    f"{error.reason}; mend it or move it away, then save again"
                ) from error
            except NewerSchema as error:
                raise SaveError(
                    f"{path}: notes not saved: a newer reader wrote the file "
                    f"({error}); update the reader"
                ) from error
            except ValueError as error:
                raise SaveError(f"{path}: notes not saved: {error}") from error

    def all(self) -> Iterator[Loaded]:
        """Yield what every notes file holds, as it stands there, by file name."""
        for name in self._disk.names(self._notes):
            stem = name.removesuffix(SUFFIX)
            if stem != name and stem == file_id(stem):
                loaded = self._read(self._notes / name, ArticleRef(stem, stem))
                yield _named(loaded, stem)

    def _save(self, path: Path, notes: ArticleNotes, text: str) -> ArticleNotes:
        theirs = self._stored(path, notes.article.id)
        known = self._known.get(notes.article.id)
        merged = notes if theirs is None else merge(known, notes, theirs)
        placed = self._on(merged, text)
        if placed.annotations:
            keep_text(self._disk, self._texts, text)
        write_durably(self._disk, path, write_notes(placed))
        self._known[notes.article.id] = placed
        return placed

    def _stored(self, path: Path, article_id: str) -> ArticleNotes | None:
        try:
            return read_notes(self._disk.read(path, LIMIT), article_id)
        except FileNotFoundError:
            return None

    def _on(self, notes: ArticleNotes, text: str) -> ArticleNotes:
        return relocate(notes, text, lambda digest: kept_text(self._disk, self._texts, digest))

    def _read(self, path: Path, ref: ArticleRef) -> Loaded:
        nothing = ArticleNotes(ref)
        try:
            data = self._disk.read(path, LIMIT)
        except FileNotFoundError:
            return Loaded(nothing)
        except OSError as error:
            return Loaded(nothing, f"{path}: can't read the notes: {why(error)}", read_only=True)
        try:
            return Loaded(read_notes(data, ref.id))
        except Damaged as error:
            return Loaded(nothing, self._told(path, data, error), read_only=True)
        except NewerSchema as error:
            problem = f"{path}: a newer reader wrote these notes ({error}); shown, not changed"
            return Loaded(error.notes, problem, read_only=True)

    def _told(self, path: Path, data: bytes, error: Damaged) -> str:
        copy = set_aside(self._disk, self._state / "quarantine", path, data)
        kept = f"a copy is in {copy}" if copy else "no copy could be made"
        return (
            f"{path}: notes file damaged, line {error.line}: {error.reason}; "
            f"the file is left as it is, {kept}; mend it in an editor or put back a backup"
        )


def _named(loaded: Loaded, stem: str) -> Loaded:
    """Return `loaded` under the id its file name stands for."""
    article = loaded.notes.article
    if file_id(article.id) == stem:
        return loaded
    return replace(loaded, notes=replace(loaded.notes, article=replace(article, id=stem)))
