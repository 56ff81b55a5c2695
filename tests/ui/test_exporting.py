"""The open article goes out in every format, to a file that the person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from reader.export import FORMATS
from reader.ui.screens.ask import Ask, AskWords
from tests.ui.conftest import Opener

ARTICLE = "council-leader-resigns"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader is started in."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return desk


async def test_every_format_is_a_letter_and_a_file_as_the_command_line_writes_it(
    reader: Opener, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with reader() as running:
        await running.open(ARTICLE)
        await running.press("right_square_bracket", "q", "a", *"Ask", "ctrl+s")
        for letter in "mwczbop":
            await running.press("s", letter)
            assert running.shows(AskWords)
            await running.press("enter")
            assert f"Written to {desk}" in running.said
    for name in FORMATS:
        written = (desk / FORMATS[name].file_name(ARTICLE)).read_text("utf-8")
        assert main(["export", ARTICLE, "--format", name]) == 0
        assert written == capsys.readouterr().out


async def test_a_file_that_is_there_is_written_over_only_when_the_person_says_so(
    reader: Opener, desk: Path
) -> None:
    file = desk / f"{ARTICLE}.md"
    file.write_text("mine\n")
    async with reader() as running:
        await running.open(ARTICLE)
        await running.press("s", "m", "enter")
        assert running.shows(Ask)
        await running.press("escape")
        assert file.read_text() == "mine\n"
        await running.press("s", "m", "enter")
        await running.press("enter")  # what is offered first is another file
        assert running.shows(AskWords)
        await running.press("escape")
        assert file.read_text() == "mine\n"
        await running.press("s", "m", "enter", "y")
        assert "Written" in running.said
    assert file.read_text() != "mine\n"


async def test_a_folder_takes_a_file_by_the_name_of_the_article(reader: Opener, desk: Path) -> None:
    (desk / "vault").mkdir()
    async with reader() as running:
        await running.open(ARTICLE)
        await running.press("s", "m", "home", "ctrl+k", *"vault", "enter")
        assert (desk / "vault" / f"{ARTICLE}.md").is_file()
        await running.press("s", "m", "home", "ctrl+k", *"vault/org.md", "enter")
        assert (desk / "vault" / "org.md").is_file()


async def test_what_can_not_be_written_is_said_and_leaves_nothing(
    reader: Opener, desk: Path
) -> None:
    (desk / "file").write_text("mine\n")
    async with reader() as running:
        await running.open(ARTICLE)
        await running.press("s", "m", "home", "ctrl+k", *"file/notes.md", "enter")
        assert running.said == f"{desk}/file/notes.md: not written: Not a directory"
    assert [one.name for one in desk.iterdir()] == ["file"]
    assert (desk / "file").read_text() == "mine\n"
