"""What a text calls somebody in place of the name: "A roofer was jailed", "the former mayor".

News brings people in by what they are, and takes them up by it so as not to repeat a
name. Both are read only where one person alone can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from reader.language.cast import Cast, NameMention
from reader.language.context import find_role, is_age
from reader.language.tokens import MARK, NAME, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

LONGEST = 5
"""Words of such a phrase at most, its article left out."""

NEAR = 2
"""Paragraphs behind in which the name follows: a caption can stand between."""

ARTICLES = words("the The a A an An")

_SOMEBODY = words("""
    man woman boy girl person child baby one friend friends victim fan parent member head chief
    chair official side
    """)
_OFFICES = words("minister president premier king queen pope secretary chancellor ambassador")
_BREAKS_OFF = words("of in at to on for and or but with from by who whose")


def epithets(prose: Prose, cast: Cast) -> Iterator[tuple[int, str]]:
    """Yield people and what the text calls them in place of their names.

    Args:
        prose: The text.
        cast: Its people, with the roles that stand beside their names.
    """
    if cast.people:
        yield from _brought_in(prose, cast)
        yield from _taken_up(prose, cast)


def _brought_in(prose: Prose, cast: Cast) -> Iterator[tuple[int, str]]:
    """Read "A night watchman was pulled from the sea. ¶ Ivo Finch, 67, was in his hut".

    Where the paragraph brings in two, as in "refused bail to a man", neither is taken.
    """
    for place, (start, end) in enumerate(pairwise(prose.paragraphs)):
        one = cast.first_from(prose.starts[start])
        token = -1 if one is None else bisect_left(prose.starts, one.start)
        following = prose.paragraphs[place + 1 : place + 1 + NEAR]
        if one is None or token not in following or not _is_full_with_age(prose, one, token):
            continue
        if "who" in prose.words[start : start + LONGEST] and not _somebody(prose, start + 1):
            continue  # "A Sherpa who carried a climber"
        articles = (i for i in range(start, end) if prose.words[i] in ("a", "an", "A", "An"))
        phrases = [phrase for i in articles if (phrase := _somebody(prose, i + 1)) is not None]
        if len(phrases) == 1 and phrases[0][1] not in _SOMEBODY:
            yield one.person, phrases[0][0]


def _is_full_with_age(prose: Prose, one: NameMention, start: int) -> bool:
    end = bisect_left(prose.starts, one.end)
    following = prose.words[end : end + 2]
    return end - start > 1 and following[:1] == [","] and is_age(following[-1])


def _taken_up(prose: Prose, cast: Cast) -> Iterator[tuple[int, str]]:
    """Read "Ana Vole spoke. The former mayor, now 71, said" where nobody else is a mayor."""
    brought_in: set[str] = set()
    for i in prose.of(ARTICLES):
        if prose.words[i] not in ("The", "the"):
            phrase = _phrase(prose, i + 1)
            if phrase is not None:
                brought_in.add(phrase[1])
        elif _can_be_subject(prose, i):
            phrase = _phrase(prose, i + 1)
            if phrase is None or phrase[1] in brought_in or phrase[1] in cast.holders:
                continue
            person = _alone_before(prose, cast, i)
            if person is not None and not cast.people[person].roles and _tells(*phrase):
                yield person, phrase[0]


def _tells(phrase: str, noun: str) -> bool:
    """Tell whether a phrase is of the person alone: "the prime minister" needs no name before."""
    return " " in phrase and (noun not in _OFFICES or phrase.startswith("former "))


def _can_be_subject(prose: Prose, i: int) -> bool:
    """Tell whether a phrase at `i` heads its sentence, or says who spoke a quotation."""
    if i > 0 and prose.kinds[i - 1] == WORD:
        return False
    start, _ = prose.sentence_of(i)
    if i == start or prose.words[i - 1] in "\"”’'":
        return True
    return i - start < 4 and prose.words[start] in ("Since", "In")


def _phrase(prose: Prose, start: int) -> tuple[str, str] | None:
    """Return the noun phrase of a role at `start` and its noun, else None."""
    phrase = _somebody(prose, start)
    return None if phrase is None or phrase[1] in _SOMEBODY else phrase


def _somebody(prose: Prose, start: int) -> tuple[str, str] | None:
    """Return such a phrase, also one that says as little as "a man"."""
    role = find_role(prose, start)
    if role is None or role - start >= LONGEST:
        return None
    if not _BREAKS_OFF.isdisjoint(prose.words[start:role]):
        return None
    if POSSESSIVE in prose.kinds[start:role]:
        return None
    behind = prose.kinds[role + 1 : role + 2]
    if behind == [NAME] or behind == [POSSESSIVE] or prose.words[role][-1] == "s":
        return None
    if behind == [MARK] and prose.words[role + 1] in "-–":
        return None
    text = prose.text[prose.starts[start] : prose.ends[role]]
    return " ".join(text.split()), prose.words[role]


def _alone_before(prose: Prose, cast: Cast, i: int) -> int | None:
    """Return who alone is named in the sentence before the one around `i`, or before it in it."""
    start, _ = prose.sentence_of(i)
    if start == 0:
        return None
    before, _ = prose.sentence_of(start - 1)
    if before and prose.words[start - 1] in '"”’':
        before, _ = prose.sentence_of(before - 1)  # the quotation's own sentence names nobody
    named = {one.person for one in cast.mentions_in(prose.starts[before], prose.starts[i])}
    return named.pop() if len(named) == 1 else None
