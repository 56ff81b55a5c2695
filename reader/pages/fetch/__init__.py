"""Fetching a page politely: robots.txt is asked first, and who asks says so. The only network."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.pages.fetch.address import NotFetched, WebAddress
from reader.pages.fetch.web import Limits, Response, Web

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["Fetcher", "Limits", "NotFetched"]

PRODUCT = "close-reader"
"""The name that robots.txt may speak of."""

_TEXTS = (
    "text/", "application/xhtml", "application/xml", "application/json", "application/rss",
    "application/atom", "application/rdf",
)  # fmt: skip
_EPUB = "application/epub"
_NO_ROBOTS = "User-agent: *\nAllow: /"
_ROBOTS_SAY_NO = "User-agent: *\nDisallow: /"
_LARGEST_ROBOTS = 500 << 10
"""Bytes that are read of a robots.txt (RFC 9309, 2.5)."""


class Fetcher:
    """Fetches pages, and asks each site's robots.txt once.

    Args:
        version: Of the program, for the User-Agent header.
        limits: What a fetch may take.
        web: What gets addresses; made if it is not given.
    """

    def __init__(self, version: str, limits: Limits | None = None, web: Web | None = None) -> None:
        agent = f"{PRODUCT}/{version} (a person's reading program; one page at their wish)"
        self._web = web or Web(agent, limits)
        self._rules = lru_cache(maxsize=256)(self._read_rules)

    def fetch(self, url: str) -> tuple[bytes, str]:
        """Fetch a page.

        Returns:
            Its bytes, in UTF-8 where the host stated another charset, and the address that
            it came from in the end.

        Raises:
            NotFetched: With the reason, in words for a person, without the address.
        """
        answer = self._web.get(url, self._allowed)
        if answer.status != 200:
            raise NotFetched(_told_status(answer.status))
        if answer.kind and not answer.kind.startswith((*_TEXTS, _EPUB)):
            raise NotFetched(f"it is no page but {answer.kind}")
        if not answer.body:
            raise NotFetched("the page is empty")
        return _in_utf8(answer), answer.url

    def _allowed(self, address: WebAddress) -> None:
        if not self._rules(address.origin).can_fetch(address.url, PRODUCT):
            raise NotFetched("the site's robots.txt asks programs not to fetch this page")

    def _read_rules(self, origin: str) -> Protego:
        """Return a site's rules; RFC 9309, 2.3.1: none where there is no file, all if it fails."""
        from protego import Protego

        answer = self._web.get(f"{origin}/robots.txt")
        if answer.status == 200:
            text = answer.body[:_LARGEST_ROBOTS].decode("utf-8", "replace")
        else:
            text = _ROBOTS_SAY_NO if answer.status >= 500 else _NO_ROBOTS
        return Protego.parse(text)


def _told_status(status: int) -> str:
    told = {
        401: "the page is for those who sign in",
        403: "the site does not give this page to programs",
        404: "there is no such page",
        410: "the page is gone",
        429: "the site asks for patience; try again later",
    }
    return f"{told.get(status, 'the site did not give the page')} (status {status})"


def _in_utf8(answer: Response) -> bytes:
    """Return a text in UTF-8, by the charset that the host stated, if it is known and right."""
    stated = answer.charset or "utf-8"
    if stated.lower().replace("-", "") == "utf8" or answer.kind.startswith(_EPUB):
        return answer.body
    try:
        return answer.body.decode(stated).encode("utf-8")
    except (LookupError, UnicodeError):
        return answer.body
