"""Moving in a text by characters, words, sentences and paragraphs. Pure.

A place is the offset of the first character of a grapheme cluster, and so is every place that
a motion leads to. Where there is nothing to go to, a motion stays or goes to the end.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable

from reader.dataclass import dataclass
from reader.model import Article, Block
from reader.ui.clusters import ceil, floor

Motion = Callable[[Article, int], int]
"""Leads from a place in an article's text to another."""
Span = tuple[int, int]

FARTHEST = 4096
"""Clusters that a word has at most; a line of a million letters is gone through in steps."""
_AROUND = 20_000
"""Characters on either side in which the ends of a sentence are looked for."""
_SCRIPTS = (
    ("\u3040", "\u309f"),
    ("\u30a0", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""Hiragana, katakana and ideographs: written without spaces, so words part where they change."""
_SPACE, _WORD, _MARK = -1, -2, -3


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected, from the place where that began to the one it was moved to."""

    anchor: int
    head: int

    def span(self, text: str) -> Span:
        """Return (start, end); the characters at both places are in it."""
        first, last = sorted((self.anchor, self.head))
        return floor(text, first), ceil(text, last)

    def swapped(self) -> Selected:
        """Return the same with the other end to be moved."""
        return Selected(self.head, self.anchor)


def place(text: str, offset: int) -> int:
    """Return the place nearest to any offset: never past the last character, nor between blocks."""
    at = max(0, min(offset, len(text) - 1))
    while at > 0 and text[at] == "\n":
        at -= 1
    return floor(text, at)


def char_right(article: Article, at: int) -> int:
    """Go to the next character."""
    return _after(article.text, at)


def char_left(article: Article, at: int) -> int:
    """Go to the character before."""
    return _before(article.text, at)


def word_next(article: Article, at: int) -> int:
    """Go to where the next word begins."""
    text = article.text
    if (kind := _kind(text, at)) != _SPACE:
        at = _while(text, at, kind, _after, through=True)
    return _while(text, at, _SPACE, _after, through=True)


def word_back(article: Article, at: int) -> int:
    """Go to where this word begins, or the one before."""
    text = article.text
    at = _while(text, _before(text, at), _SPACE, _before, through=True)
    return _while(text, at, _kind(text, at), _before)


def word_end(article: Article, at: int) -> int:
    """Go to where this word ends, or the next."""
    text = article.text
    at = _while(text, _after(text, at), _SPACE, _after, through=True)
    return _while(text, at, _kind(text, at), _after)


def word_at(article: Article, at: int) -> Span:
    """Return the word that a place is in; the spaces or marks, where it is in those."""
    text, kind = article.text, _kind(article.text, at)
    return _while(text, at, kind, _before), ceil(text, _while(text, at, kind, _after))


def sentence_back(article: Article, at: int) -> int:
    """Go to where this sentence begins, or the one before."""
    return _to_start(article, at, sentence_at)


def sentence_end(article: Article, at: int) -> int:
    """Go to where this sentence ends, or the next."""
    return _to_end(article, at, sentence_at)


def sentence_at(article: Article, at: int) -> Span:
    """Return the sentence that a place is in; a gap belongs to the one before it."""
    from reader.language.sentences import read_prose

    block = block_at(article, at)
    if block is None:
        return 0, len(article.text)
    low, high = max(block.start, at - _AROUND), min(block.end, at + _AROUND)
    prose = read_prose(article.text[low:high])
    if not prose.words:
        return low, high
    starts = [low + prose.starts[token] for token in prose.sentences]
    index = max(0, bisect_right(starts, at) - 1)
    if index + 1 < len(starts):
        last = prose.sentences[index + 1] - 1
        return floor(article.text, starts[index]), low + prose.ends[last]
    return floor(article.text, starts[index]), high


def paragraph_back(article: Article, at: int) -> int:
    """Go to where this paragraph begins, or the one before."""
    return _to_start(article, at, paragraph_at)


def paragraph_end(article: Article, at: int) -> int:
    """Go to where this paragraph ends, or the next."""
    return _to_end(article, at, paragraph_at)


def paragraph_at(article: Article, at: int) -> Span:
    """Return the paragraph, crosshead or other block that a place is in."""
    block = block_at(article, at)
    return (block.start, block.end) if block is not None else (0, len(article.text))


def block_at(article: Article, at: int) -> Block | None:
    """Return the block that a place is in, or that ends before it."""
    index = bisect_right(article.blocks, at, key=lambda block: block.start) - 1
    return article.blocks[max(0, index)] if article.blocks else None


def letter(article: Article, at: int, wanted: str, step: int, short: int) -> int | None:
    """Return where a letter stands next in the paragraph; None where it does not.

    Args:
        article: The article.
        at: From where.
        wanted: The letter.
        step: 1 onwards, -1 back.
        short: How many characters before it one stops, coming from `at`: 0 or 1.
    """
    text = article.text
    start, end = paragraph_at(article, at)
    if step > 0:
        from_ = at + 1 + short
        found = text.find(wanted, from_, end)
        return _before(text, found) if found != -1 and short else _found(text, found)
    found = text.rfind(wanted, start, max(start, at - short))
    return _after(text, found) if found != -1 and short else _found(text, found)


def _found(text: str, found: int) -> int | None:
    return None if found == -1 else floor(text, found)


def _to_start(article: Article, at: int, thing: Callable[[Article, int], Span]) -> int:
    """Go to where the thing around a place begins, or the one before."""
    start, _ = thing(article, at)
    return start if start < at else thing(article, _before(article.text, at))[0]


def _to_end(article: Article, at: int, thing: Callable[[Article, int], Span]) -> int:
    """Go to the last character of the thing around a place, or of the next one."""
    text = article.text
    last = place(text, thing(article, at)[1] - 1)
    if last > at:
        return last
    nxt = _while(text, _after(text, at), _SPACE, _after, through=True)
    return max(at, place(text, thing(article, nxt)[1] - 1))


def _after(text: str, at: int) -> int:
    """Return the next place; the last one leads to itself."""
    nxt = ceil(text, at)
    while nxt < len(text) and text[nxt] == "\n":
        nxt += 1
    return nxt if nxt < len(text) else at


def _before(text: str, at: int) -> int:
    """Return the place before; the first one leads to itself."""
    return place(text, at - 1) if at > 0 else 0


def _while(
    text: str, at: int, kind: int, step: Callable[[str, int], int], *, through: bool = False
) -> int:
    """Go on while the characters are of a kind; with `through`, to the first that is not.

    A paragraph's end is the end of a word.
    """
    for _ in range(FARTHEST):
        if through and _kind(text, at) != kind:
            break
        nxt = step(text, at)
        if nxt == at:
            break
        parted = "\n" in text[min(at, nxt) : max(at, nxt)]
        if not through and (parted or _kind(text, nxt) != kind):
            break
        at = nxt
        if through and parted and kind != _SPACE:
            break
    return at


def _kind(text: str, at: int) -> int:
    """Return what kind of character stands at a place; a word is a run of one kind."""
    character = text[at : at + 1]
    if not character or character.isspace():
        return _SPACE
    for number, (first, last) in enumerate(_SCRIPTS):
        if first <= character <= last:
            return number
    if _is_of_word(character):
        return _WORD
    if character in "'’" and at and _is_of_word(text[at - 1]) and text[at + 1 : at + 2].isalnum():
        return _WORD
    return _MARK


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
