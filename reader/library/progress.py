"""Where a person is in each article: progress/DEVICE.yaml, one file for each device.

Places change every few seconds, so they stand apart from notes; and each device writes
only its own file, so that a sync tool never sees two writers on one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from reader.dataclass import dataclass
from reader.library.ids import digest, is_id, slug
from reader.model import Plain, ReaderError

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Place:
    """How far someone got in one article."""

    offset: int
    """Into the article's text, of the first line on the screen."""
    length: int
    """Of the article's text when it was read."""
    opened: str
    """When it was last opened, ISO 8601."""
    finished: bool = False
    source: str | None = None
    """The path of a page that was opened without being added."""
    seen: int | None = None
    """How much of the text was above the bottom of the screen, 0 to 100, if that is known."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The places in all articles, by the article's id."""

    places: Mapping[str, Place] = field(default_factory=dict)
    last: str | None = None
    """The article read last."""

    def sources(self) -> dict[str, str]:
        """Return the paths of the pages that were opened without being added, by id."""
        return {article: place.source for article, place in self.places.items() if place.source}

    def ids(self) -> dict[str, str]:
        """Return the ids of these pages, by path; of two on one path the first counts."""
        return {path: article for article, path in reversed(self.sources().items())}

    def id_of(self, source: str) -> str | None:
        """Return the id under which the page at the path `source` was opened before."""
        return self.ids().get(source)


def at_offset(place: Place, offset: int) -> Place:
    """Return a place at an offset to which it was not read: what was seen there is not known."""
    return replace(place, offset=offset, seen=place.seen if offset == place.offset else None)


def with_place(progress: Progress, article: str, place: Place) -> Progress:
    """Return the progress with a new place in one article, which is now the last read."""
    return replace(progress, places={**progress.places, article: place}, last=article)


def device_name(hostname: str) -> str:
    """Return the name that a device's file has: a slug, with a digest to keep hosts apart."""
    return f"{slug(hostname, 40)}-{digest(hostname.encode('utf-8', 'replace'))[:4]}"


def this_device() -> str:
    """Return the name of the device that this program runs on."""
    if hasattr(os, "uname"):
        return device_name(os.uname().nodename)
    import platform  # which takes long to load

    return device_name(platform.node())


def progress_file(folder: Path, device: str) -> Path:
    """Return the file of one device."""
    return folder / f"{device}.yaml"


def load_progress(folder: Path, device: str) -> Progress:
    """Return this device's places, and other devices' where theirs are newer.

    What can't be read, of a file or of a whole file, counts as not there; never raises.
    """
    own = _load(progress_file(folder, device)) or Progress()
    others = [_load(file) for file in _files(folder) if file.stem != device]
    merged = _newest([own, *(one for one in others if one)])
    last = own.last or max(merged, key=lambda article: merged[article].opened, default=None)
    return Progress(merged, last)


def save_progress(folder: Path, device: str, progress: Progress) -> None:
    """Write the places, joined with what another window of this device wrote meanwhile.

    Durable on return. A file that can't be read is set aside beside it, never lost.

    Raises:
        ReaderError: If it could not be written.
    """
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import why, write_durably

    file = progress_file(folder, device)
    try:
        stored = _load(file) or _set_aside(file)
        joined = Progress(_newest([progress, stored]), progress.last or stored.last)
        write_durably(RealDisk(), file, _to_yaml(joined))
    except OSError as error:
        raise ReaderError(f"{file}: the reading place was not saved: {why(error)}") from error


def unread_files(folder: Path) -> list[Path]:
    """Return the files of all devices that can't be read, and so count as not there."""
    return [file for file in _files(folder) if _load(file) is None]


def _newest(all_progress: Iterable[Progress]) -> dict[str, Place]:
    """Take each article's place opened last; of two opened at once, the one named first."""
    newest: dict[str, Place] = {}
    for progress in all_progress:
        for article, place in progress.places.items():
            if article not in newest or place.opened > newest[article].opened:
                newest[article] = place
    return newest


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.glob("*.yaml") if not file.name.startswith("."))
    except OSError:
        return []


def _load(file: Path) -> Progress | None:
    """Return what a file says, nothing where it is not there, and None where it is no such file."""
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import LIMIT
    from reader.annotations.yamlfile.read import Damaged, parse

    try:
        data = parse(RealDisk().read(file, LIMIT)).native()
    except FileNotFoundError:
        return Progress()
    except (OSError, Damaged):
        return None
    if not isinstance(data, dict) or data.get("schema") != str(SCHEMA):
        return None
    places = data.get("places")
    read = {
        article: place
        for article, entry in (places.items() if isinstance(places, dict) else ())
        if is_id(article) and (place := _place(entry))
    }
    last = data.get("last")
    return Progress(read, last if isinstance(last, str) and is_id(last) else None)


def _place(entry: Any) -> Place | None:
    """Read one entry; None for one that says nothing usable."""
    if not isinstance(entry, dict):
        return None
    offset, length = _count(entry.get("offset")), _count(entry.get("length"))
    opened, source = entry.get("opened"), entry.get("source")
    if offset is None or length is None or not isinstance(opened, str):
        return None
    finished = entry.get("finished") == "true"
    seen, source = _count(entry.get("seen")), source if isinstance(source, str) else None
    return Place(offset, length, opened, finished, source, seen)


def _count(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,12}", value):
        return int(value)
    return None


def _to_yaml(progress: Progress) -> bytes:
    from reader.annotations.yamlfile.write import write

    places = {article: _entry(place) for article, place in sorted(progress.places.items())}
    last = {"last": progress.last} if progress.last else {}
    return write({"schema": Plain(SCHEMA), **last, "places": places})


def _entry(place: Place) -> dict[str, str]:
    """Return a place as it is written; a `Plain` value stands there without quotes."""
    entry = {"offset": Plain(place.offset), "length": Plain(place.length), "opened": place.opened}
    if place.seen is not None:
        entry["seen"] = Plain(place.seen)
    if place.finished:
        entry["finished"] = Plain("true")
    if place.source is not None and _is_text(place.source):
        entry["source"] = place.source
    return entry


def _is_text(path: str) -> bool:
    """Tell whether a path can stand in a text file; bytes that are no UTF-8 can't."""
    try:
        return bool(path.encode())
    except UnicodeEncodeError:
        return False


def _set_aside(file: Path) -> Progress:
    """Keep a file that can't be read under another name, which no reader takes for progress."""
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import write_durably

    name = f"{file.name}.{digest(file.read_bytes())[:8]}.damaged"
    write_durably(RealDisk(), file.with_name(name), file.read_bytes())
    return Progress()
