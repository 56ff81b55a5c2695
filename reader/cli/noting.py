"""`reader notes` and `reader note`: a person's notes, read and written without the screen."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from reader.cli.parser import Commands, with_json
from reader.cli.session import (
    Found,
    WrongUse,
    ask_library,
    by_prefix,
    find_article,
    notes_store,
    places_and_settings,
    quiet_settings,
)
from reader.cli.terminal import out, out_file, out_json, say
from reader.guard import guard, one_line
from reader.model import Annotation, AnnotationKind, ArticleNotes, ReaderError

if TYPE_CHECKING:
    from reader.annotations.store import NotesStore
    from reader.library.left import Left
    from reader.library.query import Query

LABELS = ("key", "quote", "question", "check", "todo")
"""What a highlight or a note can be labelled; a bookmark's label is its letter."""


_NONE = "there are no notes; 'reader note --help' tells how to make one"


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    notes = with_json(
        commands.add(
            "notes",
            list_notes,
            "print your notes, highlights and bookmarks",
            "reader notes\n"
            "reader notes how-to-read-here\n"
            "reader notes --query 'kind:check person:\"Mara Quill\" after:2009'\n"
            "reader notes --digest --query tag:harbour > harbour.md\n"
            "reader notes --json | jq -r '.[] | select(.label == \"check\") | .note'",
        )
    )
    notes.add_argument("id", metavar="ID", nargs="?", help="of one article; else of all")
    notes.add_argument("--query", help="only those that answer a query, as 'reader search' takes")
    notes.add_argument(
        "--digest", action="store_true", help="as a text to be read, in Markdown, with who speaks"
    )
    note = with_json(
        commands.add(
            "note",
            change_notes,
            "add a note to an article, or delete one",
            'reader note how-to --on "words of the text" --text "What I think of it"\n'
            'reader note how-to --on "words of the text" --label check --tag bridge\n'
            "reader note how-to --delete 01J5Z3",
        )
    )
    note.add_argument("id", metavar="ID", help="an article, the beginning of its id, or a page")
    what = note.add_mutually_exclusive_group(required=True)
    what.add_argument("--on", metavar="WORDS", help="the words of the text that it stands on")
    what.add_argument("--delete", metavar="NOTE-ID", help="a note, or the beginning of its id")
    note.add_argument("--text", metavar="NOTE", default="", help="your own words")
    note.add_argument("--kind", choices=get_args(AnnotationKind), help="note if --text is given")
    note.add_argument("--label", help=f"{', '.join(LABELS)}; a bookmark's letter")
    note.add_argument("--tag", action="append", default=[], help="may be given several times")


def list_notes(arguments: Namespace) -> int:
    """Print the notes on one article or on all, in text order."""
    if arguments.json and arguments.digest:
        raise WrongUse("--json and --digest are two ways of printing notes: choose one")
    query = _query(arguments.query)
    all_notes = list(_every_note()) if arguments.id is None else [_notes_on(arguments.id)]
    left = _left(all_notes, query, speakers=arguments.digest)
    if arguments.json:
        out_json([annotation_data(one.notes.article.id, one.one) for one in left])
    elif not left:
        say(_NONE if query is None else "no note answers this query")
    elif arguments.digest:
        out_file(_digest(left, arguments.query))
    else:
        for _, group in groupby(left, key=lambda one: one.notes.article.id):
            for line in _told(list(group)):
                out(line)
    return 0 if left or query is None else 1


def change_notes(arguments: Namespace) -> int:
    """Add a note and print its id once it is on the disk; or delete one."""
    found = find_article(arguments.id)
    store = notes_store(found.places)
    if arguments.delete is not None:
        one = _delete(store, found, arguments.delete)
    else:
        one = _add(store, found, arguments)
    if arguments.json:
        out_json(annotation_data(found.id, one))
    elif arguments.delete is None:
        out(one.id)
    else:
        say(f"deleted {one.id}")
    return 0


def annotation_data(article: str, one: Annotation) -> dict[str, Any]:
    """Return the JSON form of an annotation, as `reader notes --json` prints it."""
    return {
        "article": article,
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "created": one.created,
        "modified": one.modified,
        "note": one.note,
        "tags": list(one.tags),
        "target": {
            "exact": one.target.exact,
            "prefix": one.target.prefix,
            "suffix": one.target.suffix,
            "start": one.target.start,
            "end": one.target.end,
            "text": one.target.text,
        },
        "state": one.state,
    }


def _notes_on(given: str) -> ArticleNotes:
    """Return the notes on an article; as their file has them where the article has gone."""
    try:
        return find_article(given).notes()
    except ReaderError:
        kept = {notes.article.id: notes for notes in _every_note()}
        article = by_prefix(given, list(kept))
        if article is None:
            raise
        return kept[article]


def _every_note() -> Iterator[ArticleNotes]:
    places, _ = places_and_settings()
    for loaded in notes_store(places).all():
        if loaded.problem:
            say(loaded.problem)
        yield loaded.notes


def _query(text: str | None) -> Query | None:
    from reader.library.query import QueryError, read_query

    try:
        return None if text is None else read_query(text)
    except QueryError as error:
        raise WrongUse(str(error)) from error


def _left(every: list[ArticleNotes], query: Query | None, *, speakers: bool) -> list[Left]:
    """Return what was left in articles, as far as it answers a query."""
    from reader.library.left import InQuery, as_left, asking, needs_index, people_in, with_speakers

    left, known = as_left(every), InQuery()
    if left and (speakers or (query is not None and needs_index(query))):
        left, known = ask_library(
            lambda _places, shelf, index: (
                with_speakers(index, left),
                known if query is None else people_in(index, query, shelf.hand.corrections),
            )
        )
    if query is None:
        return left
    answers = asking(query, read=_read(), known=known)
    return [one for one in left if answers(one)]


def _read() -> list[str]:
    """Return the ids of the articles that were read to the end."""
    from reader.library.progress import load_progress, this_device

    places, _ = quiet_settings()
    progress = load_progress(places.progress, this_device())
    return [id_ for id_, place in progress.places.items() if place.finished]


def _digest(left: list[Left], asked: str | None) -> str:
    from reader.export.digest import write
    from reader.library.left import sections

    return write(sections(left), asked or "")


def _told(left: list[Left]) -> Iterator[str]:
    article = left[0].notes.article
    yield f"{one_line(article.title)} ({article.id})"
    for one in left:
        yield from (f"  {line}" for line in _lines(one.one))


def _lines(one: Annotation) -> Iterator[str]:
    kind = ", ".join([one.kind.upper(), *([one.label] if one.label else [])])
    state = "" if one.state == "exact" else f" ({one.state.replace('_', ' ')})"
    yield f'{kind}{state}: "{one_line(one.target.exact)}"'
    for line in guard(one.note).splitlines():
        yield f"  {line}"
    tags = "".join(f" #{one_line(tag)}" for tag in one.tags)
    yield f"  {one.id}{tags}"


def _add(store: NotesStore, found: Found, wanted: Namespace) -> Annotation:
    from datetime import UTC, datetime

    from reader.annotations.edit import new_annotation, put
    from reader.annotations.ids import new_id
    from reader.cli.passage import find_words

    text = found.article.text
    kind: AnnotationKind = wanted.kind or ("note" if wanted.text else "highlight")
    start, end = find_words(text, wanted.on)
    now = datetime.now(UTC)
    one = new_annotation(
        kind,
        text,
        start,
        end,
        id=new_id(now, os.urandom(10)),
        now=now,
        label=_label(kind, wanted.label),
        note=wanted.text,
        tags=wanted.tag,
    )
    found.remember(now, start)
    store.save(put(store.load(found.ref, text).notes, one), text)
    return one


def _label(kind: str, label: str | None) -> str | None:
    if kind == "bookmark":
        fits, wanted = label is None or len(label) == 1, "one letter"
    else:
        fits, wanted = label is None or label in LABELS, f"one of {', '.join(LABELS)}"
    if not fits:
        raise WrongUse(f"the label of a {kind} is {wanted}, not '{label}'")
    return label


def _delete(store: NotesStore, found: Found, given: str) -> Annotation:
    from reader.annotations.edit import remove

    notes = store.load(found.ref, found.article.text).notes
    annotations = {one.id: one for one in notes.annotations}
    note = by_prefix(given, list(annotations), "notes")
    if note is None:
        raise ReaderError(f"{given}: there is no such note; 'reader notes {found.id}' shows them")
    store.save(remove(notes, note), found.article.text)
    return annotations[note]
