"""Pages that are an article alone, and what makes a cleaned page one.

A text without any clutter is left as it is, whatever it is made of: a recipe, the minutes of a
meeting, a poem. What cleaning keeps is such a text, so that cleaning it again changes nothing:
every rule here looks at a line by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import compress, takewhile
from operator import not_

from reader.pages.assemble import ASIDES, BLOCK_KINDS, opening_first
from reader.pages.reasons import likely_reason
from reader.pages.text_dump.credits import is_credited_sentence
from reader.pages.text_dump.edges import ends_with_signature
from reader.pages.text_dump.kinds import LONG
from reader.pages.text_dump.listed import is_entry
from reader.pages.text_dump.sheet import Sheet, Verdict, dropped
from reader.pages.text_dump.stretch import ABOVE, KEPT
from reader.pages.tongues import tongue_of
from reader.pages.words import words

_MOST_ABOVE, _MOST_BELOW = 3, 12
"""An article begins with text, but for a few labels, and ends with it or with a list."""
_LONGEST_HEADING, _MOST_STATED = 6, 4
"""So many lines a heading has above the first that states a date or a byline, and so many such
lines it has."""
_PROSE_SHARE = 0.5
"""Of the letters of an article, at least so many stand in sentences."""
_HEARD = words("en de fr es pt it nl sv da no pl")
"""The languages in which `reasons` knows what pages have beside their articles."""
_HEARD_OR_UNTOLD = _HEARD | {"und"}
_FEW_LETTERS = 1000
"""A page of fewer, labels mostly, may not tell its language though that is one of those."""
_LABEL = dropped("label")


def beginning_alone(sheet: Sheet) -> int | None:
    """Return where the text begins on a page that is an article alone, None where it is none.

    Above it, there is a heading: a headline, and who wrote the article, or when.
    """
    everything = range(len(sheet.chunks))
    if not any(_is_read(sheet, at) for at in everything):
        return 0
    if any(_speaks_of_clutter(sheet, at) for at in everything):
        whole = _is_article(sheet, everything) and not any(map(sheet.certain, everything))
        return 0 if whole and not ends_with_signature(sheet.texts) else None
    if not _opens_with_prose(sheet, everything) and _is_unheard(sheet.texts):
        return None
    stated = [*map(sheet.is_stated, everything)]
    if ends_with_signature([*compress(sheet.texts, map(not_, stated))]):
        return None
    return _below_heading(sheet, stated) if any(stated) else 0


def _below_heading(sheet: Sheet, stated: Sequence[bool]) -> int | None:
    """Return where the text begins below the lines that state when or by whom it was written.

    Where there are many such lines, as in a diary, they are of the text.

    Args:
        sheet: The page.
        stated: Whether each of its chunks is such a line.
    """
    everything = range(len(sheet.chunks))
    if sum(stated) > _MOST_STATED:
        return 0
    first = stated.index(True)
    if first <= _LONGEST_HEADING:
        return [*stated, False].index(False, first)
    if has_own_title(sheet, everything, ()):
        return 1
    return None if _is_article(sheet, everything) else 0


def places_from(sheet: Sheet, begin: int) -> list[int]:
    """Return where each chunk stands on a page whose text is all from the chunk `begin` on."""
    end = len(sheet.chunks)
    sheet.look_about(begin, end)
    return [ABOVE] * begin + [KEPT] * (end - begin)


def with_all_kept(sheet: Sheet, begin: int, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return `verdicts` with nothing cut from the chunk `begin` on, and what is stated above."""
    kept = [*verdicts]
    for at in [at for at, verdict in enumerate(verdicts) if verdict.role == "dropped"]:
        kept[at] = _as_it_is(sheet, at) if at >= begin else sheet.certain(at) or verdicts[at]
    return kept


def has_own_title(sheet: Sheet, kept: Sequence[int], speakers: Collection[int]) -> bool:
    """Whether the first of the chunks `kept` is a headline: a line above a paragraph.

    Those of `speakers` say who speaks below them.
    """
    if len(kept) < 2 or kept[0] in speakers:
        return False
    first, second = kept[0], kept[1]
    return (
        sheet.is_prose(second)
        and not sheet.is_prose(first)
        and sheet.kind(first) != LONG
        and sheet.certain(first) is None
    )


def all_of_it(sheet: Sheet, titled: bool) -> list[Verdict]:
    """Return verdicts that keep every chunk in its place, the first as the title if `titled`."""
    verdicts = [_as_it_is(sheet, at) for at in range(len(sheet.chunks))]
    opening = takewhile(lambda at: verdicts[at].role in ASIDES, range(titled, len(verdicts)))
    for at in [*opening]:
        verdicts[at] = Verdict("paragraph", text=sheet.text(at))
    if titled:
        verdicts[0] = Verdict("title")
    return verdicts


def settle(sheet: Sheet, verdicts: Sequence[Verdict], speakers: Collection[int]) -> list[Verdict]:
    """Return `verdicts` changed so that what is kept is an article alone.

    Args:
        sheet: The page.
        verdicts: What each of its chunks is.
        speakers: The chunks that say who speaks below them.
    """
    settled = [*verdicts]
    kept = [
        at for at, verdict in enumerate(settled) if verdict.text and verdict.role in BLOCK_KINDS
    ]
    if not any(map(sheet.is_prose, kept)):
        for at in range(len(settled)):
            if _is_read(sheet, at):
                settled[at] = _as_it_is(sheet, at)
            elif settled[at].role in BLOCK_KINDS:
                settled[at] = _LABEL
        return settled
    order = opening_first(kept, [verdict.role for verdict in settled])
    clutter = {at for at in kept if _speaks_of_clutter(sheet, at)}
    if not clutter or _is_article(sheet, order):
        clutter = {*_menu_of(sheet, order)}
    for at in clutter:
        settled[at] = _LABEL
    kept = [at for at in kept if at not in clutter]
    for at in _own_titles(sheet, settled, kept, speakers):
        settled[at] = _LABEL
    return settled


def _own_titles(
    sheet: Sheet, verdicts: Sequence[Verdict], kept: Sequence[int], speakers: Collection[int]
) -> Iterator[int]:
    """Yield the first of the chunks `kept` while it is a headline, which the page has already."""
    asides = [at for at in kept if verdicts[at].role in ASIDES]
    for nth, at in enumerate(kept):
        if verdicts[at].role in ASIDES:
            continue
        below = asides[:1] if asides and asides[0] < at else kept[nth + 1 : nth + 2]
        if not has_own_title(sheet, [at, *below], speakers):
            return
        yield at


def _as_it_is(sheet: Sheet, at: int) -> Verdict:
    chunk = sheet.chunks[at]
    if chunk.bullet or is_entry(sheet, at):
        return Verdict("list_item", text=chunk.text)
    if is_credited_sentence(chunk.text):
        return Verdict("caption", text=chunk.text)
    if sheet.is_label(at) and sheet.is_prose(at + 1):
        return Verdict("crosshead", text=chunk.text)
    return Verdict("paragraph", text=chunk.text)


def _is_read(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is prose that says something."""
    if not sheet.is_prose(at):
        return False
    return any(map(str.isalpha, sheet.text(at))) and not sheet.certain(at)


def _speaks_of_clutter(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is a label that speaks of what pages have beside their article."""
    return not sheet.is_prose(at) and likely_reason(sheet.text(at)) is not None


def _menu_of(sheet: Sheet, chunks: Sequence[int]) -> Sequence[int]:
    """Return those of the chunks that stand too far above all prose to be of the article.

    So the menu stands on a page in an unheard language, where nothing speaks of clutter.
    """
    if _opens_with_prose(sheet, chunks) or not _is_unheard([*map(sheet.text, chunks)]):
        return ()
    first = next(nth for nth, at in enumerate(chunks) if sheet.is_prose(at))
    return chunks[: first - _MOST_ABOVE]


def _is_unheard(texts: Sequence[str]) -> bool:
    """Whether it is not known how pages in the language of these texts speak of clutter."""
    said = "\n".join(texts)
    return tongue_of(said) not in (_HEARD if len(said) > _FEW_LETTERS else _HEARD_OR_UNTOLD)


def _opens_with_prose(sheet: Sheet, chunks: Sequence[int]) -> bool:
    """Whether prose is among the first of the chunks, below a few labels."""
    return any(map(sheet.is_prose, chunks[: _MOST_ABOVE + 1]))


def _is_article(sheet: Sheet, chunks: Sequence[int]) -> bool:
    """Whether the chunks are mostly prose, and begin and end with it but for a few labels."""
    ends_with_prose = any(map(sheet.is_prose, chunks[-1 - _MOST_BELOW :]))
    if not (ends_with_prose and _opens_with_prose(sheet, chunks)):
        return False
    prose = map(sheet.is_prose, chunks)
    letters = [*map(len, map(sheet.text, chunks))]
    return sum(compress(letters, prose)) >= _PROSE_SHARE * sum(letters)
