"""Studies are made once for each page, also with several processes, and go with the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import cores
from reader.library import study as study_module
from reader.library.corrections import Scope
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.page import Page, clean_page, facts_of
from reader.library.places import Places
from reader.library.said import sayings
from reader.library.study import VERSION, study_pages
from reader.model import Correction

TEXT = '{}\n\nIt rained all day on the hill.\n\n"We are {} of it," said Orla Binnie of the farm.\n'


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path / "cache" / "index.sqlite") as one:
        yield one


def _pages(folder: Path, index: Index, words: list[str]) -> list[Page]:
    """Write pages, and put what is known of them into the index."""
    folder.mkdir(exist_ok=True)
    pages = []
    for number, word in enumerate(words):
        page = Page(f"p{number}", folder / f"p{number}.txt")
        page.path.write_text(TEXT.format(f"Rain on day {number}", word), encoding="utf-8")
        data = page.path.read_bytes()
        index.put([facts_of(page, clean_page(data, page.path.name), digest=word)])
        pages.append(page)
    return pages


def _said(index: Index) -> list[str]:
    return sorted(one.words for one in sayings(index))


def test_each_page_is_studied_once(tmp_path: Path, index: Index) -> None:
    _pages(tmp_path / "pages", index, ["tired", "fond"])
    told: list[tuple[int, int]] = []
    study_pages(index, lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]
    assert set(index.studied().values()) == {VERSION}
    assert _said(index) == ['"We are fond of it,"', '"We are tired of it,"']
    study_pages(index, lambda *_: pytest.fail("nothing was left to study"))


def test_a_study_of_another_version_is_made_anew(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pages(tmp_path / "pages", index, ["tired"])
    study_pages(index)
    monkeypatch.setattr(study_module, "VERSION", "later")
    study_pages(index)
    assert set(index.studied().values()) == {"later"}
    assert _said(index) == ['"We are tired of it,"']


def test_a_page_with_other_bytes_is_studied_again_and_a_touched_one_is_not(
    tmp_path: Path, index: Index
) -> None:
    _pages(tmp_path / "pages", index, ["tired"])
    study_pages(index)
    (facts,) = index.all().values()
    index.put([replace(facts, mtime_ns=facts.mtime_ns + 1)])
    assert set(index.studied().values()) == {VERSION}
    _pages(tmp_path / "pages", index, ["fond"])
    assert set(index.studied().values()) == {""}
    study_pages(index)
    assert _said(index) == ['"We are fond of it,"']


def test_what_is_forgotten_takes_its_study_with_it(tmp_path: Path, index: Index) -> None:
    pages = _pages(tmp_path / "pages", index, ["tired", "fond"])
    study_pages(index)
    index.forget([str(pages[0].path)])
    assert _said(index) == ['"We are fond of it,"']


def test_a_page_that_went_away_stops_nothing(tmp_path: Path, index: Index) -> None:
    pages = _pages(tmp_path / "pages", index, ["tired", "fond"])
    pages[0].path.unlink()
    clean_page.cache_clear()
    study_pages(index)
    assert _said(index) == ['"We are fond of it,"']


def test_stopped_in_the_middle_it_goes_on_from_there(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study_module, "_AT_ONCE", 1)
    _pages(tmp_path / "pages", index, ["tired", "fond", "proud"])

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        study_pages(index, stop)
    assert sorted(index.studied().values()) == ["", VERSION, VERSION]
    told: list[int] = []
    study_pages(index, lambda done, _: told.append(done))
    assert told == [1]
    assert len(_said(index)) == 3


def test_many_pages_are_studied_in_two_processes_with_the_same_result(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["tired", "fond", "proud", "sick"]
    _pages(tmp_path / "pages", index, words)
    monkeypatch.setattr(cores, "MANY", 1)
    monkeypatch.setattr(study_module, "_AT_ONCE", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    study_pages(index)
    assert _said(index) == sorted(f'"We are {word} of it,"' for word in words)


def test_what_is_put_right_is_studied_anew_also_in_another_process(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ("data", "config", "state", "cache")
    store = CorrectionsStore(Places(*(tmp_path / kind for kind in kinds)))
    _pages(tmp_path / "pages", index, ["tired", "fond", "proud"])
    study_pages(index, hand=Hand(store))
    monkeypatch.setattr(cores, "MANY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    right = Correction("speaker", names=("Ada Moss",), words="We are fond of it,")
    told: list[tuple[int, int]] = []

    def speakers() -> list[str | None]:
        study_pages(index, lambda *done: told.append(done), Hand(store))
        found = sorted(sayings(index), key=lambda one: one.words)
        return [one.quote.speaker for one in found]

    store.change(Scope("p1"), add=[right])
    assert speakers() == ["Ada Moss", "Orla Binnie", "Orla Binnie"]
    assert told == [(1, 1)]
    store.change(Scope("p1"), remove=[right])
    assert speakers() == ["Orla Binnie"] * 3
    assert told == [(1, 1)] * 2
