"""A site can be slow, endless, lying or hostile: each ends in its own line, within its limit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from reader.pages.fetch import Fetcher, Limits, NotFetched, address
from reader.pages.fetch.web import Web
from tests.pages.fetch.site import PAGE, Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


def _fetcher(**limits: object) -> Fetcher:
    """Return a fetcher that finds every host on this machine, but "own.example", as it says."""
    given = Limits(**{"private": True, "seconds": 20.0, **limits})  # type: ignore[arg-type]
    return Fetcher("1.0", web=Web("close-reader/1.0 (test)", given, lambda *_: ["127.0.0.1"]))


def _why(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(NotFetched) as caught:
        fetcher.fetch(url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_and_where_it_came_from(site: Site) -> None:
    site.lead("/old", "/new?x=1")
    site.say("/new?x=1")
    data, url = _fetcher().fetch(site.url("/old"))
    assert data.decode() == PAGE
    assert url == site.url("/new?x=1")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/old", "/new?x=1"]
    assert all(agent.startswith("close-reader/1.0") for _, agent in site.asked)


def test_a_packed_page(site: Site) -> None:
    site.say("/", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert _fetcher().fetch(site.url("/"))[0].decode() == PAGE


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-16-le"])
def test_the_charset_that_is_stated_is_honoured(site: Site, charset: str) -> None:
    page = PAGE.replace("–", "é")
    site.say("/", page.encode(charset), Content_Type=f"text/html; charset={charset}")
    assert _fetcher().fetch(site.url("/"))[0].decode() == page


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "ascii"])
def test_a_charset_that_is_wrong_changes_nothing(site: Site, charset: str) -> None:
    site.say("/", PAGE, Content_Type=f"text/html; charset={charset}")
    assert _fetcher().fetch(site.url("/"))[0].decode() == PAGE


def test_a_site_that_says_nothing(site: Site) -> None:
    site.say("/robots.txt", "")
    site.hang("/")
    assert _why(_fetcher(silence=0.2), site.url("/")) == "the host is too slow"


def test_a_page_that_never_ends(site: Site) -> None:
    site.drip("/")
    assert _why(_fetcher(largest=1 << 20), site.url("/")) == "the page is larger than 1 MB"


def test_a_page_that_comes_too_slowly_as_a_whole(site: Site) -> None:
    site.drip("/")
    ticks = iter(range(10**6))
    web = Web(
        "x", Limits(seconds=40, private=True), lambda *_: ["127.0.0.1"], lambda: float(next(ticks))
    )
    assert _why(Fetcher("1.0", web=web), site.url("/")) == "the host is too slow"


def test_a_small_body_that_unpacks_to_a_large_one(site: Site) -> None:
    site.bomb("/", 64 << 20)
    assert _why(_fetcher(largest=1 << 20), site.url("/")) == "the page is larger than 1 MB"


def test_a_body_that_breaks_off(site: Site) -> None:
    site.say("/a", PAGE, Content_Length="999")
    assert "broke off" in _why(_fetcher(), site.url("/a"))
    packed = gzip.compress(PAGE.encode())[:-9]
    site.say("/b", packed, Content_Encoding="gzip")
    assert "broke off" in _why(_fetcher(), site.url("/b"))


def test_a_body_that_is_packed_otherwise(site: Site) -> None:
    site.say("/a", PAGE, Content_Encoding="br")
    assert "packed in a way that was not asked for" in _why(_fetcher(), site.url("/a"))
    site.say("/b", PAGE, Content_Encoding="gzip")
    assert "can't be unpacked" in _why(_fetcher(), site.url("/b"))


def test_addresses_that_lead_in_a_circle(site: Site) -> None:
    site.lead("/a", "/b")
    site.lead("/b", "/a")
    assert "more than 5 times" in _why(_fetcher(), site.url("/a"))


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("file:///etc/passwd", "it leads nowhere that is safe: file"),
        ("ftp://site.example/", "it leads nowhere that is safe: ftp"),
        ("http://me:pw@site.example/", "name or a password"),
        ("http://[::1", "this is no web address"),
    ],
)
def test_an_address_that_leads_to_something_else(site: Site, to: str, why: str) -> None:
    site.lead("/", to)
    assert why in _why(_fetcher(), site.url("/"))


def test_an_address_that_leads_into_ones_own_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(host: str, _: int) -> list[str]:
        return ["10.0.0.1"] if host == "own.example" else ["127.0.0.1"]

    # The site of this test stands for one of the open internet.
    monkeypatch.setattr(address, "is_public", lambda ip: str(ip) == "127.0.0.1")
    site.lead("/", site.url("/inside", host="own.example"))
    fetcher = Fetcher("1.0", web=Web("x", Limits(), find))
    assert "own.example is on this machine or in its own network" in _why(fetcher, site.url("/"))
    assert "/inside" not in dict(site.asked)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "no such page"),
        (403, "to programs"),
        (410, "gone"),
        (500, "status 500"),
        (429, "later"),
    ],
)
def test_a_site_that_does_not_give_it(site: Site, status: int, why: str) -> None:
    site.say("/", PAGE, status)
    assert why in _why(_fetcher(), site.url("/"))


def test_an_epub_is_had_byte_for_byte(site: Site) -> None:
    data = b"PK\x03\x04\xff\xfe"
    site.say("/a", data, Content_Type="application/epub+zip; charset=iso-8859-1")
    assert _fetcher().fetch(site.url("/a"))[0] == data


def test_what_is_no_page(site: Site) -> None:
    site.say("/a", b"\x89PNG", Content_Type="image/png")
    assert _why(_fetcher(), site.url("/a")) == "it is no page but image/png"
    site.say("/b", b"")
    assert _why(_fetcher(), site.url("/b")) == "the page is empty"


ROBOTS = """
User-agent: *
Disallow: /private/
Allow: /private/open*$

User-agent: close-reader
Disallow: /notes
"""


def test_robots_txt_is_honoured(site: Site) -> None:
    site.say("/robots.txt", ROBOTS, Content_Type="text/plain")
    site.say("/private/a")
    site.say("/notes/a")
    fetcher = _fetcher()
    assert fetcher.fetch(site.url("/private/a"))
    assert "robots.txt" in _why(fetcher, site.url("/notes/a"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/private/a"]


def test_robots_txt_is_asked_again_where_an_address_leads(site: Site) -> None:
    site.say("/robots.txt", "User-agent: *\nDisallow: /inside", Content_Type="text/plain")
    site.lead("/", "/inside")
    assert "robots.txt" in _why(_fetcher(), site.url("/"))


@pytest.mark.parametrize(("status", "goes"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_robots_txt(site: Site, status: int, goes: bool) -> None:
    site.say("/robots.txt", "", status)
    site.say("/")
    if goes:
        assert _fetcher().fetch(site.url("/"))
    else:
        assert "robots.txt" in _why(_fetcher(), site.url("/"))


def test_no_site_at_all() -> None:
    def nowhere(*_: object) -> list[str]:
        raise OSError

    web = Web("x", Limits(), nowhere)
    assert "was not found" in _why(Fetcher("1.0", web=web), "http://nowhere.example/")
    with running() as gone:
        url = gone.url("/")
    assert "no answer" in _why(_fetcher(), url)
