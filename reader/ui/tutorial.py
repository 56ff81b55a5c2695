"""The ticks of the tutorial: which steps are done, beside their sections. Pure."""

from __future__ import annotations

from reader.library.order import TUTORIAL
from reader.library.tutorial import STEPS
from reader.model import Article
from reader.ui.glyphs import Glyphs

_NEXT = {
    "jump": "stand on a quotation with ]q",
    "note": "note it with a",
    "find": "find the note with A, then Enter",
    "copy": "copy a quotation with y",
}


def is_tutorial(article_id: str) -> bool:
    """Tell whether an article is the tutorial."""
    return article_id == TUTORIAL


def ticks(article: Article, done: frozenset[str], glyphs: Glyphs) -> dict[int, str]:
    """Return the gutter marks of the tutorial: a tick or an empty box at each step's crosshead.

    Args:
        article: The tutorial.
        done: The steps that were done.
        glyphs: The marks to use.

    Returns:
        Marks by offset into the text.
    """
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
