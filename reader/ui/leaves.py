"""The pages of the side panel: what each lists, and where each row leads. Pure."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from reader.dataclass import dataclass
from reader.model import Annotation, Quote
from reader.ui.glyphs import Glyphs
from reader.ui.marks import person_style
from reader.ui.opened import Jump, Opened, Thing
from reader.ui.rows import (
    RowLine,
    annotation_row,
    crosshead_row,
    person_row,
    quote_row,
    related_row,
    said_again_row,
    speaker_words,
)
from reader.wording import mark_before

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


def leaves(
    kind: PanelKind, opened: Opened, glyphs: Glyphs, *, by_speaker: bool = False
) -> list[Leaf]:
    """Return the rows of one page about an open article, in the order of the page.

    Args:
        kind: Which page.
        opened: The article.
        glyphs: The marks to use.
        by_speaker: Whether all that one says stands together on the page of quotations.
    """
    if kind == "quotes":
        return list(_by_speaker(opened) if by_speaker else _quotes(opened))
    if kind == "contents":
        return list(_contents(opened))
    return list((_notes if kind == "notes" else _people)(opened, glyphs))


def _people(opened: Opened, glyphs: Glyphs) -> Iterator[Leaf]:
    length = len(opened.article.text)
    for person in opened.analysis.people if opened.analysis is not None else ():
        first, style = person.mentions[0], opened.person_styles[person.name]
        thing = Thing("person", first.start, first.end)
        named = array("I", (mention.start for mention in person.mentions))
        said = opened.said.get(person.name)
        row = partial(person_row, person, named, said, length, style, glyphs)
        yield Leaf(row, first.start, thing)
    for one in opened.around.related:
        jump = Jump(one.facts.id, one.start, one.end, quote=False)
        yield Leaf(partial(related_row, one), length, elsewhere=jump)


def _quotes(opened: Opened) -> Iterator[Leaf]:
    for quote in opened.direct_quotes:
        yield _quote(opened, quote)
        yield from _said_again(opened, quote)


def _by_speaker(opened: Opened) -> Iterator[Leaf]:
    """Yield what one says after what another says: whoever says most first, nobody named last."""
    groups: dict[tuple[bool, str], list[Quote]] = {}
    for quote in opened.direct_quotes:
        groups.setdefault((quote.speaker is None, speaker_words(quote)), []).append(quote)
    for _, said in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]))):
        for number, quote in enumerate(said, start=1):
            yield _quote(opened, quote, (number, len(said)))
            yield from _said_again(opened, quote)


def _said_again(opened: Opened, quote: Quote) -> Iterator[Leaf]:
    for one in opened.around.said_again:
        if one.quote == quote:
            jump = Jump(one.facts.id, one.start, one.end, quote=True)
            yield Leaf(partial(said_again_row, one), quote.start, elsewhere=jump)


def _quote(opened: Opened, quote: Quote, count: tuple[int, int] | None = None) -> Leaf:
    named = quote.speaker_kind == "person" and quote.speaker
    style = opened.person_styles.get(named, person_style(named)) if named else "dim"
    row = partial(quote_row, quote, opened.article.text, style, count=count)
    return Leaf(row, quote.start, Thing("quote", quote.start, quote.end))


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
            number = mark_before(article.text, block, "")
            words = number + article.text[block.start : block.end]
            yield Leaf(partial(crosshead_row, words, "plain"), block.start)
