"""Texts as words that compare equal over typography: curly quotes, dashes, case, accents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = (
    ("'", "‘’‚‛`´′ʼ＇"),
    ('"', "“”„‟«»″＂"),
    ("-", "‐‑‒–—―−﹘﹣－"),
    ("...", "…"),
)
_SAME = {ord(char): plain for plain, chars in _ALIKE for char in chars}
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_MARKS = ("Mn", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with its typography folded away, and the way back.

    Attributes:
        text: Lower case, without accents, runs of white space one space, dashes single.
        origin: For each code point of `text` the index in the original it came from, and
            one more entry, the original's length.
        original: The text as it was.
    """

    text: str
    origin: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded span `start` to `end` (not empty) stands in the original."""
        last = self.origin[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self.origin[start], last


@dataclass(frozen=True, slots=True)
class Words:
    """The words and punctuation marks of a text, in order.

    Attributes:
        keys: What they compare by.
        starts: Where each begins in the original.
        ends: Where each ends, exclusive.
        folded: The text they were taken from.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: Folded

    def __len__(self) -> int:
        return len(self.keys)


def fold(text: str) -> Folded:
    """Return `text` with its typography folded away."""
    out: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        plain = " " if char.isspace() else _plain(char)
        if plain == " " and (not out or out[-1] == " "):
            continue
        for letter in plain:
            if letter == "-" and out and out[-1] == "-":
                continue
            out.append(letter)
            origin.append(index)
    origin.append(len(text))
    return Folded("".join(out), tuple(origin), text)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return what one code point compares by; "" for what is not seen."""
    if ord(char) in _SAME:
        return _SAME[ord(char)]
    if char < "\x7f":
        return char.lower()
    decomposed = unicodedata.normalize("NFKD", char).casefold()
    return "".join(one for one in decomposed if unicodedata.category(one) not in _MARKS)


def words(text: str) -> Words:
    """Return the words and punctuation marks of `text`."""
    folded = fold(text)
    found = [(match[0], *folded.span(*match.span())) for match in _WORD.finditer(folded.text)]
    keys, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Words(keys, starts, ends, folded)
