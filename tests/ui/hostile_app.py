"""A reader whose whole library is hostile, shown on every screen: `python -m tests.ui.hostile_app`.

Run in a terminal by `test_terminal.py`, which reads what reaches it. Nothing is sanitised on
the way in, as if that line of defence had failed. The words that end a run are "walk" to go
through every screen, "crash" to die of a hostile error, "unguarded" to walk without guard.
"""

from __future__ import annotations

import asyncio
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import reader.guard

if "unguarded" in sys.argv:
    reader.guard.guard = lambda text: text
    reader.guard.one_line = lambda text: " ".join(text.split())

from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from reader.annotations.restore import Backup
from reader.annotations.store import Loaded
from reader.library.at_hand import AtHand
from reader.library.finding import Found
from reader.library.namesakes import Bearer
from reader.library.page import Facts
from reader.library.passage import Passage
from reader.library.person import Record, Role, Spot
from reader.library.places import find_places
from reader.library.search import Hit
from reader.library.settings import Settings
from reader.library.shelf import Entry
from reader.library.sources import Unreadable
from reader.library.unadded import put_back_unadded
from reader.model import (
    Analysis,
    Annotation,
    Article,
    ArticleNotes,
    ArticleRef,
    Block,
    BlockKind,
    Byline,
    Mention,
    Person,
    Quote,
    Target,
)
from reader.ui import providers
from reader.ui.app import ReaderApp
from reader.ui.commands import Pane
from reader.ui.leaves import KINDS
from reader.ui.links import Link
from reader.ui.screens import reading
from reader.ui.screens.add_pages import AddPages
from reader.ui.screens.ask import Ask, AskWords, Option
from reader.ui.screens.help import Help
from reader.ui.screens.library_search import LibrarySearch
from reader.ui.screens.mending import how_to_mend
from reader.ui.screens.note_box import NoteBox
from reader.ui.screens.notes import AllNotes
from reader.ui.screens.person import PersonPage
from reader.ui.screens.unreadable import UnreadablePages
from reader.ui.screens.unsaved import ask_about_unsaved
from reader.ui.session import Session
from tests.ui.hostile_cases import CASES, is_harmful, marked, part_of
from tests.ui.pages import SmallShelf

BATCH = 19
"""Cases on one screen, a row each."""
PATIENCE = 500
"""Paintings in which the palette has found what it looks for."""
SOME = 5
"""Cases that fit on one line together."""
BEGIN, END = "walk-begins", "walk-ends"
FOUND = "found-begins"
"""In the heading over what a search found, which ends in END."""


def batches(part: int) -> Iterator[list[str]]:
    """Yield the cases of one part that could do harm, as many at a time as have room in rows."""
    harmful = [marked(number) for number in part_of(part) if is_harmful(number)]
    for start in range(0, len(harmful), BATCH):
        yield harmful[start : start + BATCH]


FACTS = Facts("page.txt", "big", 1, 1, "", "", None, None, None, 1, None, "")


def joined(texts: list[str], most: int) -> str:
    """Return texts on one line, so many characters of each."""
    return " ".join(text[:most] for text in texts)


def article(texts: list[str]) -> Article:
    """Return an article that is hostile in every field."""
    parts: list[tuple[BlockKind, str]] = [("crosshead", text) for text in texts]
    parts += [("paragraph", " · ".join(texts)), ("caption", " · ".join(texts))]
    parts += [("list_item", texts[0]), ("code", texts[-1]), ("table", texts[0])]
    text, blocks = "", []
    for kind, words in parts:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(kind, start, len(text)))
    start = len(text) + 2
    text = f"{text}\n\n{texts[0]}"
    blocks.append(Block("pull_quote", start, len(text), " · ".join(texts)))
    every = " · ".join(texts)
    return Article(
        every,
        text,
        tuple(blocks),
        standfirst=every,
        bylines=(Byline(every, every),),
        publisher=every,
        section=every,
        published=every,
        updated=every,
        url=f"https://e.example/{texts[0]}",
        language=texts[0],
    )


def analysis(texts: list[str], text: str) -> Analysis:
    """Return people and quotations with hostile names and roles."""
    people = tuple(
        Person(one, (one,), (one,), (Mention(n, n + 1, one),)) for n, one in enumerate(texts)
    )
    size = len(text) // len(texts)
    quotes = tuple(
        Quote(n * size, (n + 1) * size, speaker=one, speaker_kind="person")
        for n, one in enumerate(texts)
    )
    return Analysis(quotes, people)


def notes(texts: list[str]) -> ArticleNotes:
    """Return notes that are hostile in every field, in every state and of every kind."""
    kinds, states = ("note", "highlight", "bookmark"), ("lost", "needs_review", "moved")
    annotations = tuple(
        Annotation(
            f"id{n}",
            kinds[n % 3],  # type: ignore[arg-type]
            Target(one, one, one, n, n + 1, ""),
            one,
            one,
            label=one,
            note=one,
            tags=(one,),
            state=states[n // 3 % 3],  # type: ignore[arg-type]
        )
        for n, one in enumerate(texts)
    )
    return ArticleNotes(ArticleRef("big", texts[0], texts[0]), annotations, tags=tuple(texts))


class HostileShelf(SmallShelf):
    """One article with everything, and one row in the list for each case."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__({"big": article(texts)})
        self.texts = texts

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The list."""
        rows = ("big", *(f"row{n}" for n in range(len(self.texts))))
        titles = (self.texts[0], *self.texts)
        return tuple(
            Entry(id_, title, title, title, title, 1, Path("page.txt"), sample=True)
            for id_, title in zip(rows, titles, strict=True)
        )


class Walk:
    """Goes through every screen with one batch of cases after another."""

    def __init__(self, app: ReaderApp, part: int) -> None:
        self.app, self.part = app, part

    async def __call__(self) -> None:
        """Show everything."""
        await self.painted()
        self.room.say(BEGIN)
        await self.painted()
        every = list(batches(self.part))
        for texts in every[: 1 if "unguarded" in sys.argv else None]:
            await self.rows(texts)
        if "unguarded" not in sys.argv:
            await self.wide([marked(number) for number in part_of(self.part)])
        self.room.say(END)
        await self.painted()
        self.app.exit()

    @property
    def room(self) -> reading.ReadingRoom:
        """The reading room."""
        room = self.app.screen_stack[0]
        assert isinstance(room, reading.ReadingRoom)
        return room

    async def painted(self) -> None:
        """Wait until what changed is on the terminal."""
        busy = len(self.app.workers) > 0
        # A search of the palette ends the one before, which is no failure.
        for _ in range(3):
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        # The first lets what workers posted be shown, the second lets that be painted.
        for _ in range(1 + busy):
            done = asyncio.Event()
            self.app.screen.call_after_refresh(done.set)
            await done.wait()

    async def open(self, texts: list[str]) -> None:
        """Open an article of these texts in a library of them."""
        session, room = self.app.session, self.room
        session.shelf = HostileShelf(texts)  # type: ignore[assignment]
        session.catalogue = AtHand(session.shelf.entries)  # type: ignore[attr-defined]
        left = notes(texts)
        vars(reading)["analyse"] = partial(analysis, texts)
        store = session.notebook._store
        store.load = lambda *_: Loaded(left, texts[0])  # type: ignore[method-assign]
        store.all = lambda: iter([Loaded(left)])  # type: ignore[method-assign]
        store.changed = lambda article_id: False  # type: ignore[method-assign]  # noqa: ARG005
        room.library.filter("")
        room.open_article("big")
        await self.painted()

    async def rows(self, texts: list[str]) -> None:
        """Show texts where each has a row or a line of its own."""
        room, every = self.room, " · ".join(texts)
        await self.open(texts)
        for kind in KINDS:
            room.show_panel(kind)
            await self.painted()
        room.focus_pane(Pane.TEXT)
        for number in range(0, len(texts), SOME):
            some = joined(texts[number : number + SOME], 100)
            room.say(some, "bad" if number else "plain")
            room.prompt.ask("list" if number else "text", some)
            await self.painted()
            room.prompt._leave(kept=True)
            await self.painted()
            room.library.filter("")
        await self.over(AllNotes(self.app.session))
        await self.found(texts)
        put_back_unadded(self.app.session.places, [Unreadable(text, text) for text in texts])
        await self.over(UnreadablePages(self.app.session, lambda _: None, lambda *_: None))
        box = NoteBox(every, every, lambda _: "", lambda _: None, every)
        self.app.push_screen(box)
        await self.painted()
        box.tell(every)
        box.query_one(TextArea).text = every
        await self.painted()
        await self.app.pop_screen()
        await self.palette(texts)

    async def palette(self, texts: list[str]) -> None:
        """Let the palette offer articles of these texts, which it looks for in a thread."""
        self.app.action_command_palette()
        await self.painted()
        self.app.screen.query_one(Input).value = "q"
        wanted, found = {text[:4] for text in texts}, self.app.screen.query_one(CommandList)
        for _ in range(PATIENCE):
            if wanted <= {str(one.prompt)[:4] for one in found.options}:
                break
            await self.painted()
        await self.painted()
        await self.app.pop_screen()

    async def found(self, texts: list[str]) -> None:
        """Show texts as what a search of all articles found, and as what is wrong with a query."""
        screen = LibrarySearch(self.app.session, lambda _: None)
        await self.app.push_screen(screen)
        some = [joined(texts[n : n + 2], 40) for n in range(0, len(texts), 2)]
        found = tuple(
            Found(Hit("big", one, one, one, one), one, Passage(0, len(one), ((1, len(one) - 1),)))
            for one in some
        )
        screen.post_message(screen.Answered("", found))
        screen.follow(FOUND, done=False)
        await self.painted()
        await self.person(texts, found)
        screen.follow(END, done=False)
        screen.post_message(screen.Answered("", (), joined(texts, 100)))
        await self.painted()
        await self.app.pop_screen()

    async def person(self, texts: list[str], found: tuple[Found, ...]) -> None:
        """Show texts as the names and roles of a person, and as what they say."""
        every = joined(texts, 100)
        page = PersonPage(self.app.session, every, print, print, print, print)
        spots = [
            Spot(replace(FACTS, title=one.text, publisher=one.text), 0, 1, words, (one.text,), 1)
            for one in found
            for words in ("", one.text)
        ]
        page._spot = lambda index: spots[index]  # type: ignore[method-assign]
        await self.app.push_screen(page)
        numbers = array("q", range(len(spots)))
        roles = tuple(Role(one.text, one.text, one.text, 1) for one in found)
        page.post_message(
            page.Read(
                Record(every, tuple(texts), roles, 1, 1, 1, numbers, numbers, (None,) * len(spots)),
                tuple(Bearer(frozenset([at]), one, one, one) for at, one in enumerate(texts)),
                0,
                1,
            )
        )
        page.tell(every)
        await self.painted()
        await self.app.pop_screen()

    async def wide(self, texts: list[str]) -> None:
        """Show texts where many stand in one paragraph."""
        session, every = self.app.session, " · ".join(texts)
        await self.open(texts)
        self.room.prose.to_edge(1)
        await self.painted()
        options = [Option(str(n), text, text) for n, text in enumerate(texts[:SOME])]
        await self.over(Ask(session.keymap, every, [Link(every, every).address], options))
        await self.over(AskWords(every, texts[0]))
        await self.over(AddPages(texts[0]), texts[-1])
        await self.over(how_to_mend(session, Path("a.yaml"), every, (Backup(every, b"", 1),)))
        session.notebook._notes["big"] = notes([every])
        session.notebook._pending.add("big")
        await self.over(ask_about_unsaved(session))
        session.notebook._pending.clear()
        await self.over(AllNotes(session, "bookmark"), texts[0])
        await self.over(Help(session.keymap, Pane.TEXT), " ".join(texts[:SOME]))

    async def over(self, screen: Any, typed: str = "") -> None:
        """Show a screen, its end too and with something typed in it, and take it away."""
        self.app.push_screen(screen)
        # The screen below need not be painted again and again through this one.
        screen.styles.background = "black"
        await self.painted()
        if typed:
            screen.query_one(Input).value = typed
            await self.painted()
        if isinstance(screen, AllNotes | UnreadablePages):
            screen.rows.to_edge(1)
            await self.painted()
        await self.app.pop_screen()


async def crash(app: ReaderApp, pilot: Pilot[object]) -> None:
    """Die of an error whose words are hostile."""
    await pilot.pause()

    def fail() -> None:
        foreign = [marked(number) for number in range(len(CASES))]
        raise RuntimeError("\n".join(foreign))

    app.call_later(fail)
    await pilot.pause()


def main(what: str, part: int) -> int:
    """Run the reader, do what is asked, and return the exit code."""
    providers.MOST = 2 * BATCH
    places = find_places()
    app = ReaderApp(Session(HostileShelf(next(batches(part))), places, Settings()))  # type: ignore[arg-type]

    async def pilot(pilot: Pilot[object]) -> None:
        await (crash(app, pilot) if what == "crash" else Walk(app, part)())

    app.run(auto_pilot=pilot)
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
