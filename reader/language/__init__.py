"""A text, to who says what in it. Pure, and the standard library only.

`reader.language.cast` describes the street that `analyse` walks.
"""

from __future__ import annotations

from reader.language.attribution import attribute
from reader.language.cast import Cast, Link, Links
from reader.language.people import find_people
from reader.language.pronouns import follow_speakers, resolve, resolve_quoted
from reader.language.quotes import find_quotes
from reader.language.sentences import read_prose
from reader.model import Analysis, Mention, Person


def analyse(text: str) -> Analysis:
    """Find the quotations, their speakers and the people of a text.

    Args:
        text: Paragraphs parted by blank lines. Any string at all.

    Returns:
        Quotes sorted by start and people sorted by first mention; every offset counts
        code points of `text`. The same text gives the same analysis on every run.
    """
    prose = read_prose(text)
    spans = find_quotes(prose)
    cast = find_people(prose, spans)
    links = resolve(prose, spans, cast)
    quotes = attribute(prose, spans, cast, links)
    links = follow_speakers(quotes, cast, links, prose)
    links = resolve_quoted(prose, quotes, cast, links)
    return Analysis(quotes, _people(text, cast, links))


def _people(text: str, cast: Cast, links: Links) -> tuple[Person, ...]:
    named: list[list[Mention]] = [[] for _ in cast.people]
    pointed: list[list[Mention]] = [[] for _ in cast.people]
    for one in cast.mentions:
        named[one.person].append(Mention(one.start, one.end, text[one.start : one.end]))
    for link in links.links:
        pointed[link.person].append(_pointing(text, link))
    return tuple(
        Person(figure.name, figure.titles, figure.roles, tuple(names), tuple(pronouns))
        for figure, names, pronouns in zip(cast.people, named, pointed, strict=True)
    )


def _pointing(text: str, link: Link) -> Mention:
    return Mention(link.start, link.end, text[link.start : link.end])
