"""corrections.yaml on disk: read as it is now, changed under a lock, written durably.

Every save begins with what is in the file at that moment and makes one change to it, so two
windows lose nothing of each other's. For programs that know no lock it stands on what notes
stand on: the exchange that sees what came in between, and the versions written last.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.dataclass import dataclass
from reader.library.corrections import (
    NO_CORRECTIONS,
    Change,
    Corrections,
    NewerSchema,
    Scope,
    read_corrections,
    united,
    with_outside,
    write_corrections,
)
from reader.library.places import Places
from reader.model import Correction, ReaderError

if TYPE_CHECKING:
    from reader.annotations.disk import Disk, Stamp
    from reader.annotations.versions import Versions

_PATIENCE = 10.0
"""Seconds to wait for another window that is writing."""
_ATTEMPTS, _POLITE_ATTEMPTS = 6, 3
"""How often a save begins anew because another program wrote, and steps back for it."""


@dataclass(frozen=True, slots=True)
class LoadedCorrections:
    """What the file gave."""

    corrections: Corrections = NO_CORRECTIONS
    problem: str | None = None
    """One line for the person, when something is wrong with the file."""


def corrections_file(places: Places) -> Path:
    """Return the file, there or not."""
    return places.corrections


class CorrectionsStore:
    """Loads and changes the corrections. May be used from several threads and processes.

    Args:
        places: Where the file lies, and the state of this machine.
        disk: The file system; None for the real one.
        today: Gives the day, ISO 8601, that a backup is named by.
    """

    def __init__(
        self,
        places: Places,
        disk: Disk | None = None,
        today: Callable[[], str] = lambda: date.today().isoformat(),
    ) -> None:
        self.places = places
        self._file = corrections_file(places)
        self._texts = places.texts
        self._state = places.state / "corrections"
        self._given = disk
        self._today = today
        self._seen: tuple[Stamp | None, LoadedCorrections] | None = None
        self._mutex = threading.Lock()

    def load(self) -> LoadedCorrections:
        """Return the corrections as they are on disk now; a file that did not change is not read.

        Never raises for what the file holds or for a disk that fails: reading goes on without
        corrections, the problem is told, and the file stays as it is.
        """
        with self._mutex:
            try:
                stamp = self._disk.stamp(self._file)
            except OSError as error:
                return self._unreadable(error)
            if self._seen is None or self._seen[0] != stamp:
                self._seen = stamp, self._read()
            return self._seen[1]

    def change(
        self,
        scope: Scope,
        add: Sequence[Correction] = (),
        remove: Sequence[Correction] = (),
        text: str | None = None,
    ) -> Corrections:
        """Put corrections into the file or take them out; durable when this returns.

        Args:
            scope: What they are about.
            add: Those to put in; what is there already stays as it is.
            remove: Those to take out.
            text: The article's text that their targets count in; it is kept, so that their
                passages are surely found again when it changed.

        Raises:
            ReaderError: If it could not be done; what was on disk is there still.
        """
        return self.change_all([Change(scope, tuple(add), tuple(remove), text)])

    def change_all(self, changes: Sequence[Change]) -> Corrections:
        """Make changes as `change` does, all of them in one step."""
        from reader.annotations.yamlfile.read import Damaged

        try:
            with self._mutex, self._locked():
                self._seen = None
                for text in {one.text for one in changes if one.text is not None}:
                    self._keep_text(text)
                return self._save(changes)
        except Damaged as error:
            reason = f"the file is damaged, {error}; mend it or move it away, then try again"
        except NewerSchema as error:
            reason = f"a newer reader wrote the file ({error}); update the reader"
        except OSError as error:
            reason = error.strerror or str(error)
        except ValueError as error:
            reason = str(error)
        raise ReaderError(f"{self._file}: the correction was not saved: {reason}")

    def kept_text(self, digest: str) -> str | None:
        """Return the text with a SHA-256, if it was kept."""
        from reader.annotations.texts import kept_text

        return kept_text(self._disk, self._texts, digest)

    def _keep_text(self, text: str) -> None:
        from reader.annotations.texts import keep_text

        keep_text(self._disk, self._texts, text)

    @property
    def _disk(self) -> Disk:
        if self._given is None:
            from reader.annotations.disk import RealDisk

            self._given = RealDisk()
        return self._given

    @property
    def _versions(self) -> Versions:
        from reader.annotations.versions import Versions

        return Versions(self._disk, self._state / "base")

    def _unreadable(self, error: OSError) -> LoadedCorrections:
        reason = error.strerror or str(error)
        return LoadedCorrections(problem=f"{self._file}: can't read the corrections: {reason}")

    def _read(self) -> LoadedCorrections:
        from reader.annotations.yamlfile.read import Damaged

        try:
            return LoadedCorrections(self._stored()[1])
        except OSError as error:
            return self._unreadable(error)
        except NewerSchema as error:
            told = f"{self._file}: a newer reader wrote it ({error}); it is heeded, not changed"
            return LoadedCorrections(error.corrections, told)
        except Damaged as error:
            return LoadedCorrections(
                problem=f"{self._file}: damaged, {error}; it is left as it is and not heeded"
                f"{self._set_aside()}; mend it in an editor"
            )

    def _set_aside(self) -> str:
        """Copy a damaged file to the quarantine, and say so."""
        from reader.annotations.files import content
        from reader.annotations.quarantine import set_aside

        data = None
        with suppress(OSError):
            data = content(self._disk, self._file)
        folder = self._state / "quarantine"
        copy = None if data is None else set_aside(self._disk, folder, self._file, data)
        return f", a copy is in {copy}" if copy else ""

    def _stored(self) -> tuple[bytes | None, Corrections, list[Path]]:
        """Return the file's bytes and what they say, with conflict copies and which these are."""
        from reader.annotations.conflicts import copies_by_stem
        from reader.annotations.files import content

        data = content(self._disk, self._file)
        found = NO_CORRECTIONS if data is None else self._understood(data)
        copies = []
        names = self._disk.names(self._file.parent)
        for name in copies_by_stem(names).get(self._file.stem, []):
            theirs = self._of_copy(self._file.with_name(name))
            if theirs is not None:
                found = united(found, theirs)
                copies.append(self._file.with_name(name))
        return data, found, copies

    def _understood(self, data: bytes) -> Corrections:
        """Return what a file says, one with conflict marks too, against what was written here."""
        from reader.annotations.conflicts import sides

        both = sides(data)
        if both is not None:
            return united(*map(read_corrections, both))
        theirs = read_corrections(data)
        if self._versions.wrote(self._file, data):
            return theirs
        versions = map(_known, self._versions.contents(self._file))
        return with_outside([one for one in versions if one is not None], theirs)

    def _of_copy(self, copy: Path) -> Corrections | None:
        from reader.annotations.files import content

        try:
            return _known(content(self._disk, copy) or b"")
        except OSError:
            return None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from reader.annotations.files import make_folder

        make_folder(self._disk, self._file.parent)
        make_folder(self._disk, self._state)
        lock = self._disk.lock(self._state / "lock", _PATIENCE)
        try:
            yield
        finally:
            self._disk.unlock(lock)

    def _save(self, changes: Sequence[Change]) -> Corrections:
        from reader.annotations.backups import back_up
        from reader.annotations.exchange import Changed, replace_seen

        unused, saved = set[bytes](), False
        for attempt in range(_ATTEMPTS):
            seen, stored, copies = self._stored()
            wanted = stored.with_changes(changes)
            data = write_corrections(wanted)
            if data == seen and self._versions.wrote(self._file, data):
                self._disk.fsync_dir(self._file.parent)
                self._put_away(copies)
                return wanted
            if seen is not None:
                back_up(self._disk, self._state / "backups", self._file, seen, self._today())
            self._versions.writing(self._file, data, unused)
            force = attempt >= _POLITE_ATTEMPTS
            try:
                settled = replace_seen(self._disk, self._file, data, seen, force=force)
            except Changed:
                unused.add(data)
                continue
            saved = True
            self._put_away(copies)
            if settled:
                return wanted
        if saved:
            return wanted
        raise OSError(errno.EBUSY, "another program keeps writing the file")

    def _put_away(self, copies: Sequence[Path]) -> None:
        """Move merged conflict copies out of the folder, now that the merge is durable."""
        from reader.annotations.files import content, discard
        from reader.annotations.quarantine import set_aside

        for copy in copies:
            data = content(self._disk, copy)
            if data is not None and set_aside(self._disk, self._state / "merged", copy, data):
                discard(self._disk, copy)


def _known(data: bytes) -> Corrections | None:
    from reader.annotations.yamlfile.read import Damaged

    try:
        return read_corrections(data)
    except (Damaged, NewerSchema):
        return None
