"""From words that a person typed to the passage of the text that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotations.folded import fold
from reader.model import ReaderError


def find_words(text: str, words: str) -> tuple[int, int]:
    """Return where words stand in a text, their typography and spacing aside.

    Raises:
        ReaderError: If they stand there not at all, or more than once.
    """
    folded, wanted = fold(text), fold(words).text.strip()
    places = list(_places(folded.text, wanted)) if wanted else []
    if not places:
        raise ReaderError(f'the words "{words}" are not in the article')
    if len(places) > 1:
        times = len(places)
        raise ReaderError(f'the words "{words}" are there {times} times; give more of the sentence')
    return folded.span(places[0], places[0] + len(wanted))


def _places(text: str, wanted: str) -> Iterator[int]:
    """Find each place of whole words; of parts of words where there is no other."""
    whole = list(re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))
    for match in whole or re.finditer(re.escape(wanted), text):
        yield match.start()
