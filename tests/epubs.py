"""EPUBs made for tests: archives of invented books and papers, in the forms that programs write."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
    ' version="1.0"><rootfiles><rootfile full-path="OEBPS/content.opf"'
    ' media-type="application/oebps-package+xml"/></rootfiles></container>'
)
FERRY = (
    "The council of Skerry has saved the island ferry for another winter after a vote on Monday.",
    '"We could not leave people without a boat," said Ann Tolliver, who leads the council.',
    "The fares are to rise by a tenth in spring, and the first boat leaves an hour later.",
)
PIER = (
    "The new pier at Marlow opened on Friday, nine years after a storm took the old one away.",
    '"It is longer than the one my mother knew," said Tom Arrow, who keeps the light there.',
    "Two hundred people walked to its end and back before the band had put up its stands.",
)


def xhtml(body: str, title: str = "", kind: str = "") -> str:
    """Return a document of an EPUB, its paragraphs and all else as given."""
    of_kind = f' epub:type="{kind}"' if kind else ""
    head = f"<title>{title}</title>" if title else "<title/>"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head>{head}</head><body{of_kind}>{body}</body></html>"
    )


def prose(paragraphs: Sequence[str]) -> str:
    """Return paragraphs as XHTML, with the anchors of a printed page in them."""
    return "".join(f'<p><a id="at{at}"/>{one}</p>' for at, one in enumerate(paragraphs))


def epub(
    documents: Mapping[str, str],
    contents: str,
    metadata: str = "<dc:title>Winter boats</dc:title><dc:language>en</dc:language>",
    *,
    guide: str = "",
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return an EPUB.

    Args:
        documents: By path below OEBPS, in reading order; a path with `-` before it is of one that
            stands beside the reading order.
        contents: A navigation document (`nav`) or a navigation control file (`ncx`); "" for none.
        metadata: Elements of the package document's metadata.
        guide: References of its guide.
        others: Further files by their whole path.
    """
    names = {path.lstrip("-"): text for path, text in documents.items()}
    told = _NAV if "<nav " in contents else _NCX
    if contents:
        names[told] = contents
    items = "".join(_item(path) for path in names)
    spine = "".join(_reference(path) for path in documents)
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' xmlns:opf="http://www.idpf.org/2007/opf"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest>"
        f'<spine toc="toc">{spine}</spine><guide>{guide}</guide></package>'
    )
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        archive.writestr(ZipInfo("META-INF/container.xml"), CONTAINER, ZIP_DEFLATED)
        archive.writestr(ZipInfo("OEBPS/content.opf"), package, ZIP_DEFLATED)
        for path, text in names.items():
            archive.writestr(ZipInfo(f"OEBPS/{path}"), text, ZIP_DEFLATED)
        for path, data in (others or {}).items():
            archive.writestr(ZipInfo(path), data, ZIP_DEFLATED)
    return file.getvalue()


_NAV, _NCX = "nav.xhtml", "toc.ncx"


def _item(path: str) -> str:
    kind = "application/x-dtbncx+xml" if path == _NCX else "application/xhtml+xml"
    properties = "nav" if path == _NAV else ""
    return f'<item id="{path}" href="{path}" media-type="{kind}" properties="{properties}"/>'


def _reference(path: str) -> str:
    linear = "no" if path.startswith("-") else "yes"
    return f'<itemref idref="{path.lstrip("-")}" linear="{linear}"/>'


def nav(items: str, landmarks: str = "") -> str:
    """Return a navigation document with the `li` elements given."""
    marks = f'<nav epub:type="landmarks"><ol>{landmarks}</ol></nav>' if landmarks else ""
    return xhtml(f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav>{marks}')


def ncx(points: str) -> str:
    """Return a navigation control file with the `navPoint` elements given."""
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN"'
        ' "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )


def point(label: str, path: str, below: str = "") -> str:
    """Return a line of a navigation control file, with those that stand under it."""
    return (
        f"<navPoint><navLabel><text>{label}</text></navLabel>"
        f'<content src="{path}"/>{below}</navPoint>'
    )
