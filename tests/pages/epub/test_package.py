"""The archive of an EPUB: damaged, encrypted, endless, or packed by another's rules."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import NotAnArticle
from reader.pages import clean
from reader.pages.bundle import pages_in
from reader.pages.epub import package
from tests.epubs import CONTAINER, FERRY, PIER, epub, nav, ncx, point, prose, xhtml

_TITLE = "<dc:title>Ferry saved</dc:title>"
_ONE = epub({"a.xhtml": xhtml(prose(FERRY))}, ncx(point("Ferry", "a.xhtml")), _TITLE)


def _repacked(changed: Mapping[str, str | bytes | None], method: int = ZIP_DEFLATED) -> bytes:
    """Return the EPUB with files changed, or left out where they are None."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(_ONE)) as old, ZipFile(packed, "w", method) as new:
        files = {name: old.read(name) for name in old.namelist()} | dict(changed)
        for name, data in files.items():
            if data is not None:
                new.writestr(ZipInfo(name), data, method)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_ONE[: len(_ONE) // 2], "an EPUB that is damaged"),
        (_ONE.replace(b"OEBPS/a.xhtml", b"OEBPS/b.xhtml", 1), "an EPUB that is damaged"),
        (_repacked({"OEBPS/content.opf": None}), "does not say what it holds"),
        (_repacked({"OEBPS/content.opf": b"\x00"}), "does not say what it holds"),
        (_repacked({"OEBPS/a.xhtml": None}), "nothing to read in this EPUB"),
        (_repacked({"OEBPS/a.xhtml": b"\x00\x01\x02" * 99}), "nothing to read in this EPUB"),
        (epub({}, ""), "nothing to read in this EPUB"),
        (_repacked({}, ZIP_LZMA), "packed in a way that EPUBs are not"),
        (_repacked({}, ZIP_BZIP2), "packed in a way that EPUBs are not"),
    ],
    ids="cut|names differ|no package|damaged package|no text|no letters|empty|LZMA|BZIP2".split(
        "|"
    ),
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        clean(data)


def test_an_encrypted_text_is_told_and_encrypted_fonts_are_none() -> None:
    listing = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
        ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
        '<enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    documents = {"a.xhtml": xhtml(prose(FERRY))}
    at = "META-INF/encryption.xml"
    font = epub(documents, "", _TITLE, others={at: listing.format("OEBPS/sans.otf")})
    assert clean(font).text == "\n\n".join(FERRY)
    text = epub(documents, "", _TITLE, others={at: listing.format("OEBPS/a.xhtml")})
    with pytest.raises(NotAnArticle, match="text is encrypted"):
        clean(text)


def test_a_password_is_told() -> None:
    flagged = bytearray(_ONE)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + flags] |= 1
            at = flagged.find(mark, at + 1)
    with pytest.raises(NotAnArticle, match="asks for a password"):
        clean(bytes(flagged))


def test_an_archive_that_unpacks_to_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = epub({"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml("<p>Boat</p>" * 9_000)}, "")
    assert len(pages_in(data)) == 2
    monkeypatch.setattr(package, "_MOST", 50_000)
    with pytest.raises(NotAnArticle, match="unpacks to more than"):
        pages_in(data)


def test_the_package_is_found_where_no_container_names_it() -> None:
    data = _repacked({"META-INF/container.xml": CONTAINER.replace("OEBPS/content", "lost")})
    assert clean(data).text == "\n\n".join(FERRY)


def test_paths_are_read_as_links_and_whatever_their_letters() -> None:
    documents = {"Text/Ferry boat.xhtml": xhtml(prose(FERRY)), "pier.xhtml": xhtml(prose(PIER))}
    lines = point("Ferry", "text/Ferry%20boat.xhtml") + point("Pier", "./Text/../pier.xhtml#at0")
    assert [one.title for one in pages_in(epub(documents, ncx(lines)))] == ["Ferry", "Pier"]


def test_a_line_that_leads_nowhere_does_no_harm() -> None:
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    lines = (
        '<li><span>Boats</span><ol><li><a href="a.xhtml">Ferry</a></li></ol></li>'
        '<li><a href="../../../etc/passwd">Lost</a></li><li></li>'
        '<li><a href="b.xhtml#no">Pier</a></li>'
    )
    ferry, pier = (clean(one.page) for one in pages_in(epub(documents, nav(lines))))
    assert (ferry.title, ferry.section) == ("Ferry", "Boats")
    assert (pier.title, pier.text) == ("Pier", "\n\n".join(PIER))


def test_the_day_of_publication_is_not_that_of_the_file() -> None:
    dates = (
        '<dc:date opf:event="modification">2021-02-01</dc:date>'
        '<dc:date opf:event="publication">2020-03-04</dc:date>'
    )
    data = epub({"a.xhtml": xhtml(prose(FERRY))}, "", _TITLE + dates)
    assert clean(data).published == "2020-03-04"


def test_a_document_type_that_grows_is_not_let_grow() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "boatboat"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;">]>'
    with ZipFile(io.BytesIO(_ONE)) as archive:
        told = archive.read("OEBPS/content.opf").decode()
    told = told.replace('<?xml version="1.0"?>', bomb).replace("Ferry saved", "Ferry &d;")
    assert "boat" not in clean(_repacked({"OEBPS/content.opf": told})).title


_SOME = st.one_of(st.binary(max_size=200), st.text(max_size=200))
_TAGS = (
    "<a href='|a.xhtml#i|'>|<h1>|</h1>|<a id='i'/>|<nav epub:type='toc'>|<ol>|<li>|</li>|</ol>|>"
    "|<!--|]]>|Boat|&|<p>|/|<section epub:type='toc'>|<br/>|<b/>"
).split("|")
_MARKUP = st.lists(st.sampled_from(_TAGS)).map("".join)
_BODIES = st.lists(st.sampled_from([*_TAGS, "<body", "</body>"])).map("".join)


@given(st.integers(0, len(_ONE) - 1), st.binary(max_size=8), st.integers(0, 8))
def test_any_damage_is_read_or_told(at: int, put: bytes, lost: int) -> None:
    try:
        pages = pages_in(_ONE[:at] + put + _ONE[at + lost :])
    except NotAnArticle as error:
        assert str(error)
    else:
        assert all(one.title and one.page for one in pages)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "META-INF/container.xml": _SOME,
            "OEBPS/content.opf": _SOME,
            "OEBPS/toc.ncx": _SOME | _BODIES,
            "OEBPS/a.xhtml": _SOME | _BODIES,
        },
    )
)
def test_any_files_are_read_or_told(files: dict[str, str | bytes]) -> None:
    try:
        pages = pages_in(_repacked(files))
    except NotAnArticle as error:
        assert str(error)
    else:
        assert all(one.title and one.page for one in pages)


@given(_MARKUP, _MARKUP)
def test_any_markup_keeps_its_words(first: str, second: str) -> None:
    """Whatever is cut and parted, what is not in a list of contents is on a page."""
    words = "The council of Skerry has saved the island ferry for another winter"
    documents = {"a.xhtml": f"<body>{first}{words}</body>", "b.xhtml": f"<p>{words} {second}"}
    pages = pages_in(epub(documents, ncx(point("A", "a.xhtml#i") + point("B", "b.xhtml"))))
    assert b"".join(one.page for one in pages).count(words.encode()) >= 1
