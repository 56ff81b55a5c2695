"""A reader's corrections, heard before anything is worked out from a text.

They enter the street of `reader.language.cast` where it forks, and are not laid over its
end: names that are nobody's are taken out of the cast before a pronoun looks for its
person, and a corrected speaker is the running speaker whom "he said" takes up. So one correction
puts right what followed from the mistake. Where they enter::

    spans  + quotations that the reader marked        with_quotations
    cast   people taken out, joined, parted, renamed  with_people, in corrected_people.py
    quotes a first reading tells which quotation, and which "he said", is meant;
           the second is told                         told_of, settled
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.language.cast import Cast, QuoteSpan
from reader.language.corrected_people import OF_QUOTATIONS, Known
from reader.language.quotes import with_depth
from reader.language.tokens import Prose
from reader.language.told import Span, Told, Voice
from reader.model import Correction, Quote

_ALIKE = 0.5
"""The share of two passages' common characters from which one may stand for the other."""
_MARKS = 4
"""Characters by which a quotation is longer than its words: its marks and a stop."""


def with_quotations(
    prose: Prose, spans: Sequence[QuoteSpan], corrections: Iterable[Correction]
) -> tuple[QuoteSpan, ...]:
    """Return the quotations with those that a reader marked; what these cut across gives way."""
    known = {(span.start, span.end): span for span in spans}
    added = set()
    for one in corrections:
        if one.kind == "quotation" and one.target is not None:
            span = _whole_words(prose, one.target.start, one.target.end)
            if span is not None and not any(_is_same(span, other) for other in known):
                known = {other: known[other] for other in known if not _crosses(span, other)}
                added.add(span)
    if not added:
        return tuple(spans)
    ordered = sorted((*known, *added), key=lambda span: (span[0], -span[1]))
    return tuple(
        known.get((span.start, span.end), span)._replace(nested=span.nested)
        for span in with_depth(prose.text, ordered)
    )


def _whole_words(prose: Prose, start: int, end: int) -> Span | None:
    """Return a passage from its first token to its last, or None without a word in it."""
    first = max(0, bisect_right(prose.ends, start))
    last = bisect_left(prose.starts, end) - 1
    while first <= last and not prose.words[first].strip():
        first += 1
    while last >= first and not prose.words[last].strip():
        last -= 1
    words = prose.words[first : last + 1]
    if not any(letter.isalnum() for word in words for letter in word):
        return None
    return prose.starts[first], prose.ends[last]


def _is_same(one: Span, other: Span) -> bool:
    """Tell whether two passages are one quotation, with its marks or without."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) <= _MARKS and _overlap(one, other) > 0


def _crosses(one: Span, other: Span) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _overlap(one: Span, other: Span) -> float:
    """Return the share of two passages' characters that they have in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def quotation_at(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """Return the quotation that a passage means.

    The one that stands there, else the innermost around it, in marks before indirect
    speech; else the one that is most nearly the same.
    """
    passage = (start, end)
    exact = [one for one in quotes if (one.start, one.end) == passage]
    around = [one for one in quotes if one.start <= start < end <= one.end]
    inner = sorted(exact or around, key=lambda one: (one.kind == "indirect", one.end - one.start))
    if inner:
        return inner[0]
    alike = [(_overlap(passage, (one.start, one.end)), one.start, one) for one in quotes]
    share, _, best = max(alike, key=lambda each: each[:2], default=(0.0, 0, None))
    return best if share >= _ALIKE else None


def told_of(
    quotes: Sequence[Quote], known: Known, corrections: Iterable[Correction]
) -> tuple[Told, tuple[Correction, ...]]:
    """Find the quotations that corrections are about.

    Args:
        quotes: As a first reading found them.
        known: The people of the text.
        corrections: In the order they were made; a later one goes before.

    Returns:
        What is to be told to a second reading, and the corrections whose quotation is not
        in the text.
    """
    speakers: dict[Span, Voice] = {}
    mentions: dict[int, Voice] = {}
    labels: dict[Span, bool] = {}
    unmet = []
    for one in corrections:
        if one.kind not in OF_QUOTATIONS:
            continue
        there = one.target and quotation_at(quotes, one.target.start, one.target.end)
        if not there:
            unmet.append(one)
            continue
        span = (there.start, there.end)
        labels[span] = one.kind == "not_a_quotation"
        if one.kind == "speaker" or one.names:
            speakers[span] = voice = known.voice(one)
            if there.cue and there.speaker_mention and not known.is_name(there.speaker_mention):
                mentions[there.speaker_mention[0]] = voice
    return Told(speakers, mentions, labels), tuple(unmet)


def settled(quotes: Iterable[Quote], told: Told, cast: Cast) -> tuple[Quote, ...]:
    """Return quotations as the reader told they are, also where no cue and no rule led there."""
    return tuple(one for quote in quotes if (one := _settled(quote, told, cast)) is not None)


def _settled(quote: Quote, told: Told, cast: Cast) -> Quote | None:
    span = (quote.start, quote.end)
    label = told.labels.get(span)
    if label and quote.kind == "indirect":
        return None
    if label:
        return Quote(quote.start, quote.end, kind="scare", partial=True)
    if label is False and quote.kind == "scare":
        quote = replace(quote, kind="direct")
    voice = told.speakers.get(span)
    if voice is None:
        return quote
    name = voice.body if voice.person is None else cast.people[voice.person].name
    if (quote.speaker, quote.speaker_kind) == (name, voice.kind):
        return quote
    return replace(quote, speaker=name, speaker_kind=voice.kind, speaker_mention=None, cue=None)
