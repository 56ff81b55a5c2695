"""Annotations that come in from a file, of this program or of another. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader.dataclass import dataclass
from reader.export import InFormat
from reader.export.foreign import items, mapping
from reader.model import ArticleNotes, ReaderError


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file says of one article."""

    notes: ArticleNotes
    """The ids of its annotations are those of notes, or IRIs where `ours` is false."""
    ours: bool
    """Written by `web_annotation.write`: the article's id is one of the reader's, and the
    targets count in a text that it may have kept. Otherwise the id is empty, the address and
    the title are the page's, and the targets are a quotation with what stood around it."""


def read(data: bytes, form: InFormat | None = None) -> list[Incoming]:
    """Return what a file holds, article by article.

    Args:
        data: The file's bytes.
        form: What the file is; None to tell from its content.

    Raises:
        ReaderError: If it can't be read as that. The message is the reason alone.
    """
    from reader.export import from_hypothesis, from_web_annotation

    content = _parsed(data)
    form = form or _told_by(content)
    if form is None:
        raise ReaderError("these are neither Web Annotations (JSON-LD) nor Hypothesis annotations")
    readers = {"jsonld": from_web_annotation.read, "hypothesis": from_hypothesis.read}
    return readers[form](content)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError as error:
        raise ReaderError("this JSON is nested too deep") from error
    except UnicodeDecodeError as error:
        raise ReaderError("this is not JSON: it is not in UTF-8") from error
    except json.JSONDecodeError as error:
        raise ReaderError(f"this is not JSON: line {error.lineno}: {error.msg}") from error
    except ValueError as error:
        raise ReaderError(f"this is not JSON: {error}") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no value of JSON")


def _told_by(content: Any) -> InFormat | None:
    some = list(_some(content))
    if any("uri" in one and "@context" not in one for one in some):
        return "hypothesis"
    if any(one.keys() & {"@context", "@graph", "target", "items", "first"} for one in some):
        return "jsonld"
    return None


def _some(content: Any) -> Iterator[dict[str, Any]]:
    """Yield what tells the format: the top of the file, and the first things in its lists."""
    for one in items(content)[:8]:
        yield mapping(one)
        for key in ("rows", "annotations"):
            yield from map(mapping, items(mapping(one).get(key))[:8])
