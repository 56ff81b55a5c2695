"""Articles and their notes into files of other programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.export import FORMATS, Format
from reader.model import Analysis
from reader.ui.commands.marking import makers, marked
from reader.ui.commands.registry import Group, command
from reader.ui.screens.ask import Ask, Option
from reader.ui.writing import Output, ask_where

if TYPE_CHECKING:
    from reader.ui.opened import Opened
    from reader.ui.screens.reading import ReadingRoom

_LETTERS = {
    "markdown": "m",
    "jsonld": "w",
    "csv": "c",
    "csl-json": "z",
    "biblatex": "b",
    "org": "o",
    "html": "p",
}
"""None of those that move in a list."""


@command("article.export", "s", title="Export", group=Group.ARTICLE)
def export(room: ReadingRoom, _: str) -> None:
    """Write the article, or those marked, with your notes: Markdown, HTML, a citation, others."""
    many, opened, session = marked(room), room.opened, room.session
    if not many and opened is None:
        return
    options = [Option(_LETTERS.get(form.name, ""), form.title, form) for form in FORMATS.values()]

    def where(form: Format | None) -> None:
        if form is None:
            return
        if many:
            ask_where(room, session, Output(form.title, makers(room, form, many)))
        elif opened is not None:
            make = partial(_text, room, form, opened)
            ask_where(room, session, Output(form.title, {form.file_name(opened.id): make}))

    about = [f"{len(many)} articles"] if many or opened is None else [opened.article.title]
    question = Ask(session.keymap, "Export as", about, options, session.glyphs.cursor)
    room.app.push_screen(question, where)


def _text(room: ReadingRoom, form: Format, opened: Opened) -> str:
    """Return the open article in a format."""
    from reader.export.passages import Marked

    analysis = Analysis()
    if form.analysed:
        analysis = opened.analysis or room.session.shelf.analysis(opened.id)
    return form.write([Marked(opened.article, opened.notes, analysis)])
