"""Which blocks of an HTML page are the article, as trafilatura extracts it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from lxml.etree import XPath, strip_elements
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import Frame, holder_of

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
"""It logs pages without an article as errors; here that is an answer."""

_WORDS = re.compile(r"\w+")
_PRINTED = "’“”‘–—…\u00a0"
"""The signs that most texts in English have besides ASCII, none of them part of a word."""
_SPACED = re.sub(rb"\W", b" ", bytes(range(128))).lower().ljust(256)
"""What bytes of ASCII are turned into: letters into small ones, what parts words into spaces."""
_WIDE = "\u3040-\u30ff\u3400-\u9fff"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_SIGNS_OR_WORDS = re.compile(f"[{_WIDE}]|[^\\W{_WIDE}]+")
_NEVER_TEXT = (
    *("style", "svg", "noscript", "iframe", "link", "meta", "template", "object", "canvas"),
    *("select", "datalist", "math", "option", "button", "input", "source", "track", "video"),
    *("audio", "picture", "img", "map", "nav", "menu", "footer", "aside"),
)
"""What trafilatura cuts too, but only after it has looked through it several times."""
_TAGS = re.compile(r"<[^<>]{0,500}>")
_RUN = 4
_ENOUGH = 0.75
"""Of the runs of four words of a block, so many must be in the extract."""
_MOST_ELEMENTS = 20_000
"""On some pages trafilatura takes time that grows as the square of their elements."""
_count_of_elements = XPath("count(//*)")
_LITTLE = 0.4
"""An extract with less of the sentences of a page than this is compared with a second reading."""


def extracted_blocks(
    tree: Any,
    blocks: Sequence[HtmlBlock],
    words: Sequence[Sequence[str]],
    prose: Sequence[bool],
) -> list[bool]:
    """Return for each block whether trafilatura extracts it.

    Its fast reading is the better one on news and takes two thirds of the time; where that
    finds little, its full reading, which compares several extractors, goes before it. A page
    of very many elements is not shown to it: there the prose of the one element that holds
    most of it counts as extracted.

    Args:
        tree: The page, out of which is taken what is never text.
        blocks: Its blocks.
        words: Their words, as `words_of` tells them.
        prose: Which of them end as sentences do.
    """
    if _count_of_elements(tree) > _MOST_ELEMENTS:
        return _held_together(blocks, prose)
    _thin_out(tree)
    known = dict(zip((block.text for block in blocks), words, strict=True))
    found = standing_in(_extract(tree, known, fast=True), words)
    sizes = [len(block.text) if told else 0 for block, told in zip(blocks, prose, strict=True)]
    taken = sum(size for size, one in zip(sizes, found, strict=True) if one)
    if taken < _LITTLE * sum(sizes):
        return standing_in(_extract(tree, known, fast=False), words)
    return found


def _held_together(blocks: Sequence[HtmlBlock], prose: Sequence[bool]) -> list[bool]:
    """Return for each block whether it is prose in the element that holds most of it."""
    holders = [holder_of(block.frame) for block in blocks]
    held: Counter[Frame] = Counter()
    for block, holder, told in zip(blocks, holders, prose, strict=True):
        if told:
            held[holder] += len(block.text)
    most = max(held, key=held.__getitem__, default=None)
    return [told and one is most for one, told in zip(holders, prose, strict=True)]


def _thin_out(tree: Any) -> None:
    """Take out of the page what cannot be its text."""
    for script in list(tree.iter("script")):
        if script.get("type") != "application/ld+json" and script.getparent() is not None:
            script.drop_tree()
    strip_elements(tree, *_NEVER_TEXT, with_tail=False)


def standing_in(texts: Sequence[Sequence[str]], blocks: Sequence[Sequence[str]]) -> list[bool]:
    """Return for each of `blocks` whether it is among `texts`, all told by their words.

    A block counts as often as it stands there.
    """
    exact = Counter(map(" ".join, texts))
    runs: set[tuple[str, ...]] = set()
    kept = []
    for words in blocks:
        key = " ".join(words)
        if exact.get(key, 0) > 0:
            exact[key] -= 1
            kept.append(bool(words))
        elif key in exact or len(words) <= 2 * _RUN:
            kept.append(False)
        else:
            runs = runs or set(chain.from_iterable(map(_runs, texts)))
            kept.append(_covered(words, runs))
    return kept


def stated_blocks(body: str, blocks: Sequence[Sequence[str]]) -> list[bool]:
    """Return for each of `blocks`, told by its words, whether it stands in the stated `body`."""
    words = words_of(_TAGS.sub(" ", body))
    runs, said = set(_runs(words)), frozenset(words)
    text = f" {' '.join(words)} "
    return [
        _covered(own, runs)
        if len(own) > 2 * _RUN
        else said.issuperset(own) and f" {' '.join(own)} " in text
        for own in blocks
    ]


def _extract(tree: Any, known: Mapping[str, Sequence[str]], *, fast: bool) -> list[Sequence[str]]:
    """Return the words of each text that trafilatura keeps, none when it finds no article.

    Most of the texts are `known` as those of blocks, with their words.
    """
    try:
        document = bare_extraction(tree, options=_options(fast=fast))
    except Exception:  # whatever it stumbles over: the page is then read without it
        return []
    body = getattr(document, "body", None)
    return [] if body is None else [known.get(text) or words_of(text) for text in _texts(body)]


@cache
def _options(*, fast: bool) -> Extractor:
    """Return how trafilatura is to read a page: working that out takes it a while."""
    return Extractor(fast=fast, comments=False, tables=True, output_format="txt")


def _texts(body: Any) -> Iterable[str]:
    for node in body.iter("p", "head", "item", "quote", "cell", "code", "ab", "div", "lb"):
        own = "".join(node.itertext())
        if own.strip():
            yield own
        if node.tail and node.tail.strip():
            yield node.tail


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case; in Chinese and Japanese its characters."""
    if not text.isascii():
        for sign in _PRINTED:
            text = text.replace(sign, " ")
    if text.isascii():
        return text.encode().translate(_SPACED).decode().split()
    text = text.casefold()
    if _IS_WIDE.search(text):
        return _SIGNS_OR_WORDS.findall(text)
    return _WORDS.findall(text)


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _covered(words: Sequence[str], runs: set[tuple[str, ...]]) -> bool:
    own = len(words) - _RUN + 1
    return sum(map(runs.__contains__, _runs(words))) >= _ENOUGH * own
