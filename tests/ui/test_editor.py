"""A note can be written in the person's own editor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.library.editor import editor_command
from reader.model import ReaderError
from reader.ui.editor import edit


def test_visual_goes_before_editor_and_is_split_as_a_shell_does() -> None:
    environ = {"VISUAL": "code --wait 'a b'", "EDITOR": "vi"}
    assert editor_command(environ, "do it") == ["code", "--wait", "a b"]
    assert editor_command({"EDITOR": "vi"}, "do it") == ["vi"]


@pytest.mark.parametrize("environ", [{}, {"EDITOR": "  "}, {"VISUAL": "'open"}])
def test_without_a_usable_editor_it_is_said(environ: dict[str, str]) -> None:
    with pytest.raises(ReaderError, match="EDITOR"):
        editor_command(environ, "do it")


def test_what_the_editor_saved_comes_back(tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text() + ' and more\\n')\n"
    )
    assert edit("a note", [sys.executable, str(script)]) == "a note and more"


@pytest.mark.parametrize(
    "command", [["no-such-editor-anywhere"], [sys.executable, "-c", "exit(3)"]]
)
def test_an_editor_that_fails_is_told(command: list[str]) -> None:
    with pytest.raises(ReaderError, match="did not work"):
        edit("a note", command)
