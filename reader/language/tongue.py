"""Whether a text is English, told from its smallest words."""

from __future__ import annotations

from reader.language.tokens import NAME, WORD, Prose
from reader.language.wordlists import words

ENGLISH = words("""
    the of and to that is was for with his her they this have had has are were said by from not be
    been will would who which their there about after she he it we you at on what when more than
    """)
"""Frequent words that no neighbour of English writes alike, or that it uses far more."""

FOREIGN = words("""
    und nicht mit dem sich auch auf für ein eine einen ist sind wird wurde dass aus nach bei über
    les des est une dans pour qui pas sur que aux avec et ce sont été cette ses plus
    los las una por para con su se como más pero sus fue dijo
    che di il per non sono della dei nel alla gli anche è ha
    não os uma com mais foi dos ao pela
    het een dat niet op zijn voor aan bij ook wordt naar maar
    och att som det är på av inte ett til ikke af og jeg
    się nie na jest że oraz przez
    ve bir bu için ile olan
    ja ei että oli ovat az egy és hogy nem
    """)
"""Frequent words of languages in Latin letters that English prose does not use."""


ENOUGH = 40
"""Words in small letters from which on their make-up tells the language."""

LEAST = 0.06
"""Share of the frequent words in an English text at least; in running prose it is 0.3."""


def is_english(prose: Prose) -> bool:
    """Tell whether the text is English; true where it does not tell, as in a table."""
    tokens = prose.words
    english = foreign = 0
    for word in tokens:
        if word in ENGLISH:
            english += 1
        elif word in FOREIGN:
            foreign += 1
    if foreign >= 2 and foreign > english:
        return False
    small = prose.kinds.count(WORD)
    if small >= ENOUGH:
        return english >= LEAST * small
    if english:
        return True
    lettered = [w for w, kind in zip(tokens, prose.kinds, strict=True) if kind in (NAME, WORD)]
    return 2 * sum(word[0] > "\u02ff" for word in lettered) <= len(lettered)
