"""`reader add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.pages import clean
from tests.cli.conftest import Done
from tests.epubs import FERRY, PIER, epub, ncx, point, prose, xhtml


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


@pytest.fixture
def book(alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of two articles, to be cleaned by the rules themselves."""
    monkeypatch.setattr("reader.clean", clean)
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    contents = ncx(point("Ferry", "a.xhtml") + point("Pier", "b.xhtml"))
    (alone / "boats.epub").write_bytes(epub(documents, contents))
    return alone / "boats.epub"


def test_of_a_book_that_is_no_page_the_first_article_is_shown_and_that_is_said(
    call: Callable[..., Done], book: Path
) -> None:
    done = call("show", book)
    assert done.out.startswith("Ferry\n")
    assert done.err == (
        f"reader: {book}: the first of its 2 articles; 'reader add' takes all into the library\n"
    )


def test_the_source_that_is_listed_of_an_article_in_a_watched_book_names_it(
    call: Callable[..., Done], book: Path, home: Path
) -> None:
    (home / "config" / "config.yaml").write_text(f"folders: [{book.parent}]\nsamples: no\n")
    _, pier = call("list", "--json").json
    assert pier["source"] == str(book / "0002" / "pier.html")
    shown = call("show", pier["source"], "--json")
    assert (shown.json["id"], shown.err) == (pier["id"], "")
    added = call("add", pier["source"], "--json").json["added"]
    assert [one["id"] for one in added] == [pier["id"]]
    gone = call("show", book / "0003" / "quay.html")
    assert (gone.code, gone.err) == (
        1, f"reader: {book}/0003/quay.html: it is no longer in boats.epub\n"
    )  # fmt: skip


def test_what_is_left_out_of_a_folder_is_told(
    call: Callable[..., Done], page: Path, alone: Path
) -> None:
    for name in ("a.pdf", "b.PDF", "tides.docx", "cover.jpg", ".hidden.log", "x_files/y.dat"):
        (alone / name).parent.mkdir(exist_ok=True)
        (alone / name).write_bytes(b"%PDF")
    done = call("add", ".")
    assert done.code == 0
    assert done.err.splitlines() == [
        "reader: left out, for their names are not of pages: 2 .pdf, 1 .docx; "
        "one that is named itself is tried"
    ]
    assert call("add", "ferry.log", page).err.splitlines()[0].startswith("reader: ferry.log: no")
    for number in range(5):
        (alone / f"day.{number}{number}").write_text("A day")
    told = call("add", alone).err
    assert "of pages: 2 .pdf, 1 .00, 1 .11, 1 .22, 3 more;" in told


def test_every_file_of_a_mixed_folder_is_added_or_told_with_its_reason(
    call: Callable[..., Done], alone: Path
) -> None:
    for number in range(36):
        suffix = (".txt", ".html", ".md", "")[number % 4]
        (alone / f"page-{number}{suffix}").write_text(f"Ferry {number}\n\nIt is {number} days.\n")
    (alone / "empty.txt").write_bytes(b"")
    (alone / "binary.html").write_bytes(bytes(range(256)))
    (alone / "nowhere.txt").symlink_to("gone.txt")
    (alone / "circle.md").symlink_to("circle.md")
    (alone / "cover.jpg").write_bytes(b"\xff\xd8")
    done = call("add", ".")
    assert done.code == 0
    *reasons, counts = done.err.splitlines()
    assert counts == "reader: 36 added, 4 unreadable"
    named = {line.split(": ")[1]: line.split(": ")[2] for line in reasons}
    assert set(named) == {"empty.txt", "binary.html", "nowhere.txt", "circle.md"}
    assert all(named.values())


def test_it_fails_only_when_nothing_is_in_the_library(
    call: Callable[..., Done], page: Path
) -> None:
    assert call("add", "gone.txt").code == 1
    assert call("add", page, "gone.txt").code == 0
    assert call("add", page, "gone.txt").code == 0


def test_what_could_not_be_added_is_kept_tried_again_and_dropped(
    call: Callable[..., Done], page: Path, alone: Path
) -> None:
    assert call("add", "--again").err == "reader: there is nothing that could not be added\n"
    for name in ("a.txt", "b.txt"):
        (alone / name).write_text("")
    call("add", ".", "gone.txt")
    listed = call("list", "--unreadable", "--json").json
    assert [one["source"] for one in listed] == [str(alone / name) for name in ("a.txt", "b.txt")]
    assert all(one["reason"] for one in listed)
    (alone / "a.txt").write_text(page.read_text().replace("Ferry", "Pier"))
    done = call("add", "--again")
    assert (done.code, done.out[:6]) == (0, "added ")
    assert done.err.splitlines()[-1] == "reader: 1 added, 1 unreadable"
    assert call("add", "--again").code == 1
    wrong = call("list", "--drop", "a.txt")
    assert wrong.code == 1 and "not among what could not be added" in wrong.err
    assert call("list", "--drop", "b.txt") == Done(0, "", "")
    assert "all that was named was added" in call("list", "--unreadable").err


def test_no_source_is_wrong_use(call: Callable[..., Done]) -> None:
    done = call("add")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
