"""Quotations without a cue in their sentence: labels, announcements, the running speaker.

A quotation may stand under a name with a colon, after a sentence that ends in a colon,
after the sentence that names its speaker, or go on from the quotation before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.language.grammar import DASHES
from reader.language.page import Page
from reader.language.saying import Saying, Sayings
from reader.language.source import Source, read_name
from reader.language.sources import main_source, source_after, source_before
from reader.language.tokens import BREAK
from reader.language.wordlists import words

_FURNITURE_WORDS = 8
"""Tokens of a crosshead, caption or share line at most; speech goes on past them."""
_FURNITURE_LINES = 4
_CAST_SEEN = 200
"""People that a label in capitals is compared with; a transcript has fewer."""
_DENYING = words("not never didn't didn’t doesn't doesn’t wouldn't wouldn’t hasn't hasn’t")
_OPENING = 2
"""Tokens before the subject of a sentence: "But in turn Lind said"."""
_CLOSING = 4
"""Tokens between a cue and the end of the sentence that it closes, the stop included."""


class Given(NamedTuple):
    """Who a quotation is given to, and by which cue."""

    source: Source | None = None
    saying: Saying | None = None
    continues: bool = False


def turn(page: Page, index: int) -> Given | None:
    """Read the name before a turn of a transcript; "Q" and "A" are nobody's name."""
    label = page.outer[index].label
    if label is None:
        return None
    text = page.prose.text[slice(*label)]
    if text in ("Q", "A"):
        return _answer(page, index) if text == "A" else Given()
    mention = page.cast.mention_at(label[0])
    person = mention.person if mention else _called(page, text)
    return Given(Source(*label, person, kind="unnamed" if person is None else "person"))


def _answer(page: Page, index: int) -> Given:
    """Give an answer to the one person that the text names before the first question."""
    first = next(span.start for span in page.outer if span.label)
    label = page.outer[index].label
    named = {mention.person for mention in page.cast.mentions_in(0, first)[:_CAST_SEEN]}
    if label is None or len(named) != 1:
        return Given()
    return Given(Source(*label, named.pop(), kind="person"))


def _called(page: Page, label: str) -> int | None:
    """Return the one person whose name a label in capitals gives: "LIND" of "Ola Lind"."""
    wanted = label.casefold()
    found = [
        number
        for number, figure in enumerate(page.cast.people[:_CAST_SEEN])
        if figure.name.casefold().endswith(wanted)
    ]
    return found[0] if len(found) == 1 else None


def labelled(page: Page, index: int) -> Given | None:
    """Read a name with a colon beside the quotation: "Lind: “…”", "“…” — Ola Lind"."""
    stretch, prose = page.stretches[index], page.prose
    low, _ = page.sentence(stretch.first)
    signature = _signature(page, stretch.end)
    if signature:
        return signature
    behind = prose.words[stretch.end] if stretch.end < len(prose.words) - 1 else ""
    if behind == ":" or behind in DASHES:
        source = source_after(page, stretch.end + 1, page.sentence(stretch.end + 1)[1])
        return _named(source)
    if stretch.first - 2 < low or prose.words[stretch.first - 1] != ":":
        return None
    if low == page.paragraph(low)[0]:
        comma = next((t for t in range(low, stretch.first) if prose.words[t] == ","), low)
        name = read_name(page, low, comma)  # "Ola Lind, editor of The Echo: “…”"
        if name and name.person is not None:
            return Given(name)
    return _named(source_before(page, low, stretch.first - 2))


def _signature(page: Page, end: int) -> Given | None:
    """Read a name alone under the quotation, behind a dash: "“…” ¶ — Ola Lind"."""
    prose = page.prose
    if end + 2 >= len(prose.words) or prose.kinds[end] != BREAK:
        return None
    if prose.words[end + 1] not in DASHES or page.paragraph(end + 1)[1] - end > _FURNITURE_WORDS:
        return None
    return _named(source_after(page, end + 2, page.paragraph(end + 1)[1]))


def _named(source: Source | None) -> Given | None:
    return Given(source) if source and source.person is not None else None


def floating(page: Page, sayings: Sayings, index: int, given: Sequence[Given]) -> Given:
    """Give a quotation without a cue to the one before it, or to the sentence before."""
    first = page.stretches[index].first
    low, _ = page.paragraph(first)
    sentence, _ = page.sentence(first)
    if first > sentence:
        return _named(main_source(page, sentence, first)) or Given()
    if index and page.stretches[index - 1].end > low:
        return Given(_spoke_since(page, sayings, index) or given[index - 1].source)
    if sentence > low:
        return _announced(page, sayings, low, sentence)
    return _carried(page, sayings, low, index, given)


def _spoke_since(page: Page, sayings: Sayings, index: int) -> Source | None:
    """Return who says something in the whole sentence between two quotations, as its subject."""
    before, sentence = page.sentence(page.stretches[index].first - 1)
    if before < page.stretches[index - 1].end:
        return None
    for saying in sayings.between(before, sentence):
        if saying.word.clause and saying.source and saying.head - before <= _OPENING:
            between = {page.lower(token) for token in range(saying.head, saying.cue)}
            return saying.source if between.isdisjoint(_DENYING) else None
    return None


def _announced(page: Page, sayings: Sayings, low: int, end: int) -> Given:
    """Give a quotation at the token `end` to whoever speaks, or acts, in the sentence before.

    A cue that closes that sentence comes first ("…, Lind said. “…”"), then its subject.
    """
    earlier = sayings.between(low, end)
    last = earlier[-1] if earlier and earlier[-1].source else None
    announces = page.prose.words[end - 1] == ":"
    if last and (announces or end - last.tail <= _CLOSING):
        return Given(last.source, last if announces else None)
    before, _ = page.sentence(end - 1)
    acting = _named(main_source(page, before, end))
    return acting or Given(last.source if last else None)


def _carried(page: Page, sayings: Sayings, low: int, index: int, given: Sequence[Given]) -> Given:
    """Give a paragraph of speech alone to whoever spoke in the paragraph before."""
    prose = page.prose
    for _ in range(_FURNITURE_LINES):
        if low < 2:
            return Given()
        above, _ = page.paragraph(low - 1)
        last = low - 2
        if prose.words[last] == ":":
            return _announced(page, sayings, above, last + 1)
        if index and page.stretches[index - 1].end > above:
            return Given(given[index - 1].source)
        if last - above >= _FURNITURE_WORDS or prose.words[last] in (".", "!", "?"):
            return Given()
        low = above
    return Given()
