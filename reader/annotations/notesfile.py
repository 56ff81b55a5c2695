"""One notes file: read with what others did to it, written against what others do to it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reader.annotations.backups import back_up
from reader.annotations.conflicts import copies_by_stem, sides
from reader.annotations.disk import Disk
from reader.annotations.exchange import Changed, backup_file, replace_seen
from reader.annotations.files import content, discard
from reader.annotations.merge import merge
from reader.annotations.outside import with_conflict_copy, with_outside
from reader.annotations.quarantine import set_aside
from reader.annotations.schema import read_notes, understood, write_notes
from reader.annotations.sweep import sweep
from reader.annotations.versions import Versions
from reader.annotations.yamlfile.read import Damaged
from reader.model import ArticleNotes

_ATTEMPTS, _POLITE_ATTEMPTS = 6, 3
"""How often a save begins anew because another program wrote in the meantime, and how
often it steps back for that before it goes first."""
_WAITS = (0.01, 0.02, 0.05)
"""Seconds an editor that writes in place is given to finish, before a file is damaged."""


class NotesFile:
    """The notes file of one article.

    Args:
        disk: The file system.
        path: The file, there or not.
        article_id: The article's id.
        versions: What was written to it before.
        state: The folder for backups, quarantine and merged conflict copies.
        copies: Names of its conflict copies, when the folder was just listed; else None.
    """

    def __init__(
        self,
        disk: Disk,
        path: Path,
        article_id: str,
        versions: Versions,
        state: Path,
        copies: Sequence[str] | None = None,
    ) -> None:
        self._disk = disk
        self.path = path
        self.article_id = article_id
        self._versions = versions
        self._state = state
        self._listed = copies

    def load(self) -> ArticleNotes | None:
        """Return the notes in the file and in its conflict copies, or None without any.

        Raises:
            Damaged: If the file can't be understood.
            NewerSchema: If a later version wrote it.
            OSError: If it can't be read.
        """
        target = self._target()
        return self._with_copies(target, self._seen(target)[1])[0]

    def unread_copies(self) -> str | None:
        """Return a line that names conflict copies that can't be understood, or None."""
        target = self._target()
        unread = [copy.name for copy in self._copies(target) if self._copy_notes(copy) is None]
        if not unread:
            return None
        return f"{self.path}: not merged, can't be read: {', '.join(unread)}; mend or remove"

    def save(
        self,
        notes: ArticleNotes,
        known: ArticleNotes | None,
        placed: Callable[[ArticleNotes], ArticleNotes],
        day: str,
    ) -> ArticleNotes:
        """Write `notes`, merged with what others wrote; the lock is held by the caller.

        Args:
            notes: What the file should hold.
            known: The last version that the caller read or wrote.
            placed: Puts merged notes on the article's text and keeps that.
            day: ISO 8601 date, for the backup.

        Returns:
            What the file holds, durably.

        Raises:
            Damaged: If the file, or what came out of it, can't be understood.
            NewerSchema: If a later version wrote it.
            OSError: If any call failed.
        """
        target = self._target()
        is_known = partial(self._holds_nothing_new, target)
        sweep(self._disk, target, self._state / "unfinished", is_known)
        saved, put, unused = None, None, set[bytes]()
        for attempt in range(_ATTEMPTS):
            seen, stored = self._seen(target)
            theirs, copies = self._with_copies(target, stored)
            merged = placed(notes if theirs is None else merge(known, notes, theirs))
            data = write_notes(merged)
            if data == seen and self._versions.wrote(target, data):
                self._disk.fsync_file(target)
                self._disk.fsync_dir(target.parent)
                self._put_away(copies)
                return read_notes(data, self.article_id)
            if seen is not None:
                back_up(self._disk, self._state / "backups", target, seen, day)
            self._versions.writing(target, data, unused)
            try:
                force = attempt >= _POLITE_ATTEMPTS
                settled = replace_seen(self._disk, target, data, seen, force=force)
            except Changed:
                unused.add(data)
                continue
            if put is not None:
                unused.add(put)
            put, saved = data, read_notes(data, self.article_id)
            notes = known = saved
            self._put_away(copies)
            if settled:
                break
        if saved is None:
            raise OSError(errno.EBUSY, "another program keeps writing the file", str(target))
        return saved

    def _holds_nothing_new(self, target: Path, data: bytes) -> bool:
        """Tell whether what was left behind beside a file holds nothing to be merged into it."""
        return (
            self._versions.remembers(target, data)
            or data in (content(self._disk, target), content(self._disk, backup_file(target)))
            or understood(data, self.article_id) is None
        )

    def _target(self) -> Path:
        """Return the file itself where `path` is a link; only inside the folder of notes.

        Raises:
            OSError: If the link leads out of it.
        """
        if not self._disk.is_link(self.path):
            return self.path
        target, root = self._disk.real(self.path), self._disk.real(self.path.parent)
        if not target.is_relative_to(root):
            raise OSError(errno.ELOOP, "a link that leads out of the folder", str(self.path))
        return target

    def _seen(self, target: Path) -> tuple[bytes | None, ArticleNotes | None]:
        """Return the file's bytes and what they say, with what an outside program changed."""
        for wait in _WAITS:
            try:
                return self._understood(target, content(self._disk, target))
            except Damaged:
                self._disk.pause(wait)
        return self._understood(target, content(self._disk, target))

    def _understood(
        self, target: Path, data: bytes | None
    ) -> tuple[bytes | None, ArticleNotes | None]:
        if data is None:
            return None, None
        if self._versions.wrote(target, data):
            return data, read_notes(data, self.article_id)
        versions = self._versions.of(target, self.article_id)
        return data, with_outside(versions, self._parsed(target, data))

    def _parsed(self, target: Path, data: bytes) -> ArticleNotes:
        """Return what a file says, also one with the conflict marks of version control."""
        both = sides(data)
        if both is None:
            return read_notes(data, self.article_id)
        one, other = (read_notes(side, self.article_id) for side in both)
        versions = self._versions.of(target, self.article_id)
        return with_conflict_copy([one, *versions], other)

    def _with_copies(
        self, target: Path, notes: ArticleNotes | None
    ) -> tuple[ArticleNotes | None, list[Path]]:
        """Return `notes` with the conflict copies of the file, and which they were."""
        read: list[Path] = []
        for copy in self._copies(target):
            theirs = self._copy_notes(copy)
            if theirs is not None:
                versions = self._versions.of(target, self.article_id)
                notes = with_conflict_copy([notes, *versions], theirs) if notes else theirs
                read.append(copy)
        return notes, read

    def _copies(self, target: Path) -> list[Path]:
        names = self._listed
        if names is None or target != self.path:
            names = copies_by_stem(self._disk.names(target.parent)).get(target.stem, ())
        return [target.with_name(name) for name in names]

    def _copy_notes(self, copy: Path) -> ArticleNotes | None:
        try:
            data = content(self._disk, copy)
        except OSError:
            return None
        return None if data is None else understood(data, self.article_id)

    def _put_away(self, copies: list[Path]) -> None:
        """Move merged conflict copies out of the folder, now that the merge is durable."""
        for copy in copies:
            data = content(self._disk, copy)
            if data is not None and set_aside(self._disk, self._state / "merged", copy, data):
                discard(self._disk, copy)


def quarantine(disk: Disk, state: Path, path: Path) -> Path | None:
    """Copy a damaged file to the quarantine; None if no copy could be made."""
    try:
        data = content(disk, path)
    except OSError:
        return None
    return None if data is None else set_aside(disk, state / "quarantine", path, data)
