"""The wall before the rest of an article: how a page says that it is for those who pay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.words import holds_one

_SHORTEST, _LONGEST, _LONGEST_LINE = len("weiterlesen"), 400, 140
"""Characters of a text that may say it, the fewest of which is that word; of a line, at most."""
_SAYS_SO = re.compile(
    r"\b(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|post) is"
    r"(?: (?:only|exclusively|currently|reserved|available|limited|just|to|for)){1,4}"
    r"(?: (?:our|paying|registered|premium)){0,2} (?:subscribers|members)\b"
    r"|\b(?:subscribe|register|sign (?:in|up))(?: now| today)? to (?:unlock this\b"
    r"|read (?:the (?:full|rest|whole|entire)|this)\b|(?:continue|keep) reading\b)"
    r"|\byou(?:['’]ve| have) (?:reached|used|read) (?:your|all)\b"
    r".{0,40}\bfree (?:articles|stories)\b"
    r"|\bil vous reste .{1,12} de cet article à lire\b"
    r"|\b(?:la suite|cet article) est réservée? (?:aux|à nos) abonnés\b"
    r"|\beste (?:artículo|contenido) es (?:solo|sólo|exclusivo) para suscriptores\b"
    r"|\bquesto (?:articolo|contenuto) è riservato agli abbonati\b",
    re.IGNORECASE,
)
_TO_GO_ON = re.compile(
    r"\b(?:to|and) (?:continue|keep) reading\b|\b(?:to )?read the (?:full|whole|rest|entire)\b"
    r"|\bweiter(?:zu)?lesen\b|\b(?:seguir|continuar) leyendo\b|\blire la suite\b"
    r"|\b(?:continuer|poursuivre) (?:la|votre) lecture\b|\bverder (?:te )?lezen\b"
    r"|\bcontinuare a leggere\b|\bcontinuar lendo\b|\bczytaj dalej\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\bsubscri|\bsign(?:ing)? (?:in|up)\b|\blog ?in\b|\bregister\b|\bmember|\btrial\b"
    r"|\babo\b|\babonn|\bsubskry|\bsuscr|\babbonat|\bassin[ae]|\bpremium\b|[£$€] ?\d|\d ?€",
    re.IGNORECASE,
)
_SIGNS = (
    *("subscri", "regist", "sign ", "reading", "read the", "free ", "abonn", "suscri", "abbonat"),
    "vous reste",
    *("weiter", "leyendo", "la suite", "lecture", "lezen", "leggere", "lendo", "czytaj"),
)
"""Only in a text with one of these, in lower case, a wall can be said."""
_OFFER = 2
"""So many blocks below the words that ask to go on may name the terms."""


def says_wall(texts: Sequence[str], at: int) -> bool:
    """Whether the text at `at` says that the rest of the article is for those who pay.

    It says so itself, or it asks to go on reading, and it or what stands right below names terms.
    """
    text = texts[at]
    if not _may_say(text):
        return False
    if _SAYS_SO.search(text):
        return True
    return _TO_GO_ON.search(text) is not None and any(
        _TERMS.search(one) for one in texts[at : at + 1 + _OFFER] if len(one) <= _LONGEST
    )


def is_wall(text: str) -> bool:
    """Whether `text` says in so many words, and says nothing else, that the rest is not there."""
    return len(text) <= _LONGEST_LINE and _may_say(text) and _SAYS_SO.search(text) is not None


def _may_say(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and holds_one(text.lower(), _SIGNS)
