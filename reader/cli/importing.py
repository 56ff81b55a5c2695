"""`reader import`: annotations from a file among the person's notes."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.parser import Commands, with_json
from reader.cli.session import by_prefix, library, notes_store, places_and_settings
from reader.cli.terminal import Bar, out, out_json, say
from reader.export import IN_FORMATS
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.library.importing import Imported
    from reader.library.shelf import Shelf


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    imports = with_json(
        commands.add(
            "import",
            import_file,
            "take annotations from a file into your notes",
            "reader import notes.jsonld\n"
            "reader import hypothesis.json --article pier-falls\n"
            "reader export --format jsonld | ssh elsewhere reader import -",
        )
    )
    imports.add_argument("file", metavar="FILE", help="JSON, or - for standard input")
    imports.add_argument("--format", choices=IN_FORMATS, help="else told from the content")
    imports.add_argument(
        "--article", metavar="ID", help="what the annotations of another program are on"
    )


def import_file(arguments: Namespace) -> int:
    """Save the annotations of a file; 1 only when none of them could come in."""
    from reader.export.incoming import read
    from reader.library.importing import import_annotations
    from reader.library.sources import read_page

    try:
        incoming = read(read_page(Path(arguments.file)), arguments.format)
    except ReaderError as error:
        raise ReaderError(f"{arguments.file}: {error}") from error
    places, settings = places_and_settings()
    shelf = library(places, settings)
    article = _article(shelf, arguments.article) if arguments.article else None
    with Bar("importing") as bar:
        result = import_annotations(notes_store(places), shelf, incoming, article, bar)
    if arguments.json:
        out_json(asdict(result) | {"unplaced": [asdict(one) for one in result.unplaced]})
    else:
        _tell(result)
    came_in = len(incoming) > len(result.left_out)
    return 0 if came_in else 1


def _article(shelf: Shelf, given: str) -> str:
    found = by_prefix(given, list(shelf.pages))
    if found is None:
        raise ReaderError(f"{given}: there is no such article; 'reader list' shows those there are")
    return found


def _tell(result: Imported) -> None:
    for what, notes in (("added", result.added), ("known", result.known)):
        for article, number in Counter(one.article for one in notes).items():
            out(f"{what}  {article}  {number}")
    for one in result.unplaced:
        state = "lost" if one.state == "lost" else "not sure"
        say(f"{one.id}: its passage in {one.article} is {state}; 'reader notes {one.article}'")
    for page in result.left_out:
        say(f"{page.source}: {page.annotations} left out: {page.reason}")
    left_out = sum(page.annotations for page in result.left_out)
    say(
        f"{len(result.added)} added, {len(result.known)} known, "
        f"{len(result.unplaced)} unplaced, {left_out} left out"
    )
