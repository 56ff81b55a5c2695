"""Which articles have the words of a query: the best first, or the latest where very many do.

The tables of words are gone through once where that can be: looking a phrase up costs nearly as
much as weighing those that have it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from reader.dataclass import dataclass
from reader.library.index import Index

RANKED = 2000
"""Articles; where more have the words, they come latest first, for weighing them all takes long
(bm25 over a word of every other article: 115 to 230 ms for 100,000 articles)."""

SAMPLE = 1000
"""Articles by which it is guessed how many have the words: those that were studied last."""

WEIGHTS = "10.0, 1.0, 4.0"
"""Of headline, text and byline, when articles are ranked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in the tables of words, as expressions for them."""

    words: str | None
    """For the table of words; None where nothing is looked for in it."""
    whole: str | None
    """Of these, what holds no beginnings of words: all words that begin so are put together
    whenever they are asked for, which costs most."""
    begun: str | None = None
    """For the table of short beginnings, which too many articles have to put these together."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Rows of the tables of words."""

    numbers: Sequence[int]
    """The best first; where there are more than `RANKED`, the latest of them, latest first."""
    more: bool
    """Whether there may be others."""


def entries_with(index: Index, asked: Asked, *, many: bool) -> Entries:
    """Return the entries that have the words that are asked for.

    Short beginnings of words that very many articles have choose among those that have the
    other words, and weigh nothing beside them.

    Args:
        index: Where they are looked up.
        asked: The words.
        many: What `may_be_many` guesses; guessed wrong, it only takes longer.
    """
    if asked.words is None:
        return _latest(index, "beginnings", asked.begun or "")
    if not many:
        best = _best(index, asked.words)
        if len(best) <= RANKED:
            return Entries(_begun_among(index, best, asked.begun), more=False)
    latest = _latest(index, "entries", asked.words)
    numbers = latest.numbers if latest.more else _best(index, asked.words)
    return Entries(_begun_among(index, numbers, asked.begun), latest.more)


def many_begin(index: Index, begun: str) -> bool:
    """Tell whether more than `RANKED` articles have all of some short beginnings of words."""
    return _has_many(index, "beginnings", begun)


def table_of(asked: Asked) -> tuple[str, str, list[str]]:
    """Return the table that words are looked up in, what must hold of a row of it, and values."""
    if asked.words is None:
        return "beginnings", "beginnings MATCH ?", [asked.begun or ""]
    if asked.begun is None:
        return "entries", "entries MATCH ?", [asked.words]
    # With a plus: else SQLite looks every one of very many entries up in the table of words.
    begins = "+entries.rowid IN (SELECT rowid FROM beginnings WHERE beginnings MATCH ?)"
    return "entries", f"entries MATCH ? AND {begins}", [asked.words, asked.begun]


def may_be_many(index: Index, asked: Asked) -> bool:
    """Guess from those studied last whether more than `RANKED` articles have the words."""
    last = max(index.numbers("SELECT coalesce(max(entry), 0) FROM pages"))
    if last <= RANKED or asked.whole is None:
        return last > RANKED
    statement = "SELECT count(*) FROM entries WHERE entries MATCH ? AND rowid > ?"
    found = sum(index.numbers(statement, [asked.whole, last - SAMPLE]))
    many = RANKED * min(SAMPLE, last)
    if asked.words == asked.whole and many < 2 * found * last < 3 * many:
        # To be sure costs a fifth of what is lost when one is wrong.
        return _has_many(index, "entries", asked.whole)
    return found * last > many


def _has_many(index: Index, table: str, expression: str) -> bool:
    statement = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1 OFFSET ?"
    return bool(index.numbers(statement, [expression, RANKED]))


def _best(index: Index, words: str) -> Sequence[int]:
    """Return up to one more than `RANKED` entries that have some words, the best first.

    They are put in order here, so that no more than these are weighed where there are more.
    """
    return index.gather(
        lambda rows: (-number for _, number in sorted(rows)),
        f"SELECT bm25(entries, {WEIGHTS}), -rowid FROM entries WHERE entries MATCH ? LIMIT ?",
        [words, RANKED + 1],
    )


def _latest(index: Index, table: str, expression: str) -> Entries:
    found = index.numbers(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",
        [expression, RANKED + 1],
    )
    return Entries(found, len(found) > RANKED)


def _begun_among(index: Index, entries: Sequence[int], begun: str | None) -> Sequence[int]:
    """Return those of some entries that have words with some short beginnings."""
    if begun is None or not entries:
        return entries
    found = index.numbers(
        "SELECT rowid FROM beginnings WHERE beginnings MATCH ? "
        "AND +rowid IN (SELECT value FROM json_each(?))",
        [begun, json.dumps(list(entries))],
    )
    begin = frozenset(found)
    return array("q", (entry for entry in entries if entry in begin))
