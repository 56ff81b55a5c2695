"""What could not be added, kept until it is added or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.added import Added, AddedPage
from reader.library.places import Places
from reader.library.sources import Unreadable
from reader.library.unadded import (
    MOST,
    drop_unadded,
    keep_unadded,
    load_unadded,
    unadded_file,
    with_outcome,
)
from reader.model import ReaderError


def _failed(*sources: str, reason: str = "it is empty") -> Added:
    return Added(unreadable=tuple(Unreadable(one, reason) for one in sources))


def test_what_is_there_is_kept_until_it_is_in_the_library(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "-", "the pasted page"):
        Path(name).touch()
    web = "https://example.org/a"
    keep_unadded(places, _failed("a.txt", "gone.txt", "-", "the pasted page", web, "b.txt"))
    here = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert [*load_unadded(places)] == [here[0], web, here[1]]
    Path("a.txt").unlink()
    keep_unadded(places, _failed("a.txt", reason="no such file or folder"))
    assert load_unadded(places)[here[0]].reason == "no such file or folder"
    monkeypatch.chdir("/")
    keep_unadded(places, Added(known=(AddedPage("b-1", "B", here[1]),)), [web])
    assert [*load_unadded(places)] == [here[0]]
    assert drop_unadded(places, [here[1], here[0]]) == [
        Unreadable(here[0], "no such file or folder")
    ]
    assert load_unadded(places) == {}


def test_a_damaged_file_counts_as_none_and_is_set_aside_when_it_is_written(
    places: Places, tmp_path: Path
) -> None:
    file = unadded_file(places)
    for damaged in (b"[{", b"{}", b"[1]", b"\xff", b"[" * 100_000):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(damaged)
        assert load_unadded(places) == {}
        keep_unadded(places, _failed(str(tmp_path)))
        assert [*load_unadded(places)] == [str(tmp_path)]
    kept = {copy.read_bytes() for copy in (places.state / "quarantine").iterdir()}
    assert {b"[{", b"[1]", b"\xff"} <= kept


def test_a_damaged_file_of_which_no_copy_can_be_made_is_left_as_it_is(
    places: Places, tmp_path: Path
) -> None:
    places.state.mkdir(parents=True)
    (places.state / "quarantine").write_bytes(b"a file where the folder would be")
    damaged = b'[{"source": "/a/ferry.txt", "rea'
    unadded_file(places).write_bytes(damaged)
    with pytest.raises(ReaderError) as refused:
        keep_unadded(places, _failed(str(tmp_path)))
    assert str(refused.value) == (
        f"{unadded_file(places)}: left as it is: it is damaged, and no copy could be made of it"
    )
    assert unadded_file(places).read_bytes() == damaged


def test_what_can_not_be_written_is_said(places: Places, tmp_path: Path) -> None:
    places.state.mkdir(parents=True)
    unadded_file(places).mkdir()
    with pytest.raises(ReaderError, match=r"unadded\.json: what could not be added is not rem"):
        keep_unadded(places, _failed(str(tmp_path)))


def test_the_latest_are_kept(places: Places) -> None:
    keep_unadded(places, _failed(*(f"https://example.org/{n}" for n in range(MOST + 9))))
    kept = [*load_unadded(places)]
    assert len(kept) == MOST and kept[-1].endswith(f"/{MOST + 8}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.text(), st.text(st.characters()))))
def test_any_words_come_back_as_they_were(places: Places, words: list[tuple[str, str]]) -> None:
    drop_unadded(places, load_unadded(places))
    became = Added(unreadable=tuple(Unreadable(f"https://a/{one}", why) for one, why in words))
    keep_unadded(places, became)
    assert load_unadded(places) == with_outcome({}, became)
