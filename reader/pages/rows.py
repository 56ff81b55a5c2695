"""Named tuples by the thousand, as the lines of a page make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import Any, TypeVar, cast

Row = TypeVar("Row", bound=tuple[Any, ...])


def maker_of(kind: type[Row]) -> Callable[[tuple[Any, ...]], Row]:
    """Return what makes a row of a plain tuple of all its fields, in a third of the time.

    To call the class of a named tuple is to call a function that is written in Python.

    >>> from reader.model import Piece
    >>> maker_of(Piece)(("Home", "dropped", "navigation", None)).reason
    'navigation'
    """
    return cast("Callable[[tuple[Any, ...]], Row]", partial(tuple.__new__, kind))


def rows_of(kind: type[Row], rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    """Yield what `maker_of` makes of each of many plain tuples, in less time still.

    >>> from reader.model import Piece
    >>> [piece.reason for piece in rows_of(Piece, [("Home", "dropped", "navigation", None)])]
    ['navigation']
    """
    return map(tuple.__new__, repeat(kind), rows)
