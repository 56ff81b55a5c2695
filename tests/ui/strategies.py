"""Articles for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from reader.guard import sanitise
from reader.model import Article, Block, BlockKind

KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

_LETTERS = "ab cdé  “”'’.-日本語\u0301👩‍👧"
WORDS = st.text(st.sampled_from(_LETTERS) | st.characters(codec="utf-8"), min_size=1, max_size=60)


def _article(
    title: str, parts: list[tuple[BlockKind, str, str | None, str | None, int]]
) -> Article:
    text, blocks = "", []
    for kind, words, attribution, mark, depth in parts:
        words = sanitise(words).strip() or "x"
        if kind not in ("code", "table"):
            words = " ".join(words.split())
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(kind, start, start + len(words), attribution, mark, depth))
    return Article(" ".join(sanitise(title).split()) or "T", text, tuple(blocks))


_CELLS = st.text(st.sampled_from("ab cd é日-|"), max_size=24).map(
    lambda text: " ".join(text.split())
)
TABLES = st.lists(
    st.lists(_CELLS, min_size=1, max_size=4).map(" | ".join), min_size=1, max_size=6
).map("\n".join)
"""Texts of tables, with empty cells, rows that lack some, and bars in cells."""

_NUMBERED = st.tuples(st.sampled_from(("1. ", "12) ", "(iv) ", "a. ", "・")), WORDS).map("".join)
_MARKS = st.sampled_from(("1.", "12.", "xxviii.", "1000000.", "a)", ""))
"""What a list numbers its items by, and that a block goes on with the item above it."""

_NONE, _NO_DEPTH = st.none(), st.just(0)
_DEPTHS = st.integers(0, 12)

ARTICLES = st.builds(
    _article,
    WORDS,
    st.lists(
        st.tuples(st.sampled_from(KINDS), WORDS, _NONE | st.just("A. Person"), _NONE, _NO_DEPTH)
        | st.tuples(st.just("list_item"), _NUMBERED | WORDS, _NONE, _NONE, _DEPTHS)
        | st.tuples(st.sampled_from(("list_item", "crosshead")), WORDS, _NONE, _MARKS, _DEPTHS)
        | st.tuples(st.just("table"), TABLES, _NONE, _NONE, _NO_DEPTH),
        max_size=8,
    ),
)
