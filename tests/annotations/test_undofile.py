"""What can be undone outlives a restart on the same day, and nothing worse than that."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.annotations.undo import History
from reader.annotations.undofile import load_kept, save_history, undo_file
from tests.annotations.samples import annotation, notes

ONE, OTHER = annotation("rope ferry", 1, note="no"), annotation("market day", 2)
DAY = "2026-11-22"


def _history() -> History:
    history = History()
    history.record("add note", notes(), notes(ONE))
    history.record("add note", notes(ONE), notes(ONE, OTHER))
    history.undo(notes(ONE, OTHER))
    return history


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    save_history(undo_file(tmp_path / "state"), DAY, _history())
    after = load_kept(undo_file(tmp_path / "state"), DAY).history
    assert (after.done, after.undone) == (_history().done, _history().undone)
    assert after.redo(notes(ONE)) == ("add note", notes(ONE, OTHER))


def test_two_windows_keep_their_changes_side_by_side(tmp_path: Path) -> None:
    file = undo_file(tmp_path)
    here, there = History(), _history()
    here.record("star", notes(), notes(OTHER))
    save_history(file, DAY, here, window="1")
    save_history(file, DAY, there, window="2")
    assert load_kept(file, DAY).history.done == there.done
    save_history(file, DAY, here, window="1")
    assert load_kept(file, DAY).history.done == here.done
    assert b'"2"' in file.read_bytes()


def test_only_the_last_few_windows_are_remembered(tmp_path: Path) -> None:
    for number in range(9):
        save_history(undo_file(tmp_path), DAY, _history(), window=f"w{number}")
    data = undo_file(tmp_path).read_bytes()
    assert [number for number in range(9) if f'"w{number}"'.encode() in data] == [5, 6, 7, 8]


def test_windows_that_keep_their_changes_at_once_lose_none(tmp_path: Path) -> None:
    def keep(window: str) -> None:
        for _ in range(5):
            save_history(undo_file(tmp_path), DAY, _history(), window=window)

    threads = [threading.Thread(target=keep, args=(window,)) for window in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    data = undo_file(tmp_path).read_bytes()
    assert all(f'"{window}"'.encode() in data for window in "abc")


def test_the_same_change_undone_in_two_windows_is_taken_back_once(tmp_path: Path) -> None:
    history = History()
    history.record("add note", notes(OTHER), notes(OTHER, ONE))
    save_history(undo_file(tmp_path), DAY, history)
    other_window = load_kept(undo_file(tmp_path), DAY).history
    undone = history.undo(notes(OTHER, ONE))
    assert undone == ("add note", notes(OTHER))
    assert other_window.undo(notes(OTHER)) == ("add note", notes(OTHER))


def test_the_next_day_begins_anew(tmp_path: Path) -> None:
    save_history(undo_file(tmp_path), DAY, _history())
    assert load_kept(undo_file(tmp_path), "2026-11-23").history.done == ()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b'{"day": "2026-11-22", "windows": 5}',
        b'{"day": "2026-11-22", "windows": {"1": 5}}',
        b'{"day": "2026-11-22", "windows": {"1": {"done": [["a", 1, 2]], "undone": []}}}',
    ],
)
def test_a_damaged_file_is_nothing_to_undo(tmp_path: Path, damage: bytes) -> None:
    undo_file(tmp_path).write_bytes(damage)
    assert load_kept(undo_file(tmp_path), DAY).history.done == ()


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    save_history(undo_file(tmp_path / "state"), DAY, _history())
    assert load_kept(undo_file(tmp_path / "state"), DAY).history.done == ()
