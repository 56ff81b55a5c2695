"""`reader note` and `reader notes`."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SAVED, STORY, Done


@pytest.fixture
def article(call: Callable[..., Done], page: Path) -> str:
    """The story in the library."""
    return str(call("add", page, "--json").json["added"][0]["id"])


def test_a_note_is_on_the_disk_when_its_id_is_printed(
    call: Callable[..., Done], article: str, home: Path
) -> None:
    done = call(
        "note", article, "--on", "its ramp broke", "--text", "When?\nWhy?", "--label", "check",
        "--tag", "ferry", "--tag", "no",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    stored = (home / "data" / "notes" / f"{article}.yaml").read_text()
    assert done.out.strip() in stored
    (note,) = call("notes", article, "--json").json
    assert note["id"] == done.out.strip()
    assert (note["article"], note["kind"], note["label"]) == (article, "note", "check")
    assert (note["note"], note["tags"], note["state"]) == ("When?\nWhy?", ["ferry", "no"], "exact")
    assert note["target"]["exact"] == "its ramp broke"
    assert note["target"]["end"] - note["target"]["start"] == len("its ramp broke")


def test_a_person_without_notes_is_told_how_to_make_one(call: Callable[..., Done]) -> None:
    done = call("notes")
    assert (done.code, done.out) == (0, "")
    assert "there are no notes; 'reader note --help'" in done.err


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ([], "highlight"),
        (["--text", "x"], "note"),
        (["--kind", "bookmark", "--label", "b"], "bookmark"),
        (["--kind", "highlight", "--text", "x"], "highlight"),
    ],
)
def test_the_kind_follows_from_what_is_given(
    call: Callable[..., Done], article: str, options: list[str], kind: str
) -> None:
    assert call("note", article, "--on", "ramp broke", *options).code == 0
    assert [note["kind"] for note in call("notes", "--json").json] == [kind]


@pytest.mark.parametrize(
    "options",
    [
        ["--kind", "scribble"],
        ["--label", "nonsense"],
        ["--kind", "bookmark", "--label", "two"],
        ["--kind", "bookmark", "--label", "key"],
        ["--delete", "01J"],
    ],
)
def test_wrong_use_is_told_in_one_line_and_saves_nothing(
    call: Callable[..., Done], article: str, options: list[str]
) -> None:
    done = call("note", article, "--on", "ramp broke", *options)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert call("notes", "--json").json == []


def test_notes_are_told_with_their_words(call: Callable[..., Done], article: str) -> None:
    added = call("note", article, "--on", "ramp broke", "--text", "Really?", "--tag", "ferry")
    assert call("notes").out.splitlines() == [
        f"Ferry to Ostrey stops for a week ({article})",
        '  NOTE: "ramp broke"',
        "    Really?",
        f"    {added.out.strip()} #ferry",
    ]


def test_a_note_is_deleted_by_the_beginning_of_its_id(
    call: Callable[..., Done], article: str
) -> None:
    kept = call("note", article, "--on", "ramp broke").out.strip()
    gone = call("note", article, "--on", "will not sail").out.strip()
    common = next(n for n in range(26) if kept[n] != gone[n])
    assert call("note", article, "--delete", gone[: common + 1]).code == 0
    assert [note["id"] for note in call("notes", "--json").json] == [kept]


def test_json_tells_the_note_that_was_made_or_deleted(
    call: Callable[..., Done], article: str
) -> None:
    made = call("note", article, "--on", "ramp broke", "--json").json
    assert call("notes", "--json").json == [made]
    assert call("note", article, "--delete", made["id"], "--json").json == made
    assert call("notes", "--json").json == []


def test_a_note_that_is_not_there_is_told(call: Callable[..., Done], article: str) -> None:
    done = call("note", article, "--delete", "01NOTHING")
    assert done.code == 1
    assert "01NOTHING: there is no such note" in done.err


def test_a_note_on_a_page_that_was_not_added_stays_with_its_path(
    call: Callable[..., Done], page: Path
) -> None:
    call("note", page, "--on", "its ramp broke", "--text", "When?")
    page.write_text(STORY.replace("for a week after", "for nine days after"))
    (note,) = call("notes", page, "--json").json
    assert note["note"] == "When?"
    (again,) = call("notes", note["article"], "--json").json
    assert again["id"] == note["id"]


def test_notes_outlive_their_page(call: Callable[..., Done], article: str, home: Path) -> None:
    call("note", article, "--on", "ramp broke", "--text", "Really?")
    (home / "data" / "pages" / f"{article}.txt").unlink()
    (note,) = call("notes", "ferry", "--json").json
    assert (note["article"], note["note"]) == (article, "Really?")
    assert call("notes", "bridge").code == 1


def test_a_damaged_notes_file_is_told_and_never_written_over(
    call: Callable[..., Done], article: str, home: Path
) -> None:
    file = home / "data" / "notes" / f"{article}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("annotations: [")
    done = call("note", article, "--on", "ramp broke")
    assert (done.code, done.out) == (1, "")
    assert str(file) in done.err
    assert file.read_text() == "annotations: ["
    for command in (["notes"], ["notes", article], ["show", article, "--notes"]):
        shown = call(*command)
        assert shown.code == 0
        assert str(file) in shown.err.splitlines()[0]
    assert file.read_text() == "annotations: ["


def test_moved_and_lost_notes_are_said_to_be_so(call: Callable[..., Done], page: Path) -> None:
    call("note", page, "--on", "ramp broke")
    call("note", page, "--on", "twenty years old")
    page.write_text(STORY.replace("Ferry", "A ferry").replace("The ramp is twenty years old.", ""))
    done = call("notes", page)
    assert 'HIGHLIGHT (lost): "twenty years old"' in done.out
    states = {note["target"]["exact"]: note["state"] for note in call("notes", page, "--json").json}
    assert states["twenty years old"] == "lost"


def test_a_full_disk_prints_no_id(
    call: Callable[..., Done], article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = call("note", article, "--on", "ramp broke")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "No space left on device" in done.err


def test_a_note_on_standard_input_remembers_no_path(
    program: Callable[..., Done], home: Path
) -> None:
    done = program("note", "-", "--on", "its ramp broke", stdin=SAVED.encode())
    assert done.code == 0
    assert not (home / "data" / "progress").exists()


def test_notes_stay_with_a_page_in_a_folder_though_it_changed_and_the_index_went(
    call: Callable[..., Done], page: Path, home: Path
) -> None:
    (home / "config" / "config.yaml").write_text(f"samples: no\nfolders: [{page.parent}]\n")
    (listed,) = call("list", "--json").json
    assert call("note", listed["id"], "--on", "ramp broke", "--text", "why?").code == 0
    page.write_text(STORY.replace("for a week", "for a whole month"))
    for file in (home / "cache").iterdir():
        file.unlink()
    (again,) = call("list", "--json").json
    assert again["id"] == listed["id"]
    (note,) = call("notes", listed["id"], "--json").json
    assert (note["state"], note["target"]["exact"]) == ("moved", "ramp broke")


def test_notes_are_chosen_by_a_query_and_read_as_a_digest(
    call: Callable[..., Done], article: str
) -> None:
    for words, *more in (
        ("We are sorry", "--text", "To *whom*?", "--tag", "ferry"),
        ("twenty years old", "--label", "check"),
    ):
        assert call("note", article, "--on", words, *more).code == 0
    chosen = call("notes", "--query", "kind:check after:2021", "--json").json
    assert [one["target"]["exact"] for one in chosen] == ["twenty years old"]
    done = call("notes", article, "--query", "person:arrow")
    assert (done.code, done.out.count('"We are sorry"')) == (0, 1)
    assert "twenty years" not in done.out
    digest = call("notes", "--digest", "--query", "tag:ferry")
    assert digest.code == 0
    assert "> We are sorry\n>\n> — Tom Arrow\n\nTo \\*whom\\*?\n\n**note** · #ferry\n" in digest.out
    assert "“Ferry to Ostrey stops for a week”" in digest.out
    nothing = call("notes", "--query", "nowhere")
    assert (nothing.code, nothing.out) == (1, "")
    assert "no note answers this query" in nothing.err
    wrong = call("notes", "--query", "persn:arrow")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1)
    assert "did you mean person:?" in wrong.err
    assert call("notes", "--json", "--digest").code == 2
