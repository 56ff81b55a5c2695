"""Words that can be a verb of speaking or a noun: "she claims", "her claims"."""

from __future__ import annotations

from reader.language.cues import CUES, NOUNS
from reader.language.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from reader.language.page import Page
from reader.language.sources import is_filler
from reader.language.tokens import NAME, NUMBER, POSSESSIVE, WORD
from reader.language.wordlists import words

_ALSO_NOUNS = words("""
    jeers cheers laughs smiles sighs chants shrugs grins gasps screams shouts roars cries
    whispers murmurs claim claims call calls report reports state states note notes comment
    comments question questions answer answers demand demands request requests promise promises
    pledge pledges vow vows joke jokes attack attacks praise order orders rule rules post posts
    tweet tweets text texts charge charges fear fears hope hopes worry worries complaint warning
    saying telling writing meaning opening address appeal campaign voice cheer offer blame
    balance point points reason reasons cause signal hint imply blast slam brand term label rate
    list fire support vote bill read concern start estimate estimates forecast forecasts name
    process thought thinking feeling calling reading beginning hearing cast paint frame push back
    endorse
    """)
_OF_HEADLINES = words("Says Said Tells Told Asks Warns")
"""Cues that headlines print with a capital."""
_NEEDS_CLAUSE = words("states state questions question")
_NEVER_NOUNS = words("""
    say tell ask insist argue deny admit explain add believe think agree warn confirm suggest
    """)
_CHARGE = 20
"""Tokens from "accused" to the "of" that says what of."""
_COUNTING = words("""
    two three four five six seven eight nine ten many most some all other several both southern
    northern western eastern swing battleground early
    """)
_BEFORE_PLACE = words("reports claims comments protests complaints demands requests questions")
"""Nouns that stand before a place or a matter: "protests in Leeds", "reports on the fire"."""
_BEFORE_BASE = words("to i we you they who and or that which people men women")


def is_noun(page: Page, token: int, low: int) -> bool:
    """Tell whether a word that can be a cue is a noun or an adjective here."""
    before = page.lower(token - 1)
    if page.lower(token + 1) == "to" and CUES[page.prose.words[token]].verb in ("add", "continue"):
        return True  # "adding to the cost"
    if CUES[page.prose.words[token]].form == "participle" and before in ("has", "have", "had"):
        return True  # "problems they had answering"
    if page.lower(token) == "accused" and "of" not in page.prose.words[token : token + _CHARGE]:
        return True  # "murder accused Ola Lind"
    if page.lower(token + 1) == "by" and page.lower(token).endswith("ing"):
        return True  # "under questioning by"
    if before == "worth":
        return True  # "it is worth noting that"
    if token == low:
        return page.prose.words[token] in _ALSO_NOUNS
    word = page.lower(token)
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
    if before == "," and page.lower(token + 1) == "that":
        return False
    if cue.form == "present" and word in _ALSO_NOUNS and before in AUXILIARIES:
        return True  # "there were reports"
    if word == "states" and before in _COUNTING:
        return True
    that = page.lower(token + 1) == "that"
    if word in _ALSO_NOUNS and that and page.lower(token + 2) in AUXILIARIES:
        return True  # "the protests that have begun"
    if cue.form == "present" and page.prose.kinds[token - 1] == NUMBER:
        return True  # "14 points"
    if cue.form == "base" and word not in _NEVER_NOUNS and not _can_precede_base(page, token - 1):
        return True
    if word in _BEFORE_PLACE and page.lower(token + 1) in PREPOSITIONS:
        return page.prose.kinds[token - 1] == WORD and before not in PRONOUNS
    if word == "say" and before == "," and page.lower(token + 1) == ",":
        return True  # "no better than, say, a tent"
    if word not in _ALSO_NOUNS:
        return False
    if cue.form in ("base", "present") and page.lower(token + 1) in AUXILIARIES:
        return True  # "the harbour report will", "safety claims are"
    if page.lower(token + 1) in ("by", "from", "of", "about"):
        return True
    if before in PREPOSITIONS:
        return before != "to" or cue.form != "base"
    if page.prose.kinds[token - 1] == POSSESSIVE and page.lower(token - 2) not in PRONOUNS:
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
    return (
        is_filler(page, token)
        or word in _BEFORE_BASE
        or (word.endswith("s") and not word.endswith("ss"))
    )
