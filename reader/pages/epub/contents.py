"""The table of contents of an EPUB, in either of its two forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

TYPE = "{http://www.idpf.org/2007/ops}type"
"""The attribute that says what something in an EPUB is."""

PathOf = Callable[[str], str]
"""From a link in the table to the path of the document it leads to; "" where there is none."""


class Listed(NamedTuple):
    """A line of the table of contents."""

    label: str
    path: str
    """Of the document that it leads to; "" where it leads to none."""
    anchor: str
    """Of the place in the document; "" for its beginning."""
    above: Listed | None
    """The line that it stands under."""

    def section(self) -> str:
        """Return what the line that it stands under says; "" for none."""
        return self.above.label if self.above else ""

    def is_within(self, path: str) -> bool:
        """Tell whether it stands under a line, at whatever depth, that leads to a document."""
        line = self.above
        while line and line.path != path:
            line = line.above
        return line is not None


def list_of(navigation: Any, kind: str) -> Any:
    """Return a list of a navigation document, as `toc` or `landmarks`; None where it has none.

    EPUB 3.3, section 7.
    """
    lists = navigation.iter("{*}nav") if navigation is not None else ()
    return next((one for one in lists if kind in (one.get(TYPE) or "").split()), None)


def listed_in_nav(toc: Any, path_of: PathOf, above: Listed | None = None) -> Iterator[Listed]:
    """Yield the lines of a list of a navigation document, each before those under it."""
    for item in toc.iterfind("{*}ol/{*}li"):
        named = next(item.iter("{*}a", "{*}span"), None)
        link = "" if named is None else named.get("href") or ""
        line = _line(text_of(named), link, path_of, above)
        yield line
        yield from listed_in_nav(item, path_of, line)


def listed_in_ncx(points: Any, path_of: PathOf, above: Listed | None = None) -> Iterator[Listed]:
    """Yield the lines of a navigation control file from its `navMap` on, as `listed_in_nav` does.

    Open Packaging Format 2.0.1, section 2.4.1.
    """
    for point in points.iterfind("{*}navPoint"):
        content = point.find("{*}content")
        link = "" if content is None else content.get("src") or ""
        line = _line(text_of(point.find("{*}navLabel")), link, path_of, above)
        yield line
        yield from listed_in_ncx(point, path_of, line)


def _line(label: str, link: str, path_of: PathOf, above: Listed | None) -> Listed:
    return Listed(label, path_of(link) if link else "", unquote(link.partition("#")[2]), above)


def text_of(element: Any) -> str:
    """Return the text in an element as one line; "" where there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
