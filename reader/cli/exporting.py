"""`reader export`: articles and notes in the formats of other programs."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.parser import Commands
from reader.cli.session import (
    Found,
    WrongUse,
    by_prefix,
    find_article,
    library,
    notes_store,
    places_and_settings,
)
from reader.cli.terminal import Bar, out_file, say
from reader.export import FORMATS, Format
from reader.model import Analysis, ArticleNotes, ReaderError

if TYPE_CHECKING:
    from reader.annotations.store import Loaded
    from reader.export.passages import Marked
    from reader.library.shelf import Shelf


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    export = commands.add(
        "export",
        export_articles,
        "write notes and articles in the formats of other programs",
        "reader export --format jsonld --output notes.jsonld\n"
        "reader export how-to --format markdown\n"
        "reader export --format markdown --output ~/vault/news/\n"
        "reader export --format csl-json | jq '.[].title'",
    )
    export.add_argument(
        "ids",
        metavar="ID",
        nargs="*",
        help="an article, the beginning of its id; else your own all",
    )
    export.add_argument("--format", required=True, choices=list(FORMATS), help="see docs/export.md")
    export.add_argument(
        "--output", metavar="PATH", help="a file, or a folder to put a file for each article in"
    )


def export_articles(arguments: Namespace) -> int:
    """Write articles to standard output or to files; 1 when notes could not be read."""
    form = FORMATS[arguments.format]
    source = _Source(form)
    items = source.named(arguments.ids) if arguments.ids else source.whole()
    if not items:
        what = "notes" if form.of_notes else "articles of your own"
        say(f"there are no {what} to export; the samples are left out unless they are named")
    elif not form.joins and len(items) > 1 and arguments.output in (None, "-"):
        raise WrongUse(f"{form.name} is a file for each article: name one, or --output FOLDER")
    if not items and (arguments.output not in (None, "-") or not form.joins):
        pass  # a pipe is given an empty list; a file that holds nothing is none
    elif arguments.output in (None, "-"):
        out_file(form.write(items))
    else:
        _write(form, items, arguments.output)
    return 0 if source.complete else 1


def _write(form: Format, items: list[Marked], output: str) -> None:
    from reader.annotations.disk import RealDisk
    from reader.library.exporting import put

    disk, path = RealDisk(), Path(output)
    is_each = not form.joins and len(items) > 1
    if is_each or path.is_dir() or output.endswith(("/", os.sep)):
        for one in items:
            put(disk, path / form.file_name(one.notes.article.id), form.write([one]))
    else:
        put(disk, path, form.write(items))
    say(f"{len(items)} article{'' if len(items) == 1 else 's'} written to {output}")


class _Source:
    """What is to be exported in one format, from the library and the notes."""

    def __init__(self, form: Format) -> None:
        self._form = form
        self._places, self._settings = places_and_settings()
        self._store = notes_store(self._places)
        self.complete = True
        """Whether all that was to be exported could be read."""

    def named(self, ids: list[str]) -> list[Marked]:
        """Return the articles that are named, each once, in the order named."""
        found = {one.notes.article.id: one for one in map(self._named, ids)}
        return list(found.values())

    def whole(self) -> list[Marked]:
        """Return the person's own articles, newest first, then the notes whose page has gone.

        Without the samples, and of a format of notes only what has some.
        """
        shelf = library(self._places, self._settings)
        own = [entry.id for entry in shelf.entries if not entry.sample]
        kept = {one.notes.article.id: one for one in self._store.all()}
        samples = self._annotated_samples(kept, own)
        if self._form.of_notes:
            gone = sorted(kept.keys() - {*own} - samples)
            names = [*(name for name in own if name in kept), *gone]
        else:
            names = own
        items = list(self._each(shelf, names, kept))
        return [one for one in items if self._is_wanted(one.notes)]

    def _each(self, shelf: Shelf, names: list[str], kept: Mapping[str, Loaded]) -> Iterator[Marked]:
        with Bar("exporting") as bar:
            for done, name in enumerate(names, 1):
                try:
                    if name in shelf.pages:
                        article, ref = shelf.article(name), shelf.ref(name)
                        yield self._marked(Found(name, article, ref, self._places))
                    else:
                        yield self._without_page(kept[name])
                except ReaderError as error:
                    say(str(error))
                    self.complete = False
                bar(done, len(names))

    def _annotated_samples(self, kept: Mapping[str, Loaded], own: list[str]) -> set[str]:
        """Return the samples that have notes, having said that these are left out."""
        from reader.library.scan import sample_pages

        samples = {page.id for page in sample_pages() if page.id in kept} - {*own}
        if self._form.of_notes and any(kept[name].notes.annotations for name in samples):
            say(f"notes on samples are left out unless named: {', '.join(sorted(samples))}")
        return samples

    def _named(self, given: str) -> Marked:
        try:
            return self._marked(find_article(given))
        except ReaderError:
            kept = {one.notes.article.id: one for one in self._store.all()}
            name = by_prefix(given, list(kept))
            if name is None:
                raise
            return self._without_page(kept[name])

    def _marked(self, found: Found) -> Marked:
        from reader.export.passages import Marked

        text = found.article.text
        if self._form.as_stored and self._store.file(found.id).exists():
            notes = self._checked(self._store.stored(found.id))
        else:
            notes = self._checked(self._store.load(found.ref, text))
        analysis = found.analysis() if self._form.analysed else Analysis()
        return Marked(found.article, notes, analysis)

    def _without_page(self, loaded: Loaded) -> Marked:
        from reader.export.passages import Marked, article_of

        notes = self._checked(loaded)
        return Marked(article_of(notes.article), notes)

    def _checked(self, loaded: Loaded) -> ArticleNotes:
        """Return the notes of a file, having said what is wrong with it."""
        if loaded.problem:
            say(loaded.problem)
        self.complete = self.complete and not loaded.read_only
        return loaded.notes

    def _is_wanted(self, notes: ArticleNotes) -> bool:
        left = notes.annotations or notes.starred or notes.tags
        return bool(left) or self._form.as_stored or not self._form.of_notes
