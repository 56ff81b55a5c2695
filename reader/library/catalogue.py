"""The list of the library as the screens read it: some rows at once, all when there is time.

It is never held whole: an article in it is a number of eight bytes, and what a row says is read
when the row is shown. So a hundred thousand articles cost what a screenful does.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from reader.library.article_list import ArticleList, Stretch, View, headed
from reader.library.index import Index
from reader.library.order import FIRST_SAMPLE, SORTS, sort_key
from reader.library.shelf import Entry, entry_of
from reader.library.sources import Unreadable

AT_ONCE = 64
"""Rows that are listed, on each side of where one is, before all are: more than a screen shows."""
_NARROWED = 16
"""Times as many are looked at for those that have the words that are typed."""


class Catalogue(ArticleList):
    """The articles of an index as a list.

    Args:
        index: What is known of the pages.
        samples: Whether those that ship with the reader stand in it.
        file: Where the index is kept, so that what takes a while does not hold up the rest.
    """

    is_library = True

    def __init__(self, index: Index, *, samples: bool = True, file: Path | None = None) -> None:
        self._index, self._file = index, file
        self.show_samples(samples)

    def close(self) -> None:
        """Close the index; nothing is listed any more."""
        self._index.close()

    def show_samples(self, samples: bool) -> None:
        """Let the articles that ship with the reader stand in the list, or not."""
        self._shown = "" if samples else f"AND key < '{FIRST_SAMPLE}'"
        self._listed = "1" if samples else "NOT sample"

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """Return articles by their numbers; those that have gone are left out."""
        asked = json.dumps(list(numbers))
        found = self._index.numbered("number IN (SELECT value FROM json_each(?))", [asked])
        return {number: entry_of(facts) for number, facts in found if facts.problem is None}

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of articles in the order of their ids; samples after others."""
        return self._index.select(
            lambda row: int(row[0]),
            "SELECT number FROM json_each(?) AS asked JOIN pages ON pages.id = asked.value "
            f"WHERE problem IS NULL AND {self._listed} ORDER BY asked.key, sample",
            [json.dumps(list(ids))],
        )

    def unreadable(self) -> list[Unreadable]:
        """Return the pages that can't be read, by their paths, and the files of several pages."""
        pages = self._index.numbered("problem IS NOT NULL")
        problems = {facts.path: facts.problem for _, facts in pages}
        problems |= {path: one.problem for path, one in self._index.bundles().items()}
        return [Unreadable(path, why) for path, why in sorted(problems.items()) if why is not None]

    def around(self, view: View, number: int | None = None) -> Stretch:
        """Return the rows around an article, or the first rows."""
        if view.arrangement not in SORTS:
            return self._beginning(view)
        entry = None if number is None else self.entries([number]).get(number)
        if entry is None:
            rows, ended = self._some(view)
            return Stretch(list(headed(rows, view)), ended)
        here = (sort_key(entry, view.sort), number)
        after, at_end = self._some(view, "AND (key, page) >= (?, ?)", here)
        before, at_start = self._some(view, "AND (key, page) < (?, ?)", here, back=True)
        numbers = list(headed([*reversed(before), *after], view))
        if numbers and not at_start and view.has_headings:
            del numbers[0]  # what stands above the first article may be of the same group
        return Stretch(numbers, at_end and at_start)

    def whole(self, view: View) -> array[int]:
        """Return all rows."""
        words = " ".join(["AND instr(key, ?)"] * len(view.words))
        rows = f"FROM listing WHERE sort = ? {self._shown} {words}"
        values = [SORTS.index(view.sort), *view.words]
        with self.apart() as index:
            index.hold_little()
            if view.has_headings:
                asked = f"SELECT page, key {rows} ORDER BY key, page"
                return index.gather(lambda found: headed(found, view), asked, values)
            numbers = index.column("page", "key", rows, values)
        return numbers if view.arrangement in SORTS else self.arranged(view, numbers)

    def follow(self) -> None:
        """Go on with an index that another reader made anew."""
        self._index.follow()

    def apart(self) -> AbstractContextManager[Index]:
        """Return an index that nobody else asks meanwhile, where there can be one."""
        if self._file is None or self._index.in_memory:
            return nullcontext(self._index)
        return Index(self._file)

    def _beginning(self, view: View) -> Stretch:
        """Return the first rows of a view that tells articles apart by their ids."""
        marked = self.numbers(view.marked)
        unmarked = "AND page NOT IN (SELECT value FROM json_each(?))"
        rows, ended = self._some(view, unmarked, [json.dumps(marked)])
        if ended:
            return Stretch(self.whole(view), whole=True)
        others = [number for number, _ in rows]
        if view.arrangement == "unread":
            return Stretch(others, whole=False)
        holding = {number for number, one in self.entries(marked).items() if _holds(one, view)}
        return Stretch([*(one for one in marked if one in holding), *others], whole=False)

    def _some(
        self, view: View, limit: str = "", values: Sequence[Any] = (), *, back: bool = False
    ) -> tuple[list[tuple[int, str]], bool]:
        """Return rows from a place on or back, and whether they are all from there.

        Each row is an article's number and its key.
        """
        holds = " AND ".join(["instr(key, ?)"] * len(view.words)) or "1"
        most = AT_ONCE * _NARROWED if view.words else AT_ONCE
        way = " DESC" if back else ""
        looked_at = (
            f"(SELECT page, key FROM listing WHERE sort = ? {self._shown} {limit} "
            f"ORDER BY key{way}, page{way} LIMIT {most})"
        )
        asked = [SORTS.index(view.sort), *values]
        rows = self._index.select(
            lambda row: (int(row[0]), str(row[1])),
            f"SELECT page, key FROM {looked_at} WHERE {holds} LIMIT {AT_ONCE}",
            [*asked, *view.words],
        )
        if len(rows) == AT_ONCE:
            return rows, False
        (number,) = self._index.numbers(f"SELECT count(*) FROM {looked_at}", asked)
        return rows, number < most

    def _key(self, entry: Entry) -> str:
        return sort_key(entry, "date")


def _holds(one: Entry, view: View) -> bool:
    key = sort_key(one, view.sort)
    return all(word in key for word in view.words)
