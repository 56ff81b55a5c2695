"""What is known of a word before its text is read: one look-up gives all its classes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from reader.language.cast import Gender
from reader.language.titles import COURTESIES, FEMALE_TITLES, MALE_TITLES, POST_NOMINALS
from reader.language.wordlists import load_phrases, load_words, words

GIVEN = 1
"""A given name."""
FAMILY = 2
"""A family name."""
PLACE = 4
BODY = 8
"""Marks the name it stands in as a body, place, work or event: "Council"."""
ORGANISATION = 16
"""Itself the name of a body or product: "Ofsted"."""
PEOPLE = 32
"""A people, faith or party: "French", "Labour"."""
COMMON = 64
"""An ordinary word."""
CALENDAR = 128
TITLE = 256
ROLE = 512
"""What a person is: "Spokesman"."""
POST_NOMINAL = 1024

FIGURE = 2048
"""A public figure known by this one name."""

NO_NAME = PLACE | BODY | ORGANISATION | PEOPLE | COMMON | CALENDAR | ROLE
"""Every class that speaks against being a name of a person."""

MOST_REMEMBERED = 1 << 14
"""Words whose classes are kept at hand: each stage asks for those of the same names."""

_PREFIXES = words("""
    Ex Mid Anti Pro Post Pre Co Vice Non Multi Semi Sub Inter Trans All Self First Second Third
    Half Super Mini Mega Micro Neo Pan Re Un Under Over Cross Counter Euro Afro Anglo Arch Auto Bi
    Bio Eco
    """)
FIRM_FORMS = words("""
    Inc. Corp. Ltd. Co. Bros. Ave. Blvd. Rd. LLP LLC PLC AG NV SE SA SpA GmbH AB ASA OYJ FC AFC CF
    """)
"""What follows the name of a firm or club, or of a street, also in capitals."""


@cache
def lexicon() -> dict[str, int]:
    """Return the classes of every known word, as it is written with a capital."""
    classes: dict[str, int] = {}
    for flag, names in (
        (GIVEN, male_names() | female_names()),
        (FAMILY, load_words("surnames")),
        (FIGURE, load_words("figures")),
        (PLACE, load_words("places_single")),
        (BODY, _capitalised("bodies") | FIRM_FORMS),
        (ORGANISATION, load_words("organisations")),
        (PEOPLE, load_words("demonyms")),
        (COMMON, _capitalised("common")),
        (CALENDAR, _with_stops(load_words("calendar"))),
        (TITLE, _with_stops(COURTESIES)),
        (ROLE, _capitalised("roles") | _acronym_roles()),
        (POST_NOMINAL, POST_NOMINALS),
    ):
        for name in names:
            classes[name] = classes.get(name, 0) | flag
    return classes


@lru_cache(MOST_REMEMBERED)
def classes_of(word: str) -> int:
    """Return the classes of a capitalised word: of itself or, where unknown, its parts.

    Accents are as good as none; "Ex-minister" and "Mid-term" are no names, since
    "minister" and "term" are none.
    """
    flags = lexicon().get(word)
    if flags is None and not word.isascii():
        flags = lexicon().get(_unaccented(word))
    if flags is not None:
        return flags
    return _of_parts(word) if len(word) > 2 else 0


def _of_parts(word: str) -> int:
    classes = lexicon()
    if "-" in word:
        if word[1] == "-" and word[0] in "DRI":
            return PLACE  # "D-Ohio", a senator's party and state
        head, _, tail = word.rpartition("-")
        if classes.get(tail, 0) & classes.get(head, 0) & TITLE:
            return TITLE  # "Lt-Gen"
        if tail[:1].isupper() and head not in _PREFIXES:
            if classes.get(head, 0) & classes.get(tail, 0) & FAMILY:
                return FAMILY
            if not classes.get(head, 0) & ~(GIVEN | FAMILY):
                return 0  # "Hale-Lane" is neither hale nor a lane
        return classes.get(tail.capitalize(), 0) & (COMMON | ROLE | BODY) if len(tail) > 3 else 0
    if word[-1] == "s" and classes.get(word[:-1], 0) & PEOPLE:
        return PEOPLE
    return 0


def _unaccented(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("’", "'")


@cache
def male_names() -> frozenset[str]:
    """Return given names that men bear."""
    return load_words("given_male")


@cache
def female_names() -> frozenset[str]:
    """Return given names that women bear."""
    return load_words("given_female")


@cache
def known_phrases() -> frozenset[str]:
    """Return known places, bodies and works of several words."""
    return load_phrases("places_multi") | load_phrases("bodies_multi")


_ALIKE = str.maketrans("cyz", "kis")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _given_keys() -> frozenset[str]:
    names = (name for name in male_names() | female_names() if len(name) > 3)
    return frozenset(key.rstrip("eh") for key in _alike("\n".join(names)).split("\n"))


@lru_cache(MOST_REMEMBERED)
def sounds_given(word: str) -> bool:
    """Tell whether `word` is a given name in an uncommon spelling: "Lauryn", "Kristofer".

    >>> sounds_given("Lauryn"), sounds_given("Kernel")
    (True, False)
    """
    return len(word) > 3 and word[1:].islower() and _alike(word).rstrip("eh") in _given_keys()


def _alike(names: str) -> str:
    """Return names, one a line, in a spelling in which variants of one differ at its end alone."""
    bare = (names if names.isascii() else _unaccented(names)).lower()
    bare = bare.replace("ph", "f").replace("ch", "k").replace("ai", "a").translate(_ALIKE)
    return _DOUBLED.sub(r"\1", bare.replace("ie", "i").replace("ei", "i"))


def gender_of_name(word: str) -> Gender | None:
    """Return "m" or "f" where a given name is borne by one sex alone, else None."""
    male, female = word in male_names(), word in female_names()
    if male == female:
        return None
    return "m" if male else "f"


def gender_of_title(word: str) -> Gender | None:
    """Return "m" or "f" where a title is borne by one sex alone, else None."""
    bare = word.rstrip(".")
    if bare in MALE_TITLES:
        return "m"
    return "f" if bare in FEMALE_TITLES else None


def _with_stops(names: frozenset[str]) -> frozenset[str]:
    return names | frozenset(f"{name}." for name in names)


def _capitalised(name: str) -> frozenset[str]:
    return frozenset(word[0].upper() + word[1:] for word in load_words(name))


def _acronym_roles() -> frozenset[str]:
    return frozenset({"CEO", "CFO", "COO", "CTO", "DJ", "MP", "MSP", "MEP", "AM", "PM", "VP", "TD"})
