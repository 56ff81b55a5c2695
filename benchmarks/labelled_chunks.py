"""The labelled pages as examples to learn from: of each chunk, whether it is of the article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.evaluate_cleaning import pages_of
from reader.guard import sanitise
from reader.pages.html.blocks import blocks_of
from reader.pages.html.evidence import read_page
from reader.pages.html.metadata import read_said
from reader.pages.html.tree import tree_of
from reader.pages.text_dump.evidence import Page, look_at
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT

_WORD = re.compile(r"\w+")
_RUN = 4

Reader = Callable[[str], tuple[list[str], Page]]
"""Returns of a page's source the texts of its chunks, and what is observed on them."""


class Example(NamedTuple):
    """A page with the truth about each of its chunks."""

    site: str
    url: str
    """The address of the page, which the same page has in all styles."""
    page: Page
    places: list[int]
    tokens: list[int]
    """How many words each chunk has, up to 60: what a mistake on it costs."""


def examples_of(data: Path, sets: Sequence[str], read: Reader) -> list[Example]:
    """Return the labelled pages of some sets, but those without a chunk."""
    return [
        example
        for name in sets
        for page in pages_of(data / f"{name}.jsonl.gz")
        if (example := _example(page, read(page["input"])))
    ]


def read_dump(source: str) -> tuple[list[str], Page]:
    """Read a dump."""
    sheet = Sheet.of(chunks_of(sanitise(source).split("\n")))
    menus = iter(sheet.menus)
    texts = [text or " ".join(map(sheet.text, next(menus))) for text in sheet.page.texts]
    return texts, sheet.page


def read_html(source: str) -> tuple[list[str], Page]:
    """Read a page of HTML."""
    tree = tree_of(source)
    blocks = [] if tree is None else blocks_of(tree)
    page = read_page(tree, blocks, read_said(tree).linked.body)[1] if blocks else look_at([])
    return [block.text for block in blocks], page


def _example(labelled: dict[str, Any], read: tuple[list[str], Page]) -> Example | None:
    """Return the labelled page as an example, None when it is empty."""
    texts, page = read
    if not texts:
        return None
    truth = _Truth(labelled["body"], labelled.get("optional") or ())
    marks = [truth.mark(text) for text in texts]
    inside = [mark for mark, _ in marks]
    for at, mark in enumerate(inside):
        if mark is None:
            inside[at] = inside[at - 1 : at] == [True] and inside[at + 1 : at + 2] == [True]
    return Example(
        labelled["site"],
        labelled["url"],
        page,
        _places(inside),
        [tokens for _, tokens in marks],
    )


class _Truth:
    """The body of a labelled page, to tell the chunks that are in it."""

    def __init__(self, body: str, optional: Sequence[str]) -> None:
        paragraphs = [_words(one) for one in body.split("\n") if _words(one)]
        self.whole = {tuple(one) for one in paragraphs}
        self.optional = {tuple(_words(one)) for one in optional}
        every = [word for one in paragraphs for word in one]
        self.runs = {tuple(every[n : n + _RUN]) for n in range(len(every) - _RUN + 1)}
        self.text = f" {' '.join(every)} "

    def mark(self, text: str) -> tuple[bool | None, int]:
        """Tell whether `text` is of the body (None: its neighbours tell), and what it costs."""
        words = _words(text)
        if not words:
            return False, 0
        if tuple(words) in self.optional:
            return True, 0
        cost = min(len(words), 60)
        if tuple(words) in self.whole:
            return True, cost
        if len(words) >= 2 * _RUN:
            runs = [tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)]
            return sum(run in self.runs for run in runs) >= 0.6 * len(runs), cost
        within = f" {' '.join(words)} " in self.text
        return (within if len(words) >= 3 or not within else None), cost


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _places(inside: Sequence[bool | None]) -> list[int]:
    kept = [at for at, one in enumerate(inside) if one]
    if not kept:
        return [ABOVE] * len(inside)
    return [
        ABOVE if at < kept[0] else BELOW if at > kept[-1] else KEPT if one else CUT
        for at, one in enumerate(inside)
    ]
