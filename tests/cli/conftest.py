"""The command line in an empty home: called here, or run as a program of its own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from reader.cli import main
from reader.cli.dispatch import build_parser
from reader.library.page import clean_page
from tests.library.simple import simple_clean

ROOT = Path(__file__).parents[2]

STORY = """\
Ferry to Ostrey stops for a week

By Ines Marlow

Date: 2021-05-04T09:10:00+00:00

The ferry between Wexcombe and Ostrey will not sail for a week after its ramp broke.

"We are sorry," said Tom Arrow, who runs the line.

# Repairs

The ramp is twenty years old. "It was not the storm," he added.
"""
"""A page as `simple_clean` takes it, where a command is called."""

SAVED = """\
Page last updated at 09:10 GMT, Tuesday, 4 May 2021

Ferry to Ostrey stops for a week

The ferry between Wexcombe and Ostrey will not sail for a week after its ramp broke on Monday.

"We are sorry that people have to wait," said Tom Arrow, who has run the line since his father left.

Two hundred people cross to the island on a working day, and most were told of it on the quay.

"It was not the storm that broke it," Mr Arrow added. "It was twenty years of lorries."

A new ramp has been ordered and should be in its place before the summer visitors come.
"""
"""A page as a person saves it, where the command line runs as a program."""


@pytest.fixture(autouse=True, scope="session")
def one_parser() -> Iterator[None]:
    """What is called here is parsed by one parser, not by a new one at each call."""
    with patch("reader.cli.dispatch.build_parser", cache(build_parser)):
        yield


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def alone(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the reader into an empty home without samples, and the person at an empty desk."""
    config = home / "config"
    config.mkdir(parents=True)
    (config / "config.yaml").write_text("samples: no\n")
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return desk


@pytest.fixture(autouse=True)
def cleaner(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pages be cleaned simply where a command is called; a program has the real cleaner."""
    clean_page.cache_clear()
    monkeypatch.setattr("reader.clean", simple_clean, raising=False)
    yield
    clean_page.cache_clear()


@pytest.fixture
def page(alone: Path) -> Path:
    """A saved page on the desk."""
    path = alone / "ferry.txt"
    path.write_text(STORY)
    return path


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Call the command line in this process."""

    def run(*arguments: object) -> Done:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return run


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a program that is to find this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


@pytest.fixture
def program() -> Callable[..., Done]:
    """Run the command line as a program, away from any terminal."""

    def run(*arguments: object, stdin: bytes = b"", **more: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=environment(**more),
            timeout=120,
        )
        told = done.stderr.decode()
        assert "a fault of the reader's own" not in told
        return Done(done.returncode, done.stdout.decode(), told)

    return run


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    (group,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    parser = group.choices[command]
    assert isinstance(parser, argparse.ArgumentParser)
    return parser
