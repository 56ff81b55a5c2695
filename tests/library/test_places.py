"""Where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.places import Places, find_places
from reader.model import ReaderError


def _all(places: Places) -> list[Path]:
    return [
        places.notes,
        places.texts,
        places.pages,
        places.progress,
        places.corrections,
        places.settings,
        places.index,
    ]


def test_one_folder_can_hold_everything(tmp_path: Path) -> None:
    places = find_places({"READER_HOME": str(tmp_path)})
    assert places == Places(*(tmp_path / kind for kind in ("data", "config", "state", "cache")))
    assert all(path.is_relative_to(tmp_path) for path in _all(places))


def test_a_home_named_by_half_a_path_is_made_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places({"READER_HOME": "here"}).data == tmp_path / "here" / "data"


def test_the_home_of_a_person_whom_nobody_knows_is_told() -> None:
    with pytest.raises(ReaderError, match="READER_HOME=~nobody-at-all/x: there is no home of"):
        find_places({"READER_HOME": "~nobody-at-all/x"})


def test_without_a_home_the_platform_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    places = find_places({})
    assert all(path.name == "close-reader" for path in (places.data, places.config, places.cache))
    assert len({places.data, places.config, places.state, places.cache}) == 4


def test_asking_makes_nothing(tmp_path: Path) -> None:
    _all(find_places({"READER_HOME": str(tmp_path / "home")}))
    assert list(tmp_path.iterdir()) == []


def test_what_is_the_persons_own_lies_apart_from_what_can_be_made_again(tmp_path: Path) -> None:
    places = find_places({"READER_HOME": str(tmp_path)})
    own = (places.notes, places.texts, places.pages, places.progress, places.corrections)
    assert all(path.is_relative_to(places.data) for path in own)
    assert places.index.is_relative_to(places.cache)
