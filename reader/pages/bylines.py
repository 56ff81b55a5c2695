"""Who wrote an article, as bylines say it."""

from __future__ import annotations

import re

from reader.model import Byline
from reader.pages.dates import stamps_in
from reader.pages.words import words

_LEAD = re.compile(
    r"(?:(?:eine?\s+)?(?:written|reported|posted|published|words|story|text|analysis|review|opinion"
    r"|report|article|commentary|news|interview|kommentar|analyse|bericht)\s+)?"
    r"(?:by|von|por|par|di|door|av|af)\b[:\s]+|(?-i:By)(?=[A-Z])"
    r"|(?:author(?: of the article)?|authors|text|autor|autorin"
    r"|words|story|reporter|reporting)\s*:\s*",
    re.IGNORECASE,
)
"""What opens a byline, in the languages that write news in Latin letters."""
_BEGINNINGS = words("""
    af an ar au av be by co di do ei in ko ne op pa po pu re st te vo wo wr
    """)
"""The first two letters of each of these."""

_NAME_WORD = (
    r"(?:[A-ZÀ-ÞŠŽŁŚĆ][\w'’.-]*+|d[aeiou]|del|della|di|van|von|der|den|de|la|le|bin|ibn"
    r"|al|el|ten|ter|y|st\.)"
)
_NAME = re.compile(rf"[A-ZÀ-ÞŠŽŁŚĆ][\w'’.-]*+(?:\s{_NAME_WORD}){{0,4}}")
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{3})(?<!Fitz)(?=[A-ZÀ-Þ][a-z]|@)")
"""Where a dump lost what stood between a name and a role, date or address: "Ada ExampleWriter"."""
_PARTS = re.compile(r"\s*(?:,|;|/|\s+(?:and|und|et|y|och|og|en|with)\s+|&)\s*")
_TRAILING = re.compile(
    r"\s*(?:[|•·—–]|\s-\s|[(@\[<\d]|https?:|\b(?:published|updated|posted|last|on|in"
    r"|for|at|via|is|has|covers)\b).*$",
    re.IGNORECASE,
)
"""What ends the names: a bar, a date, an address, or what was done and where."""
_DESK = re.compile(
    r"\s+(?:\S+\s+)?(?:(?:staff|senior|contributing|special|political|chief"
    r"|deputy)\b.*|\S*(?:correspondent|reporter"
    r"|editor|writer|columnist|news|times|post|press|journal|herald|tribune|today"
    r"|magazine|media|digital))$",
    re.IGNORECASE,
)
"""A publisher or a role set behind the name without a comma: "Ada Example Globe Staff"."""
_ROLE_WORD = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|journalist|contributor|staff"
    r"|producer|analyst|critic|chief|bureau"
    r"|presenter|author|redakteur\w*|korrespondent\w*|freelance|photographer|blogger"
    r"|professor|director|fellow|specialist|team)\b",
    re.IGNORECASE,
)
_NO_NAME = words("""
    icon gallery image photo photos video headshot avatar logo credit source getty comments
    the a an this these our your you we it i my more all continuing clicking signing
    submitting subscribing registering
    using providing accessing proceeding entering checking creating logging visiting email
    phone date topic category tag
    on at in of to for from with as is was are be not no yes how why what when where who which if
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today yesterday
    share print home menu search release news sport sports politics business world opinion read
    subscribe advertisement updated published
    """)
_AGENCIES = re.compile(
    r"(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|dpa|apa|pa"
    r"|pa media|press association|upi|bloomberg|ians|pti|ani|xinhua)",
    re.IGNORECASE,
)
_LONGEST = 200
_LONGEST_ACRONYM = 4
_GENITIVE = re.compile(r"(?<=['’])S\b")
"""Where the letter behind an apostrophe opens no part of a name."""


def byline_of(text: str, following: str = "") -> tuple[Byline, ...] | None:
    """Return who `text` says wrote the article, None when it is no byline.

    Args:
        text: A line that may open with "By".
        following: The next line, which may state the role of a lone author.

    Returns:
        The authors with their roles. No author is better than a wrong one: a byline
        whose names cannot be told is none.
    """
    if len(text) > _LONGEST or not _may_lead(text):
        return None
    lead = _LEAD.match(text)
    if lead is None or lead.end() == len(text):
        return None
    return authors_in(text[lead.end() :], following)


def is_lead(text: str) -> bool:
    """Whether `text` announces that names follow on the next line: "By", "By —", "Written by"."""
    return (
        len(text) < 16
        and _may_lead(text)
        and _LEAD.fullmatch(text.rstrip(" —–-:") + " ") is not None
    )


def _may_lead(text: str) -> bool:
    """Whether `text` begins as a lead does, which most lines do not: cheap, and asked before."""
    beginning = text[:2]
    return beginning.lower() in _BEGINNINGS or not beginning.isascii()


def authors_in(text: str, following: str = "") -> tuple[Byline, ...] | None:
    """Return the authors that `text` names, None when it names anything else.

    >>> [one.name for one in authors_in("Ada Example and Bo Other | 3 May 2019") or ()]
    ['Ada Example', 'Bo Other']
    """
    text = unglued(text)
    stamps = stamps_in(text)
    text = text[: stamps[0].start] if stamps else text
    stated = _TRAILING.sub("", text.strip(" —–-:,|•·"))
    names: list[str] = []
    roles: list[str] = []
    for part in _PARTS.split(stated):
        bare = _DESK.sub("", part) if " " in part else part
        bare = bare if is_name(bare) else part
        if roles or (names and bare == part and _ROLE_WORD.search(part)):
            roles.append(part)
        elif is_name(bare):
            names.append(_tidy(bare))
            if bare != part and not _PARTS.search(stated):
                roles.append(part[len(bare) :].strip())
        elif names:
            roles.append(part)
        elif part:
            return None
    people = [name for name in names if not _AGENCIES.fullmatch(name)] or names
    if not people:
        return None
    role = ", ".join(part for part in roles if part) or (following if is_role(following) else "")
    if len(people) == 1:
        return (Byline(people[0], role or None),)
    return tuple(Byline(name) for name in dict.fromkeys(people))


def unglued(text: str) -> str:
    """Return `text` with a bar where a name runs into what stood beside it.

    >>> unglued("Ada ExampleWriter"), unglued("Fay McDonald")
    ('Ada Example | Writer', 'Fay McDonald')
    """
    return _GLUED.sub(" | ", text)


def without_desk(name: str) -> str:
    """Return `name` without the role or publisher that stands behind it."""
    return _DESK.sub("", name)


def is_name(text: str) -> bool:
    """Whether `text` could be the name of a person, a desk or an agency, and nothing more.

    >>> is_name("Ada Example"), is_name("Continuing to use this site")
    (True, False)
    """
    if len(text) > 60 or _NAME.fullmatch(text) is None:
        return False
    words = text.lower().split()
    if not _NO_NAME.isdisjoint(words) or "’s " in text or "'s " in text:
        return False  # who has something is not all that is named: "Mrs Quill’s Mondays"
    return len(words) > 1 or _AGENCIES.fullmatch(text) is not None


def is_role(text: str) -> bool:
    """Whether `text` states what a journalist does: "Politics correspondent, BBC London"."""
    return 3 < len(text) < 90 and text[-1] not in ".!?:" and _ROLE_WORD.search(text) is not None


def _tidy(name: str) -> str:
    """Return `name` with capitals of a name, when it came in capitals throughout."""
    if not name.isupper() or len(name) <= _LONGEST_ACRONYM:
        return name
    return _GENITIVE.sub("s", name.title())
