"""The rows of the library's list, and where each article stands among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reader.ui.rows import fit

EMPTY = (
    "No articles yet.\n\ni adds pages: a file, a folder, an address, or what you paste.\n\n"
    "So does, in a shell,\n  reader add PATH"
)
LOOKING = "Looking through all articles …"
NO_ANSWER = "No article answers this search.\n\nEsc shows all again."
NO_MATCH = "Nothing matches.\n\nEsc shows all again."

_LEAST = 8
"""Cells that the name of what is listed takes at least where it is cut."""


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

    def beyond(self, row: int, step: int) -> Iterator[tuple[int, int]]:
        """Yield the articles behind a row, or before it for a step of -1: row and number."""
        for index in range(row + step, len(self) if step > 0 else -1, step):
            if (number := self.article(index)) is not None:
                yield index, number

    def heading(self, name: str, words: str, also: Sequence[str], width: int) -> str:
        """Say what is listed, and how much of it; a `+` where there is more than that.

        Where there is no room for all, the name or the words that narrow the list are cut, and
        left out where not enough of them could be told: they can be seen from the rows.

        Args:
            name: What stands above the whole list.
            words: The words that narrow it; empty for none.
            also: What else is told, if anything: what is marked, what is being done.
            width: Cells on the line.
        """
        count = f"{self.articles}{'' if self.whole else '+'}" if self.whole or words else ""
        counted = " · ".join(filter(None, (count, *also)))
        title = f"/{words}" if words else name
        room = width - cell_len(counted) - len(" · ") if counted else width
        if cell_len(title) > room:
            title = fit(title, room) if room >= _LEAST else ""
        return fit(" · ".join(filter(None, (title, counted))), width)

    def nothing(self, words: str, query: str) -> str:
        """Say why there are no rows, and the way out.

        Args:
            words: The words that narrow the list; empty for none.
            query: The query whose answers are listed; empty for none.
        """
        if not self.whole:
            return LOOKING
        return NO_MATCH if words else NO_ANSWER if query else EMPTY
