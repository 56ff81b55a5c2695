"""Lists of the article that the weights, which know menus best, took for one.

Such a list is told from a menu by what stands about it, a line that announces it and text that goes
on below it, or by its own lines, of which nearly all begin or end with a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import filterfalse, groupby, takewhile

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.kinds import DATE, LONG, NOTICE
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_BEGINNING, _LEAST_NUMBERED, _MOSTLY = 10, 6, 0.6
"""Of the first lines of a list that is told by its numbers, at least so many begin or end with one,
and of all of its lines, such a part."""
_WORDS_OF_A_SENTENCE = 5
"""A shorter line that announces more, below the text, is the label of a box: "Related topics:"."""
_LONGEST_LABEL = 2
"""So many lines stand over the text below a list at most: what it is, and for how many."""


def keep_lists_whole(sheet: Sheet, places: list[int]) -> None:
    """Keep all of the lists that stand in the article: the text goes on below them."""
    article = kept_span(places)
    _keep_announced(sheet, places, article)
    _keep_numbered(sheet, places, article)
    for menu in sheet.menus:  # which is the middle of a long list
        beside = *places[max(menu.start - 1, 0) : menu.start], *places[menu.stop : menu.stop + 1]
        if beside == (KEPT, KEPT):
            places[menu.start : menu.stop] = [KEPT] * len(menu)


def _keep_announced(sheet: Sheet, places: list[int], article: range) -> None:
    """Keep each list that is announced, if some of it was kept or no line speaks of clutter."""
    below = 0
    kept = [at for at in article if places[at] == KEPT]
    for at in [at for at in kept if _announces(sheet, at)]:
        if at < below:
            continue
        below = next(filter(sheet.is_prose, range(at + 1, len(places))), len(places))
        between = range(at + 1, below)
        if KEPT in places[below : below + 1] and (
            KEPT in places[at + 1 : below] or all(map(partial(_may_be_listed, sheet), between))
        ):
            places[at:below] = [KEPT] * (below - at)


def _keep_numbered(sheet: Sheet, places: list[int], article: range) -> None:
    """Keep each list of numbered lines that was cut, or some of it."""
    if CUT not in places[article.start : article.stop]:
        return
    labels = filterfalse(sheet.is_prose, article)
    if sum(map(_is_numbered, map(sheet.text, labels))) < _LEAST_NUMBERED:
        return
    maybe = {at for at in article if places[at] != KEPT or _is_numbered_label(sheet, at)}
    for may_be_listed, run in groupby(article, maybe.__contains__):
        lines = [*run] if may_be_listed else []
        cut = [at for at in lines if places[at] != KEPT]
        if _numbered(sheet, lines) and all(map(partial(_may_be_listed, sheet), cut)):
            places[lines[0] : lines[-1] + 1] = [KEPT] * len(lines)


def go_on_over_lists(sheet: Sheet, places: list[int]) -> None:
    """Let the text go on over lists right above and below it, and over the text beyond them.

    It may begin or end in the middle of such a list.
    """
    article = kept_span(places)
    first, last = begin, end = article.start, article.stop
    while begin < last and _is_numbered_label(sheet, begin):
        begin += 1
    while end > first and _is_numbered_label(sheet, end - 1):
        end -= 1
    while above := _told_above(sheet, begin):
        begin -= above
    while below := _told_below(sheet, end):
        end += below
    places[begin:first] = [KEPT] * (first - begin)
    places[last:end] = [KEPT] * (end - last)


def _told_above(sheet: Sheet, last: int) -> int:
    """Return how many chunks above the one called `last` are a list and the text over it.

    Without such text it is a menu, unless it stands below when or by whom the article was written.
    """
    chunks = range(last - 1, -1, -1)
    if not _begin_numbered(sheet, chunks):
        return 0
    listed, text = _list_and_text(sheet, chunks)
    top = last - len(listed)
    below_heading = top > 0 and sheet.is_stated(top - 1)
    numbered = _numbered(sheet, listed)
    return _over(listed, numbered, text) if numbered and (text or below_heading) else 0


def _told_below(sheet: Sheet, first: int) -> int:
    """Return how many chunks, from the one called `first` on, are a list and the text below it."""
    chunks = range(first, len(sheet.chunks))
    announced = _announces(sheet, first - 1)
    headed = _announces(sheet, first) and sheet.text(first).count(" ") >= _WORDS_OF_A_SENTENCE - 1
    if not (announced or headed or _begin_numbered(sheet, chunks)):
        return 0
    listed, text = _list_and_text(sheet, chunks)
    headed = headed and DATE not in map(sheet.kind, listed)  # as what a site says below a text has
    if listed and text and (announced or headed):
        return len(listed) + len(text)
    numbered = _numbered(sheet, listed)
    return _over(listed, numbered, text) if numbered and text else numbered


def _begin_numbered(sheet: Sheet, chunks: range) -> bool:
    """Whether enough of the lines at the beginning of `chunks` are numbered, which costs little."""
    return sum(map(_is_numbered, map(sheet.text, chunks[:_BEGINNING]))) >= _LEAST_NUMBERED


def _list_and_text(sheet: Sheet, chunks: range) -> tuple[list[int], list[int]]:
    """Return which of `chunks` may be a list, from the first one on, and which are text beyond."""
    listed = [*takewhile(partial(_may_be_listed, sheet), chunks)]
    return listed, [*takewhile(partial(_is_text, sheet), chunks[len(listed) :])]


def _numbered(sheet: Sheet, listed: Sequence[int]) -> int:
    """Return how many of `listed` stand up to the last numbered line, 0 where too few are."""
    numbered = [nth for nth, at in enumerate(listed, 1) if _is_numbered(sheet.text(at))]
    return numbered[-1] if len(numbered) >= max(_LEAST_NUMBERED, _MOSTLY * len(listed)) else 0


def _over(listed: Sequence[int], numbered: int, text: Sequence[int]) -> int:
    """Return how many chunks a list and the text beyond it are, the labels between being few.

    Args:
        listed: The lines that may be of the list.
        numbered: How many they are up to the last that is numbered; the list alone.
        text: The text beyond them.
    """
    goes_on = len(listed) - numbered <= _LONGEST_LABEL
    return len(listed) + len(text) if goes_on else numbered


def _announces(sheet: Sheet, at: int) -> bool:
    return sheet.text(at)[-1:] == ":" and likely_reason(sheet.text(at)) is None


def _is_text(sheet: Sheet, at: int) -> bool:
    return sheet.is_prose(at) and likely_reason(sheet.text(at)) is None


def _may_be_listed(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    return (
        not sheet.is_prose(at)
        and sheet.kind(at) not in (LONG, NOTICE)
        and likely_reason(text) is None
        and sheet.certain(at) is None
        and any(map(str.isalnum, text))
    )


def is_entry(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is a numbered line right above or below another."""
    return _is_numbered_label(sheet, at) and (
        _is_numbered_label(sheet, at - 1) or _is_numbered_label(sheet, at + 1)
    )


def _is_numbered_label(sheet: Sheet, at: int) -> bool:
    return sheet.is_label(at) and _is_numbered(sheet.text(at))


def _is_numbered(text: str) -> bool:
    """Whether a line begins or ends with a number."""
    return text != "" and (text[0].isdigit() or text[-1].isdigit())
