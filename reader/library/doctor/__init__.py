"""The doctor: looks at every file of the reader, says what is wrong and mends what is safe.

Looking changes nothing but what any start does: a damaged notes file is copied to the
quarantine, and the index is filled. Mending takes no file away without a durable copy, but
for what is made anew from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.ids import text_digest
from reader.annotations.store import NotesStore
from reader.library.doctor import listed, own
from reader.library.doctor.finding import Finding, Kind, Report
from reader.library.places import Places
from reader.library.scan import OnProgress
from reader.library.settings import Settings
from reader.library.shelf import Shelf, library_shelf
from reader.model import ReaderError

__all__ = ["Finding", "Kind", "Report", "examine", "mend"]


def examine(
    places: Places,
    settings: Settings,
    on_progress: OnProgress | None = None,
    disk: Disk | None = None,
) -> Report:
    """Look at every file of the reader.

    Args:
        places: Where they lie.
        settings: The person's, as far as they could be read.
        on_progress: Told after each page that was read.
        disk: The file system; None for the real one.

    Returns:
        What was looked at, and everything that is wrong.
    """
    disk = disk or RealDisk()
    report = Report()
    listed.look_at_settings(report, places)
    listed.look_at_folders(report, places)
    listed.look_at_index(report, places.index)
    shelf = library_shelf(places, settings, on_progress)
    listed.look_at_pages(report, places, settings, shelf, on_progress)
    own.look_at_versions(report, disk, places)
    own.look_at_notes(report, disk, places)
    own.look_at_texts(report, disk, places, lambda digest: _text_again(digest, disk, places, shelf))
    own.look_at_corrections(report, disk, places)
    own.look_at_progress(report, disk, places)
    own.look_at_drafts(report, disk, places)
    own.look_at_unadded(report, disk, places)
    own.look_at_backups(report, disk, places)
    own.look_for_unfinished(report, disk, places)
    listed.look_at_listing(report, disk, places)
    listed.look_at_shipped(report)
    return report


def mend(findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """Put right what is safe to put right.

    Returns:
        What was mended, and a line for each that could not be.
    """
    mended: list[Finding] = []
    failed: list[str] = []
    for finding in findings:
        if finding.mend is None:
            continue
        try:
            finding.mend()
        except ReaderError as error:
            failed.append(str(error))
        except OSError as error:
            failed.append(f"{finding.file}: not mended: {error.strerror or error}")
        else:
            mended.append(finding)
    return mended, failed


def _text_again(digest: str, disk: Disk, places: Places, shelf: Shelf) -> str | None:
    """Return the text with a SHA-256, if an article with notes on it still has just that."""
    store = NotesStore(places.notes, places.texts, places.state, disk)
    for loaded in store.all():
        on_it = any(one.target.text == digest for one in loaded.notes.annotations)
        if on_it and loaded.notes.article.id in shelf.pages:
            try:
                text = shelf.article(loaded.notes.article.id).text
            except ReaderError:
                continue
            if text_digest(text) == digest:
                return text
    return None
