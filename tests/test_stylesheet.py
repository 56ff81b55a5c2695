"""Rules that an earlier start parsed are the rules that would be parsed now."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual.app import App
from textual.css.parse import parse
from textual.screen import Screen
from textual.widgets import Input

from reader.library.made import load_made, save_made
from reader.resources import shipped
from reader.ui.stylesheet import KeptStylesheet, unpack_rules
from reader.ui.themes import THEMES


def _variables(number: int) -> dict[str, str]:
    theme = THEMES[number]
    return {**theme.to_color_system().generate(), **theme.variables}


def _started(file: Path, theme: int = 0) -> tuple[KeptStylesheet, list[str], int]:
    """Return a style sheet as a start has it, its rules, and how many sheets were parsed."""
    sheet = KeptStylesheet(file)
    sheet.begin_with(_variables(theme))
    for path in sorted(shipped("styles").glob("*.tcss")):
        sheet.read(path)
    for kind in (App, Screen, Input):
        sheet.add_source(kind.DEFAULT_CSS, ("", kind.__name__), is_default_css=True)
    with patch("textual.css.stylesheet.parse", side_effect=parse) as parsing:
        said = [
            f"{rule.css} {[one.specificity for one in rule.selector_set]} {rule.tie_breaker}"
            for rule in sheet.rules
        ]
    return sheet, said, parsing.call_count


def test_a_second_start_parses_nothing_and_has_the_same_rules(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "styles"
    first, wanted, parsed = _started(file)
    assert parsed
    first.keep(first.new_rules())
    second, found, parsed = _started(file)
    assert (found, parsed, second.new_rules()) == (wanted, 0, {})
    second.set_variables(_variables(1))
    assert second.new_rules() == {}
    _, other, parsed = _started(file, theme=1)
    assert parsed and other != wanted


@pytest.mark.parametrize("harm", (lambda data: data[:-9], lambda data: data[9:], lambda _: b""))
def test_what_is_not_whole_is_parsed_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "styles"
    first, wanted, _ = _started(file)
    first.keep(first.new_rules())
    file.write_bytes(harm(file.read_bytes()))
    _, found, parsed = _started(file)
    assert found == wanted and parsed


def test_nothing_that_lies_there_is_called(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> Any:
            return os.mkdir, (str(tmp_path / "made"),)

    with pytest.raises(ValueError, match="not rules"):
        unpack_rules(pickle.dumps({"a": [Hostile()]}))
    assert not (tmp_path / "made").exists()


def test_what_was_made_of_other_things_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "made"
    assert load_made(file, "a") is None
    save_made(file, "a", b"data")
    assert (load_made(file, "a"), load_made(file, "b")) == (b"data", None)
    save_made(tmp_path / "made" / "below", "a", b"data")  # which can't be written
