"""`reader search`: the articles that answer a query, each with the sentence that shows why."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from reader.cli.parser import Commands, with_json
from reader.cli.session import WrongUse, ask_library, notes_store
from reader.cli.terminal import out, out_json, say
from reader.guard import one_line
from reader.wording import told_source

if TYPE_CHECKING:
    from reader.library.conditions import Marks
    from reader.library.finding import Found
    from reader.library.passage import Passage
    from reader.library.places import Places

_LIMIT = 20
"""Articles, if no other number is asked for."""

_MOST = 10**9
"""A larger number asks for no more: there is no library with so many articles."""


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    search = with_json(
        commands.add(
            "search",
            search_library,
            "find articles by words, people, quotations, dates and notes",
            "reader search ferry\n"
            "reader search '\"rope ferry\" -strike after:2009-01'\n"
            "reader search 'person:\"Mara Quill\" said:pier'\n"
            "reader search 'tag:harbour has:note OR is:starred' --json",
        )
    )
    search.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help='words, "phrases", begin*, -not, OR, and fields such as person: said: by: '
        "publisher: after: before: tag: kind: has: is:",
    )
    search.add_argument(
        "--limit", type=count, default=_LIMIT, metavar="N", help=f"articles at most ({_LIMIT})"
    )


def search_library(arguments: Namespace) -> int:
    """Print the articles that answer a query, the best first; 1 when there are none."""
    from reader.library.finding import find
    from reader.library.query import QueryError, read_query

    try:
        query = read_query(" ".join(arguments.query))
    except QueryError as error:
        raise WrongUse(str(error)) from error
    answers = ask_library(
        lambda places, shelf, index: list(
            find(index, shelf, query, lambda: _marks(places), arguments.limit)
        )
    )
    if arguments.json:
        out_json([_data(answer) for answer in answers])
    else:
        for answer in answers:
            _tell(answer)
    if not answers:
        say("nothing answers this query")
    return 0 if answers else 1


def count(text: str) -> int:
    """Read a number from 1 on, as an argument."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise ArgumentTypeError("a number from 1 on is needed")
    return min(int(text), _MOST)


def _marks(places: Places) -> Marks:
    from reader.library.conditions import marks_of
    from reader.library.progress import load_progress, this_device

    notes = [loaded.notes for loaded in notes_store(places).all()]
    return marks_of(notes, load_progress(places.progress, this_device()))


def _data(found: Found) -> dict[str, Any]:
    hit, text, passage = found.hit, found.text, found.passage
    sentence = None
    if passage is not None:
        sentence = {
            "start": passage.start,
            "end": passage.end,
            "text": text[passage.start : passage.end],
            "marks": [list(mark) for mark in passage.marks],
        }
    return {
        "article": hit.id,
        "title": hit.title,
        "publisher": hit.publisher,
        "published": hit.published,
        "sentence": sentence,
    }


def _tell(found: Found) -> None:
    hit = found.hit
    out(f"{hit.id}  {one_line(told_source(hit.title, hit.publisher, hit.published))}")
    if found.passage is not None:
        out(f"    {one_line(_marked(found.text, found.passage))}")


def _marked(text: str, passage: Passage) -> str:
    """Return the sentence with what was found between asterisks."""
    pieces, done = [], passage.start
    for start, end in passage.marks:
        pieces += [text[done:start], "*", text[start:end], "*"]
        done = end
    return "".join([*pieces, text[done : passage.end]])
