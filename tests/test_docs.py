"""The documentation says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.library.settings import NAMES
from reader.ui.commands import COMMANDS
from reader.ui.keys_page import keys_page

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_page_of_keys_is_as_the_registry_has_it() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    assert page == keys_page(), "run `make docs`"


def test_every_setting_is_on_the_page_of_the_command_line() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) >= set(NAMES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (page.parent / link).exists(), link


def test_the_readme_names_keys_that_are_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    bound = {key for one in COMMANDS.values() for key in one.keys}
    for table_row in re.findall(r"^\| (`.+?) \|", text, re.MULTILINE):
        for key in re.findall(r"`([^`]+)`", table_row):
            assert key in bound or key.startswith(("reader", "make")), key
