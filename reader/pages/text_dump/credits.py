"""The credits of pictures: who took them, and who sells them."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.pages.reasons import certain_reason
from reader.pages.words import holds_one

_CREDIT = re.compile(
    r"(?:image|photo|picture|video|pic|foto|bild)\w*\s*(?:credit|by|source"
    r"|courtesy|copyright|caption)?\s*[:©(]"
    r"|\((?:(?:photo|image|picture|credit|source|ap|getty|reuters|afp|courtesy"
    r"|file)\b[^)]{0,80}\)\.?$"
    r"|(?:l|r|l-r|left|right|centre|center|pictured|links|rechts|mitte)\.?\)|v\. ?l\.)"
    r"|[.)/] ?(?:the )?(?:associated|canadian|europa) press\)?$|courtesy of"
    r"|\b(?:(?:getty|reuters|shutterstock|istock|alamy|imago|unsplash|ap photo|epa\b|afp\b"
    r"|dpa\b|apa\b|picture alliance)[^.]{0,40}\)?$"
    r"|credit\s*:|from left\b|(?:фото|ảnh|kuva|zdjęcie|fot\.)\s*[:/©])"
    r"|^(?:(?:pictured|legende)\b"
    r"|(?:source|quelle|fuente|fonte|bron|zdroj|źródło|kilde|källa)\s*:)"
)
"""For text in lower case."""
_AGENCY_AND_NAME = re.compile(
    r"(?:.*[ (.])?[A-Z]{3,6} ?/ ?(?:(?:[A-Z]\.)+|[A-ZÀ-Þ][a-zß-ÿ'’-]+)"
    r"(?: [A-ZÀ-Þ][\w.'’-]+){1,2}\)?"
)
"""An agency before the name of the photographer: "EFE / Ida Sole"."""
_CREDITED_SENTENCE = re.compile(
    r"(?:image|photo|picture|video|pic|foto|bild)\w*\s*(?:credit|by|source)?\s*[:©]\s*[^:]{2,80}$"
    r"|\((?:photo|image|picture|credit|source|ap|getty|reuters|afp|courtesy|file)\b[^)]{0,80}\)\.?$"
    r"|^(?:pictured|im bild)\b|\bfrom left,|\((?:l|r|l-r|left|right|links|rechts)\.?\)",
    re.IGNORECASE,
)
_PICTURED = re.compile("pictured|im bild", re.IGNORECASE)
_NAMED = (
    *("getty", "reuters", "stock", "alamy", "imago", "unsplash", "ap photo", "epa", "afp", "dpa"),
    *("apa", "picture", "press", "courtesy of", "legende", "from left"),
)
_MARKS = (":", "©", "(", "/")
_BESIDE_A_MARK = (
    *("image", "photo", "pic", "video", "foto", "bild", "credit", "source", "courtesy", "(ap"),
    *("(file", "(l", "(r", "(c", "(p", "(m", "(v", "фото", "ảnh", "kuva", "zdjęcie", "fot."),
    *("quelle", "fuente", "fonte", "bron", "zdroj", "źródło", "kilde", "källa"),
)
"""A credit has one of the names in lower case, or one of the marks and one of the words by it."""
_LONGEST = 300
_SENTENCE_AND_NAME = re.compile(
    r"(?:[^\s.!?]+ ){4,}[^\s.!?]*\w{4}\.[”\"]? (?P<name>(?:[^.!?]|(?<=\b[A-Z])\.)+)"
)
"""One sentence and what stands behind it, where a full stop behind an initial ends none."""
_LEAST_NAME, _LONGEST_NAME = 2, 8
_SENTENCE_AND_WORD = re.compile(
    r"(?:[^\s.!?]+ ){3,}[^\s.!?]*\w{3}\.[”\"]? (?P<word>[A-ZÀ-Þ][\w'’-]*)"
)
_LONGEST_WITH_WORD = 160
_BETWEEN_NAMES = frozenset(("for", "of", "via", "and", "the", "von", "für", "und", "de", "et", "y"))


def is_credit(text: str) -> bool:
    """Whether `text` is, or ends with, the credit of a picture."""
    if not text or len(text) >= _LONGEST:
        return False
    return _says_who(text)


@lru_cache(maxsize=2048)
def _says_who(text: str) -> bool:
    if "/" in text and _AGENCY_AND_NAME.fullmatch(text):
        return True
    low = text.lower()
    return _may_credit(low) and _CREDIT.search(low) is not None


def _may_credit(low: str) -> bool:
    """Whether `low` has what every credit has: the search for one costs many times as much."""
    return holds_one(low, _NAMED) or (holds_one(low, _MARKS) and holds_one(low, _BESIDE_A_MARK))


def ends_in_name(text: str) -> bool:
    """Whether `text` is one sentence with nothing but a name behind it: who took the picture.

    One word behind it is a name where the sentence is short; behind a longer one it is a label
    that a dump ran into the paragraph.

    >>> ends_in_name("The rocket stands at its pad. Ida Sole for the Harbour News")
    True
    """
    if ". " not in text or len(text) >= _LONGEST:
        return False
    short = _SENTENCE_AND_WORD.fullmatch(text) if len(text) <= _LONGEST_WITH_WORD else None
    if short:
        return certain_reason(short["word"]) is None
    found = _SENTENCE_AND_NAME.fullmatch(text)
    if found is None or found["name"].isupper():
        return False
    name = found["name"].split()
    return _LEAST_NAME <= len(name) <= _LONGEST_NAME and all(
        word[0].isupper() or word in _BETWEEN_NAMES or word in "/&" for word in name
    )


def is_credited_sentence(text: str) -> bool:
    """Whether `text`, which ends as a sentence does, is the caption of a picture.

    It says who took the picture, at its end, or who stands where in it. A report speaks
    of photographs too: what merely names one is none.
    """
    return (
        len(text) < _LONGEST
        and _may_credit_sentence(text)
        and is_credit(text)
        and _CREDITED_SENTENCE.search(text) is not None
    )


def _may_credit_sentence(text: str) -> bool:
    """Whether `text` has what every credited sentence has: most have none of it."""
    return (
        "(" in text
        or ":" in text
        or "©" in text
        or ("," in text and "left," in text.lower())
        or _PICTURED.match(text) is not None
    )
