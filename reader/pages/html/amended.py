"""What a site says below an article of what it amended in it: that is of the article.

It often stands outside of the element that holds the text, and weighs as what stands there does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import OF_READERS
from reader.pages.html.handles import HEADINGS
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_NEAR = 12
"""So many blocks below the text it may stand: below buttons, tags and who wrote the article."""
_SHORTEST = 30
_PIECE = r"(?:article|story|post|piece|column|report|review|obituary|interview)"
_AMENDED = re.compile(
    rf"(?:this|the) {_PIECE} (?:was|has been) (?:amended|corrected|updated|changed|edited|modified"
    r"|revised) (?:on|at|to|since|because|after)\b"
    rf"|an? (?:earlier|previous|prior) version of this {_PIECE}\b"
    r"|(?:in )?einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels"
    r"|textes|beitrags)\b"
    r"|diese[rs] (?:artikel|text|beitrag) wurde (?:am|nachträglich)\b"
    r"|cet article a été (?:modifié|corrigé|mis à jour)\b"
    r"|une (?:première|précédente) version de cet article\b"
    r"|una versión (?:anterior|previa) de este (?:artículo|texto)\b"
    r"|este (?:artículo|texto) (?:fue|ha sido) (?:corregido|modificado|actualizado)\b"
    r"|questo articolo è stato (?:corretto|modificato|aggiornato)\b",
    re.IGNORECASE,
)
_CORRECTS = (
    r"(?:correction|clarification|korrektur|berichtigung|rectificatif|erratum|corrección"
    r"|fe de errores|errata corrige)s?"
)
_CORRECTION = re.compile(rf"{_CORRECTS}\b[^:]{{0,60}}:\s", re.IGNORECASE)
_NOTE = re.compile(r"(?:(?:editor|publisher)['’]s )?(?:note|update)\b[^:]{0,60}:\s", re.IGNORECASE)
"""A note may say other things than a correction does."""
_HEADING = re.compile(rf"(?:{_CORRECTS}|editor['’]s note):?", re.IGNORECASE)


def keep_amended(blocks: Sequence[HtmlBlock], places: list[int]) -> None:
    """Keep what is said right below the text of how it was amended.

    Below the heading of something else it is said of that, and what is a link leads to that.

    Args:
        blocks: The blocks of the page.
        places: Where they stand, which is changed; one is in the text.
    """
    article = kept_span(places)
    end = article.stop
    for at in range(article.stop, min(article.stop + _NEAR, len(blocks))):
        block = blocks[at]
        headed = _HEADING.fullmatch(block.text) is not None
        if (block.tag in HEADINGS and not headed) or OF_READERS in block.frame.hints:
            break
        if says_amended(block.text) and block.linked != [block.text]:
            first = at - (at > end and _HEADING.fullmatch(blocks[at - 1].text) is not None)
            places[end : at + 1] = [CUT] * (first - end) + [KEPT] * (at + 1 - first)
            end = at + 1


def says_amended(text: str) -> bool:
    """Whether a text says what was amended in the article that it stands by.

    >>> says_amended("This article was amended on 14 March: the pier opened in 1871, not 1872.")
    True
    >>> says_amended("This article was edited by Mara Quill and Ann Tolliver.")
    False
    """
    if len(text) < _SHORTEST:
        return False
    note = _NOTE.match(text)
    return (
        _CORRECTION.match(text) is not None
        or _AMENDED.match(text, note.end() if note else 0) is not None
    )
