"""Who it is: a person of the article, or a name that is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from reader.dataclass import dataclass
from reader.model import Person
from reader.ui.keymap import Keymap
from reader.ui.marks import person_style
from reader.ui.rows import RowLine, fit
from reader.ui.screens.listing import Listing, holding


@dataclass(frozen=True, slots=True)
class Answer:
    """Who was chosen."""

    name: str | None = None
    """None for nobody, or somebody unnamed."""
    unnamed: bool = False


NOBODY, UNNAMED = Answer(), Answer(unnamed=True)


class Who(Listing[Answer]):
    """Returns who was chosen, or None."""

    TYPE_AT_ONCE: ClassVar[bool] = True

    def __init__(
        self,
        question: str,
        people: Sequence[Person],
        keymap: Keymap,
        cursor: str = "▌",
        *,
        anybody: bool = False,
        styles: Mapping[str, str] | None = None,
    ) -> None:
        """Ask who it is.

        Args:
            question: What is asked, over the list.
            people: Of the article, in the order that they are offered in.
            keymap: The person's keys.
            cursor: The mark before the selected row.
            styles: The styles of their names.
            anybody: Whether it may also be nobody, somebody unnamed, or a name that is typed.
        """
        super().__init__(keymap, cursor)
        self._question, self._people, self._anybody = question, people, anybody
        self._styles = styles or {}
        self._shown: list[tuple[Answer, str]] = []

    def narrow(self, words: str) -> int:
        """Keep the people whose name, title or role holds all the words."""
        self._shown = [
            (Answer(one.name), ", ".join([one.name, *one.titles[:1], *one.roles[:1]]))
            for one in holding(words, self._people, _text)
        ]
        if self._anybody:
            named = {answer.name for answer, _ in self._shown}
            typed = " ".join(words.split())
            others = [(UNNAMED, "somebody unnamed"), (NOBODY, "nobody whom the text names")]
            if typed and typed not in named:
                others.insert(0, (Answer(typed), f"“{typed}”: a name that you type"))
            self._shown += others
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return one who it may be."""
        answer, words = self._shown[index]
        name = answer.name
        style = self._styles.get(name, person_style(name)) if name else "dim"
        return [((fit(words, width), style),)]

    def choice(self, index: int) -> Answer | None:
        """Return who was chosen."""
        return self._shown[index][0]

    def title_line(self, count: int) -> str:
        """Return the heading."""
        return f"{self._question} · Enter chooses, Esc goes back" if count else "Nobody called so"


def _text(one: Person) -> str:
    return " ".join([one.name, *one.titles, *one.roles]).casefold()
