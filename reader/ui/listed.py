"""The rows of the library's list, and where each article stands among them."""

from __future__ import annotations

from collections.abc import Sequence


class Listed:
    """The rows of the list, each a number of four or eight bytes.

    Args:
        numbers: Of articles; a heading is the number of the article below it, negative.
        whole: Whether they are all there are.
        headings: Whether there may be headings among them.
    """

    def __init__(
        self, numbers: Sequence[int] = (), *, whole: bool = True, headings: bool = False
    ) -> None:
        self.numbers = numbers
        self.whole = whole
        """Whether no others are wanted."""
        self.articles = sum(number > 0 for number in numbers) if headings else len(numbers)
        """How many of the rows are articles."""

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.numbers)

    def article(self, row: int) -> int | None:
        """Return the number of the article in a row; None for a heading and past the end."""
        number = self.numbers[row] if 0 <= row < len(self.numbers) else 0
        return number if number > 0 else None

    def row(self, number: int | None) -> int | None:
        """Return the row in which an article stands; None where it does not."""
        try:
            return None if number is None else self.numbers.index(number)
        except ValueError:
            return None
