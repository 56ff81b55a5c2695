"""`reader clean` and `reader analyse`: the two engines, on any page or text."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import reader
from reader.cli.parser import Commands, Parser, with_json
from reader.cli.terminal import out, out_json, say
from reader.guard import one_line
from reader.model import Analysis, Article, ReaderError


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    clean = _with_page(
        commands.add(
            "clean",
            clean_page,
            "print the article in a page, and nothing else of it",
            "reader clean page.html\n"
            "reader clean page.txt --body > article.txt\n"
            "curl -s https://example.org/story | reader clean - --json",
        )
    )
    clean.add_argument("--body", action="store_true", help="no captions and no pull quotes")
    analyse = _with_page(
        commands.add(
            "analyse",
            analyse_text,
            "print who says what in a text, and who is in it",
            "reader analyse article.txt\n"
            "reader analyse --page page.html --json\n"
            "reader clean page.html --body | reader analyse -",
        )
    )
    analyse.add_argument("--page", action="store_true", help="it is a page: clean it first")


def clean_page(arguments: Namespace) -> int:
    """Print the article of a page."""
    article = _article(arguments.path)
    if arguments.json:
        out_json(article.to_dict())
    else:
        out(article.body if arguments.body else article.text)
    return 0


def analyse_text(arguments: Namespace) -> int:
    """Print the people and quotations of a text."""
    text = _article(arguments.path).text if arguments.page else _text(arguments.path)
    analysis = reader.analyse(text)
    if arguments.json:
        out_json(analysis.to_dict())
    elif analysis == Analysis():
        say("nobody is named and nothing is quoted in this text")
    else:
        for line in (*_people(analysis), *_quotations(analysis, text)):
            out(line)
    return 0


def _with_page(parser: Parser) -> Parser:
    parser.add_argument("path", metavar="PATH", help="a file, or - for standard input")
    return with_json(parser)


def _read(given: str) -> bytes:
    from reader.library.sources import read_page

    try:
        return read_page(Path(given))
    except ReaderError as error:
        raise ReaderError(f"{given}: {error}") from error


def _article(given: str) -> Article:
    data = _read(given)
    try:
        return reader.clean(data, name=Path(given).name)
    except ReaderError as error:
        raise ReaderError(f"{given}: {error}") from error


def _text(given: str) -> str:
    """Read a text as it stands: the offsets of an analysis count in exactly this."""
    data = _read(given)
    if b"\0" in data:
        raise ReaderError(f"{given}: this is not a text; for a page in another form use --page")
    return data.decode("utf-8", "replace")


def _people(analysis: Analysis) -> Iterator[str]:
    for person in analysis.people:
        about = ", ".join([*person.titles, *person.roles])
        times = len(person.mentions) + len(person.pronouns)
        said = len(analysis.said_by(person.name))
        yield one_line(
            f"PERSON {person.name}{f' ({about})' if about else ''}: "
            f"{_counted(times, 'mention')}, {_counted(said, 'quotation')}"
        )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _quotations(analysis: Analysis, text: str) -> Iterator[str]:
    from reader.cli.linear import kind_in_words, speaker_in_words

    for quote in analysis.quotes:
        words = text[quote.start : quote.end]
        yield one_line(f"{kind_in_words(quote)}, {speaker_in_words(quote)}: {words}")
