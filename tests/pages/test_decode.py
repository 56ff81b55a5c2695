"""Bytes become the text they were meant as, or are refused with the reason."""

from __future__ import annotations

import pytest

from reader.model import NotAnArticle
from reader.pages.decode import decode

TEXT = "Café “Zum Hafen” – £5"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_an_encoding_is_told_from_the_bytes(encoding: str) -> None:
    source = f"{TEXT}\nThe ferry leaves at nine and comes back at noon.".encode(encoding)
    assert decode(source).startswith(TEXT)


def test_the_charset_that_a_page_names_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Łódź, żółty</p>'.encode("iso-8859-2")
    assert "Łódź, żółty" in decode(page)


def test_a_codec_that_is_no_charset_is_not_used() -> None:
    assert "caf\xe9" in decode(b'<meta charset="rot13"> caf\xe9')


def test_a_few_damaged_bytes_do_not_turn_the_rest_into_mojibake() -> None:
    assert "Café – Café" in decode("Café – Café".encode() + b" \xff end")


@pytest.mark.parametrize(
    "source", [b"%PDF-1.7 text", b"PK\x03\x04abc", b"\x89PNG\r\n", b"\x00\x01\x02\x00" * 50]
)
def test_a_binary_is_refused(source: bytes) -> None:
    with pytest.raises(NotAnArticle, match="not a page of text"):
        decode(source)


@pytest.mark.parametrize("source", [b"", b" \n\t ", "—…!", b"\xef\xbb\xbf"])
def test_nothing_to_read_is_refused(source: bytes | str) -> None:
    with pytest.raises(NotAnArticle, match="nothing to read"):
        decode(source)
