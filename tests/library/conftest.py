"""A library in an empty home, with a cleaner so simple that its own rules can't interfere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.page import clean_page
from reader.library.places import Places
from reader.model import Article, Block, NotAnArticle


def simple_clean(source: bytes, *, name: str | None = None) -> Article:
    """Take the first line for the headline, a line "Date: …" for the date, the rest for the text."""
    if not source.strip() or b"\0" in source:
        raise NotAnArticle("there is nothing to read in it")
    title, *lines = source.decode("utf-8", "replace").strip().splitlines()
    dates = [line.removeprefix("Date: ") for line in lines if line.startswith("Date: ")]
    text = "\n".join(line for line in lines if not line.startswith("Date: ")).strip()
    return Article(
        title=title,
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        publisher=name,
        published=dates[0] if dates else None,
    )


@pytest.fixture(autouse=True)
def cleaner(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Put the simple cleaner in place; the list holds every page that it was given."""
    given: list[bytes] = []

    def clean(source: bytes, *, name: str | None = None) -> Article:
        given.append(source)
        return simple_clean(source, name=name)

    clean_page.cache_clear()
    monkeypatch.setattr("reader.clean", clean, raising=False)
    yield given
    clean_page.cache_clear()


@pytest.fixture(autouse=True)
def samples(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the articles that ship with the reader; it is empty at first."""
    folder = tmp_path_factory.mktemp("samples")
    monkeypatch.setattr("reader.library.scan.shipped", lambda _: folder)
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The places of a new person."""
    root = tmp_path / "home"
    return Places(root / "data", root / "config", root / "state", root / "cache")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of the person's own, where pages are saved."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder
