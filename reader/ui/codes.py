"""What a terminal is told to show parts of lines: no more codes than they need.

The framework begins and ends each piece with all of its codes, be it empty: of what a turned
page sends to the terminal these are three quarters. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Part = tuple[int, int, Strip]
"""Column and row of a part of a line, from 0, and what is to be shown there."""

_RESET = "\x1b[0m"
_SEEN_ON_BLANKS = (
    *("underline", "underline2", "strike", "overline", "reverse"),
    *("blink", "blink2", "frame", "encircle"),
)


class _Look(NamedTuple):
    """A style as the codes that set it."""

    marks: str
    """Bold, underlined and the like; whatever was set before goes with a reset."""
    ink: str
    """The colour of the characters."""
    paper: str
    """The colour behind them."""
    blank_is_paper: bool
    """Whether of a blank nothing is seen but the colour behind it."""


_NONE = _Look("", "", "", blank_is_paper=True)


def system_of(console: Console) -> ColorSystem:
    """Return how a console's terminal knows colours; in full where that is not known."""
    return console._color_system or ColorSystem.TRUECOLOR


def painted(parts: Iterable[Part], system: ColorSystem) -> str:
    """Return what shows parts of lines on a terminal that knows colours as `system` has them."""
    return "".join(f"\x1b[{y + 1};{x + 1}H{codes_of(strip, system)}" for x, y, strip in parts)


def codes_of(strip: Strip, system: ColorSystem) -> str:
    """Return what shows a strip where the cursor stands, and sets nothing beyond it.

    It is kept with the strip, where the framework keeps its own.
    """
    if strip._render_cache is None:
        strip._render_cache = codes([*strip], system)
    return strip._render_cache


def codes(segments: Sequence[Segment], system: ColorSystem) -> str:
    """Return what shows some segments where the cursor stands, and sets nothing beyond them."""
    told, now = list[str](), _NONE
    for text, look in _runs(segments, system):
        told.append(_change(now, look))
        told.append(text)
        now = look
    if now != _NONE:
        told.append(_RESET)
    return "".join(told)


def _runs(segments: Iterable[Segment], system: ColorSystem) -> Iterable[tuple[str, _Look]]:
    """Yield texts that can be shown in one look each: blanks go with what stands beside them."""
    texts, now, only_blanks = list[str](), _NONE, True
    for text, style, _ in segments:
        if not text:
            continue
        look = _NONE if style is None else _look(style, system)
        is_blank = text.isspace()
        if texts and look != now:
            same_paper = look.blank_is_paper and now.blank_is_paper and look.paper == now.paper
            if same_paper and is_blank:
                look = now
            elif not (same_paper and only_blanks):
                yield "".join(texts), now
                texts, only_blanks = [], True
        texts.append(text)
        now, only_blanks = look, only_blanks and is_blank
    if texts:
        yield "".join(texts), now


def _change(before: _Look, after: _Look) -> str:
    """Return what changes from one look to another."""
    if before == after:
        return ""
    if before == _NONE or before.marks != after.marks:
        all_codes = (after.marks, after.ink, after.paper)
        reset = "" if before == _NONE else "0"
        return f"\x1b[{';'.join(filter(None, (reset, *all_codes)))}m"
    ink = "" if before.ink == after.ink else after.ink or "39"
    paper = "" if before.paper == after.paper else after.paper or "49"
    return f"\x1b[{';'.join(filter(None, (ink, paper)))}m"


@lru_cache(maxsize=4096)
def _look(style: Style, system: ColorSystem) -> _Look:
    ink, paper = style.color, style.bgcolor
    return _Look(
        Strip.render_ansi(style.without_color, system),
        ";".join(ink.downgrade(system).get_ansi_codes()) if ink else "",
        ";".join(paper.downgrade(system).get_ansi_codes(foreground=False)) if paper else "",
        not any(getattr(style, mark) for mark in _SEEN_ON_BLANKS),
    )
