"""Headings that are numbered on below what was read of their article."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.pages.text_dump.counted import counted_on

TEXT = "The terns of Marlow nest on the mole."


def _counted(inside: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the lines below an article that are numbered on from those inside it."""
    texts = ["1. Home", TEXT, *inside, TEXT, *below]
    article = range(1, len(texts) - len(below))
    return [texts[at] for at in counted_on(texts, article)]


def test_headings_count_on_below_the_article() -> None:
    below = ["3. Auk", "Steady", "4. Puffin", TEXT, "6. Crane", "5. Heron"]
    assert _counted(["1. Tern", "2. Gull"], below) == ["3. Auk", "4. Puffin", "5. Heron"]
    assert _counted(["1) Tern", "2) Gull"], ["3)", "4)Auk"]) == ["3)", "4)Auk"]


def test_only_where_several_do() -> None:
    assert _counted(["1. Tern"], ["2. Gull", "3. Auk"]) == []
    assert _counted(["1. Tern", "2. Gull"], ["3. Auk", "5. Heron"]) == []


def test_only_from_the_first_on() -> None:
    assert _counted(["2. Tern", "3. Gull"], ["4. Auk", "5. Heron"]) == []
    assert _counted(["1. Tern", "3. Gull"], ["3. Auk", "4. Heron"]) == []


def test_the_last_list_of_the_article_counts() -> None:
    inside = ["1. Tern", "2. Gull", "3. Crane", "1. Auk", "2. Puffin"]
    assert _counted(inside, ["3. Heron", "4. Stork"]) == ["3. Heron", "4. Stork"]


def test_a_list_that_begins_anew_is_another() -> None:
    below = ["3. Auk", "4. Puffin", "1. Tides", "5. Heron"]
    assert _counted(["1. Tern", "2. Gull"], below) == ["3. Auk", "4. Puffin"]
    assert _counted(["1. Tern", "2. Gull"], ["1. Tern", "2. Gull", "3. Auk", "4. Puffin"]) == []


@pytest.mark.parametrize("line", ["3 Auk", "3.5 Auk", "3.4", "3. 4 Auk", "3: Auk", "30. Auk"])
def test_other_lines_are_not_numbered(line: str) -> None:
    assert _counted(["1. Tern", "2. Gull"], [line, "4. Puffin", "5. Heron"]) == []
