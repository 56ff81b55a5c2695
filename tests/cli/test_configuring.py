"""`reader config`: what is in force, where it is from, and what is wrong with the file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.cli.configuring import _read
from reader.library.config import template
from reader.library.places import find_places
from reader.library.settings import NAMES, Settings, load_settings
from tests.cli.conftest import Done

Call = Callable[..., Done]

WRONG = """\
theme: drak
width: wide
widht: 80
folders: [/nowhere/at/all]
keys:
  quote.next: [Ctrl+I]
  no.such: [j]
  note: ["j"]
"""


@pytest.fixture
def file(home: Path) -> Path:
    return home / "config" / "config.yaml"


def test_every_setting_is_printed_with_where_it_is_from(call: Call, file: Path) -> None:
    file.write_text("# mine\nwidth: 80\nsamples: no\nkeys:\n  quote.next: [Ctrl+N, F5]\n")
    done = call("config")
    assert (done.code, done.err) == (0, "")
    rows = {line.split()[0]: line for line in done.out.splitlines()}
    assert set(rows) == {*NAMES, "keys.quote.next"} - {"keys"}
    assert rows["theme"].split() == ["theme", "dark", "default"]
    assert rows["width"].endswith(f"80                        {file}, line 2")
    assert "[Ctrl+N, F5]" in rows["keys.quote.next"] and rows["keys.quote.next"].endswith("line 5")
    data = call("config", "--json").json
    assert {one["name"]: one["value"] for one in data["settings"]}["samples"] is False
    assert [one["line"] for one in data["settings"] if one["from"] == "file"] == [2, 3, 5]


def test_every_slip_is_told_with_its_line(call: Call, file: Path) -> None:
    file.write_text(WRONG)
    done = call("config", "check")
    assert (done.code, done.err) == (1, "")
    told = [line.removeprefix(f"{file}, line ") for line in done.out.splitlines()]
    assert told == [
        "1: there is no theme 'drak'; there are dark, light, high-contrast, monochrome, ansi",
        "2: width must be a number from 20 to 400; until then it has its default",
        "3: there is no setting 'widht'; did you mean 'width'?",
        "4: there is no such folder: /nowhere/at/all",
        "6: keys: quote.next: a terminal sends Tab for Ctrl+I",
        "7: keys: there is no command 'no.such'",
        "8: keys: j is note already, so it is not move.down",
    ]
    assert call("config").code == 0
    problems = call("config", "check", "--json").json["problems"]
    assert [one["line"] for one in problems] == [1, 2, 3, 4, 6, 7, 8]


def test_a_file_that_is_no_yaml_is_told_with_its_line(call: Call, file: Path) -> None:
    file.write_text("theme: dark\nwidth: [\n")
    done = call("config", "check", "--json")
    assert done.code == 1
    (problem,) = done.json["problems"]
    assert problem["line"] == 3 and "mend that line" in problem["problem"]
    file.write_text("theme: dark\n")
    assert call("config", "check") == Done(0, "", f"reader: {file}: all is well\n")
    file.unlink()
    assert call("config", "check").code == 0


def test_editing_begins_with_every_setting_and_checks_what_was_written(
    call: Call, file: Path, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "set $VISUAL or $EDITOR" in call("config", "edit").err
    file.unlink()
    script = alone / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text().replace('# width: 72', 'width: 7'))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    done = call("config", "edit")
    assert done.code == 1
    assert "width must be a number" in done.err
    assert all(f"# {name}:" in file.read_text() for name in NAMES if name != "width")


def test_the_template_says_of_every_setting_its_default(file: Path) -> None:
    file.write_text(template())
    assert load_settings(file) == Settings()
    lines = template().splitlines()
    taken = [line.removeprefix("# ") for line in lines if line.removeprefix("# ").count(":")]
    file.write_text("\n".join(line for line in taken if line.split(":")[0] in NAMES))
    assert load_settings(file) == Settings()
    assert len(load_settings(file).lines) == len(NAMES)


@given(st.binary(max_size=200) | st.text("thembwidkeys:[]{}#-\n 0", max_size=60).map(str.encode))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_told(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    found, slips = _read(find_places())
    assert all(str(slip).startswith(str(file)) for slip in slips)
    assert isinstance(found, Settings)


def test_a_search_that_can_not_be_read_is_told(call: Call, file: Path) -> None:
    file.write_text("samples: no\nsearches:\n  Ferry: ferry -strike\n  Odd: 'foo:bar'\n")
    done = call("config", "check")
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert line.startswith(f"{file}, line ")
    assert "the search 'Odd': can't read the query" in line


def test_settings_that_are_no_file_are_told_and_never_waited_for(call: Call, file: Path) -> None:
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        file.unlink()
        make(file)
        assert "not a regular file" in call("config", "check").out
        done = call("list", "--unreadable")
        assert done.code == 0
        assert done.err.startswith(f"reader: {file}: the settings can't be read: not a regular")


def test_a_folder_of_a_person_whom_nobody_knows_stops_nothing(call: Call, file: Path) -> None:
    file.write_text("samples: no\nfolders: [~saved-pages]\n")
    folder = file.parent / "~saved-pages"
    assert call("list").code == 0
    done = call("config", "check")
    assert done == Done(1, f"{file}, line 2: there is no such folder: {folder}\n", "")
