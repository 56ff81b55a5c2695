"""What the command palette offers: commands, articles, people of the open article."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content, Span

from reader.guard import one_line
from reader.library.shelf import Entry
from reader.ui.commands import by_group
from reader.ui.keymap import written_keys
from reader.ui.opened import Thing
from reader.ui.screens.reading import ReadingRoom

MOST = 20
"""How many matches are offered."""


class ReaderProvider(Provider):
    """Everything that can be called by its name."""

    @property
    def _room(self) -> ReadingRoom:
        assert isinstance(self.screen, ReadingRoom)
        return self.screen

    async def discover(self) -> Hits:
        """Offer every command before anything is typed."""
        for text, about, do in self._commands():
            yield DiscoveryHit(_offer(text, about), do, text=text)

    async def search(self, query: str) -> Hits:
        """Offer what matches the query best."""
        matcher = self.matcher(query)
        found = []
        articles = await asyncio.to_thread(self._room.session.catalogue.matching, query)
        for text, about, do in chain(self._commands(), self._people(), self._articles(articles)):
            if (score := matcher.match(text)) > 0:
                found.append((score, text, about, do))
        for score, text, about, do in sorted(found, key=lambda one: -one[0])[:MOST]:
            yield Hit(score, _offer(text, about), do, text=text)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        keys = written_keys(self._room.session.keymap)
        for _, commands in by_group():
            for one in commands:
                if not one.takes_letter and one.id != "palette":
                    do = partial(self._room.call_command, one.id)
                    yield one.title, f"{'  '.join(keys.get(one.id, ()))} · {one.help}", do

    def _articles(self, entries: Iterable[Entry]) -> Iterator[tuple[str, str, Callable[[], None]]]:
        for entry in entries:
            do = partial(self._room.open_article, entry.id)
            yield one_line(entry.title), "article", do

    def _people(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        opened = self._room.opened
        for person in opened.analysis.people if opened and opened.analysis else ():
            first = person.mentions[0]
            thing = Thing("person", first.start, first.end)
            do = partial(self._room.jump_to, first.start, thing)
            yield one_line(person.name), one_line(", ".join(person.roles) or "person"), do


def _offer(text: str, about: str) -> Content:
    """Return what is offered, with what it is below.

    Both in one piece of content, for the framework would read a help text as markup.
    """
    return Content(
        f"{text}\n{about}", spans=[Span(len(text) + 1, len(text) + 1 + len(about), "dim")]
    )
