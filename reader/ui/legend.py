"""The legend of the marks: a small article that shows each as it looks on this screen. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from reader.dataclass import dataclass
from reader.model import Article, Block
from reader.ui.glyphs import Glyphs
from reader.ui.marks import LABELS, Mark, Marks

_WIDTH = 30
"""Cells that what is shown takes, before what it is."""
_NAMES = "Ann Bea Cy Dov Eve Fay Gus Hal".split()
"""One for each colour."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A text with marks, to be shown like any article."""

    article: Article
    layers: dict[str, Marks]
    gutter: dict[int, str]


def legend(glyphs: Glyphs) -> Legend:
    """Return the legend for a terminal with these glyphs."""
    text, gutter = "", {}
    marks: dict[str, list[Mark]] = {}
    for row in _rows(glyphs):
        start = len(text)
        if row.gutter:
            gutter[start] = row.gutter
        at = start
        for words, style in row.shown:
            if style:
                marks.setdefault(row.layer, []).append(Mark(at, at + len(words), style))
            at += len(words) + 1
        shown = " ".join(words for words, _ in row.shown)
        text += f"{shown.ljust(_WIDTH)}  {row.told}\n"
    text = text.rstrip("\n")
    article = Article("", text, (Block("code", 0, len(text)),))
    return Legend(article, {layer: Marks(found) for layer, found in marks.items()}, gutter)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the legend: what is shown, of which layer of marks, and what it is."""

    told: str
    shown: tuple[tuple[str, str], ...]
    layer: str = "always"
    gutter: str = ""


def _rows(glyphs: Glyphs) -> Iterator[_Row]:
    yield _Row("a quotation", (("“We heard it go”", "quote"),), "quotes")
    people = tuple((name, f"person-{number}") for number, name in enumerate(_NAMES))
    yield _Row("people; the first eight differ", people, "people")
    yield _Row("a note", (("a passage", "label-note"),), "notes", glyphs.note)
    yield _Row("a highlight", (("a passage", "label-highlight"),), "notes", glyphs.highlight)
    labels = tuple((label, f"label-{label}") for label in LABELS)
    yield _Row("its label: 1 to 5 beside it", labels, "notes", "1")
    yield _Row("found by the search", (("harbour", "hit"),), "hits")
    yield _Row("what the cursor stands on", (("a thing", "thing"),))
    yield _Row("selected, and the end that moves", (("a selectio", "selection"), ("n", "head")))
    yield _Row("a place just jumped to", (("a place", "flash"),))
    yield _Row("a bookmark, or its letter", (), gutter=glyphs.bookmark)
    yield _Row("a place that is not sure", (), gutter=glyphs.unsure)
