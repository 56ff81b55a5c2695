"""What the blocks of an HTML page show: text, markup, and whether trafilatura extracts them.

Each observation is told apart by whether the block is extracted, since what markup says counts
for more where the extract and the markup disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.extract import extracted_blocks, stated_blocks, words_of
from reader.pages.html.frames import HINTS, PICTURED, holder_of, picture_beside
from reader.pages.html.surroundings import NEAR, Surroundings
from reader.pages.text_dump.evidence import EVIDENCE, KINDS, LONG, PROSE, TITLE, Page, look_at
from reader.pages.text_dump.lines import Chunk

_SET_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption"))
_OWN = "p div li h1 h2 h3 h4 figcaption td blockquote section article span"
_TAG_NUMBER = {tag: number for number, tag in enumerate(_OWN.split(), 1)}
_AROUND = (
    "aside nav footer header figure form button table ul ol dl blockquote article main"
).split()

_LIKENESS = [0 if kind in PROSE else 1 if kind in (TITLE, LONG) else 2 for kind in range(KINDS)]
_LIKE = 3
"""Prose, a line as long as a headline, anything shorter."""
_LEAST_STATED = 400
"""A shorter articleBody is a summary."""


class _Numbers:
    """Hands out the numbers of observations, a range for each question asked."""

    def __init__(self, given: int) -> None:
        self.given = given

    def of(self, *answers: int) -> int:
        """Return the first number of a question with so many answers, of blocks taken and not."""
        first, count = self.given, 2
        for one in answers:
            count *= one
        self.given += count
        return first


_numbers = _Numbers(EVIDENCE)
_EXTRACTED = _numbers.of(KINDS)
_TAG = _numbers.of(len(_TAG_NUMBER) + 1)
_BESIDE = _numbers.of(2 * NEAR + 1)
_WITHIN = _numbers.of(4)
_HINT = _numbers.of(len(HINTS))
_OWN_HINT = _numbers.of(len(HINTS))
_AROUND_TAG = _numbers.of(len(_AROUND))
_LINKED = _numbers.of(KINDS, 4)
_HOLDER = _numbers.of(_LIKE, 4, 3)
_GRAND = _numbers.of(_LIKE, 4)
_MOULD = _numbers.of(_LIKE, 7)
_REACH = _numbers.of(_LIKE, 3, 3)
_COVER = _numbers.of(_LIKE, 5)
_STATED = _numbers.of(_LIKE, 3)
_BELOW_HEAD = _numbers.of(_LIKE, 4)
_EMPHASIS = _numbers.of(_LIKE, 3)
_HIDDEN = _numbers.of(2)
_PICTURED = _numbers.of(_LIKE, PICTURED)
_CARD = _numbers.of(_LIKE, 5, 2, 2)
_INSIDE = _numbers.of(_LIKE, 5)
_LINKS_NEAR = _numbers.of(_LIKE, 5)
_SHARED = _numbers.of(_LIKE, 6)
_LITTLE = _numbers.of(_LIKE, 6)
HTML_EVIDENCE = _numbers.given
"""How many different observations there are."""


def read_page(
    tree: Any, blocks: Sequence[HtmlBlock], stated: str | None
) -> tuple[list[Chunk], Page, list[bool]]:
    """Return the blocks of the page `tree` as chunks, and all that is observed on them.

    The third is which of them are extracted.

    Args:
        tree: The page.
        blocks: Its blocks.
        stated: The body of the article as linked data give it, None where they do not.
    """
    chunks = chunks_of(blocks)
    page = look_at(chunks)
    words = [words_of(block.text) for block in blocks]
    taken = extracted_blocks(tree, blocks, words, [kind in PROSE for kind in page.kinds])
    in_body = None
    if stated is not None and len(stated) >= _LEAST_STATED:
        in_body = stated_blocks(stated, words)
    observe(page, blocks, words, taken, in_body)
    return chunks, page, taken


def observe(
    page: Page,
    blocks: Sequence[HtmlBlock],
    words: Sequence[Sequence[str]],
    taken: Sequence[bool],
    in_body: Sequence[bool] | None = None,
) -> None:
    """Add what markup and extract tell of `blocks` to what `page` shows of them as text.

    Args:
        page: The observations on the text, which are added to.
        blocks: The blocks.
        words: The words of each.
        taken: Which of them are extracted.
        in_body: Which of them stand in the body that linked data state, where they do.
    """
    likes = [_LIKENESS[kind] for kind in page.kinds]
    around = Surroundings(blocks, likes, taken, words)
    since = _FAR
    known: dict[tuple[object, ...], list[int]] = {}
    for at, block in enumerate(blocks):
        frame, one, kind = block.frame, int(taken[at]), page.kinds[at]
        like = likes[at]
        since = 0 if frame.tag == "h1" else since + 1
        stated = 0 if in_body is None else 1 + in_body[at]
        numbers = [
            _EXTRACTED + 2 * kind + one,
            _TAG + 2 * _TAG_NUMBER.get(frame.tag, 0) + one,
            _BESIDE + 2 * around.beside(at) + one,
            _WITHIN + 2 * frame.part + one,
            _LINKED + (kind * 4 + around.linked[at]) * 2 + one,
            _HOLDER + ((like * 4 + around.held(at)) * 3 + around.siblings(at)) * 2 + one,
            _GRAND + (like * 4 + around.held_further(at)) * 2 + one,
            _MOULD + (like * 7 + around.cast(at)) * 2 + one,
            _REACH + (like * 9 + around.reach(at)) * 2 + one,
            _COVER + (like * 5 + around.cover) * 2 + one,
            _STATED + (like * 3 + stated) * 2 + one,
            _BELOW_HEAD + (like * 4 + (since >= 4) + (since >= 15) + (since >= _FAR)) * 2 + one,
            _EMPHASIS + (like * 3 + block.emphasis) * 2 + one,
            _HIDDEN + 2 * frame.hidden + one,
            _PICTURED + (like * PICTURED + picture_beside(frame)) * 2 + one,
            _CARD + (like * 20 + around.card(at)) * 2 + one,
            _INSIDE + (like * 5 + around.inside(at)) * 2 + one,
            _LINKS_NEAR + (like * 5 + around.links_near(at)) * 2 + one,
            _SHARED + (like * 6 + around.shared(at)) * 2 + one,
            _LITTLE + (like * 6 + around.little_words(at)) * 2 + one,
        ]
        named = frame.hints, frame.nearest, holder_of(frame).nearest, frame.tags, one
        more = known.get(named)
        if more is None:
            more = known[named] = _named(*named)
        numbers += more
        page.more.append(numbers)


def _named(
    hints: frozenset[str],
    nearest: Sequence[str],
    further: Sequence[str],
    tags: frozenset[str],
    one: int,
) -> list[int]:
    """Return the observations on what names and elements around a block speak of."""
    own = {*nearest, *further}
    return [
        *[_HINT + 2 * HINTS[hint] + one for hint in sorted(hints)],
        *[_OWN_HINT + 2 * HINTS[hint] + one for hint in sorted(own)],
        *[_AROUND_TAG + 2 * n + one for n, tag in enumerate(_AROUND) if tag in tags],
    ]


_FAR = 99


def chunks_of(blocks: Sequence[HtmlBlock]) -> list[Chunk]:
    """Return the blocks as a browser prints them as text: blank lines around what is set apart."""
    chunks = []
    above = ""
    for at, block in enumerate(blocks):
        tag = block.tag
        gap = (
            at == 0 or tag in _SET_APART or above in _SET_APART or (tag == "li") != (above == "li")
        )
        text = " ".join(block.text.split()) if block.kind == "code" else block.text
        chunks.append(Chunk(at, at + 1, text, gap, 0, block.kind == "list_item"))
        above = tag
    return chunks
