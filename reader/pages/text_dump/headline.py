"""Which line above the article is its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from reader.pages.bylines import is_name
from reader.pages.dates import stamps_in
from reader.pages.text_dump.credits import is_credit, is_credited_sentence
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

WORTH = {
    "shared": 4.2,
    "words": 2.9,
    "alone": 2.6,
    "near_date_or_byline": 2.2,
    "within_another": 2.0,
    "over_text": 1.1,
    "at_once": 0.6,
    "repeated": 0.5,
    "far": -0.1,
    "top": -0.3,
    "menu": -0.3,
    "lower": -0.4,
    "over_its_sentence": -0.4,
    "bullet": -0.5,
    "capitals": -0.5,
    "dated": -0.8,
    "name": -1.1,
    "credit": -1.2,
    "wordy": -1.5,
    "sentence": -1.6,
    "in_text": -2.1,
    "few": -2.1,
}
"""What speaks for a headline and against one, by its signs: what `benchmarks/fit_headline.py`
learns from the labelled dumps, to a tenth."""
LEAST = 4.5
"""A line that weighs less is no headline: rather none than a wrong one."""

_CLOSE = 2.0
"""How much less than its standfirst a headline may weigh."""
_LEAST_WORDS = 4


def headline_of(sheet: Sheet, first: int, last: int) -> int | None:
    """Return the chunk that is the headline of the chunks `first` to `last`, None without one."""
    best, found = LEAST, None
    weighed: dict[int, float] = {}
    for at, signs in signs_of(sheet, first, last):
        value = sum([WORTH[sign] * much for sign, much in signs.items()])
        weighed[at] = value
        if value > best:
            best, found = value, at
    return found if found is None else _over_standfirst(sheet, found, weighed)


def signs_of(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield each chunk that may be the headline, with how much it shows of each sign."""
    opening = " ".join([sheet.text(at) for at in range(first, min(last, first + _OPENING))])
    said = _words_in(opening[:_OPENING_LETTERS].lower())
    above = [sheet.text(at) for at in range(max(0, first - _WINDOW), first)]
    joined = "\n".join(above).lower()
    dated = _dated_chunks(sheet, first)
    for at in _candidates(sheet, first):
        text = sheet.text(at)
        yield (
            at,
            {
                **_signs(sheet, at, first, said, dated),
                **_repeats(text, sheet.page.times[text], above, joined),
            },
        )


def _words_in(text: str) -> set[str]:
    """Return the content words in `text`, with shorter ones among them."""
    pieces = set(text.split())
    whole = set(filter(str.isalnum, pieces))
    whole.update(_CONTENT_WORD.findall(" ".join(pieces - whole)))
    return whole


def _over_standfirst(sheet: Sheet, found: int, weighed: Mapping[int, float]) -> int:
    """Return the line above `found`, when that is the standfirst: longer, and over the byline."""
    above = found - 1
    close = weighed.get(above, 0.0) > max(LEAST, weighed[found] - _CLOSE)
    shorter = _LEAST_WORDS <= sheet.text(above).count(" ") + 1 < sheet.text(found).count(" ") + 1
    return above if close and shorter and sheet.kind_at(found + 1) == BYLINE else found


def _candidates(sheet: Sheet, first: int) -> Iterator[int]:
    for at in range(min(first + 1, len(sheet.chunks) - 1), max(-1, first - _REACH), -1):
        text, kind = sheet.text(at), sheet.kind(at)
        if at >= first and sheet.is_prose(at):
            continue
        if text[0].islower() and sheet.is_prose(at):
            continue  # it goes on with the line above
        if len(text) > _LONGEST or not 1 <= text.count(" ") < 40 or kind == NOTICE:
            continue
        if any(sign in text and text.count(sign) > 1 for sign in _MENU_SIGNS):
            continue
        if text[-1] == ")" and is_credited_sentence(text):
            continue
        if certain_verdict(text, kind) is None:
            yield at


def _signs(
    sheet: Sheet, at: int, first: int, said: Set[str], dated: frozenset[int]
) -> dict[str, float]:
    text, kind = sheet.text(at), sheet.kind(at)
    words = text.count(" ") + 1
    content = _CONTENT_WORD.findall(text.lower())
    near = min([n for n in dated if at < n < min(at + 6, first + 2)], default=None)
    told = {
        "near_date_or_byline": near is not None,
        "at_once": near is not None and near <= at + 2,
        "alone": sheet.alone(at),
        "over_text": sheet.kind_at(at + 1) in (SENTENCE, PARAGRAPH, LONG, TITLE),
        "few": words <= 3,
        "in_text": at >= first,
        "sentence": sheet.is_prose(at),
        "credit": is_credit(text),
        "name": is_name(text),
        "top": at == 0,
        "lower": text[0].islower(),
        "capitals": text.isupper(),
        "dated": kind == DATE,
        "over_its_sentence": sheet.pair(at) and near != at + 1,
        "bullet": sheet.chunks[at].bullet,
    }
    return {
        "words": min(words, 8) / 8,
        "wordy": max(0, words - 16) / 10,
        "far": (first - at) / 10,
        "shared": sum([word in said for word in content]) / len(content) if content else 0.0,
        **{sign: 1.0 for sign, holds in told.items() if holds},
    }


def _repeats(text: str, times: int, above: Sequence[str], joined: str) -> dict[str, float]:
    """Tell whether the line stands on the page again, alone or within a breadcrumb or title."""
    within = text.count(" ") > 2 and joined.count(text.lower()) > above.count(text)
    told = {"repeated": 1 < times < 4, "menu": times >= 4, "within_another": within}
    return {sign: 1.0 for sign, holds in told.items() if holds}


def _dated_chunks(sheet: Sheet, first: int) -> frozenset[int]:
    """Return the chunks that say when or who, near which a headline stands."""
    reach = range(max(0, first - _REACH), min(first + 2, len(sheet.chunks)))
    kinds = sheet.page.kinds
    return frozenset(
        at
        for at in reach
        if kinds[at] == BYLINE or (kinds[at] == DATE and stamps_in(sheet.text(at)))
    )
