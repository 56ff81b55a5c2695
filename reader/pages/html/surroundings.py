"""What an HTML page shows around each of its blocks: where its prose is held, and its extract."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate, chain, compress
from typing import NamedTuple

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import Frame, holder_of

NEAR = 4
"""How many blocks on either side are looked at."""
_NEAR_LINKS = 2
_ALL_LINK = 3
"""The class of a block that is nothing but links."""
_LEAST_PROSE = 3
"""So many paragraphs must be extracted before their words tell of other blocks."""
_PARTS_SHARED, _PARTS_LITTLE = (0, 0.25, 0.5, 0.75), (0, 0.15, 0.3, 0.45)
"""How many of the words of a block are known, as parts of all, that part the classes."""


class Surroundings(NamedTuple):
    """What stands around the blocks of one page: by question an answer for each block."""

    cover: int
    """How much of the prose is extracted, in five classes: the same for all blocks."""
    linked: list[int]
    """How much of the block is links, in four classes."""
    beside: list[int]
    """How many blocks near it are extracted."""
    links_near: list[int]
    """How many blocks close to it are nothing but links."""
    held: list[int]
    """How much prose its holder has beside the one that has most, in four classes, and for each
    of these how many blocks beside it in its holder are extracted, up to two."""
    held_further: list[int]
    """How much prose the holder of the holder has, likewise in four classes."""
    cast: list[int]
    """How many blocks of the same mould are extracted: 0 alone, else 1 to 6."""
    reach: list[int]
    """Where it is: above, in or below the extract, and how far from it."""
    card: list[int]
    """In how small an element it stands with others, and with what, in 20 classes.

    A teaser is a card of two or three blocks with a picture, one of them a link."""
    inside: list[int]
    """How deep it stands in the holder that has most prose, 1 to 3.

    0 stands for outside of it, 4 for beside it."""
    shared: list[int]
    """How many of its words but the little ones the extract has, 0 to 5; 0 not told."""
    little_words: list[int]
    """How many of its words are little words of the extract, 0 to 5; 0 not told."""


def surroundings_of(
    blocks: Sequence[HtmlBlock],
    likes: Sequence[int],
    taken: Sequence[bool],
    words: Sequence[Sequence[str]],
) -> Surroundings:
    """Return what stands around the blocks of a page.

    Args:
        blocks: The blocks, the counts of whose frames are complete.
        likes: What each is like: 0 prose, 1 a line as long as a headline, 2 anything shorter.
        taken: Which of them are extracted.
        words: The words of each.
    """
    frames = [block.frame for block in blocks]
    holders = [holder_of(frame) for frame in frames]
    further = [holder_of(holder) for holder in holders]
    prose = [0 if like else len(block.text) for like, block in zip(likes, blocks, strict=True)]
    by_holder = _summed(holders, prose)
    linked = [_linked(block) for block in blocks]
    links = [one == _ALL_LINK for one in linked]
    shared, little_words = _words_shared(likes, taken, words)
    return Surroundings(
        cover=_cover(prose, taken),
        linked=linked,
        beside=_near(taken, NEAR),
        links_near=_near(links, _NEAR_LINKS),
        held=_held(holders, taken, by_holder),
        held_further=_shares(further, _summed(further, prose)),
        cast=_cast(frames, holders, taken),
        reach=_reach(taken),
        card=_cards(frames, links),
        inside=_inside(frames, holders, max(by_holder, key=by_holder.__getitem__, default=None)),
        shared=shared,
        little_words=little_words,
    )


def _linked(block: HtmlBlock) -> int:
    if not block.links:
        return 0
    share = sum([end - start for start, end, _ in block.links]) / len(block.text)
    return 1 + (share > 0.25) + (share > 0.9)


def _summed(frames: Sequence[Frame], sizes: Sequence[int]) -> dict[Frame, int]:
    """Return the sum of the sizes of each frame."""
    sums: dict[Frame, int] = defaultdict(int)
    for frame, size in zip(frames, sizes, strict=True):
        sums[frame] += size
    return sums


def _cover(prose: Sequence[int], taken: Sequence[bool]) -> int:
    extent = sum([size for size, one in zip(prose, taken, strict=True) if one]) / (sum(prose) or 1)
    return 0 if not extent else 1 + (extent > 0.3) + (extent > 0.6) + (extent > 0.85)


def _near(told: Sequence[bool], reach: int) -> list[int]:
    """Return for each block how many others are told, up to `reach` on either side."""
    counts = [0, *accumulate([*[0] * reach, *told, *[0] * reach])]
    return [
        behind - before - own
        for before, behind, own in zip(counts, counts[2 * reach + 1 :], told, strict=False)
    ]


def _shares(frames: Sequence[Frame], prose: dict[Frame, int]) -> list[int]:
    """Return how much prose the frame of each block has beside the one that has most."""
    most = max(prose.values(), default=0) or 1
    shares = {frame: _share(size / most) for frame, size in prose.items()}
    return [shares[frame] for frame in frames]


def _share(part: float) -> int:
    return 0 if not part else 1 + (part > 0.1) + (part > 0.5)


def _held(holders: Sequence[Frame], taken: Sequence[bool], prose: dict[Frame, int]) -> list[int]:
    kept = Counter([holder for holder, one in zip(holders, taken, strict=True) if one])
    return [
        3 * share + min(2, kept.get(holder, 0) - one)
        for share, holder, one in zip(_shares(holders, prose), holders, taken, strict=True)
    ]


def _cast(frames: Sequence[Frame], holders: Sequence[Frame], taken: Sequence[bool]) -> list[int]:
    moulds = [
        f"{holder.mould}>{frame.mould}" for frame, holder in zip(frames, holders, strict=True)
    ]
    alike = Counter(moulds)
    kept = Counter([mould for mould, one in zip(moulds, taken, strict=True) if one])
    return [
        1 + min(5, int(6 * (kept.get(mould, 0) - one) / others))
        if (others := alike[mould] - 1)
        else 0
        for mould, one in zip(moulds, taken, strict=True)
    ]


def _reach(taken: Sequence[bool]) -> list[int]:
    ends = [at for at, one in enumerate(taken) if one] or [len(taken)]
    first, behind = ends[0], ends[-1] + 1
    above = [(away > 3) + (away > 12) for away in range(first, 0, -1)]
    below = [6 + (away > 3) + (away > 12) for away in range(1, len(taken) - behind + 1)]
    return [*above, *[3] * (behind - first), *below]


def _cards(frames: Sequence[Frame], links: Sequence[bool]) -> list[int]:
    cards = [_card(frame) for frame in frames]
    linked = Counter([card for card, one in zip(cards, links, strict=True) if one])
    sizes = {card: _size_of_card(card) for card in dict.fromkeys(cards)}
    return [
        sizes[card] + (linked.get(card, 0) > one) for card, one in zip(cards, links, strict=True)
    ]


def _card(frame: Frame) -> Frame:
    """Return the innermost element around a block that holds two blocks or more."""
    while frame.texts < 2 and frame.around is not None:
        frame = frame.around
    return frame


def _size_of_card(card: Frame) -> int:
    texts = card.texts
    size = (texts > 2) + (texts > 4) + (texts > 8) + (texts > 20)
    return (size * 2 + (card.pictures > 0)) * 2


def _inside(frames: Sequence[Frame], holders: Sequence[Frame], main: Frame | None) -> list[int]:
    depths = {holder: _depth(holder, main) for holder in dict.fromkeys(holders)}
    beside = main.around if main else None
    return [
        1 if frame is main else 4 if frame is beside else depths[holder]
        for frame, holder in zip(frames, holders, strict=True)
    ]


def _depth(holder: Frame, main: Frame | None) -> int:
    """Return how deep a block in `holder` stands in the holder that has most prose."""
    frame: Frame | None = holder
    beside = main.around if main else None
    found = 0
    for step in range(1, 7):
        if frame is main:
            return 1 + (step > 1) + (step > 3)
        if frame is None:
            break
        if frame is beside:
            found = 4
        frame = frame.around
    return found


def _words_shared(
    likes: Sequence[int], taken: Sequence[bool], words: Sequence[Sequence[str]]
) -> tuple[list[int], list[int]]:
    """Return how many of the words of each block the extract has, and how many little ones."""
    sets = [frozenset(own) for own in words]
    prose = [one and not like for like, one in zip(likes, taken, strict=True)]
    many = sum(prose)
    """How many paragraphs are extracted."""
    if many < _LEAST_PROSE:
        return [0] * len(words), [0] * len(words)
    known = Counter(chain.from_iterable(compress(sets, prose)))
    little = frozenset(
        [word for word, times in known.items() if times >= _LEAST_PROSE and times * 4 >= many]
    )
    """The words that stand in every fourth of them: the little words of their language."""
    telling = frozenset(known) - little
    elsewhere = frozenset([word for word, times in known.items() if times > 1]) - little
    """What stands in the extract, and what in two of its paragraphs or more."""
    few = [own & little for own in sets]
    shared = [
        1
        + bisect_left(
            _PARTS_SHARED,
            len(own & (elsewhere if within else telling)) / (len(own) - len(some) or 1),
        )
        for own, some, within in zip(sets, few, prose, strict=True)
    ]
    little_words = [
        1 + bisect_left(_PARTS_LITTLE, sum(map(little.__contains__, said)) / (len(said) + 1))
        if some
        else 1
        for said, some in zip(words, few, strict=True)
    ]
    return shared, little_words
