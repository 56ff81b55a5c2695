"""Taking apart JSON that another program wrote, where anything may stand anywhere. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from reader.guard import sanitise
from reader.model import Target

_DEPTH = 8
"""How deep selectors may refine one another."""
_PARTED = frozenset(
    "address blockquote br dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul".split()
)
_HIDDEN = frozenset(("script", "style", "template"))


def text(value: Any) -> str:
    """Return a string, sanitised; "" for anything else."""
    return sanitise(value) if isinstance(value, str) else ""


def line(value: Any) -> str:
    """Return a string on one line; "" for anything else."""
    return " ".join(text(value).split())


def mapping(value: Any) -> dict[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return a list; of one value alone, a list of it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def number(value: Any) -> int:
    """Return a count of characters; 0 for anything else."""
    usual = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12
    return value if usual else 0


def moment(value: Any) -> str:
    """Return a moment as notes have it, in UTC to the second; "" for anything else.

    >>> moment("2019-01-03T20:46:09.334539+01:00")
    '2019-01-03T19:46:09Z'
    """
    try:
        found = datetime.fromisoformat(text(value))
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def tags(values: Iterable[Any]) -> tuple[str, ...]:
    """Return tags, each once and none of them empty."""
    return tuple(dict.fromkeys(filter(None, map(line, values))))


def target(selectors: Any) -> Target:
    """Return what selectors of the Web Annotation Data Model select, as far as by text.

    Without a quotation the target is empty and stands at the beginning: it is on the
    page as a whole.
    """
    found: dict[str, dict[str, Any]] = {}
    for one in _selectors(selectors):
        found.setdefault(line(one.get("type") or one.get("@type")).rpartition(":")[2], one)
    quotation = found.get("TextQuoteSelector", {})
    position = found.get("TextPositionSelector", {})
    exact = text(quotation.get("exact"))
    if not exact.strip():
        return Target("", "", "", 0, 0, "")
    start, end = number(position.get("start")), number(position.get("end"))
    return Target(
        exact=exact,
        prefix=text(quotation.get("prefix")),
        suffix=text(quotation.get("suffix")),
        start=start,
        end=end if end > start else start + len(exact),
        text="",
    )


def plain_text(html: str) -> str:
    """Return the words of an HTML fragment, its blocks on lines of their own.

    What can't be parsed as HTML stays as it is.
    """
    parser = _Words()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # html.parser of Python 3.11, on what looks like `<![` of a DTD
        return html
    found = "".join(parser.words).split("\n")
    return "\n".join(" ".join(one.split()) for one in found if one.strip())


def _selectors(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    for one in items(value):
        if isinstance(one, dict):
            yield one
            inner = [one.get(key) for key in ("refinedBy", "items")]
            if depth < _DEPTH:
                yield from (deep for each in inner for deep in _selectors(each, depth + 1))


class _Words(HTMLParser):
    """Collects the text of a fragment, a line end where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self._hidden += tag in _HIDDEN
        self.words += ["\n"] if tag in _PARTED else []

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self.words += ["\n"] if tag in _PARTED else []

    def handle_data(self, data: str) -> None:
        self.words += [] if self._hidden else [re.sub(r"\s+", " ", data)]
