"""The pages of the side panel: what each lists, and where each row leads. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from reader.model import Annotation
from reader.ui.glyphs import Glyphs
from reader.ui.opened import Jump, Opened, Thing
from reader.ui.rows import (
    RowLine,
    annotation_row,
    crosshead_row,
    person_row,
    quote_row,
    related_row,
    said_again_row,
)

PanelKind = Literal["people", "quotes", "notes", "contents"]
KINDS: tuple[PanelKind, ...] = ("people", "quotes", "notes", "contents")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One row of the panel."""

    paint: Callable[[int], Sequence[RowLine]]
    """Gives its lines for a width in cells."""
    offset: int
    """Where it leads in the text."""
    thing: Thing | None = None
    """What the cursor stands on when it goes there."""
    annotation: Annotation | None = None
    """The annotation it is about, on the page of notes."""
    elsewhere: Jump | None = None
    """The place in another article that it leads to."""


def leaves(kind: PanelKind, opened: Opened, glyphs: Glyphs) -> list[Leaf]:
    """Return the rows of one page about an open article, in the order of the page."""
    pages = {"people": _people, "quotes": _quotes, "contents": _contents}
    return list(_notes(opened, glyphs) if kind == "notes" else pages[kind](opened))


def _people(opened: Opened) -> Iterator[Leaf]:
    if opened.analysis is not None:
        for person in opened.analysis.people:
            first = person.mentions[0]
            thing = Thing("person", first.start, first.end)
            yield Leaf(partial(person_row, person, opened.analysis), first.start, thing)
        for one in opened.around.related:
            jump = Jump(one.facts.id, one.start, one.end, quote=False)
            yield Leaf(partial(related_row, one), len(opened.article.text), elsewhere=jump)


def _quotes(opened: Opened) -> Iterator[Leaf]:
    for quote in opened.direct_quotes:
        thing = Thing("quote", quote.start, quote.end)
        yield Leaf(partial(quote_row, quote, opened.article.text), quote.start, thing)
        for one in opened.around.said_again:
            if one.quote == quote:
                jump = Jump(one.facts.id, one.start, one.end, quote=True)
                yield Leaf(partial(said_again_row, one), quote.start, elsewhere=jump)


def _notes(opened: Opened, glyphs: Glyphs) -> Iterator[Leaf]:
    """Yield what was left in the text in its order, after what is lost from it."""
    lost = [one for one in opened.notes.annotations if one.state == "lost"]
    for one in lost:
        yield Leaf(partial(annotation_row, one, glyphs), -1, None, one)
    for one in opened.notes.annotations:
        if one.state == "lost":
            continue
        thing = Thing("annotation", one.target.start, one.target.end)
        place = None if one.kind == "bookmark" else thing
        yield Leaf(partial(annotation_row, one, glyphs), one.target.start, place, one)


def _contents(opened: Opened) -> Iterator[Leaf]:
    article = opened.article
    yield Leaf(partial(crosshead_row, article.title, "strong"), 0)
    for block in article.blocks:
        if block.kind == "crosshead":
            words = article.text[block.start : block.end]
            yield Leaf(partial(crosshead_row, words, "plain"), block.start)
