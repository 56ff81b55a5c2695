"""`reader add`: pages into the library."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.cli.parser import Commands, with_json
from reader.cli.session import WrongUse, places_and_settings
from reader.cli.terminal import Bar, out, out_json, say
from reader.guard import one_line

if TYPE_CHECKING:
    from reader.library.added import Added
    from reader.library.adding import AddReport
    from reader.library.places import Places
    from reader.library.settings import Settings


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
            "curl -s https://example.org/story | reader add -\n"
            "reader add --again",
        )
    )
    add.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="*",
        help="a page, feed, EPUB, folder of pages, pattern or address, or - for standard input",
    )
    add.add_argument("--again", action="store_true", help="add what could not be added before, too")
    add.add_argument(
        "--full", action="store_true", help="of a feed's entries, fetch the pages they lead to"
    )


def add_sources(arguments: Namespace) -> int:
    """Add pages and print what became of each; 1 only when nothing of it is in the library."""
    from reader.library.left_out import left_out
    from reader.library.unadded import load_unadded

    places, settings = places_and_settings()
    sources = tuple(arguments.sources)
    if arguments.again:
        sources += tuple(load_unadded(places))
    elif not sources:
        raise WrongUse("name what is to be added; see 'reader add --help'")
    result = _add(places, settings, sources, full=arguments.full)
    if arguments.json:
        out_json(asdict(result))
    elif sources:
        _tell(result, left_out(arguments.sources))
    else:
        say("there is nothing that could not be added")
    return 0 if result.added or result.updated or result.known or not sources else 1


def _add(places: Places, settings: Settings, sources: tuple[str, ...], *, full: bool) -> Added:
    """Add pages, and keep what could not be added, to be tried again."""
    from reader.library.added import Added
    from reader.library.adding import Wish, add_telling
    from reader.library.fetched import fetcher
    from reader.library.unadded import Unadded

    result, unadded = Added(), Unadded(places)

    def tell(report: AddReport) -> None:
        nonlocal result
        result += report.became
        bar(report.done, report.total)
        unadded.keep(report.became)

    with Bar("adding") as bar:
        add_telling(places, Wish(sources, full=full), tell, fetcher(settings))
    failed = {one.source for one in result.unreadable}
    unadded.keep(Added(), set(sources) - failed)  # where that fails, each is told all the same
    return result


def _tell(result: Added, left: str) -> None:
    told = (("added", result.added), ("updated", result.updated), ("known", result.known))
    for what, pages in told:
        for page in pages:
            out(f"{what}  {page.id}  {one_line(page.title)}")
    for problem in result.unreadable:
        say(f"{problem.source}: {problem.reason}")
    if left:
        why = "left out, for their names are not of pages"
        say(f"{why}: {left}; one that is named itself is tried")
    if sum(len(pages) for _, pages in told) + len(result.unreadable) > 1:
        say(result.told)
