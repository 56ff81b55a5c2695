"""`reader correct`: people, speakers and the cleaning of an article put right, or taken back."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any, get_args

from reader.cli.parser import Commands, Parser, with_json
from reader.cli.session import WrongUse, find_article
from reader.cli.terminal import out, out_json, say
from reader.model import BlockKind, Correction, ReaderError

if TYPE_CHECKING:
    from reader.library.correcting import Desk
    from reader.library.corrections import Change

_EXAMPLES = """\
reader correct how-to
reader correct harbour --not-a-person "Storm Adela"
reader correct harbour --same-person "Tom Vole" "Mr Vole"
reader correct harbour --speaker "We were told nothing" "Ola Lind"
reader correct harbour --speaker "We were told nothing" unnamed
reader correct harbour --put-back "Repairs" --as crosshead
reader correct harbour --cut "Sign up to our letter" --publisher
reader correct harbour --remove 2"""

_OF_PEOPLE = ("not_a_person", "same_person", "different_people", "name")


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    correct = with_json(
        commands.add(
            "correct",
            correct_article,
            "put right who is who, who speaks and what is cut, or list it",
            _EXAMPLES,
        )
    )
    correct.usage = "%(prog)s [-h] [--json] ID [one change, or --list]"
    correct.add_argument("id", metavar="ID", help="an article, the beginning of its id, or a page")
    _add_changes(correct)
    correct.add_argument(
        "--as", dest="block", choices=get_args(BlockKind), help="what is put back; else paragraph"
    )
    correct.add_argument(
        "--publisher",
        action="store_true",
        help="for all pages of this publisher: --not-a-person, --cut, --put-back",
    )


def _add_changes(correct: Parser) -> None:
    what = correct.add_mutually_exclusive_group()
    what.add_argument("--not-a-person", metavar="NAME", nargs=1, help="nobody is called so")
    what.add_argument(
        "--same-person", metavar="NAME", nargs=2, help="two names are one person's; the first stays"
    )
    what.add_argument(
        "--different-people",
        metavar=("NAME", "FORM"),
        nargs=2,
        help="where FORM stands it is somebody else",
    )
    what.add_argument("--name", metavar=("NAME", "NEW"), nargs=2, help="show NAME as NEW")
    what.add_argument(
        "--speaker",
        metavar=("WORDS", "NAME"),
        nargs=2,
        help="who says the quotation with these words; also: nobody, unnamed",
    )
    what.add_argument("--not-a-quotation", metavar="WORDS", help="nobody says these words")
    what.add_argument("--quotation", metavar="WORDS", help="these words are a quotation")
    what.add_argument("--put-back", metavar="WORDS", help="put back the line that was cut")
    what.add_argument("--cut", metavar="WORDS", help="cut the block in which these words stand")
    what.add_argument("--join", metavar="WORDS", help="join the block with these to the one before")
    what.add_argument("--split", metavar="WORDS", help="let a new block begin with these words")
    what.add_argument("--list", action="store_true", help="list what was put right, as without")
    what.add_argument("--remove", metavar="N", type=int, help="take back number N of the list")


def correct_article(arguments: Namespace) -> int:
    """Make one change and say it, or list what was put right."""
    from reader.library.correcting import Desk, apply, in_words

    found = find_article(arguments.id)
    assert found.shelf is not None
    if arguments.block and arguments.put_back is None:
        raise WrongUse("--as goes with --put-back")
    desk = Desk.of(found.shelf, found.id)
    publisher = arguments.publisher and arguments.remove is None
    change = _change(desk.of_publisher() if publisher else desk, arguments)
    if change is None:
        unmet = found.shelf.hand.unmet(found.id, found.shelf.as_cleaned(found.id))
        return _list(desk, unmet, arguments)
    if publisher:
        change = desk.for_publisher(change)
    from datetime import UTC, datetime

    found.remember(datetime.now(UTC), 0)
    missed = apply(found.shelf, found.id, change)
    if missed:
        raise ReaderError(f"that can't be done in this article: {in_words(missed[0])}")
    _tell(desk, change, arguments)
    return 0


def _change(desk: Desk, wanted: Namespace) -> Change | None:
    """Return the change that is asked for; None for a list.

    Raises:
        ReaderError: If names or words are not in the article.
    """
    for kind in _OF_PEOPLE:
        names = getattr(wanted, kind)
        if names:
            return desk.about_people(kind, *names)  # type: ignore[arg-type]  # they are kinds
    if wanted.speaker:
        words, name = wanted.speaker
        quote = desk.quotation(*_words(desk, words))
        named = None if name in ("nobody", "unnamed") else name
        return desk.speaker(quote, named, unnamed=name == "unnamed")
    if wanted.not_a_quotation:
        return desk.not_a_quotation(desk.quotation(*_words(desk, wanted.not_a_quotation)))
    if wanted.quotation:
        return desk.a_quotation(*_words(desk, wanted.quotation))
    if wanted.put_back:
        return desk.put_back(_piece(desk, wanted.put_back), wanted.block or "paragraph")
    if wanted.remove is not None:
        return _removal(desk, wanted.remove)
    return _of_blocks(desk, wanted)


def _of_blocks(desk: Desk, wanted: Namespace) -> Change | None:
    words = wanted.cut or wanted.join or wanted.split
    if not words:
        return None
    start, _ = _words(desk, words)
    block = desk.block_at(start)
    if block is None:
        raise ReaderError(f'the words "{words}" stand in no block')
    if wanted.cut:
        return desk.cut(block)
    return desk.join(block) if wanted.join else desk.split(start)


def _words(desk: Desk, words: str) -> tuple[int, int]:
    from reader.cli.passage import find_words

    return find_words(desk.article.text, words)


def _piece(desk: Desk, words: str) -> int:
    """Return the number of the piece of the page, of those that were cut, with these words."""
    from reader.annotations.folded import fold

    wanted = fold(words).text.strip()
    cut = [
        (number, fold(piece.text).text.strip())
        for number, piece in enumerate(desk.article.pieces)
        if piece.role in ("dropped", "related")
    ]
    found = [n for n, text in cut if text == wanted] or [n for n, text in cut if wanted in text]
    if not found or not wanted:
        raise ReaderError(f'the words "{words}" are in nothing that was cut from the page')
    if len(found) > 1:
        raise ReaderError(f'"{words}" was cut in {len(found)} places; give more of the line')
    return found[0]


def _removal(desk: Desk, number: int) -> Change:
    from reader.library.correcting import numbered
    from reader.library.corrections import Change, Scope

    for at, publisher, one in numbered(desk.corrections, desk.publishers):
        if at == number:
            name = desk.article.publisher or "" if publisher else desk.id
            return Change(Scope(name, publisher), remove=(one,))
    raise ReaderError(f"there is no correction {number}; 'reader correct {desk.id}' lists them")


def _list(desk: Desk, unmet: tuple[Correction, ...], wanted: Namespace) -> int:
    from reader.library.correcting import in_words, numbered

    rows = numbered(desk.corrections, desk.publishers)
    if wanted.json:
        data = ((n, _data(desk, one, publisher), one in unmet) for n, publisher, one in rows)
        out_json([{"number": n, **each, "applied": not lost} for n, each, lost in data])
    elif not rows:
        say("nothing was put right in this article; 'reader correct --help' tells how")
    for number, publisher, one in rows if not wanted.json else ():
        where = f" (all pages of {desk.article.publisher})" if publisher else ""
        lost = " NOT APPLIED: it is not surely in the article now" if one in unmet else ""
        out(f"{number}  {in_words(one)}{where}{lost}")
    return 0


def _tell(desk: Desk, change: Change, wanted: Namespace) -> None:
    from reader.library.correcting import in_words

    publisher = change.scope.publisher
    if wanted.json:
        out_json(
            {
                "added": [_data(desk, one, publisher) for one in change.add],
                "removed": [_data(desk, one, publisher) for one in change.remove],
            }
        )
        return
    where = f" (all pages of {change.scope.name})" if publisher else ""
    for one in change.remove:
        out(f"taken back: {in_words(one)}{where}")
    for one in change.add:
        out(f"{in_words(one)}{where}")


def _data(desk: Desk, one: Correction, publisher: bool) -> dict[str, Any]:
    """Return the JSON form of a correction."""
    target = one.target
    return {
        "article": None if publisher else desk.id,
        "publisher": desk.article.publisher if publisher else None,
        "kind": one.kind,
        "names": list(one.names),
        "words": one.words or None,
        "unnamed": one.unnamed,
        "target": target
        and {
            "exact": target.exact,
            "prefix": target.prefix,
            "suffix": target.suffix,
            "start": target.start,
            "end": target.end,
            "text": target.text,
        },
        "as": one.block if one.kind == "put_back" else None,
    }
