"""The doctor on what is a person's own: notes, texts, corrections, reading places, what waits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from reader.annotations.conflicts import copies_by_stem
from reader.annotations.disk import Disk
from reader.annotations.drafts import read_draft
from reader.annotations.errors import NewerSchema
from reader.annotations.files import LIMIT, content, discard, why
from reader.annotations.ids import SUFFIX, file_id, is_digest
from reader.annotations.quarantine import set_aside
from reader.annotations.schema import read_notes
from reader.annotations.store import NotesStore
from reader.annotations.texts import keep_text, kept_text
from reader.annotations.yamlfile.read import Damaged
from reader.library.corrections import NewerSchema as NewerCorrections
from reader.library.corrections import read_corrections
from reader.library.corrections_store import CorrectionsStore
from reader.library.doctor.finding import Report
from reader.library.ids import digest
from reader.library.places import Places
from reader.library.progress import unread_files
from reader.library.scan import library_pages
from reader.library.sources import read_page
from reader.library.unadded import read_unadded, unadded_file
from reader.library.versions import version_mark
from reader.model import ReaderError

_TEXT = ".txt.gz"
_LEFT_BEHIND = re.compile(r"\..+\.\d+\.[0-9a-f]{12}\.tmp")
"""What `files.write_beside` calls a file that it has not finished."""


def look_at_notes(report: Report, disk: Disk, places: Places) -> None:
    """Look at every notes file and at what lies beside them."""
    store = NotesStore(places.notes, places.texts, places.state, disk)
    try:
        for loaded in store.all():
            report.looked("notes")
            if loaded.problem:
                report.wrong("notes", store.file(loaded.notes.article.id), loaded.problem)
        names = disk.names(places.notes)
    except (ReaderError, OSError) as error:
        report.wrong("notes", places.notes, _unlisted(error))
        return
    copies = {name for group in copies_by_stem(names).values() for name in group}
    for name in names:
        stem = name.removesuffix(SUFFIX)
        if stem != name and stem != file_id(stem) and name not in copies and name[0] != ".":
            report.wrong(
                "notes",
                places.notes / name,
                "not read: no article has such an id; give the file the id of its article as name",
            )


def look_at_versions(report: Report, disk: Disk, places: Places) -> None:
    """Look at what pages were before they were updated."""
    there = {page.id for page in library_pages(places)}
    for id_ in _names(report, disk, places.versions, "versions"):
        folder = places.versions / id_
        if not folder.is_dir():
            report.wrong("versions", folder, "no folder of an article; move it away")
            continue
        if id_ not in there:
            what = "earlier versions of an article that is not here; bring its page back"
            report.wrong("versions", folder, f"{what}, or move the folder away")
        for name in _names(report, disk, folder, "versions"):
            if _LEFT_BEHIND.fullmatch(name):
                continue
            report.looked("versions")
            if problem := _wrong_with_version(folder / name):
                report.wrong("versions", folder / name, problem)


def _wrong_with_version(file: Path) -> str | None:
    """Return what is wrong with a file beside others of one article, by the digits in its name."""
    if (mark := version_mark(file)) is None:
        return "not the name of a version, so it is never shown; move it away"
    try:
        page = read_page(file)
    except ReaderError as error:
        return f"{error}; take it from a backup of yours, or move it away"
    if digest(page)[:8] != mark:
        return "its bytes are not those that were kept; take it from a backup of yours"
    return None


def look_at_texts(
    report: Report, disk: Disk, places: Places, text_again: Callable[[str], str | None]
) -> None:
    """Look at every text that notes were made on.

    Args:
        report: Takes what is found.
        disk: The file system.
        places: Where the texts lie.
        text_again: Makes a text anew from its article, by its SHA-256; None where it can't.
    """
    for name in _names(report, disk, places.texts, "texts"):
        if not name.endswith(_TEXT):
            continue
        report.looked("texts")
        digest, file = name.removesuffix(_TEXT), places.texts / name
        if not is_digest(digest) or kept_text(disk, places.texts, digest) is not None:
            continue
        text = text_again(digest)
        mend = None if text is None else partial(_keep_again, disk, places, file, text)
        way_out = (
            "the article still has it: it can be kept anew"
            if mend
            else "take it from a backup of yours or remove it; notes made on it are found by their "
            "own words then"
        )
        report.wrong("texts", file, f"damaged, it is not the text of its name; {way_out}", mend)


def look_at_corrections(report: Report, disk: Disk, places: Places) -> None:
    """Look at corrections.yaml and its conflict copies."""
    file = places.corrections
    if problem := CorrectionsStore(places, disk).load().problem:
        report.wrong("corrections", file, problem)
    try:
        names = disk.names(file.parent)
    except OSError:
        return
    report.looked("corrections", int(file.name in names))
    for name in copies_by_stem(names).get(file.stem, ()):
        report.looked("corrections")
        copy = file.with_name(name)
        try:
            read_corrections(disk.read(copy, LIMIT))
        except NewerCorrections:
            report.wrong("corrections", copy, "a newer reader wrote this copy; update the reader")
        except (Damaged, OSError) as error:
            report.wrong("corrections", copy, f"not merged, {_told(error)}; mend or remove it")


def look_at_progress(report: Report, disk: Disk, places: Places) -> None:
    """Look at the reading places of all devices."""
    names = _names(report, disk, places.progress, "progress")
    report.looked("progress", sum(name.endswith(".yaml") and name[0] != "." for name in names))
    for file in unread_files(places.progress):
        report.wrong(
            "progress",
            file,
            "these reading places can't be read, by this version at least; mend the file, or "
            "let it be set aside: its device begins a new one",
            partial(_move_aside, disk, places.state / "quarantine", file),
        )


def look_at_drafts(report: Report, disk: Disk, places: Places) -> None:
    """Look at the half-written notes of this machine."""
    folder = places.state / "drafts"
    for name in _names(report, disk, folder, "drafts"):
        if name.endswith(".json") and name[0] != ".":
            report.looked("drafts")
            if read_draft(disk, folder / name) is None:
                report.wrong(
                    "drafts",
                    folder / name,
                    "this half-written note can't be gone on with; copy its words out of the "
                    "file, then remove it",
                )


def look_at_unadded(report: Report, disk: Disk, places: Places) -> None:
    """Look at what could not be added so far."""
    file = unadded_file(places)
    try:
        data = content(disk, file)
    except OSError as error:
        what = f"can't be read, {_told(error)}; see what it is and who may read it"
        report.wrong("state", file, what)
        return
    report.looked("state", int(data is not None))
    if read_unadded(data) is None:
        report.wrong(
            "state",
            file,
            "what could not be added can't be read from it; mend the file, or let it be set "
            "aside: a new one is begun",
            partial(_move_aside, disk, places.state / "quarantine", file),
        )


def look_at_backups(report: Report, disk: Disk, places: Places) -> None:
    """Look at the backups of notes files, and count the copies of damaged ones."""
    folder = places.state / "backups"
    for own in _names(report, disk, folder, "backups"):
        for name in _names(report, disk, folder / own, "backups"):
            if not name.endswith(SUFFIX) or name[0] == ".":
                continue
            report.looked("backups")
            file = folder / own / name
            try:
                read_notes(disk.read(file, LIMIT), own)
            except NewerSchema:
                continue
            except (Damaged, OSError) as error:
                report.wrong(
                    "backups",
                    file,
                    f"this backup can't be put back, {_told(error)}; remove it if others are there",
                )
    quarantine = places.state / "quarantine"
    report.looked("quarantine", len(_names(report, disk, quarantine, "quarantine")))


def look_for_unfinished(report: Report, disk: Disk, places: Places) -> None:
    """Look for what a run that was killed left half-written, where nothing sweeps it by itself."""
    folders = {
        "pages": places.pages,
        "texts": places.texts,
        "progress": places.progress,
        "drafts": places.state / "drafts",
        "state": places.state,
        "settings": places.config,
    }
    among = [*folders.items(), *(("versions", one) for one in _folders(disk, places.versions))]
    for kind, folder in among:
        for file in _left_behind(disk, folder):
            report.wrong(
                kind,  # type: ignore[arg-type]  # the keys above are kinds
                file,
                "left half-written by a run that was stopped; it can be set aside",
                partial(_move_aside, disk, places.state / "unfinished", file),
            )


def _folders(disk: Disk, folder: Path) -> list[Path]:
    try:
        return [folder / name for name in disk.names(folder)]
    except OSError:
        return []


def _left_behind(disk: Disk, folder: Path) -> Iterator[Path]:
    try:
        names = disk.names(folder)
    except OSError:
        return
    yield from (folder / name for name in names if _LEFT_BEHIND.fullmatch(name))


def _names(report: Report, disk: Disk, folder: Path, kind: str) -> list[str]:
    try:
        return disk.names(folder)
    except OSError as error:
        report.wrong(kind, folder, _unlisted(error))  # type: ignore[arg-type]  # a kind
        return []


def _unlisted(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"can't be listed, {_told(error)}; see who owns it and who may read it"
    return str(error)


def _told(error: Exception) -> str:
    told = why(error) if isinstance(error, OSError) else str(error)
    return told[:1].lower() + told[1:]


def _keep_again(disk: Disk, places: Places, file: Path, text: str) -> None:
    _move_aside(disk, places.state / "quarantine", file)
    keep_text(disk, places.texts, text)


def _move_aside(disk: Disk, folder: Path, file: Path) -> None:
    """Take a file away once a copy of it is durable in `folder`."""
    data = disk.read(file, 1 << 30)
    if set_aside(disk, folder, file, data) is None:
        raise ReaderError(f"{file}: left as it is: no copy could be made in {folder}")
    discard(disk, file)
