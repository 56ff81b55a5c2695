"""Whom "he said" takes up: the running speaker, whoever acts in the sentence before, a link."""

from __future__ import annotations

from reader.language.cast import Gender
from reader.language.page import Page
from reader.language.saying import Saying
from reader.language.source import Source
from reader.language.sources import main_source
from reader.language.titles import ROLE_NOUNS
from reader.language.tokens import BREAK, MARK
from reader.language.wordlists import words

_OFTEN_UNNAMED = words("""
    spokesman spokeswoman spokesperson narrator judge official officer lawyer witness interviewer
    presenter doctor prosecutor reporter moderator host caller letter paper newspaper
    """)
"""Roles whose holder newspapers often leave unnamed: no other name for the last speaker."""
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "eon", "-old")
_BRINGING_IN = words("a an one another my")
_SEEN_BACK = 1500
"""Characters that a pronoun reaches back: some six paragraphs."""
_GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}


def with_pronouns(page: Page, sayings: list[Saying]) -> list[Saying]:
    """Say whom the pronouns beside cues mean, with an eye to who spoke last.

    In news prose "he said" takes up the running speaker, not the man he speaks of.
    """
    last: Saying | None = None
    for place, saying in enumerate(sayings):
        source = saying.source
        gender = _GENDERS.get(page.lower(page.prose.at(source.start))) if source else None
        if source and (voice := page.told.mentions.get(source.start)):
            source = source.voiced(voice)
            sayings[place] = saying = saying._replace(source=source)
        elif source and gender:
            source = _meant(page, saying, source, gender, last)
            sayings[place] = saying = saying._replace(source=source)
        elif source and _describes(page, source):
            source = _described(page, saying, source, last)
            sayings[place] = saying = saying._replace(source=source)
        if source and source.kind in ("person", "unnamed") and _speaks(page, saying):
            last = saying
    return sayings


def _describes(page: Page, source: Source) -> bool:
    """Tell whether a source is a role that may stand for whoever spoke: "the former premier"."""
    if source.kind != "unnamed" or page.lower(page.prose.at(source.start)) != "the":
        return False
    head = page.prose.text[source.start : source.end].lower().split()[-1]
    return head not in _OFTEN_UNNAMED and (head in ROLE_NOUNS or head.endswith(_ROLE_ENDINGS))


def _described(page: Page, saying: Saying, source: Source, last: Saying | None) -> Source:
    """Take up the running speaker under another name: «"…," the former premier said»."""
    acting = _acting(page, saying, None)
    person = acting.person if acting else _above(page, saying)
    if last and last.source and _follows(page, saying, last):
        person = last.source.person
    return source if person is None else source._replace(person=person, kind="person")


def _speaks(page: Page, saying: Saying) -> bool:
    """Tell whether somebody surely speaks here, so that "he said" may take it up."""
    if saying.is_noun:
        return False
    return saying.word.clause or _before_quotation(page, saying) is not None


def _meant(
    page: Page, saying: Saying, source: Source, gender: Gender, last: Saying | None
) -> Source:
    """Return the source a pronoun stands for, given the saying before it."""
    people = page.cast.people
    running = last.source if last else None
    if (
        running
        and running.person is not None
        and people[running.person].gender not in (None, gender)
    ):
        running = None
    settled = running and (running.person is not None or _is_somebody(page, running))
    if running and settled and last and _follows(page, saying, last):
        return source._replace(person=running.person, kind=running.kind)
    acting = _acting(page, saying, gender)
    if acting:
        return source._replace(person=acting.person, kind=acting.kind)
    if running and last and _is_same(page, saying, last):
        return source._replace(person=running.person, kind=running.kind)
    if source.person is not None:
        return source
    if running and running.person is not None:
        return source._replace(person=running.person, kind="person")
    for mention in reversed(page.cast.mentions_in(source.start - _SEEN_BACK, source.start)):
        if people[mention.person].gender == gender:
            return source._replace(person=mention.person, kind="person")
    return source


def _is_same(page: Page, saying: Saying, last: Saying) -> bool:
    """Tell whether the subject of the sentence, a pronoun that spoke, comes again in it."""
    low, _ = page.sentence(saying.cue)
    pronoun = page.lower(low)
    return last.head == low and pronoun in _GENDERS and page.lower(saying.head) == pronoun


def _is_somebody(page: Page, source: Source) -> bool:
    """Tell whether an unnamed source is brought in by its mention: "one resident"."""
    return source.kind == "unnamed" and page.lower(page.prose.at(source.start)) in _BRINGING_IN


def _acting(page: Page, saying: Saying, gender: Gender | None) -> Source | None:
    """Return who acts in the sentence before «"…," she said», or before "She said".

    With a `gender`, a named person must not be of the other one.
    """
    before = _before_quotation(page, saying)
    low, _ = page.sentence(saying.cue)
    if before is None and gender and saying.head == low:
        before = low - 1
    if before is None or before < page.paragraph(saying.cue)[0]:
        return None
    source = main_source(page, *page.sentence(before))
    if source is None:
        return None
    if source.person is None:
        return source if gender and _is_somebody(page, source) else None
    fits = gender is None or page.cast.people[source.person].gender in (None, gender)
    return source if fits else None


def _above(page: Page, saying: Saying) -> int | None:
    """Return who the paragraph above is about, for «"…," the 26-year-old said» that opens one."""
    low, _ = page.paragraph(saying.cue)
    before = _before_quotation(page, saying)
    opens = page.sentence(saying.cue)[0] == low if before is None else before < low
    if not opens or low < 2:
        return None
    found = main_source(page, *page.sentence(page.paragraph(low - 2)[0]))
    return found.person if found else None


def _before_quotation(page: Page, saying: Saying) -> int | None:
    """Return the reporter's last token before the quotations that «"…," he said» follows."""
    token = saying.head - 1
    if token < 1 or max(page.inside[token], page.inside[token - 1]) < 0:
        return None
    while token >= 0 and (page.inside[token] >= 0 or page.prose.kinds[token] in (MARK, BREAK)):
        inside = page.inside[token]
        token = page.stretches[inside].first - 1 if inside >= 0 else token - 1
    return token if token >= 0 else None


def _follows(page: Page, saying: Saying, last: Saying) -> bool:
    """Tell whether only quotations stand between a sentence that says and «"…," he said»."""
    token = _before_quotation(page, saying)
    return token is not None and page.sentence(token)[0] <= last.cue
