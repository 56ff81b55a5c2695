"""People in sixty pieces of news of many kinds and countries, written for the tests.

Every fault that the reader is known to make in them stands in `not_yet.yaml`; a new one
fails, and so does one that is gone until it is taken out of there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.language.marked import Marked, compare, read_marked

_FOLDER = Path(__file__).parents[1] / "golden" / "people"
_TEXTS = [marked for file in sorted(_FOLDER.glob("*.txt")) for marked in read_marked(file)]
_NOT_YET: dict[str, list[str]] = yaml.safe_load((_FOLDER / "not_yet.yaml").read_text("utf-8"))


def test_every_text_has_a_name_of_its_own() -> None:
    names = [marked.name for marked in _TEXTS]
    assert len(set(names)) == len(names)
    assert set(_NOT_YET) <= set(names)


@pytest.mark.parametrize("marked", _TEXTS, ids=[marked.name for marked in _TEXTS])
def test_people_are_as_marked(marked: Marked) -> None:
    assert sorted(compare(marked).faults()) == sorted(_NOT_YET.get(marked.name, []))
