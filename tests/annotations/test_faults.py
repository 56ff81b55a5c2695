"""What was said to be saved stays: over failing calls, kills and power cuts.

Five stories (save, delete, merge, migrate, quarantine) are told on a file system that
fails, or stops, at each of its calls in turn. After each, another window must find the
state after the last acknowledged step, or the one that was under way.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import cast

import pytest

from benchmarks.notes_story import REF, STORIES, TEXT, Teller, note, open_store, problem, seed
from reader.annotations.disk import Disk, RealDisk
from reader.annotations.edit import put
from reader.annotations.files import make_folder
from reader.annotations.store import SaveError
from reader.annotations.texts import keep_text, kept_text
from reader.model import ArticleNotes, ReaderError
from tests.annotations.disks import (
    CALLS,
    ERRORS,
    MemoryDisk,
    PowerCut,
    Watched,
    failing,
    quick,
    stopping,
)

HOME = Path("/home/reader")
STEPS = {"save": 3, "delete": 2, "merge": 3, "migrate": 2, "quarantine": 2}
"""So many that every kind of step is taken, in both windows."""
FAILURES = [(error, True) for error in ERRORS] + [(errno.EIO, False)]
NAMES = list(STORIES)


def _seeded(name: str, disk: Disk, home: Path = HOME) -> Disk:
    """Return `disk` with what is there before a story."""
    with suppress(FileExistsError):
        disk.mkdir(home.parent)
    with suppress(FileExistsError):
        disk.mkdir(home)
    disk.fsync_dir(home.parent.parent)
    disk.fsync_dir(home.parent)
    seed(name, home, disk)
    return disk


def _memory(name: str, *, ordered: bool = False) -> MemoryDisk:
    memory = MemoryDisk(ordered=ordered)
    _seeded(name, cast(Disk, memory))
    return memory


class _Telling:
    """One telling: how many steps were begun and acknowledged, and what was told instead."""

    def __init__(self, name: str, home: Path = HOME) -> None:
        self._name, self._home = name, home
        self.begun = self.acked = 0
        self.told: str | None = None

    def on(self, disk: Disk, steps: int | None = None) -> _Telling:
        """Tell the story to its end, or to the first step that fails."""
        teller = Teller(self._home, disk)
        while self.acked < (steps or STEPS[self._name]):
            self.begun = self.acked + 1
            try:
                STORIES[self._name].step(teller, self.begun)
            except (ReaderError, OSError) as error:
                self.told = str(error)
                break
            self.acked = self.begun
        return self

    def problem(self, disk: Disk) -> str | None:
        """Return what is missing on `disk`."""
        return problem(self._name, self._home, disk, self.acked, self.begun)


def _calls(name: str, calls: frozenset[str] | None = None) -> int:
    """Return how many calls an undisturbed telling makes: all, or only those that change."""
    memory = cast(Disk, _memory(name))
    watched = Watched(memory) if calls is None else Watched(memory, calls=calls)
    telling = _Telling(name).on(cast(Disk, watched))
    assert (telling.acked, telling.told) == (STEPS[name], None)
    return len(watched.log)


@pytest.mark.parametrize(("error", "sticky"), FAILURES)
@pytest.mark.parametrize("name", NAMES)
def test_a_failing_call_loses_nothing_and_is_told(name: str, error: int, sticky: bool) -> None:
    """Each call fails in three of the ways; `make eval-long` lets each fail in all of them."""
    ways = FAILURES.index((error, sticky))
    for at in range(1 + ways % 2, _calls(name, CALLS) + 1, 2):
        memory = _memory(name)
        telling = _Telling(name).on(failing(cast(Disk, memory), at, error, sticky=sticky))
        assert telling.problem(cast(Disk, memory)) is None, at
        assert telling.acked == STEPS[name] or telling.told, at
        assert "\n" not in (telling.told or ""), at


@pytest.mark.parametrize("name", NAMES)
def test_a_kill_at_any_call_loses_nothing_on_a_real_disk(tmp_path: Path, name: str) -> None:
    for at in range(1, _calls(name) + 1, 5):
        home = tmp_path / str(at)
        _seeded(name, RealDisk(), home)
        telling = _Telling(name, home)
        with suppress(PowerCut):
            telling.on(stopping(RealDisk(), at))
        assert telling.problem(quick()) is None, at


@pytest.mark.parametrize("ordered", [False, True], ids=["posix", "ext4"])
@pytest.mark.parametrize("name", NAMES)
def test_a_power_cut_at_any_call_loses_nothing(name: str, ordered: bool) -> None:
    random = Random(1)
    for at in range(1, _calls(name) + 2):
        memory, telling = _memory(name, ordered=ordered), _Telling(name)
        with suppress(PowerCut):
            telling.on(stopping(cast(Disk, memory), at))
        for after in memory.states_after_power_cut(random, 6):
            assert telling.problem(cast(Disk, after)) is None, at


@pytest.mark.parametrize("name", NAMES)
def test_a_power_cut_after_a_kill_or_a_failure_and_another_try_loses_nothing(name: str) -> None:
    """What the first try left unsynced must not be taken for durable by the second."""
    random = Random(1)
    for at in range(1, _calls(name) + 1):
        memory, telling = _memory(name), _Telling(name)
        with suppress(PowerCut):
            telling.on(stopping(cast(Disk, memory), at), steps=1)
        telling.on(cast(Disk, memory), steps=2)
        for after in memory.states_after_power_cut(random, 5):
            assert telling.problem(cast(Disk, after)) is None, at


def test_a_failed_save_tried_again_by_the_same_window_survives_a_power_cut() -> None:
    random = Random(1)
    one = note(1, "n1")
    for at in range(1, _calls("save") + 1):
        memory = _memory("save")
        window = open_store(HOME, failing(cast(Disk, memory), at, errno.EIO))
        notes = put(ArticleNotes(REF), one)
        try:
            window.save(notes, TEXT)
        except SaveError:
            window.save(notes, TEXT)
        for after in memory.states_after_power_cut(random, 5):
            loaded = open_store(HOME, cast(Disk, after)).load(REF, TEXT)
            assert loaded.notes.annotations == (one,), at


def test_a_text_that_a_killed_save_left_unsynced_is_synced_by_the_next() -> None:
    random = Random(1)
    for at in range(1, 8):
        memory = _memory("save")
        disk, folder = cast(Disk, memory), HOME / "texts"
        make_folder(disk, folder)
        with suppress(PowerCut):
            keep_text(stopping(disk, at), folder, TEXT)
        digest = keep_text(disk, folder, TEXT)
        for after in memory.states_after_power_cut(random, 5):
            assert kept_text(cast(Disk, after), folder, digest) == TEXT, at


def test_a_folder_whose_name_a_killed_save_left_unsynced_is_synced_by_the_next() -> None:
    """Where the other folders are there already, none of them takes it along."""
    random = Random(1)
    one = note(1, "n1")
    for at in range(1, 12):
        memory = _memory("save")
        disk = cast(Disk, memory)
        for folder in ("texts", "state"):
            disk.mkdir(HOME / folder)
        disk.fsync_dir(HOME)
        with suppress(PowerCut):
            _Telling("save").on(stopping(disk, at), steps=1)
        open_store(HOME, disk).save(put(ArticleNotes(REF), one), TEXT)
        for after in memory.states_after_power_cut(random, 5):
            loaded = open_store(HOME, cast(Disk, after)).load(REF, TEXT)
            assert loaded.notes.annotations == (one,), at


@pytest.mark.parametrize("missing", [{"exchange"}, {"exchange", "link"}], ids=sorted)
@pytest.mark.parametrize("name", NAMES)
def test_a_system_without_exchange_or_links_loses_nothing(name: str, missing: set[str]) -> None:
    def act(number: int, name: str) -> None:
        if name in missing:
            raise OSError(errno.ENOSYS, "not here")

    memory = cast(Disk, _memory(name))
    telling = _Telling(name).on(cast(Disk, Watched(memory, act)))
    assert telling.acked == STEPS[name]
    assert telling.problem(memory) is None


@pytest.mark.parametrize("name", ["save", "delete"])
def test_what_a_killed_save_left_is_moved_away_by_the_next(tmp_path: Path, name: str) -> None:
    for at in range(1, _calls(name) + 1, 2):
        home = tmp_path / str(at)
        _seeded(name, RealDisk(), home)
        with suppress(PowerCut):
            _Telling(name, home).on(stopping(RealDisk(), at))
        after = open_store(home, quick())
        after.save(after.load(REF, TEXT).notes, TEXT)
        names = {path.name for path in (home / "notes").iterdir()}
        assert names <= {"story.yaml", ".story.yaml.bak"}, at


@pytest.mark.parametrize("name", NAMES)
def test_a_finished_story_leaves_no_file_of_its_own_behind(tmp_path: Path, name: str) -> None:
    _seeded(name, RealDisk(), tmp_path)
    telling = _Telling(name, tmp_path).on(RealDisk())
    assert telling.acked == STEPS[name]
    left = [path.name for path in tmp_path.rglob("*") if path.name.endswith((".tmp", ".old"))]
    assert left == []
