"""Hostile text comes out of no command, even where it came into the library unsanitised."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from reader.cli.dispatch import build_parser
from reader.export import FORMATS
from reader.model import Analysis, Article, Block, Byline, Mention, Person, Quote, Related
from tests.cli.conftest import ROOT, Done

_CASES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "golden" / "hostile_strings.json").read_text("utf-8")
)["cases"]


def _text(case: dict[str, Any]) -> str:
    if "text" in case:
        return str(case["text"])
    return bytes.fromhex(case["bytes_hex"]).decode("utf-8", "surrogateescape")


_BY_KIND = {
    kind: [_text(case) for case in cases]
    for kind, cases in groupby(_CASES, lambda case: str(case["category"]))
}


def _raw(shown: str) -> set[str]:
    """Return the characters that must not reach a terminal."""
    kinds = ("Cc", "Cs")
    overrides = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return {
        char
        for char in shown
        if char != "\n" and (unicodedata.category(char) in kinds or char in overrides)
    }


@pytest.fixture(params=sorted(_BY_KIND))
def hostile(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, home: Path
) -> list[str]:
    """A library whose pages are hostile in every field, as if nothing had sanitised them."""
    texts = _BY_KIND[request.param]
    body = "\n\n".join(texts)

    def clean(source: bytes, *, name: str | None = None) -> Article:
        text = texts[int(source)]
        return Article(
            title=text,
            text=body,
            blocks=(Block("pull_quote", 0, len(body), attribution=text),),
            standfirst=text,
            bylines=(Byline(text, text),),
            publisher=text,
            section=text,
            published=text,
            updated=text,
            url=text,
            language=text,
            related=(Related(text, text, text),),
        )

    def analyse(text: str) -> Analysis:
        name = texts[0]
        return Analysis(
            (Quote(0, len(text), speaker=name),),
            (Person(name, (name,), (name,), (Mention(0, 1, name),)),),
        )

    monkeypatch.setattr("reader.clean", clean, raising=False)
    monkeypatch.setattr("reader.analyse", analyse, raising=False)
    pages = home / "data" / "pages"
    pages.mkdir(parents=True)
    for number in range(len(texts)):
        (pages / f"page{number:03}.txt").write_text(str(number))
    last = str(len(texts) - 1)
    mark = hashlib.sha256(last.encode()).hexdigest()[:8]
    before = home / "data" / "versions" / "page000" / f"0001-{mark}.txt"
    before.parent.mkdir(parents=True)
    before.write_text(last)
    return texts


_COMMANDS = (
    ["list"],
    ["list", "--json"],
    ["show", "page000", "--quotes", "--people", "--notes"],
    ["show", "page000", "--quotes", "--people", "--notes", "--json"],
    ["notes"],
    ["notes", "--json"],
    ["notes", "page000"],
    ["search", "--", "-submarine"],
    ["search", "--json", "--", "-submarine"],
    ["correct", "page000"],
    ["correct", "page000", "--json"],
    ["quotes"],
    ["quotes", "page000", "--format", "csv"],
    ["people"],
    ["people", "page000", "--format", "jsonl"],
    *(["export", "page000", "--format", name] for name in FORMATS),
    ["export", "--format", "jsonld"],
    ["export", "--format", "biblatex"],
    ["clean", "PAGE"],
    ["clean", "PAGE", "--body"],
    ["clean", "PAGE", "--json"],
    ["analyse", "PAGE", "--page"],
    ["analyse", "PAGE", "--page", "--json"],
    ["add", "PAGE"],
    ["add", "PAGE", "--json"],
    ["paths"],
    ["paths", "--json"],
    ["diff", "page000"],
    ["diff", "page000", "--json"],
    ["doctor"],
    ["doctor", "--json"],
    ["completion", "bash"],
    ["config"],
    ["config", "--json"],
)
_MESSAGES = (
    *(["show"], ["add"], ["clean"], ["analyse"], ["notes"], ["note", "--on", "x"], ["quotes"]),
    *(["people"], ["export", "--format", "csv"], ["import"], ["correct"], ["serve"]),
)
"""Commands that tell what they were given when that is nothing, with what they need besides."""


def test_every_command_is_looked_at() -> None:
    looked_at = {command[0] for command in (*_COMMANDS, *_MESSAGES)}
    assert looked_at == set(build_parser().commands)


def test_no_command_lets_it_through(
    call: Callable[..., Done], hostile: list[str], home: Path
) -> None:
    done = call("note", "page000", "--on", hostile[0], "--text", hostile[-1], "--tag", hostile[0])
    assert _raw(done.out + done.err) == set()
    page = str(home / "data" / "pages" / "page000.txt")
    for command in _COMMANDS:
        done = call(*(page if word == "PAGE" else word for word in command))
        assert done.code == 0, command
        assert _raw(done.out + done.err) == set(), command


def _arguments() -> list[str]:
    """Return the texts that a shell can hand over and that name no file of this machine."""
    texts = (text.encode("utf-8", "surrogatepass") for kind in _BY_KIND.values() for text in kind)
    names = {os.fsdecode(text) for text in texts if b"\0" not in text}
    return sorted(name for name in names if not os.path.lexists(name))


@pytest.mark.parametrize("number", range(len(_MESSAGES)), ids=lambda n: str(_MESSAGES[n][0]))
def test_no_message_lets_it_through(call: Callable[..., Done], number: int) -> None:
    """Each text goes through two commands, and each command gets texts of every kind."""
    command, apart = _MESSAGES[number], len(_MESSAGES) // 2
    for text in _arguments()[number % apart :: apart]:
        done = call(command[0], text, *command[1:])
        assert done.code in (1, 2), text
        assert _raw(done.err) == set()
        assert len(done.err.splitlines()) == 1
