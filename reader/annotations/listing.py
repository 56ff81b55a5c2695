"""What all notes files hold, kept in the cache so that a later start need not read each.

Never trusted over the files: an entry counts only while its file is, by its stamp, the one
it was read from, and if that was not written just before it was read, when a second write
might bear the same time. A file that is damaged, of a later version or has conflict copies
is not kept here at all. Torn, damaged or of another version, the cache is made anew.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.annotations.disk import ABSENT, Disk, Stamp
from reader.annotations.files import make_folder, replace_loosely
from reader.digest import sha256
from reader.model import Annotation, ArticleNotes, ArticleRef, Plain, Target

_LIMIT = 256 * 1024 * 1024
"""Bytes of the cache that are read: a hundred thousand annotated articles."""
_FORM = "reader notes 1"
"""What the first line says besides the checksum; its number is raised whenever a notes file
comes to be read otherwise, by the schema or by what `guard.sanitise` cuts."""
_SETTLED = 2_000_000_000
"""Nanoseconds; the coarsest step in which a file system tells the time of a change (FAT)."""


def listing_file(cache: Path) -> Path:
    """Return where the list is kept."""
    return cache / "notes.list"


class Listing:
    """The notes of every file that was read and has not changed since.

    Args:
        disk: The file system.
        file: Where the list is kept; None to keep it in memory alone.
    """

    def __init__(self, disk: Disk, file: Path | None) -> None:
        self._disk = disk
        self._file = file
        self._rows: dict[str, tuple[Stamp, str]] | None = None
        self._notes: dict[str, ArticleNotes] = {}
        self._changed = False

    def get(self, name: str, stamp: Stamp | None) -> ArticleNotes | None:
        """Return what the file called `name` holds, if it is known and still the same."""
        known = self._known().get(name)
        if known is None or known[0] != stamp:
            return None
        if name not in self._notes:
            self._notes[name] = _notes(json.loads(known[1]))
        return self._notes[name]

    def put(self, name: str, stamp: Stamp, read: int, notes: ArticleNotes) -> None:
        """Keep what a file holds.

        Args:
            name: The file's name.
            stamp: Its stamp, the same before and after it was read.
            read: When it was read, in nanoseconds since the epoch.
            notes: What it holds.
        """
        if max(stamp.modified, stamp.altered) + _SETTLED < read:
            row = json.dumps(_row(notes), ensure_ascii=False, separators=(",", ":"))
            self._known()[name] = (stamp, row)
            self._notes[name] = notes
            self._changed = True

    def keep(self, names: Iterable[str]) -> None:
        """Forget all files but these, and write what has changed; a failure does no harm."""
        rows, present = self._known(), set(names)
        for name in rows.keys() - present:
            del rows[name]
            self._notes.pop(name, None)
            self._changed = True
        if self._changed and self._file is not None:
            with contextlib.suppress(OSError, UnicodeEncodeError):
                make_folder(self._disk, self._file.parent)
                replace_loosely(self._disk, self._file, _packed(rows))
                self._changed = False

    def _known(self) -> dict[str, tuple[Stamp, str]]:
        if self._rows is None:
            self._rows = dict(self._read())
        return self._rows

    def whole(self) -> bool:
        """Tell whether the list is as it was written; one that is not there is."""
        return self._body() is not None

    def _body(self) -> bytes | None:
        """Return the rows of the file; none where it is not there, None where they can't be."""
        if self._file is None:
            return b""
        try:
            head, _, body = self._disk.read(self._file, _LIMIT).partition(b"\n")
        except ABSENT:
            return b""
        except OSError:
            return None
        return body if head == _head(body) else None

    def _read(self) -> Iterator[tuple[str, tuple[Stamp, str]]]:
        if body := self._body():
            for line in body.decode().split("\n")[:-1]:
                name, stamp, row = line.split("\t", 2)
                yield name, (Stamp(*map(int, stamp.split())), row)


def _packed(rows: Mapping[str, tuple[Stamp, str]]) -> bytes:
    lines = (
        f"{name}\t{' '.join(map(str, stamp))}\t{row}\n" for name, (stamp, row) in list(rows.items())
    )
    body = "".join(lines).encode()
    return _head(body) + b"\n" + body


def _head(body: bytes) -> bytes:
    return f"{_FORM} {sha256(body).hexdigest()}".encode()


def _row(notes: ArticleNotes) -> list[Any]:
    ref = notes.article
    return [
        [ref.id, ref.title, ref.publisher, ref.url, ref.published, _packed_extra(ref.extra)],
        [_annotation_row(one) for one in notes.annotations],
        notes.starred,
        notes.tags,
        _packed_extra(notes.extra),
    ]


def _annotation_row(one: Annotation) -> list[Any]:
    target = one.target
    return [
        [target.exact, target.prefix, target.suffix, target.start, target.end, target.text],
        _packed_extra(one.extra),
        one.tags,
        one.id,
        one.kind,
        one.created,
        one.modified,
        one.label,
        one.note,
        one.state,
    ]


def _notes(row: list[Any]) -> ArticleNotes:
    (id_, title, publisher, url, published, extra), annotations, starred, tags, own = row
    return ArticleNotes(
        ArticleRef(id_, title, publisher, url, published, _unpacked_extra(extra)),
        tuple(_annotation(one) for one in annotations),
        starred,
        tuple(tags),
        _unpacked_extra(own),
    )


def _annotation(row: list[Any]) -> Annotation:
    target, extra, tags, id_, kind, created, modified, label, note, state = row
    return Annotation(
        id_,
        kind,
        Target(*target),
        created,
        modified,
        label,
        note,
        tuple(tags),
        state,
        _unpacked_extra(extra) if extra else {},
    )


def _packed_extra(value: Any) -> Any:
    """Return a tree as JSON can hold it; a list says by its first item what it was."""
    if isinstance(value, Mapping):
        return {key: _packed_extra(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return ["list", *map(_packed_extra, value)]
    return ["plain", value] if isinstance(value, Plain) else value


def _unpacked_extra(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unpacked_extra(item) for key, item in value.items()}
    if isinstance(value, list):
        what, *items = value
        return Plain(items[0]) if what == "plain" else [_unpacked_extra(item) for item in items]
    return value
