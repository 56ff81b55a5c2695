"""Pages saved with all their parts in one file."""

from __future__ import annotations

import contextlib
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import NotAnArticle
from reader.pages import clean
from reader.pages.archive import unwrapped
from tests.pages.conftest import PARAGRAPHS
from tests.pages.html.pages import html_source

_URL = "https://courier.example/ferry"


def _mhtml(page: bytes, charset: str = "utf-8", start: str = "") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {_URL}\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;{start}\r\n\tboundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
        f"----x\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <main>\r\n"
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {_URL}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n----x--\r\n"


@pytest.mark.parametrize("start", ["", '\r\n\tstart="<main>";'])
def test_the_page_in_an_mhtml_file_is_read(start: str) -> None:
    article = clean(_mhtml(html_source().encode(), start=start), name="ferry.mhtml")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.url == _URL


def test_the_charset_that_the_file_states_is_used() -> None:
    page = html_source(above="<p>Łódź and its harbour are a long way from the sea, he said.</p>")
    article = clean(_mhtml(page.encode("iso-8859-2"), "iso-8859-2"))
    assert "Łódź" in article.text


def test_the_page_in_a_web_archive_is_read() -> None:
    resource = {"WebResourceData": html_source().encode(), "WebResourceURL": _URL}
    saved = plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)
    article = clean(saved)
    assert (article.text, article.url) == ("\n\n".join(PARAGRAPHS), _URL)


@given(st.binary(max_size=200))
def test_nothing_that_looks_like_an_archive_raises(tail: bytes) -> None:
    unwrapped(b"bplist00" + tail)
    unwrapped(b"Content-Type: multipart/related; boundary=x\n\n--x\n" + tail)
    with contextlib.suppress(NotAnArticle):
        clean(b"bplist00" + tail)
