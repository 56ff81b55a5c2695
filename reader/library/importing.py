"""Annotations from a file into the person's notes: found their article, placed, merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.annotations.edit import in_text_order, target_of
from reader.annotations.ids import new_id
from reader.annotations.merge import ORIGIN, merge
from reader.annotations.quotation import find_quotation
from reader.annotations.store import NotesStore
from reader.dataclass import dataclass
from reader.digest import sha256
from reader.export.incoming import Incoming
from reader.library.addresses import AnnotatedPages
from reader.library.scan import OnProgress
from reader.library.shelf import Shelf
from reader.model import AnchorState, Annotation, ArticleNotes, ArticleRef, ReaderError

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


@dataclass(frozen=True, slots=True)
class Taken:
    """An annotation that is among the notes now."""

    article: str
    id: str
    state: AnchorState


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The annotations of one article that did not come in."""

    source: str
    """The article's id or its address."""
    annotations: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the annotations in a file."""

    added: tuple[Taken, ...] = ()
    known: tuple[Taken, ...] = ()
    """They were among the notes before; what was new in them was merged."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def unplaced(self) -> tuple[Taken, ...]:
        """Those added whose passage is not in the article's text, or not surely."""
        return tuple(one for one in self.added if one.state in ("lost", "needs_review"))


def import_annotations(
    store: NotesStore,
    shelf: Shelf,
    incoming: Sequence[Incoming],
    article: str | None = None,
    on_progress: OnProgress | None = None,
) -> Imported:
    """Save annotations of a file among the person's notes. Done twice it changes nothing more.

    Our own come back under the article's id, its page there or not. Those of other programs go
    to the article of the library that has the address or the headline of their page; where there
    is none they are left out, for nothing would join them to the page once it is added.

    Args:
        store: The person's notes.
        shelf: The library.
        incoming: From `reader.export.incoming.read`.
        article: The article that annotations of other programs are on, where it is known.
        on_progress: Told after each article.
    """
    at = (
        AnnotatedPages(shelf, (one.notes.article for one in incoming if not one.ours))
        if article is None
        else None
    )
    added: list[Taken] = []
    known: list[Taken] = []
    left_out: list[LeftOut] = []
    for done, one in enumerate(incoming, 1):
        try:
            on = article or (at.article_of(one.notes.article) if at else None)
            own = one if one.ours else _of_article(one, shelf, on)
            for taken, is_new in _take(store, shelf, own):
                (added if is_new else known).append(taken)
        except ReaderError as error:
            source = one.notes.article.id or one.notes.article.url or one.notes.article.title
            left_out.append(LeftOut(source, len(one.notes.annotations), str(error)))
        if on_progress:
            on_progress(done, len(incoming))
    return Imported(tuple(added), tuple(known), tuple(left_out))


def united(
    here: ArticleNotes, incoming: ArticleNotes, before: Iterable[ArticleNotes] = ()
) -> ArticleNotes:
    """Return the notes of an article with those that come in.

    What is new comes in, also what was deleted here; of what is on both sides the words are
    merged, and the place stays the one it has here.

    Args:
        here: As they are kept.
        incoming: As they come in.
        before: Earlier versions of them here. What comes in as one of them said it is no change.
    """
    known = {one.id: one for one in here.annotations}

    def placed(notes: ArticleNotes) -> list[Annotation]:
        return [_in_place_of(known.get(one.id), one) for one in notes.annotations]

    theirs = replace(
        incoming,
        article=replace(here.article, extra=incoming.article.extra),
        annotations=in_text_order(placed(incoming)),
    )
    arriving = {one.id: one for one in theirs.annotations}
    earlier = (one for version in before for one in placed(version) if one.id in known)
    old = {one.id: one for one in earlier if arriving.get(one.id) == one}
    nothing = ArticleNotes(ArticleRef(here.article.id, ""))
    return merge(replace(nothing, annotations=tuple(old.values())), here, theirs)


def _take(store: NotesStore, shelf: Shelf, one: Incoming) -> Iterator[tuple[Taken, bool]]:
    """Save the notes of one article, and yield each that came in and whether it is new."""
    article = one.notes.article.id
    loaded = store.stored(article)
    if loaded.read_only:
        raise ReaderError(loaded.problem or "its notes can't be written")
    here, incoming = loaded.notes, _each_once(one.notes)
    is_first = here == ArticleNotes(ArticleRef(article, article))
    notes = incoming if is_first else united(here, incoming, store.remembered(article))
    saved = here if notes == here else store.save(notes, _text(shelf, article))
    before = {each.id for each in here.annotations}
    wanted = {each.id for each in incoming.annotations}
    for each in saved.annotations:
        if each.id in wanted:
            yield Taken(article, each.id, each.state), each.id not in before


def _each_once(notes: ArticleNotes) -> ArticleNotes:
    """Return notes whose annotations all have an id, and each another."""
    named = (one if one.id else replace(one, id=_own_id(one)) for one in notes.annotations)
    found = {one.id: one for one in named}
    return replace(notes, annotations=in_text_order(found.values()))


def _text(shelf: Shelf, article: str) -> str | None:
    """Return the text of an article; None where its page is not there, or can't be read."""
    try:
        return shelf.article(article).text
    except ReaderError:
        return None


def _in_place_of(here: Annotation | None, incoming: Annotation) -> Annotation:
    """Return what comes in, standing where the annotation stands that it is a version of."""
    if here is None:
        return incoming
    extra = {key: value for key, value in incoming.extra.items() if key != ORIGIN}
    if ORIGIN in here.extra:
        extra[ORIGIN] = here.extra[ORIGIN]
    return replace(incoming, target=here.target, state=here.state, extra=extra)


def _of_article(one: Incoming, shelf: Shelf, article: str | None) -> Incoming:
    """Return annotations of another program as notes on an article of the library."""
    if article is None:
        raise ReaderError("its page is not in the library; add it, then import again")
    text = shelf.article(article).text
    found = (_placed(replace(each, id=_own_id(each)), text) for each in one.notes.annotations)
    notes = replace(one.notes, article=shelf.ref(article), annotations=tuple(found))
    return replace(one, notes=notes)


def _placed(one: Annotation, text: str) -> Annotation:
    """Return an annotation that stands word for word where it is sure to be on that place.

    Others keep the selector they came with; they are looked for when they are saved.
    """
    if not one.target.exact:
        return replace(one, target=target_of(text, 0, 0))
    anchor = find_quotation(one.target, text)
    if anchor.start is None or anchor.end is None or anchor.state == "needs_review":
        return one
    if text[anchor.start : anchor.end] != one.target.exact:
        return one
    return replace(one, target=target_of(text, anchor.start, anchor.end), state="exact")


def _own_id(one: Annotation) -> str:
    """Return an id of ours for an annotation, the same at every import."""
    if _ULID.fullmatch(one.id):
        return one.id
    try:
        moment = datetime.fromisoformat(one.created)
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    name = one.id or "\0".join((one.created, one.note, one.target.exact))
    return new_id(moment, sha256(name.encode("utf-8", "surrogatepass")).digest())
