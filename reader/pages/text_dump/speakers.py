"""Debates in a dump: speeches, each below a line that names who makes it, and who comes back.

Such lines are labels as those of menus and teasers are. But all that stands between one and the
next is running text, whoever speaks comes back, and most of what the page says stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate, count
from operator import mul
from typing import NamedTuple

from reader.pages.bylines import is_name
from reader.pages.text_dump.kinds import DATE, LONG
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT

_BRACKETS = re.compile(r"(?:\([^()]{1,60}\) ?){1,3}")
_LONGEST_LABEL = 120
_MOST = 0.5
"""Of the letters of running text, so many must be said in the debate."""


class Debate(NamedTuple):
    """Where the speeches of a page stand."""

    speakers: frozenset[int]
    """The chunks that name who speaks."""
    said: range
    """From the first of them to the end of the last speech."""


NO_DEBATE = Debate(frozenset(), range(0))


def debate_of(sheet: Sheet) -> Debate:
    """Return the debate that a page is the record of."""
    speakers = _speakers(sheet)
    if not _come_back(speakers.values()):
        return NO_DEBATE
    letters = [0, *accumulate(map(mul, map(len, sheet.texts), map(sheet.is_prose, count())))]
    for run, end in _runs(sheet, speakers):
        is_most = letters[end] - letters[run[0]] >= _MOST * letters[-1]
        if is_most and _come_back([speakers[at] for at in run]):
            return Debate(frozenset(run), range(run[0], end))
    return NO_DEBATE


def _come_back(names: Collection[str]) -> bool:
    """Whether several speak, and one of them again."""
    return 2 <= len({*names}) < len(names)


def keep_debate(sheet: Sheet, debate: Debate, places: list[int]) -> None:
    """Let the text be all speeches of a debate.

    Args:
        sheet: The page.
        debate: Where they stand.
        places: Where the chunks stand, which is changed.
    """
    said = debate.said
    places[: said.start] = [ABOVE] * said.start
    places[said.stop :] = [BELOW] * (len(places) - said.stop)
    for at in said:
        is_text = at in debate.speakers or sheet.is_prose(at) or sheet.kind(at) == LONG
        places[at] = KEPT if is_text else CUT
    sheet.look_about(said.start, said.stop)


def _speakers(sheet: Sheet) -> dict[int, str]:
    """Return the labels right above running text that name one speaker, with the name."""
    named: dict[int, str] = {}
    for below in filter(sheet.is_prose, range(len(sheet.chunks))):
        at = below - 2 if below > 1 and sheet.text(below - 1)[0] == "(" else below - 1
        if at >= 0 and not sheet.is_prose(at) and len(sheet.text(at)) <= _LONGEST_LABEL:
            named[at] = _named(sheet.text(at))
    if not _come_back(named.values()):
        return {}
    return {at: name for at, name in named.items() if is_name(name)}


def _named(label: str) -> str:
    """Return whom a label names, if it names anyone.

    >>> _named("Ada Example (Moss) (Lab)"), _named("The Minister for Ports (Bo Other):")
    ('Ada Example', 'Bo Other')
    """
    name, bracket, behind = label.rstrip(":").partition(" (")
    return behind.rstrip(")") if bracket and name.startswith("The ") else name


def _runs(sheet: Sheet, speakers: Mapping[int, str]) -> Iterator[tuple[list[int], int]]:
    """Yield the speakers between whom there is nothing but speeches, and where the last ends."""
    run: list[int] = []
    end = 0
    for at in speakers:
        if run and end < at:
            yield run, end
            run = []
        run.append(at)
        end = at + 1
        while end < len(sheet.chunks) and end not in speakers and _is_said(sheet, end):
            end += 1
    if run:
        yield run, end


def _is_said(sheet: Sheet, at: int) -> bool:
    return (
        sheet.is_prose(at)
        or sheet.kind(at) in (DATE, LONG)
        or _BRACKETS.fullmatch(sheet.text(at)) is not None
    )
