"""`reader add`: pages into the library."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.cli.parser import Commands, with_json
from reader.cli.session import places_and_settings
from reader.cli.terminal import Bar, out, out_json, say
from reader.guard import one_line

if TYPE_CHECKING:
    from reader.library.added import Added


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    add = with_json(
        commands.add(
            "add",
            add_sources,
            "copy pages into the library",
            "reader add page.html\n"
            "reader add ~/saved-pages 'clippings/*.txt'\n"
            "reader add https://example.org/story\n"
            "reader add --full https://example.org/feed.xml\n"
            "curl -s https://example.org/story | reader add -",
        )
    )
    add.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="a page, a feed, a folder of pages, a pattern, an address, or - for standard input",
    )
    add.add_argument(
        "--full", action="store_true", help="of a feed's entries, fetch the pages they lead to"
    )


def add_sources(arguments: Namespace) -> int:
    """Add pages and print what became of each; 1 only when nothing of it is in the library."""
    from reader.library.add import add_pages
    from reader.library.fetched import fetcher

    places, settings = places_and_settings()
    with Bar("adding") as bar:
        result = add_pages(places, arguments.sources, bar, fetcher(settings), full=arguments.full)
    if arguments.json:
        out_json(asdict(result))
    else:
        _tell(result)
    return 0 if result.added or result.updated or result.known else 1


def _tell(result: Added) -> None:
    told = (("added", result.added), ("updated", result.updated), ("known", result.known))
    for what, pages in told:
        for page in pages:
            out(f"{what}  {page.id}  {one_line(page.title)}")
    for problem in result.unreadable:
        say(f"{problem.source}: {problem.reason}")
    if sum(len(pages) for _, pages in told) + len(result.unreadable) > 1:
        say(result.told)
