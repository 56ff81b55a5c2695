"""What the paragraphs of an article say, to find the lines that repeat them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reader.pages.words import lowered

WORDS_OF_A_QUOTE = 9
QUOTATION_MARKS = "\"'“”‘’«»„ ."
_LOOK_UPS = 300


class Paragraphs:
    """The paragraphs of one article.

    Only so many lines of a page are looked up in them, so that the time stays linear.
    """

    def __init__(self, paragraphs: Sequence[str], text: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._text = text
        self.left = _LOOK_UPS

    @cached_property
    def low(self) -> str:
        """The paragraphs in lower case."""
        return lowered(self._paragraphs)

    @cached_property
    def text(self) -> str:
        """With the lines that lost their full stop, each of which would repeat itself."""
        return "\n".join(self._text)

    def repeats(self, text: str, *, least: int = WORDS_OF_A_QUOTE) -> bool:
        """Whether all of `text`, `least` spaces or more, stands in a paragraph word for word."""
        if text.count(" ") < least or not self._may_look_up():
            return False
        return text.lower().strip(QUOTATION_MARKS) in self.low

    def names(self, words: Sequence[str]) -> bool:
        """Whether the paragraphs speak of all of `words`."""
        return self._may_look_up() and all(word in self.text for word in words)

    def speaks_of(self, name: str, before: str) -> bool:
        """Whether the paragraphs speak of `name` above the one that is `before` it."""
        if not before or not self._may_look_up():
            return False
        return self.text.find(name, 0, max(0, self.text.find(before))) >= 0

    def _may_look_up(self) -> bool:
        self.left -= 1
        return self.left >= 0
