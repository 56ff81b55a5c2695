"""Asking the whole library beside the screen. Nothing here touches a widget."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from dataclasses import replace

from reader.library.article_list import View
from reader.library.bearers import Bearers
from reader.library.compare import name_and_role
from reader.library.conditions import Marks, marks_of, needs_marks
from reader.library.finding import Found, find
from reader.library.index import Index
from reader.library.person import Known, called
from reader.library.query import Field, Query, positive, read_query
from reader.library.search import answering
from reader.ui.session import Session

MOST = 100
"""Articles that one looks through; who has more narrows the query."""


PEOPLE = 3
"""People that are offered for a name in a query."""


class Superseded(Exception):
    """What is being done is not wanted any more."""


def ask(session: Session, query: Query, stop: threading.Event) -> Iterator[Found]:
    """Yield the articles that answer a query, the best first, `MOST` of them at most.

    They are answered from what the index knows; what keeps it true goes on beside.

    Raises:
        Superseded: If it was stopped meanwhile.
        ReaderError: If the library can't be read.
    """
    with session.catalogue.apart() as index:
        for one in find(index, session.shelf, query, lambda: left_in(session), MOST):
            if stop.is_set():
                raise Superseded
            yield one


def people_asked(session: Session, query: Query) -> tuple[Known, ...]:
    """Return who bears the names that a query asks for, those named most first, a few of each."""
    asked = [one for one in positive(query) if isinstance(one, Field) and one.name == "person"]
    with session.catalogue.apart() as index:
        bearers = Bearers(index, session.shelf.hand.corrections)
        return tuple(known for one in asked for known in _people(index, bearers, one))


def _people(index: Index, bearers: Bearers, asked: Field) -> Iterator[Known]:
    """Yield who bears a name; of several who are kept apart, those who are meant."""
    name, role = name_and_role(asked.value)
    yield from called(index, asked.value, PEOPLE, prefix=asked.prefix)
    for known in called(index, name, PEOPLE) if role else ():
        meant = bearers.bearers_meant(asked.value, known.name, prefix=asked.prefix)
        yield from (Known(known.name, len(one.articles), one.role) for one in meant)


def listed(session: Session, view: View, words: str, *, whole: bool = True) -> array[int]:
    """Return the articles of the list that answer a query, in the order of the list.

    Args:
        session: The session.
        view: Which articles, in what order.
        words: The query.
        whole: Whether all are returned, which takes tenths of a second where very many answer;
            else those among the first rows of the list.

    Raises:
        QueryError: If the query can't be read.
    """
    query = read_query(words)
    catalogue = session.catalogue
    numbers = catalogue.whole(view) if whole else catalogue.around(view).numbers
    with catalogue.apart() as index:
        marks = left_in(session) if needs_marks(query) else Marks()
        marks = replace(marks, corrections=session.shelf.hand.corrections)
        among = answering(index, query, marks, None if whole else numbers)
    return array("q", (number for number in numbers if number in among))


def left_in(session: Session) -> Marks:
    """Return what the person left in articles, from their notes and reading places."""
    return marks_of(session.notebook.all(), session.progress)
