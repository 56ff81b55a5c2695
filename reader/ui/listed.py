"""The rows of the library's list, and where each article stands among them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class Listed:
    """The rows of the list, each a number of eight bytes.

    It is made in one walk through them, which for a hundred thousand is best done beside the
    screen; an article's row is one look then.

    Args:
        numbers: Of articles; a heading is the number of the article below it, negative.
        whole: Whether they are all there are.
    """

    def __init__(self, numbers: Sequence[int] = (), *, whole: bool = True) -> None:
        self.numbers = numbers
        self.whole = whole
        """Whether no others are wanted."""
        self._rows = array("q", bytes(8 * (max(numbers, default=0) + 1)))
        """By article, one more than its row; 0 for none."""
        self.articles = 0
        """How many of the rows are articles."""
        for row, number in enumerate(numbers, 1):
            if number > 0:
                self._rows[number] = row
                self.articles += 1

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)

    def article(self, row: int) -> int | None:
        """Return the number of the article in a row; None for a heading and past the end."""
        number = self.numbers[row] if 0 <= row < len(self.numbers) else 0
        return number if number > 0 else None

    def row(self, number: int | None) -> int | None:
        """Return the row in which an article stands; None where it does not."""
        if number is None or not 0 < number < len(self._rows):
            return None
        return self._rows[number] - 1 if self._rows[number] else None
