"""What was said to be saved stays: over failing calls, kills and power cuts.

One story is told on a file system that fails, or stops, at each of its calls in turn:
two windows add, change and remove notes. After it another window must find the state
after the last acknowledged save, or the one that was under way.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import cast

import pytest

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.edit import put, remove, revise
from reader.annotations.store import NotesStore, SaveError
from reader.model import ArticleNotes
from tests.annotations.disks import MemoryDisk, PowerCut, Watched, failing, quick
from tests.annotations.samples import LATER, REF, TEXT, annotation
from tests.annotations.stores import store

ONE, OTHER, THIRD = (annotation(words, n) for n, words in enumerate(("ferry", "pupils", "board")))
STEPS: tuple[Callable[[ArticleNotes], ArticleNotes], ...] = (
    lambda notes: put(notes, ONE),
    lambda notes: put(notes, OTHER),
    lambda notes: put(notes, revise(ONE, now=LATER, note="Changed.")),
    lambda notes: put(remove(notes, OTHER.id), THIRD),
    lambda notes: remove(notes, ONE.id),
)


def _texts(notes: ArticleNotes) -> dict[str, str]:
    return {one.id: one.note for one in notes.annotations}


def _states() -> list[dict[str, str]]:
    notes = ArticleNotes(REF)
    states = [_texts(notes)]
    for step in STEPS:
        notes = step(notes)
        states.append(_texts(notes))
    return states


STATES = _states()


@dataclass
class Story:
    """What happened: how many saves were acknowledged, and what went wrong in words."""

    acknowledged: int = 0
    told: list[str] = field(default_factory=list)

    def play(self, home: Path, disk: Disk) -> None:
        """Save step by step, in two windows by turns; a save that fails ends the story."""
        windows = (store(home, disk), store(home, disk))
        for number, step in enumerate(STEPS, 1):
            window = windows[number % 2]
            try:
                window.save(step(window.load(REF, TEXT).notes), TEXT)
            except SaveError as error:
                self.told.append(str(error))
                return
            self.acknowledged = number

    def holds_in(self, after: NotesStore) -> bool:
        """Tell whether another window finds what was acknowledged, or one save more."""
        loaded = after.load(REF, TEXT)
        expected = STATES[self.acknowledged : self.acknowledged + 2]
        return loaded.problem is None and _texts(loaded.notes) in expected


def _calls(home: Path) -> int:
    watched = Watched(RealDisk())
    story = Story()
    story.play(home, cast(Disk, watched))
    assert story.acknowledged == len(STEPS)
    return len(watched.log)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "from then on"])
def test_a_failing_call_loses_nothing_and_is_told(tmp_path: Path, error: int, sticky: bool) -> None:
    for at in range(1, _calls(tmp_path / "whole") + 1):
        home, story = tmp_path / str(at), Story()
        story.play(home, failing(RealDisk(), at, error, sticky=sticky))
        assert story.holds_in(store(home, quick())), at
        for line in story.told:
            assert "not saved" in line, at
            assert "\n" not in line, at


def test_a_system_without_exchange_or_links_loses_nothing(tmp_path: Path) -> None:
    for missing in ({"exchange"}, {"exchange", "link"}):

        def act(number: int, name: str, missing: set[str] = missing) -> None:
            if name in missing:
                raise OSError(errno.ENOSYS, "not here")

        home, story = tmp_path / "-".join(sorted(missing)), Story()
        story.play(home, cast(Disk, Watched(RealDisk(), act)))
        assert story.acknowledged == len(STEPS)
        assert story.holds_in(store(home))


def _stopping(disk: Disk, at: int) -> Disk:
    def act(number: int, name: str) -> None:
        if number >= at:
            raise PowerCut

    return cast(Disk, Watched(disk, act))


def test_a_kill_at_any_call_loses_nothing(tmp_path: Path) -> None:
    for at in range(1, _calls(tmp_path / "whole") + 1):
        home, story = tmp_path / str(at), Story()
        with pytest.raises(PowerCut):
            story.play(home, _stopping(RealDisk(), at))
        assert story.holds_in(store(home, quick())), at


def test_what_a_killed_save_left_is_moved_away_by_the_next(tmp_path: Path) -> None:
    for at in range(1, _calls(tmp_path / "whole") + 1):
        home, story = tmp_path / str(at), Story()
        with pytest.raises(PowerCut):
            story.play(home, _stopping(RealDisk(), at))
        after = store(home, quick())
        after.save(after.load(REF, TEXT).notes, TEXT)
        names = {path.name for path in (home / "notes").iterdir()}
        assert names <= {"rope-ferry.yaml", ".rope-ferry.yaml.bak"}, at


def test_a_power_cut_at_any_call_loses_nothing() -> None:
    random = Random(1)
    whole = Watched(cast(Disk, MemoryDisk()))
    Story().play(Path("/home"), cast(Disk, whole))
    for at in range(1, len(whole.log) + 2):
        memory, story = MemoryDisk(), Story()
        with suppress(PowerCut):
            story.play(Path("/home"), _stopping(cast(Disk, memory), at))
        for after in memory.states_after_power_cut(random, 12):
            assert story.holds_in(store(Path("/home"), cast(Disk, after))), at


def test_after_a_failure_the_same_window_can_save_again(tmp_path: Path) -> None:
    for at in range(1, 12):
        home = tmp_path / str(at)
        window = store(home, failing(RealDisk(), at, errno.ENOSPC))
        notes = put(window.load(REF, TEXT).notes, ONE)
        try:
            window.save(notes, TEXT)
        except SaveError:
            window.save(notes, TEXT)
        assert _texts(store(home).load(REF, TEXT).notes) == STATES[1]


def test_a_finished_story_leaves_no_file_of_its_own_behind(tmp_path: Path) -> None:
    Story().play(tmp_path, RealDisk())
    left = [path.name for path in tmp_path.rglob("*") if path.name.endswith((".tmp", ".old"))]
    assert left == []
