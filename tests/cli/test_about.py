"""`reader paths`, and what a command loads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Done, environment


def test_every_place_is_named(call: Callable[..., Done], home: Path) -> None:
    paths = call("paths", "--json").json
    assert paths["notes"] == str(home / "data" / "notes")
    assert paths["settings"] == str(home / "config" / "config.yaml")
    assert paths["index"] == str(home / "cache" / "index.sqlite")
    assert paths["articles"] == str(ROOT / "articles")
    told = dict(line.split(maxsplit=1) for line in call("paths").out.splitlines())
    assert told == paths


def test_asking_for_the_places_makes_none(
    call: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_HOME", str(tmp_path / "new"))
    assert call("paths").code == 0
    assert not (tmp_path / "new").exists()


def test_an_installation_without_what_ships_says_so(
    call: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> Path:
        raise FileNotFoundError

    monkeypatch.setattr("reader.resources.shipped", missing)
    assert call("paths", "--json").json["styles"] is None
    assert "missing; install the reader again" in call("paths").out


def _loaded(arguments: list[str]) -> set[str]:
    script = (
        "import sys\nfrom reader.cli import main\n"
        f"main({arguments!r})\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {name.split(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["--version"], {"yaml", "sqlite3", "platformdirs"}),
        (["paths"], {"yaml", "sqlite3"}),
        (["list", "--json"], set()),
    ],
)
def test_a_quick_command_loads_little(arguments: list[str], more: set[str], home: Path) -> None:
    heavy = {"textual", "rich", "trafilatura", "lxml"} | more
    (home / "config" / "config.yaml").unlink()
    _loaded(["list", "--json"])
    assert not heavy & _loaded(arguments)


def test_a_list_of_text_pages_needs_no_html_library(page: Path) -> None:
    _loaded(["add", str(page)])
    assert not {"textual", "rich", "trafilatura", "lxml"} & _loaded(["show", "ferry", "--quotes"])
