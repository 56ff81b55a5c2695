"""Things by the hundred thousand, held as columns of numbers and made when one asks for them.

An object of a few numbers takes some hundred bytes, its numbers in columns some ten. A page of
five megabytes has twenty thousand blocks and as many names, of which a screen shows forty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Columns(Sequence[T], Generic[T]):
    """A sequence that cannot change, whose things are made of columns. Equal to a tuple of them.

    Args:
        make: Makes a thing of its values, one from each column.
        *columns: The values, as many in each.
    """

    __slots__ = ("_columns", "_make")

    def __init__(self, make: Callable[..., T], *columns: Sequence[Any]) -> None:
        self._make, self._columns = make, columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        found = [column[index] for column in self._columns]
        if isinstance(index, slice):
            return Columns(self._make, *found)
        return self._make(*found)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, *self._columns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, Columns)):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
