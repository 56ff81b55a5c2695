"""Runs of capitalised words, and the stretch in each that could name a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse
from typing import NamedTuple

from reader.language.lexicon import (
    BODY,
    CALENDAR,
    COMMON,
    FAMILY,
    FIRM_FORMS,
    GIVEN,
    NO_NAME,
    ORGANISATION,
    PEOPLE,
    PLACE,
    POST_NOMINAL,
    ROLE,
    TITLE,
    classes_of,
    known_phrases,
)
from reader.language.sentences import OPENERS_OF_SENTENCES
from reader.language.titles import (
    BINDING_PARTICLES,
    KEPT_TITLES,
    LOWER_PARTICLES,
    PARTICLES,
    SUFFIXES,
)
from reader.language.tokens import ABBREVIATION, MARK, NAME, WORD, Prose, of_kinds

MAX_RUN = 24
"""Tokens in a run at most: a longer one is a heading or noise, and is cut there."""

MAX_OPENING_MARKS = 4
"""Marks at most before the first word of a sentence."""

FULL_LINE = 50
"""Characters of a line from which on its end may have come by wrapping."""

_NICKNAME_MARKS = {'"': '"', "'": "'", "“": "”", "‘": "’", "(": ")"}
_TERMS = frozenset({"Administration", "Campaign", "Presidency", "Government", "Camp", "Era"})
"""What may follow the name of whoever leads it: "the Vole Administration"."""

_OPENERS = frozenset(word.capitalize() for word in OPENERS_OF_SENTENCES)
"""Words that alone are nobody's name: "The", "He", "Meanwhile"."""

_ARTICLE_PREFIXES = ("al-", "el-", "ul-", "ad-", "as-", "ar-", "an-", "d'", "d’", "bin-")


def without_article(word: str) -> str:
    """Return a family name without its Arabic article: "Tarif" of "al-Tarif" and "El-Tarif"."""
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and f"{head.lower()}-" in _ARTICLE_PREFIXES and rest else word


class Candidate(NamedTuple):
    """A stretch of tokens that could name a person."""

    start: int
    """Token index."""
    end: int
    """Token index, exclusive; without a name's suffix such as MP."""
    run_start: int
    """Where the run of capitalised words begins."""
    run_end: int
    words: tuple[str, ...]
    """Nicknames in quotation marks left out."""
    title: int
    """Token index of the title straight before; `start` where there is none."""
    opens: bool
    """Begins a sentence (or a quotation, or follows a colon)."""

    @property
    def is_family(self) -> bool:
        """Whether this is a family name alone: "Vole", "van Dyke"."""
        return len(self.words) == 1 or (
            self.words[0].lower() in BINDING_PARTICLES
            and all(word.lower() in PARTICLES for word in self.words[:-1])
        )


def runs(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of runs of capitalised words, within sentences."""
    borders = iter([*prose.sentences[1:], len(prose.words)])
    border = end = 0
    for i in _heads(prose):
        if i < end:
            continue
        while border <= i:
            border = next(borders)
        end = _run_end(prose, i, min(border, i + MAX_RUN))
        yield i, end


def _heads(prose: Prose) -> list[int]:
    """Return the tokens that can begin a run."""
    words, kinds = prose.words, prose.kinds
    found = [
        i for i in of_kinds(kinds, NAME, ABBREVIATION) if kinds[i] == NAME or words[i][0].isupper()
    ]
    found += prose.of(set(filter(_bound, filterfalse(str.isalpha, prose.places))))
    found += (i for i in prose.of(BINDING_PARTICLES) if kinds[i + 1 : i + 2] == [NAME])
    return sorted(found)


def _bound(word: str) -> bool:
    """Tell whether a word in small letters opens a name wherever it stands: "al-Tarif"."""
    return not word.islower() and word[-1].islower() and word.startswith(_ARTICLE_PREFIXES)


def _run_end(prose: Prose, i: int, limit: int) -> int:
    text, words, kinds, ends = prose.text, prose.words, prose.kinds, prose.ends
    end = i + 1
    while end < limit:
        kind = kinds[end]
        if text[ends[end - 1]] != " " and _ends_line(prose, end):
            break
        if kind == NAME or (kind == ABBREVIATION and words[end][0].isupper()):
            end += 1
        elif kind == WORD:
            if words[end].islower() and words[end] not in LOWER_PARTICLES:
                break  # as most are
            reach = _particles(prose, end, limit)
            if reach == end:
                break
            end = reach
        elif kind == MARK:
            reach = _nickname(prose, end, limit)
            if reach == end and not (
                words[end] == "&" and end + 1 < limit and kinds[end + 1] == NAME
            ):
                break
            end = max(reach, end + 1)
        else:
            break
    return end


def _ends_line(prose: Prose, i: int) -> bool:
    """Tell whether a line ends before the token, and not for want of room."""
    gap = prose.text[prose.ends[i - 1] : prose.starts[i]]
    return (
        "\n" in gap and prose.ends[i - 1] - prose.text.rfind("\n", 0, prose.ends[i - 1]) < FULL_LINE
    )


def _particles(prose: Prose, i: int, limit: int) -> int:
    """Return the end of particles with the name they bind ("van der Berg"), or `i`."""
    words, kinds = prose.words, prose.kinds
    if _bound(words[i]):
        return i + 1
    j = i
    while j < limit and j < i + 3 and words[j] in LOWER_PARTICLES:
        j += 1
    if j > i and j < limit and (kinds[j] == NAME or (kinds[j] == WORD and _bound(words[j]))):
        return j + 1
    return i


def _nickname(prose: Prose, i: int, limit: int) -> int:
    """Return the end of a nickname in marks before a further name, or `i`."""
    words, kinds = prose.words, prose.kinds
    close = _NICKNAME_MARKS.get(words[i])
    if close is None or prose.starts[i + 1 : i + 2] != [prose.ends[i]]:
        return i
    j = i + 1
    while j < limit and j < i + 3 and kinds[j] == NAME:
        j += 1
    closed = (
        i + 1 < j and j + 1 < limit and words[j] == close and prose.starts[j] == prose.ends[j - 1]
    )
    if close == ")" and classes_of(words[i + 1]) & (TITLE | POST_NOMINAL):
        return i  # "Ann Vole (Mrs)" under a letter
    return j + 1 if closed and kinds[j + 1] == NAME and not _ends_line(prose, j + 1) else i


def candidates(prose: Prose) -> tuple[list[Candidate], list[tuple[int, int]]]:
    """Return the stretches that could name a person, and all runs of capitalised words."""
    found: list[Candidate] = []
    all_runs = list(runs(prose))
    openings = _openings(prose)
    for start, end in all_runs:
        candidate: Candidate | None
        if end - start > 1:
            candidate = candidate_of_run(prose, start, end, start in openings)
        elif (word := prose.words[start]) in _OPENERS:
            continue
        else:
            candidate = lone_candidate(word, start, start in openings)
        if candidate is not None and not _is_handle(prose, start):
            found.append(candidate)
    return found, all_runs


def _is_handle(prose: Prose, start: int) -> bool:
    """Tell whether the run is the name of an account or a tag: "@name", "#name"."""
    return (
        start > 0
        and prose.words[start - 1] in ("@", "#")
        and prose.ends[start - 1] == prose.starts[start]
    )


def _openings(prose: Prose) -> set[int]:
    """Return the token indices at which a sentence begins, opening marks passed over."""
    words, kinds = prose.words, prose.kinds
    found = set()
    for i in prose.sentences:
        past = i
        while past < min(len(words), i + MAX_OPENING_MARKS) and kinds[past] == MARK:
            past += 1
        found.add(past)
    return found


def candidate_of_run(prose: Prose, start: int, end: int, opens: bool) -> Candidate | None:
    """Return the stretch of a run, of whatever length, that could name a person."""
    words = prose.words
    if "&" in words[start:end]:
        return None
    flags = [classes_of(word) for word in words[start:end]]
    for k in range(len(flags) - 1):
        if words[start + k].lower() in BINDING_PARTICLES:
            flags[k] = 0
    for k in _in_marks(words, start, end):
        flags[k - start] = 0  # "Tyler “Duke” Vole" is no duke
    bounded = opens or (start > 0 and words[start - 1] == "the")
    first, title = _name_start(words, flags, start, end, bounded)
    last = _name_end(words, flags, start, first, end)
    if first >= last or (last - first == 1 and _is_rest(words, flags, start, first, opens)):
        return None
    plain = _plain(words, first, last)
    if not plain:
        return None  # nothing but a nickname: "Dr “Tubby” Monday"
    return Candidate(first, last, start, end, plain, title, opens and first == start)


def lone_candidate(word: str, start: int, opens: bool) -> Candidate | None:
    """Return what `candidate_of_run` does of one word, as most runs are: no "Dr" or "Council"."""
    flags = classes_of(word)
    no_name = flags & (TITLE | ROLE | BODY) and not flags & (GIVEN | FAMILY)
    if no_name or flags & POST_NOMINAL or word in LOWER_PARTICLES:
        return None
    return Candidate(start, start + 1, start, start + 1, (word,), start, opens)


def _is_rest(words: list[str], flags: list[int], start: int, first: int, opens: bool) -> bool:
    """Tell whether a single word is only the rest of a longer name, as in "New Zealand"."""
    if first == start:
        return False
    before = flags[first - 1 - start]
    if before & (TITLE | ROLE | POST_NOMINAL) or words[first - 1] in LOWER_PARTICLES:
        return False
    if f"{words[first - 1]} {words[first]}" in known_phrases():
        return True
    if opens and first - start == 1:
        return False
    return not flags[first - start] & (GIVEN | FAMILY)


def _plain(words: list[str], first: int, last: int) -> tuple[str, ...]:
    marked = _in_marks(words, first, last)
    if not marked:
        return tuple(words[first:last])
    return tuple(words[k] for k in range(first, last) if k not in marked)


def nickname_of(words: list[str], first: int, last: int) -> str:
    """Return the nickname that stands in marks within a name, its marks left out."""
    marked = sorted(_in_marks(words, first, last))
    return " ".join(words[k] for k in marked[1:-1])


def _in_marks(words: list[str], first: int, last: int) -> set[int]:
    """Return the tokens of a nickname in marks, its marks included."""
    found: set[int] = set()
    if _NICKNAME_MARKS.keys().isdisjoint(words[first:last]):
        return found
    close = ""
    for k in range(first, last):
        if close:
            found.add(k)
            close = "" if words[k] == close else close
        elif words[k] in _NICKNAME_MARKS:
            close = _NICKNAME_MARKS[words[k]]
            found.add(k)
    return found


def _name_start(
    words: list[str], flags: list[int], start: int, end: int, opens: bool
) -> tuple[int, int]:
    """Return where the name begins in a run, and where the titles straight before it do.

    Everything up to the last title or role in the run stands before the name; so do
    leading words that are never part of a name.
    """
    first = start
    for k in range(end - start - 1):
        if flags[k] & (TITLE | ROLE | POST_NOMINAL) and not _is_given_here(flags, k):
            first = start + k + 1
    if start < first < end and words[first - 1] in KEPT_TITLES:
        first -= 1
    if words[first] not in KEPT_TITLES:
        first = _past_bodies(flags, start, first, end, opens and first == start)
    title = first
    while title > start and flags[title - 1 - start] & TITLE:
        title -= 1
    if first == end - 1 and flags[-1] & (TITLE | ROLE | BODY) and not flags[-1] & (GIVEN | FAMILY):
        return end, end
    return first, title


def _past_bodies(flags: list[int], start: int, first: int, end: int, opens: bool) -> int:
    """Return where the name begins behind the body or place it is written after."""
    while first < end - 1 and _never_leads(flags[first - start], flags[first - start + 1]):
        first += 1
    if opens and end - first > 2 and not flags[first - start] and flags[first - start + 1] & GIVEN:
        first += 1  # a first word like any other: "Entrusting Ann Vole", "the Exchequer Ann Vole"
    k = first
    while k < end - 1 and flags[k - start] & NO_NAME and not flags[k - start] & GIVEN:
        k += 1
    return k if k < end - 1 and flags[k - start] & GIVEN else first


def _is_given_here(flags: list[int], k: int) -> bool:
    """Tell whether a word that is a title or role too is a given or family name in its place."""
    if flags[k] & GIVEN and k + 1 < len(flags):
        return not flags[k + 1] & GIVEN or bool(flags[k + 1] & FAMILY)
    return k > 0 and bool(flags[k - 1] & GIVEN) and bool(flags[k] & FAMILY)


def _never_leads(flag: int, following: int) -> bool:
    """Tell whether a word at the head of a run stands outside the name that follows."""
    if flag & GIVEN:
        return False
    if flag & (COMMON | CALENDAR) and not flag & FAMILY:
        return True
    return bool(flag & (ORGANISATION | PEOPLE | PLACE | BODY) and following & GIVEN)


def _name_end(words: list[str], flags: list[int], start: int, first: int, end: int) -> int:
    last = end
    while last > first and (
        flags[last - 1 - start] & POST_NOMINAL
        or (
            last - 2 > first and flags[last - 1 - start] == CALENDAR and len(words[last - 1]) > 3
        )  # "told Ivo Vole Tuesday"
        or words[last - 1] in LOWER_PARTICLES
        or (last - 1 > first and _is_role_only(flags, last - 1 - start))
        or (last - 2 == first and words[last - 1] in _TERMS and flags[first - start] & FAMILY)
        or (
            last - 1 > first
            and _is_shouted(words[last - 1])
            and not words[first].isupper()
            and words[last - 1] not in FIRM_FORMS
        )
    ):
        last -= 1
    return last


def _is_role_only(flags: list[int], k: int) -> bool:
    """Tell whether a word is a role behind a family name: "Vole Spokesman"."""
    role = flags[k] & (ROLE | TITLE) and not flags[k] & (GIVEN | FAMILY)
    return bool(role and flags[k - 1] & FAMILY and not flags[k - 1] & GIVEN)


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word and word not in SUFFIXES
