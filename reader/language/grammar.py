"""The small words of English that show where a noun phrase or a clause begins and ends."""

from __future__ import annotations

from reader.language.wordlists import words

DETERMINERS = words("the a an this these those his her their its our my your another")
"""Words that begin a noun phrase."""
PREPOSITIONS = words("""
    of for from with at in on by to about against near behind under over between among during
    within outside inside across around through into since towards toward amid despite throughout
    beyond via upon
    """)
"""Words that lead on from a noun or begin a phrase of place and time."""
AUXILIARIES = words("""
    is was were are be been being am has have had having does did do will would could should can
    may might must shall
    """)
"""Verbs that help a verb."""
JOINERS = words("""
    and but or nor that as when while after before because since if though although where which
    who whom whose what how why than so yet until unless whether then however meanwhile not
    """)
"""Words that part two clauses; no noun phrase goes over them."""
RELATIVES = words("who which whose whom")
"""Words that begin a clause about the noun before them."""
SUBORDINATORS = words("""
    when while after before because since if though although as until unless whether where once
    """)
"""Words that begin a clause beside the main one: "When it rained, Lind said …"."""
ADVERBS = words("""
    also later then never always often still once again repeatedly reportedly recently
    previously earlier just even only now further simply first himself herself themselves itself
    already instead thus therefore too soon twice today yesterday tonight ever not
    """)
"""Words that may stand between a subject and its verb."""
_SUBJECTS = words("he she they it i we you one who")
_SHORT_VERBS = ("d", "ll", "ve", "re", "m", "s")
PRONOUNS = _SUBJECTS | {
    f"{word}{mark}{verb}" for word in _SUBJECTS for mark in "'’" for verb in _SHORT_VERBS
}
"""Words that are a subject by themselves, also with the short form of a verb: "they'll"."""
TIMES = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today yesterday tonight morning afternoon
    evening night week month year last this later earlier early late recently
    """)
"""Words for when something was said."""
DASHES = frozenset({"—", "–", "-", "--", "―"})
"""Marks that part what is said from what follows."""


def without_short_verb(word: str) -> str:
    """Return a pronoun without the verb that hangs on it: "he" of "he'd"."""
    return word.replace("’", "'").partition("'")[0] if word in PRONOUNS else word


def is_auxiliary(word: str) -> bool:
    """Tell whether `word` helps a verb: "has", "would", "didn't"."""
    return word in AUXILIARIES or word.endswith(("n't", "n’t"))
