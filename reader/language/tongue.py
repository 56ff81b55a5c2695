"""Whether a text, or a paragraph of it, is English: told from its smallest words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import filterfalse, pairwise

from reader.language.titles import LOWER_PARTICLES
from reader.language.tokens import NAME, WORD, Prose
from reader.language.wordlists import load_words, words

ENGLISH = words("""
    the of and to that is was for with his her they this have had has are were said by from not be
    been will would who which their there about after she he it we you at on what when more than
    """)
"""Frequent words that no neighbour of English writes alike, or that it uses far more."""

FOREIGN = words("""
    und nicht mit dem sich auch auf für ein eine einen ist sind wird wurde dass aus nach bei über
    bis wieder der das zu im vom zum zur hat haben
    les des est une dans pour qui pas sur que aux avec et ce sont été cette ses plus du sa au
    los las una por para con su se como más pero sus fue dijo el lo del ha y
    che di il per non sono della dei nel alla gli anche è dopo
    não os uma com mais foi dos ao pela da na em depois
    het een dat niet op zijn voor aan bij ook wordt naar maar heeft zei
    och att som det är på av inte ett til ikke af og jeg efter den
    się nie jest że oraz przez po z w do i
    ve bir bu için ile olan dedi
    ja ei että oli ovat az egy és hogy nem után
    și în din că la cu după fost pentru este
    že v se jsem který která ale bylo
    amb els seva va després
    yang dan itu untuk dengan pada dari tidak akan ini kata setelah
    ya wa kwa kwamba ni katika alisema baada kabla
    yn ei fod i'r wedi mae ddim meddai
    je li za su od sa koji
    ang ng mga ay sa
    agus bhí tá ar
    ir un ja kad
    """) - words("i do en")
"""Frequent words of languages in Latin letters that English prose does not use."""

ENOUGH = 40
"""Words in small letters from which on their make-up tells the language."""

FEW = 3
"""Words in small letters from which on a line without frequent words is told by the others."""

KNOWN = 4
"""One in so many of those must be an ordinary English word."""

LEAST = 0.06
"""Share of the frequent words in an English text at least; in running prose it is 0.3."""

CLEARLY = 3
"""Foreign words from which on a paragraph of an English text is told to be foreign."""


def foreign_paragraphs(prose: Prose) -> list[tuple[int, int]] | None:
    """Return the token ranges of the paragraphs of an English text that are plainly not.

    Returns:
        None where the text itself is not English. One that does not tell, such as a
        table, counts as English.
    """
    foreign = _foreign(prose)
    if not _is_english(prose, 0, len(prose.words), len(foreign), prose.count_of(ENGLISH)):
        return None
    if len(foreign) < CLEARLY:
        return []
    found = Counter(bisect_right(prose.paragraphs, token) - 1 for token in foreign)
    bounds = pairwise([*prose.paragraphs, len(prose.words)])
    return [
        (start, end)
        for number, (start, end) in enumerate(bounds)
        if found[number] >= CLEARLY
        and not _is_english(
            prose, start, end, found[number], _count(prose.words[start:end], ENGLISH)
        )
    ]


def _is_english(prose: Prose, start: int, end: int, foreign: int, english: int) -> bool:
    """Tell whether some tokens are English, by how many foreign and English words they are."""
    if foreign > english:
        return False
    tokens, kinds = prose.words[start:end], prose.kinds[start:end]
    small = kinds.count(WORD)
    if small >= ENOUGH:
        return english >= LEAST * small
    if english:
        return True
    if small >= FEW:
        return KNOWN * _count(tokens, _ordinary()) >= small
    lettered = [w for w, kind in zip(tokens, kinds, strict=True) if kind in (NAME, WORD)]
    return 2 * sum(word[0] > "\u02ff" for word in lettered) <= len(lettered)


@cache
def _ordinary() -> frozenset[str]:
    return load_words("common") | load_words("roles")


def _count(tokens: Sequence[str], known: frozenset[str]) -> int:
    return sum(map(known.__contains__, tokens))


def _foreign(prose: Prose) -> list[int]:
    """Return foreign words and small words with accents, but for "da" in "Ivo da Vole"."""
    tokens, kinds = prose.words, prose.kinds
    accented = set(filter(_is_accented, filterfalse(str.isascii, prose.places))) - FOREIGN
    return [
        k
        for k in sorted(prose.of(FOREIGN) + prose.of(accented))
        if kinds[k] == WORD
        and not (tokens[k] in LOWER_PARTICLES and kinds[k + 1 : k + 2] == [NAME])
    ]


def _is_accented(word: str) -> bool:
    """Tell whether a word holds letters that English takes over in few words alone."""
    return word not in _TAKEN_OVER and any(c.isalpha() and c > "\x7f" for c in word)


_TAKEN_OVER = words("""
    café cafés fiancé fiancée fiancés protégé protégée protégés née né cliché clichés naïve façade
    façades résumé résumés soufflé déjà décor émigré émigrés première touché risqué blasé exposé
    attaché chargé communiqué coup d'état entrée sauté purée crème brûlée jalapeño piñata señor
    señora señorita über doppelgänger coöperate café-bar tête-à-tête vis-à-vis à la mode pâté
    crêpe crêpes crudités cortège dénouement éclair élan ingénue matinée mêlée papier-mâché raison
    d'être smörgåsbord tánaiste taoiseach açaí tilde
    """) | words("café’s fiancé’s fiancée’s")
