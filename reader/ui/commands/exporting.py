"""The open article and its notes into a file of another program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.export import FORMATS, Format
from reader.library.exporting import put
from reader.model import Analysis, ReaderError
from reader.ui.commands.registry import Group, command
from reader.ui.messages import Done
from reader.ui.screens.ask import Ask, AskWords, Option

if TYPE_CHECKING:
    from reader.export.passages import Marked
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


@dataclass(frozen=True, slots=True)
class _Export:
    """An article that is to be written."""

    opened: Opened
    form: Format
    path: Path
    replaces: bool = False
    """Whether the person knows that the file is there."""


@command("article.export", "s", title="Export", group=Group.ARTICLE)
def export(room: ReadingRoom, _: str) -> None:
    """Write the article with your notes as Markdown, HTML, a citation or another format."""
    if (opened := room.opened) is None:
        return
    session = room.session
    options = [Option(_LETTERS.get(form.name, ""), form.title, form) for form in FORMATS.values()]

    def where(form: Format | None) -> None:
        if form is not None:
            _ask_where(room, opened, form)

    room.app.push_screen(
        Ask(session.keymap, "Export as", [opened.article.title], options, session.glyphs.cursor),
        where,
    )


def _ask_where(room: ReadingRoom, opened: Opened, form: Format) -> None:
    def write(answer: str | None) -> None:
        if answer is not None:
            path = Path(answer).expanduser().absolute()
            is_folder = answer.endswith("/") or path.is_dir()
            file = path / form.file_name(opened.id) if is_folder else path
            _begin(room, _Export(opened, form, file))

    offered = str(_here() / form.file_name(opened.id))
    room.app.push_screen(AskWords(f"{form.title}: write to which file?", offered), write)


def _here() -> Path:
    """Return the folder that the reader was started in, or the home where that has gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def _begin(room: ReadingRoom, wanted: _Export) -> None:
    write = partial(_write, room, wanted)
    room.run_worker(write, thread=True, group="export", exit_on_error=False)


def _write(room: ReadingRoom, wanted: _Export) -> None:
    """Write the file, or ask first where one is there already; runs beside the screen."""
    try:
        if wanted.path.is_file() and not wanted.replaces:
            room.app.call_from_thread(_ask_to_replace, room, wanted)
            return
        put(room.session.disk, wanted.path, wanted.form.write([_marked(room, wanted)]))
    except (ReaderError, OSError) as error:
        room.post_message(Done(str(error), worked=False))
    else:
        room.post_message(Done(f"Written to {wanted.path}."))


def _marked(room: ReadingRoom, wanted: _Export) -> Marked:
    from reader.export.passages import Marked

    opened, analysis = wanted.opened, Analysis()
    if wanted.form.analysed:
        analysis = opened.analysis or room.session.shelf.analysis(opened.id)
    return Marked(opened.article, opened.notes, analysis)


def _ask_to_replace(room: ReadingRoom, wanted: _Export) -> None:
    session = room.session

    def go(answer: Callable[[], None] | None) -> None:
        if answer is not None:
            answer()

    options: list[Option[Callable[[], None]]] = [
        Option("n", "Choose another file", partial(_ask_where, room, wanted.opened, wanted.form)),
        Option("y", "Write over it", partial(_begin, room, replace(wanted, replaces=True))),
    ]
    about = [str(wanted.path)]
    question = "This file is there already"
    room.app.push_screen(Ask(session.keymap, question, about, options, session.glyphs.cursor), go)
