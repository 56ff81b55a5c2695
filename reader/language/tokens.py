"""Words and marks of a text with their offsets, from one pass of one expression.

Everything after this works on token indices. The lists of a `Prose` run in step:
`words[i]` stands at `text[starts[i]:ends[i]]` and is of kind `kinds[i]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate, chain, compress, count
from operator import add, itemgetter

from reader.dataclass import dataclass

_UNTOLD = 0
"""What the first character does not tell of; in the end, white space that parts no paragraphs."""
BREAK = 1
"""A paragraph break: at least one blank line."""
ABBREVIATION = 2
"""A capitalised short form with its full stop: "Mr.", "J.", "U.S."."""
NAME = 3
"""A word that begins with a capital: "London", "O'Brien", "McCain", "NATO"."""
WORD = 4
"""A word that begins with a small letter, also "al-Assad" and "didn't"."""
POSSESSIVE = 5
"""The ending "'s" of the token before it, whatever it stands for."""
NUMBER = 6
"""Something that begins with a digit: "36", "1,200", "21st", "12.3"."""
MARK = 7
"""One mark of punctuation, or a run of full stops or dashes."""

TITLE_STEMS = (
    "Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Profs|Sir|Rev|Revd|Fr|St|Hon|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Gen|Maj|"
    "Capt|Cpt|Cmdr|Cdr|Adm|Sgt|Cpl|Pte|Pvt|Insp|Supt|Det|Const|Pres|Amb|Atty|Jr|Sr|Messrs|Mme|Mlle|"
    "Asst|Cllr|Brig|Ald|Mt|Ft|Esq|Barr|Engr|Alh|Smt|Msgr|Mgr|Ven|Flt|Sqn|Cdre"
)
"""Short forms that newspapers write with a full stop before or behind a name."""

OTHER_STEMS = (
    "Inc|Corp|Ltd|Co|Bros|Ave|Blvd|Rd|No|Nos|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|v|etc|approx|Vol|pp"
)
"""Further short forms whose full stop ends no sentence by itself."""


COMPOUND_ENDINGS = (
    "run|based|led|era|style|born|backed|controlled|owned|like|related|friendly|appointed|held|"
    "bound|only|trained|educated|supporting|loving|hating|bashing|aligned|sponsored|linked|inspired|"
    "occupied|dominated|supported|wide|area|to"
)
"""Words that a hyphen adds to a name to make an adjective: "London-based"."""


def _class_of(letters: Iterable[str]) -> str:
    """Return a character class of letters that are given in order, neighbours as a range."""
    ranges: list[list[str]] = []
    for letter in letters:
        if ranges and ord(letter) == ord(ranges[-1][-1]) + 1:
            ranges[-1][1:] = [letter]
        else:
            ranges.append([letter])
    return f"[{''.join(map('-'.join, ranges))}]"


_CAPITALS = [*filter(str.istitle, map(chr, range(0x41, 0x10000)))]
"""Every capital letter below U+10000, also those of digraphs: "ǅ"."""
_CAPITAL = _class_of(_CAPITALS)
_IN_CIRCLE = _class_of(letter for letter in _CAPITALS if not letter.isalnum())
"""Capitals that are no letters to expressions: "Ⓐ"."""
_LETTER = r"[^\W\d_]"
_JOINT = rf"(?:['’](?![sS]\b)|[-‐‑](?!(?:{COMPOUND_ENDINGS})\b))"
_REST = rf"[a-z]*+[^\W_]*+(?:(?!['’‐‑-])|(?:{_JOINT}[^\W_]++)*+)"
"""The rest of a word. A loop is dear to begin, so a word without a joint passes it by."""
_STEMS_OF_WORDS = "|".join(stem for stem in OTHER_STEMS.split("|") if stem.islower())

_BEHIND = r"(?:[ ]|(?=[,“”;:!?()\n]))"
"""The space behind a word, or what is never part of one."""

_PIECE = re.compile(
    rf"[a-z]++{_BEHIND}|[A-Z][a-z]*+{_BEHIND}"  # most tokens are such words: they are tried first,
    rf"|[,“”;:!?()][ ]?|\.(?!\.)[ ]?"  # then marks that are never part of anything else
    rf"|(?:(?!(?:{_STEMS_OF_WORDS})\.)[a-z]{_REST}"
    rf"|(?:{_CAPITAL}\.)+(?:-{_CAPITAL}\.)*(?![^\W_]{{2}})"
    rf"|\b(?:{TITLE_STEMS}|{OTHER_STEMS})\."
    rf"|{_LETTER}{_REST}"
    rf"|{_IN_CIRCLE}{_REST}"
    rf"|(?<=\w)['’][sS]\b"
    rf"|\d+(?:[.,:/]\d+)*\w*(?:-(?!{_CAPITAL})[^\W\d_]+)*"
    rf"|\.{{2,}}|-{{2,}}|[^\w\s]|_+)[ ]?"
    rf"|\n[^\S\n]*\n\s*"
    rf"|[^\S\n]+|\n"
)
"""A token with the space behind it, or other white space: the pieces are the whole text."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text cut into tokens, sentences and paragraphs.

    The lists are shared and must not be changed.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[int]
    sentences: list[int]
    """Token index at which each sentence begins; the first is 0."""
    paragraphs: list[int]
    """Token index at which each paragraph begins; the first is 0."""
    places: dict[str, list[int]]
    """The token indices of each word, in text order."""

    def of(self, wanted: set[str] | frozenset[str]) -> list[int]:
        """Return the token indices of some words, in text order."""
        return indices(self.places, wanted)

    def count_of(self, wanted: frozenset[str]) -> int:
        """Return how many tokens are one of some words."""
        return sum(map(len, map(self.places.__getitem__, wanted & self.places.keys())))

    def writes_small(self, word: str) -> bool:
        """Tell whether a word also stands in small letters."""
        places = self.places.get(word.lower())
        return places is not None and self.kinds[places[0]] == WORD

    def at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before `offset`; -1 before all."""
        return bisect_right(self.starts, offset) - 1

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token range, end exclusive, of the sentence around `token`."""
        return _around(self.sentences, token, len(self.words))

    def paragraph_of(self, token: int) -> tuple[int, int]:
        """Return the token range of the paragraph around `token`, its break included."""
        return _around(self.paragraphs, token, len(self.words))


def _around(starts: list[int], token: int, end: int) -> tuple[int, int]:
    place = bisect_right(starts, token)
    return starts[place - 1] if place else 0, starts[place] if place < len(starts) else end


def tokenise(
    text: str,
) -> tuple[list[str], list[int], list[int], list[int], dict[str, list[int]]]:
    """Cut `text` into tokens.

    Returns:
        The words, where each starts, where each ends, and the kind of each: four
        lists of one length; and the token indices of each word. White space but for
        paragraph breaks is in no token.
    """
    pieces = _PIECE.findall(text)
    starts = list(accumulate(map(len, pieces), initial=0))
    starts.pop()
    kinds = list(map(_KINDS_OF_FIRSTS.__getitem__, map(itemgetter(0), pieces)))
    for place in of_kinds(kinds, _UNTOLD):
        kinds[place] = _kind_of_untold(pieces[place])
    if _UNTOLD in kinds:
        starts, pieces = list(compress(starts, kinds)), list(compress(pieces, kinds))
        kinds = list(filter(None, kinds))
    words = [piece.rstrip() or piece for piece in pieces]  # a paragraph's end is its own word
    del pieces
    places = _places(words)
    for word in [word for word in places if word[-1] == "."]:
        for place in places[word]:
            if kinds[place] in (NAME, WORD):
                kinds[place] = ABBREVIATION
    return words, starts, list(map(add, starts, map(len, words))), kinds, places


def _kind_of_untold(piece: str) -> int:
    """Tell a paragraph's end from other white space, and the ending "'s" from a mark."""
    if piece.isspace():
        return BREAK if piece.count("\n") > 1 else _UNTOLD
    return POSSESSIVE if piece.rstrip() in _POSSESSIVES else MARK


def of_kinds(kinds: Iterable[int], *wanted: int) -> list[int]:
    """Return the places of some kinds, in order."""
    return list(compress(count(), bytes(kinds).translate(_signs(wanted))))


@cache
def _signs(wanted: tuple[int, ...]) -> bytes:
    """Return a table that makes 1 of the kinds `wanted`, and 0 of all others."""
    return bytes(kind in wanted for kind in range(256))


def _places(words: list[str]) -> dict[str, list[int]]:
    """Return where each of `words` stands; let one that stands there often take room once."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        before = places.get(word)
        if before is None:
            places[word] = [place]
        else:
            words[place] = words[before[0]]
            before.append(place)
    return places


def indices(places: Mapping[str, list[int]], wanted: set[str] | frozenset[str]) -> list[int]:
    """Return where any of the words `wanted` stands, in text order."""
    found = wanted.intersection(places) if len(wanted) > len(places) else wanted & places.keys()
    return sorted(chain.from_iterable(map(places.__getitem__, found)))


class _KindsOfFirsts(dict[str, int]):
    """The kind of what begins with a character, found out when it is first asked for."""

    def __missing__(self, char: str) -> int:
        kind = self[char] = _kind_of_first(char)
        return kind


def _kind_of_first(char: str) -> int:
    if char.isspace() or char in "'’":
        return _UNTOLD
    if char < "\U00010000" and (char.isupper() or char.istitle()):
        return NAME
    if char.isdecimal():
        return NUMBER
    return WORD if char.isalnum() else MARK


_KINDS_OF_FIRSTS = _KindsOfFirsts()
_POSSESSIVES = frozenset(("'s", "'S", "’s", "’S"))
