"""The people of a text: who is named where, under which forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.language.cast import Cast, QuoteSpan
from reader.language.context import of_context
from reader.language.epithets import epithets
from reader.language.form import PLAIN, of_form
from reader.language.headings import headings, named_in_headings, works
from reader.language.judging import Signs, accepted_names, grouped, is_person_alone
from reader.language.lexicon import BODY, CALENDAR, COMMON, FAMILY, GIVEN, ROLE, classes_of, lexicon
from reader.language.lineups import in_lineups
from reader.language.names import Candidate, candidates
from reader.language.registry import Registry
from reader.language.roles import distinct
from reader.language.steps import Steps
from reader.language.tokens import Prose
from reader.language.tongue import foreign_paragraphs


def find_people(prose: Prose, spans: Sequence[QuoteSpan]) -> Steps[Cast]:
    """Find the people that `prose` names, in steps.

    Args:
        prose: The text.
        spans: Its quotations; a name in the quoted title of a work is nobody.
    """
    foreign = foreign_paragraphs(prose)
    if foreign is None:
        return Cast(english=False)
    found, runs = candidates(prose)
    yield
    in_work = works(prose, spans)
    heading = headings(prose)
    passed_over = _tokens(foreign) | in_work
    seen = [one for one in found if one.start not in passed_over]
    found, ordinary = [], []
    for one in seen:
        if _could_be(one):
            found.append(one)
        elif not heading[one.start]:
            ordinary.append(one)
    names = [
        one for one in found if not one.is_family and (not heading[one.start] or _is_plain(one))
    ]
    alone = [one for one in found if one.is_family and not heading[one.start]]
    yield
    signs = Signs.of(prose, runs, in_lineups(prose, found))
    registry = Registry(prose)
    ordinary = [one for one in ordinary if _can_stand_for_a_name(prose, one)]
    for one in accepted_names(prose, names, alone + ordinary, signs):
        registry.add_full(one)
    yield
    for one in ordinary:
        registry.link(one)
    _take_in_single_words(prose, alone, registry, signs)
    yield
    in_headings = [run for run in runs if heading[run[0]] and run[0] not in passed_over]
    named_in_headings(prose, in_headings, registry)
    cast = registry.cast(runs)
    yield
    return _with_epithets(prose, cast)


def _with_epithets(prose: Prose, cast: Cast) -> Cast:
    """Add what people are called in place of their names to what is said beside them."""
    people, holders = list(cast.people), dict(cast.holders)
    for number, role in epithets(prose, cast):
        known = people[number].roles
        people[number] = replace(people[number], roles=distinct((*known, role)))
        noun = role.rpartition(" ")[2].lower()
        holders[noun] = holders.get(noun, frozenset()) | {number}
    return replace(cast, people=tuple(people), holders=holders)


def _tokens(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(token for start, end in spans for token in range(start, end))


def _is_plain(one: Candidate) -> bool:
    """Tell whether a name in a headline is beyond doubt by its form alone."""
    flags = classes_of(one.words[-1])
    return len(one.words) < 4 and not flags & COMMON and of_form(one.words, False) >= PLAIN


def _could_be(one: Candidate) -> bool:
    """Tell whether a candidate is worth weighing: no lone "The", "Monday" or "Mr Speaker"."""
    if len(one.words) > 1:
        return True
    if len(one.words[0]) == 1:
        return False
    flags = classes_of(one.words[0])
    against = ROLE | BODY if one.title < one.start else COMMON | CALENDAR
    if "-" in one.words[0] and not lexicon().get(one.words[0]):
        against = 0 if one.title < one.start else COMMON  # "Mrs Hale-Lane": parts tell little
    return not flags & against or bool(flags & (GIVEN | FAMILY))


def _can_stand_for_a_name(prose: Prose, one: Candidate) -> bool:
    """Tell whether a lone ordinary word can be the family name of somebody named in full.

    "Bone" can be Ken Bone's where its capital is not that of a sentence's beginning, or
    where the text never writes "bone".
    """
    word = one.words[0]
    if classes_of(word) & (CALENDAR | ROLE | BODY):
        return False
    return not (one.opens and prose.writes_small(word)) and of_context(prose, one) >= 0


def _take_in_single_words(
    prose: Prose, alone: list[Candidate], registry: Registry, signs: Signs
) -> None:
    """Give each lone word to somebody known, else weigh it as somebody's only name."""
    unknown = grouped(one for one in alone if not registry.link(one))
    # First names first: a "Mr Vole" may then turn out to be the "Tom" named before.
    for mentions in sorted(unknown.values(), key=lambda group: group[0].title < group[0].start):
        if is_person_alone(prose, mentions, signs):
            for one in mentions:
                registry.add_single(one)
