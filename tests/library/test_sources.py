"""From what a person names to the pages it stands for."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import sources
from reader.library.sources import (
    Pasted,
    Source,
    Unreadable,
    WebPage,
    expand,
    named_in,
    pages_below,
    read_page,
)
from reader.model import ReaderError


def _names(found: Iterable[Source]) -> list[str]:
    return [
        f"{one.reason}!" if isinstance(one, Unreadable) else Path(str(one)).name for one in found
    ]


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A headline\n\nA line.")


def test_a_folder_stands_for_its_pages_and_those_below(desk: Path) -> None:
    _touch(desk, "b.txt", "a.HTML", "deep/er/c.md", "deep/plain", "x.xhtml", "y.htm", "z.markdown")
    _touch(desk, "photo.jpg", ".hidden.txt", ".git/d.txt", "style.css")
    assert _names(expand([str(desk)])) == [
        "a.HTML", "b.txt", "x.xhtml", "y.htm", "z.markdown", "plain", "c.md",
    ]  # fmt: skip


def test_pages_and_mails_saved_whole_are_pages_of_their_folder(desk: Path) -> None:
    _touch(desk, "a.mhtml", "b.mht", "c.webarchive", "d.eml", "e.EML", "f.xht", "g.text")
    assert _names(expand([str(desk)])) == [
        "a.mhtml", "b.mht", "c.webarchive", "d.eml", "e.EML", "f.xht", "g.text",
    ]  # fmt: skip
    assert len([one for one in pages_below(desk) if isinstance(one, Path)]) == 7


def test_a_file_of_several_pages_is_taken_where_its_folder_is_named(desk: Path) -> None:
    _touch(desk, "boats.epub", "a.txt")
    assert _names(expand([str(desk)])) == ["a.txt", "boats.epub"]
    assert [one.name for one in pages_below(desk) if isinstance(one, Path)] == ["a.txt"]


def test_a_file_named_by_itself_is_taken_whatever_its_suffix(desk: Path) -> None:
    _touch(desk, "story.asp", ".hidden.txt")
    assert _names(expand([str(desk / "story.asp"), str(desk / ".hidden.txt")])) == [
        "story.asp", ".hidden.txt",
    ]  # fmt: skip


def test_a_pattern_stands_for_what_it_matches(desk: Path) -> None:
    _touch(desk, "a1.txt", "a2.txt", "b1.txt", "more/a3.txt")
    assert _names(expand([str(desk / "a*.txt")])) == ["a1.txt", "a2.txt"]
    assert _names(expand([str(desk / "**" / "a*.txt")])) == ["a1.txt", "a2.txt", "a3.txt"]


def test_a_name_with_the_signs_of_a_pattern_is_that_file(desk: Path) -> None:
    _touch(desk, "a[1].txt", "a1.txt")
    assert _names(expand([str(desk / "a[1].txt")])) == ["a[1].txt"]


def test_the_order_is_the_one_named_and_nothing_comes_twice(desk: Path) -> None:
    _touch(desk, "b.txt", "a.txt")
    named = [str(desk / "b.txt"), str(desk), str(desk / "gone.txt"), str(desk / "gone.txt")]
    assert _names(expand(named)) == ["b.txt", "a.txt", "no such file or folder!"]


@pytest.mark.parametrize("empty", ["nothing", "only-pictures"])
def test_a_folder_without_pages_is_told(desk: Path, empty: str) -> None:
    (desk / "nothing").mkdir()
    _touch(desk, "only-pictures/a.jpg", "only-pictures/.b.txt")
    assert _names(expand([str(desk / empty)])) == ["no pages in this folder!"]


def test_a_pattern_that_matches_nothing_is_told(desk: Path) -> None:
    assert _names(expand([str(desk / "*.txt")])) == ["no such file or folder!"]


def test_an_address_is_a_page_of_the_web_even_beside_a_folder_of_that_name(desk: Path) -> None:
    _touch(desk, "a.txt")
    urls = ["https://example.org/a", "HTTP://example.org/b", "https://example.org/a"]
    assert list(expand([*urls, str(desk)])) == [
        WebPage("https://example.org/a"),
        WebPage("HTTP://example.org/b"),
        desk / "a.txt",
    ]


def test_a_link_round_in_a_circle_comes_to_an_end(desk: Path) -> None:
    _touch(desk, "a.txt")
    (desk / "round").symlink_to(desk)
    assert _names(expand([str(desk)])) == ["a.txt"]


def test_a_link_to_nothing_is_left_to_reading_to_tell(desk: Path) -> None:
    (desk / "nowhere.txt").symlink_to(desk / "gone.txt")
    (page,) = expand([str(desk)])
    assert isinstance(page, Path)
    with pytest.raises(ReaderError, match="no such file or directory"):
        read_page(page)


def test_a_link_to_itself_is_left_to_reading_to_tell(desk: Path) -> None:
    (desk / "self.txt").symlink_to(desk / "self.txt")
    (page,) = expand([str(desk)])
    assert isinstance(page, Path)
    with pytest.raises(ReaderError, match="too many levels of symbolic links"):
        read_page(page)


def test_pipes_in_a_folder_are_left_alone(desk: Path) -> None:
    _touch(desk, "a.txt")
    os.mkfifo(desk / "pipe.txt")
    assert _names(expand([str(desk)])) == ["a.txt"]


def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xffA page")))
    (page,) = expand(["-"])
    assert isinstance(page, Path)
    assert read_page(page) == b"\xffA page"


def test_a_page_too_large_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_PAGE", 10 << 20)
    with (desk / "disk.txt").open("wb") as file:
        file.truncate((10 << 20) + 1)
    with pytest.raises(ReaderError, match="larger than 10 MB"):
        read_page(desk / "disk.txt")


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.txt", "no such file or directory"), ("", "this is a folder")]
)
def test_what_can_not_be_read_is_told_in_plain_words(desk: Path, name: str, reason: str) -> None:
    with pytest.raises(ReaderError, match=reason):
        read_page(desk / name)


def test_a_page_that_may_not_be_read_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    _touch(desk, "secret.txt")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(ReaderError, match="permission denied"):
        read_page(desk / "secret.txt")


def test_a_line_names_sources_as_a_shell_would(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(desk))
    _touch(desk, "My page.html", "it's.txt")
    as_it_stands = f"{desk}/My page.html"
    assert named_in(f"  {as_it_stands} ") == named_in(f"'{as_it_stands}'") == [as_it_stands]
    assert named_in(r"~/My\ page.html ~/*.txt") == [as_it_stands, f"{desk}/*.txt"]
    assert named_in("~/it's.txt") == [f"{desk}/it's.txt"]
    assert named_in("gone's.txt https://a.example/?q=1") == ["gone's.txt", "https://a.example/?q=1"]
    assert named_in(" ") == []


@given(st.text(max_size=60))
def test_any_line_names_something_or_nothing(line: str) -> None:
    assert all(named_in(line)) and bool(named_in(line)) <= bool(line.strip())
    list(expand(named_in(line)[:1]))


@given(st.text(max_size=60))
def test_a_pasted_page_is_its_text(text: str) -> None:
    assert Pasted(text).data.decode() == text.encode("utf-8", "replace").decode()
    assert list(expand([Pasted(text), Pasted(text)])) == [Pasted(text)]


def test_what_is_large_is_given_back_once_a_large_page_was_read(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    page.write_bytes(b"x" * (3 << 20))
    told = subprocess.run(
        [sys.executable, "-c", _IS_APART, str(page)], check=True, capture_output=True, text=True
    )
    assert told.stdout.split() in (["apart"], ["unknown"])


# Whether a megabyte lies apart, as the C library of Linux tells it, though more was given back.
_IS_APART = """
import ctypes, sys
from pathlib import Path
from reader.library.sources import read_page
class Told(ctypes.Structure):
    names = "arena ordblks smblks hblks apart usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]
try:
    tell = ctypes.CDLL(None).mallinfo2
except (OSError, AttributeError):
    sys.exit(print("unknown"))
tell.restype = Told
del (read := [read_page(Path(sys.argv[1]))])[:]
before = tell().apart
kept = bytes(range(256)) * 4096
print("apart" if tell().apart - before >= len(kept) else "among the rest")
"""
