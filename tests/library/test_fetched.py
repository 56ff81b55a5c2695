"""Pages of the web as files of the library."""

from __future__ import annotations

import pytest

from reader.library.fetched import fetcher
from reader.library.settings import Settings
from tests.epubs import FERRY, epub, prose, xhtml


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><p>The ferry is late.</p></html>", "late.html"),
        (b"The ferry is late.", "late.txt"),
        (b"<rss><channel/></rss>", "late.xml"),
        (epub({"a.xhtml": xhtml(prose(FERRY))}, ""), "late.epub"),
    ],
    ids=["html", "text", "feed", "epub"],
)
def test_a_fetched_page_is_a_file_of_its_kind(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    monkeypatch.setattr("reader.pages.fetch.Fetcher.fetch", lambda _, url: (data, url))
    called, kept = fetcher(Settings())("https://herald.example/late")
    assert called == name
    assert kept.endswith(data)
