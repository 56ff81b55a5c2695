"""The credits of pictures: who took them, and who sells them."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"(?:image|photo|picture|photograph|video|pic|foto|bild)\w*\s*(?:credit|by|source"
    r"|courtesy|copyright|caption)?\s*[:©(]"
    r"|(?:getty|reuters|shutterstock|istock|alamy|epa|afp|imago|unsplash|ap photo"
    r"|\bdpa\b|\bapa\b)[^.]{0,40}\)?$"
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
_MAY_CREDIT = re.compile(
    r"[Gg]etty|GETTY|[Rr]euters|REUTERS|[Ss]hutter|[Ss]tock|[Aa]lamy|EPA|AFP|[Ii]mago|[Uu]nsplash"
    r"|[Pp]hoto|[Cc]redit|[Cc]ourtesy|[Pp]ictured|Legende|from left|dpa|APA"
)
"""Only in a line with one of these, a colon or a bracket can a credit be."""
_LONGEST = 300


def is_credit(text: str) -> bool:
    """Whether `text` is, or ends with, the credit of a picture."""
    if (
        not text
        or len(text) >= _LONGEST
        or not (
            text[-1] in ")]"
            or ":" in text
            or "(" in text
            or "©" in text
            or _MAY_CREDIT.search(text)
        )
    ):
        return False
    return _CREDIT.search(text) is not None


def is_credited_sentence(text: str) -> bool:
    """Whether `text`, which ends as a sentence does, is the caption of a picture.

    It says who took the picture, at its end, or who stands where in it. A report speaks
    of photographs too: what merely names one is none.
    """
    return is_credit(text) and _CREDITED_SENTENCE.search(text) is not None
