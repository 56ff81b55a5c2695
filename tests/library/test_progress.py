"""Reading places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.ids import is_id
from reader.library.progress import (
    Place,
    Progress,
    at_offset,
    device_name,
    load_progress,
    progress_file,
    save_progress,
    with_place,
)
from reader.model import ReaderError

MONDAY, TUESDAY = "2021-05-03T09:00:00+00:00", "2021-05-04T09:00:00+00:00"


def test_a_new_person_has_read_nothing(tmp_path: Path) -> None:
    assert load_progress(tmp_path / "progress", "desk") == Progress()


def test_what_was_seen_is_known_of_the_place_where_one_read_alone() -> None:
    place = Place(120, 4000, MONDAY, seen=42)
    assert at_offset(place, 120) == place
    assert at_offset(place, 0) == Place(0, 4000, MONDAY)


def test_a_place_is_there_again_and_its_article_is_the_last(tmp_path: Path) -> None:
    place = Place(120, 4000, MONDAY, finished=True, source="/pages/ferry.txt", seen=42)
    save_progress(tmp_path, "desk", with_place(Progress(), "ferry", place))
    assert load_progress(tmp_path, "desk") == Progress({"ferry": place}, "ferry")


def test_the_file_reads_well(tmp_path: Path) -> None:
    save_progress(tmp_path, "desk", with_place(Progress(), "ferry", Place(120, 4000, MONDAY)))
    assert progress_file(tmp_path, "desk").read_text() == (
        "schema: 1\nlast: ferry\nplaces:\n  ferry:\n    offset: 120\n    length: 4000\n"
        f'    opened: "{MONDAY}"\n'
    )


def test_another_devices_newer_place_is_taken_up(tmp_path: Path) -> None:
    old, new = Place(1, 90, MONDAY), Place(50, 90, TUESDAY)
    save_progress(tmp_path, "desk", Progress({"ferry": old, "mill": new}, "ferry"))
    save_progress(tmp_path, "sofa", Progress({"ferry": new, "mill": old}, "mill"))
    assert load_progress(tmp_path, "desk") == Progress({"ferry": new, "mill": new}, "ferry")


def test_saving_writes_this_devices_file_alone(tmp_path: Path) -> None:
    save_progress(tmp_path, "sofa", Progress({"ferry": Place(1, 90, MONDAY)}))
    before = progress_file(tmp_path, "sofa").read_bytes()
    save_progress(tmp_path, "desk", Progress({"ferry": Place(9, 90, TUESDAY)}))
    assert progress_file(tmp_path, "sofa").read_bytes() == before


def test_what_a_second_window_wrote_is_kept(tmp_path: Path) -> None:
    save_progress(tmp_path, "desk", Progress({"ferry": Place(1, 90, MONDAY)}, "ferry"))
    save_progress(tmp_path, "desk", Progress({"mill": Place(2, 90, TUESDAY)}, "mill"))
    assert set(load_progress(tmp_path, "desk").places) == {"ferry", "mill"}


def test_moving_on_in_one_sitting_replaces_the_place(tmp_path: Path) -> None:
    for offset in (10, 500, 300):
        save_progress(tmp_path, "desk", Progress({"ferry": Place(offset, 900, MONDAY)}))
    assert load_progress(tmp_path, "desk").places["ferry"].offset == 300


def test_the_id_of_a_page_opened_by_path_is_found(tmp_path: Path) -> None:
    progress = Progress({"a": Place(0, 9, MONDAY), "b": Place(0, 9, MONDAY, source="/p/b.txt")})
    assert progress.id_of("/p/b.txt") == "b"
    assert progress.id_of("/p/c.txt") is None
    assert progress.sources() == {"b": "/p/b.txt"}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\0" * 40, b"places: [", b"\xff\xfe", b"- a", b"schema: 2\nplaces: {}\n", b"[" * 90_000],
    ids=["empty", "zeros", "cut off", "no UTF-8", "a list", "of a later version", "nested"],
)
def test_a_file_that_can_not_be_read_is_set_aside_and_not_lost(
    tmp_path: Path, damaged: bytes
) -> None:
    file = progress_file(tmp_path, "desk")
    file.write_bytes(damaged)
    assert load_progress(tmp_path, "desk") == Progress()
    save_progress(tmp_path, "desk", Progress({"ferry": Place(1, 90, MONDAY)}))
    assert load_progress(tmp_path, "desk").places == {"ferry": Place(1, 90, MONDAY)}
    (aside,) = (path for path in tmp_path.iterdir() if path != file)
    assert aside.read_bytes() == damaged


def test_one_entry_that_makes_no_sense_leaves_the_others(tmp_path: Path) -> None:
    progress_file(tmp_path, "desk").write_text(
        'schema: 1\nlast: "../x"\nplaces:\n'
        "  ferry: {offset: 3, length: 9, opened: monday}\n"
        "  mill: {offset: -3, length: 9, opened: monday}\n"
        "  quay: {offset: 12:30, length: 9, opened: monday}\n"
        "  bridge: nowhere\n"
        "  ../secret: {offset: 3, length: 9, opened: monday}\n"
    )
    assert load_progress(tmp_path, "desk") == Progress({"ferry": Place(3, 9, "monday")}, "ferry")


def test_a_place_that_can_not_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "progress").write_text("a file where the folder should be")
    with pytest.raises(ReaderError, match="the reading place was not saved"):
        save_progress(tmp_path / "progress", "desk", Progress({"a": Place(1, 2, MONDAY)}))


def test_a_path_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    place = Place(1, 9, MONDAY, source="/pages/caf\udce9.txt")
    save_progress(tmp_path, "desk", Progress({"ferry": place}))
    assert load_progress(tmp_path, "desk").places["ferry"].source is None


@given(st.text(max_size=80))
def test_a_devices_name_can_be_a_files(hostname: str) -> None:
    assert is_id(device_name(hostname))


_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]))
_place = st.builds(
    Place,
    offset=st.integers(0, 10**9),
    length=st.integers(0, 10**9),
    opened=_text,
    finished=st.booleans(),
    source=st.none() | _text.filter(bool),
)
_id = st.from_regex(r"[a-z0-9]([a-z0-9_-]{0,20}[a-z0-9])?", fullmatch=True)
_progress = st.dictionaries(_id, _place, max_size=6).flatmap(
    lambda places: st.builds(
        Progress, st.just(places), st.sampled_from(sorted(places)) if places else st.none()
    )
)


@given(_progress)
def test_places_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, progress: Progress
) -> None:
    folder = tmp_path_factory.mktemp("progress")
    save_progress(folder, "desk", progress)
    assert load_progress(folder, "desk") == progress
