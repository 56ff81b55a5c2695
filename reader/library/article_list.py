"""The list of articles as the screens ask for it, wherever what is in it is known from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, TypeVar

from reader.dataclass import dataclass
from reader.library.order import (
    ORDER_OF_GROUPS,
    Arrangement,
    Grouping,
    Sort,
    group_in,
)
from reader.library.shelf import Entry
from reader.library.sources import Unreadable

if TYPE_CHECKING:
    from reader.library.index import Index

Item = TypeVar("Item")

_LAST = "\U0010ffff"
"""Above all keys."""


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


class ArticleList(ABC):
    """Articles in an order, each by its number. May be used from several threads."""

    is_library: ClassVar[bool]
    """Whether they are those of the library, whose words and people the index knows."""

    @abstractmethod
    def close(self) -> None:
        """Go on with nothing that was opened for it; nothing is listed any more."""

    @abstractmethod
    def show_samples(self, samples: bool) -> None:
        """Let the articles that ship with the reader stand in the list, or not."""

    @abstractmethod
    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """Return articles by their numbers; those that have gone are left out."""

    @abstractmethod
    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of articles in the order of their ids; samples after others."""

    @abstractmethod
    def unreadable(self) -> list[Unreadable]:
        """Return the pages that can't be read, by their paths."""

    @abstractmethod
    def around(self, view: View, number: int | None = None) -> Stretch:
        """Return the rows around an article, or the first rows, without looking at all of them.

        Args:
            view: Which articles, in what order.
            number: Of the article. Where it has not the words of the view, what would stand
                around it.
        """

    @abstractmethod
    def whole(self, view: View) -> array[int]:
        """Return all rows: of a hundred thousand, that takes some hundredths of a second."""

    @abstractmethod
    def follow(self) -> None:
        """Go on with an index that another reader made anew."""

    @abstractmethod
    def apart(self) -> AbstractContextManager[Index]:
        """Return an index that nobody else asks meanwhile, where there can be one."""

    @abstractmethod
    def _key(self, entry: Entry) -> str:
        """Return the key by which an article stands in the list, before its number."""

    def number(self, id: str) -> int | None:  # noqa: A002
        """Return the number of an article; None where there is none."""
        return next(iter(self.numbers([id])), None)

    def entry(self, id: str) -> Entry | None:  # noqa: A002
        """Return an article by its id; None where there is none."""
        number = self.number(id)
        return None if number is None else self.entries([number]).get(number)

    def marked(self, ids: Iterable[str]) -> set[int]:
        """Return the numbers of the articles with these ids, as far as there are any."""
        return set(self.numbers(ids))

    def in_order(self, items: Iterable[Item], id_of: Callable[[Item], str]) -> list[Item]:
        """Return what belongs to articles in the order of the list, then what has no article.

        Args:
            items: Such as notes.
            id_of: Gives the id of the article of one.
        """
        every = list(items)
        ids = list(dict.fromkeys(map(id_of, every)))
        keys: dict[str, tuple[str, int]] = {}
        for number, entry in self.entries(self.numbers(ids)).items():
            keys[entry.id] = min((self._key(entry), number), keys.get(entry.id, (_LAST, 0)))
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

    def arranged(self, view: View, numbers: array[int]) -> array[int]:
        """Put the rows that a view tells from the others before them, or after."""
        marked = self.numbers(view.marked)
        those = set(marked)
        others = (number for number in numbers if number not in those)
        if view.arrangement == "opened":
            there = those.intersection(numbers)
            return array("i", chain((one for one in marked if one in there), others))
        return array("i", chain(others, (one for one in numbers if one in those)))


def headed(rows: Iterable[tuple[int, str]], view: View) -> Iterator[int]:
    """Yield the numbers of articles, with a heading before the first of each group."""
    group, last = view.headings, None
    for number, key in rows:
        if group != "none" and (this := group_in(key, group)) != last:
            last = this
            yield -number
        yield number
