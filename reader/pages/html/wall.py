"""The wall before the rest of an article: how a page says that it is for those who pay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.html.blocks import HtmlBlock
from reader.pages.text_dump.evidence import PARAGRAPH
from reader.pages.text_dump.stretch import BELOW, KEPT

_LONGEST = 400
_SAYS_SO = re.compile(
    r"\b(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|post) is"
    r"(?: (?:only|exclusively|currently|reserved|available|limited|just|to|for)){1,4}"
    r"(?: (?:our|paying|registered|premium)){0,2} (?:subscribers|members)\b"
    r"|\b(?:subscribe|register|sign (?:in|up))(?: now| today)? to (?:unlock this\b"
    r"|read (?:the (?:full|rest|whole|entire)|this)\b|(?:continue|keep) reading\b)"
    r"|\byou(?:['’]ve| have) (?:reached|used|read) (?:your|all)\b"
    r".{0,40}\bfree (?:articles|stories)\b"
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
    *("weiter", "leyendo", "la suite", "lecture", "lezen", "leggere", "lendo", "czytaj"),
)
"""Only in a text with one of these, in lower case, a wall can be said."""
_TAIL = 4
"""So many blocks a wall has that stands at the end of the text."""
_OFFER = 2
"""So many blocks below the words that ask to go on may name the terms."""


def says_wall(texts: Sequence[str], at: int) -> bool:
    """Whether the text at `at` says that the rest of the article is for those who pay.

    It says so itself, or it asks to go on reading, and it or what stands right below names terms.
    """
    text = texts[at]
    if len(text) > _LONGEST:
        return False
    low = text.lower()
    if not any(sign in low for sign in _SIGNS):
        return False
    if _SAYS_SO.search(text):
        return True
    return _TO_GO_ON.search(text) is not None and any(
        _TERMS.search(one) for one in texts[at : at + 1 + _OFFER] if len(one) <= _LONGEST
    )


def end_at_wall(blocks: Sequence[HtmlBlock], kinds: Sequence[int], places: list[int]) -> None:
    """Leave out of the text the wall that it runs into, with the heading over that.

    A wall stands at the end: where paragraphs follow, the text only speaks of one.
    """
    kept = [at for at, place in enumerate(places) if place == KEPT]
    texts = [block.text for block in blocks[kept[0] :]]
    for n, at in enumerate(kept[-_TAIL:], max(0, len(kept) - _TAIL)):
        if n and says_wall(texts, at - kept[0]):
            if any(kinds[later] == PARAGRAPH for later in kept[n + 1 :]):
                continue
            first = kept[n - 1] if n > 1 and blocks[kept[n - 1]].kind == "crosshead" else at
            places[first:] = [BELOW] * (len(places) - first)
            return
