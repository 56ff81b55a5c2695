"""`reader export` and `reader import`."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.export import FORMATS
from tests.cli.conftest import STORY, Done

Call = Callable[..., Done]


@pytest.fixture
def article(call: Call, page: Path) -> str:
    """The story in the library, with notes."""
    name = str(call("add", page, "--json").json["added"][0]["id"])
    call("note", name, "--on", "its ramp broke", "--text", "When?\nWhy?", "--label", "check",
         "--tag", "ferry", "--tag", "no")  # fmt: skip
    call("note", name, "--on", "ramp broke")
    call("note", name, "--on", "will not sail", "--kind", "bookmark", "--label", "a")
    return name


@pytest.fixture
def files(home: Path) -> Callable[[], dict[str, bytes]]:
    """Return the notes files and their bytes."""
    folder = home / "data" / "notes"
    return lambda: {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


Files = Callable[[], dict[str, bytes]]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_printed(call: Call, article: str, name: str) -> None:
    done = call("export", article, "--format", name)
    assert (done.code, done.err) == (0, "")
    assert "Ferry to Ostrey" in done.out
    assert done.out == call("export", article, "--format", name).out
    assert done.out.endswith("\n") and not done.out.endswith("\n\n")


def test_a_file_holds_what_is_printed(call: Call, article: str, alone: Path) -> None:
    for name in FORMATS:
        done = call("export", article, "--format", name, "--output", alone / "out")
        assert (done.code, done.out) == (0, "")
        assert (alone / "out").read_text("utf-8") == call("export", article, "--format", name).out


def test_what_keeps_text_from_being_markup_goes_into_a_pipe(
    call: Call, article: str, alone: Path
) -> None:
    call("note", article, "--on", "twenty years", "--text", "* no headline\n[[shell:id]]")
    printed = call("export", article, "--format", "org").out
    assert "\u200b* no headline" in printed and "\ufffd" not in printed
    call("export", article, "--format", "org", "--output", alone / "out.org")
    assert (alone / "out.org").read_text("utf-8") == printed


def test_a_folder_holds_a_file_for_each_article(call: Call, article: str, alone: Path) -> None:
    (alone / "second.txt").write_text(STORY.replace("Ostrey", "Wexcombe Bay"))
    second = call("add", alone / "second.txt", "--json").json["added"][0]["id"]
    call("note", second, "--on", "ramp broke")
    assert call("export", "--format", "markdown").code == 2
    done = call("export", "--format", "markdown", "--output", alone / "vault")
    assert done.code == 0
    assert {path.name for path in (alone / "vault").iterdir()} == {f"{article}.md", f"{second}.md"}
    assert call("export", "--format", "csv", "--output", f"{alone}/tables/").code == 0
    assert len(list((alone / "tables").iterdir())) == 2
    rows = csv.DictReader(io.StringIO(call("export", "--format", "csv").out))
    assert len({row["Title"] for row in rows}) == 2


def test_export_delete_all_import_gives_the_same_files(
    call: Call, article: str, home: Path, alone: Path, files: Files
) -> None:
    before = files()
    file = next((home / "data" / "notes").glob("*.yaml"))
    file.write_bytes(before[file.name] + b"mood: good\nlast: {seen: 0x1F, at: ~}\n")
    call("note", article, "--on", "twenty years old", "--text", "Ask.")
    before = files()
    assert b"mood: good" in before[file.name]
    call("export", "--format", "jsonld", "--output", alone / "notes.jsonld")
    for note in call("notes", "--json").json:
        call("note", article, "--delete", note["id"])
    assert call("notes", "--json").json == []
    done = call("import", alone / "notes.jsonld", "--json")
    assert done.code == 0
    assert (len(done.json["added"]), done.json["known"], done.json["left_out"]) == (4, [], [])
    assert files() == before
    shutil.rmtree(home / "data" / "notes")
    call("import", alone / "notes.jsonld")
    assert files() == before


def test_it_goes_through_a_pipe_to_another_machine(
    call: Call,
    program: Callable[..., Done],
    page: Path,
    article: str,
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call("note", article, "--on", "twenty years", "--text", "Überall “so”?\tJa.")
    sent = call("export", "--format", "jsonld").out
    there = tmp_path / "there"
    done = program("import", "-", stdin=sent.encode(), READER_HOME=str(there))
    assert (done.code, done.out) == (0, f"added  {article}  4\n")
    name = f"{article}.yaml"
    assert files() == {name: (there / "data" / "notes" / name).read_bytes()}
    monkeypatch.setenv("READER_HOME", str(there))
    call("add", page)
    assert [note["state"] for note in call("notes", article, "--json").json] == ["exact"] * 4


def test_the_same_import_twice_changes_nothing(
    call: Call, article: str, home: Path, alone: Path, files: Files
) -> None:
    call("export", "--format", "jsonld", "--output", alone / "notes.jsonld")
    call("note", article, "--on", "twenty years old", "--text", "New since then.")
    before = files()
    stamps = [path.stat().st_mtime_ns for path in (home / "data" / "notes").iterdir()]
    done = call("import", alone / "notes.jsonld", "--json")
    assert (done.code, done.json["added"], len(done.json["known"])) == (0, [], 3)
    assert files() == before
    assert stamps == [path.stat().st_mtime_ns for path in (home / "data" / "notes").iterdir()]


def test_what_changed_on_both_sides_is_merged(call: Call, article: str, alone: Path) -> None:
    call("export", "--format", "jsonld", "--output", alone / "notes.jsonld")
    data = json.loads((alone / "notes.jsonld").read_text())
    one = next(one for one in data["first"]["items"] if one["motivation"] == "commenting")
    one["modified"] = "2999-01-01T00:00:00Z"
    one["body"][0]["value"] += "\n\nOn a Monday."
    one["body"].append({"type": "TextualBody", "purpose": "tagging", "value": "ramp"})
    one["target"]["selector"][1] = {"type": "TextPositionSelector", "start": 0, "end": 3}
    data["reader:articles"][0]["starred"] = True
    (alone / "notes.jsonld").write_text(json.dumps(data))
    assert call("import", alone / "notes.jsonld").code == 0
    note = next(one for one in call("notes", "--json").json if one["kind"] == "note")
    assert note["note"] == "When?\nWhy?\n\nOn a Monday."
    assert sorted(note["tags"]) == ["ferry", "no", "ramp"]
    assert note["target"]["exact"] == "its ramp broke" and note["target"]["start"] > 0
    assert call("export", "--format", "markdown", article).out.count("starred: true") == 1


def test_notes_on_a_page_that_has_gone_go_out_and_in(
    call: Call, article: str, home: Path, alone: Path, files: Files
) -> None:
    before = files()
    (home / "data" / "pages" / f"{article}.txt").unlink()
    for name in ("csv", "org", "jsonld"):
        assert "ramp broke" in call("export", "--format", name).out
    for name in ("markdown", "html"):
        assert "ramp broke" in call("export", "ferry", "--format", name).out
    call("export", "--format", "jsonld", "--output", alone / "notes.jsonld")
    shutil.rmtree(home / "data" / "notes")
    assert call("import", alone / "notes.jsonld").code == 0
    assert files() == before


def test_samples_stay_out_unless_they_are_named(call: Call, article: str, home: Path) -> None:
    (home / "config" / "config.yaml").write_text("samples: yes\n")
    call("note", "how-to-read-here", "--on", "how to read", "--text", "Mine.")
    sample = next(one for one in call("list", "--json").json if one["sample"])["article"]
    title = next(one for one in call("list", "--json").json if one["article"] == sample)["title"]
    words = call("show", sample, "--json").json["text"].split("\n")[0]
    assert call("note", sample, "--on", words, "--text", "On a sample.").code == 0
    for setting in ("yes", "no"):
        (home / "config" / "config.yaml").write_text(f"samples: {setting}\n")
        for name in ("jsonld", "csv", "org", "csl-json", "biblatex"):
            done = call("export", "--format", name)
            assert "On a sample." not in done.out and title not in done.out
            assert "Ferry to Ostrey" in done.out
        assert f"left out unless named: {sample}" in call("export", "--format", "csv").err
    (home / "config" / "config.yaml").write_text("samples: yes\n")
    assert "On a sample." in call("export", sample, "--format", "jsonld").out


def test_references_are_of_every_article_and_tables_of_those_with_notes(
    call: Call, article: str, alone: Path
) -> None:
    (alone / "bare.txt").write_text(STORY.replace("Ferry to Ostrey", "Nobody noted this"))
    call("add", alone / "bare.txt")
    assert "Nobody noted" in call("export", "--format", "biblatex").out
    assert "Nobody noted" not in call("export", "--format", "org").out


def test_an_empty_library_is_an_empty_file(call: Call) -> None:
    done = call("export", "--format", "csl-json")
    assert (done.code, done.json) == (0, [])
    assert "no articles of your own to export" in done.err
    for name in ("markdown", "html"):
        done = call("export", "--format", name)
        assert (done.code, done.out, len(done.err.splitlines())) == (0, "", 1)
    done = call("export", "--format", "jsonld")
    assert done.json["total"] == 0 and "no notes to export" in done.err


def test_no_file_is_written_that_would_hold_nothing(call: Call, alone: Path) -> None:
    for name in ("csv", "jsonld", "csl-json", "markdown"):
        done = call("export", "--format", name, "--output", "notes")
        assert (done.code, done.out, len(done.err.splitlines())) == (0, "", 1)
    assert list(alone.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["export"], ["export", "--format", "docx"], ["import"], ["import", "x", "--format", "csv"]],
)
def test_wrong_use_is_one_line(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)


def test_an_article_that_is_not_there_is_told(call: Call) -> None:
    done = call("export", "nothing", "--format", "csv")
    assert (done.code, done.out) == (1, "")
    assert "nothing: there is no such article" in done.err


def test_a_damaged_notes_file_is_told_and_makes_it_fail(
    call: Call, article: str, home: Path
) -> None:
    (home / "data" / "notes" / "other.yaml").write_text("annotations: [")
    done = call("export", "--format", "jsonld")
    assert done.code == 1
    assert "notes file damaged" in done.err
    assert len(done.json["first"]["items"]) == 3


def test_import_never_writes_over_a_damaged_file(
    call: Call, article: str, home: Path, alone: Path
) -> None:
    call("export", "--format", "jsonld", "--output", alone / "notes.jsonld")
    file = home / "data" / "notes" / f"{article}.yaml"
    file.write_text("annotations: [")
    done = call("import", alone / "notes.jsonld")
    assert done.code == 1
    assert "left out" in done.err and str(file) in done.err
    assert file.read_text() == "annotations: ["


def test_a_full_disk_leaves_the_old_export_and_says_so(
    call: Call, article: str, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone / "out.csv").write_text("before")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = call("export", "--format", "csv", "--output", alone / "out.csv")
    assert (done.code, done.out) == (1, "")
    assert "No space left on device" in done.err
    assert (alone / "out.csv").read_text() == "before"
    assert [path.name for path in alone.iterdir() if path.name.startswith(".")] == []


def test_an_export_goes_through_a_link_and_into_a_pipe(
    call: Call, article: str, alone: Path
) -> None:
    (alone / "real.csv").write_text("before")
    (alone / "link.csv").symlink_to(alone / "real.csv")
    call("export", "--format", "csv", "--output", alone / "link.csv")
    assert (alone / "link.csv").is_symlink()
    assert (alone / "real.csv").read_text().startswith("Highlight,")
    assert call("export", "--format", "csv", "--output", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("text", ["", "{", "[1]", "<html>", "Highlight,Title\n"])
def test_a_file_that_is_none_is_told_in_one_line(call: Call, alone: Path, text: str) -> None:
    (alone / "notes.json").write_text(text)
    done = call("import", alone / "notes.json")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "notes.json: " in done.err


def test_a_file_that_is_not_there_is_told(call: Call, alone: Path) -> None:
    assert "no such file" in call("import", alone / "nothing.json").err


def _hypothesis(*quotations: str, **more: Any) -> bytes:
    rows = [
        {
            "id": f"row{number}",
            "uri": "https://gazette.example/2021/ferry-stops?utm_source=mail",
            "created": "2021-05-05T09:00:00.123456+00:00",
            "updated": "2021-05-05T09:00:00.123456+00:00",
            "text": f"Note {number}",
            "tags": ["web"],
            "document": {"title": ["Ferry to Ostrey stops for a week | The Gazette"]},
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": words,
                                      "prefix": "", "suffix": ""}]}],
        } | more
        for number, words in enumerate(quotations)
    ]  # fmt: skip
    return json.dumps({"total": len(rows), "rows": rows}).encode()


def test_hypothesis_annotations_find_their_article_and_place(
    call: Call, article: str, alone: Path
) -> None:
    (alone / "h.json").write_bytes(
        _hypothesis(
            "The ferry between Wexcombe and Ostrey",
            '"We  are sorry," said Tom Arrow',
            "Nothing like this stands anywhere in the article at all",
        )
    )
    done = call("import", alone / "h.json", "--json")
    assert done.code == 0
    assert sorted(one["state"] for one in done.json["added"]) == ["exact", "lost", "moved"]
    assert [one["state"] for one in done.json["unplaced"]] == ["lost"]
    notes = {note["note"]: note for note in call("notes", article, "--json").json}
    assert notes["Note 0"]["target"]["exact"] == "The ferry between Wexcombe and Ostrey"
    assert notes["Note 0"]["tags"] == ["web"]
    assert notes["Note 2"]["state"] == "lost"
    again = call("import", alone / "h.json", "--json")
    assert (again.json["added"], len(again.json["known"])) == ([], 3)
    assert {note["note"]: note for note in call("notes", article, "--json").json} == notes


def test_an_article_is_found_by_its_address(
    call: Call, article: str, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "URL: http://www.gazette.example/2021/ferry-stops/"
    (alone / "second.txt").write_text(STORY.replace("Date:", f"{address}\n\nDate:"))
    second = call("add", alone / "second.txt", "--json").json["added"][0]["id"]
    monkeypatch.setattr("reader.library.page.reader.clean", _clean_with_address, raising=False)
    (alone / "h.json").write_bytes(_hypothesis("its ramp broke", document={}))
    added = call("import", alone / "h.json", "--json").json["added"]
    assert [one["article"] for one in added] == [second]


def _clean_with_address(source: bytes, *, name: str | None = None) -> Any:
    from dataclasses import replace

    from tests.library.simple import simple_clean

    article = simple_clean(source, name=name)
    found = [line for line in source.decode().split("\n") if line.startswith("URL: ")]
    return replace(article, url=found[0].removeprefix("URL: ") if found else None)


def test_annotations_on_a_page_that_is_not_there_are_left_out_and_said(
    call: Call, article: str, alone: Path, files: Files
) -> None:
    before = files()
    (alone / "h.json").write_bytes(_hypothesis("its ramp broke", document={"title": ["Other"]}))
    done = call("import", alone / "h.json")
    assert (done.code, done.out) == (1, "")
    assert "https://gazette.example/2021/ferry-stops" in done.err
    assert "add it, then import again" in done.err
    assert files() == before
    named = call("import", alone / "h.json", "--article", article)
    assert (named.code, named.out) == (0, f"added  {article}  1\n")


def test_an_imported_note_that_is_not_sure_needs_review(
    call: Call, article: str, alone: Path
) -> None:
    (alone / "h.json").write_bytes(
        _hypothesis("The ferry between Wexcombe and Ostrey will never sail for a week after")
    )
    done = call("import", alone / "h.json", "--json")
    assert [one["state"] for one in done.json["unplaced"]] == ["needs_review"]


def test_a_note_on_the_whole_page_stands_at_its_beginning(
    call: Call, article: str, alone: Path
) -> None:
    (alone / "h.json").write_bytes(_hypothesis("x", target=[{"source": "x"}]))
    (added,) = call("import", alone / "h.json", "--json").json["added"]
    note = next(n for n in call("notes", article, "--json").json if n["id"] == added["id"])
    assert (note["state"], note["target"]["start"], note["target"]["end"]) == ("exact", 0, 0)
