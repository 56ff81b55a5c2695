"""`reader notes` and `reader note`: a person's notes, read and written without the screen."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from reader.cli.parser import Commands, with_json
from reader.cli.session import (
    Found,
    WrongUse,
    by_prefix,
    find_article,
    notes_store,
    places_and_settings,
)
from reader.cli.terminal import out, out_json, say
from reader.guard import guard, one_line
from reader.model import Annotation, AnnotationKind, ArticleNotes, ReaderError

if TYPE_CHECKING:
    from reader.annotations.store import NotesStore

LABELS = ("key", "quote", "question", "check", "todo")
"""What a highlight or a note can be labelled; a bookmark's label is its letter."""


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    notes = with_json(
        commands.add(
            "notes",
            list_notes,
            "print your notes, highlights and bookmarks",
            "reader notes\n"
            "reader notes how-to-read-here\n"
            "reader notes --json | jq -r '.[] | select(.label == \"check\") | .note'",
        )
    )
    notes.add_argument("id", metavar="ID", nargs="?", help="of one article; else of all")
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
    all_notes = list(_every_note()) if arguments.id is None else [_notes_on(arguments.id)]
    if arguments.json:
        out_json([data for notes in all_notes for data in _data(notes)])
    elif not any(notes.annotations for notes in all_notes):
        say("there are no notes; 'reader note --help' tells how to make one")
    else:
        for notes in all_notes:
            for line in _told(notes):
                out(line)
    return 0


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


def _data(notes: ArticleNotes) -> Iterator[dict[str, Any]]:
    return (annotation_data(notes.article.id, one) for one in notes.annotations)


def _told(notes: ArticleNotes) -> Iterator[str]:
    if notes.annotations:
        yield f"{one_line(notes.article.title)} ({notes.article.id})"
    for one in notes.annotations:
        yield from (f"  {line}" for line in _lines(one))


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
