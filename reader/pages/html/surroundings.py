"""What an HTML page shows around each of its blocks: where its prose is held, and its extract."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import Frame, holder_of

NEAR = 4
"""How many blocks on either side are looked at."""
_NEAR_LINKS = 2
_ALL_LINK = 3
"""The class of a block that is nothing but links."""
_LEAST_PROSE = 3
"""So many paragraphs must be extracted before their words tell of other blocks."""


class Surroundings:
    """What stands around the blocks of one page.

    Args:
        blocks: The blocks, the counts of whose frames are complete.
        likes: What each is like: 0 prose, 1 a line as long as a headline, 2 anything shorter.
        taken: Which of them are extracted.
        words: The words of each.
    """

    def __init__(
        self,
        blocks: Sequence[HtmlBlock],
        likes: Sequence[int],
        taken: Sequence[bool],
        words: Sequence[Sequence[str]],
    ) -> None:
        self.blocks, self.likes, self.taken, self.words = blocks, likes, taken, words
        self.linked = [_linked(block) for block in blocks]
        """How much of each block is links, in four classes."""
        self._count_held()
        self._count_cast()
        self._find_extract()
        self._count_linked()
        self._count_words()

    def _count_held(self) -> None:
        prose = [
            0 if like else len(block.text)
            for block, like in zip(self.blocks, self.likes, strict=True)
        ]
        self.holders = [holder_of(block.frame) for block in self.blocks]
        self.prose: dict[Frame, int] = defaultdict(int)
        """How much prose each holder holds."""
        self.further: dict[Frame, int] = defaultdict(int)
        """The same of the holders' holders."""
        self.kept: dict[Frame, int] = defaultdict(int)
        """How many of a holder's blocks are extracted."""
        for size, holder, one in zip(prose, self.holders, self.taken, strict=True):
            self.prose[holder] += size
            self.further[holder_of(holder)] += size
            self.kept[holder] += one
        self.most = max(self.prose.values(), default=0) or 1
        self.most_further = max(self.further.values(), default=0) or 1
        self.main = max(self.prose, key=self.prose.__getitem__, default=None)
        """The holder that holds most prose."""
        within = sum([size for size, one in zip(prose, self.taken, strict=True) if one])
        extent = within / (sum(prose) or 1)
        self.cover = 0 if not extent else 1 + (extent > 0.3) + (extent > 0.6) + (extent > 0.85)
        """How much of the prose is extracted, in five classes."""

    def _count_cast(self) -> None:
        self.moulds = [
            f"{holder.mould}>{block.frame.mould}"
            for block, holder in zip(self.blocks, self.holders, strict=True)
        ]
        self.alike = Counter(self.moulds)
        self.alike_kept = Counter(
            [mould for mould, one in zip(self.moulds, self.taken, strict=True) if one]
        )

    def _find_extract(self) -> None:
        ends = [at for at, one in enumerate(self.taken) if one]
        self.first, self.last = (ends[0], ends[-1]) if ends else (len(self.taken), -1)
        self._counts = _running(self.taken, NEAR)

    def _count_linked(self) -> None:
        links = [one == _ALL_LINK for one in self.linked]
        self._links = _running(links, _NEAR_LINKS)
        self.cards = [_card(block.frame) for block in self.blocks]
        """The innermost element around each block that holds two blocks or more."""
        self.linked_cards = Counter(
            [card for card, one in zip(self.cards, links, strict=True) if one]
        )

    def _count_words(self) -> None:
        self.sets = [frozenset(words) for words in self.words]
        known: Counter[str] = Counter()
        self.many = 0
        """How many paragraphs are extracted."""
        for like, one, own in zip(self.likes, self.taken, self.sets, strict=True):
            if one and not like:
                known.update(own)
                self.many += 1
        self.little = frozenset(
            word
            for word, times in known.items()
            if times >= _LEAST_PROSE and times * 4 >= self.many
        )
        """The words that stand in every fourth of them: the little words of their language."""
        self.known = (
            frozenset(known),
            frozenset([word for word, times in known.items() if times > 1]),
        )
        """The words of the extracted paragraphs, and those that stand in two or more of them."""

    def beside(self, at: int) -> int:
        """Return how many blocks near this one are extracted."""
        return self._counts[at + 2 * NEAR + 1] - self._counts[at] - self.taken[at]

    def links_near(self, at: int) -> int:
        """Return how many blocks close to this one are nothing but links."""
        own = self.linked[at] == _ALL_LINK
        return self._links[at + 2 * _NEAR_LINKS + 1] - self._links[at] - own

    def held(self, at: int) -> int:
        """Return how much prose the holder has beside the one that has most, in four classes."""
        return _share(self.prose[self.holders[at]] / self.most)

    def held_further(self, at: int) -> int:
        """Return the same for the holder of the holder."""
        return _share(self.further[holder_of(self.holders[at])] / self.most_further)

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

    def card(self, at: int) -> int:
        """Return in how small an element it stands with others, and with what, in 20 classes.

        A teaser is a card of two or three blocks with a picture, one of them a link.
        """
        card = self.cards[at]
        texts = card.texts
        size = (texts > 2) + (texts > 4) + (texts > 8) + (texts > 20)
        link = self.linked_cards[card] > (self.linked[at] == _ALL_LINK)
        return (size * 2 + (card.pictures > 0)) * 2 + link

    def inside(self, at: int) -> int:
        """Return how deep it stands in the holder that has most prose, 1 to 3.

        0 stands for outside of it, 4 for beside it.
        """
        frame: Frame | None = self.blocks[at].frame
        beside = self.main.around if self.main else None
        found = 0
        for step in range(7):
            if frame is self.main:
                return 1 + (step > 1) + (step > 3)
            if frame is None:
                break
            if frame is beside:
                found = 4
            frame = frame.around
        return found

    def shared(self, at: int) -> int:
        """Return how many of its words but the little ones the extract has, 0 to 5; 0 not told."""
        if self.many < _LEAST_PROSE:
            return 0
        own = self.sets[at] - self.little
        if not own:
            return 1
        known = self.known[self.taken[at] and not self.likes[at]]
        share = len(own & known) / len(own)
        return 1 + (share > 0) + (share > 0.25) + (share > 0.5) + (share > 0.75)

    def little_words(self, at: int) -> int:
        """Return how many of its words are little words of the extract, 0 to 5; 0 not told."""
        if self.many < _LEAST_PROSE:
            return 0
        words = self.words[at]
        share = sum(map(self.little.__contains__, words)) / (len(words) + 1)
        return 1 + (share > 0) + (share > 0.15) + (share > 0.3) + (share > 0.45)


def _running(told: Sequence[bool], margin: int) -> list[int]:
    """Return the running count of what is told, with a margin at both ends."""
    return [0, *accumulate([*[0] * margin, *told, *[0] * margin])]


def _card(frame: Frame) -> Frame:
    while frame.texts < 2 and frame.around is not None:
        frame = frame.around
    return frame


def _linked(block: HtmlBlock) -> int:
    """Return how much of the block is links, in four classes."""
    if not block.links:
        return 0
    share = sum([len(text) for text, _ in block.links]) / len(block.text)
    return 1 + (share > 0.25) + (share > 0.9)


def _share(part: float) -> int:
    return 0 if not part else 1 + (part > 0.1) + (part > 0.5)
