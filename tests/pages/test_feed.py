"""Feeds: each entry is a page, whatever the feed is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import NotAnArticle
from reader.pages import clean
from reader.pages.feed import entries_of, is_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Skerry Herald</title><link>https://herald.example/</link><language>en</language>
<item><title>Ferry &amp; ramp: a week’s stop</title><link>https://herald.example/ferry</link>
<dc:creator>Una Brack</dc:creator><pubDate>Tue, 04 May 2021 09:10:00 GMT</pubDate>
<description>The ferry will not sail.</description>
<content:encoded><![CDATA[<p>The ferry will not sail for a week after its ramp broke.</p>
<script>alert(1)</script><p>"We are sorry," said Tom Arrow.</p>]]></content:encoded></item>
<item><title>Pier opens</title><link>javascript:alert(1)</link>
<description>The pier opened on Monday, and two hundred people walked on it.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?>
<!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour notes</title>
<entry><title type="html">Tide &lt;b&gt;table&lt;/b&gt;</title><id>urn:x:1</id>
<link href="https://notes.example/tide"/><updated>2021-05-04T09:10:00Z</updated>
<author><name>Ines Marlow</name></author>
<content type="text">High water is at nine in the morning.

Low water is at three &lt; four in the afternoon.</content></entry></feed>
"""


def test_an_entry_of_rss_is_an_article() -> None:
    first, _ = entries_of(RSS.encode())
    article = clean(first.page)
    assert (first.title, first.url) == (
        "Ferry & ramp: a week’s stop",
        "https://herald.example/ferry",
    )
    assert article.title == first.title
    assert article.url == first.url
    assert article.publisher == "Skerry Herald"
    assert [one.name for one in article.bylines] == ["Una Brack"]
    assert (article.published or "").startswith("2021-05-04")
    assert article.text == (
        "The ferry will not sail for a week after its ramp broke.\n\n"
        '"We are sorry," said Tom Arrow.'
    )


def test_an_entry_of_atom_is_an_article() -> None:
    (entry,) = entries_of(ATOM.encode())
    article = clean(entry.page)
    assert (article.title, article.publisher) == ("Tide table", "Harbour notes")
    assert article.text == (
        "High water is at nine in the morning.\n\nLow water is at three < four in the afternoon."
    )


def test_an_address_that_is_none_of_the_web_is_no_address() -> None:
    _, second = entries_of(RSS.encode())
    assert second.url is None
    assert b"javascript" not in second.page
    for link in ("https://a@b.example/x", "mailto:a@b.example", "https://", "http://[::1/"):
        (_, entry) = entries_of(RSS.replace("javascript:alert(1)", link).encode())
        assert entry.url is None, link


def test_the_same_entry_is_the_same_page() -> None:
    assert entries_of(RSS.encode()) == entries_of(RSS.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15"])
def test_encodings(encoding: str) -> None:
    text = RSS.replace("’s", "é").replace('encoding="utf-8"', f'encoding="{encoding[:11]}"')
    text = text.replace("utf-8-sig", "utf-8")
    data = text.encode(encoding)
    assert is_feed(data)
    assert entries_of(data)[0].title == "Ferry & ramp: a weeké stop"


def test_a_feed_recoded_on_its_way_is_read_as_what_it_is() -> None:
    recoded = RSS.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode()
    assert entries_of(recoded)[0].title == "Ferry & ramp: a week’s stop"


def test_a_feed_that_is_cut_off_gives_what_there_is() -> None:
    assert [one.title for one in entries_of(RSS.encode()[:-120])][:1] == [
        "Ferry & ramp: a week’s stop"
    ]


@pytest.mark.parametrize(
    "page",
    ["<html><body><p>About &lt;rss&gt;</p></body></html>", "<?xml version='1.0'?><sitemap/>",
     "rss is a form of feed", "", "<svg/>"],
)  # fmt: skip
def test_other_pages_are_no_feeds(page: str) -> None:
    assert not is_feed(page.encode())


def test_a_feed_without_entries_is_refused() -> None:
    with pytest.raises(NotAnArticle, match="no entry in this feed"):
        entries_of(b"<rss><channel><title>x</title></channel></rss>")


def test_a_name_of_a_file_in_it_is_not_opened_and_entities_do_not_explode() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb += ' <!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&i;&x;</title>'
    pages = entries_of((bomb + "<description>Words</description></item></channel></rss>").encode())
    assert sum(len(one.page) for one in pages) < 100_000


@given(st.binary(max_size=300), st.integers(0, 1200))
def test_any_bytes_are_entries_or_refused(data: bytes, at: int) -> None:
    for feed in (data, RSS.encode()[:at] + data, RSS.encode()[:at] + data + RSS.encode()[at:]):
        is_feed(feed)
        try:
            for entry in entries_of(feed):
                entry.page.decode()
        except NotAnArticle:
            pass


def test_a_feed_is_no_article_but_can_be_read_as_what_it_is_said_to_be() -> None:
    for feed in (RSS, RSS.encode(), ATOM.encode("utf-16")):
        with pytest.raises(NotAnArticle, match=r"^a feed of articles.*'reader add'"):
            clean(feed)
    assert clean(RSS, kind="text").text
