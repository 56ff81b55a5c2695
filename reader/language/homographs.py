"""Words that can be a verb of speaking or a noun: "she claims", "her claims"."""

from __future__ import annotations

from reader.language.cues import CUES, NOUNS
from reader.language.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS
from reader.language.page import Page
from reader.language.sources import is_filler
from reader.language.tokens import NAME, POSSESSIVE
from reader.language.wordlists import words

_ALSO_NOUNS = words("""
    jeers cheers laughs smiles sighs chants shrugs grins gasps screams shouts roars cries
    whispers murmurs claim claims call calls report reports state states note notes comment
    comments question questions answer answers demand demands request requests promise promises
    pledge pledges vow vows joke jokes attack attacks praise order orders rule rules post posts
    tweet tweets text texts charge charges fear fears hope hopes worry worries complaint warning
    saying telling writing meaning opening address appeal campaign voice cheer offer blame
    balance point reason cause signal hint imply blast slam brand term label rate list fire
    support vote bill read concern start estimate estimates forecast forecasts name process
    thought thinking feeling calling reading beginning hearing cast paint frame push back
    endorse
    """)
_OF_HEADLINES = words("Says Said Tells Told Asks Warns")
"""Cues that headlines print with a capital."""
_NEEDS_CLAUSE = words("states state questions question")
_BEFORE_BASE = words("to i we you they who and or people")


def is_noun(page: Page, token: int, low: int) -> bool:
    """Tell whether a word that can be a cue is a noun or an adjective here."""
    if token == low:
        return page.prose.words[token] in _ALSO_NOUNS
    word = page.lower(token)
    before = page.lower(token - 1)
    cue = CUES[word]
    if page.prose.kinds[token] == NAME:
        return page.prose.words[token] not in _OF_HEADLINES
    if word in _NEEDS_CLAUSE and not _clause_follows(page, token + 1):
        return True
    if cue.form == "participle" and before in PREPOSITIONS:
        return False
    if cue.form == "past" and before in PREPOSITIONS:
        return True  # "of pledged support"
    if before in DETERMINERS:
        return word in _ALSO_NOUNS or cue.form != "participle"
    if cue.form == "base" and not _can_precede_base(page, token - 1):
        return True
    if word not in _ALSO_NOUNS:
        return False
    if page.lower(min(token + 1, len(page.prose.words) - 1)) in ("by", "from", "of", "about"):
        return True
    if before in PREPOSITIONS or page.prose.kinds[token - 1] == POSSESSIVE:
        return True
    return before in CUES and before not in _ALSO_NOUNS and before not in NOUNS


def _clause_follows(page: Page, token: int) -> bool:
    if token >= len(page.prose.words) or page.inside[token] >= 0:
        return True
    return (
        page.lower(token) in ("that", ":", "whether", "why", "how") or page.lower(token) in PRONOUNS
    )


def _can_precede_base(page: Page, token: int) -> bool:
    """Tell whether a verb without an ending may follow: "to claim", "they claim"."""
    word = page.lower(token)
    return is_filler(page, token) or word in _BEFORE_BASE or word.endswith("s")
