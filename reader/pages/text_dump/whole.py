"""Articles of which the weights find but a part: guides, lists of products, manuals.

The weights are learned from news, of which no article is so long, nor so full of labels. What
stands beside an article speaks of that in every few lines: many lines on end that do not are text.
So are, in an article that is made of lists, the gaps in it, and what goes on below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.counted import counted_on
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.evidence import Page
from reader.pages.text_dump.kinds import BYLINE, DATE, RUNNING
from reader.pages.text_dump.lines import BLOCK_OF_TWO
from reader.pages.text_dump.stretch import CUT, KEPT, Weights, heaviest_path, kept_span, worth_of

_MOST = 0.6
"""Of the running text of a page, an article that has so much is read whole."""
_GENEROUS = 1500.0
"""So many thousandths more every line weighs for reading it, where more is looked for."""
_LEAST_MORE, _LEAST_LINES = 1.3, 40
"""So many times the running text is read then, with so many lines more."""
_LINES_OF_TEXT = 25
"""Among the lines that are read then, one of so many may speak of clutter."""
_SURE = 1_000_000.0
"""So many thousandths a line weighs more that is known to be of the article."""
_LINES_OF_LISTS, _LEAST_LISTED = 10, 5
"""In an article of lists, one line of so many is a label right below another, and so many are."""
_SHARE_OF_GAP = 0.75
"""Of a gap in such an article, at least such a part is read, or nothing."""
_LEAST_BELOW = 12
"""Fewer lines below an article of lists may be what the site says below all of them."""


def whole_stretch(page: Page, weights: Weights) -> list[int]:
    """Return for each chunk of `page` where it stands."""
    worth = worth_of(page, weights)
    places = heaviest_path(worth, weights)
    if KEPT not in places:
        return places
    article = kept_span(places)
    found = _running(page, places, article)
    is_part, is_of_lists = found < _MOST * sum(page.running), _is_of_lists(page, places, article)
    counted = counted_on(page.texts, article)
    if not (is_part or is_of_lists or counted):
        return places
    generous = worth._replace(keep=[keep + _GENEROUS for keep in worth.keep])
    more = heaviest_path(generous, weights)
    is_more = is_part and _running(page, more, kept_span(more)) >= _LEAST_MORE * found
    if is_more and _is_text(page, _beyond(places, more)):
        return more
    if counted:
        for at in counted:
            generous.keep[at] += _SURE
        further = heaviest_path(generous, weights)
        return further if _holds(kept_span(further), article) else places
    if is_of_lists and _holds(kept_span(more), article):
        _fill_gaps(page, places, more)
        _go_on_below(page, places, more)
    return places


def _holds(more: range, found: range) -> bool:
    """Whether what was found is in `more`, which else is another text, and no more of this one."""
    return more.start <= found.start and found.stop <= more.stop


def _is_of_lists(page: Page, places: Sequence[int], article: range) -> bool:
    """Whether the article is made of lists: labels right below labels."""
    labels = [kind not in RUNNING for kind in _of_kept(page.kinds, places, article)]
    listed = sum(above and label for above, label in pairwise(labels))
    return listed >= max(_LEAST_LISTED, len(labels) / _LINES_OF_LISTS)


def _fill_gaps(page: Page, places: list[int], more: Sequence[int]) -> None:
    """Keep what `more` keeps of the gaps in the text, if hardly a line in them is clutter."""
    gaps = [
        [*lines]
        for is_cut, lines in groupby(kept_span(places), lambda at: places[at] == CUT)
        if is_cut
    ]
    if not _is_clean(page, [*chain.from_iterable(gaps)]):
        return
    texts = [gap for gap in gaps if _is_mostly_read(gap, more) and _may_be_text(page, gap)]
    for at in chain.from_iterable(texts):
        if more[at] == KEPT and any(map(str.isalnum, page.texts[at])):
            places[at] = KEPT


def _is_mostly_read(gap: Sequence[int], more: Sequence[int]) -> bool:
    return sum(more[at] == KEPT for at in gap) >= _SHARE_OF_GAP * len(gap)


def _may_be_text(page: Page, gap: Sequence[int]) -> bool:
    """Whether a gap is neither a menu nor a picture with what is said of it: label and caption."""
    return not any(
        not page.texts[at] or page.blocks[at] == BLOCK_OF_TWO or is_credit(page.texts[at])
        for at in gap
    )


def _go_on_below(page: Page, places: list[int], more: Sequence[int]) -> None:
    """Keep what `more` keeps below the text, down to the first line that is of no article."""
    last = kept_span(places).stop
    below = range(last, kept_span(more).stop)
    end = next((at for at in below if _ends(page, at)), below.stop)
    while end > last and more[end - 1] != KEPT:
        end -= 1
    if end - last >= _LEAST_BELOW:
        places[last:end] = more[last:end]


def _ends(page: Page, at: int) -> bool:
    """Whether the chunk is a menu, clutter, or says when or by whom another was written."""
    text = page.texts[at]
    return not text or page.kinds[at] in (BYLINE, DATE) or likely_reason(text) is not None


def _is_clean(page: Page, chunks: Sequence[int]) -> bool:
    """Whether hardly any of the chunks speaks of clutter."""
    clutter = sum(likely_reason(page.texts[at]) is not None for at in chunks if page.texts[at])
    return clutter * _LINES_OF_TEXT <= len(chunks)


def _running(page: Page, places: Sequence[int], article: range) -> int:
    """Return how many letters of running text the article has."""
    return sum(_of_kept(page.running, places, article))


def _of_kept(told: Sequence[int], places: Sequence[int], article: range) -> Iterator[int]:
    """Yield what is told of the chunks that are kept, all of which stand in `article`."""
    return (told[at] for at in article if places[at] == KEPT)


def _beyond(places: Sequence[int], more: Sequence[int]) -> list[int]:
    """Return the chunks from the first to the last kept of `more` that are beyond `places`."""
    inside = kept_span(places)
    return [at for at in kept_span(more) if at not in inside]


def _is_text(page: Page, chunks: Sequence[int]) -> bool:
    """Whether the chunks are too many, and speak too little of clutter, to stand beside a text."""
    if len(chunks) < _LEAST_LINES or any(page.kinds[at] == BYLINE for at in chunks):
        return False
    return _is_clean(page, chunks)
