"""What is an article in an EPUB, and what each is called.

The table of contents says it: where a line of it leads to, an article begins, but for lines under
one that leads to the same document, which are crossheads. Documents that no line leads to, into
which programs part what is long, go on with the article before them. What comes before the first
that a line leads to is a cover, a title page or a dedication; what leads to others is a list of
contents, and what says nothing beside its headings the title of a part. Where there is no such
table, or what it leaves out is most of the text, each document is an article.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple
from urllib.parse import unquote

from reader.model import NotAnArticle
from reader.pages.bundled import About, BundledPage, bundled, on_the_web, plain
from reader.pages.epub.contents import Listed
from reader.pages.epub.markup import Element, anchors, attribute, body_of, elements
from reader.pages.epub.package import APART, Publication

_DOWNLOADED = "calibre-downloaded-from"
"""The `rel` of the link by which calibre says where an article is from."""
_ISSUE = re.compile(r"\s*\[[^\[\]]{0,30}\d{4}[^\[\]]{0,30}\]\s*\Z")
"""The day of an issue behind the name of a paper, as calibre writes it."""
_LEADING = 0.5
"""Of its letters are links to other documents of the book, where a document is a list of them."""


class _Document(NamedTuple):
    """A document of the book."""

    title: str
    """As its head states it; "" for none."""
    body: str
    """As HTML."""
    kinds: frozenset[str]
    """What it calls itself."""


class _Heading(NamedTuple):
    """The first heading of a text."""

    text: str
    on_top: bool
    """Whether nothing stands over it."""


_NO_HEADING = _Heading("", on_top=False)


class _Part(NamedTuple):
    """An article, as it lies in the book."""

    listed: Listed | None
    """The line of the contents that leads to it."""
    stated: str
    """What the document that it begins in is called."""
    bodies: list[str]

    def title(self) -> str:
        """Return what it is called: by the heading on top where that says more."""
        label = self.listed.label if self.listed else ""
        heading = self.heading()
        if not label or (heading.on_top and set(_words(label)) <= set(_words(heading.text))):
            return heading.text or label or self.stated or "Untitled"
        return label

    def title_in(self, book: str) -> str:
        """Return what it is called as all of a book, whose title may name its site, too."""
        heading = self.heading()
        words = set(_words(heading.text))
        if heading.on_top and words and words <= set(_words(book)):
            return heading.text
        return book or self.title()

    def heading(self) -> _Heading:
        """Return its first heading."""
        body = self.bodies[0]
        found = next(elements(body, "heading"), None)
        return _Heading(found.text, not plain(body[: found.start])) if found else _NO_HEADING

    def section(self) -> str:
        """Return what it stands under in the contents; "" for nothing."""
        return self.listed.section() if self.listed else ""


def articles_in(book: Publication) -> list[BundledPage]:
    """Return the articles of an EPUB.

    Raises:
        NotAnArticle: If there is none.
    """
    parts = _parts(list(_texts(book)))
    if not parts:
        raise NotAnArticle("there is nothing to read in this EPUB")
    if len(parts) == 1:
        return [_whole(book, parts[0])]
    titles = _told_apart(parts)
    return [_one_of_many(book, *one) for one in zip(parts, titles, strict=True)]


def _document(text: str) -> _Document:
    title = next(elements(text, "title"), None)
    attributes, body = body_of(text)
    kinds = attribute(attributes, "epub:type").split()
    return _Document(title.text if title else "", body, frozenset(kinds))


def _texts(book: Publication) -> Iterator[_Part]:
    """Yield what has a text of its own, each as it lies in one document."""
    contents = _Contents(book)
    for path, text in book.documents.items():
        document = _document(text)
        if path in book.apart or not APART.isdisjoint(document.kinds):
            continue
        for line, body in _cut(document.body, contents.begins.get(path, ())):
            if not contents.is_all(path, line, body):
                yield _Part(line, document.title, [body])


def _parts(texts: Sequence[_Part]) -> Sequence[_Part]:
    """Return the articles that texts make, in the order in which they are read."""
    begun = next((at for at, one in enumerate(texts) if one.listed), len(texts))
    if _size(texts[:begun]) > _size(texts[begun:]):
        return texts
    parts: list[_Part] = []
    for one in texts[begun:]:
        if one.listed:
            parts.append(one)
        else:
            parts[-1].bodies.extend(one.bodies)
    return parts


class _Contents:
    """What the lines of the table of contents lead to."""

    def __init__(self, book: Publication) -> None:
        self._documents = book.documents
        self.begins: dict[str, list[Listed]] = {}
        """The lines that lead to where articles begin, by the document of these."""
        self._places: set[tuple[str, str]] = set()
        self._below: dict[int, set[str]] = {}
        """The documents that lines lead to which stand under one, by the identity of that."""
        for line in book.contents:
            if line.path and not line.is_within(line.path):
                self.begins.setdefault(line.path, []).append(line)
                self._places.add((line.path, line.anchor))
            if line.path and line.above and line.path != line.above.path:
                self._below.setdefault(id(line.above), set()).add(line.path)

    def is_all(self, path: str, line: Listed | None, body: str) -> bool:
        """Tell whether a text has nothing of its own: a list of contents, the title of a part.

        Args:
            path: Of its document.
            line: Which leads to it.
            body: The text.
        """
        if not _has_text(body):
            return True
        to, linked = set(), 0
        for link in elements(body, "a"):
            target = _target(path, link)
            to_other = target[0] != path and target[0] in self._documents
            if to_other or target in self._places:
                to.add(target[0])
                linked += len(link.text)
        below = self._below.get(id(line))
        letters = len(_below_headings(body))
        return linked >= _LEADING * letters or (below is not None and below <= to)


def _cut(body: str, lines: Sequence[Listed]) -> Iterator[tuple[Listed | None, str]]:
    """Cut a document where lines of the contents lead to; what comes before has no line."""
    places = _places(body) if any(line.anchor for line in lines) else {}
    starts: dict[int, Listed] = {}
    for line in lines:
        starts.setdefault(places.get(line.anchor, 0), line)
    begins = sorted({0, *starts})
    for start, end in zip(begins, [*begins[1:], len(body)], strict=True):
        yield starts.get(start), body[start:end]


def _places(body: str) -> dict[str, int]:
    """Return where the anchors of a document stand; one in a heading, where that begins."""
    headings = [(one.start, one.end) for one in elements(body, "heading")]
    places: dict[str, int] = {}
    for anchor, start in anchors(body):
        at = bisect_right(headings, (start, len(body))) - 1
        within = at >= 0 and start < headings[at][1]
        places.setdefault(anchor, headings[at][0] if within else start)
    return places


def _has_text(body: str) -> bool:
    """Tell whether there are letters in a text, beside its headings."""
    return any(map(str.isalnum, _below_headings(body)))


def _below_headings(body: str) -> str:
    """Return the letters of a text without its headings."""
    kept, at = [], 0
    for heading in elements(body, "heading"):
        kept.append(body[at : heading.start])
        at = heading.end
    return plain(" ".join([*kept, body[at:]]))


def _target(path: str, link: Element) -> tuple[str, str]:
    """Return the document that a link in another leads to, and the anchor there; "" for none."""
    there, _, anchor = unquote(attribute(link.attributes, "href")).partition("#")
    if there:
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), there)), anchor
    return path if anchor else "", anchor


def _size(parts: Sequence[_Part]) -> int:
    return sum(len(body) for one in parts for body in one.bodies)


def _told_apart(parts: Sequence[_Part]) -> list[str]:
    """Return titles of articles, no two alike: else one would be an update of the other."""
    titles = [part.title() for part in parts]
    often = Counter(titles)
    for at, part in enumerate(parts):
        if often[titles[at]] > 1 and part.section():
            titles[at] = f"{part.section()}: {titles[at]}"
    often, taken = Counter(titles), set(titles)
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for at, title in enumerate(titles):
        if often[title] > 1:
            numbered = (f"{title} ({number})" for number in numbers[title])
            titles[at] = next(one for one in numbered if one not in taken)
    return titles


def _whole(book: Publication, part: _Part) -> BundledPage:
    """Return the one article of a book, which is as that says: a page that a program saved."""
    about = About(
        title=part.title_in(book.title),
        url=_downloaded_from(part) or on_the_web(book.addresses),
        publisher=book.publisher,
        authors=book.authors,
        published=book.published,
        language=book.language,
    )
    return _page(about, part)


def _one_of_many(book: Publication, part: _Part, title: str) -> BundledPage:
    """Return an article of a book or of an issue, which is where it was published."""
    about = About(
        title=title,
        url=_downloaded_from(part),
        publisher=_ISSUE.sub("", book.title),
        section=part.section(),
        authors=book.authors,
        published=book.published,
        language=book.language,
    )
    return _page(about, part)


def _page(about: About, part: _Part) -> BundledPage:
    first, *others = part.bodies
    return bundled(about, "\n".join([_without_headline(first, about.title), *others]))


def _without_headline(body: str, title: str) -> str:
    """Return a text without the headings on top of it, where they are its title, parted or not."""
    left, at, kept = _words(title), 0, []
    for heading in elements(body, "heading"):
        words, before = _words(heading.text), body[at : heading.start]
        if not words or left[: len(words)] != words or plain(before):
            break
        kept.append(before)
        at, left = heading.end, left[len(words) :]
    return body if left else "".join([*kept, body[at:]])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _downloaded_from(part: _Part) -> str | None:
    links = (link.attributes for body in part.bodies for link in elements(body, "a"))
    return on_the_web(attribute(one, "href") for one in links if _DOWNLOADED in one)
