"""A library in an empty home, with a cleaner so simple that its own rules can't interfere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.page import clean_page
from reader.library.places import Places
from reader.model import Article
from tests.library.simple import simple_clean


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
