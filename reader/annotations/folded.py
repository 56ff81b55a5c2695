"""Texts as words that compare equal over typography: curly quotes, dashes, case, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from reader.dataclass import dataclass

_ALIKE = (
    ("'", "‘’‚‛`´′ʼ＇"),
    ('"', "“”„‟«»″＂"),
    ("-", "‐‑‒–—―−﹘﹣－"),
    ("...", "…"),
)
_SAME = {ord(char): plain for plain, chars in _ALIKE for char in chars}
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_SIMPLE = re.compile(r"[!-,.-~]+(?: [!-,.-~]+)*")
"""A stretch of ASCII words, single spaces between them and no hyphen: only its case is folded."""
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
    origin: Sequence[int]
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
    at, last = 0, " "
    while at < len(text):
        simple = _SIMPLE.match(text, at)
        if simple is not None:
            origin.extend(range(at, simple.end()))
            out.append(simple[0].lower())
            at, last = simple.end(), out[-1][-1]
            continue
        plain = " " if text[at].isspace() else _plain(text[at])
        for letter in plain:
            if letter == last and letter in " -":
                continue
            out.append(letter)
            origin.append(at)
            last = letter
        at += 1
    origin.append(len(text))
    return Folded("".join(out), origin, text)


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
    found = list(_WORD.finditer(folded.text))
    spans = [folded.span(match.start(), match.end()) for match in found]
    return Words(
        tuple(match[0] for match in found),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
        folded,
    )
