"""The people of a text: who is named where, under which forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.language.cast import Cast, QuoteSpan
from reader.language.context import of_context
from reader.language.form import (
    AGAINST,
    BOUND,
    HEADED,
    LISTED,
    ORDINARY,
    PERSON,
    PERSON_ALONE,
    PLAIN,
    SURE,
    of_form,
    of_single,
)
from reader.language.headings import headings, named_in_headings
from reader.language.lexicon import (
    BODY,
    CALENDAR,
    COMMON,
    FAMILY,
    GIVEN,
    ROLE,
    classes_of,
)
from reader.language.lineups import in_lineups
from reader.language.names import Candidate, candidates
from reader.language.registry import Registry
from reader.language.tokens import WORD, Prose
from reader.language.tongue import is_english

MAX_WEIGHED = 40
"""Mentions by one word whose surroundings are weighed for an unknown longer name."""


def find_people(prose: Prose, spans: Sequence[QuoteSpan]) -> Cast:
    """Find the people that `prose` names."""
    del spans
    if not is_english(prose):
        return Cast(english=False)
    found, all_runs = candidates(prose)
    heading = headings(prose)
    long = [
        one for one in found if not one.is_family and (not heading[one.start] or _is_plain(one))
    ]
    small = _small_words(prose)
    singles = [one for one in found if one.is_family and not heading[one.start] and _could_be(one)]
    registry = Registry(prose)
    listed = in_lineups(prose, [*filter(_could_be, found)])
    for one in _accepted_long(prose, long, singles, listed, small):
        registry.add_full(one)
    against = _firms(prose, all_runs) | small
    _take_singles(prose, singles, registry, listed, against)
    heads = [run for run in all_runs if heading[run[0]]]
    named_in_headings(prose, heads, registry)
    return registry.cast(all_runs)


def _small_words(prose: Prose) -> frozenset[str]:
    """Return the words that the text also writes small, and so are no names in it."""
    return frozenset(w for w, kind in zip(prose.words, prose.kinds, strict=True) if kind == WORD)


def _is_plain(one: Candidate) -> bool:
    """Tell whether a name in a headline is beyond doubt by its form alone."""
    flags = classes_of(one.words[-1])
    return len(one.words) < 4 and not flags & COMMON and of_form(one.words, False) >= PLAIN


def _could_be(one: Candidate) -> bool:
    if len(one.words) > 1:
        return True
    flags = classes_of(one.words[0])
    if one.title < one.start:
        return not flags & (ROLE | BODY) or bool(flags & (GIVEN | FAMILY))
    return not flags & (COMMON | CALENDAR) or bool(flags & (GIVEN | FAMILY))


def _accepted_long(
    prose: Prose,
    long: list[Candidate],
    singles: list[Candidate],
    listed: frozenset[int],
    small: frozenset[str],
) -> list[Candidate]:
    by_last: dict[str, list[Candidate]] = defaultdict(list)
    for one in singles:
        by_last[one.words[-1]].append(one)
    by_name: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in long:
        by_name[one.words].append(one)
    kept: list[Candidate] = []
    for name, mentions in by_name.items():
        score = of_form(name, name[-1] in by_last)
        score -= ORDINARY * sum(
            word.lower() in small and not classes_of(word) & (GIVEN | FAMILY) for word in name
        )
        contexts = [of_context(prose, one) for one in mentions]
        if not classes_of(name[0]) & GIVEN:
            if name[0] in by_last and name[-1] not in by_last:
                score -= HEADED
            down = (of_context(prose, one) for one in by_last.get(name[-1], [])[:MAX_WEIGHED])
            contexts += [value for value in down if value < 0]
        score += _pooled(contexts)
        if not listed.isdisjoint(one.start for one in mentions):
            score += LISTED
        if score >= PERSON:
            kept.extend(mentions)
    kept.sort(key=lambda one: one.start)
    return kept


def _has_title(one: Candidate) -> bool:
    return one.title < one.start


def _firms(prose: Prose, all_runs: list[tuple[int, int]]) -> frozenset[str]:
    """Return unknown words at the head of a body's name: short for it when they stand alone."""
    words = prose.words
    return frozenset(
        words[start]
        for start, end in all_runs
        if end - start > 1
        and classes_of(words[end - 1]) & BODY
        and not classes_of(words[start]) & (GIVEN | FAMILY)
    )


def _pooled(contexts: list[int]) -> int:
    """Return what all contexts of a name say together.

    The strongest sign counts in full and the rest by a third: ten weak signs, which any
    name of a body has too, are not as good as one strong one.
    """
    up = [value for value in contexts if value > 0]
    down = [value for value in contexts if value < 0]
    best, worst = max(up, default=0), min(down, default=0)
    return min(best + (sum(up) - best) // 3, 45) + max(worst + (sum(down) - worst) // 3, -45)


def _take_singles(
    prose: Prose,
    singles: list[Candidate],
    registry: Registry,
    listed: frozenset[int],
    against: frozenset[str],
) -> None:
    unlinked: dict[str, list[Candidate]] = defaultdict(list)
    for one in singles:
        if not registry.link(one):
            unlinked[one.words[-1]].append(one)
    # First names first: a "Mr Vole" may then turn out to be the "Tom" named before.
    for word, mentions in sorted(
        unlinked.items(), key=lambda item: item[1][0].title < item[1][0].start
    ):
        score = of_single(word) + (BOUND if len(mentions[0].words) > 1 else 0)
        known = classes_of(word) & (GIVEN | FAMILY)
        if word in against or (word.lower() in against and not known):
            score -= AGAINST
        contexts = [of_context(prose, one) for one in mentions]
        score += _pooled(contexts)
        if not listed.isdisjoint(one.start for one in mentions):
            score += LISTED
        elif not known and max(contexts) < SURE:
            continue  # a body says, gives and takes as well
        if score >= PERSON_ALONE:
            for one in mentions:
                registry.add_single(one)
