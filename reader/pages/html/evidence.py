"""What the blocks of an HTML page show: text, markup, and whether trafilatura extracts them.

Each observation is told apart by whether the block is extracted, since what markup says counts
for more where the extract and the markup disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from math import prod
from typing import Any

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.extract import extracted_blocks, stated_blocks, words_of
from reader.pages.html.frames import HINTS, PICTURED, Frame, holder_of, picture_beside
from reader.pages.html.surroundings import NEAR, surroundings_of
from reader.pages.text_dump.evidence import EVIDENCE, Answers, Page, look_at
from reader.pages.text_dump.kinds import KINDS, LIKENESS, PROSE
from reader.pages.text_dump.lines import Chunk

_SET_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption"))
_OWN = "p div li h1 h2 h3 h4 figcaption td blockquote section article span"
_TAG_NUMBER = {tag: number for number, tag in enumerate(_OWN.split(), 1)}
_AROUND = (
    "aside nav footer header figure form button table ul ol dl blockquote article main"
).split()

_WHATEVER = [0] * KINDS
_KIND = [*range(KINDS)]
"""What an answer is told apart by, as a class for each kind of block: nothing, its kind, whether
it is prose, a line as long as a headline or anything shorter."""
_LEAST_STATED = 400
"""A shorter articleBody is a summary."""


class _Numbers:
    """Hands out the numbers of observations, a range for each question asked."""

    def __init__(self, given: int) -> None:
        self.given = given

    def of(self, *answers: int, by: Sequence[int] = _WHATEVER) -> list[int]:
        """Return the first number of a question with so many answers, for each kind of block.

        The answers on blocks that are extracted and on others have their numbers in turns.
        """
        first, count = self.given, 2 * prod(answers)
        self.given += count * (max(by) + 1)
        return [first + count * kind for kind in by]


_numbers = _Numbers(EVIDENCE)
_EXTRACTED = _numbers.of(1, by=_KIND)
_TAG = _numbers.of(len(_TAG_NUMBER) + 1)[0]
_BESIDE = _numbers.of(2 * NEAR + 1)
_WITHIN = _numbers.of(4)[0]
_HINT = _numbers.of(len(HINTS))[0]
_OWN_HINT = _numbers.of(len(HINTS))[0]
_AROUND_TAG = _numbers.of(len(_AROUND))[0]
_LINKED = _numbers.of(4, by=_KIND)
_HOLDER = _numbers.of(4, 3, by=LIKENESS)
_GRAND = _numbers.of(4, by=LIKENESS)
_MOULD = _numbers.of(7, by=LIKENESS)
_REACH = _numbers.of(3, 3, by=LIKENESS)
_COVER = _numbers.of(5, by=LIKENESS)
_STATED = _numbers.of(3, by=LIKENESS)
_BELOW_HEAD = _numbers.of(4, by=LIKENESS)
_EMPHASIS = _numbers.of(3, by=LIKENESS)
_HIDDEN = _numbers.of(2)[0]
_PICTURED = _numbers.of(PICTURED, by=LIKENESS)
_CARD = _numbers.of(5, 2, 2, by=LIKENESS)
_INSIDE = _numbers.of(5, by=LIKENESS)
_LINKS_NEAR = _numbers.of(5, by=LIKENESS)
_SHARED = _numbers.of(6, by=LIKENESS)
_LITTLE = _numbers.of(6, by=LIKENESS)
HTML_EVIDENCE = _numbers.given
"""How many different observations there are."""


class _Questions:
    """Questions that are asked together, since blocks that answer one alike often answer all so."""

    def __init__(self, *questions: Sequence[int]) -> None:
        self._questions = questions

    def __call__(self, told: Sequence[int]) -> list[int]:
        """Return the numbers of what is observed.

        Args:
            told: The kind of a block, whether it is extracted, and its answer to each question.
        """
        kind, one, *answers = told
        return [
            first[kind] + 2 * answer + one
            for first, answer in zip(self._questions, answers, strict=True)
        ]


_OF_EXTRACT = _Questions(_EXTRACTED, _BESIDE, _LINKED)
_OF_HOLDERS = _Questions(_HOLDER, _GRAND, _MOULD)
_OF_PLACE = _Questions(_REACH, _COVER, _STATED, _BELOW_HEAD, _EMPHASIS)
_OF_CARD = _Questions(_CARD, _INSIDE, _LINKS_NEAR, _PICTURED)
_OF_WORDS = _Questions(_SHARED, _LITTLE)


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
    likes = [LIKENESS[kind] for kind in page.kinds]
    around = surroundings_of(blocks, likes, taken, words)
    frames = [block.frame for block in blocks]
    stated = repeat(0) if in_body is None else [1 + one for one in in_body]
    below = _below_head(frames)
    emphasis = [block.emphasis for block in blocks]
    pictured = map(picture_beside, frames)
    asked: dict[_Questions, tuple[Iterable[int], ...]] = {
        _OF_EXTRACT: (repeat(0), around.beside, around.linked),
        _OF_HOLDERS: (around.held, around.held_further, around.cast),
        _OF_PLACE: (around.reach, repeat(around.cover), stated, below, emphasis),
        _OF_CARD: (around.card, around.inside, around.links_near, pictured),
        _OF_WORDS: (around.shared, around.little_words),
    }
    for questions, answers in asked.items():
        page.more.append(Answers(questions, [*zip(page.kinds, taken, *answers, strict=False)]))
    page.more.append(Answers(_observed_of_names, [*map(_names, frames, taken)]))


def _below_head(frames: Sequence[Frame]) -> Iterator[int]:
    """Tell how far above each block the nearest main heading stands, in four classes."""
    since = _FAR
    for frame in frames:
        since = 0 if frame.tag == "h1" else since + 1
        yield (since >= 4) + (since >= 15) + (since >= _FAR)


_Names = tuple[bool, str, int, bool, frozenset[str], Sequence[str], Sequence[str], frozenset[str]]


def _names(frame: Frame, one: bool) -> _Names:
    """Return what names and elements around a block speak of, and whether it is extracted."""
    further = holder_of(frame).nearest
    return (
        *(one, frame.tag, frame.part, frame.hidden),
        *(frame.hints, frame.nearest, further, frame.tags),
    )


def _observed_of_names(told: _Names) -> list[int]:
    one, tag, part, hidden, hints, nearest, further, tags = told
    own = {*nearest, *further}
    return [
        _TAG + 2 * _TAG_NUMBER.get(tag, 0) + one,
        _WITHIN + 2 * part + one,
        _HIDDEN + 2 * hidden + one,
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
