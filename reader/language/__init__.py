"""A text, to who says what in it. Pure, and the standard library only.

`reader.language.cast` describes the street that `analyse` walks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.collector import resting_collector
from reader.language.attribution import attribute
from reader.language.cast import Cast, Link, Links, QuoteSpan
from reader.language.corrected_people import with_people
from reader.language.corrections import settled, told_of, with_quotations
from reader.language.people import find_people
from reader.language.pronouns import follow_speakers, resolve, resolve_quoted
from reader.language.quotes import find_quotes
from reader.language.roles import distinct, roles_of_pronouns
from reader.language.scene import Scene
from reader.language.sentences import read_prose
from reader.language.steps import Steps, in_step, walked
from reader.language.tokens import Prose
from reader.language.told import NOTHING_TOLD, Told
from reader.model import Analysis, Correction, Mention, Person

_LETTERS_AT_ONCE = 1 << 18
"""Of texts that are analysed side by side: what is known of them meanwhile takes some ten MB."""


def analyse(text: str, corrections: Iterable[Correction] = ()) -> Analysis:
    """Find the quotations, their speakers and the people of a text.

    Args:
        text: Paragraphs parted by blank lines. Any string at all.
        corrections: What a reader put right, heard first; targets count in `text`. What is
            not about people or quotations, or not to be found, is passed over.

    Returns:
        Quotes sorted by start and people sorted by first mention; every offset counts
        code points of `text`. The same text gives the same analysis on every run.
    """
    return put_right(text, tuple(corrections))[0]


def put_right(
    text: str, corrections: Sequence[Correction]
) -> tuple[Analysis, tuple[Correction, ...]]:
    """Do as `analyse`; return also the corrections whose names or quotation are not there."""
    with resting_collector():
        return walked(_put_right(text, corrections))


def analyse_all(texts: Iterable[str]) -> Iterator[Analysis | Exception]:
    """Do as `analyse` does for each of many texts, some of them side by side.

    Yields:
        Their analyses, in order; in place of one that failed, its error.
    """
    for some in _together(texts):
        with resting_collector():
            found = in_step(_put_right(text, ()) for text in some)
        yield from (one if isinstance(one, Exception) else one[0] for one in found)


def _together(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts by turns as many as are analysed side by side."""
    some: list[str] = []
    for text in texts:
        if some and sum(map(len, some)) + len(text) > _LETTERS_AT_ONCE:
            yield some
            some = []
        some.append(text)
    if some:
        yield some


def _put_right(
    text: str, corrections: Sequence[Correction]
) -> Steps[tuple[Analysis, tuple[Correction, ...]]]:
    prose = read_prose(text)
    yield
    spans = find_quotes(prose)
    yield
    if not corrections:
        cast = yield from find_people(prose, spans)
        return (yield from _read(prose, spans, cast)), ()
    spans = with_quotations(prose, spans, corrections)
    cast = yield from find_people(prose, spans)
    known, unmet = with_people(prose, cast, corrections)
    analysis = yield from _read(prose, spans, known.cast)
    told, unfound = told_of(analysis.quotes, known, corrections)
    if told != NOTHING_TOLD:
        analysis = yield from _read(prose, spans, known.cast, told)
    return analysis, (*unmet, *unfound)


def _read(
    prose: Prose, spans: Sequence[QuoteSpan], cast: Cast, told: Told = NOTHING_TOLD
) -> Steps[Analysis]:
    scene = Scene(prose, cast)
    links = resolve(scene, spans, told)
    yield
    found = yield from attribute(prose, spans, cast, links, told)
    quotes = settled(found, told, cast)
    links = follow_speakers(quotes, cast, links, prose)
    links = resolve_quoted(scene, quotes, links)
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
        if names  # the reader may have named a speaker whom the text does not
    )


def _pointing(text: str, link: Link) -> Mention:
    return Mention(link.start, link.end, text[link.start : link.end])
