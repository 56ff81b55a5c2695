"""What the words of a clause tell of it: if it has a verb, what joins it, where it pauses."""

from __future__ import annotations

from reader.language.cues import CUES, NOUNS
from reader.language.grammar import PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIMES, is_auxiliary
from reader.language.page import Page
from reader.language.wordlists import words

LINKS = words("that whether if how why what who when where")
"""Words that lead from a cue to what is said."""
ADDING = words("although though while whereas")
"""Words behind a comma with which the reporter goes on in their own voice."""
LEAST = 3
"""Tokens that a clause of indirect speech has at least."""
ASIDE = 18
"""Tokens that time, place and hearer between cue and clause may take."""


def is_adverbial(page: Page, low: int, end: int) -> bool:
    """Tell whether only time, place or a condition stands here: "At the same time, …"."""
    while low < end and page.lower(low) in ("and", "but"):
        low += 1
    word = page.lower(low)
    tokens = range(low + 1, end)
    if word in SUBORDINATORS:
        return not any(page.lower(token) == "," for token in tokens)
    if word not in PREPOSITIONS and word not in TIMES and not word.endswith("ing"):
        return False
    return not any(is_finite(page.lower(token)) for token in tokens)


def is_finite(word: str) -> bool:
    """Tell whether a word shows that a clause with a verb stands here: "he", "would", "says"."""
    subject = word in PRONOUNS and word != "one"
    return subject or is_auxiliary(word) or (word in CUES and word not in NOUNS)


def comma_ahead(page: Page, token: int, high: int) -> int:
    """Return the comma that ends the phrase at `token`, or `token`."""
    for place in range(token, min(high, token + ASIDE)):
        if page.lower(place) == "," and page.inside[place] < 0:
            return place
    return token
