"""Work on many texts a step at a time, the same step for all of them before the next.

What a step needs of the program then stays in the processor's caches, which hold no more than
that: to walk all steps for one text after the other takes a twentieth longer. A function in steps
is a generator that yields nothing wherever one of them is done, and returns what it made.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

Made = TypeVar("Made")
Steps = Generator[None, None, Made]


def walked(steps: Steps[Made]) -> Made:
    """Walk all steps; return what they made."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made


def in_step(every: Iterable[Steps[Made]]) -> list[Made | Exception]:
    """Walk the steps of many side by side.

    Returns:
        What each made, in their order; in place of one that failed, its error.
    """
    ended: dict[int, Made | Exception] = {}
    under_way = dict(enumerate(every))
    while under_way:
        for number, steps in list(under_way.items()):
            try:
                next(steps)
                continue
            except StopIteration as end:
                ended[number] = end.value
            except Exception as error:
                ended[number] = error
            del under_way[number]
    return [ended[number] for number in sorted(ended)]
