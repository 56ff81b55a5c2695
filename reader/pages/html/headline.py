"""The headline of an HTML page: what its head states and its h1 elements, compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.pages.publisher import PARTING
from reader.pages.words import shared

if TYPE_CHECKING:
    from reader.pages.html.metadata import Said

_LEAST_HEAD = 3
"""Words that an h1 has which is compared; fewer may be those of a site or a section."""
_LONGEST_SITE = 4
"""Words that the name of a site has at most."""
_MARKS = (":", "|", "-", "–", "—", "•", "·", "»")
"""What sets a kicker off from its headline, where no element does."""
_BORNE_OUT = 0.3
"""Of its words must stand in what the head states."""
_VIEW = re.compile(
    r"(?:print(?:er|able)?|reader|text|mobile|amp)(?:[- ](?:friendly|only))?"
    r"(?: (?:view|version|page|article|story))?"
    r"|untitled(?: document)?|document|article|story|index",
    re.IGNORECASE,
)
"""What the title of a page says that names the kind of page and not its article."""


def stated_headline(said: Said, publisher: str | None) -> str:
    """Return the headline: that h1 which the head of the page bears out, else what the head states.

    An h1 may be the name of the site, or set the kicker and the headline in one.
    """
    linked = said.linked.names(said.linked.article.get("headline"))[:1]
    titles = [one for one in (said.meta.get("og:title"), said.title) if one]
    stated = linked + [_without_site(one, publisher) for one in titles]
    heads = [head for head in said.heads if len(head.split()) >= _LEAST_HEAD]
    best = max(heads, key=lambda head: _borne_out(head, stated), default="")
    alone = len(stated) < 2 and len(said.heads) == 1
    if not best or (_borne_out(best, stated) < _BORNE_OUT and not alone):
        return next(iter([*linked, *_head_before_site(said), *stated, *said.heads]), "")
    low = best.casefold()
    for one in stated[: len(linked) + 1]:
        if len(one.split()) >= _LEAST_HEAD and low.endswith(one.casefold()):
            kicker = best[: len(best) - len(one)].strip()
            if kicker[-1:] in _MARKS or kicker in said.head_parts:
                return one
    return best


def _head_before_site(said: Said) -> tuple[str, ...]:
    """Return the only h1, of however few words, if the title of the page sets it before a site."""
    first, *site = PARTING.split(said.title)
    names_site = site and max(len(part.split()) for part in site) <= _LONGEST_SITE
    return said.heads if names_site and said.heads == (first,) else ()


def _borne_out(head: str, stated: list[str]) -> float:
    """Return how much of the words of `head` stands in one of the titles `stated`."""
    return max((shared(head, one) for one in stated), default=1.0)


def _without_site(title: str, publisher: str | None) -> str:
    parts = PARTING.split(title)
    if len(parts) < 2:
        return title
    if (publisher and parts[-1].casefold() == publisher.casefold()) or len(
        parts[-1].split()
    ) <= _LONGEST_SITE < len(parts[0].split()):
        return title[: title.rfind(parts[-1])].rstrip(" |»•·-–—:")
    return title


def names_the_view(title: str, publisher: str | None) -> bool:
    """Tell whether a title names the kind of page and not its article."""
    parts = [part for part in PARTING.split(title) if part != publisher]
    return bool(parts) and all(map(_VIEW.fullmatch, parts))
