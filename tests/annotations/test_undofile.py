"""What can be undone outlives a restart on the same day, and nothing worse than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotations.undo import History
from reader.annotations.undofile import load_history, save_history, undo_file
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
    after = load_history(undo_file(tmp_path / "state"), DAY)
    assert (after.done, after.undone) == (_history().done, _history().undone)
    assert after.redo(notes(ONE)) == ("add note", notes(ONE, OTHER))


def test_the_next_day_begins_anew(tmp_path: Path) -> None:
    save_history(undo_file(tmp_path), DAY, _history())
    assert load_history(undo_file(tmp_path), "2026-11-23").done == ()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b'{"day": "2026-11-22", "done": [["a", 1, 2]], "undone": []}',
    ],
)
def test_a_damaged_file_is_nothing_to_undo(tmp_path: Path, damage: bytes) -> None:
    undo_file(tmp_path).write_bytes(damage)
    assert load_history(undo_file(tmp_path), DAY).done == ()


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    save_history(undo_file(tmp_path / "state"), DAY, _history())
    assert load_history(undo_file(tmp_path / "state"), DAY).done == ()
