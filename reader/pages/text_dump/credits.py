"""The credits of pictures: who took them, and who sells them."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"(?:image|photo|picture|photograph|video|pic|foto|bild)\w*\s*(?:credit|by|source"
    r"|courtesy|copyright|caption)?\s*[:©(]"
    r"|\b(?:getty|reuters|shutterstock|istock|alamy|imago|unsplash|ap photo|epa\b|afp\b"
    r"|dpa\b|apa\b)[^.]{0,40}\)?$"
    r"|\((?:photo|image|picture|credit|source|ap|getty|reuters|afp|courtesy"
    r"|file)\b[^)]{0,80}\)\.?$|\bcredit\s*:|courtesy of|^(?:pictured|legende)\b|\bfrom left\b"
    r"|\((?:l|r|l-r|left|right|centre|center|pictured|links|rechts|mitte)\.?\)",
    re.IGNORECASE,
)
_CREDITED_SENTENCE = re.compile(
    r"(?:image|photo|picture|video|pic|foto|bild)\w*\s*(?:credit|by|source)?\s*[:©]\s*[^:]{2,80}$"
    r"|\((?:photo|image|picture|credit|source|ap|getty|reuters|afp|courtesy|file)\b[^)]{0,80}\)\.?$"
    r"|^(?:pictured|im bild)\b|\bfrom left,|\((?:l|r|l-r|left|right|links|rechts)\.?\)",
    re.IGNORECASE,
)
_SIGNS = (
    *("photo", "image", "pic", "video", "foto", "bild", "credit", "courtesy", "legende"),
    *("getty", "reuters", "stock", "alamy", "epa", "afp", "imago", "unsplash", "dpa", "apa"),
    "from left",
)
_IN_BRACKETS = re.compile(
    r"\((?:photo|image|picture|credit|source|ap|getty|reuters|afp|courtesy|file"
    r"|[lr]\b|left|right|cent|pictured|links|rechts|mitte)"
)
"""Only in a line with one of these or a sign, in lower case, can a credit be."""
_LONGEST = 300


def is_credit(text: str) -> bool:
    """Whether `text` is, or ends with, the credit of a picture."""
    if not text or len(text) >= _LONGEST:
        return False
    low = text.lower()
    return _may_credit(low) and _CREDIT.search(text) is not None


def _may_credit(low: str) -> bool:
    for sign in _SIGNS:
        if sign in low:
            return True
    return "(" in low and _IN_BRACKETS.search(low) is not None


def is_credited_sentence(text: str) -> bool:
    """Whether `text`, which ends as a sentence does, is the caption of a picture.

    It says who took the picture, at its end, or who stands where in it. A report speaks
    of photographs too: what merely names one is none.
    """
    return is_credit(text) and _CREDITED_SENTENCE.search(text) is not None
