"""What the letters of a chunk tell, each question asked for as little as can be.

Most questions are about few classes of letters. So the classes of all letters are told first, for
all texts of a page at once, and these are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.pages.words import words

FUNCTION_WORDS = words("""
    the of and to in a is that for on with as was at be by it from are this his have has had
    he she they
    we you not but which an or its their her were been will would who what when if than then
    there them so
    der die das und in zu den von mit ist des sich auf für nicht ein eine dem im auch es an
    als wie nach bei
    aus er sie hat dass aber war wird sind einer werden noch
    le la les de et à des du en un une est que qui dans pour sur pas au par ne se ce il elle
    avec sont plus
    el los las y en que del se por con no una su para es al lo como más pero sus o e da do
    em um uma os não
    na no com dos ao mais foi di il che è per non sono nel della
    van het een op te dat zijn voor met niet aan er om ook door i og det att som på av är
    för til på er med
    """)


_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d\b|\d{1,2}[./:]\d\d\b|\d+ (?:hour|day|min|week|month|year)\w* ago\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d)"
)
_BYLINE_CUES = ("by", "von", "por", "par", "text", "written by", "author", "posted by")
_BYLINE = re.compile(rf"(?:{'|'.join(_BYLINE_CUES)})[: ]\s*\S")
_BYLINE_WORDS = frozenset(cue.split()[0] for cue in _BYLINE_CUES)
_MARKED = re.compile(r"\(c\) ?\d")

LETTERS_LOOKED_AT = 140
_FIRST_WORDS = 8
"""Of so many words it is told how many begin with a capital."""


def _class_of(letter: str) -> str:
    if letter in " \n?":
        return letter
    if letter in ".,":
        return "."
    if letter in '"|@':
        return "@"
    return "A" if letter.isupper() else "0" if letter in "0123456789" else "a"


_CLASSES = "".join([_class_of(chr(number)) for number in range(256)]).encode()


def classes_of(texts: Iterable[str]) -> list[str]:
    """Return for each of `texts`, which are of one line, the classes of its letters.

    Before them stands a space, as it does before each word. A question mark is the class of itself
    and of every letter that is not in Latin 1; an at sign that of all that `signs_in` looks for.
    """
    page = "\n ".join(["", *texts])
    return page.encode("latin-1", "replace").translate(_CLASSES).decode().split("\n")[1:]


def capitals_in(beginning: str, low: str, words: Sequence[str], classes: str) -> int:
    """Return what part of the first words of a text begin with a capital, in thirds.

    Args:
        beginning: The first letters of the text that are looked at, white space folded.
        low: The same in lower case.
        words: The words of that, some of those after the first eight at will.
        classes: The classes of all letters of the text.
    """
    count = len(words)
    if count <= _FIRST_WORDS:
        near = classes[: LETTERS_LOOKED_AT + 1]
    else:
        near = classes[: len(" ".join(words[:_FIRST_WORDS])) + 1]
        count = _FIRST_WORDS
    if " ?" not in near and len(low) == len(beginning):
        return near.count(" A") * 3 // count
    cased = beginning.split(None, _FIRST_WORDS)[:_FIRST_WORDS]
    return sum([word[0].isupper() for word in cased]) * 3 // count


def signs_in(text: str, classes: str) -> int:
    """Return which telling signs stand in `text`, as one of 16 classes."""
    if not ("@" in classes or "..." in classes or "?" in classes or "http" in text):
        return 0
    return (
        ('"' in text or "“" in text) * 8
        + ("..." in text or "…" in text) * 4
        + ("|" in text) * 2
        + ("@" in text or "http" in text)
    )


def gives_notice(text: str) -> bool:
    """Whether `text`, in lower case, is what a site says of itself at the foot of its pages."""
    return (
        "©" in text
        or "copyright" in text
        or "all rights" in text
        or "cookie" in text
        or "newsletter" in text
        or "privacy" in text
        or ("(c)" in text and _MARKED.search(text) is not None)
    )


def holds_date(text: str, classes: str) -> bool:
    """Whether a date, a time or how long ago something was stands in `text`, in lower case."""
    return ("0" in classes or "?" in classes) and _DATE.search(text) is not None


def begins_as_byline(text: str, word: str) -> bool:
    """Whether `text`, in lower case, begins as a byline does, `word` being its first one."""
    return (word in _BYLINE_WORDS or ":" in word) and _BYLINE.match(text) is not None
