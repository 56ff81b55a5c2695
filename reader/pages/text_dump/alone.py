"""Pages that are an article alone, and what makes a cleaned page one.

A text without any clutter is left as it is. What cleaning keeps is such a text, so
that cleaning it again changes nothing: every rule here looks at a line by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.pages.assemble import ASIDES, BLOCK_KINDS
from reader.pages.text_dump.credits import is_credited_sentence
from reader.pages.text_dump.edges import ends_with_signature
from reader.pages.text_dump.kinds import LONG
from reader.pages.text_dump.sheet import Sheet, Verdict

_MOST_ABOVE, _MOST_BELOW = 3, 12
"""An article begins with text, but for a few labels, and ends with it or with a list."""
_PROSE_SHARE = 0.5
"""Of the letters of an article, at least so many stand in sentences."""


def is_article_alone(sheet: Sheet) -> bool:
    """Whether the page holds no clutter, or nothing to tell it from."""
    everything = range(len(sheet.chunks))
    if not any(map(sheet.is_prose, everything)):
        return True
    return (
        _outer_labels(sheet, everything) == ([], [])
        and not ends_with_signature(sheet)
        and _is_mostly_prose(sheet, everything)
        and not any(_is_clutter(sheet, at) for at in everything)
    )


def has_own_title(sheet: Sheet, kept: Sequence[int], speakers: Collection[int]) -> bool:
    """Whether the first of the chunks `kept` is a headline: a line above a paragraph.

    Those of `speakers` say who speaks below them.
    """
    if len(kept) < 2 or kept[0] in speakers:
        return False
    first, second = kept[0], kept[1]
    return sheet.is_prose(second) and not sheet.is_prose(first) and sheet.kind(first) != LONG


def all_of_it(sheet: Sheet) -> list[Verdict]:
    """Return verdicts that keep every chunk."""
    return [_as_it_is(sheet, at) for at in range(len(sheet.chunks))]


def settle(sheet: Sheet, verdicts: Sequence[Verdict], speakers: Collection[int]) -> list[Verdict]:
    """Return `verdicts` changed so that what is kept is an article alone.

    Args:
        sheet: The page.
        verdicts: What each of its chunks is.
        speakers: The chunks that say who speaks below them.
    """
    settled = [*verdicts]
    kept = [
        at for at, verdict in enumerate(settled) if verdict.role in BLOCK_KINDS and verdict.text
    ]
    if not any(map(sheet.is_prose, kept)):
        for at in range(len(settled)):
            if sheet.is_prose(at):
                settled[at] = _as_it_is(sheet, at)
            elif settled[at].role in BLOCK_KINDS:
                settled[at] = Verdict("dropped", "label")
        return settled
    top, foot = _outer_labels(sheet, _in_reading_order(settled, kept))
    labels = {*top, *foot}
    if not _is_mostly_prose(sheet, [at for at in kept if at not in labels]):
        labels = {at for at in kept if not sheet.is_prose(at)}
    for at in labels:
        settled[at] = Verdict("dropped", "label")
    left = [at for at in _in_reading_order(settled, kept) if at not in labels]
    if has_own_title(sheet, left, speakers):
        settled[left[0]] = Verdict("dropped", "label")  # the page has a headline already
    return settled


def _in_reading_order(verdicts: Sequence[Verdict], kept: Sequence[int]) -> list[int]:
    """Return the chunks `kept` as `assemble` orders them: an opening aside after the first text."""
    opening = next((n for n, at in enumerate(kept) if verdicts[at].role not in ASIDES), 0)
    return [kept[opening], *kept[:opening], *kept[opening + 1 :]]


def _outer_labels(sheet: Sheet, kept: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the labels above the first prose and below the last, where they are too many."""
    prose = [*map(sheet.is_prose, kept)]
    top, foot = kept[: prose.index(True)], kept[len(prose) - prose[::-1].index(True) :]
    return (
        [*top] if len(top) > _MOST_ABOVE else [],
        [*foot] if len(foot) > _MOST_BELOW else [],
    )


def _as_it_is(sheet: Sheet, at: int) -> Verdict:
    chunk = sheet.chunks[at]
    if chunk.bullet:
        return Verdict("list_item", text=chunk.text)
    if is_credited_sentence(chunk.text):
        return Verdict("caption", text=chunk.text)
    if sheet.is_label(at) and sheet.is_prose(at + 1):
        return Verdict("crosshead", text=chunk.text)
    return Verdict("paragraph", text=chunk.text)


def _is_mostly_prose(sheet: Sheet, chunks: Sequence[int]) -> bool:
    prose = sum(map(len, map(sheet.text, filter(sheet.is_prose, chunks))))
    return prose >= _PROSE_SHARE * sum(map(len, map(sheet.text, chunks)))


def _is_clutter(sheet: Sheet, at: int) -> bool:
    return sheet.certain(at) is not None
