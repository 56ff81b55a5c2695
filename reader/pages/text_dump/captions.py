"""Captions that name nobody who took the picture, told by what stands beside them."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.pages.bylines import is_name
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.paragraphs import QUOTATION_MARKS
from reader.pages.text_dump.sheet import Sheet
from reader.pages.words import stems_of

_COUNT = re.compile(
    r"(?:\w+ )?\d+ (?:images?|photos?|pictures?|bilder|fotos?|photographies|immagini)",
    re.IGNORECASE,
)
"""What opens the gallery of a picture: "View 3 images"."""
_LONGEST, _LEAST = 300, 20
_SHARED, _SHARE = 2, 0.5
_LONGEST_ECHO = 160
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{4,}\b")
_LEAST_SPACES = 3
_FIRST_WORDS = 3


def is_uncredited_caption(sheet: Sheet, at: int, first: int) -> bool:
    """Whether the chunk belongs to a picture, though nothing in it says who took that.

    Args:
        sheet: The page.
        at: The chunk.
        first: The first chunk of the article.
    """
    text = sheet.text(at)
    if _repeats_itself(text):
        return True
    if len(text) > _LONGEST:
        return False
    if sheet.is_prose(at):
        told = _tells_caption_again(sheet, at)
    else:
        told = _is_below_count(sheet, at) or _is_credit_again(sheet, at)
    if at == first:
        return told or _is_above_heading(sheet, at)
    return told or tells_of_pictured(sheet, at)


def stand_twice(sheet: Sheet, first: int, last: int) -> frozenset[int]:
    """Return the chunks that stand twice on end: a picture's description and its caption.

    Args:
        sheet: The page.
        first: The first chunk of the article.
        last: The chunk after its last.
    """
    found: set[int] = set()
    texts = [*map(sheet.text, range(first - 1, last + 1))]
    begin = [_bare(text.lstrip(QUOTATION_MARKS)[:_LEAST]) for text in texts]
    pairs = zip(pairwise(texts), pairwise(begin), strict=True)
    for at, ((above, below), (one, other)) in enumerate(pairs, first - 1):
        if one == other and _goes_on(_bare(above), _bare(below)):
            found |= {at, at + 1}
        stop = below.find(". ")
        if stop >= _LEAST and _bare(above).endswith(_bare(below[:stop])):
            found.add(at)
    return frozenset(at for at in found if _LEAST <= len(_bare(sheet.text(at))) <= _LONGEST)


def _goes_on(one: str, other: str) -> bool:
    """Whether one of two texts, neither of them short, is the beginning of the other."""
    long = min(len(one), len(other)) >= _LEAST
    return long and (one.startswith(other) or other.startswith(one))


def _bare(text: str) -> str:
    """Return `text` without the marks in which a picture's description and its caption differ."""
    return text.strip(QUOTATION_MARKS).replace("’", "'")


def begins_as_description(sheet: Sheet, at: int) -> bool:
    """Whether the label begins with the name that the label above it does.

    Above is what was cut: the description of the picture of which this is the caption.
    """
    text, above = sheet.text(at), sheet.text(at - 1)
    name = _NAME.match(text)
    return (
        name is not None
        and above.startswith(name[0])
        and above.count(" ") >= _LEAST_SPACES
        and sheet.alone(at)
        and sheet.alone(at - 1)
    )


def tells_of_pictured(sheet: Sheet, at: int) -> bool:
    """Whether the chunk, which no stop ends, begins with whom the line above it names alone.

    Above is the description of the picture of which this is the caption.
    """
    text, above = sheet.text(at), sheet.text(at - 1)
    return (
        text[-1].isalnum()
        and len(text) <= _LONGEST_ECHO
        and text.count(" ") >= _LEAST_SPACES
        and is_name(above)
        and above.split()[-1] in text.split()[:_FIRST_WORDS]
    )


def _repeats_itself(text: str) -> bool:
    """Whether `text` is one sentence again and again: description and caption of one picture.

    Who took it may stand behind them.
    """
    sentence = text.partition(". ")[0]
    if not _LEAST <= len(sentence) < len(text) // 2 + 1 or text.find(sentence, len(sentence)) < 0:
        return False
    rest = text.replace(sentence, "").strip(" .")
    return not rest or is_credit(rest)


def _tells_caption_again(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is one sentence that says what the credited caption above it says."""
    text, above = sheet.text(at), sheet.text(at - 1)
    if len(text) > _LONGEST_ECHO or ". " in text or len(above) < _LEAST or not is_credit(above):
        return False
    said = stems_of(text)
    return len(said & stems_of(above)) >= max(_SHARED, len(said) * _SHARE)


def _is_credit_again(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is the credit that a caption right above it, or one line off, ends with."""
    text = sheet.text(at)
    for above in (sheet.text(at - 1), sheet.text(at - 2)):
        if len(text) < len(above) and above.endswith(text) and is_credit(above):
            return True
    return False


def _is_below_count(sheet: Sheet, at: int) -> bool:
    """Whether the line above counts the pictures of the gallery that this one is the first of."""
    return _COUNT.fullmatch(sheet.text(at - 1)) is not None


def _is_above_heading(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is one sentence between the credit of a picture and a date or byline."""
    if sheet.kind_at(at + 1) is None or ". " in sheet.text(at) or not is_credit(sheet.text(at - 1)):
        return False
    told = sheet.certain(at + 1)
    return told is not None and told.role in ("date", "byline")
