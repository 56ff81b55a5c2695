"""What a site says right below its articles: who wrote one, how to reach them, what readers may do.

It is set as a last paragraph is, and what it says differs from site to site; so it is told by its
words. Within an article the same words are text.
"""

from __future__ import annotations

import re

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import BELOW, KEPT, kept_span
from reader.pages.words import holds_one

_MOST = 4
"""So many of the last lines are looked at."""
_LEAST_TEXT = 2
"""So many sentences and paragraphs of the text are left."""
_REASONS = frozenset(("legal", "navigation", "browser_warning", "share", "sign_in", "consent"))
"""Of what else clutter speaks, last paragraphs do, too."""
_NAME = r"(?:[^\W\d_a-z][\w.'’-]* ){1,4}"
_WRITER = re.compile(
    rf"{_NAME}(?:is|ist|est|es|è|has been|covers|writes (?:about|for)|joined) .{{0,120}}\b"
    r"(?i:writer|reporter|editor|columnist|correspondent|journalist|blogger|contributor|intern"
    r"|redakteur(?:in)?|autor(?:in)?|reporterin|korrespondent(?:in)?|journalist(?:in|e)"
    r"|rédact(?:eur|rice)|periodista|redactora?|giornalista)\b"
    rf"|{_NAME}(?:covers|writes about|reports on) "
    rf"|{_NAME}.{{0,40}}\b(?:can|may) be (?:reached|contacted) (?:at|by|via)\b"
    rf"|(?:[Cc]ontact|[Ee]-?mail|[Rr]each|[Ff]ollow) {_NAME}.{{0,80}}(?:\S@|@\S)"
)
"""Who wrote it."""
_OF_US = (
    r"\b(?:us|we['’]ll|newsletters?|inbox|subscri\w+|e-?mail|membership"
    r"|our (?:\w+ ){0,2}(?:newsletters?|podcasts?|journalism|work|readers|reporters|editors|experts"
    r"|communit(?:y|ies)|forums?|channels?|page|site|website|app|list|events?|stories|coverage))"
)
_ASKED = re.compile(
    r"(?:(?:join|follow|sign up|subscribe|contact|e-?mail|send|get|download|support|share"
    rf"|click here|don.t miss|if you (?:enjoy|like))\b[^!?]{{0,200}}{_OF_US}"
    r"|(?:have (?:a|you)|do you|want|need|like|looking for|enjoy(?:ed|ing)?)\b[^.!?]{0,120}\? "
    r"(?:please )?(?:sign|send|e-?mail|subscribe|join|support|let us|click|check|visit|contact"
    r"|write|share|follow|read|consider|get|take)\b)",
    re.IGNORECASE,
)
"""What readers are asked to do."""
_ADDED = re.compile(
    r"this (?:story|article|piece|post|report|column) (?:was |has been )?(?:originally |first )"
    r"(?:published|appeared|ran)\b"
    r"|(?:tags?|tagged(?: in| with)?|filed under|topics?|keywords|schlagw[oö]rte?r?|themen"
    r"|stichworte|étiquettes|etiquetas|temas)\s?:"
    r"|(?:the )?(?:opinions|views) expressed (?:in|by) (?:reader|user)"
    r"|(?:posting )?comments? (?:on this \w+ )?(?:are|is|have been) (?:\w+ )?"
    r"(?:limited|closed|(?:pre)?moderated)\b",
    re.IGNORECASE,
)
"""When it was published, what it is filed under, who may comment."""
_EARNS = re.compile(r"\bwe (?:may|might|could|will) (?:receive|earn|get)\b", re.IGNORECASE)
_EARNINGS = ("commission", "compensation")


def end_above_closing(sheet: Sheet, places: list[int]) -> None:
    """Leave out of the text what the site says below it, with the heading over that."""
    kept = [at for at in kept_span(places) if places[at] == KEPT]
    text = sum(map(sheet.is_prose, kept))
    end = len(places)
    for at in reversed(kept[1:][-_MOST:]):
        text -= sheet.is_prose(at)
        if text < _LEAST_TEXT or not _closes(sheet.text(at)):
            break
        end = at
    if end < len(places):
        first = end - _is_headed(sheet, end)
        places[first:] = [BELOW] * (len(places) - first)


def _is_headed(sheet: Sheet, at: int) -> bool:
    """Whether a label stands right above the chunk, and below the text."""
    return sheet.is_label(at - 1) and sheet.is_prose(at - 2) and not sheet.chunks[at - 1].bullet


def _closes(text: str) -> bool:
    return (
        _WRITER.match(text) is not None
        or _ASKED.match(text) is not None
        or _ADDED.match(text) is not None
        or (holds_one(text, _EARNINGS) and _EARNS.search(text) is not None)
        or "subject to copyright" in text
        or likely_reason(text) in _REASONS
    )
