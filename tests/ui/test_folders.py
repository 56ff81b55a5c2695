"""A page that comes into a folder of the library, or is added elsewhere, is listed by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.message import Message

from reader.library.add import add_pages
from reader.library.article_list import View
from reader.library.places import Places
from reader.ui.messages import LibraryKept
from tests.ui.conftest import Opener

STORY = "Ferry to Ostrey stops\n\nThe ferry will not sail for a week after its ramp broke.\n"


async def test_a_page_that_comes_into_a_folder_is_listed(
    reader: Opener, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.yaml").write_text(f"folders: [{folder}]\n")
    async with reader() as running:
        await running.tick(10)
        before = running.room.library.rows.count
        (folder / "ferry.txt").write_text(STORY)
        await running.tick(10)
        assert running.room.library.rows.count == before + 1
        assert running.said == "New in the library: Ferry to Ostrey stops"
        (folder / "ferry.txt").unlink()
        await running.tick(10)
        assert running.room.library.rows.count == before


async def test_a_page_that_is_added_elsewhere_is_listed(
    reader: Opener, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "ferry.txt").write_text(STORY)
    async with reader() as running:
        await running.tick(10)
        add_pages(places, [str(tmp_path / "ferry.txt")])
        await running.tick(10)
        catalogue = running.room.session.catalogue
        titles = [one.title for one in catalogue.entries(catalogue.whole(View())).values()]
        assert "Ferry to Ostrey stops" in titles


async def test_pages_opened_by_their_paths_are_not_mixed_with_the_library(
    reader: Opener, places: Places
) -> None:
    async with reader(start="how-to-read-here") as running:
        await running.tick(10)
        places.pages.mkdir(parents=True)
        (places.pages / "ferry.txt").write_text(STORY)
        await running.tick(10)
        assert "ferry" not in running.room.session.shelf.pages


async def test_that_all_is_done_is_told_once(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows it, such as a person's page that is read anew, is not done twice."""
    async with reader() as running:
        room, told = running.room, []
        post = room.post_message

        def count(message: Message) -> bool:
            if isinstance(message, LibraryKept):
                told.append(message.report.doing)
            return post(message)

        monkeypatch.setattr(room, "post_message", count)
        room.keep_library()
        await running.settle()
        assert told.count("done") == 1
