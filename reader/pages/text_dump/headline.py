"""Which line above the article is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reader.pages.bylines import is_name
from reader.pages.dates import stamps_in
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.evidence import BYLINE, DATE, LONG, NOTICE, PARAGRAPH, SENTENCE, TITLE
from reader.pages.text_dump.sheet import Sheet, certain_verdict

_REACH = 40
"""How many chunks above the text the headline may stand: buttons and pictures come between."""
_WINDOW = 60
_OPENING, _OPENING_LETTERS = 40, 6000
"""How much of the text is looked at for the words of its headline."""
_LONGEST = 250
_MENU_SIGNS = (" | ", " > ", " / ", " » ", " · ", " • ")
"""Twice in a line they part the entries of a menu."""
_CONTENT_WORD = re.compile(r"\w{4,}")

_WORTH = {
    "shared": 6.2,
    "words": 4.4,
    "near_date_or_byline": 3.0,
    "at_once": 0.3,
    "alone": 3.2,
    "within_another": 2.8,
    "over_text": 1.3,
    "repeated": 1.1,
    "menu": -0.5,
    "far": 0.2,
    "wordy": -2.2,
    "few": -3.3,
    "in_text": -2.7,
    "sentence": -1.9,
    "credit": -1.9,
    "name": -1.7,
    "top": -0.7,
    "lower": -0.7,
    "dated": -0.5,
    "over_its_sentence": -0.3,
    "bullet": -0.2,
}
"""What speaks for a headline and against one: a logistic ranking of the lines above the labelled
articles, fitted on the labelled dumps of `benchmarks/fit_cleaning.py`, rounded."""

_CLOSE = 3.0
"""How much less than its standfirst a headline may weigh."""
_LEAST_WORDS = 4
_LEAST = 6.0
"""A line that weighs less is no headline: rather none than a wrong one."""


def headline_of(sheet: Sheet, first: int, last: int) -> int | None:
    """Return the chunk that is the headline of the chunks `first` to `last`, None without one."""
    opening = " ".join([sheet.text(at) for at in range(first, min(last, first + _OPENING))])
    said = frozenset(_CONTENT_WORD.findall(opening[:_OPENING_LETTERS].lower()))
    above = [sheet.text(at) for at in range(max(0, first - _WINDOW), first)]
    joined = "\n".join(above).lower()
    times = Counter([chunk.text for chunk in sheet.chunks])
    dated = _dated_chunks(sheet, first)
    best, found = _LEAST, None
    weighed: dict[int, float] = {}
    for at in _candidates(sheet, first):
        value = _worth(sheet, at, first, said, dated)
        text = sheet.text(at)
        value += _worth_of_repeats(text, times[text], above, joined)
        weighed[at] = value
        if value > best:
            best, found = value, at
    return found if found is None else _over_standfirst(sheet, found, weighed)


def _over_standfirst(sheet: Sheet, found: int, weighed: Mapping[int, float]) -> int:
    """Return the line above `found`, when that is the standfirst: longer, and over the byline."""
    above = found - 1
    close = weighed.get(above, 0.0) > max(_LEAST, weighed[found] - _CLOSE)
    shorter = _LEAST_WORDS <= sheet.text(above).count(" ") + 1 < sheet.text(found).count(" ") + 1
    return above if close and shorter and sheet.kind_at(found + 1) == BYLINE else found


def _candidates(sheet: Sheet, first: int) -> Iterator[int]:
    for at in range(min(first + 1, len(sheet.chunks) - 1), max(-1, first - _REACH), -1):
        text, kind = sheet.text(at), sheet.kind(at)
        if at >= first and sheet.is_prose(at):
            continue
        if len(text) > _LONGEST or not 1 <= text.count(" ") < 40 or kind == NOTICE:
            continue
        if any(text.count(sign) > 1 for sign in _MENU_SIGNS):
            continue
        if certain_verdict(text, kind) is None:
            yield at


def _worth(sheet: Sheet, at: int, first: int, said: frozenset[str], dated: frozenset[int]) -> float:
    text, kind, worth = sheet.text(at), sheet.kind(at), _WORTH
    words = text.count(" ") + 1
    content = _CONTENT_WORD.findall(text.lower())
    value = worth["words"] * min(words, 8) / 8 + worth["wordy"] * max(0, words - 16) / 10
    value += worth["far"] * (first - at) / 10
    if content:
        value += worth["shared"] * sum([word in said for word in content]) / len(content)
    near = next((n for n in range(at + 1, min(at + 6, first + 2)) if n in dated), None)
    if near is not None:
        value += worth["near_date_or_byline"] + worth["at_once"] * (near <= at + 2)
    told = {
        "alone": sheet.alone(at),
        "over_text": sheet.kind_at(at + 1) in (SENTENCE, PARAGRAPH, LONG, TITLE),
        "few": words <= 3,
        "in_text": at >= first,
        "sentence": sheet.is_prose(at),
        "credit": is_credit(text),
        "name": is_name(text),
        "top": at == 0,
        "lower": text[0].islower(),
        "dated": kind == DATE,
        "over_its_sentence": sheet.pair(at) and near != at + 1,
        "bullet": sheet.chunks[at].bullet,
    }
    return value + sum([worth[name] for name, holds in told.items() if holds])


def _worth_of_repeats(text: str, times: int, above: Sequence[str], joined: str) -> float:
    """Weigh that the line stands on the page again, alone or within a breadcrumb or title."""
    value = _WORTH["repeated"] * (1 < times < 4) + _WORTH["menu"] * (times >= 4)
    if text.count(" ") > 2 and joined.count(text.lower()) > above.count(text):
        value += _WORTH["within_another"]
    return value


def _dated_chunks(sheet: Sheet, first: int) -> frozenset[int]:
    """Return the chunks that say when or who, near which a headline stands."""
    reach = range(max(0, first - _REACH), min(first + 2, len(sheet.chunks)))
    kinds = sheet.page.kinds
    return frozenset(
        at
        for at in reach
        if kinds[at] == BYLINE or (kinds[at] == DATE and stamps_in(sheet.text(at)))
    )
