"""Quotation marks: which of a text's marks open, which close, and which are apostrophes.

A mark is judged by what stands to its left and right, as a reader does: an opening
mark leans on the word after it, a closing one on the word before. Straight marks have
no direction of their own; curly ones keep theirs unless the page plainly has them the
wrong way round. Marks that could be either are left to be settled by what is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Family = Literal["double", "single", "angle", "corner"]
"""Marks that can close one another; a page often mixes straight and curly ones."""

Lean = Literal["open", "close", "either"]

_DOUBLE = '"“”„‟＂'
_SINGLE = "'‘’‚‛`"
_ANGLE = "«»‹›"
_CORNER = "「」『』"
MARKS = _DOUBLE + _SINGLE + _ANGLE + _CORNER
"""Every character that can open or close a quotation."""

_TYPED_DOUBLE = frozenset({"''", "``", "’’", "‘‘"})
"""Two single marks that stand for a double one, as wire copy and typesetters have it."""

_OPENERS = "“„‟‘‚‛`«‹「『"
_CLOSERS = "”’»›」』"

_FOUND = re.compile(
    rf"[\n{MARKS}]"  # one class first: the search then leaps from one such character to the next
    r"(?:(?<=\n)[ \t]*\n\s*"  # the gap between two paragraphs
    r"|(?<!\n)(?:(?<![^\W_]['’])|(?![^\W_]))"  # an apostrophe inside a word is no mark
    rf"[{MARKS}]*)"
)

_BEFORE_OPENING = "([{<—–-/|=*>"
_AFTER_OPENING = re.compile(r"[^\s,;:!?)\]}.]|\.\.|\.\d")
_STOPS = frozenset(",.?!")
_CUE = re.compile(r"(?:said|says|added|adds|told|asked|replied|explained|wrote)\s")
_MOST_TOGETHER = 8
"""Marks that can stand together; more are a rule drawn across the page."""
_ENDS_OF_OWNERS = frozenset("sSxXzZ")
_AFTER_OWNER = re.compile(r"\s[^\W_]")
_ELIDED = re.compile(
    r"(?:\d0s|\d\ds?|em|til|till|tis|twas|twere|twill|cause|cos|coz|bout|round|neath|n|nuff|ere|im|er|ell)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
"""What an apostrophe at the front of a word stands before: "'90s", "'em", "rock 'n' roll"."""


class Mark(NamedTuple):
    """One quotation mark in the text."""

    start: int
    end: int
    family: Family
    lean: Lean
    possessive: bool = False
    """Perhaps the apostrophe of a plural: "the players' entrance"."""


class Paragraph(NamedTuple):
    """One paragraph of the text, with the marks in it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text`, which blank lines part, with their marks."""
    start = len(text) - len(text.lstrip())
    marks: list[Mark] = []
    for match in _FOUND.finditer(text, start):
        if text[match.start()] == "\n":
            yield Paragraph(start, match.start(), tuple(marks))
            start, marks = match.end(), []
        elif match.end() - match.start() <= _MOST_TOGETHER:
            marks += _cluster(text, match.start(), match.end(), start)
    yield Paragraph(start, max(start, len(text.rstrip())), tuple(marks))


def _cluster(text: str, start: int, end: int, paragraph: int) -> Iterator[Mark]:
    """Yield the marks that stand together between `start` and `end`, as in `."'`."""
    before = text[start - 1] if start > paragraph else ""
    leans_right = not before or before.isspace() or before in _BEFORE_OPENING
    leans_left = start != paragraph and not _AFTER_OPENING.match(text, end)
    if leans_right and text[max(paragraph, start - 2) : start - 1] in _STOPS:
        slipped = _CUE.match(text, end) is not None  # "It rains, "said Lind."
        leans_right, leans_left = not slipped, slipped or leans_left
    at = start
    while at < end:
        wide = 2 if text[at : at + 2] in _TYPED_DOUBLE else 1
        char, family = text[at], _family(text[at : at + wide])
        lean = _lean(char, leans_right, leans_left)
        if family != "single" or not _is_apostrophe(text, at + 1, lean):
            possessive = at == start and family == "single" and _could_own(text, before, end)
            yield Mark(at, at + wide, family, lean, possessive)
        at += wide


def _family(char: str) -> Family:
    if len(char) == 2 or char in _DOUBLE:
        return "double"
    if char in _SINGLE:
        return "single"
    return "angle" if char in _ANGLE else "corner"


def _lean(char: str, leans_right: bool, leans_left: bool) -> Lean:
    """Tell which way a mark leans: by its neighbours, or else by its own shape."""
    if leans_right != leans_left:
        return "open" if leans_right else "close"
    if char in _OPENERS:
        return "open"
    return "close" if char in _CLOSERS else "either"


def _is_apostrophe(text: str, end: int, lean: Lean) -> bool:
    """Tell an apostrophe at the front of a word from an opening single mark."""
    return lean != "close" and (text[end - 1] == "’" or bool(_ELIDED.match(text, end)))


def _could_own(text: str, before: str, end: int) -> bool:
    return before in _ENDS_OF_OWNERS and bool(_AFTER_OWNER.match(text, end))
