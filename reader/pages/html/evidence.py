"""What the blocks of an HTML page show: text, markup, and whether trafilatura extracts them.

Each observation is told apart by whether the block is extracted, since what markup says counts
for more where the extract and the markup disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.extract import extracted_blocks, stated_blocks
from reader.pages.html.frames import HINTS, Frame
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
_NEAR = 4
"""How many blocks on either side are looked at."""
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
_BESIDE = _numbers.of(2 * _NEAR + 1)
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
HTML_EVIDENCE = _numbers.given
"""How many different observations there are."""


def read_page(
    tree: Any, blocks: Sequence[HtmlBlock], stated: str | None
) -> tuple[list[Chunk], Page]:
    """Return the blocks of the page `tree` as chunks, and all that is observed on them.

    Args:
        tree: The page.
        blocks: Its blocks.
        stated: The body of the article as linked data give it, None where they do not.
    """
    chunks = chunks_of(blocks)
    page = look_at(chunks)
    taken = extracted_blocks(tree, blocks, [kind in PROSE for kind in page.kinds])
    in_body = None
    if stated is not None and len(stated) >= _LEAST_STATED:
        in_body = stated_blocks(stated, blocks)
    observe(page, blocks, taken, in_body)
    return chunks, page


def observe(
    page: Page,
    blocks: Sequence[HtmlBlock],
    taken: Sequence[bool],
    in_body: Sequence[bool] | None = None,
) -> None:
    """Add what markup and extract tell of `blocks` to what `page` shows of them as text.

    Args:
        page: The observations on the text, which are added to.
        blocks: The blocks.
        taken: Which of them are extracted.
        in_body: Which of them stand in the body that linked data state, where they do.
    """
    around = _Surroundings(page, blocks, taken)
    since = _FAR
    for at, (block, numbers) in enumerate(zip(blocks, page.evidence, strict=True)):
        frame, one, kind = block.frame, int(taken[at]), page.kinds[at]
        like = _LIKENESS[kind]
        since = 0 if frame.tag == "h1" else since + 1
        stated = 0 if in_body is None else 1 + in_body[at]
        numbers += (
            _EXTRACTED + 2 * kind + one,
            _TAG + 2 * _TAG_NUMBER.get(frame.tag, 0) + one,
            _BESIDE + 2 * around.beside(at) + one,
            _WITHIN + 2 * frame.part + one,
            _LINKED + (kind * 4 + _linked(block)) * 2 + one,
            _HOLDER + ((like * 4 + around.held(at)) * 3 + around.siblings(at)) * 2 + one,
            _GRAND + (like * 4 + around.held_further(at)) * 2 + one,
            _MOULD + (like * 7 + around.cast(at)) * 2 + one,
            _REACH + (like * 9 + around.reach(at)) * 2 + one,
            _COVER + (like * 5 + around.cover) * 2 + one,
            _STATED + (like * 3 + stated) * 2 + one,
            _BELOW_HEAD + (like * 4 + (since >= 4) + (since >= 15) + (since >= _FAR)) * 2 + one,
            _EMPHASIS + (like * 3 + block.emphasis) * 2 + one,
            _HIDDEN + 2 * frame.hidden + one,
        )
        own = {*frame.nearest, *_holder(frame).nearest}
        numbers += [_HINT + 2 * HINTS[hint] + one for hint in sorted(frame.hints)]
        numbers += [_OWN_HINT + 2 * HINTS[hint] + one for hint in sorted(own)]
        if frame.tags:
            numbers += [
                _AROUND_TAG + 2 * n + one for n, tag in enumerate(_AROUND) if tag in frame.tags
            ]


_FAR = 99


class _Surroundings:
    """What the page as a whole shows: where its prose is held, and where the extract is."""

    def __init__(self, page: Page, blocks: Sequence[HtmlBlock], taken: Sequence[bool]) -> None:
        self.taken = taken
        likes = [_LIKENESS[kind] for kind in page.kinds]
        prose = [0 if like else len(block.text) for block, like in zip(blocks, likes, strict=True)]
        self.holders = [_holder(block.frame) for block in blocks]
        self.moulds = [
            f"{holder.mould}>{block.frame.mould}"
            for block, holder in zip(blocks, self.holders, strict=True)
        ]
        self.prose: Counter[Frame] = Counter()
        """How much prose each holder holds."""
        self.further: Counter[Frame] = Counter()
        """The same of the holders' holders."""
        self.kept: Counter[Frame] = Counter()
        """How many of a holder's blocks are extracted."""
        self.alike = Counter(self.moulds)
        self.alike_kept: Counter[str] = Counter()
        for size, holder, mould, one in zip(prose, self.holders, self.moulds, taken, strict=True):
            self.prose[holder] += size
            self.further[_holder(holder)] += size
            self.kept[holder] += one
            self.alike_kept[mould] += one
        self.most = max(self.prose.values(), default=0) or 1
        self.most_further = max(self.further.values(), default=0) or 1
        ends = [at for at, one in enumerate(taken) if one]
        self.first, self.last = (ends[0], ends[-1]) if ends else (len(blocks), -1)
        within = sum([size for size, one in zip(prose, taken, strict=True) if one])
        extent = within / (sum(prose) or 1)
        self.cover = 0 if not extent else 1 + (extent > 0.3) + (extent > 0.6) + (extent > 0.85)
        """How much of the prose is extracted, in five classes."""
        self._counts = [0, *accumulate([*[0] * _NEAR, *taken, *[0] * _NEAR])]

    def beside(self, at: int) -> int:
        """Return how many blocks near this one are extracted."""
        return self._counts[at + 2 * _NEAR + 1] - self._counts[at] - self.taken[at]

    def held(self, at: int) -> int:
        """Return how much prose the holder has beside the one that has most, in four classes."""
        return _share(self.prose[self.holders[at]] / self.most)

    def held_further(self, at: int) -> int:
        """Return the same for the holder of the holder."""
        return _share(self.further[_holder(self.holders[at])] / self.most_further)

    def siblings(self, at: int) -> int:
        """Return how many blocks beside this one in its holder are extracted, up to two."""
        return min(2, self.kept[self.holders[at]] - self.taken[at])

    def cast(self, at: int) -> int:
        """Return how many blocks of the same mould are extracted: 0 alone, else 1 to 6."""
        others = self.alike[self.moulds[at]] - 1
        if not others:
            return 0
        kept = self.alike_kept[self.moulds[at]] - self.taken[at]
        return 1 + min(5, int(6 * kept / others))

    def reach(self, at: int) -> int:
        """Return where it is: above, in or below the extract, and how far from it."""
        if at < self.first:
            return (self.first - at > 3) + (self.first - at > 12)
        if at <= self.last:
            return 3
        return 6 + (at - self.last > 3) + (at - self.last > 12)


def _holder(frame: Frame) -> Frame:
    return frame.around or frame


def _linked(block: HtmlBlock) -> int:
    """Return how much of the block is links, in four classes."""
    if not block.links:
        return 0
    share = sum([len(text) for text, _ in block.links]) / len(block.text)
    return 1 + (share > 0.25) + (share > 0.9)


def _share(part: float) -> int:
    return 0 if not part else 1 + (part > 0.1) + (part > 0.5)


def chunks_of(blocks: Sequence[HtmlBlock]) -> list[Chunk]:
    """Return the blocks as a browser prints them as text: blank lines around what is set apart."""
    chunks = []
    above = ""
    for at, block in enumerate(blocks):
        tag = block.tag
        gap = (
            at == 0 or tag in _SET_APART or above in _SET_APART or (tag == "li") != (above == "li")
        )
        text = " ".join(block.text.split())
        chunks.append(Chunk(at, at + 1, text, gap, 0, block.kind == "list_item"))
        above = tag
    return chunks
