"""What is asked about a notes file that can't be read."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.restore import BEFORE, LAST, Backup
from reader.ui.screens.ask import Ask, Option
from reader.ui.session import Session
from reader.wording import spoken_date

EDIT = "edit"


def how_to_mend(
    session: Session, file: Path, problem: str, backups: tuple[Backup, ...]
) -> Ask[Backup | str]:
    """Return the question; its answers are `EDIT`, or the backup that is to be put back."""
    options: list[Option[Backup | str]] = [Option("e", f"Open {file.name} in your editor", EDIT)]
    for number, one in enumerate(backups[:9], start=1):
        options.append(Option(str(number), _told(one), one))
    heading = "The notes of this article are read-only"
    return Ask(session.keymap, heading, [problem], options, session.glyphs.cursor)


def _told(backup: Backup) -> str:
    """Say which version a backup is, and what it holds."""
    days = {LAST: "the reader saved last", BEFORE: "from before the last save"}
    when = days.get(backup.when) or f"that {spoken_date(backup.when)} began with"
    things = f"{backup.annotations} note{'' if backup.annotations == 1 else 's'}"
    return f"Put back the version {when}: {things}"
