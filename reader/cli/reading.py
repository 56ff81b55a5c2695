"""`reader list` and `reader show`: what there is, and one article of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reader.cli.parser import Commands, with_json
from reader.cli.session import Found, find_article, library, places_and_settings
from reader.cli.terminal import out, out_json, say
from reader.guard import one_line

if TYPE_CHECKING:
    from reader.library.places import Places
    from reader.library.shelf import Entry
    from reader.library.sources import Unreadable


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    listed = with_json(
        commands.add(
            "list",
            list_articles,
            "list the articles of the library",
            "reader list\n"
            "reader list --json | jq -r '.[].title'\n"
            "reader list --unreadable\n"
            "reader list --drop broken.txt",
        )
    )
    listed.add_argument(
        "--unreadable", action="store_true", help="list what can't be read or added, and why"
    )
    listed.add_argument(
        "--drop",
        metavar="SOURCE",
        action="append",
        default=[],
        help="list something that could not be added no longer",
    )
    show = with_json(
        commands.add(
            "show",
            show_article,
            "print an article as plain lines, for a screen reader or a pipe",
            "reader show how-to-read-here\n"
            "reader show how-to --quotes --people\n"
            "reader show saved-page.txt --notes",
        )
    )
    show.add_argument("id", metavar="ID", help="an article, the beginning of its id, a page, or -")
    show.add_argument("--quotes", action="store_true", help="say where quotations are, and whose")
    show.add_argument("--people", action="store_true", help="say after each name who it is")
    show.add_argument("--notes", action="store_true", help="say where your notes stand")


def list_articles(arguments: Namespace) -> int:
    """Print the articles, newest first; what can't be read is told beside them."""
    places, settings = places_and_settings()
    if arguments.drop:
        return _drop(places, arguments.drop)
    shelf = library(places, settings)
    if arguments.unreadable:
        from reader.library.unadded import load_unadded

        _list_unreadable([*load_unadded(places).values(), *shelf.unreadable], arguments)
        return 0
    if arguments.json:
        out_json([_entry_data(entry) for entry in shelf.entries])
    elif not (shelf.entries or shelf.unreadable):
        say("the library is empty; 'reader add PAGE' puts a page into it")
    else:
        width = max((len(entry.id) for entry in shelf.entries), default=0)
        for entry in shelf.entries:
            out(_entry_line(entry, width))
    for problem in shelf.unreadable:
        say(f"{problem.source}: {problem.reason}")
    return 0


def _list_unreadable(unreadable: Sequence[Unreadable], arguments: Namespace) -> None:
    if arguments.json:
        out_json([asdict(one) for one in unreadable])
    elif not unreadable:
        say("every page of the library can be read, and all that was named was added")
    else:
        for one in unreadable:
            out(one_line(f"{one.source}: {one.reason}"))


def _drop(places: Places, sources: Sequence[str]) -> int:
    from reader.library.unadded import drop_unadded, source_of

    dropped = {one.source for one in drop_unadded(places, sources)}
    for source in sources:
        if source_of(source) not in dropped:
            say(f"{source}: not among what could not be added; see 'reader list --unreadable'")
    return 0 if dropped else 1


def show_article(arguments: Namespace) -> int:
    """Print one article, with words for its quotations, people and notes where wanted."""
    found = find_article(arguments.id)
    if arguments.json:
        out_json(_article_data(found, arguments))
    else:
        out(_linear(found, arguments))
    return 0


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "article": entry.id,
        "id": entry.id,
        "title": entry.title,
        "publisher": entry.publisher,
        "section": entry.section,
        "published": entry.published,
        "words": entry.words,
        "source": str(entry.source),
        "sample": entry.sample,
    }


def _entry_line(entry: Entry, width: int) -> str:
    date = (entry.published or "")[:10]
    publisher = f"  ({one_line(entry.publisher)})" if entry.publisher else ""
    return f"{entry.id:{width}}  {date:10}  {one_line(entry.title)}{publisher}"


def _article_data(found: Found, wanted: Namespace) -> dict[str, Any]:
    from reader.cli.noting import annotation_data

    data = {"id": found.id, **found.article.to_dict()}
    analysis = found.analysis().to_dict() if wanted.quotes or wanted.people else {}
    if wanted.quotes:
        data["quotes"] = analysis["quotes"]
    if wanted.people:
        data["people"] = analysis["people"]
    if wanted.notes:
        notes = found.notes().annotations
        data["notes"] = [annotation_data(found.id, one) for one in notes]
    return data


def _linear(found: Found, wanted: Namespace) -> str:
    from reader.cli import linear

    insertions: list[linear.Insertion] = []
    lost: list[str] = []
    if wanted.quotes:
        insertions += linear.quotations(found.analysis())
    if wanted.people:
        insertions += linear.people(found.analysis())
    if wanted.notes:
        annotations = found.notes().annotations
        insertions += linear.notes(annotations)
        lost = linear.lost_notes(annotations)
    return "\n\n".join([linear.linear(found.article, insertions), *lost])
