"""Adding many pages: on all cores, and the whole way, with the result of one page by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import add as add_module
from reader.library import cores
from reader.library.add import add_pages
from reader.library.added import Added
from reader.library.corrections import Scope
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.places import Places
from reader.library.said import appearances, sayings
from reader.library.study import study_pages
from reader.model import Article, Correction
from tests.library.simple import simple_clean

STORY = "Ferry {0}\n\nIt sailed to {0}.\n\n“We are {0} of it,” said Orla Binnie, the mayor.\n"


@pytest.fixture(autouse=True)
def publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all pages be of one publisher, whatever their files are called."""

    def clean(source: bytes, *, name: str | None = None) -> Article:
        return replace(simple_clean(source, name=name), publisher="The Herald")

    monkeypatch.setattr("reader.clean", clean)


@pytest.fixture(params=[1, 10_000], ids=["on all cores", "here"])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take few pages at a time, in several processes or in one."""
    monkeypatch.setattr(cores, "MANY", request.param)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(add_module, "_AT_ONCE", 3)
    monkeypatch.setattr(add_module, "_KEPT_AT_ONCE", 4)
    monkeypatch.setattr(add_module, "_KNOWN_AT_ONCE", 5)


def _save(desk: Path, name: str, text: str) -> None:
    (desk / name).parent.mkdir(parents=True, exist_ok=True)
    (desk / name).write_text(text)


def _told(result: Added) -> dict[str, list[str]]:
    every = (*result.added, *result.known, *result.updated)
    return {
        "added": [Path(one.source).name for one in result.added],
        "known": [Path(one.source).name for one in result.known],
        "updated": [Path(one.source).name for one in result.updated],
        "unreadable": [Path(one.source).name for one in result.unreadable],
        "ids": [one.id.rpartition("-")[0] for one in every],
    }


@pytest.mark.usefixtures("many")
def test_each_is_what_it_would_be_alone(places: Places, desk: Path) -> None:
    for number in range(7):
        _save(desk, f"a/{number}.txt", STORY.format("abcdefg"[number] * 4))
    _save(desk, "b/1.txt", "")
    _save(desk, "b/2.txt", STORY.format("bbbb"))
    _save(desk, "b/3.txt", STORY.format("new"))
    _save(desk, "b/4.txt", STORY.format("new"))
    _save(desk, "c/3.txt", STORY.format("new").replace("sailed", "went"))
    _save(desk, "d/3.txt", STORY.format("new").replace("sailed", "steamed"))
    _save(
        desk,
        "e.txt",
        "<rss><channel><title>Herald</title><item><title>Ramp</title>"
        "<description>It broke.</description></item></channel></rss>",
    )
    progress: list[tuple[int, int]] = []
    result = add_pages(places, [str(desk)], lambda *done: progress.append(done))
    assert progress == [(number, 14) for number in range(1, 15)]
    assert _told(result) == {
        "added": ["e.txt", *(f"{number}.txt" for number in range(7)), "3.txt"],
        "known": ["2.txt", "4.txt"],
        "updated": ["3.txt", "3.txt"],
        "unreadable": ["1.txt"],
        "ids": ["ramp", *"0123456", "3", "1", "3", "3", "3"],
    }
    kept = [page.read_text() for page in places.pages.iterdir()]
    assert len(kept) == 9
    assert ["steamed" in text for text in kept if "We are new" in text] == [True]
    with Index(places.index) as index:
        assert len(sayings(index, person="binnie")) == 8
        study_pages(index, lambda *_: pytest.fail("nothing was left to study"))


def _stop_at_four_of_six(places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add six pages, two at a time, and stop once four are told."""
    monkeypatch.setattr(add_module, "_AT_ONCE", 2)
    monkeypatch.setattr(add_module, "_KEPT_AT_ONCE", 2)
    for number in range(6):
        _save(desk, f"{number}.txt", STORY.format(number))

    def stop(done: int, _: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_pages(places, [str(desk)], stop)


def test_stopped_in_the_middle_what_was_told_is_there(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stop_at_four_of_six(places, desk, monkeypatch)
    assert sorted(page.name[0] for page in places.pages.iterdir()) == ["0", "1", "2", "3"]
    again = add_pages(places, [str(desk)])
    assert (len(again.known), len(again.added)) == (4, 2)


@pytest.mark.parametrize(("letters", "known"), [(1, 4), (10**6, 0)])
def test_the_index_is_told_the_sooner_the_longer_the_texts_are(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch, letters: int, known: int
) -> None:
    monkeypatch.setattr(add_module, "_LETTERS_AT_ONCE", letters)
    _stop_at_four_of_six(places, desk, monkeypatch)
    with Index(places.index) as index:
        assert len(index.paths()) == known


def test_pages_of_the_web_are_kept_one_by_one(places: Places, desk: Path) -> None:
    def fetch(url: str) -> tuple[str, bytes]:
        if url.endswith("3"):
            raise KeyboardInterrupt
        return "page.txt", f"Story {url}\n\nA line.".encode()

    addresses = [f"https://example.org/{number}" for number in range(5)]
    with pytest.raises(KeyboardInterrupt):
        add_pages(places, addresses, fetch=fetch)
    assert len(list(places.pages.iterdir())) == 3


def test_a_page_that_could_not_be_kept_does_not_make_its_twin_known(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _save(desk, "a.txt", "Ferry\n\nIt sails.")
    _save(desk, "b.txt", "Ferry\n\nIt sails.")
    places.data.mkdir(parents=True)
    places.pages.write_text("no folder")
    result = add_pages(places, [str(desk)])
    assert _told(result)["unreadable"] == ["a.txt", "b.txt"]
    assert result.known == ()


def test_what_the_person_put_right_for_a_publisher_is_heeded(places: Places, desk: Path) -> None:
    _save(desk, "a.txt", STORY.format("fond"))
    _save(desk, "b.txt", STORY.format("proud"))
    store = CorrectionsStore(places)
    nobody = Correction("not_a_person", ("Orla Binnie",))
    store.change(Scope("The Herald", publisher=True), add=[nobody])
    add_pages(places, [str(desk)])
    with Index(places.index) as index:
        assert appearances(index, person="binnie") == []
        told: list[int] = []
        study_pages(index, lambda done, _: told.append(done), Hand(store))
        assert told == [2]
        assert appearances(index, person="binnie") == []
