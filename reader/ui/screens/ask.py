"""A question over the screen, with its answers; and a question that is answered in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.dataclass import dataclass
from reader.guard import guard, one_line, sanitise
from reader.resources import shipped
from reader.ui.commands.registry import Pane
from reader.ui.keymap import Keymap, KeyReader, stroke
from reader.ui.rows import RowLine, fit
from reader.ui.widgets.rows import Rows

Answer = TypeVar("Answer")
HINT = "Enter or the letter does it · Esc goes back"
WORDS_HINT = "Enter does it · Esc goes back"


@dataclass(frozen=True, slots=True)
class Option(Generic[Answer]):
    """One answer to a question."""

    key: str
    """The letter that gives it; "" for none."""
    words: str
    answer: Answer


class Ask(ModalScreen[Answer | None], Generic[Answer]):
    """Returns the answer that was chosen, or None."""

    CSS_PATH: ClassVar = [shipped("styles") / "ask.tcss"]
    HINT: ClassVar[str] = HINT
    """The last line: what the keys do."""

    rows = query_one("#ask-rows", Rows)

    def __init__(
        self,
        keymap: Keymap,
        heading: str,
        about: Sequence[str],
        options: Sequence[Option[Answer]],
        cursor: str = "▌",
        selected: int = 0,
    ) -> None:
        """Ask something.

        Args:
            keymap: A person's keys; those of the side panel move in the answers.
            heading: The question, in one line.
            about: What one must know to answer; each is a paragraph.
            options: The answers, the usual one first.
            cursor: The mark before the selected answer.
            selected: The index of the answer that is selected first.
        """
        super().__init__()
        self._keys = KeyReader(keymap)
        self._heading, self._about, self._options = heading, about, options
        self._cursor, self._selected = cursor, selected
        self._deeds: dict[str, Callable[[], None]] = {
            "move.down": lambda: self.rows.move(1),
            "move.up": lambda: self.rows.move(-1),
            "open": self.choose,
            "back": self.leave,
            "cancel": self.leave,
            "quit": self.leave,
        }

    def compose(self) -> ComposeResult:
        """Lay out the question, what it is about, and the answers."""
        with Vertical(id="ask"):
            yield Static(Content(one_line(self._heading)), id="ask-heading")
            for paragraph in self._about:
                yield Static(Content(guard(paragraph)), classes="ask-about")
            yield Rows(cursor=self._cursor, id="ask-rows")
            yield from self.more()
            yield Static(Content(self.HINT), id="ask-hint")

    def more(self) -> ComposeResult:
        """Lay out what stands below the answers: nothing, unless a question has something."""
        yield from ()

    def on_mount(self) -> None:
        """Show the answers, one of them selected."""
        self.rows.styles.height = len(self._options)
        self.rows.show(len(self._options), self._row, height=1, index=self._selected)
        self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Take the letter of an answer, or move."""
        event.stop()
        event.prevent_default()
        pressed = stroke(event.key, event.character)
        for option in self._options:
            if option.key == pressed:
                self.give(option.answer)
                return
        found = self._keys.feed(Pane.PANEL, pressed)
        if found is not None and (deed := self._deeds.get(found[0])) is not None:
            deed()

    @on(Rows.Chosen)
    def choose_clicked(self, event: Rows.Chosen) -> None:
        """Give the answer that was clicked on."""
        event.stop()
        self.choose()

    def choose(self) -> None:
        """Give the selected answer."""
        self.give(self._options[self.rows.index].answer)

    def give(self, answer: Answer) -> None:
        """Leave with an answer."""
        self.dismiss(answer)

    def leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        option = self._options[index]
        return [((f"{option.key or ' '}  ", "mark"), (fit(option.words, width - 3), "plain"))]


class AskWords(ModalScreen[str | None]):
    """Returns the words that were typed, or None when it was left."""

    CSS_PATH: ClassVar = [shipped("styles") / "ask.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, heading: str, words: str, *, none_is_an_answer: bool = False) -> None:
        """Ask for words, with some to begin with.

        Args:
            heading: The question.
            words: What the answer begins as.
            none_is_an_answer: Whether no words at all are given as "", not as leaving.
        """
        super().__init__()
        self._heading, self._words = heading, words
        self._none_is_an_answer = none_is_an_answer

    def compose(self) -> ComposeResult:
        """Lay out the question and the line to answer in."""
        with Vertical(id="ask"):
            yield Static(Content(one_line(self._heading)), id="ask-heading")
            yield Input(guard(self._words), id="ask-words", compact=True, select_on_focus=False)
            yield Static(Content(WORDS_HINT), id="ask-hint")

    def on_mount(self) -> None:
        """Begin at the end of the words."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the words."""
        event.stop()
        words = sanitise(event.value).strip()
        self.dismiss(words if words or self._none_is_an_answer else None)

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)
