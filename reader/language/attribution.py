"""Who said each quotation: before it, behind it, inside it, or in the sentence before.

The order of the tries follows how surely English newspapers mean it: a cue that touches
the quotation, a cue earlier in the sentence, a cue later in it, a label, and only then
the speaker of the quotation before or the subject of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.language.cast import Cast, Links, QuoteSpan
from reader.language.cues import CUES, NOT_BY_ITSELF
from reader.language.page import Page
from reader.language.sayings import Saying, find_sayings
from reader.language.scare import is_label
from reader.language.sources import (
    DASHES,
    Source,
    is_filler,
    main_source,
    source_after,
    source_before,
)
from reader.language.tokens import Prose
from reader.model import Quote, QuoteKind


_LABEL_WORDS = 3
"""Words that a label inside a quotation has at most."""
_NEAR = 8
"""Tokens between a cue and a quotation that still belongs to it."""


@dataclass(frozen=True, slots=True)
class Given:
    """Who a quotation is given to, and by which cue."""

    source: Source | None = None
    saying: Saying | None = None
    continues: bool = False


def attribute(
    prose: Prose, spans: Sequence[QuoteSpan], cast: Cast, links: Links
) -> tuple[Quote, ...]:
    """Give each quotation its speaker, and find indirect speech.

    Returns:
        Direct and scare quotations and indirect speech, sorted by start.
    """
    page = Page.of(prose, spans, cast, links)
    sayings = find_sayings(page)
    given = give(page, sayings)
    quotes = [_outer_quote(page, index, one) for index, one in enumerate(given)]
    quotes += (_nested_quote(prose, span) for span in spans if span.nested)
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def _outer_quote(page: Page, index: int, given: Given) -> Quote:
    span = page.outer[index]
    if is_label(page, index, given.source, given.saying):
        return Quote(span.start, span.end, kind="scare", partial=True)
    return _quote(page, span, given)


def _nested_quote(prose: Prose, span: QuoteSpan) -> Quote:
    """Tell speech in speech from a word or title in it; its speaker is not told."""
    first = bisect_left(prose.starts, span.start)
    before = prose.words[first - 1]
    words = len(prose.text[span.start : span.end].split())
    speech = before in (",", ":") or before in CUES or words > _LABEL_WORDS
    kind: QuoteKind = "direct" if speech else "scare"
    return Quote(span.start, span.end, kind=kind, partial=span.partial)


def _quote(page: Page, span: QuoteSpan, given: Given) -> Quote:
    source, saying, prose = given.source, given.saying, page.prose
    cue = (prose.starts[saying.cue], prose.ends[saying.end - 1]) if saying else None
    name = None
    if source and source.person is not None:
        name = page.cast.people[source.person].name
    elif source:
        name = source.body
    return Quote(
        span.start,
        span.end,
        partial=span.partial and not given.continues,
        speaker=name,
        speaker_kind=source.kind if source else None,
        speaker_mention=(source.start, source.end) if source else None,
        cue=cue,
        continues=given.continues,
    )


def give(page: Page, sayings: Sequence[Saying]) -> list[Given]:
    """Give each outer quotation of `page` its source, in text order."""
    cues = [saying.cue for saying in sayings]
    given: list[Given] = []
    for index in range(len(page.outer)):
        given.append(
            _behind(page, sayings, cues, index)
            or _before(page, sayings, cues, index, given)
            or _later(page, sayings, cues, index)
            or _unsourced(page, sayings, cues, index)
            or _labelled(page, index)
            or _floating(page, sayings, cues, index, given)
        )
    return given


def _between(sayings: Sequence[Saying], cues: list[int], low: int, high: int) -> Sequence[Saying]:
    return sayings[bisect_left(cues, low) : bisect_left(cues, high)]


def _end_of_context(page: Page, index: int) -> int:
    """Return the token where the sentence that the quotation ends in is over."""
    prose, end = page.prose, page.stretches[index].end
    if end >= len(prose.words):
        return end
    at_end = prose.text[page.outer[index].end - 2 : page.outer[index].end]
    low, high = prose.sentence_of(end)
    if low == end and not any(char in "?!,—…" for char in at_end):
        return end
    if index + 1 < len(page.stretches):
        high = min(high, page.stretches[index + 1].first)
    return min(high, prose.paragraph_of(end - 1)[1])


def _behind(page: Page, sayings: Sequence[Saying], cues: list[int], index: int) -> Given | None:
    """Find a cue that follows the quotation directly: «"…," said Ola Lind»."""
    end = page.stretches[index].end
    high = _end_of_context(page, index)
    for saying in _between(sayings, cues, end, high)[:1]:
        if saying.source and _touches(page, end, saying.head):
            return Given(saying.source, saying)
    return None


def _touches(page: Page, end: int, head: int) -> bool:
    return all(
        page.prose.words[token] in DASHES
        or page.prose.words[token] in (",", "(")
        or is_filler(page, token)
        for token in range(end, head)
    )


def _before(
    page: Page, sayings: Sequence[Saying], cues: list[int], index: int, given: Sequence[Given]
) -> Given | None:
    """Find the last cue before the quotation in its sentence."""
    first = page.stretches[index].first
    low, _ = page.prose.sentence_of(first)
    for saying in _by_weight(_between(sayings, cues, low, first), first):
        continues = (
            index > 0
            and given[index - 1].saying is saying
            and page.stretches[index - 1].end <= saying.cue
        )
        return Given(saying.source, saying, continues)
    return None


def _by_weight(sayings: Sequence[Saying], first: int) -> Iterator[Saying]:
    """Yield the sayings before the token `first` that can govern a quotation there.

    The nearest comes first, but a verb that seldom means speech, with nobody named for
    it, waits until the rest of the sentence has none better.
    """
    weak = []
    for saying in reversed(sayings):
        near = first - saying.tail <= 3
        if saying.source is None or (saying.word.verb in NOT_BY_ITSELF and not near):
            continue
        if saying.word.clause or saying.source.person is not None or near:
            yield saying
        else:
            weak.append(saying)
    yield from weak


def _later(page: Page, sayings: Sequence[Saying], cues: list[int], index: int) -> Given | None:
    """Find a cue later in the sentence: «The "brave" crew, he said, …»."""
    end = page.stretches[index].end
    if end >= len(page.prose.words):
        return None
    low, high = page.prose.sentence_of(end)
    if low == end:
        return None
    for saying in _between(sayings, cues, end, high):
        if saying.source and saying.word.verb not in NOT_BY_ITSELF:
            return Given(saying.source, saying)
    return None


def _unsourced(page: Page, sayings: Sequence[Saying], cues: list[int], index: int) -> Given | None:
    """Find a cue before the quotation that names nobody: "is described as “brave”"."""
    first = page.stretches[index].first
    low, _ = page.prose.sentence_of(first)
    found = _between(sayings, cues, max(low, first - _NEAR), first)
    return Given(saying=found[-1]) if found and found[-1].source is None else None


def _labelled(page: Page, index: int) -> Given | None:
    """Read a name with a colon before the quotation: "Lind: “…”"."""
    stretch = page.stretches[index]
    first, end = stretch.first, stretch.end
    low, _ = page.prose.sentence_of(first)
    if end < len(page.prose.words) - 1 and page.prose.words[end] == ":":
        source = source_after(page, end + 1, page.prose.sentence_of(end + 1)[1])
        return Given(source) if source else None
    if first - 2 < low or page.prose.words[first - 1] != ":":
        return None
    source = source_before(page, low, first - 2)
    return Given(source) if source and (source.person is not None) else None


def _floating(
    page: Page, sayings: Sequence[Saying], cues: list[int], index: int, given: Sequence[Given]
) -> Given:
    """Give a quotation without a cue to the one before it, or to the sentence before."""
    prose, first = page.prose, page.stretches[index].first
    low, _ = prose.paragraph_of(first)
    sentence, _ = prose.sentence_of(first)
    if first > sentence:
        source = main_source(page, sentence, first)
        if source and source.person is not None:
            return Given(source)
        return Given()
    if index and page.stretches[index - 1].end > low:
        return Given(given[index - 1].source)
    earlier = _between(sayings, cues, low, first)
    if earlier and earlier[-1].source:
        return Given(earlier[-1].source)
    if sentence > low:
        before, _ = prose.sentence_of(sentence - 1)
        source = main_source(page, before, sentence)
        return Given(source) if source and source.person is not None else Given()
    return _carried(page, low, index, given)


def _carried(page: Page, low: int, index: int, given: Sequence[Given]) -> Given:
    """Give a paragraph of speech alone to whoever spoke in the paragraph before."""
    if not index or low < 2:
        return Given()
    above, _ = page.prose.paragraph_of(low - 1)
    if page.stretches[index - 1].end > above:
        return Given(given[index - 1].source)
    return Given()
