"""The archive of an EPUB: what its package document says of it, its documents, its contents.

After EPUB 3.3 (W3C, 2023) and the older Open Packaging Format 2.0.1 (IDPF, 2010), both of which
are about. What is broken or left out is read as far as it goes.
"""

from __future__ import annotations

import io
import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml.etree import XMLParser, XMLSyntaxError, fromstring

from reader.model import NotAnArticle
from reader.pages.decode import decode
from reader.pages.epub.contents import TYPE, Listed, list_of, listed_in_nav, listed_in_ncx, text_of

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PACKAGE = ".opf"
_DOCUMENTS = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_NCX = "application/x-dtbncx+xml"
_MOST = 64 << 20
"""Bytes that what is read of one archive may unpack to, as many as a page may have."""
APART = frozenset(
    "cover titlepage title-page halftitlepage copyright-page toc landmarks loi lot index".split()
)
"""What no article is, as landmarks and guides call it (EPUB 3 Structural Semantics Vocabulary 1.1;
Open Packaging Format 2.0.1, section 2.6)."""
_AUTHOR, _PRODUCER = "aut", "bkp"
"""Roles, as the Library of Congress abbreviates them (MARC code list for relators)."""
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
"""Years before 1000 stand for no date: calibre writes the year 101 then."""
_PACKED = (ZIP_STORED, ZIP_DEFLATED)
"""EPUB 3.3, requirements of the OCF ZIP container."""
_DAMAGED = (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error)


class Publication(NamedTuple):
    """What an EPUB holds."""

    title: str
    authors: tuple[str, ...]
    publisher: str
    """Neither it nor an author is the program that made the file."""
    published: str
    """An ISO 8601 day or moment; "" for none."""
    language: str
    addresses: tuple[str, ...]
    """What it gives as its source and its identifiers, which may be no addresses."""
    documents: Mapping[str, str]
    """XHTML or HTML by path, in the order in which they are read; those with letters in them."""
    contents: tuple[Listed, ...]
    apart: frozenset[str]
    """Paths of what it calls its cover, title page, contents or such."""


class _Item(NamedTuple):
    """A file that the package document names."""

    path: str
    kind: str
    """Its media type."""
    properties: frozenset[str]


def publication_in(data: bytes) -> Publication:
    """Return what an EPUB holds.

    Raises:
        NotAnArticle: If it can't be unpacked, or its documents are encrypted.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _publication(_Archive(archive))
    except _DAMAGED as error:
        raise NotAnArticle(f"it is an EPUB that is damaged: {error}") from error
    except RuntimeError as error:  # zipfile's, where it is asked for a password
        raise NotAnArticle("it is an EPUB that asks for a password") from error


class _Archive:
    """The files of an archive, by path."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self._left = _MOST

    def path(self, beside: str, link: str) -> str:
        """Return the path of the file that a link in another leads to; "" where there is none.

        That letters are large or small makes no difference: programs that pack EPUBs differ.
        """
        path = posixpath.join(posixpath.dirname(beside), unquote(link.partition("#")[0].strip()))
        return self._names.get(posixpath.normpath(path).casefold(), "")

    def package(self) -> str:
        """Return the path of the package document; "" where there is none."""
        named = self.tree(_CONTAINER)
        files = () if named is None else named.iter("{*}rootfile")
        paths = [self.path("", one.get("full-path") or "") for one in files]
        paths += sorted(name for name in self._names.values() if name.endswith(_PACKAGE))
        return next(filter(None, paths), "")

    def bytes(self, path: str) -> bytes:
        """Return what a file unpacks to; b"" where there is none."""
        if (found := self._archive.NameToInfo.get(path)) is None:
            return b""
        if found.compress_type not in _PACKED:
            raise BadZipFile("it is packed in a way that EPUBs are not")
        with self._archive.open(found) as file:
            data = file.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise NotAnArticle(f"it is an EPUB that unpacks to more than {_MOST >> 20} MB of text")
        return data

    def tree(self, path: str) -> Any:
        """Return the root of an XML file; None where it is none."""
        parser = XMLParser(recover=True, resolve_entities=False, no_network=True)
        try:
            return fromstring(self.bytes(path), parser)
        except (XMLSyntaxError, ValueError):
            return None


def _publication(archive: _Archive) -> Publication:
    at = archive.package()
    package = archive.tree(at)
    if package is None:
        raise NotAnArticle("it is an EPUB that is damaged: it does not say what it holds")
    items = dict(_items(archive, at, package))
    navigation = next((one.path for one in items.values() if "nav" in one.properties), "")
    nav = archive.tree(navigation)
    metadata = _Metadata(package)
    return Publication(
        title=next(iter(metadata.texts("title")), ""),
        authors=tuple(metadata.people("creator")),
        publisher=next(iter(metadata.people("publisher")), ""),
        published=metadata.published(),
        language=next(iter(metadata.texts("language")), ""),
        addresses=(*metadata.texts("source"), *metadata.texts("identifier")),
        documents=_documents(archive, package, items, navigation),
        contents=_contents(archive, items, navigation, nav),
        apart=frozenset(_apart(archive, at, package, navigation, nav)),
    )


def _items(archive: _Archive, at: str, package: Any) -> Iterator[tuple[str, _Item]]:
    for item in package.iterfind("{*}manifest/{*}item"):
        path = archive.path(at, item.get("href") or "")
        kind = (item.get("media-type") or "").strip().lower()
        properties = frozenset((item.get("properties") or "").split())
        yield item.get("id") or "", _Item(path, kind, properties)


def _documents(
    archive: _Archive, package: Any, items: Mapping[str, _Item], navigation: str
) -> dict[str, str]:
    """Return the documents in the order of the spine, without those that stand beside it."""
    encrypted = _encrypted(archive)
    found: dict[str, str] = {}
    for reference in package.iterfind("{*}spine/{*}itemref"):
        item = items.get(reference.get("idref") or "")
        if item is None or item.kind not in _DOCUMENTS or reference.get("linear") == "no":
            continue
        if item.path in encrypted:
            raise NotAnArticle(
                "it is an EPUB whose text is encrypted: it opens where it was bought"
            )
        if item.path != navigation and item.path not in found:
            data = archive.bytes(item.path)
            with suppress(NotAnArticle):  # a picture alone
                found[item.path] = decode(data)
    return found


def _encrypted(archive: _Archive) -> frozenset[str]:
    """Return the paths of encrypted files; fonts are where nothing else is."""
    listing = archive.tree(_ENCRYPTION)
    named = () if listing is None else listing.iter("{*}CipherReference")
    return frozenset(archive.path("", one.get("URI") or "") for one in named)


def _contents(
    archive: _Archive, items: Mapping[str, _Item], navigation: str, nav: Any
) -> tuple[Listed, ...]:
    """Return the table of contents, of the newer form where both are there."""
    lines: list[Listed] = []
    if (toc := list_of(nav, "toc")) is not None:
        lines = list(listed_in_nav(toc, partial(archive.path, navigation)))
    if not lines:
        at = next((one.path for one in items.values() if one.kind == _NCX), "")
        ncx = archive.tree(at)
        points = None if ncx is None else ncx.find("{*}navMap")
        lines = [] if points is None else list(listed_in_ncx(points, partial(archive.path, at)))
    return tuple(lines)


def _apart(archive: _Archive, at: str, package: Any, navigation: str, nav: Any) -> Iterator[str]:
    for reference in package.iterfind("{*}guide/{*}reference"):
        if (reference.get("type") or "").lower() in APART:
            yield archive.path(at, reference.get("href") or "")
    landmarks = list_of(nav, "landmarks")
    for link in () if landmarks is None else landmarks.iter("{*}a"):
        if not APART.isdisjoint((link.get(TYPE) or "").split()):
            yield archive.path(navigation, link.get("href") or "")


class _Metadata:
    """What the package document states, in Dublin Core."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self._roles = {
            one.get("refines"): text_of(one)
            for one in package.iterfind("{*}metadata/{*}meta[@property='role']")
        }

    def texts(self, name: str) -> list[str]:
        """Return what stands in the elements of a name, without empty ones."""
        return list(filter(None, map(text_of, self._elements(name))))

    def people(self, name: str) -> Iterator[str]:
        """Yield who is named in the elements of a name, but for programs and other roles."""
        producers = [
            text_of(one).casefold()
            for one in self._elements("contributor")
            if self._role(one) == _PRODUCER
        ]
        for one in self._elements(name):
            told = text_of(one)
            by_program = any(producer.startswith(told.casefold()) for producer in producers)
            if told and not by_program and self._role(one) in ("", _AUTHOR):
                yield told

    def published(self) -> str:
        """Return when it was published, not when its file was made or changed."""
        for one in self._elements("date"):
            event = next((value for name, value in one.items() if name.endswith("event")), "")
            found = _DAY.match(text_of(one))
            if found and event in ("", "publication"):
                return found[0]
        return ""

    def _elements(self, name: str) -> Iterator[Any]:
        metadata = self._package.find("{*}metadata")
        return iter(()) if metadata is None else metadata.iter(f"{{*}}{name}")

    def _role(self, element: Any) -> str:
        """Return the role, stated in the element (EPUB 2) or of it (EPUB 3); "" for none."""
        own = next((value for name, value in element.items() if name.endswith("role")), "")
        return own or self._roles.get(f"#{element.get('id')}", "")
