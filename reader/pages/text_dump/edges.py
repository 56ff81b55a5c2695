"""Where the article begins and ends, once the heaviest stretch of the page is known.

The weights look at one chunk and its neighbours. What holds for a whole article is
told here: it opens below its headline, date and byline, and a mail ends at its signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.reasons import COMMENTS, likely_reason
from reader.pages.text_dump.closing import end_above_closing
from reader.pages.text_dump.hours import go_on_over_hours
from reader.pages.text_dump.kinds import DATE, LONG, PARAGRAPH, PROSE, SENTENCE
from reader.pages.text_dump.listed import go_on_over_lists, keep_lists_whole
from reader.pages.text_dump.menus import unfolded
from reader.pages.text_dump.refrains import go_on_over_refrains
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT, kept_span
from reader.pages.text_dump.turns import go_on_over_turns
from reader.pages.wall import is_wall, says_wall
from reader.pages.words import holds_digit

_SIGNATURE = "--"
"""The line over the signature of a mail (RFC 3676, section 4.3)."""
_LONGEST_SIGNATURE = 4
"""So many lines a signature has at most (RFC 1855, section 2.1.1)."""
_OPENING = 20
"""How many chunks from the first one the heading may reach."""
_LONGEST_BOX = 4
"""How many lines a form has that stands among the paragraphs."""
_TAIL = 4
"""So many chunks a wall has that stands at the end of the text."""
_LITTLE = 3
"""What stands below a wall is a third of what stands above at most; a box over the whole article
may say the same as a wall does."""
_COMMENTS = re.compile(
    rf"{COMMENTS}|\d[\d.,]* (?:comments?|replies|responses|thoughts) (?:on|to) .{{1,200}}",
    re.IGNORECASE,
)
"""The heading of what readers wrote."""
_ENOUGH_TEXT = 5
"""So many sentences or paragraphs stand over that; above fewer it is the way there."""
_FIRST_COMMENT = 8
"""Among so many chunks below a heading that counts nothing, one says when a comment was written, or
asks for another: a manual has a chapter on comments."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{3,}")
"""A word with a capital inside a sentence."""
_ENOUGH_NAMES = 2
_OPENING_MARKS = "\"'“‘„«"


def settled_places(sheet: Sheet, places: Sequence[int]) -> list[int]:
    """Return where each chunk stands, with the edges of the article where an article has them.

    What stands about it is looked at then, for the rules that ask.

    Args:
        sheet: The page.
        places: Where its chunks stand, each menu being one.
    """
    settled = unfolded(places, sheet.menus)
    if KEPT in settled:
        keep_lists_whole(sheet, settled)
        _open_below_heading(sheet, settled)
        _end_at_signature(sheet, settled)
        go_on_over_turns(sheet, settled)
        go_on_over_hours(sheet, settled)
        _go_on_over_prose(sheet, settled)
        go_on_over_lists(sheet, settled)
        go_on_over_refrains(sheet, settled)
        article = kept_span(settled)
        _end_at_comments(sheet, settled, article)
        end_at_wall(sheet, settled, article)
        end_above_closing(sheet, settled)
        article = kept_span(settled)
        sheet.look_about(article.start, article.stop)
    return settled


def end_with_text(sheet: Sheet, places: list[int]) -> None:
    """Leave out the labels below the last prose that stand alone among what was cut."""
    end = len(places)
    if not any(place == KEPT and sheet.is_prose(at) for at, place in enumerate(places)):
        return
    for at in range(end - 1, -1, -1):
        if places[at] != KEPT:
            continue
        above = places[at - 1] if at else ABOVE
        if sheet.is_prose(at) or sheet.chunks[at].bullet or above == KEPT:
            return
        places[at:] = [BELOW] * (end - at)


def _end_at_comments(sheet: Sheet, places: list[int], article: range) -> None:
    """Leave out of the text what readers wrote below it."""
    above = 0
    for at in article:
        if above >= _ENOUGH_TEXT and _heads_comments(sheet, at):
            places[at:] = [BELOW] * (len(places) - at)
            return
        above += places[at] == KEPT and sheet.is_prose(at)


def _heads_comments(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    if sheet.is_prose(at) and not text[0].isdigit():  # no other such heading is a sentence
        return False
    if not _COMMENTS.fullmatch(text):
        return False
    below = range(at + 1, min(at + 1 + _FIRST_COMMENT, len(sheet.chunks)))
    return holds_digit(text) or any(
        sheet.kind(n) == DATE or likely_reason(sheet.text(n)) == "comments" for n in below
    )


def end_at_wall(sheet: Sheet, places: list[int], article: range) -> None:
    """Leave out of the text the wall that it runs into, with the heading over that.

    A wall stands at the end: where paragraphs follow, the text only speaks of one, unless a
    line says nothing else and little follows it.
    """
    kept = [at for at in article if places[at] == KEPT]
    above, below = 0, sum([len(sheet.text(at)) for at in kept])
    for nth, at in enumerate(kept):
        text = sheet.text(at)
        below -= len(text)
        if nth >= len(kept) - _TAIL and not _holds_paragraph(sheet, kept[nth + 1 :]):
            runs_into_it = says_wall(sheet.texts[at : at + _TAIL], 0)
        else:
            runs_into_it = below * _LITTLE <= above and is_wall(text)
        if nth and runs_into_it:
            headed = nth > 1 and sheet.is_label(kept[nth - 1])
            first = kept[nth - headed]
            places[first:] = [BELOW] * (len(places) - first)
            return
        above += len(text)


def _holds_paragraph(sheet: Sheet, chunks: Sequence[int]) -> bool:
    return PARAGRAPH in map(sheet.kind, chunks)


def _open_below_heading(sheet: Sheet, places: list[int]) -> None:
    """Begin with the first prose, where a date or byline stands between a label and it."""
    first = places.index(KEPT)
    for at in range(first, min(first + _OPENING, len(places))):
        if places[at] == KEPT and (sheet.is_prose(at) or sheet.kind(at) == LONG):
            if any(sheet.is_stated(n) for n in range(first, at)):
                places[first:at] = [ABOVE] * (at - first)
            return


def ends_with_signature(texts: Sequence[str]) -> bool:
    """Whether the lines are a text with the signature of a mail below it, and no more."""
    return _SIGNATURE in texts[1:][-1 - _LONGEST_SIGNATURE :]


def _end_at_signature(sheet: Sheet, places: list[int]) -> None:
    texts = sheet.texts
    if _SIGNATURE not in texts:
        return
    first = places.index(KEPT)
    for at in range(first + 1, len(places)):
        if texts[at] == _SIGNATURE and not _goes_on_below(sheet, places, at):
            places[at:] = [BELOW] * (len(places) - at)
            return


def _goes_on_below(sheet: Sheet, places: Sequence[int], at: int) -> bool:
    """Whether more of the article stands below the chunk than a signature has lines."""
    below = range(at + 1, len(places))
    return sum(places[n] == KEPT and sheet.is_prose(n) for n in below) > _LONGEST_SIGNATURE


def _go_on_over_prose(sheet: Sheet, places: list[int]) -> None:
    """End below the last of the paragraphs that follow on each other, past a box among them."""
    last = kept_span(places).stop
    at = _past_box(sheet, places, last)
    if at > last:
        places[last : at + 1] = [*[CUT] * (at - last), KEPT]
        at += 1
    while at < len(places) and _is_paragraph(sheet, at):
        places[at] = KEPT
        at += 1


def _past_box(sheet: Sheet, places: Sequence[int], last: int) -> int:
    """Return the paragraph behind a form that stands in the text, `last` where it goes on not.

    The paragraph tells that it is one by what it speaks of: names from the text above.
    """
    for at in range(last, min(last + _LONGEST_BOX + 1, len(places))):
        if at > last and sheet.kind(at) == PARAGRAPH:
            told = likely_reason(sheet.text(at)) is None and _speaks_of_the_same(sheet, places, at)
            return at if told else last
        if sheet.kind(at) in PROSE or sheet.kind(at) == LONG:
            return last
    return last


def _speaks_of_the_same(sheet: Sheet, places: Sequence[int], at: int) -> bool:
    names = frozenset(_NAME.findall(sheet.text(at)))
    if len(names) < _ENOUGH_NAMES:
        return False
    said = {
        name
        for n, place in enumerate(places[:at])
        if place == KEPT and sheet.is_prose(n)
        for name in _NAME.findall(sheet.text(n))
    }
    return len(names & said) >= _ENOUGH_NAMES


def _is_paragraph(sheet: Sheet, at: int) -> bool:
    text, kind = sheet.text(at), sheet.kind(at)
    apart = sheet.alone(at) or text[0] in _OPENING_MARKS
    return apart and kind in (SENTENCE, PARAGRAPH) and likely_reason(text) is None
