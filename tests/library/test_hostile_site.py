"""Adding from a site that is slow, endless, lying or hostile leaves nothing half-added."""

from __future__ import annotations

import socket
from functools import partial
from typing import Any

import pytest

from reader.library.adding import AdderHere, AddReport, Wish
from reader.library.index import Index
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.stopping import Stop
from reader.pages.fetch import Limits
from tests.pages.fetch.site import Site, running

SECONDS = 30.0


def _set_up(site: Site) -> dict[str, str]:
    """Return what is to be told of each path."""
    site.hang("/silent")
    site.drip("/endless")
    site.bomb("/bomb", 8 << 20)
    site.lead("/a", "/b")
    site.lead("/b", "/a")
    site.lead("/file", "file:///etc/passwd")
    site.lead("/loopback", site.url("/good", host="own.example"))
    site.say("/cut", "<p>It is late.</p>", Content_Length="999")
    site.say("/picture", b"\x89PNG", Content_Type="image/png")
    site.say("/nothing", b"\0\1\2\3", Content_Type="text/html")
    site.say("/robots.txt", "User-agent: *\nDisallow: /forbidden", Content_Type="text/plain")
    return {
        "/silent": "the host is too slow",
        "/endless": "the page is larger than 1 MB",
        "/bomb": "the page is larger than 1 MB",
        "/a": "leads on to other addresses more than 5 times",
        "/file": "it leads nowhere that is safe: file",
        "/loopback": "own.example is on this machine or in its own network",
        "/cut": "broke off",
        "/picture": "it is no page but image/png",
        "/nothing": "",
        "/gone": "there is no such page",
        "/forbidden": "robots.txt",
    }


def test_each_is_told_in_its_own_line_and_the_good_page_alone_is_there(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def find(host: str, *where: Any, **kind: Any) -> Any:
        names = {"own.example": "10.0.0.1", "site.example": "127.0.0.1"}
        return real(names.get(host, host), *where, **kind)

    limits = partial(Limits, seconds=SECONDS, silence=0.2, largest=1 << 20)
    monkeypatch.setattr("reader.pages.fetch.Limits", limits)
    monkeypatch.setattr(socket, "getaddrinfo", find)
    # The site of this test stands for one of the open internet.
    monkeypatch.setattr("reader.pages.fetch.address.is_public", lambda ip: str(ip) == "127.0.0.1")
    with running() as site:
        wanted = _set_up(site)
        site.say("/good", "Ferry late\n\nIt is late.\n", Content_Type="text/plain")
        sources = [site.url(path) for path in (*wanted, "/good")]
        told: list[AddReport] = []
        AdderHere(places, Settings()).add(Wish(tuple(sources)), told.append, Stop())
    unreadable = [one for report in told for one in report.became.unreadable]
    added = [one for report in told for one in report.became.added]
    assert [one.source for one in added] == sources[-1:]
    assert [one.source for one in unreadable] == sources[:-1]
    for one, why in zip(unreadable, wanted.values(), strict=True):
        assert why in one.reason and "\n" not in one.reason, one
    assert [file.stem for file in places.data.rglob("*.*")] == [added[0].id]
    with Index(places.index) as index:
        assert len(index.paths()) == 1
