"""Which of the chunks inside an article belong to its pictures, told by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain, compress, count, filterfalse, takewhile
from operator import eq

from reader.pages.bylines import is_name
from reader.pages.text_dump.credits import ends_in_name, is_credit, is_credited_sentence
from reader.pages.text_dump.letters import FUNCTION_WORDS
from reader.pages.text_dump.paragraphs import QUOTATION_MARKS
from reader.pages.text_dump.sheet import Sheet
from reader.pages.words import holds_digit, stems_of

_COUNT = re.compile(
    r"(?:\w+ )?\d+ (?:images?|photos?|pictures?|bilder|fotos?|photographies|immagini)",
    re.IGNORECASE,
)
"""What opens the gallery of a picture: "View 3 images"."""
_PICTURE = re.compile(r"photo|image|picture|gallery|bild|foto|galerie", re.IGNORECASE)
_LONGEST, _LEAST, _LONGEST_CREDIT = 300, 20, 80
_LONGEST_BUTTON = 50
_SHARED, _SHARE = 2, 0.5
_LONGEST_ECHO = 160
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{4,}\b")
_LEAST_SPACES = 3
_FIRST_WORDS = 3
_LEAST_END, _LEAST_ALIKE = 8, 2
"""So many letters and words two labels that tell of one picture have alike at their ends."""


def captions_in(sheet: Sheet, first: int, last: int, credited: Collection[int]) -> frozenset[int]:
    """Return the chunks from `first` to before `last` that belong to pictures.

    All are asked one question at a time, by what the few that answer it have: most have none of it.

    Args:
        sheet: The page.
        first: The first chunk of the article.
        last: The chunk after its last.
        credited: The labels that are, or end with, the credit of a picture.
    """
    text, chunks = sheet.text, range(first, last)
    short = [at for at in chunks if len(text(at)) <= _LONGEST]
    prose, labels = [*filter(sheet.is_prose, short)], [*filterfalse(sheet.is_prose, short)]
    return frozenset(
        (
            *credited,
            *stand_twice(sheet, first, last),
            *[at for at in chunks if _repeats_itself(text(at))],
            *[at for at in chunks if text(at - 1)[-1:] == ":" and _announces_picture(text(at - 1))],
            *[at for at in short[:1] if at == first and _tells_of_picture_on_top(sheet, at, last)],
            *[at for at in short if sheet.pair(at) and _is_over_credit(sheet, at, last)],
            *[at for at in prose if is_credited_sentence(text(at))],
            *[at for at in prose if ". " not in text(at) and _tells_caption_again(sheet, at)],
            *[at for at in labels if ". " in text(at) and ends_in_name(text(at))],
            *[at for at in labels if _is_below_count(sheet, at) or _is_credit_again(sheet, at)],
            *[at for at in labels if at != first and tells_of_pictured(sheet, at)],
            *chain.from_iterable((at, at + 1) for at in labels[:-1] if _ends_as_below(sheet, at)),
        )
    )


def stand_twice(sheet: Sheet, first: int, last: int) -> frozenset[int]:
    """Return the chunks that stand twice on end: a picture's description and its caption.

    Args:
        sheet: The page.
        first: The first chunk of the article.
        last: The chunk after its last.
    """
    found: set[int] = set()
    texts = [*map(sheet.text, range(first - 1, last + 1))]
    bare = [text.strip(QUOTATION_MARKS) for text in texts]
    begins = [text[:1] for text in bare]
    for at in compress(count(), map(eq, begins, begins[1:])):
        if _goes_on(_plain(bare[at]), _plain(bare[at + 1])):
            found |= {first - 1 + at, first + at}
    for at, (one, below) in enumerate(zip(bare, texts[1:], strict=False), first - 1):
        if _LEAST <= len(one) <= _LONGEST and (stop := below.find(". ")) >= _LEAST:
            sentence = below[:stop].strip(QUOTATION_MARKS)
            if one.endswith(sentence[-1:]) and _plain(one).endswith(_plain(sentence)):
                found.add(at)
    return frozenset(at for at in found if _LEAST <= len(bare[at - first + 1]) <= _LONGEST)


def _goes_on(one: str, other: str) -> bool:
    """Whether one of two texts, neither of them short, is the beginning of the other."""
    long = min(len(one), len(other)) >= _LEAST
    return long and (one.startswith(other) or other.startswith(one))


def _plain(text: str) -> str:
    """Return `text` with the apostrophes of a typewriter, as one of two alike may have them."""
    return text.replace("’", "'")


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
        and above.rpartition(" ")[2] in text.split(None, _FIRST_WORDS)[:_FIRST_WORDS]
        and is_name(above)
    )


def _repeats_itself(text: str) -> bool:
    """Whether `text` is one sentence again and again: description and caption of one picture.

    Who took it may stand behind them.
    """
    stop = text.find(". ")
    if not _LEAST <= stop <= len(text) // 2:
        return False
    sentence = text[:stop]
    if text.find(sentence, stop) < 0:
        return False
    rest = text.replace(sentence, "").strip(" .")
    return not rest or is_credit(rest)


def _announces_picture(text: str) -> bool:
    """Whether `text` announces a picture, as a button does: "Open this photo: …"."""
    return len(text) < _LONGEST_BUTTON and _PICTURE.search(text) is not None


def _is_over_credit(sheet: Sheet, at: int, last: int) -> bool:
    """Whether the chunk stands over a line of the article that is a credit alone."""
    below = sheet.text(at + 1)
    return (
        at + 1 < last
        and len(below) < _LONGEST_CREDIT
        and len(sheet.text(at)) < _LONGEST
        and is_credit(below)
    )


def _tells_of_picture_on_top(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the article begins with one sentence that stands over or below a credit."""
    if ". " in sheet.text(first):
        return False
    over = sheet.alone(first) and _is_over_credit(sheet, first, last)
    return over or _is_above_heading(sheet, first)


def _tells_caption_again(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is one sentence that says what the credited caption above it says."""
    text, above = sheet.text(at), sheet.text(at - 1)
    if len(text) > _LONGEST_ECHO or len(above) < _LEAST or not is_credit(above):
        return False
    said = stems_of(text)
    return len(said & stems_of(above)) >= max(_SHARED, len(said) * _SHARE)


def _ends_as_below(sheet: Sheet, at: int) -> bool:
    """Whether two labels over prose end, but do not begin, alike: "Boats at the long pier".

    One is the description of a picture, the other its caption: "Rush at the long pier". What they
    share says where or with what; the items of a list share a noun, or count.
    """
    text, below = sheet.text(at), sheet.text(at + 1)
    if text[-_LEAST_END:] != below[-_LEAST_END:] or not sheet.is_prose(at + 2):
        return False
    words, others = text.split(), below.split()
    alike = sum(takewhile(bool, map(eq, reversed(words), reversed(others))))
    return (
        alike >= _LEAST_ALIKE
        and not FUNCTION_WORDS.isdisjoint(words[-alike:])
        and words[0] != others[0]
        and not sheet.is_prose(at + 1)
        and sheet.alone(at)
        and sheet.alone(at + 1)
        and not holds_digit(text + below)
    )


def _is_credit_again(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is the credit that a caption right above it, or one line off, ends with."""
    text = sheet.text(at)
    for above in (sheet.text(at - 1), sheet.text(at - 2)):
        if above.endswith(text) and len(text) < len(above) and is_credit(above):
            return True
    return False


def _is_below_count(sheet: Sheet, at: int) -> bool:
    """Whether the line above counts the pictures of the gallery that this one is the first of."""
    above = sheet.text(at - 1)
    return above.count(" ") in (1, 2) and _COUNT.fullmatch(above) is not None


def _is_above_heading(sheet: Sheet, at: int) -> bool:
    """Whether the chunk stands between the credit of a picture and a date or byline."""
    if at + 1 == len(sheet.chunks) or not is_credit(sheet.text(at - 1)):
        return False
    told = sheet.certain(at + 1)
    return told is not None and told.role in ("date", "byline")
