"""Who published a page, by what it says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

PARTING = re.compile(r"\s+(?:[|»«•·]|[-–—]{1,2}|::)\s+")
"""What sets the name of a site off from a headline, or from what the site is about."""

_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©\d,–—-]*(?:\(c\)\s*)?(?:by\s+)?(?P<name>[A-ZÀ-Þ][\w&.'’ -]{1,50}?)"
    r"(?=\s*(?:[|,;•·(]|\.(?:\s|$)|\ball\b|\balle\b|\bltd\b|\binc\b|\bllc\b|\blimited\b|\d|$))",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(r"\bThe (?P<name>[A-Z][\w&' ]{1,40}?) is not responsible for the content")
_NOT_A_NAME = re.compile(
    r"(?:all rights|copyright|the author|photo|image|getty|rights)\b", re.IGNORECASE
)
_LONGEST = 400


_SENDER = re.compile(r"From: \"?(?P<name>[^<>\"]{3,60}?)\"? ?<")
_FIRM = re.compile(
    r"\s+(?:media|newspapers|publishing|publications|group|ltd|limited)$", re.IGNORECASE
)
"""What a firm adds to the name of the paper that it prints."""


def publisher_of(lines: Iterable[str]) -> str | None:
    """Return the publisher that copyright lines and disclaimers name, None without one.

    Where the firm's name without "Media" or "Group" stands as a line of its own, that is
    the name of the paper.
    """
    lines = list(lines)
    named = Counter(
        name
        for line in _that_may_name(lines)
        for pattern in (_COPYRIGHT, _DISCLAIMER)
        for match in pattern.finditer(line)
        if (name := match["name"].strip(" -.")) and not _NOT_A_NAME.match(name) and len(name) > 1
    )
    if not named:
        return _sender(lines)
    name = named.most_common(1)[0][0]
    paper = _FIRM.sub("", name)
    return paper if paper != name and paper in lines else name


_SIGNS = ("©", "opyright", "OPYRIGHT", "(c)", "(C)", "not responsible")
"""What every line has one of that names a publisher; a page has hardly more than one or two."""
_BETWEEN = "\0"
"""Stands between lines, and in none: in code, an element of a page has ends of lines."""


def _that_may_name(lines: Sequence[str]) -> list[str]:
    page = _BETWEEN.join(["", *lines, ""])
    begun = {at for sign in _SIGNS for at in _begin_of_lines_with(sign, page)}
    return [
        page[at:end] for at in sorted(begun) if (end := page.index(_BETWEEN, at)) - at <= _LONGEST
    ]


def _begin_of_lines_with(sign: str, page: str) -> Iterator[int]:
    at = page.find(sign)
    while at >= 0:
        yield page.rindex(_BETWEEN, 0, at) + 1
        at = page.find(sign, page.index(_BETWEEN, at))


def name_of_site(stated: str, titles: Iterable[str], host: str) -> str | None:
    """Return the name in what a page states as that of its site, None where it is no name.

    Sites put what they are about behind their name ("Marlow Courier - News from the bridge"), or
    the headline in its place. Of several parts that one is the name which the address bears out
    and is not the address itself, else the first.

    Args:
        stated: What the page states.
        titles: The headlines that the page states.
        host: Where the page is from; "" where that is not known.
    """
    headlines = {title.casefold() for title in titles}
    parts = [part for part in PARTING.split(stated) if part and part.casefold() not in headlines]
    spelt = _letters(host.removeprefix("www."))
    borne_out = [part for part in parts if "." not in part and (_letters(part) or " ") in spelt]
    return next(iter([*borne_out, *parts]), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _sender(lines: list[str]) -> str | None:
    """Return who sent a letter by mail, when the name stands over it as its letterhead."""
    headers = [line for line in lines if line.startswith("From: ")]
    sender = next((match["name"] for line in headers if (match := _SENDER.match(line))), None)
    if not sender:
        return None
    return sender if sender.casefold() in {line.casefold() for line in lines} else None
