"""Articles that answer a query, each with its text and the sentence that shows why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.dataclass import dataclass
from reader.library.conditions import Marks, needs_marks, quotations_asked
from reader.library.index import Index
from reader.library.passage import Passage, best_passage
from reader.library.query import Query
from reader.library.search import Hit, search
from reader.library.shelf import Articles
from reader.model import ReaderError


@dataclass(frozen=True, slots=True)
class Found:
    """An article that answers a query."""

    hit: Hit
    text: str
    """Of the article; empty where its page has gone since the index saw it."""
    passage: Passage | None
    """The sentence that shows why it answers; None where that is not in the text."""
    said: Sequence[tuple[int, int]] = ()
    """Where the quotations stand that `said:` asks for."""


def find(
    index: Index, shelf: Articles, query: Query, marks: Callable[[], Marks], limit: int
) -> Iterator[Found]:
    """Yield the articles that answer a query, the best first, each as soon as it is read.

    Args:
        index: What is known of the pages.
        shelf: Gives their texts.
        query: What is asked.
        marks: Looks up what the person left in articles; called only if it is asked for.
        limit: How many articles at the most.
    """
    known = marks() if needs_marks(query) else Marks()
    known = replace(known, corrections=shelf.hand.corrections)
    said_in = quotations_asked(index, query, known)
    for hit in search(index, query, known, limit):
        try:
            text = shelf.article(hit.id).text
        except ReaderError:
            text = ""  # the next scan tells
        said = said_in(hit.path)
        yield Found(hit, text, best_passage(text, query, said), said)
