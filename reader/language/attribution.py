"""Who said each quotation: before it, behind it, inside it, or in the sentence before.

The order of the tries follows how surely English newspapers mean it: a cue that touches
the quotation, a cue earlier in the sentence, a cue later in it, a label, and only then
the speaker of the quotation before or the subject of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from reader.language.cast import Cast, Links, QuoteSpan
from reader.language.cues import CUES, NOT_BY_ITSELF, OPINIONS
from reader.language.endings import end_of_noun_clause
from reader.language.floating import Given, floating, labelled, turn
from reader.language.grammar import (
    DASHES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    TIMES,
    is_auxiliary,
)
from reader.language.indirect import Reported, find_indirect
from reader.language.page import Page
from reader.language.saying import Saying, Sayings
from reader.language.sayings import find_sayings
from reader.language.scare import find_labels
from reader.language.source import UNMENTIONED
from reader.language.sources import is_filler
from reader.language.steps import Steps
from reader.language.tokens import ABBREVIATION, NAME, WORD, Prose
from reader.language.told import NOTHING_TOLD, Told
from reader.language.wordlists import words
from reader.model import Quote, QuoteKind

_TOUCHING = 3
"""Tokens between a cue and a quotation that it touches: "went: “…”"."""
_LABEL_WORDS = 3
"""Words that a label inside a quotation has at most."""
_OBJECTS = words("him her them me us it himself herself themselves")
_DIRECT = 2
"""Tokens between "Lind said" and "he asks", so that what he asks is what Lind said."""
_NEAR = 8
"""Tokens between a cue and a quotation that still belongs to it."""


def attribute(
    prose: Prose,
    spans: Sequence[QuoteSpan],
    cast: Cast,
    links: Links,
    told: Told = NOTHING_TOLD,
) -> Steps[tuple[Quote, ...]]:
    """Give each quotation its speaker, as far as told by the reader, and find indirect speech.

    In steps.

    Returns:
        Direct and scare quotations and indirect speech, sorted by start. In a text that
        is not English, what stands in marks alone, and nobody who says it.
    """
    if not cast.english:
        return tuple(Quote(span.start, span.end, partial=span.partial) for span in spans)
    page = Page.of(prose, spans, cast, links, told)
    yield
    sayings = find_sayings(page)
    yield
    given = give(page, sayings)
    yield
    quotes = [
        Quote(span.start, span.end, kind="scare", partial=True)
        if label
        else _quote(page, span, one)
        for span, one, label in zip(page.outer, given, find_labels(page, given), strict=True)
    ]
    quotes += (_nested_quote(prose, span) for span in spans if span.nested)
    yield
    quotes += (_indirect_quote(page, one) for one in find_indirect(page, sayings))
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def _nested_quote(prose: Prose, span: QuoteSpan) -> Quote:
    """Tell speech in speech from a word or title in it; its speaker is not told."""
    first = bisect_left(prose.starts, span.start)
    before = prose.words[first - 1]
    words = len(prose.text[span.start : span.end].split())
    speech = before in (",", ":") or before in CUES or words > _LABEL_WORDS
    kind: QuoteKind = "direct" if speech else "scare"
    return Quote(span.start, span.end, kind=kind, partial=span.partial)


def _indirect_quote(page: Page, one: Reported) -> Quote:
    prose = page.prose
    span = QuoteSpan(prose.starts[one.first], prose.ends[one.end - 1])
    return _quote(page, span, Given(one.saying.source, one.saying), "indirect")


def _quote(page: Page, span: QuoteSpan, given: Given, kind: QuoteKind = "direct") -> Quote:
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
        kind,
        partial=span.partial and not given.continues,
        speaker=name,
        speaker_kind=source.kind if source else None,
        speaker_mention=(source.start, source.end) if source and source.end > 0 else None,
        cue=cue,
        continues=given.continues,
    )


def give(page: Page, sayings: Sayings) -> list[Given]:
    """Give each outer quotation of `page` its source, in text order."""
    given: list[Given] = []
    for index in range(len(page.outer)):
        found = (
            turn(page, index)
            or _led_in(page, sayings, index)
            or _behind(page, sayings, index)
            or _before(page, sayings, index, given, is_strong)
            or _later(page, sayings, index)
            or _before(page, sayings, index, given, is_weak)
            or _unsourced(page, sayings, index)
            or labelled(page, index)
            or floating(page, sayings, index, given)
        )
        given.append(_as_told(page, index, found))
    return given


def _as_told(page: Page, index: int, found: Given) -> Given:
    """Give a quotation to whom the reader told; the cue stays where it says the same."""
    span = page.outer[index]
    voice = page.told.speakers.get((span.start, span.end))
    if voice is None or (found.source and found.source.voice == voice):
        return found
    return Given(UNMENTIONED.voiced(voice)) if voice.kind else Given()


def _led_in(page: Page, sayings: Sayings, index: int) -> Given | None:
    """Find a cue straight before a whole quotation behind which a new sentence begins.

    «Lind asked, “Why?” Voss said that …»: without it the sentence behind would take the quotation.
    """
    stretch = page.stretches[index]
    low, _ = page.sentence(stretch.first)
    if not page.ends_open(index) or stretch.end >= len(page.prose.words):
        return None
    if page.sentence(stretch.end)[0] != stretch.end or stretch.first - 1 <= low:
        return None
    if page.prose.words[stretch.first - 1] not in (",", ":"):
        return None
    found = sayings.between(max(low, stretch.first - _TOUCHING - 1), stretch.first)
    return Given(found[-1].source, found[-1]) if found and not found[-1].is_noun else None


def _behind(page: Page, sayings: Sayings, index: int) -> Given | None:
    """Find a cue that follows the quotation directly: «"…," said Ola Lind»."""
    end = page.stretches[index].end
    relative = None
    for saying in sayings.between(end, _end_of_context(page, index)):
        head = saying.head if saying.head >= end else saying.cue
        if saying.word.verb in NOT_BY_ITSELF and _has_object(page, saying):
            continue
        if saying.source and _touches(page, end, _start_of_role(page, end, head)):
            if page.lower(head) != "who":
                return Given(saying.source, saying)
            relative = relative or Given(saying.source, saying)
        elif relative is None:
            break
    return relative


def _has_object(page: Page, saying: Saying) -> bool:
    """Tell whether a verb with many meanings takes a thing or person: "hit him"."""
    token = saying.tail
    return token < len(page.prose.words) and (
        page.prose.kinds[token] == NAME or page.lower(token) in DETERMINERS | _OBJECTS
    )


def _start_of_role(page: Page, end: int, head: int) -> int:
    """Go back over a role before the name of a speaker: «"…!" Texas delegate Ola Lind said»."""
    for token in range(head - 1, max(end, head - _NEAR) - 1, -1):
        if page.prose.kinds[token] not in (NAME, WORD, ABBREVIATION):
            return token + 1 if page.prose.words[token] == "," else head
        word = page.lower(token)
        if word in JOINERS or word in PREPOSITIONS or is_auxiliary(word) or word in CUES:
            return head
    return end if head - end <= _NEAR else head


def _end_of_context(page: Page, index: int) -> int:
    """Return the token where the sentence that the quotation ends in is over."""
    prose, end = page.prose, page.stretches[index].end
    if end >= len(prose.words):
        return end
    low, high = page.sentence(end)
    if low == end and not page.ends_open(index):
        return end
    if index + 1 < len(page.stretches):
        high = min(high, page.stretches[index + 1].first)
    return min(high, page.paragraph(end - 1)[1])


def _touches(page: Page, end: int, head: int) -> bool:
    return all(
        page.prose.words[token] in DASHES
        or page.prose.words[token] in (",", "(")
        or is_filler(page, token)
        for token in range(end, head)
    )


def _before(
    page: Page,
    sayings: Sayings,
    index: int,
    given: Sequence[Given],
    fits: Callable[[Page, Saying, int], bool],
) -> Given | None:
    """Find the last cue before the quotation in its sentence that `fits`."""
    first = page.stretches[index].first
    low, _ = page.sentence(first)
    found = sayings.between(low, first)
    for place in range(len(found) - 1, -1, -1):
        if found[place].source and fits(page, found[place], first):
            saying = _outermost(page, found, place)
            parted = index > 0 and given[index - 1].saying is saying
            after = index > 0 and page.stretches[index - 1].end <= saying.cue
            return Given(saying.source, saying, continues=parted and after)
    return None


def _outermost(page: Page, found: Sequence[Saying], place: int) -> Saying:
    """Climb from "he thinks" to the cue of the same speaker around it: "Lind said he thinks"."""
    inner = found[place]
    source = inner.source
    if source and page.lower(page.prose.at(source.start)) in ("he", "she", "they"):
        for outer in reversed(found[:place]):
            same = outer.source is not None and outer.source.person == source.person
            direct = (
                inner.head - outer.tail <= _DIRECT
                or page.lower(inner.head - 1) == "that"
                or inner.word.verb in OPINIONS | {"find"}
            )
            if (
                same
                and direct
                and outer.word.clause
                and source.person is not None
                and outer.source != source
            ):
                return outer
    return inner


def is_strong(page: Page, saying: Saying, first: int) -> bool:
    """Tell whether a cue before the token `first` governs a quotation there for sure.

    A verb of thought or of judgement without a person for it, and a noun ("his warning")
    that nothing leads on from, are weak: the sentence may hold a better one.
    """
    if saying.word.verb == "put" and page.lower(saying.end) == "it":
        return True  # "as Lind puts it"
    if saying.word.verb in NOT_BY_ITSELF or saying.word.verb in OPINIONS:
        return False
    if saying.is_noun:
        tail = saying.tail + (page.lower(saying.tail) in TIMES)
        if page.lower(tail) == "that":
            return end_of_noun_clause(page, tail, first) == first
        return page.lower(tail) == ":" or (
            page.lower(tail) in ("to", "of", "for") and first - tail <= _TOUCHING
        )
    if page.prose.words[first - 1] == "that":
        return saying.word.clause
    return saying.word.clause or (saying.source is not None and saying.source.person is not None)


def is_weak(page: Page, saying: Saying, first: int) -> bool:
    """Tell whether a cue before the token `first` may govern a quotation there at all."""
    del page
    return saying.word.verb not in NOT_BY_ITSELF or first - saying.tail <= _TOUCHING


def _later(page: Page, sayings: Sayings, index: int) -> Given | None:
    """Find a cue later in the sentence: «The "brave" crew, he said, …»."""
    end = page.stretches[index].end
    if end >= len(page.prose.words):
        return None
    low, high = page.sentence(end)
    if low == end:
        return None
    for saying in sayings.between(end, high):
        if saying.source and saying.word.verb not in NOT_BY_ITSELF and not saying.is_noun:
            return Given(saying.source, saying)
    return None


def _unsourced(page: Page, sayings: Sayings, index: int) -> Given | None:
    """Find a cue before the quotation that names nobody: "is described as “brave”"."""
    first = page.stretches[index].first
    low, _ = page.sentence(first)
    found = sayings.between(max(low, first - _NEAR), first)
    return Given(saying=found[-1]) if found and found[-1].source is None else None
