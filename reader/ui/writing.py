"""Writing files of the person's choice: asked where, and asked again before one is written over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from reader.dataclass import dataclass
from reader.library.exporting import put
from reader.model import ReaderError
from reader.ui.messages import Done
from reader.ui.screens.ask import Ask, AskWords, Option
from reader.ui.session import Session

Maker = Callable[[], str]
"""Makes what is to stand in a file; called beside the screen."""


@dataclass(frozen=True, slots=True)
class Output:
    """What is to be written."""

    title: str
    """What the person calls it."""
    makers: Mapping[str, Maker]
    """What is to stand in each file, by its name."""

    def files(self, answer: str) -> dict[Path, Maker]:
        """Return what is to stand in which file, once the person said where.

        One file goes where they say, or into the folder they say; several go into a folder.
        """
        path = Path(answer).expanduser().absolute()
        if len(self.makers) > 1 or answer.endswith("/") or path.is_dir():
            return {path / name: make for name, make in self.makers.items()}
        return dict.fromkeys([path], *self.makers.values())


def ask_where(screen: Screen[Any], session: Session, output: Output) -> None:
    """Ask where something is to be written, and write it there; the screen is told by `Done`."""
    _Writing(screen, session, output).ask()


def _here() -> Path:
    """Return the folder that the reader was started in, or the home where that has gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


@dataclass(frozen=True, slots=True)
class _Writing:
    screen: Screen[Any]
    session: Session
    output: Output

    def ask(self) -> None:
        names = list(self.output.makers)
        what = "which file" if len(names) == 1 else "which folder"
        offered = _here() / names[0] if len(names) == 1 else _here()
        question = AskWords(f"{self.output.title}: write to {what}?", str(offered))
        self.screen.app.push_screen(question, self._begin)

    def _begin(self, answer: str | None) -> None:
        if answer is not None:
            self._put(self.output.files(answer), replaces=False)

    def _put(self, files: Mapping[Path, Maker], *, replaces: bool) -> None:
        write = partial(self._write, files, replaces=replaces)
        self.screen.run_worker(write, thread=True, group="export", exit_on_error=False)

    def _write(self, files: Mapping[Path, Maker], *, replaces: bool) -> None:
        """Write the files, or ask first where some are there already; runs beside the screen."""
        try:
            there = [] if replaces else [path for path in files if path.is_file()]
            if there:
                self.screen.app.call_from_thread(self._ask_to_replace, files, there)
                return
            for path, make in files.items():
                put(self.session.disk, path, make())
        except (ReaderError, OSError) as error:
            self.screen.post_message(Done(str(error), worked=False))
            return
        first, many = next(iter(files)), len(files)
        told = f"{many} files written to {first.parent}." if many > 1 else f"Written to {first}."
        self.screen.post_message(Done(told))

    def _ask_to_replace(self, files: Mapping[Path, Maker], there: list[Path]) -> None:
        def go(answer: Callable[[], None] | None) -> None:
            if answer is not None:
                answer()

        many = len(files) > 1
        options: list[Option[Callable[[], None]]] = [
            Option("n", f"Choose another {'folder' if many else 'file'}", self.ask),
            Option(
                "y",
                f"Write over {'them' if len(there) > 1 else 'it'}",
                partial(self._put, files, replaces=True),
            ),
        ]
        is_one = len(there) == 1
        heading = "This file is there" if is_one else f"{len(there)} files are there"
        keymap, cursor = self.session.keymap, self.session.glyphs.cursor
        question = Ask(keymap, f"{heading} already", [str(there[0])], options, cursor)
        self.screen.app.push_screen(question, go)
