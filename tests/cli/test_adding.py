"""`reader add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Done


def test_a_page_is_added_and_named(call: Callable[..., Done], page: Path) -> None:
    done = call("add", page)
    assert done.code == 0
    assert done.out.startswith("added  ferry-")
    assert "Ferry to Ostrey stops for a week" in done.out
    assert done.err == ""


def test_json_has_the_agreed_form(call: Callable[..., Done], page: Path) -> None:
    done = call("add", page, "gone.txt", "--json")
    (added,) = done.json["added"]
    assert added == {
        "id": added["id"],
        "title": "Ferry to Ostrey stops for a week",
        "source": str(page),
    }
    assert done.json["known"] == []
    assert done.json["unreadable"] == [{"source": "gone.txt", "reason": "no such file or folder"}]
    assert done.code == 0
    assert call("add", page, "--json").json["known"] == [added]


def test_a_folder_is_summed_up(call: Callable[..., Done], page: Path) -> None:
    page.with_name("empty.txt").write_text("")
    done = call("add", ".")
    assert done.code == 0
    lines = done.err.splitlines()
    assert lines[0].startswith("reader: empty.txt: ")
    assert lines[1] == "reader: 1 added, 1 unreadable"


def test_it_fails_only_when_nothing_is_in_the_library(
    call: Callable[..., Done], page: Path
) -> None:
    assert call("add", "gone.txt").code == 1
    assert call("add", page, "gone.txt").code == 0
    assert call("add", page, "gone.txt").code == 0


def test_no_source_is_wrong_use(call: Callable[..., Done]) -> None:
    done = call("add")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
