"""The labelled dumps in other forms, as terminals of other widths and mail programs save pages.

What is read of them must be the same: the labels are those of the dumps they are made of.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from textwrap import TextWrapper
from typing import NamedTuple

_LONG_LINE = 120
"""In a shorter line, a label or headline, all words are those of a link."""
_LINKED_LABELS = 0.8
_LONG_TITLE, _LINES_OF_A_LEAF = 30, 60
_ADDRESS = "<https://example.org/{}?source=letter&medium=mail&campaign=morning&id=0f3c9a7e12>"


class Form(NamedTuple):
    """A form in which pages are saved."""

    made_of: str
    """The set of labelled dumps."""
    made: Callable[[str], str]


def wrapped(page: str, width: int, first: str = "") -> str:
    """Return a dump with its lines wrapped, the first of each paragraph set in by `first`."""
    fill = TextWrapper(
        width, initial_indent=first, break_long_words=False, break_on_hyphens=False
    ).fill
    return "\n".join(fill(line) if len(line) > width else line for line in page.split("\n"))


def quoted(page: str) -> str:
    """Return a dump as a mail program quotes it in an answer."""
    return "\n".join(f"> {line}".rstrip() for line in wrapped(page, 72).split("\n"))


def linked(page: str, width: int) -> str:
    """Return a dump as a mail program writes a letter out: where links lead behind their words."""
    chance = random.Random(1)
    lines = [_linked(line, number, chance) for number, line in enumerate(page.split("\n"))]
    return wrapped("\n".join(lines), width)


def numbered(page: str, width: int) -> str:
    """Return a dump as lynx prints it: links numbered, and where they lead below the text."""
    chance = random.Random(2)
    lines, count = [], 0
    for line in page.split("\n"):
        words = line.split(" ")
        if len(line) >= _LONG_LINE:
            links = sorted(chance.sample(range(len(words)), min(len(words), chance.randrange(3))))
        else:
            links = [0] if line and chance.random() < _LINKED_LABELS else []
        for at in links:
            count += 1
            words[at] = f"[{count}]{words[at]}"
        lines.append(" ".join(words))
    listed = [f"{number:4}. https://example.org/{number}" for number in range(1, count + 1)]
    text = wrapped("\n".join(lines), width)
    return "\n".join([text, "", "References", "", *listed])


def printed(page: str, width: int) -> str:
    """Return a dump as a browser prints it, once its text was taken out of the document."""
    lines = wrapped(page, width).split("\n")
    leaves = [lines[at : at + _LINES_OF_A_LEAF] for at in range(0, len(lines), _LINES_OF_A_LEAF)]
    title = next((line for line in lines if len(line) > _LONG_TITLE), "")[:_LONG_LINE]
    head = f"5/12/30, 10:31 AM{' ' * 20}{title} | Example"
    foot = f"https://example.org/story{' ' * 40}"
    return "\n".join(
        "\n".join([head, "", *leaf, "", f"{foot}{number}/{len(leaves)}"])
        for number, leaf in enumerate(leaves, 1)
    )


def _linked(line: str, number: int, chance: random.Random) -> str:
    address = _ADDRESS.format(number)
    if len(line) >= _LONG_LINE:
        words = line.split(" ")
        at = chance.choice([n for n, word in enumerate(words) if word[-1:] != ":"] or [0])
        return " ".join([*words[: at + 1], address, *words[at + 1 :]])
    is_link = line and line[-1] != ":" and chance.random() < _LINKED_LABELS
    return f"{line} {address}" if is_link else line


FORMS = {
    **{
        f"blank_{width}": Form("text_blank", partial(wrapped, width=width))
        for width in (40, 48, 72, 120, 160)
    },
    "tight_72_set_in": Form("text_tight", partial(wrapped, width=72, first="    ")),
    "blank_quoted": Form("text_blank", quoted),
    "blank_linked": Form("text_blank", partial(linked, width=10_000)),
    "blank_80_numbered": Form("text_blank", partial(numbered, width=80)),
    "blank_90_printed": Form("text_blank", partial(printed, width=90)),
    "blank_76_linked": Form("text_blank", partial(linked, width=76)),
}
"""By the name of the set, which says the style, the columns and what else is done."""
