"""A list of articles that are at hand, as those opened by their paths are, without an index."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.library.article_list import ArticleList, Stretch, View, headed
from reader.library.order import SORTS, sort_key
from reader.library.page import Facts, Page, facts_of
from reader.library.shelf import Entry
from reader.library.sources import Unreadable
from reader.model import Article

if TYPE_CHECKING:
    from reader.library.index import Index


class AtHand(ArticleList):
    """Articles in the order they are given in; what asks an index for them has one in memory.

    Args:
        entries: The articles. Of those on one path the last is listed, as the index has it.
    """

    is_library = False

    def __init__(self, entries: Iterable[Entry]) -> None:
        of_paths = {str(entry.source): entry for entry in entries}
        self._entries = dict(enumerate(of_paths.values(), 1))
        self._index: Index | None = None
        self._making = threading.Lock()
        self.show_samples(True)

    def close(self) -> None:
        """Close the index, where one was asked for."""
        if self._index is not None:
            self._index.close()

    def show_samples(self, samples: bool) -> None:
        """Let the articles that ship with the reader stand in the list, or not."""
        self._listed = {
            number: one for number, one in self._entries.items() if samples or not one.sample
        }

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """Return articles by their numbers."""
        return {number: self._entries[number] for number in numbers if number in self._entries}

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of articles in the order of their ids; samples after others."""
        found: dict[str, list[int]] = {}
        for number, one in sorted(self._listed.items(), key=lambda item: item[1].sample):
            found.setdefault(one.id, []).append(number)
        return [number for id_ in ids for number in found.get(id_, ())]

    def unreadable(self) -> list[Unreadable]:
        """Return none: what can't be read is not at hand."""
        return []

    def around(self, view: View, number: int | None = None) -> Stretch:  # noqa: ARG002
        """Return all rows."""
        return Stretch(self.whole(view), whole=True)

    def whole(self, view: View) -> array[int]:
        """Return all rows; they stand by date as they were given, under no headings."""
        keys = ((number, sort_key(one, view.sort)) for number, one in self._listed.items())
        rows = [(number, key) for number, key in keys if all(word in key for word in view.words)]
        if view.sort == "date":
            numbers = array("i", (number for number, _ in rows))
        else:
            numbers = array("i", headed(sorted(rows, key=itemgetter(1, 0)), view))
        return numbers if view.arrangement in SORTS else self.arranged(view, numbers)

    def follow(self) -> None:
        """Go on: nobody else makes an index of them."""

    def apart(self) -> AbstractContextManager[Index]:
        """Return an index of them, made when it is first asked for."""
        with self._making:
            if self._index is None:
                from reader.library.index import Index

                self._index = Index(None)
                self._index.put(map(_facts, self._entries.values()))
        return nullcontext(self._index)

    def _key(self, entry: Entry) -> str:  # noqa: ARG002
        return ""


def _facts(entry: Entry) -> Facts:
    page = Page(entry.id, entry.source, entry.sample)
    article = Article(entry.title, "", publisher=entry.publisher, published=entry.published)
    return replace(facts_of(page, article), section=entry.section, words=entry.words)
