"""What the rows of every list say. Pure: data in, styled words out.

A row is a fixed number of lines, a line a tuple of (words, style) runs, where the
style names a component of the `Rows` widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from reader.dataclass import dataclass
from reader.guard import guard, one_line
from reader.library.order import Grouping
from reader.library.progress import Place
from reader.library.shelf import Entry
from reader.model import Annotation, Person, Quote
from reader.ui.breaking import wrap
from reader.ui.glyphs import Glyphs
from reader.ui.marks import person_style
from reader.ui.strip import painted, strip
from reader.wording import spoken_date

if TYPE_CHECKING:
    from reader.library.around import Related, SaidAgain
    from reader.library.finding import Found
    from reader.library.page import Facts
    from reader.library.passage import Passage
    from reader.library.person import Known, Spot
    from reader.ui.opened import Said

RowLine = tuple[tuple[str, str], ...]
SPEED = 238 * 6
"""Characters read in a minute: 238 words of silent reading (Brysbaert 2019), six each."""
STATE_WORDS = {"moved": "moved", "needs_review": "needs review", "lost": "lost"}


@dataclass(frozen=True, slots=True)
class Counts:
    """What a person left in one article."""

    notes: int = 0
    """Notes and highlights."""
    bookmarks: int = 0
    starred: bool = False
    tags: tuple[str, ...] = ()


def fit(text: str, width: int, more: str = "…") -> str:
    """Return `text` on one line and in at most `width` cells, cut with `more` if need be."""
    text = one_line(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - cell_len(more))).rstrip() + more if width > 0 else ""


def fit_source(source: str, width: int, more: str = "…") -> str:
    """Return a path or an address in at most `width` cells; if need be it is cut before its end.

    So that a file's name, which tells it from others, is the last to go.
    """
    source = one_line(source)
    if cell_len(source) <= width:
        return source
    name = source[source.rfind("/", 0, -1) :] if "/" in source[:-1] else ""
    room = width - cell_len(name)
    return f"{fit(source, room, more)}{name}" if room > cell_len(more) else fit(source, width, more)


def fold(text: str, width: int, lines: int, more: str = "…") -> list[str]:
    """Return `text` in at most `lines` lines of `width` cells, the last cut if need be."""
    text = one_line(text)
    spans = list(wrap(text[: width * lines * 2], 0, len(text[: width * lines * 2]), width))
    folded = [text[line.start : line.end] for line in spans[:lines]]
    if len(spans) > lines:
        folded[-1] = fit(text[spans[lines - 1].start :], width, more)
    return folded


def entry_row(
    entry: Entry,
    place: Place | None,
    counts: Counts,
    width: int,
    glyphs: Glyphs,
    *,
    marked: bool = False,
) -> list[RowLine]:
    """Return an article of the library in three lines: the headline in two, then the rest."""
    unread = is_unread(place)
    style = "mark" if marked else "strong" if unread else "plain"
    lines: list[RowLine] = [((line, style),) for line in fold(entry.title, width, 2, glyphs.more)]
    marks = [glyphs.done] if marked else []
    if unread:
        marks.append(glyphs.unread)
    elif place and not place.finished:
        marks.append(f"{glyphs.begun}{percent(place)}%")
    if counts.starred:
        marks.append(glyphs.star)
    if counts.notes:
        marks.append(f"{glyphs.note}{counts.notes}")
    if counts.bookmarks:
        marks.append(f"{glyphs.bookmark}{counts.bookmarks}")
    left = " ".join(marks)
    date = spoken_date(entry.published) if entry.published else ""
    tags = [f"#{tag}" for tag in counts.tags]
    rest = " · ".join(part for part in (date, *tags, entry.publisher) if part)
    room = width - cell_len(left) - (1 if left else 0)
    lines.append(
        ((left + " ", "mark"), (fit(rest, room, glyphs.more), "dim"))
        if left
        else ((fit(rest, room), "dim"),)
    )
    return lines


def group_row(entry: Entry, group: Grouping, width: int) -> list[RowLine]:
    """Return the heading over the articles that stand together with one, in three lines."""
    if entry.sample:
        words = "Came with the reader"
    elif group == "publisher":
        words = entry.publisher or "Without a publisher"
    else:
        words = spoken_date((entry.published or "")[:10]) or "Without a date"
    return [(), (), ((fit(words, width), "heading"),)]


def place_words(seen: float, length: int) -> str:
    """Return how far one is, and how long the rest takes: "42% · 3 min left".

    Args:
        seen: How much of the text is above the bottom of the screen, 0 to 1.
        length: Of the text, in characters.
    """
    left = round(length * (1 - seen) / SPEED)
    return f"{seen:.0%} · {left} min left" if left else f"{seen:.0%}"


def is_unread(place: Place | None) -> bool:
    """Say whether an article still lies before the person: opened by accident is not read."""
    return place is None or not (place.offset or place.finished)


def percent(place: Place) -> int:
    """Return how far a place is into its article, 0 to 100: what the status line told there."""
    if place.seen is not None:
        return min(100, place.seen)
    return min(100, round(100 * place.offset / place.length)) if place.length else 0


def person_row(
    person: Person,
    named: Sequence[int],
    said: Said | None,
    length: int,
    style: str,
    glyphs: Glyphs,
    width: int,
) -> list[RowLine]:
    """Return a person in three or four lines: name, role, how often they are there, and where.

    Args:
        person: The person.
        named: Offsets of their names.
        said: What they say in quotation marks, if they do.
        length: Of the text, in characters.
        style: The style of their name.
        glyphs: The marks to use.
        width: In cells.
    """
    parts = [count_of(len(named), "mention")]
    if said is not None and said.begun:
        parts.append(count_of(len(said.begun), "quotation"))
    where = strip(named, said.starts if said else (), length, max(1, width))
    return [
        ((fit(person.name, width), style),),
        *(((fit(role, width), "plain"),) for role in person.roles[:1]),
        ((fit(" · ".join(parts), width), "dim"),),
        painted(where, style, glyphs),
    ]


def quote_row(
    quote: Quote, text: str, style: str, width: int, count: tuple[int, int] | None = None
) -> list[RowLine]:
    """Return a quotation in three lines: who says it, and how it begins.

    Args:
        quote: The quotation.
        text: The article's text.
        style: The style of the speaker's name.
        width: In cells.
        count: Which of how many of the same speaker it is, where they stand together.
    """
    told = f" · {count[0]} of {count[1]}" if count and count[1] > 1 else ""
    words = fold(text[quote.start : quote.end], width, 2)
    return [
        ((fit(speaker_words(quote), max(0, width - len(told))), style), (told, "dim")),
        *(((line, "plain"),) for line in words),
    ]


def speaker_words(quote: Quote) -> str:
    """Return who says a quotation, or that it is not said."""
    unnamed = "unnamed" if quote.speaker_kind == "unnamed" else "not said by whom"
    return quote.speaker or unnamed


def said_again_row(one: SaidAgain, width: int) -> list[RowLine]:
    """Return in three lines where else a quotation stands, and in what words if in others."""
    head = "also said in" if one.same else "much the same in"
    last = _when_and_where(one.facts) if one.same else one.words
    return [
        ((fit(f"  {head}", width), "mark"),),
        ((fit(f"  {one_line(one.facts.title)}", width), "plain"),),
        ((fit(f"  {one_line(last)}", width), "dim" if one.same else "quote"),),
    ]


def related_row(one: Related, width: int) -> list[RowLine]:
    """Return another article with people of the open one in three lines: they, headline, date."""
    return [
        ((fit(f"also in: {', '.join(one.people)}", width), "mark"),),
        ((fit(one.facts.title, width), "plain"),),
        ((fit(_when_and_where(one.facts), width), "dim"),),
    ]


def _when_and_where(facts: Facts) -> str:
    date = spoken_date(facts.published) if facts.published else "no date"
    return " · ".join(part for part in (date, facts.publisher) if part)


def annotation_row(
    one: Annotation, glyphs: Glyphs, width: int, where: str | None = None
) -> list[RowLine]:
    """Return an annotation in three lines: its kind and state, the passage, the note.

    Args:
        one: The annotation.
        glyphs: The marks to use.
        width: In cells.
        where: The headline of its article, where the list is of many articles.
    """
    glyph = {"note": glyphs.note, "highlight": glyphs.highlight, "bookmark": glyphs.bookmark}
    kind = (
        f"bookmark {one.label}" if one.kind == "bookmark" and one.label else one.label or one.kind
    )
    head = " · ".join(part for part in (kind, STATE_WORDS.get(one.state), where) if part)
    passage = one_line(one.target.exact).strip('“”"')
    return [
        ((f"{glyph[one.kind]} ", "mark"), (fit(head, width - 2), "dim")),
        ((fit(f"“{passage}”", width), "quote"),),
        ((fit(one.note, width), "plain"),),
    ]


def found_row(found: Found, width: int, more: str = "…") -> list[RowLine]:
    """Return an article that was found in four lines: headline, source, and the sentence in two.

    Args:
        found: The article.
        width: In cells.
        more: What stands where something is cut off.
    """
    hit = found.hit
    date = spoken_date(hit.published) if hit.published else ""
    source = " · ".join(part for part in (hit.publisher, date) if part)
    lines: list[RowLine] = [
        ((fit(hit.title, width, more), "strong"),),
        ((fit(source, width, more), "dim"),),
    ]
    if found.passage is not None:
        lines += _sentence(found.text, found.passage, width, more)
    return lines


def _sentence(text: str, passage: Passage, width: int, more: str) -> list[RowLine]:
    """Return two lines of a sentence, with the first mark in one of them."""
    # One character for another, so that the marks stay where they are.
    text = text[: passage.end].replace("\n", " ")
    spans = list(wrap(text, passage.start, passage.end, width - 2 * cell_len(more)))
    first = passage.marks[0][0] if passage.marks else passage.start
    line = next((n for n, one in enumerate(spans) if first < one.end), 0)
    begin = max(0, min(line, len(spans) - 2))
    shown = spans[begin : begin + 2]
    rows = [_marked(text, one.start, one.end, passage) for one in shown]
    if begin:
        rows[0] = ((more, "plain"), *rows[0])
    if begin + 2 < len(spans):
        rows[-1] = (*rows[-1], (more, "plain"))
    return rows


def _marked(text: str, start: int, end: int, passage: Passage) -> RowLine:
    runs, done = [], start
    for a, b in passage.marks:
        a, b = max(a, start), min(b, end)
        if a < b:
            runs += [(guard(text[done:a]), "plain"), (guard(text[a:b]), "hit")]
            done = b
    return (*runs, (guard(text[done:end]), "plain"))


def known_row(known: Known, width: int, more: str = "…") -> list[RowLine]:
    """Return somebody whose page can be opened in three lines."""
    articles = count_of(known.articles, "article")
    return [
        ((fit(known.called, width, more), person_style(known.name)),),
        ((fit(f"person · {articles}", width, more), "dim"),),
        ((fit("Enter shows everything they said", width, more), "dim"),),
    ]


def spot_row(spot: Spot, width: int, more: str = "…") -> list[RowLine]:
    """Return a place of a person's record in three lines: an article, or what they say in it."""
    if spot.words:
        return [((line, "quote"),) for line in fold(spot.words, width, 3, more)]
    facts = spot.facts
    named = [*spot.roles[:1], *([count_of(spot.mentions, "mention")] if spot.mentions else [])]
    return [
        ((fit(_when_and_where(facts), width, more), "mark"),),
        ((fit(facts.title, width, more), "strong"),),
        ((fit(" · ".join(named), width, more), "dim"),),
    ]


def crosshead_row(words: str, style: str, width: int) -> list[RowLine]:
    """Return a crosshead, or the headline, in at most two lines."""
    return [((line, style),) for line in fold(words, width, 2)]


def count_of(number: int, thing: str) -> str:
    """Return a number of things in words: "1 article", "2 articles"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
