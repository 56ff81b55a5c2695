"""Who is a person: the evidence for each name, added up over the whole text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.dataclass import dataclass
from reader.language.context import of_context
from reader.language.form import (
    AGAINST,
    BOUND,
    HEADED,
    LISTED,
    ORDINARY,
    PERSON,
    PERSON_ALONE,
    SIGN,
    SURE,
    of_form,
    of_single,
)
from reader.language.lexicon import (
    BODY,
    CALENDAR,
    COMMON,
    FAMILY,
    FIGURE,
    GIVEN,
    classes_of,
)
from reader.language.names import Candidate
from reader.language.tokens import NAME, Prose
from reader.language.wordlists import words

MAX_WEIGHED = 40
"""Mentions by one word whose surroundings are weighed for an unknown longer name."""

NEAR = 15
"""Tokens behind a name in which a pronoun is likely its own."""

_PRONOUNS = words("he she his her him He She His Her")

MOST = 45
"""What the surroundings of all mentions can say at most, for and against."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text as a whole tells of its words."""

    listed: frozenset[int]
    """Token indices of names in line-ups."""
    firms: frozenset[str]
    """Unknown words at the head of a body's name: short for it when they stand alone."""

    @classmethod
    def of(cls, prose: Prose, runs: Iterable[tuple[int, int]], listed: frozenset[int]) -> Signs:
        """Gather the signs of a text with its runs of capitalised words."""
        firms = frozenset(
            prose.words[start]
            for start, end in runs
            if end - start > 1
            and classes_of(prose.words[end - 1]) & BODY
            and not _is_name(prose.words[start])
        )
        return cls(listed, firms)


def _is_name(word: str) -> bool:
    return bool(classes_of(word) & (GIVEN | FAMILY | FIGURE))


def grouped(
    candidates: Iterable[Candidate],
) -> dict[str, list[Candidate]]:
    """Return candidates by their last word, in text order."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[one.words[-1]].append(one)
    return dict(groups)


def accepted_names(
    prose: Prose, names: Sequence[Candidate], alone: Sequence[Candidate], signs: Signs
) -> list[Candidate]:
    """Return, in text order, those of `names` (of several words) that are people's.

    Args:
        prose: The text.
        names: The candidates of several words.
        alone: The candidates of one word; they may be the same people's.
        signs: What the text tells of its words.
    """
    by_last = grouped(alone)
    by_name: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in names:
        by_name[one.words].append(one)
    kept = [
        one
        for name, mentions in by_name.items()
        if _weight_of_name(prose, name, mentions, by_last, signs) >= PERSON
        for one in mentions
    ]
    return sorted(kept, key=lambda one: one.start)


def _weight_of_name(
    prose: Prose,
    name: tuple[str, ...],
    mentions: list[Candidate],
    by_last: dict[str, list[Candidate]],
    signs: Signs,
) -> int:
    score = of_form(name, name[-1] in by_last)
    score -= ORDINARY * sum(prose.writes_small(word) and not _is_name(word) for word in name)
    contexts = [of_context(prose, one) for one in mentions]
    if not classes_of(name[0]) & GIVEN:
        if name[0] in by_last and name[-1] not in by_last:
            score += _weight_of_head(prose, mentions + by_last[name[0]][:MAX_WEIGHED])
        down = (of_context(prose, one) for one in by_last.get(name[-1], [])[:MAX_WEIGHED])
        contexts += [value for value in down if value < 0]
    return score + _pooled(contexts) + _weight_of_list(mentions, signs)


def _weight_of_head(prose: Prose, mentions: list[Candidate]) -> int:
    """Return what an unknown name gains or loses whose first word stands alone elsewhere.

    So does the short name of a body ("Vole Holdings … Vole"), but also that of a person
    where the family name comes first or there is none: "Tsehay Worku … Tsehay said".
    """
    if not any(_is_taken_up(prose, one) for one in mentions[:MAX_WEIGHED]):
        return -HEADED
    acts = max(of_context(prose, one) for one in mentions[:MAX_WEIGHED]) >= SURE
    return SURE if acts or classes_of(mentions[0].words[0]) & FAMILY else -HEADED


def _is_taken_up(prose: Prose, one: Candidate) -> bool:
    """Tell whether he or she follows soon behind a mention, with no other name between."""
    for k in range(one.end, min(one.end + NEAR, len(prose.words))):
        word = prose.words[k]
        if word in _PRONOUNS:
            return True
        if prose.kinds[k] == NAME and not classes_of(word) & (COMMON | CALENDAR):
            return False
    return False


def is_person_alone(prose: Prose, mentions: list[Candidate], signs: Signs) -> bool:
    """Tell whether a word that is no part of a longer name is a person's, by its mentions."""
    word = mentions[0].words[-1]
    known = _is_name(word)
    contexts = [of_context(prose, one) for one in mentions]
    listed = _weight_of_list(mentions, signs)
    if not known and not listed and max(contexts) < SURE:
        return False
    if not known and not listed and max(contexts) < SIGN and not _meets_pronoun(prose, mentions):
        return False  # a body says, gives and takes as well, but is no "he" or "she"
    score = of_single(word) + (BOUND if len(mentions[0].words) > 1 else 0)
    if word in signs.firms or (prose.writes_small(word) and not known):
        score -= AGAINST
    return score + _pooled(contexts) + listed >= PERSON_ALONE


def _meets_pronoun(prose: Prose, mentions: list[Candidate]) -> bool:
    """Tell whether a he or a she follows soon behind one of the mentions."""
    near = (prose.words[one.end : one.end + NEAR] for one in mentions)
    return any(not _PRONOUNS.isdisjoint(following) for following in near)


def _weight_of_list(mentions: list[Candidate], signs: Signs) -> int:
    if not signs.listed:
        return 0
    return LISTED if any(one.start in signs.listed for one in mentions) else 0


def _pooled(contexts: list[int]) -> int:
    """Return what all contexts of a name say together.

    The strongest sign counts in full and the rest by a third: ten weak signs, which any
    name of a body has too, are not as good as one strong one.
    """
    up = [value for value in contexts if value > 0]
    down = [value for value in contexts if value < 0]
    best, worst = max(up, default=0), min(down, default=0)
    gain = min(best + (sum(up) - best) // 3, MOST)
    return gain + max(worst + (sum(down) - worst) // 3, -MOST)
