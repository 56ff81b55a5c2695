"""Who wrote an article, by everything that an HTML page states and prints of it, compared.

Each source names a set of people; sources that agree add up, and the set that weighs most
counts. A wrong author is worse than none, so desks, agencies and the site itself weigh little
beside a person, and what stands around a name (a picture's credit, an address) names no one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reader.model import Byline
from reader.pages.bylines import authors_in, byline_of, is_name
from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import OF_READERS
from reader.pages.words import words

_WORTH = {
    "linked": 3.0,
    "meta": 2.6,
    "addressed": 2.2,
    "printed": 2.0,
    "classed": 1.2,
    "marked": 1.0,
}
"""What the sources are worth: how often each is right where it names anyone, and a little more
for those that are made for machines."""
_DESK_WORTH = 0.3
_ABOVE, _WITHIN, _BELOW = 8, 4, 6
_ADDRESS = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|contributors?|people|person|staff|journalists?"
    r"|profiles?|reporters?|writers?|by|columnists?|redaktion|team)/[^/]",
    re.IGNORECASE,
)
"""Where sites keep the pages of those who write for them."""
_MARKED = frozenset(("author", "byline"))
_READER_VIEW = "reader-credits"
"""The class in which the reader view of Firefox names whom it took for the author."""
_NO_AUTHOR = re.compile(
    r"https?:|www\.|[<>{}@=]|^\W*\d+\W*$|^[(©]|\b(?:by|image|photography|styled)\b|^[a-z]+(?:-[a-z]+)+$"
    r"|^view (?:all|more)\b",
    re.IGNORECASE,
)
"""Addresses, numbers, credits, and names as addresses spell them."""
_NOBODY = words("""
    admin administrator editor editors webmaster guest user root author unknown none null
    anonymous default wordpress
    """)
_LEAD = re.compile(r"^(?:(?:written|reported|posted|words|story|text)\s+)?by[:\s]+", re.IGNORECASE)
_DESK = re.compile(
    r"\b(?:news|nachrichten|redaktion|staff|team|editors?|desk|press|media|online|reuters|afp|dpa"
    r"|ap|agency|agencies|newsroom|magazine|times|contributors?)\b|\.(?:com|de|org|net)\b",
    re.IGNORECASE,
)
_OTHER_WORK = (
    r"(?:photograph\w*|styled|contribut\w+|illustrat\w+|edited|reviewed|additional reporting)"
    r"\W+(?:by|from)?\W*(?:\w+ ){0,3}?"
)
"""What is said before the name of one who did other work than writing."""
_LONGEST_NAME = 6


def named_by(stated: Sequence[str]) -> tuple[Byline, ...]:
    """Return the authors that the values `stated` name, in their order."""
    found = [one for value in stated for one in _read(value)]
    return tuple(dict.fromkeys(found))


def _read(value: str) -> tuple[Byline, ...]:
    value = _LEAD.sub("", value.strip()).strip(" ,;|·•–—-")
    if not value or _NO_AUTHOR.search(value) or value.casefold() in _NOBODY:
        return ()
    found = byline_of(value) or authors_in(value)
    if found:
        return tuple(Byline(one.name) for one in found)
    return (Byline(value),) if len(value.split()) <= _LONGEST_NAME else ()


def marked_authors(
    blocks: Sequence[HtmlBlock], first: int, last: int
) -> dict[str, tuple[Byline, ...]]:
    """Return whom the markup around the text calls its authors: by address, by class name.

    Args:
        blocks: The blocks of the page.
        first: The first block of the article.
        last: The block after its last.
    """
    above = blocks[max(0, first - _ABOVE) : first + _WITHIN]
    below = blocks[last : last + _BELOW]
    for part in (above, below):
        addressed = [
            text
            for block in part
            for text, (_, _, address) in zip(block.linked, block.links, strict=True)
            if _ADDRESS.search(address) and is_name(text)
        ]
        classed = [name for block in part for name in _classed(block)]
        if addressed or classed:
            return {"addressed": named_by(addressed), "classed": named_by(classed)}
    return {}


def _classed(block: HtmlBlock) -> Iterator[str]:
    holder = block.frame.around or block.frame
    marked = not _MARKED.isdisjoint((*block.frame.nearest, *holder.nearest))
    if not marked and _READER_VIEW not in block.frame.mould:
        return
    if OF_READERS in block.frame.hints:
        return
    found = byline_of(block.text) or (authors_in(block.text) if len(block.text) < 60 else None)
    yield from (one.name for one in found or ())


def compared_authors(
    sources: Mapping[str, Sequence[Byline]], near: Sequence[str], publisher: str | None
) -> tuple[Byline, ...]:
    """Return the authors, by the sources that name any, compared.

    Args:
        sources: Whom each source names: `linked`, `meta`, `addressed`, `printed`, `classed`,
            `marked`.
        near: The texts of the blocks about the head of the article.
        publisher: The name of the site.
    """
    told = _named_alike(sources)
    votes: dict[frozenset[str], float] = defaultdict(float)
    for source, names in told.items():
        desk = all(_is_desk(name, publisher) for name in names)
        votes[frozenset(names)] += _WORTH[source] * (_DESK_WORTH if desk else 1.0)
    if not votes:
        return ()
    best = max(votes, key=votes.__getitem__)
    best = frozenset(_settled(best, told.get("printed", ()), near, publisher))
    roles = {one.name: one for one in sources.get("printed", ()) if one.role}
    order = next(names for names in told.values() if best == frozenset(names))
    return tuple(roles.get(name, Byline(name)) for name in order)


def _named_alike(sources: Mapping[str, Sequence[Byline]]) -> dict[str, tuple[str, ...]]:
    """Return the names by source, those that a role is glued to without it."""
    every = {one.name for names in sources.values() for one in names}
    whole = sorted((name for name in every if " " in name), key=len)

    def bare(name: str) -> str:
        return next((one for one in whole if name.startswith(one)), name)

    found = {
        source: tuple(
            dict.fromkeys(bare(one.name) for one in names if not _NO_AUTHOR.search(one.name))
        )
        for source, names in sources.items()
    }
    return {source: found[source] for source in _WORTH if found.get(source)}


def _is_desk(name: str, publisher: str | None) -> bool:
    low, site = name.casefold(), (publisher or "").casefold()
    return _DESK.search(name) is not None or bool(site and (low in site or site in low))


def _settled(
    best: frozenset[str], printed: Sequence[str], near: Sequence[str], publisher: str | None
) -> Sequence[str] | frozenset[str]:
    """Return the printed byline where it and the best names are of the same people.

    It counts when it names more, and when it names fewer and the others are not printed at
    the head of the article, or as those who took the pictures.
    """
    if not printed or all(_is_desk(name, publisher) for name in printed):
        return best
    own = frozenset(printed)
    if not own & best or own == best:
        return best
    if own > best:
        return printed
    return best if all(_is_printed(name, near) for name in best - own) else printed


def _is_printed(name: str, near: Sequence[str]) -> bool:
    other = re.compile(_OTHER_WORK + re.escape(name), re.IGNORECASE)
    return any(name in text for text in near) and not any(map(other.search, near))
