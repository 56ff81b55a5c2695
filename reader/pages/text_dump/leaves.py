"""Texts that were set for print: what stands at the head and the foot of every leaf.

A program that takes the text out of a printed document leaves the running heads and the numbers of
the leaves in it, often within a sentence. A line that comes back with a number that counts on is
one where sentences go on behind it, as they never do behind headings that count ("Day 2").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, groupby, islice, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from reader.pages.assemble import BLOCK_KINDS, Part
from reader.pages.text_dump.printouts import printed_by_browser

_NUMBER = re.compile(r"\d{1,9}")
_MOST_NUMBERS = 3
_LONGEST, _LEAST_OF_TEXT = 120, 50
_WIDEST, _FEW = 160, 50
"""Of so many lines at most one is wider: only what was wrapped for print has leaves."""
_LEAST_LINES = 10
"""Leaves hold so many lines on average at least."""
_FURTHEST = 5
"""So many lines further at most a sentence goes on that a leaf ends in, but for blank ones."""
_NEAR = 2
"""So many lines above the number of a leaf, and as many below it, may be running heads."""
_COLUMN = "   "
_COMMAS = frozenset(",-–—")
_ENDS = frozenset('.!?…:"”’»')


class Leaves(NamedTuple):
    """The lines of a text that are not of it but of its leaves, by their places."""

    running: frozenset[int]
    """Running heads, and the numbers of leaves."""
    bridged: frozenset[int]
    """Those that stand within a sentence, with the blank lines about them."""
    address: str | None = None
    """Where the page is from, if a browser that printed it says so."""


NO_LEAVES = Leaves(frozenset(), frozenset())


def without_leaves(lines: Sequence[str], leaves: Leaves) -> list[str]:
    """Return the lines of the text itself; where leaves part paragraphs, a blank one does."""
    return [
        "" if at in leaves.running else line
        for at, line in enumerate(lines)
        if at not in leaves.bridged
    ]


def with_leaves(parts: Sequence[Part], lines: Sequence[str], leaves: Leaves) -> Iterator[Part]:
    """Yield the parts of the text, and those of its leaves where they stand on the page.

    Args:
        parts: What the text itself consists of.
        lines: All lines of the page.
        leaves: Which of them are of leaves.
    """
    owners = chain.from_iterable(repeat(at, len(part.lines)) for at, part in enumerate(parts))
    owned = [
        (None if at in leaves.running else next(owners), line)
        for at, line in enumerate(lines)
        if line.strip()
    ]
    begun = -1
    for owner, run in groupby(owned, key=itemgetter(0)):
        held = tuple([line for _, line in run])
        if owner is None:
            yield Part(held, "dropped", "navigation")
        elif owner > begun:
            begun = owner
            yield parts[owner]._replace(lines=held)
        else:
            part = parts[owner]
            yield part._replace(lines=held, text="", continues=part.role in BLOCK_KINDS)


def leaves_of(lines: Sequence[str], page: str) -> Leaves:
    """Return what of `lines`, of a page in one, is of the leaves of a document.

    Takes time linear in them.
    """
    if len([1 for line in lines if len(line) > _WIDEST]) * _FEW > len(lines):
        return NO_LEAVES
    if "://" in page and (printed := printed_by_browser(lines)):
        return Leaves(printed.edges, frozenset(_bridged(lines, printed.edges)), printed.address)
    forms = _forms_of_numbers(lines, _within_sentences(lines))
    if forms:
        forms &= _forms_of_numbers(lines, range(len(lines)))
    if not forms:
        return NO_LEAVES
    numbers = {at for at, line in enumerate(lines) if not forms.isdisjoint(_counted(line))}
    near = {one for at in numbers for step in (-1, 1) for one in _beside(lines, at, step)}
    again = Counter(_head(lines[one]) for one in near)
    heads = {one for one in near if again[_head(lines[one])] > 1}
    running = frozenset({*numbers, *heads})
    return Leaves(running, frozenset(_bridged(lines, running)))


def _forms_of_numbers(lines: Sequence[str], places: Iterable[int]) -> set[str]:
    """Return how those of the lines at `places` read that come with a number that counts on."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at in places:
        for form, number in _counted(lines[at]).items():
            found[form].append((at, number))
    return {form for form, told in found.items() if len(told) > 1 and _counts_on(told)}


def _counts_on(told: Sequence[tuple[int, int]]) -> bool:
    lines, leaves = (last - first for first, last in zip(told[0], told[-1], strict=True))
    steps = (number - last for (_, last), (_, number) in pairwise(told))
    return lines >= _LEAST_LINES * leaves and all(step > 0 for step in steps)


def _within_sentences(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that stand between one that ends no sentence and one that goes on in it."""
    stripped = [*map(str.strip, lines)]
    shown = [*compress(count(), stripped)]
    within = [nth for nth, line in enumerate(filter(None, stripped)) if line[0].islower()]
    going_on = [nth for nth in within if nth and not _breaks(lines[shown[nth - 1]])]
    for nth in going_on:
        broken = (
            n for n in range(nth - 1, max(nth - _FURTHEST, -1), -1) if _breaks(lines[shown[n]])
        )
        yield from shown[next(broken, nth) + 1 : nth]


def _breaks(line: str) -> bool:
    """Whether a line of the text, which no columns part, ends within a sentence."""
    return len(line) >= _LEAST_OF_TEXT and line[-1] not in _ENDS and _COLUMN not in line.strip()


def _counted(line: str) -> dict[str, int]:
    """Return the numbers in a short line, each by what the line is but for it."""
    if len(line) > _LONGEST:
        return {}
    return {
        _folded(f"{line[: one.start()]}#{line[one.end() :]}"): int(one[0])
        for one in islice(_NUMBER.finditer(line), _MOST_NUMBERS)
    }


def _beside(lines: Sequence[str], at: int, step: int) -> Iterator[int]:
    """Yield the two nearest lines above a line, or below it, that are not blank."""
    reach = range(at + step, len(lines) if step > 0 else -1, step)
    close = (one for one in reach[: 4 * _NEAR] if lines[one].strip())
    return islice(close, _NEAR)


def _head(line: str) -> str:
    return _folded(_NUMBER.sub("#", line))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _bridged(lines: Sequence[str], running: frozenset[int]) -> Iterator[int]:
    """Yield the lines of leaves that stand within a sentence, and the blank ones about them."""
    behind = 0
    for at in sorted(running):
        if at < behind:
            continue
        first, behind = at, at + 1
        while first and not lines[first - 1].strip():
            first -= 1
        while behind < len(lines) and (behind in running or not lines[behind].strip()):
            behind += 1
        above = lines[first - 1].rstrip() if first else ""
        below = lines[behind].lstrip() if behind < len(lines) else ""
        if above and above[-1] not in _ENDS and (below[:1].islower() or above[-1] in _COMMAS):
            yield from range(first, behind)
