"""The ticks of the tutorial, beside its sections, and what is told of them. Pure."""

from __future__ import annotations

from reader.library.order import TUTORIAL
from reader.library.tutorial import STEPS
from reader.model import Article
from reader.ui.glyphs import Glyphs
from reader.ui.marks import gutter_marks
from reader.ui.opened import Opened

_NEXT = {
    "jump": "stand on a quotation with ]q",
    "note": "note it with a",
    "find": "find the note with A, then Enter",
    "copy": "copy a quotation with y",
}


def is_tutorial(article_id: str) -> bool:
    """Tell whether an article is the tutorial."""
    return article_id == TUTORIAL


def gutter(opened: Opened, done: frozenset[str], glyphs: Glyphs) -> dict[int, str]:
    """Return the gutter marks of an article, by offset: of its notes and, in the tutorial, ticks.

    Args:
        opened: The article.
        done: The steps of the tutorial that were done.
        glyphs: The marks to use.
    """
    ticked = _ticks(opened.article, done, glyphs) if is_tutorial(opened.id) else {}
    return {**ticked, **gutter_marks(opened.notes, glyphs)}


def _ticks(article: Article, done: frozenset[str], glyphs: Glyphs) -> dict[int, str]:
    """Return a tick or an empty box at each step's crosshead."""
    crossheads = [block.start for block in article.blocks if block.kind == "crosshead"]
    marks = (glyphs.done if step in done else glyphs.due for step in STEPS)
    return dict(zip(crossheads, marks, strict=False))


def progress_words(done: frozenset[str], glyphs: Glyphs) -> str:
    """Return how far one is in the tutorial, and what is left to try."""
    left = [_NEXT[step] for step in STEPS if step not in done]
    head = f"{glyphs.done} {len(done)} of {len(STEPS)} done."
    if left:
        return f"{head} Next: {left[0]}."
    return f"{head} That is all you need; ? shows every key."
