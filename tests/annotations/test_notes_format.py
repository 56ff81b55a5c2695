"""The page on the notes file shows what is written, and what it says can be done works."""

from __future__ import annotations

import re
from pathlib import Path

from reader.annotations.schema import read_notes, write_notes

PAGE = (Path(__file__).parents[2] / "docs" / "notes-format.md").read_text("utf-8")


def _example() -> bytes:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1].encode()


def test_the_example_is_what_the_reader_writes() -> None:
    assert write_notes(read_notes(_example(), "rope-ferry")) == _example()


def test_every_key_of_a_written_file_is_explained() -> None:
    keys = set(re.findall(r"^[- ]*(\w+):", _example().decode(), re.MULTILINE))
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert keys <= named


def test_the_smallest_entry_works() -> None:
    data = b'schema: 1\nannotations:\n- target: {exact: "Tilda Marsh"}\n'
    (entry,) = read_notes(data, "rope-ferry").annotations
    assert (entry.kind, entry.target.exact, len(entry.id)) == ("highlight", "Tilda Marsh", 26)
