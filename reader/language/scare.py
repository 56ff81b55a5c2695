"""Titles, nicknames, words as words and scare quotes, told from speech.

A stretch in quotation marks is speech unless enough signs speak for a label: capitals on
every word, a single word, an owner or a preposition straight before it, nobody in the
sentence who says anything. Each sign has a weight; above nought the sum means a label.
The weights are small whole numbers, set by hand by how much oftener a sign stands with a
label than with a fragment of speech; a fragment lost costs more than a label kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.language.cues import CUES
from reader.language.floating import Given
from reader.language.grammar import (
    ADVERBS,
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from reader.language.page import Page, Stretch
from reader.language.saying import Saying
from reader.language.source import Source
from reader.language.tokens import ABBREVIATION, BREAK, MARK, NAME, NUMBER, POSSESSIVE
from reader.language.wordlists import words

_SMALL_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES | JOINERS | ADVERBS | PRONOUNS
_OF_A_TALKER = words("""
    i we you me us my our your i'm i’m we're we’re i've i’ve you're you’re it's it’s that's
    that’s they're they’re don't don’t can't can’t let's let’s
    """)
_FINITE = words("""
    is are was were am be been has have had will would can could should must do does did may
    might
    """)
_NAMING = words("""
    so-called dubbed titled entitled nicknamed named known word words term phrase expression
    nickname name names call called calling label labelled labeled slogan motto codenamed
    branded billed signed
    """)
_WORKS = words("""
    book film movie song single album show series programme program play podcast magazine
    website site blog column poem novel musical game sitcom drama documentary essay article
    """)
_LENGTHS = {1: 5, 2: 2, 3: 0, 4: 0, 5: 0}
_LONG = -6
_FIGURES = 4
"""A number to dial, a key, a score: of speech that is nothing but figures a cue tells."""
_PAIR = 4
"""Tokens of two words in marks: in a name, "Jackie 'O' Henderson", hardly more."""
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=..)(?:ing|ed|es|s|e)$")
_LABEL_WORDS = 3
_LABEL_LENGTH = 40
"""Characters that a label which comes back has at most, marks included."""
_SOURCE_LINE = 8
_BIAS = -1


def find_labels(page: Page, given: Sequence[Given]) -> list[bool]:
    """Tell of each outer quotation whether it is a label of any kind, not speech.

    A label that comes back in the same words, or in another form of them ("fog tax",
    "fog taxes"), is a label again.
    """
    seen: set[tuple[str, ...]] = set()
    labels = []
    for index, one in enumerate(given):
        stems = _stems(page, index)
        span = page.outer[index]
        label = page.told.labels.get((span.start, span.end))
        if label is None:
            label = span.label is None and (
                is_label(page, index, one.source, one.saying) or stems in seen
            )
        if label and stems:
            seen.add(stems)
        labels.append(label)
    return labels


def _stems(page: Page, index: int) -> tuple[str, ...]:
    """Return the words of a short quotation without their endings, else nothing."""
    span = page.outer[index]
    found = _WORD.findall(page.prose.text[span.start : min(span.end, span.start + _LABEL_LENGTH)])
    if len(found) > _LABEL_WORDS or span.end - span.start > _LABEL_LENGTH or not span.partial:
        return ()
    return tuple(_ENDING.sub("", word.lower()) for word in found)


def is_label(page: Page, index: int, source: Source | None, saying: Saying | None) -> bool:
    """Tell whether the outer quotation `index` is a label of any kind, not speech.

    Args:
        page: The text.
        index: Of the quotation in `page.outer`.
        source: Whom attribution gives the quotation to.
        saying: The cue by which it does so.
    """
    stretch = page.stretches[index]
    weight = (
        _BIAS
        + _of_words(page, stretch)
        + _of_end(page, index)
        + _of_left(page, stretch)
        + _of_right(page, stretch)
        + _of_cue(page, stretch, source, saying)
        - (not page.outer[index].partial) * (3 if source else 1)
    )
    return weight > 0


def _of_words(page: Page, stretch: Stretch) -> int:
    """Weigh what is quoted: labels are short, capitalised, and no clauses."""
    kinds = page.prose.kinds
    tokens = [t for t in range(stretch.first, stretch.end) if kinds[t] != MARK]
    lower = [page.small[token] for token in tokens]
    weight = _LENGTHS.get(len(tokens), _LONG)
    weight -= 4 * (not _OF_A_TALKER.isdisjoint(lower[:12]))
    weight -= 4 * (not _FINITE.isdisjoint(lower[:12]))
    content = [t for t, word in zip(tokens, lower, strict=True) if word not in _SMALL_WORDS]
    if content == tokens[:1] and len(tokens) > 1:
        return weight  # the capital of a sentence
    if content and all(kinds[token] == NUMBER for token in content):
        return weight + _FIGURES
    if content and all(kinds[token] in (NAME, ABBREVIATION, NUMBER) for token in content):
        weight += 5 if len(tokens) > 1 else 1
    return weight


def _of_end(page: Page, index: int) -> int:
    """Weigh the punctuation at the closing mark, inside it or, as in Britain, behind it."""
    text, end = page.prose.text, page.outer[index].end
    last = text[end - 2]
    if last not in ".!?…,":
        last = text[end : end + 1]
    if last and last in ".!?…:;":
        return -2
    return -1 if last == "," else 3


def _of_left(page: Page, stretch: Stretch) -> int:
    """Weigh the word straight before the quotation."""
    token = stretch.first - 1
    if token < 0 or page.prose.kinds[token] == BREAK:
        return 0
    word = page.lower(token)
    if word in _NAMING or (word == "as" and page.lower(token - 1) in _NAMING):
        return 3
    if word in _WORKS or page.prose.kinds[token] == POSSESSIVE:
        return 4
    if word == ",":
        return 2
    if word in CUES or word in ("as", ":") or word in _FINITE:
        return -3
    if word == "to":
        return -1
    if word in PREPOSITIONS:
        return 2
    if page.prose.kinds[token] in (NAME, ABBREVIATION):
        return 2 if stretch.end - stretch.first <= _PAIR else 0
    if word == "that" or page.prose.kinds[token] == MARK:
        return 0
    if word in ("his", "her", "their", "its", "our", "my"):
        return -1
    return -3 if word in JOINERS else -2


def _of_right(page: Page, stretch: Stretch) -> int:
    """Weigh the word straight behind the quotation."""
    token = stretch.end
    if token >= len(page.prose.words) or page.prose.kinds[token] == BREAK:
        return -2
    if page.is_mark(token):
        return _SOURCE_LINE if _is_source_line(page, token) else 0
    word = page.lower(token)
    if page.prose.kinds[token] == NAME or word in _SMALL_WORDS:
        return -1
    return 1


def _is_source_line(page: Page, dash: int) -> bool:
    """Tell whether a headline is quoted with its source: «"Rain to end" — The Echo, 2 May»."""
    if page.prose.words[dash] not in DASHES or dash + 1 >= len(page.prose.words):
        return False
    named = page.cast.mention_at(page.prose.starts[dash + 1])
    return page.prose.kinds[dash + 1] == NAME and named is None


def _of_cue(page: Page, stretch: Stretch, source: Source | None, saying: Saying | None) -> int:
    """Weigh who is said to say it."""
    if saying is None:
        return 1 if source else 2
    weight = 0
    if source and (source.person is not None or source.kind is None):
        weight -= 4
    if saying.cue < stretch.first:
        weight -= any(page.lower(t) == "that" for t in range(saying.tail, stretch.first))
        return weight - (3 if stretch.first - saying.tail <= 2 else 2)
    return weight + (3 if saying.head - stretch.end > 2 else -1)
