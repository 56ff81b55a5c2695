"""The list as the screens read it: some rows at once, all of them when there is time.

It is never held whole: an article in it is a number of eight bytes, and what a row says is read
when the row is shown. So a hundred thousand articles cost what a screenful does.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reader.dataclass import dataclass
from reader.library.order import (
    FIRST_SAMPLE,
    ORDER_OF_GROUPS,
    SORTS,
    Arrangement,
    Grouping,
    Sort,
    group_in,
    sort_key,
)
from reader.library.page import Facts, Page, facts_of
from reader.library.shelf import Entry, entry_of
from reader.library.sources import Unreadable
from reader.model import Article

if TYPE_CHECKING:
    from reader.library.index import Index

Item = TypeVar("Item")

_LAST = "\U0010ffff"
"""Above all keys."""
AT_ONCE = 64
"""Rows that are listed, on each side of where one is, before all are: more than a screen shows."""
_NARROWED = 16
"""Times as many are looked at for those that have the words that are typed."""


@dataclass(frozen=True, slots=True)
class View:
    """Which articles are listed, and in what order."""

    arrangement: Arrangement = "date"
    words: tuple[str, ...] = ()
    """In small letters; headline, publisher or date of an article hold all of them."""
    marked: tuple[str, ...] = ()
    """Ids that it tells from the others: those that were read, or were opened, the last first."""

    group: Grouping = "none"
    """By what they stand together under headings, where the order allows it."""

    @property
    def headings(self) -> Grouping:
        """By what they stand under headings; "none" where the order does not keep them together."""
        return self.group if ORDER_OF_GROUPS.get(self.group) == self.arrangement else "none"

    @property
    def has_headings(self) -> bool:
        """Whether articles stand under headings."""
        return self.headings != "none"

    def lists_as(self, other: View) -> bool:
        """Tell whether it lists the same in the same order, whatever is marked meanwhile."""
        return replace(self, marked=()) == replace(other, marked=())

    @property
    def sort(self) -> Sort:
        """The order of those that the arrangement tells apart no further."""
        if self.arrangement == "unread" or self.arrangement == "opened":
            return "date"
        return self.arrangement


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of the list, one after the other."""

    numbers: Sequence[int]
    """Of articles; a heading is the number of the article below it, negative."""
    whole: bool
    """Whether they are all there are."""


class Catalogue:
    """The articles of an index as a list. May be used from several threads.

    Args:
        index: What is known of the pages.
        samples: Whether those that ship with the reader stand in it.
        file: Where the index is kept, so that what takes a while does not hold up the rest.
        as_named: Whether they stand as they were put into the index in place of by date.
    """

    def __init__(
        self,
        index: Index,
        *,
        samples: bool = True,
        file: Path | None = None,
        as_named: bool = False,
    ) -> None:
        self._index, self._file = index, file
        self._as_named = as_named
        self.show_samples(samples)

    @property
    def is_library(self) -> bool:
        """Whether they are those of the library, whose words and people the index knows."""
        return not self._as_named

    def close(self) -> None:
        """Close the index; nothing is listed any more."""
        self._index.close()

    def show_samples(self, samples: bool) -> None:
        """Let the articles that ship with the reader stand in the list, or not."""
        self._shown = "" if samples else f"AND key < '{FIRST_SAMPLE}'"
        self._listed = "1" if samples else "NOT sample"

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Catalogue:
        """Return a list of articles that are at hand, in the order they are given in."""
        from reader.library.index import Index

        index = Index(None)
        index.put(map(_facts, entries))
        return cls(index, as_named=True)

    def number(self, id: str) -> int | None:  # noqa: A002
        """Return the number of an article; None where there is none."""
        return next(iter(self._numbers([id])), None)

    def entry(self, id: str) -> Entry | None:  # noqa: A002
        """Return an article by its id; None where there is none."""
        number = self.number(id)
        return None if number is None else self.entries([number]).get(number)

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """Return articles by their numbers; those that have gone are left out."""
        asked = json.dumps(list(numbers))
        found = self._index.numbered("number IN (SELECT value FROM json_each(?))", [asked])
        return {number: entry_of(facts) for number, facts in found if facts.problem is None}

    def unreadable(self) -> list[Unreadable]:
        """Return the pages that can't be read, by their paths."""
        found = self._index.numbered("problem IS NOT NULL ORDER BY path")
        return [Unreadable(facts.path, facts.problem or "") for _, facts in found]

    def marked(self, ids: Iterable[str]) -> set[int]:
        """Return the numbers of the articles with these ids, as far as there are any."""
        return set(self._numbers(ids))

    def in_order(self, items: Iterable[Item], id_of: Callable[[Item], str]) -> list[Item]:
        """Return what belongs to articles in the order of the list, then what has no article.

        Args:
            items: Such as notes.
            id_of: Gives the id of the article of one.
        """
        every = list(items)
        ids = list(dict.fromkeys(map(id_of, every)))
        keys: dict[str, tuple[str, int]] = {}
        for number, entry in self.entries(self._numbers(ids)).items():
            key = "" if self._as_named else sort_key(entry, "date")
            keys[entry.id] = min((key, number), keys.get(entry.id, (_LAST, 0)))
        return sorted(every, key=lambda one: keys.get(id_of(one), (_LAST, 0)))

    def matching(self, words: str, most: int = 200) -> list[Entry]:
        """Return the articles among which one that is looked for by its headline may be.

        Args:
            words: What was typed. Only in a short list is something found that is typed badly.
            most: How many of a long list.
        """
        first = self.around(View())
        if first.whole:
            return list(self.entries(first.numbers).values())
        found = self.whole(View(words=tuple(words.casefold().split())))
        return list(self.entries(found[:most]).values())

    def around(self, view: View, number: int | None = None) -> Stretch:
        """Return the rows around an article, or the first rows, without looking at all of them.

        Args:
            view: Which articles, in what order.
            number: Of the article. Where it has not the words of the view, what would stand
                around it.
        """
        if self._as_named:
            return Stretch(self.whole(view), whole=True)
        if view.arrangement not in SORTS:
            return self._beginning(view)
        entry = None if number is None else self.entries([number]).get(number)
        if entry is None:
            rows, ended = self._some(view)
            return Stretch(list(_headed(rows, view)), ended)
        here = (sort_key(entry, view.sort), number)
        after, at_end = self._some(view, "AND (key, page) >= (?, ?)", here)
        before, at_start = self._some(view, "AND (key, page) < (?, ?)", here, back=True)
        numbers = list(_headed([*reversed(before), *after], view))
        if numbers and not at_start and view.has_headings:
            del numbers[0]  # what stands above the first article may be of the same group
        return Stretch(numbers, at_end and at_start)

    def whole(self, view: View) -> array[int]:
        """Return all rows: of a hundred thousand, that takes some hundredths of a second."""
        words = " ".join(["AND instr(key, ?)"] * len(view.words))
        order = "page" if self._as_named and view.sort == "date" else "key"
        rows = f"FROM listing WHERE sort = ? {self._shown} {words}"
        values = [SORTS.index(view.sort), *view.words]
        with self.apart() as index:
            index.hold_little()
            if view.has_headings and order != "page":
                asked = f"SELECT page, key {rows} ORDER BY key, page"
                return index.gather(lambda found: _headed(found, view), asked, values)
            numbers = index.column("page", order, rows, values)
        return numbers if view.arrangement in SORTS else self._arranged(view, numbers)

    def follow(self) -> None:
        """Go on with an index that another reader made anew."""
        self._index.follow()

    def apart(self) -> AbstractContextManager[Index]:
        """Return an index that nobody else asks meanwhile, where there can be one."""
        from reader.library.index import Index

        if self._file is None or self._index.in_memory:
            return nullcontext(self._index)
        return Index(self._file)

    def _arranged(self, view: View, numbers: array[int]) -> array[int]:
        """Put the rows that a view tells from the others before them, or after."""
        marked = self._numbers(view.marked)
        those = set(marked)
        others = (number for number in numbers if number not in those)
        if view.arrangement == "opened":
            there = those.intersection(numbers)
            return array("i", chain((one for one in marked if one in there), others))
        return array("i", chain(others, (one for one in numbers if one in those)))

    def _beginning(self, view: View) -> Stretch:
        """Return the first rows of a view that tells articles apart by their ids."""
        marked = self._numbers(view.marked)
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

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of articles in the order of their ids; samples after others."""
        return self._index.select(
            lambda row: int(row[0]),
            "SELECT number FROM json_each(?) AS asked JOIN pages ON pages.id = asked.value "
            f"WHERE problem IS NULL AND {self._listed} ORDER BY asked.key, sample",
            [json.dumps(list(ids))],
        )


def _headed(rows: Iterable[tuple[int, str]], view: View) -> Iterator[int]:
    """Yield the numbers of articles, with a heading before the first of each group."""
    group, last = view.headings, None
    for number, key in rows:
        if group != "none" and (this := group_in(key, group)) != last:
            last = this
            yield -number
        yield number


def _holds(one: Entry, view: View) -> bool:
    key = sort_key(one, view.sort)
    return all(word in key for word in view.words)


def _facts(entry: Entry) -> Facts:
    page = Page(entry.id, entry.source, entry.sample)
    article = Article(entry.title, "", publisher=entry.publisher, published=entry.published)
    return replace(facts_of(page, article), section=entry.section, words=entry.words)
