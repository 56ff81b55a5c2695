"""A text, to who says what in it. Pure, and the standard library only.

`reader.language.cast` describes the street that `analyse` walks.
"""

from __future__ import annotations

from reader.language.attribution import attribute
from reader.language.cast import Cast, Link, Links
from reader.language.people import find_people
from reader.language.pronouns import follow_speakers, resolve, resolve_quoted
from reader.language.quotes import find_quotes
from reader.language.roles import distinct, roles_of_pronouns
from reader.language.sentences import read_prose
from reader.language.tokens import Prose
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
    return Analysis(quotes, _people(prose, cast, links))


def _people(prose: Prose, cast: Cast, links: Links) -> tuple[Person, ...]:
    text = prose.text
    named: list[list[Mention]] = [[] for _ in cast.people]
    pointed: list[list[Mention]] = [[] for _ in cast.people]
    for one in cast.mentions:
        named[one.person].append(Mention(one.start, one.end, text[one.start : one.end]))
    for link in links.links:
        pointed[link.person].append(_pointing(text, link))
    roles = [list(figure.roles) for figure in cast.people]
    for person, role in roles_of_pronouns(prose, links):
        roles[person].append(role)
    return tuple(
        Person(figure.name, figure.titles, distinct(said), tuple(names), tuple(pronouns))
        for figure, said, names, pronouns in zip(cast.people, roles, named, pointed, strict=True)
    )


def _pointing(text: str, link: Link) -> Mention:
    return Mention(link.start, link.end, text[link.start : link.end])
