"""`reader diff`: what is other in an article since it was updated."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from reader.cli.finding import count
from reader.cli.parser import Commands, with_json
from reader.cli.session import find_article
from reader.cli.terminal import out, out_json, say
from reader.guard import one_line


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    diff = with_json(
        commands.add(
            "diff",
            show_differences,
            "print what is other in an article since it was updated",
            "reader diff pier-falls\nreader diff pier-falls --since 1 --json",
        )
    )
    diff.add_argument("id", metavar="ID", help="an article, or the beginning of its id")
    diff.add_argument(
        "--since", type=count, metavar="N", help="since version N, from 1 (else the last before)"
    )


def show_differences(arguments: Namespace) -> int:
    """Print the paragraphs that went and those that came."""
    from reader.library.versions import differences, version

    found = find_article(arguments.id)
    before = version(found.places, found.id, arguments.since)
    after = found.shelf.as_cleaned(found.id) if found.shelf else found.article
    changes = list(differences(before, after))
    if arguments.json:
        data = {"article": found.id, "title": {"before": before.title, "after": after.title}}
        out_json({**data, "differences": [asdict(one) for one in changes]})
        return 0
    if before.title != after.title:
        out(f"- {one_line(before.title)}\n+ {one_line(after.title)}")
    for one in changes:
        out(f"{'-' if one.kind == 'removed' else '+'} {one_line(one.text)}")
    if not changes and before.title == after.title:
        say("the text is the same; what changed is around it")
    return 0
