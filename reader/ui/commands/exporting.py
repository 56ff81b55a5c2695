"""Articles and their notes into files of other programs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.library.shelf import Entry
from reader.model import Analysis
from reader.ui.commands.marking import marked
from reader.ui.commands.registry import Group, command

if TYPE_CHECKING:
    from reader.export import Format
    from reader.export.passages import Marked
    from reader.ui.opened import Opened
    from reader.ui.screens.reading import ReadingRoom
    from reader.ui.writing import Maker

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
    from reader.export import FORMATS
    from reader.ui.screens.ask import Ask, Option
    from reader.ui.writing import Output, ask_where

    many, opened, session = marked(room), room.opened, room.session
    if not many and opened is None:
        return
    options = [Option(_LETTERS.get(form.name, ""), form.title, form) for form in FORMATS.values()]

    def where(form: Format | None) -> None:
        if form is None:
            return
        if many:
            ask_where(room, session, Output(form.title, _makers(room, form, many)))
        elif opened is not None:
            make = partial(_text, room, form, opened)
            ask_where(room, session, Output(form.title, {form.file_name(opened.id): make}))

    about = [f"{len(many)} articles"] if many or opened is None else [opened.article.title]
    question = Ask(session.keymap, "Export as", about, options, session.glyphs.cursor)
    room.app.push_screen(question, where)


def _makers(room: ReadingRoom, form: Format, entries: Sequence[Entry]) -> dict[str, Maker]:
    """Return what is to be written of articles in a format, by the names of the files."""
    if form.joins:
        ids = [one.id for one in entries]
        return {f"articles{form.suffix}": partial(_write, room, form, ids)}
    return {form.file_name(one.id): partial(_write, room, form, [one.id]) for one in entries}


def _text(room: ReadingRoom, form: Format, opened: Opened) -> str:
    """Return the open article in a format."""
    from reader.export.passages import Marked

    analysis = Analysis()
    if form.analysed:
        analysis = opened.analysis or room.session.shelf.analysis(opened.id)
    return form.write([Marked(opened.article, opened.notes, analysis)])


def _write(room: ReadingRoom, form: Format, ids: Sequence[str]) -> str:
    return form.write([_read(room, form, id_) for id_ in ids])


def _read(room: ReadingRoom, form: Format, id_: str) -> Marked:
    from reader.export.passages import Marked

    shelf = room.session.shelf
    article = shelf.article(id_)
    loaded = room.notebook.open(shelf.ref(id_), article.text)
    analysis = shelf.analysis(id_) if form.analysed else Analysis()
    return Marked(article, loaded.notes, analysis)
