"""Where indirect speech ends: the next cue, the reporter's own words, the main clause."""

from __future__ import annotations

from collections.abc import Sequence

from reader.language.clauses import ADDING, LEAST, LINKS
from reader.language.cues import OPINIONS, TAKES_BEHIND, TAKES_THING
from reader.language.grammar import (
    DASHES,
    JOINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying
from reader.language.wordlists import words

_GOING_ON = words("including along such or like")
"""Words behind a comma with which a thing that is called for goes on."""
_REPORTED = words("had would could should might")
"""Helping verbs of what is reported, not of the reporter."""
_NEVER_FINITE = words("have be been being having do")
"""Helping verbs that follow another one: "would have", "may be"."""
_RESULTS = words("find show")
"""Verbs that go on with what is said as often as they begin anew: "and found it sound"."""
_SEEN_BACK = 8
"""Tokens that "while" or "after" may stand before the subject of a cue, plus one."""
_PERHAPS_ENDS = ADDING | {",", ";"}
_BEFORE_NEXT = words(", and but then also later while before after")


def end_behind(
    page: Page, saying: Saying, later: Sequence[Saying], first: int, low: int, high: int
) -> int:
    """Return the token where what is said ends: the sentence, or what takes it up again."""
    cut = high
    for one in later:
        if one.cue > first and _takes_up(page, saying, one, first):
            cut = min(one.head, one.cue) if one.head > first else one.cue
            break
    if saying.passive and saying.source and saying.source.start > page.prose.starts[first]:
        cut = min(cut, page.prose.at(saying.source.start) - 1)  # "was told to go by the judge"
    if _is_subordinate(page, saying, low):
        cut = min(cut, _main_clause(page, first, cut))
    to = page.lower(first) == "to"
    thing = page.lower(first) not in LINKS and (
        to
        or saying.word.verb in TAKES_THING
        or page.lower(first - 1) in TAKES_BEHIND.get(saying.word.verb, ())
    )
    for token in page.those(_PERHAPS_ENDS, first + (1 if thing else LEAST), cut):
        if page.inside[token] < 0 and _ends_clause(page, token, thing=thing, to=to):
            cut = token
            break
    dashes = [token for token in page.those(DASHES, first, cut) if _is_dash(page, token)]
    if dashes and dashes[0] - first >= LEAST and _breaks_off(page, dashes):
        cut = dashes[0]
    while cut > first and page.lower(cut - 1) in _BEFORE_NEXT:
        cut -= 1
    return cut


def _is_subordinate(page: Page, saying: Saying, low: int) -> bool:
    """Tell whether the cue stands in a clause beside the main one: "While Lind said …"."""
    head = min(saying.head, saying.cue)
    if saying.cue == low or (saying.cue == low + 1 and page.lower(low) == "having"):
        return True  # "Asked whether …, she left"
    if page.lower(head) in RELATIVES:
        return page.lower(head - 1) == ","
    for token in range(head - 1, max(low - 1, head - _SEEN_BACK), -1):
        word = page.lower(token)
        if word in SUBORDINATORS:
            return True
        if word == "," or page.inside[token] >= 0:
            return False
    return False


def _main_clause(page: Page, first: int, cut: int) -> int:
    """Return the comma behind which the main clause goes on or begins, or `cut`."""
    for token in range(first + LEAST, cut - 1):
        if page.lower(token) != "," or page.inside[token] >= 0:
            continue
        word = page.lower(token + 1)
        if word not in JOINERS and word not in PREPOSITIONS and not word.endswith("ing"):
            return token
    return cut


def _ends_clause(page: Page, token: int, *, thing: bool, to: bool) -> bool:
    """Tell whether what is said is over at one of `_PERHAPS_ENDS`.

    It is at ";", and where the reporter adds something. A thing that is called for or denied
    ends sooner than a clause does.
    """
    word = page.lower(token)
    if word in ADDING and page.inside[token - 1] >= 0:
        return True
    if word == ",":
        follows = page.lower(token + 1)
        return follows in ADDING or (thing and follows not in _GOING_ON)
    return word == ";" or (thing and not to and word in ADDING)


def _breaks_off(page: Page, dashes: Sequence[int]) -> bool:
    """Tell whether a dash ends what is said: no pair of them, and no "and" leads on from it."""
    behind = dashes[0] + 1
    if page.quoted(behind):
        return True
    word = page.lower(behind)
    return len(dashes) == 1 and (word not in JOINERS or word in ADDING)


def _is_dash(page: Page, token: int) -> bool:
    """Tell whether one of the `DASHES` parts what is said, and is no hyphen."""
    prose = page.prose
    return page.inside[token] < 0 and (
        page.lower(token) != "-" or prose.starts[token] > prose.ends[token - 1]
    )


def _takes_up(page: Page, saying: Saying, later: Saying, first: int) -> bool:
    """Tell whether a later cue ends what is said: ", adding that …", "and others said …"."""
    if later.is_noun or later.word.verb in OPINIONS:
        return False
    if later.word.verb == "according":
        return True
    if first < later.head < later.cue and later.word.form in ("past", "present"):
        if page.lower(later.head - 1) in ("and", "but", "while"):
            return later.word.clause
        if page.lower(later.head - 1) == "," and later.word.verb == saying.word.verb:
            return page.lower(later.tail) not in (",", ".")
    one, two = saying.source, later.source
    if later.word.form == "participle":
        before = page.lower(later.cue - 1)
        if before in ("and", "but"):
            return saying.word.form == "participle"
        return before in _BEFORE_NEXT or page.inside[later.cue - 1] >= 0
    same = one and two and (one.start == two.start or one.person == two.person is not None)
    if not same or later.word.form != saying.word.form or later.word.verb in _RESULTS:
        return False
    last = later.cue - 1
    while is_auxiliary(page.lower(last)):
        if page.lower(last) in _REPORTED:
            return False  # "said it was sorry and had told the police"
        last -= 1
    return page.lower(last) in _BEFORE_NEXT or page.inside[last] >= 0


def end_of_noun_clause(page: Page, first: int, high: int) -> int:
    """Return where a clause behind a noun ends: at a comma, or where the noun's verb comes.

    "The claim that she lied was denied": the second verb is the noun's.
    """
    seen = False
    for token in range(first + 1, high):
        word = page.lower(token)
        if page.inside[token] >= 0:
            continue
        if word in (",", ";") or word in DASHES:
            return token
        if word in JOINERS:
            seen = False
        elif is_auxiliary(word) and word not in _NEVER_FINITE:
            if seen or page.lower(first) == "to":
                return token
            seen = True
    return high
