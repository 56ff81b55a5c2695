"""Long pages are read in a process of their own, which leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import reader
from reader.library import reading
from reader.library.kept import without_page
from reader.library.page import Page
from reader.library.places import find_places
from reader.library.reading import ReadingBeside
from reader.library.settings import Settings
from reader.library.shelf import opened_shelf
from reader.model import Article, ReaderError
from reader.pages import clean as clean_as_shipped

TEXT = b"Ferry late\n\nBy Ada Moss\n\n" + b'"It was late," Ada Moss said. ' * 4000


def test_a_long_page_is_cleaned_and_studied_in_another_process(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "ferry.txt"
    page.write_bytes(TEXT)
    short = Page("", page.with_name("short.txt"))
    short.path.write_bytes(TEXT[:200])
    analyse = reader.analyse

    def fails(*_: object, **__: object) -> Article:
        raise AssertionError("it was done here")

    monkeypatch.setattr(reader, "clean", fails, raising=False)
    monkeypatch.setattr(reader, "analyse", fails, raising=False)
    beside = ReadingBeside()
    beside.begin(short)
    shelf = opened_shelf(find_places(), Settings(), [str(page)], beside=beside)
    (entry,) = shelf.entries
    article, analysis = shelf.for_reading(entry.id), shelf.analysis(entry.id)
    assert article == without_page(clean_as_shipped(TEXT, name=page.name))
    assert analysis == analyse(article.text)
    assert analysis.quotes
    beside.end(short)
    monkeypatch.setattr("sys.executable", "/bin/false")
    again = opened_shelf(find_places(), Settings(), [str(page)], beside=ReadingBeside())
    assert again.analysis(entry.id) == analysis
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_page_that_no_process_could_read_is_read_here(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "short.txt"
    short.write_bytes(TEXT[:200])
    beside = ReadingBeside()
    assert not beside.read(Page("", short), "cleaned")
    monkeypatch.setattr("sys.executable", "/bin/false")
    page = tmp_path / "ferry.txt"
    page.write_bytes(TEXT)
    shelf = opened_shelf(find_places(), Settings(), [str(page)], beside=beside)
    assert shelf.analysis(shelf.entries[0].id).quotes


def test_nobody_waits_for_a_page_once_the_reader_ends(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page("", tmp_path / "ferry.txt")
    page.path.write_bytes(TEXT)
    monkeypatch.setattr(reading, "LONG", 0)
    endless = tmp_path / "endless"
    endless.write_text("#!/bin/sh\nexec sleep 1000\n")
    endless.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(endless))
    beside = ReadingBeside()
    beside.begin(page)
    beside.stop()
    with pytest.raises(ReaderError, match="ended"):
        beside.read(page, "cleaned")
