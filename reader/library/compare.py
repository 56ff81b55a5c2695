"""How names and words are compared over the library: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import itemgetter

from reader.pattern import pattern

_WORD = pattern(r"[^\W_]+")
_LETTERS = pattern(r"([A-Za-z0-9]{3}|[^\W_]{1,3})[A-Za-z0-9]*+[^\W_]*+ ?")
"""The first three letters of each word, or all that it has."""

_FIRST, _FIRST_TWO, _FIRST_THREE = itemgetter(0), itemgetter(slice(2)), itemgetter(slice(3))
_ASCII = bytes(range(0x80))
_WORDS_OF_ASCII = bytes(
    ord(chr(one).lower()) if chr(one).isalnum() else 0x20 for one in _ASCII
).ljust(0x100)
"""Makes letters small, and a space of all that parts words."""
_ACCENTS = frozenset(map(chr, range(0x300, 0x332)))
_TOKEN = pattern(r"[^\W_](?:[^\W_]|[\u0300-\u0331])*")
"""What SQLite's unicode61 takes for a word, but for characters newer than its tables: accents that
stand by themselves do not part it."""
_SIZES = (1, 2, 3)
"""Letters of the beginnings of words that stand in a table of their own."""
_BEGINNINGS = [pattern(rf"(?:[^\W_][\u0300-\u0331]*){{{size}}}") for size in _SIZES]


def plain(text: str) -> str:
    """Return `text` in small letters without accents.

    >>> plain("Léa ÅGREN")
    'lea agren'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def beginnings(text: str) -> str:
    """Return the one, two and three letters that words begin with, each once, parted by spaces.

    >>> beginnings("A ferry, a fern")
    'a f fe fer'
    """
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    signs = set(others.decode("utf-8", "surrogatepass"))
    if signs.isdisjoint(_ACCENTS):
        all_ascii = not any(map(str.isalnum, signs))
        three = _threes_of_ascii(text) if all_ascii else set(_LETTERS.findall(text))
        two = set(map(_FIRST_TWO, three))
        return " ".join(sorted(three.union(two, map(_FIRST, two))))
    words = set(_TOKEN.findall(text))
    found = (one.match(word) for one in _BEGINNINGS for word in words)
    return " ".join(sorted({match.group() for match in found if match}))


def _threes_of_ascii(text: str) -> set[str]:
    """Return the first three letters of each word, where all letters are of ASCII."""
    words = text.encode("ascii", "replace").translate(_WORDS_OF_ASCII).decode().split()
    return set(map(_FIRST_THREE, words))


def is_beginning(word: str) -> bool:
    """Tell whether a word is as short as those that `beginnings` gives.

    >>> [is_beginning(word) for word in ("f", "fer", "ferr", "f.e")]
    [True, True, False, False]
    """
    return any(one.fullmatch(word) for one in _BEGINNINGS)


def name_key(name: str) -> str:
    """Return the words of a name, each with a space on both sides, as they are compared.

    One name is part of another when its key is part of the other's key.

    >>> name_key("Mara O’Quill-Lind")
    ' mara o quill lind '
    """
    return f" {' '.join(_WORD.findall(plain(name)))} "


def name_and_role(asked: str) -> tuple[str, str]:
    """Return the name that is asked for and, where brackets say it, which of its bearers.

    The last bracket may be missing, as while it is typed.

    >>> name_and_role("Jane Doe (minister)"), name_and_role("Jane Doe")
    (('Jane Doe', 'minister'), ('Jane Doe', ''))
    """
    asked = asked.rstrip()
    name, _, role = asked.partition("(")
    closed = asked.endswith(")") or ")" not in asked
    if not (closed and _WORD.search(name) and _WORD.search(role)):
        return asked, ""
    return name.strip(), role.removesuffix(")").strip()


def with_role(name: str, role: str) -> str:
    """Return a name with the role behind it that tells which of its bearers is meant.

    >>> with_role("Jane Doe", "minister"), with_role("Jane Doe", "")
    ('Jane Doe (minister)', 'Jane Doe')
    """
    return f"{name} ({role})" if role else name


def key_part(asked: str, *, prefix: bool) -> str:
    """Return what a key holds when the asked name, or one that begins so, is part of it."""
    key = name_key(asked)
    return key.rstrip() if prefix else key


def pattern_of(words: str, *, prefix: bool) -> str:
    """Return a regular expression that finds words, one after the other, in plain letters."""
    end = "" if prefix else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, name_key(words).split())) + end


@lru_cache(maxsize=64)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def says(words: str, pattern: str) -> bool:
    """Tell whether a quotation holds what a `pattern_of` words finds; SQLite calls it."""
    return _compiled(pattern).search(plain(words)) is not None
