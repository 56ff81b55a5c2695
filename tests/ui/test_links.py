"""An address is shown whole before it is opened, and only what is safe is opened at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.shelf import Articles
from reader.model import Article, Block, Link, ReaderError
from reader.ui.commands import Pane
from reader.ui.links import Lead, browser_command, leads_of, link, run_detached
from reader.ui.screens.ask import Ask
from reader.ui.screens.text_links import TextLinks
from reader.ui.widgets.rows import Rows
from tests.ui.conftest import Opener

CASES = json.loads(
    (Path(__file__).parents[1] / "golden" / "hostile_strings.json").read_text("utf-8")
)["cases"]
URLS = {case["id"]: case for case in CASES if case["category"] == "url"}
OPENED = {
    "url-005": ("127.0.0.1", "http://127.0.0.1/"),
    "url-006": ("localhost", "http://localhost:6379/"),
    "url-007": ("[::1]", "http://[::1]/"),
    "url-008": ("[::ffff:127.0.0.1]", "http://[::ffff:127.0.0.1]/"),
    "url-009": ("2130706433", "http://2130706433/"),
    "url-010": ("0x7f.1", "http://0x7f.1/"),
    "url-011": ("0177.0.0.1", "http://0177.0.0.1/"),
    "url-012": ("0", "http://0/"),
    "url-013": ("169.254.169.254", "http://169.254.169.254/latest/meta-data/"),
    "url-014": ("[fd00:ec2::254]", "http://[fd00:ec2::254]/"),
    "url-015": ("10.0.0.1", "http://10.0.0.1/"),
    "url-016": ("100.64.0.1", "http://100.64.0.1/"),
    "url-020": ("evil.example", "http://evil.example#@bank.example/"),
    "url-021": ("xn--80ak6aa92e.com", "http://xn--80ak6aa92e.com/"),
    "url-022": ("xn--l-7sba6dbr.com", "http://xn--l-7sba6dbr.com/"),
    "url-024": ("e.example", "https://e.example/%E2%80%AEgpj.exe"),
    "url-033": ("x@e.example", "mailto:x@e.example?body=%0aX"),
    "url-036": ("e.example", "https://e.example/';id;'"),
}
"""What may be opened, once it was shown: where it leads, and the whole address."""


def _text(case: dict[str, str | int]) -> str:
    text = str(case["text"])
    return text.ljust(int(case.get("repeat_to", 0)), text[-1:])


@pytest.mark.parametrize("name", URLS)
def test_hostile_addresses_are_refused_or_shown_as_they_are(name: str) -> None:
    if name in OPENED:
        found = link(_text(URLS[name]))
        assert (found.host, found.address) == OPENED[name]
    else:
        with pytest.raises(ReaderError):
            link(_text(URLS[name]))


@given(st.one_of(st.text(), st.text().map("http://e.example/{}".format)))
def test_what_is_opened_is_printable_ascii_with_a_known_scheme(text: str) -> None:
    try:
        found = link(text)
    except ReaderError:
        return
    assert found.address.isascii() and found.address.isprintable()
    assert " " not in found.address
    assert found.address.split(":")[0] in ("http", "https", "mailto")
    assert link(found.address).address == found.address


def test_the_browser_is_ones_own_or_the_systems() -> None:
    def all_there(name: str) -> str:
        return f"/usr/bin/{name}"

    assert browser_command({}, "linux", all_there) == ["xdg-open"]
    assert browser_command({}, "darwin", all_there) == ["open"]
    assert browser_command({"BROWSER": "firefox -P x %s"}, "linux", all_there) == [
        *("firefox", "-P", "x")
    ]
    assert browser_command({"BROWSER": "w3m:lynx"}, "linux", all_there) == ["w3m"]
    with pytest.raises(ReaderError, match="BROWSER"):
        browser_command({}, "linux", lambda _: None)
    with pytest.raises(ReaderError, match="BROWSER"):
        browser_command({"BROWSER": "'"}, "linux", all_there)


def test_a_browser_that_fails_is_told(tmp_path: Path) -> None:
    run_detached([sys.executable, "-c", ""])
    with pytest.raises(ReaderError, match="ended with 3"):
        run_detached([sys.executable, "-c", "exit(3)"])
    with pytest.raises(ReaderError, match="did not work"):
        run_detached([str(tmp_path / "no-such-browser")])


ARTICLE = "harbour-inquiry-opens"


def _with_address(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    article = Articles.for_reading

    def with_address(shelf: Articles, id: str) -> Article:  # noqa: A002
        return replace(article(shelf, id), url=address)

    monkeypatch.setattr(Articles, "for_reading", with_address)


async def test_o_shows_the_address_before_it_opens_it(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[Sequence[str]] = []
    _with_address(monkeypatch, "https://courier.example/pier?id=1;rm -rf".replace(" ", "%20"))
    monkeypatch.setattr("shutil.which", lambda name: name)
    async with reader(opener=ran.append, environ={"BROWSER": "firefox --new-tab"}) as one:
        await one.open(ARTICLE)
        one.room.focus_pane(Pane.TEXT)
        await one.press("o")
        asked = one.app.screen
        assert isinstance(asked, Ask)
        shown = "\n".join(str(each.render()) for each in asked.query("Static"))
        assert "courier.example" in shown
        assert "https://courier.example/pier?id=1;rm%20-rf" in shown
        await one.press("escape")
        assert ran == []
        await one.press("o", "enter")
        assert ran == [["firefox", "--new-tab", "https://courier.example/pier?id=1;rm%20-rf"]]
        assert "Opened" in one.said


async def test_o_refuses_what_must_not_be_opened(reader: Opener) -> None:
    ran: list[Sequence[str]] = []
    async with reader(opener=ran.append) as one:
        await one.open(ARTICLE)
        opened = one.room.opened
        assert opened is not None
        for name in sorted(URLS.keys() - OPENED.keys()):
            article = replace(opened.article, url=_text(URLS[name]))
            one.room.opened = replace(opened, article=article)
            await one.press("o")
            assert one.app.screen is one.room, name
            assert "not opened" in one.said, name
    assert ran == []


async def test_o_without_an_address_or_a_browser_says_so(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    async with reader() as one:
        _with_address(monkeypatch, None)
        await one.open(ARTICLE)
        await one.press("o")
        assert "does not say the address" in one.said
        _with_address(monkeypatch, "https://courier.example/")
        await one.open("pier-falls-in-storm")
        await one.press("o", "o")
        assert "no browser" in one.said


_LED = "new-pier-opens"


async def test_the_links_of_the_text_are_listed_from_the_cursor_on(reader: Opener) -> None:
    async with reader() as one:
        await one.open(_LED)
        await one.press("O")
        listed = one.app.screen
        assert isinstance(listed, TextLinks)
        assert listed.rows.index == 0
        assert "led the inquiry" in one.words_of("#listing-rows")
        assert "https://news.seaboard.example/coast/strake-leaves" in one.words_of("#listing-rows")
        await one.press("escape", "G", "O")
        assert one.app.screen.query_one(Rows).index == 2
        await one.press("O")
        assert one.app.screen is one.room


async def test_links_are_narrowed_by_words_and_by_address(reader: Opener) -> None:
    async with reader() as one:
        await one.open(_LED)
        await one.press("O", "slash", *"claims seaboard")
        assert "Links · 1 ·" in one.words_of("#listing-heading")
        await one.press("enter")
        assert "Leads to news.seaboard.example" in one.words_of("#ask-heading")
        await one.press("escape", "O", "slash", *"zz")
        assert "Nothing matches." in one.words_of("#listing-rows")


async def test_a_link_is_opened_copied_or_gone_to(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[Sequence[str]] = []
    copied: list[str] = []
    report = "https://council.ossermouth.example/pier/report.pdf"
    monkeypatch.setattr("shutil.which", lambda name: name)
    async with reader(opener=ran.append, environ={"BROWSER": "lynx"}) as one:
        monkeypatch.setattr(one.app, "copy_to_clipboard", copied.append)
        await one.open(_LED)
        await one.press("O", "enter")
        assert ran == []
        await one.press("enter")
        assert ran == [["lynx", report]]
        await one.press("O", "enter", "y")
        assert copied == [report]
        assert report in one.said
        await one.press("O", "enter", "t")
        opened = one.room.opened
        assert opened is not None
        assert one.room.prose.at == opened.article.links[0].start
        assert one.room.focused_pane is Pane.TEXT


async def test_a_text_without_links_says_what_would_stand_there(reader: Opener) -> None:
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("O")
        assert "No words of this text lead anywhere." in one.words_of("#listing-rows")
        await one.press("enter", "escape")
        assert one.app.screen is one.room


def test_leads_are_whole_addresses_of_other_pages() -> None:
    text = "one two three four"
    links = (Link(0, 3, "#one"), Link(4, 7, "/two"), Link(8, 13, "http://[bad"), Link(14, 18, "x:"))
    article = Article("Numbers", text, (Block("paragraph", 0, len(text)),), links=links)
    for page, whole in ((None, "/two"), ("https://a.example/b/c", "https://a.example/two")):
        assert leads_of(replace(article, url=page)) == [
            Lead(4, "two", whole),
            Lead(8, "three", "http://[bad"),
            Lead(14, "four", "x:"),
        ]


@given(st.text(), st.text(min_size=1))
def test_no_address_of_a_link_is_too_much(page: str, address: str) -> None:
    article = Article("A", "a", (Block("paragraph", 0, 1),), url=page, links=(Link(0, 1, address),))
    assert len(leads_of(article)) == (not address.startswith("#"))
