"""An updated page is a new version beside the old, under the same id."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.add import add_pages
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import library_shelf
from reader.library.versions import differences, is_update, version, versions_of
from reader.model import Article, ReaderError
from tests.library.simple import simple_clean

OLD = "Ferry stops\n\nThe ferry will not sail.\n\nThe ramp broke.\n\nIt rained.\n"
NEW = "Ferry stops\n\nThe ferry will not sail.\n\nThe ramp broke at nine.\n\nIt rained.\n"


def _add(places: Places, desk: Path, text: str, name: str = "ferry.txt") -> str:
    (desk / name).parent.mkdir(exist_ok=True)
    (desk / name).write_text(text)
    result = add_pages(places, [str(desk / name)])
    (page,) = (*result.added, *result.updated, *result.known)
    return page.id


@pytest.fixture(autouse=True)
def publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all pages be of one publisher, whatever their files are called."""

    def clean(source: bytes, *, name: str | None = None) -> Article:
        assert name
        return simple_clean(source, name="The Herald")

    monkeypatch.setattr("reader.clean", clean)


def test_an_updated_page_takes_the_place_of_the_old_which_is_kept(
    places: Places, desk: Path
) -> None:
    first = _add(places, desk, OLD)
    (desk / "ferry.txt").write_text(NEW)
    result = add_pages(places, [str(desk / "ferry.txt")])
    assert [one.id for one in result.updated] == [first]
    assert (result.added, result.known) == ((), ())
    shelf = library_shelf(places, Settings(samples=False))
    assert [entry.id for entry in shelf.entries] == [first]
    assert "at nine" in shelf.article(first).text
    (kept,) = versions_of(places, first)
    assert kept.read_text() == OLD


def test_each_version_is_kept_and_none_comes_back(places: Places, desk: Path) -> None:
    texts = [OLD, NEW, NEW.replace("nine", "ten"), NEW.replace("nine", "eleven")]
    (article,) = {_add(places, desk, text) for text in texts}
    assert [file.read_text() for file in versions_of(places, article)] == texts[:3]
    (desk / "ferry.txt").write_text(NEW)
    assert [one.id for one in add_pages(places, [str(desk / "ferry.txt")]).known] == [article]
    assert "eleven" in library_shelf(places, Settings(samples=False)).article(article).text
    assert "at nine" in version(places, article, 2).text


def test_another_article_in_a_file_of_the_same_name_is_another(places: Places, desk: Path) -> None:
    one = _add(places, desk, OLD, "a/index.txt")
    other = _add(places, desk, "Pier opens\n\nIt was a fine day.\n", "b/index.txt")
    assert one != other
    assert not versions_of(places, one)


def test_a_failure_to_keep_the_old_leaves_it_in_its_place(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    article = _add(places, desk, OLD)
    (desk / "ferry.txt").write_text(NEW)
    monkeypatch.setattr("reader.library.versions.write_durably", full)
    (problem,) = add_pages(places, [str(desk / "ferry.txt")]).unreadable
    assert "it could not be kept: No space left on device" in problem.reason
    assert "at nine" not in library_shelf(places, Settings(samples=False)).article(article).text


def test_pages_are_one_article_by_their_address_or_else_their_headline() -> None:
    a = Article("Ferry", "", url="https://www.example.org/a?utm_source=x", publisher="Herald")
    assert is_update(a, Article("Other", "", url="https://example.org/a"))
    assert not is_update(a, Article("Ferry", "", url="https://example.org/b", publisher="Herald"))
    assert is_update(a, Article("Ferry", "", publisher="Herald"))
    assert not is_update(a, Article("Ferry", "", publisher="Post"))


def test_what_is_other_is_told_paragraph_by_paragraph() -> None:
    old, new = simple_clean(OLD.encode()), simple_clean(NEW.encode())
    found = list(differences(old, new))
    assert [(one.kind, one.text) for one in found] == [
        ("removed", "The ramp broke."),
        ("added", "The ramp broke at nine."),
    ]
    assert old.text[found[0].start : found[0].end] == found[0].text
    assert new.text[found[1].start : found[1].end] == found[1].text


def test_what_there_is_no_version_of_is_told(places: Places, desk: Path) -> None:
    article = _add(places, desk, OLD)
    with pytest.raises(ReaderError, match="it was never updated"):
        version(places, article, None)
    _add(places, desk, NEW)
    with pytest.raises(ReaderError, match="they go from 1 to 1"):
        version(places, article, 2)


_paragraphs = st.lists(st.sampled_from(["A.", "B b.", "C c c."]), max_size=6)


@given(_paragraphs, _paragraphs)
def test_taking_out_and_putting_in_gives_the_other_version(old: list[str], new: list[str]) -> None:
    before, after = (simple_clean("\n\n".join(["Title", *side]).encode()) for side in (old, new))
    changes = list(differences(before, after))
    gone = [one.start for one in changes if one.kind == "removed"]
    came = [one.start for one in changes if one.kind == "added"]
    stays = [before.text[b.start : b.end] for b in before.blocks if b.start not in gone]
    assert stays == [after.text[b.start : b.end] for b in after.blocks if b.start not in came]
