"""Which blocks of an HTML page are the article, as trafilatura extracts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from trafilatura import bare_extraction

from reader.pages.html.blocks import HtmlBlock

_WORDS = re.compile(r"\w+")
_RUN = 4
_ENOUGH = 0.75
"""Of the runs of four words of a block, so many must be in the extract."""


def extracted_blocks(tree: Any, blocks: Sequence[HtmlBlock]) -> list[bool]:
    """Return for each block whether trafilatura extracts it; `tree` is used up by that."""
    texts = _extract(tree)
    exact = Counter(" ".join(_words(text)) for text in texts)
    runs = {run for text in texts for run in _runs(_words(text))}
    kept = []
    for block in blocks:
        words = _words(block.text)
        key = " ".join(words)
        if exact[key] > 0:
            exact[key] -= 1
            kept.append(bool(words))
        else:
            kept.append(key not in exact and _covered(words, runs))
    return kept


def _extract(tree: Any) -> list[str]:
    """Return the texts of the elements that trafilatura keeps, none when it finds no article."""
    try:
        document = bare_extraction(tree, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    body = getattr(document, "body", None)
    return [] if body is None else list(_texts(body))


def _texts(body: Any) -> Iterable[str]:
    for node in body.iter("p", "head", "item", "quote", "cell", "code", "ab", "div", "lb"):
        own = "".join(node.itertext())
        if own.strip():
            yield own
        if node.tail and node.tail.strip():
            yield node.tail


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _covered(words: Sequence[str], runs: set[tuple[str, ...]]) -> bool:
    own = list(_runs(words))
    return len(words) > 2 * _RUN and sum(run in runs for run in own) >= _ENOUGH * len(own)
