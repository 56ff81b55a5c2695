"""What can't be saved stays on the screen, is told, is tried again, and is asked about."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.schema import read_notes
from reader.annotations.store import NotesStore, SaveError
from reader.library.places import Places
from reader.ui.app import save_last
from reader.ui.screens.ask import Ask, AskWords
from tests.ui.conftest import Opener

ARTICLE = "harbour-inquiry-opens"


class Switch:
    """A disk that a test fills and clears: while full, no file can be made in a folder."""

    def __init__(self, folder: Path, error: int = errno.ENOSPC) -> None:
        self.full = False
        self.folder = folder
        self.error = error
        self._disk = RealDisk()
        self.disk = cast(Disk, self)

    def __getattr__(self, name: str) -> object:
        return getattr(self._disk, name)

    def create(self, path: Path) -> int:
        if self.full and path.is_relative_to(self.folder):
            raise OSError(self.error, os.strerror(self.error))
        return self._disk.create(path)


@pytest.fixture
def switch(places: Places) -> Switch:
    return Switch(places.notes)


def _kept(places: Places) -> int:
    file = places.notes / f"{ARTICLE}.yaml"
    return len(read_notes(file.read_bytes(), ARTICLE).annotations) if file.exists() else 0


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT])
async def test_a_failed_save_is_told_with_its_file_and_tried_again_more_and_more_seldom(
    reader: Opener, places: Places, switch: Switch, error: int
) -> None:
    switch.error = error
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH")
        assert "NOT SAVED" in one.standing
        assert f"{ARTICLE}.yaml" in one.standing
        assert os.strerror(error) in one.standing
        assert "W writes elsewhere" in one.standing
        assert len(one.annotations) == 1
        await one.press(*"]q", "escape", "j")
        assert "NOT SAVED" in one.said
        for wait in (1, 2, 4):
            switch.full = False
            await one.tick(wait - 0.5)
            assert one.room.notebook.unsaved, wait
            switch.full = True
            await one.tick(0.5)
            assert one.room.notebook.unsaved
        switch.full = False
        await one.tick(8)
        assert not one.room.notebook.unsaved
        assert one.standing == ""
        assert one.said == "Saved."
    assert _kept(places) == 1


async def test_what_failed_is_tried_again_at_quitting(
    reader: Opener, places: Places, switch: Switch
) -> None:
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH")
        switch.full = False
        await one.press("Q")
        assert not one.app.is_running
    assert _kept(places) == 1


async def test_quitting_with_unsaved_notes_asks_and_esc_stays(
    reader: Opener, places: Places, switch: Switch
) -> None:
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH", "Q")
        assert one.shows(Ask)
        await one.press("ctrl+q")
        assert len([each for each in one.app.screen_stack if isinstance(each, Ask)]) == 1
        await one.press("escape")
        assert one.app.screen is one.room
        assert len(one.annotations) == 1
        await one.press("Q", "r")
        assert one.shows(Ask)
        switch.full = False
        await one.press("r")
        assert not one.app.is_running
    assert _kept(places) == 1


async def test_unsaved_notes_can_be_quit_without_when_asked_for(
    reader: Opener, places: Places, switch: Switch
) -> None:
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH", "Q", "Q")
        assert not one.app.is_running
    assert _kept(places) == 0


async def test_unsaved_notes_are_written_elsewhere_and_merged_from_there(
    reader: Opener, places: Places, switch: Switch, tmp_path: Path
) -> None:
    folder = tmp_path / "rescue"
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH", "Q", "w")
        assert one.shows(AskWords)
        one.app.screen.query_one(Input).value = str(folder)
        await one.press("enter")
        (written,) = folder.iterdir()
        assert written.name in one.said
        await one.press("Q")
        assert not one.app.is_running
    assert _kept(places) == 0
    places.notes.mkdir(parents=True, exist_ok=True)
    written.rename(places.notes / written.name)
    async with reader() as one:
        await one.open(ARTICLE)
        assert len(one.annotations) == 1


async def test_elsewhere_never_writes_over_a_file(
    reader: Opener, places: Places, switch: Switch, tmp_path: Path
) -> None:
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        await one.press("W")
        assert one.said == "All your notes are saved."
        switch.full = True
        await one.press(*"]qH")
        for _ in range(2):
            await one.press("W")
            one.app.screen.query_one(Input).value = str(tmp_path / "rescue")
            await one.press("enter")
        switch.full = False
    assert len(list((tmp_path / "rescue").iterdir())) == 2


async def test_elsewhere_that_fails_too_is_told(
    reader: Opener, places: Places, tmp_path: Path
) -> None:
    switch = Switch(tmp_path)
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH", "W")
        one.app.screen.query_one(Input).value = str(tmp_path / "rescue")
        await one.press("enter")
        assert "not written" in one.said
        assert str(tmp_path / "rescue") in one.said
        assert len(one.annotations) == 1
        switch.full = False


async def test_saves_are_not_piled_up_behind_one_that_waits(
    reader: Opener, places: Places, switch: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = threading.Event(), threading.Event()
    saves: list[str] = []

    def waiting(*_: object) -> None:
        saves.append("begun")
        started.set()
        go_on.wait()
        raise SaveError("another window is writing")

    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        monkeypatch.setattr(NotesStore, "save", waiting)
        await one.pilot.press(*"]qH")
        started.wait()
        for _ in range(5):
            one.clock.now += 100
            one.room.tick()
        go_on.set()
        await one.settle()
        assert saves == ["begun"]
        monkeypatch.undo()


async def test_what_is_left_when_the_screens_died_is_saved(
    reader: Opener, places: Places, switch: Switch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        await one.press(*"]qH")
        session = one.room.session
    save_last(session)
    assert f"{ARTICLE}.yaml" in capsys.readouterr().err
    switch.full = False
    save_last(session)
    assert _kept(places) == 1
