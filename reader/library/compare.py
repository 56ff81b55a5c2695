"""How names and words are compared over the library: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return `text` in small letters without accents.

    >>> plain("Léa ÅGREN")
    'lea agren'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def name_key(name: str) -> str:
    """Return the words of a name, each with a space on both sides, as they are compared.

    One name is part of another when its key is part of the other's key.

    >>> name_key("Mara O’Quill-Lind")
    ' mara o quill lind '
    """
    return f" {' '.join(_WORD.findall(plain(name)))} "


def key_part(asked: str, *, prefix: bool) -> str:
    """Return what a key holds when the asked name, or one that begins so, is part of it."""
    key = name_key(asked)
    return key.rstrip() if prefix else key


def pattern_of(words: str, *, prefix: bool) -> str:
    """Return a regular expression that finds words, one after the other, in plain letters."""
    end = "" if prefix else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, name_key(words).split())) + end


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def says(words: str, pattern: str) -> bool:
    """Tell whether a quotation holds what a `pattern_of` words finds; SQLite calls it."""
    return _compiled(pattern).search(plain(words)) is not None
