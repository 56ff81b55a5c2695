"""What is asked before leaving with notes that could not be saved."""

from __future__ import annotations

from pathlib import Path

from reader.ui.screens.ask import Ask, Option
from reader.ui.session import Session


def ask_about_unsaved(session: Session) -> Ask[str]:
    """Return the question; its answers are "again", "elsewhere" and "quit"."""
    unsaved = session.notebook.pending()
    about = [f"{one.article.title}: {session.notebook.file(one.article.id)}" for one in unsaved[:3]]
    if unsaved[3:]:
        about.append(f"and {len(unsaved) - 3} more")
    return Ask(
        session.keymap,
        f"The notes of {len(unsaved)} article{'s' if unsaved[1:] else ''} are not saved",
        about,
        [
            Option("r", "Try again to save them, and quit", "again"),
            Option("w", "Write them to another place", "elsewhere"),
            Option("Q", "Quit without them", "quit"),
        ],
        session.glyphs.cursor,
    )


def elsewhere_folder() -> str:
    """Return the folder that is offered for notes that can't be saved: outside their own."""
    return str(Path.home() / "unsaved-notes")
