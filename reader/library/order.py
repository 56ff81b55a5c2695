"""The orders of the list: for each a key by which articles sort, and which holds their words.

A key begins with characters that nobody types, so that what is typed to narrow the list is
found in the words alone. Pure.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from re import Match
from typing import Literal, Protocol

from reader.library.sources import BOOK, place_in_book
from reader.pattern import pattern
from reader.wording import spoken_date

TUTORIAL = "how-to-read-here"
"""The id of the sample that a new person is shown first."""

Sort = Literal["date", "title", "publisher"]
SORTS: tuple[Sort, ...] = ("date", "title", "publisher")
"""By date the newest first, by publisher those of one paper together; then each by headline, and
those of one book, whose date is the same, as they stand in it."""

Arrangement = Literal["date", "title", "publisher", "unread", "opened"]
ARRANGEMENTS: tuple[Arrangement, ...] = ("date", "title", "publisher", "unread", "opened")
"""Orders, and by date those first that were not read, or those that were opened last."""

Grouping = Literal["none", "day", "publisher"]
GROUPS: tuple[Grouping, ...] = ("none", "day", "publisher")
"""By what articles stand together under a heading: in the order by date, or by publisher."""
ORDER_OF_GROUPS: Mapping[Grouping, Sort] = {"day": "date", "publisher": "publisher"}
_DAY = len("2021-05-03")

_OF_DATES = "+-.0123456789:TZ"
_NEWEST_FIRST = str.maketrans(
    {one: chr(2 + number) for number, one in enumerate(reversed(_OF_DATES))}
)
_END = chr(2 + len(_OF_DATES))
"""Above all characters of a turned date: a day without a time comes after those with one."""
_NONE = chr(3 + len(_OF_DATES))
"""Above all dates: what has none comes last."""
_OWN, _TUTORIAL, _SAMPLE = "\x01", "\x02", "\x03"
FIRST_SAMPLE = _TUTORIAL
"""The keys of all samples are this or above, and those of other articles below."""
_NO_PAPER = "\U0010ffff"
_BREAK = "\x01"
"""Below all characters of words: what begins as another does comes after it."""
_PLACES, _LAST_PLACE = 0xF0000, 0xFFFD
"""The number of an article in its book is told by a character of private use, above all words."""
_WITH_NUMBER = pattern(r"(?<!\S)\S*[0-9]{2}\S*")
"""A word in which there is a number of several digits; one of a single digit sorts as it is."""
_NUMBER = pattern(r"[0-9]+(?:,[0-9]{3})*")

BY_HEADLINE = f"iif(instr(p.path, '{BOOK}{os.sep}'), p.path, p.title), p.path"
"""Articles `p` of one date in SQL, where no key of theirs is at hand: those of a book by their
paths, which begin alike and tell its order. (Of a file in capitals, by headline: to tell costs.)"""


class Listed(Protocol):
    """What the list must know of an article to put it in its place."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def path(self) -> str:
        """Where its page lies."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def publisher(self) -> str | None:
        """Its publisher."""

    @property
    def published(self) -> str | None:
        """When it was published, in ISO 8601."""

    @property
    def sample(self) -> bool:
        """Whether it ships with the reader."""


def sort_key(one: Listed, sort: Sort) -> str:
    """Return the key of an article in an order; the least comes first.

    The person's own articles come first, then the tutorial, then the other samples.
    """
    return _key(one, sort, _words(one))


def sort_keys(one: Listed) -> list[str]:
    """Return the keys of an article in all orders, as `SORTS` names them."""
    words = _words(one)
    return [_key(one, sort, words) for sort in SORTS]


def _key(one: Listed, sort: Sort, words: str) -> str:
    rank = (_TUTORIAL if one.id == TUTORIAL else _SAMPLE) if one.sample else _OWN
    if sort == "title":
        return f"{rank}{words}"
    day = _newest_first(one.published)
    place = _place(one.path)
    if sort == "date" and not place:
        return f"{rank}{day}{words}"
    paper = one.publisher.casefold() if one.publisher else _NO_PAPER
    if sort == "date":
        return f"{rank}{day}{paper}{_BREAK}{place}{words}"
    return f"{rank}{paper}{_BREAK}{day}{place}{words}"


def _place(path: str) -> str:
    """Return where in its book an article stands, as a character; "" for one of no book."""
    place = place_in_book(path)
    return "" if place is None else chr(_PLACES + min(place, _LAST_PLACE))


def group_in(key: str, group: Grouping) -> str:
    """Return what those articles have in common that stand under one heading.

    Args:
        key: Of an article, in the order of the group.
        group: By what they stand together; samples always do.
    """
    if key >= FIRST_SAMPLE:
        return FIRST_SAMPLE
    if group == "publisher":
        return key[len(_OWN) :].partition(_BREAK)[0]
    return key[: len(_OWN) + _DAY].partition(_END)[0].partition(_NONE)[0]


def _newest_first(published: str | None) -> str:
    return f"{published.translate(_NEWEST_FIRST)}{_END}" if published else _NONE


def _words(one: Listed) -> str:
    """Return what the list can be narrowed by: headline, publisher, and the date in two forms."""
    date = one.published or ""
    others = " ".join((one.publisher or "", date, spoken_date(date)))
    return f"{_WITH_NUMBER.sub(_by_value, one.title.casefold())} {others.casefold()}"


def _by_value(word: Match[str]) -> str:
    """Return a word that sorts by the value of its numbers, and is found as it is written."""
    written = word[0]
    key = _NUMBER.sub(lambda number: _value(number[0]), written)
    return key if written in key else f"{key}{_BREAK}{written}"


def _value(number: str) -> str:
    """Return the digits of a number, and before them how many they are where they are several.

    That is told by capital letters, which sort above all digits, and which words have none of.
    """
    digits = number.replace(",", "").lstrip("0") or "0"
    if len(digits) == 1:
        return digits
    whole, rest = divmod(len(digits), 26)
    return "Z" * whole + chr(ord("A") + rest) + digits
