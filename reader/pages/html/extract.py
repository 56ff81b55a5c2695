"""Which blocks of an HTML page are the article, as trafilatura extracts it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from trafilatura import bare_extraction

from reader.pages.html.blocks import HtmlBlock

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
"""It logs pages without an article as errors; here that is an answer."""

_WORDS = re.compile(r"\w+")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_RUN = 4
_ENOUGH = 0.75
"""Of the runs of four words of a block, so many must be in the extract."""
_LITTLE = 0.4
"""An extract with less of the sentences of a page than this is compared with a second reading."""


def extracted_blocks(tree: Any, blocks: Sequence[HtmlBlock], prose: Sequence[bool]) -> list[bool]:
    """Return for each block whether trafilatura extracts it.

    Its fast reading is the better one on news and takes two thirds of the time; where that
    finds little, its full reading, which compares several extractors, goes before it.

    Args:
        tree: The page.
        blocks: Its blocks.
        prose: Which of them end as sentences do.
    """
    found = standing_in(_extract(tree, fast=True), blocks)
    sizes = [len(block.text) if told else 0 for block, told in zip(blocks, prose, strict=True)]
    taken = sum(size for size, one in zip(sizes, found, strict=True) if one)
    if taken < _LITTLE * sum(sizes):
        return standing_in(_extract(tree, fast=False), blocks)
    return found


def standing_in(texts: Sequence[str], blocks: Sequence[HtmlBlock]) -> list[bool]:
    """Return for each block whether it is among `texts`, as often as it stands there."""
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


def stated_blocks(body: str, blocks: Sequence[HtmlBlock]) -> list[bool]:
    """Return for each block whether it stands in `body`, the text that linked data state."""
    words = _words(_TAGS.sub(" ", body))
    runs = set(_runs(words))
    text = f" {' '.join(words)} "
    return [
        _covered(own, runs) if len(own) > 2 * _RUN else f" {' '.join(own)} " in text
        for own in (_words(block.text) for block in blocks)
    ]


def _extract(tree: Any, *, fast: bool) -> list[str]:
    """Return the texts of the elements that trafilatura keeps, none when it finds no article."""
    try:
        document = bare_extraction(tree, fast=fast, include_comments=False, include_tables=True)
    except Exception:  # whatever it stumbles over: the page is then read without it
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
