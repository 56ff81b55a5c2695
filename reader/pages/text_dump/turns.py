"""Talks in a dump, of which each turn is led by who takes it: "MS. BELL: …", "Q. …", "A. …".

Many turns are a few words long, as the labels of a menu are: "BELL: Yes." But who leads lines on a
page again and again is speaking, and the talk goes on as long as they do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.kinds import LONG
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_LEAD, _WORDS_OF_A_NAME = 64, 4
"""So many letters a lead has at most, with the office of who speaks ("MARA QUILL, HOST"), and so
many words the name in it."""
_LETTERS = frozenset(("Q", "Q ", "Q.", "A.", "P.", "R."))
"""How a line begins that a letter leads without a colon; no line of prose begins with "Q "."""
_REMARK = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]")
"""What is heard beside the words: "(LAUGHTER)"."""
_LEAST_TURNS, _LEAST_SPEAKERS = 3, 2
"""So many turns stand in the article at least, of so many who speak; each comes again."""
_LINES_OF_A_TURN = 5
"""So many lines a turn has at most, on the whole."""
_LONGEST_BOX = 4
"""So many lines stand at most between one turn and the next that are no text."""


def go_on_over_turns(sheet: Sheet, places: list[int]) -> None:
    """Let a talk go on as long as those who speak in it do, and keep all turns inside it.

    Args:
        sheet: The page.
        places: Where its chunks stand, which is changed.
    """
    article = kept_span(places)
    texts = sheet.texts
    led = [at for at in article if ":" in texts[at][:_LEAD] or texts[at][:2] in _LETTERS]
    if len(led) < _LEAST_TURNS or not _are_several(map(_speaker_of, map(sheet.text, led))):
        return
    said = [*map(_speaker_of, texts)]
    speakers = {one for one, times in Counter(said).items() if one and times > 1}
    turns = [at for at in led if said[at] in speakers and places[at] == KEPT]
    if not _are_several([said[at] for at in turns]) or not _is_talk(sheet, places, turns):
        return
    last = turns[0]
    for at in range(last + 1, len(places)):
        if said[at] in speakers:
            if at >= article.stop and not _goes_on(sheet, last, at):
                return
            _keep_turn(sheet, places, last, at)
            last = at


def _are_several(said: Iterable[str]) -> bool:
    """Whether enough lines are led by who may be speaking, of whom there are several."""
    turns = [*filter(None, said)]
    return len(turns) >= _LEAST_TURNS and len({*turns}) >= _LEAST_SPEAKERS


def _is_talk(sheet: Sheet, places: Sequence[int], turns: Sequence[int]) -> bool:
    """Whether turns follow on each other, and are not facts behind labels, but sentences mostly."""
    lines = places[turns[0] : turns[-1]].count(KEPT)
    sentences = sum(map(sheet.is_prose, turns))
    return lines <= _LINES_OF_A_TURN * len(turns) and sentences * 2 >= len(turns)


def _speaker_of(text: str) -> str:
    """Return who leads a line, by the last name alone, in lower case; "" where nobody does.

    >>> _speaker_of("MARA QUILL, HOST: Good evening."), _speaker_of("Quill: How many?")
    ('quill', 'quill')
    >>> _speaker_of("Q. How many?"), _speaker_of("There were two: a gull and a tern.")
    ('q', '')
    """
    if text[:2] in _LETTERS:
        return text[0].lower()
    lead, colon, words = text[:_LEAD].partition(":")
    name, _, office = lead.partition(",")
    if not colon or words[:1] != " " or "," in office or not _is_name(name.split()):
        return ""
    return "" if is_credit(text) else name.split()[-1].lower()


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are what speakers are called: "Mara Quill", "Speaker 2"."""
    return (
        0 < len(words) <= _WORDS_OF_A_NAME
        and words[0][0].isupper()
        and all((word[0].isupper() and "/" not in word) or word.isdigit() for word in words)
    )


def _goes_on(sheet: Sheet, last: int, at: int) -> bool:
    """Whether no more than a box stands between one turn and another."""
    others = [n for n in range(last + 1, at) if not _is_said(sheet, n)]
    return len(others) <= _LONGEST_BOX and not any(map(sheet.is_stated, others))


def _keep_turn(sheet: Sheet, places: list[int], last: int, at: int) -> None:
    """Keep a turn, and what is said between it and the one before it."""
    for n in range(last + 1, at):
        if places[n] != KEPT:
            places[n] = KEPT if _is_said(sheet, n) else CUT
    places[at] = KEPT


def _is_said(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    return _REMARK.fullmatch(text) is not None or (
        (sheet.is_prose(at) or sheet.kind(at) == LONG) and likely_reason(text) is None
    )
