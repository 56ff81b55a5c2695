"""`reader quotes` and `reader people`: who said what, and who is named, in one article or all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from reader.cli.linear import speaker_in_words
from reader.cli.parser import Commands, Parser
from reader.cli.session import Found, ask_library, find_article
from reader.cli.terminal import out, out_json, say
from reader.export.tables import row_of
from reader.guard import one_line
from reader.wording import told_source

if TYPE_CHECKING:
    from reader.library.bearers import Bearers, Whose
    from reader.library.said import Appearance, Saying, Source

Thing = TypeVar("Thing")

_FORMATS = ("lines", "json", "jsonl", "csv")
_SOURCE_COLUMNS = ("article", "headline", "publisher", "published")
_QUOTE_COLUMNS = ("speaker", "speaker_kind", "role", "kind", "quotation", "start", "end")
_PERSON_COLUMNS = ("name", "titles", "roles", "mentions", "pronouns", "first")
_WHOSE_COLUMNS = ("key", "may_be")


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    quotes = _with_format(
        commands.add(
            "quotes",
            list_quotes,
            "print who said what, in one article or in all",
            "reader quotes how-to-read-here\n"
            'reader quotes --person "Mara Quill"\n'
            "reader quotes --person quill --said pier --format csv > quill.csv",
        )
    )
    quotes.add_argument("--person", metavar="NAME", help="only what this person or body says")
    quotes.add_argument("--said", metavar="WORDS", help="only quotations that hold these words")
    people = _with_format(
        commands.add(
            "people",
            list_people,
            "print who is named, in one article or in all",
            "reader people how-to-read-here\n"
            "reader people\n"
            "reader people --person quill --format csv > quill.csv",
        )
    )
    people.add_argument("--person", metavar="NAME", help="only who is called so")


def list_quotes(arguments: Namespace) -> int:
    """Print quotations, oldest article first, then in text order."""
    found = _sayings(arguments)
    if arguments.format == "lines":
        for source, group in groupby(found, key=lambda one: one.source):
            out(_heading(source))
            for saying in group:
                out(f"  {_told_saying(saying)}")
    else:
        _print(arguments.format, found, _saying_data, _QUOTE_COLUMNS, _saying_row)
    if not found:
        say("nobody says that" if arguments.said or arguments.person else "nothing is quoted")
    return 0


def list_people(arguments: Namespace) -> int:
    """Print people: as lines each once over all articles, else each in every article."""
    found = _appearances(arguments)
    if arguments.format == "lines":
        for line in _told_people(found):
            out(line)
    else:
        _print(arguments.format, found, _appearance_data, _PERSON_COLUMNS, _appearance_row)
    if not found:
        say("nobody is called so" if arguments.person else "nobody is named")
    return 0


def _with_format(parser: Parser) -> Parser:
    parser.add_argument("id", metavar="ID", nargs="?", help="of one article or page; else of all")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=_FORMATS, default="lines", help="lines, unless given")
    form.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="the same as --format json",
    )
    return parser


def _sayings(arguments: Namespace) -> list[Saying]:
    from reader.library.said import sayings, sayings_in

    person, words = arguments.person, arguments.said
    if arguments.id is None:
        return ask_library(
            lambda _places, shelf, index: sayings(
                index, person=person, words=words, corrections=shelf.hand.corrections
            )
        )
    found = find_article(arguments.id)
    with _bearers(found) as bearers:
        text, analysis = found.article.text, found.analysis()
        return sayings_in(_source(found), text, analysis, bearers, person=person, words=words)


def _appearances(arguments: Namespace) -> list[Appearance]:
    from reader.library.said import appearances, appearances_in

    person = arguments.person
    if arguments.id is None:
        return ask_library(
            lambda _places, shelf, index: appearances(
                index, person=person, corrections=shelf.hand.corrections
            )
        )
    found = find_article(arguments.id)
    with _bearers(found) as bearers:
        return appearances_in(_source(found), found.analysis(), bearers, person=person)


@contextmanager
def _bearers(found: Found) -> Iterator[Bearers]:
    """Tell who bears the names of an article, as far as the library is known."""
    from reader.library.bearers import Bearers
    from reader.library.corrections import NO_CORRECTIONS
    from reader.library.index import Index

    with Index(found.places.index) as index:
        hand = found.shelf and found.shelf.hand
        yield Bearers(index, hand.corrections if hand else NO_CORRECTIONS)


def _source(found: Found) -> Source:
    from reader.library.said import Source

    article = found.article
    return Source(found.id, article.title, article.publisher, article.published)


def _print(
    form: str,
    found: Sequence[Thing],
    data: Callable[[Thing], dict[str, Any]],
    columns: Sequence[str],
    row: Callable[[Thing], Iterable[object]],
) -> None:
    """Print what was found for other programs."""
    if form == "json":
        out_json([data(one) for one in found])
    elif form == "jsonl":
        for one in found:
            out_json(data(one), indent=None)
    else:
        out(row_of((*_SOURCE_COLUMNS, *columns, *_WHOSE_COLUMNS)))
        for one in found:
            out(row_of(row(one)))


def _facts(source: Source) -> tuple[str, str, str, str]:
    return source.id, source.title, source.publisher or "", source.published or ""


def _saying_data(saying: Saying) -> dict[str, Any]:
    source = dict(zip(_SOURCE_COLUMNS, asdict(saying.source).values(), strict=True))
    return {
        **source,
        **saying.quote.to_dict(),
        "roles": list(saying.roles),
        "text": saying.words,
        **_whose_data(saying.whose),
    }


def _saying_row(saying: Saying) -> Iterator[object]:
    quote = saying.quote
    yield from _facts(saying.source)
    yield from (quote.speaker or "", quote.speaker_kind or "", "; ".join(saying.roles))
    yield from (quote.kind, saying.words, quote.start, quote.end)
    yield from _whose_cells(saying.whose)


def _appearance_data(one: Appearance) -> dict[str, Any]:
    source = dict(zip(_SOURCE_COLUMNS, asdict(one.source).values(), strict=True))
    return {**source, **one.person.to_dict(), **_whose_data(one.whose)}


def _appearance_row(one: Appearance) -> Iterator[object]:
    person = one.person
    yield from _facts(one.source)
    yield from (person.name, "; ".join(person.titles), "; ".join(person.roles))
    yield from (len(person.mentions), len(person.pronouns))
    yield min((mention.start for mention in person.mentions), default="")
    yield from _whose_cells(one.whose)


def _whose_data(whose: Whose | None) -> dict[str, Any]:
    return {"key": whose and whose.key, "may_be": list(whose.may_be if whose else ())}


def _whose_cells(whose: Whose | None) -> tuple[str, str]:
    return (whose.key, "; ".join(whose.may_be)) if whose else ("", "")


def _heading(source: Source) -> str:
    told = told_source(source.title, source.publisher, source.published)
    return f"{source.id}  {one_line(told)}"


def _told_saying(saying: Saying) -> str:
    who = _called(saying.whose) if saying.whose else speaker_in_words(saying.quote)
    roles = _besides(who, saying.roles[:1])
    return one_line(f"{', '.join([who, *roles])}: {saying.words}")


def _told_people(found: Iterable[Appearance]) -> Iterator[str]:
    """Say of each person, most named first, what they do and how often they are named, where."""
    by_whose: dict[Whose, list[Appearance]] = {}
    for one in found:
        by_whose.setdefault(one.whose, []).append(one)
    counted = [
        (sum(len(one.person.mentions) for one in group), _called(whose), group)
        for whose, group in by_whose.items()
    ]
    for count, name, group in sorted(counted, key=lambda one: (-one[0], one[1])):
        roles = _besides(name, (role for one in group for role in one.person.roles))
        articles = f", in {len(group)} articles" if len(group) > 1 else ""
        yield one_line(f"{', '.join([name, *roles])} — named {_times(count)}{articles}")


def _besides(name: str, roles: Iterable[str]) -> list[str]:
    """Return roles, each once, but for that which stands in brackets behind a name."""
    told = name.casefold()
    return [one for one in dict.fromkeys(roles) if not told.endswith(f"({one.casefold()})")]


def _called(whose: Whose) -> str:
    return f"{whose.key} (which is not told)" if whose.may_be else whose.key


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
