"""What other articles share with one: the same quotations, the same people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.dataclass import dataclass
from reader.library.page import Facts
from reader.model import Analysis, Quote

if TYPE_CHECKING:
    from reader.library.bearers import Bearers
    from reader.library.corrections import Corrections
    from reader.library.index import Index

RUN = 5
"""Words one after the other by which a quotation is known again. Fewer are said by anybody:
of "no comment" or "we will do it again" nothing follows."""
QUOTES, ARTICLES = 12, 20
"""Other places of one quotation, and other articles with the people, at most."""
LATEST = 400
"""Articles of one person that are weighed, those that came last: who is in thousands of articles
says little of what belongs to one."""


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """A quotation of the article, as another has it."""

    quote: Quote
    """In the article."""
    facts: Facts
    """Of the other."""
    start: int
    """In the other's text."""
    end: int
    words: str
    """As the other has them."""
    same: bool
    """Whether they are the same words, letter case and punctuation aside."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another article with people of this one."""

    facts: Facts
    people: tuple[str, ...]
    """Who is in both, those in fewest articles first."""
    start: int
    """Where the other names the first of them."""
    end: int


@dataclass(frozen=True, slots=True)
class Around:
    """What the library has around an article."""

    said_again: tuple[SaidAgain, ...] = ()
    """In text order, of each quotation the oldest first."""
    related: tuple[Related, ...] = ()
    """The nearest first."""


def around(
    index: Index,
    id: str,  # noqa: A002
    text: str,
    analysis: Analysis,
    corrections: Corrections | None = None,
) -> Around:
    """Return what other articles of the library share with one.

    Args:
        index: What is known of the pages.
        id: The article's.
        text: The article's.
        analysis: Who says what in it.
        corrections: What the person put right, of who is who.
    """
    from reader.library.bearers import Bearers
    from reader.library.corrections import NO_CORRECTIONS

    quotes = [quote for quote in analysis.quotes if quote.kind != "scare"]
    again = [one for quote in quotes for one in _again(index, id, quote, text)]
    people = [one.name for one in analysis.people]
    bearers = Bearers(index, corrections or NO_CORRECTIONS)
    return Around(tuple(again), tuple(_related(index, id, people, bearers)))


def runs_of(words: str) -> list[str]:
    """Return stretches of `RUN` words one after the other, of which a shared one will be found.

    Whoever takes over twice as many words has one of them whole.

    >>> runs_of('"The ramp broke in the storm, and we mended it," she said.')
    ['the ramp broke in the', 'storm and we mended it']
    """
    from reader.library.compare import name_key

    every = [" ".join(name_key(word).split()) for word in words.split()]
    every = [word for word in every if word]
    return [" ".join(every[at : at + RUN]) for at in range(0, len(every) - RUN + 1, RUN)]


def _again(index: Index, id_: str, quote: Quote, text: str) -> Iterator[SaidAgain]:
    from reader.library.compare import name_key, pattern_of, says

    words = text[quote.start : quote.end]
    runs = runs_of(words)
    if not runs:
        return
    patterns = [pattern_of(run, prefix=False) for run in runs]
    found = index.select(
        lambda row: (int(row[0]), int(row[1]), int(row[2]), str(row[3])),
        "SELECT p.number, q.start, q.end, q.words FROM pages p JOIN quotes q ON q.page = p.number "
        "WHERE p.entry IN (SELECT rowid FROM entries WHERE entries MATCH ? LIMIT ?) "
        "AND p.id <> ? AND p.problem IS NULL AND q.kind <> 'scare' "
        f"AND ({' OR '.join(['says(q.words, ?)'] * len(patterns))}) "
        "ORDER BY p.published IS NULL, p.published, p.path, q.place LIMIT ?",
        [" OR ".join(f'"{run}"' for run in runs), LATEST, id_, *patterns, QUOTES],
    )
    pages = _facts(index, (page for page, *_ in found))
    whole = pattern_of(words, prefix=False)
    for page, start, end, theirs in found:
        if page in pages:
            same = says(theirs, whole) and name_key(theirs) == name_key(words)
            yield SaidAgain(quote, pages[page], start, end, theirs, same)


def _related(index: Index, id_: str, people: Sequence[str], bearers: Bearers) -> Iterator[Related]:
    """Yield other articles with some of the people, who weigh more the rarer they are.

    Those in which somebody else bears the name of one are not of them.
    """
    bearers.look_up(people)
    own = bearers.page(id_)
    weights: Counter[int] = Counter()
    shared: dict[int, list[tuple[int, str]]] = {}
    for name in people:
        pages = index.select(
            lambda row: int(row[0]),
            "SELECT r.page FROM names n JOIN people r ON r.name = n.number JOIN pages p "
            "ON p.number = r.page WHERE n.name = ? AND p.id <> ? AND p.problem IS NULL "
            "AND r.page NOT IN (SELECT value FROM json_each(?)) ORDER BY r.page DESC LIMIT ?",
            [name, id_, json.dumps(list(bearers.others(name, own))), LATEST],
        )
        for page in pages:
            weights[page] += _ONE // (len(pages) + 1)
            shared.setdefault(page, []).append((len(pages), name))
    order = sorted(weights, key=lambda page: (-weights[page], -page))[:ARTICLES]
    pages_ = _facts(index, order)
    places = _first_mentions(index, order)
    for page in order:
        if page in pages_:
            names = [name for _, name in sorted(shared[page])]
            start, end = places.get((page, names[0]), (0, 0))
            yield Related(pages_[page], tuple(names), start, end)


_ONE = 10**6


def _facts(index: Index, pages: Iterable[int]) -> dict[int, Facts]:
    asked = json.dumps(list(pages))
    return dict(index.numbered("number IN (SELECT value FROM json_each(?))", [asked]))


def _first_mentions(index: Index, pages: Iterable[int]) -> dict[tuple[int, str], tuple[int, int]]:
    """Return where each person of some pages is named first."""
    rows = index.select(
        lambda row: (int(row[0]), str(row[1]), int(row[2] or 0), len(str(row[3] or ""))),
        "SELECT r.page, n.name, json_extract(r.mentions, '$[1][0]'), "
        "json_extract(r.mentions, '$[0][' || json_extract(r.mentions, '$[1][1]') || ']') "
        "FROM people r JOIN names n ON n.number = r.name "
        "WHERE r.page IN (SELECT value FROM json_each(?))",
        [json.dumps(list(pages))],
    )
    return {(page, name): (start, start + length) for page, name, start, length in rows}
