"""What is read at once reads as the full parser reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.yamlfile.build import build
from reader.annotations.yamlfile.read import Damaged
from reader.annotations.yamlfile.simple import simple
from reader.annotations.yamlfile.write import write
from reader.model import Plain

_WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.from_regex(r"[a-z0-9.:-]{1,9}")
_VALUES = st.recursive(
    _WORDS | st.integers() | st.booleans() | st.lists(_WORDS, max_size=2),
    lambda inner: st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=12,
)
_LINES = st.lists(
    st.sampled_from(
        ("", "  ", "    ", " ", "a:", "b:", '"c d":', "a: 1", 'b: "x y"', "a: b: c", "- a", "c:  1",
         'd: "', 'e: ""', "f: 1 ", "# note", "---", "yes: no", "g: 2026-01-02", "h: 0x1f", "a"),
    ),
    max_size=7,
)  # fmt: skip


@given(st.dictionaries(_WORDS, _VALUES, max_size=4))
def test_what_is_written_is_read_as_the_full_parser_reads_it(document: dict[str, object]) -> None:
    data = write(document)
    found = simple(data)
    assert found is None or repr(found) == repr(build(data))


@given(_LINES, st.sampled_from(("\n", "\n  ", "\n    ", "\r\n", "")))
def test_whatever_stands_there_is_read_so_or_left_to_it(lines: list[str], end: str) -> None:
    data = (end.join(lines) + "\n").encode()
    if (found := simple(data)) is not None:
        assert repr(found) == repr(build(data))


@pytest.mark.parametrize("data", (b"", b"a: 1", b"a: 1\na: 2\n", b"a:\n", b"\xef\xbb\xbfa: 1\n"))
def test_what_is_not_plain_is_left_to_the_full_parser(data: bytes) -> None:
    assert simple(data) is None


def test_places_are_read_without_the_full_parser() -> None:
    place = {"offset": 3, "finished": True, "opened": "2026-05-04T03:02:01+00:00", "source": "/é b"}
    data = write({"schema": 1, "places": {"an-id-1c2d": place, "7th-day": place}})
    read = f"from reader.annotations.yamlfile.read import parse; parse({data!r})"
    script = f"import sys; {read}; print('yaml' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "False\n"
    found = simple(data)
    assert found is not None and found == build(data)
    assert isinstance(found.native()["schema"], Plain)
    with pytest.raises(Damaged):
        build(data + data)
