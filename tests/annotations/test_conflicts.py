"""A file with conflict marks is two files, or damaged where marks are missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.conflicts import sides
from reader.annotations.schema import write_notes
from reader.annotations.yamlfile.read import Damaged
from tests.annotations.samples import REF, TEXT, annotation, notes
from tests.annotations.stores import store

BEGIN, BASE, PART, END = b"<<<<<<< HEAD\n", b"||||||| base\n", b"=======\n", b">>>>>>> laptop\n"
LINES = st.sampled_from([BEGIN, BASE, PART, END, b"a: b\n", b"    <<<<<<< HEAD\n"])
ONE = annotation("Tilda Marsh", note="Ask her.")


def _line_of_target(text: bytes) -> int:
    return text.rindex(b"\n", 0, text.index(b"target:")) + 1


def test_both_sides_are_told_apart() -> None:
    conflict = b"a\n" + BEGIN + b"b\n" + BASE + b"c\n" + PART + b"d\n" + END + b"e\n"
    assert sides(conflict * 2) == (b"a\nb\ne\n" * 2, b"a\nd\ne\n" * 2)


def test_without_marks_there_are_no_sides() -> None:
    assert sides(b"a: b\n=======\n") is None
    assert sides(b"note: |-\n    <<<<<<< HEAD\n=======\n") is None


@pytest.mark.parametrize(
    "marks",
    [(BEGIN,), (BEGIN, PART), (BEGIN, END), (BEGIN, BASE, END), (BEGIN, BEGIN, PART, END),
     (BEGIN, PART, PART, END), (BEGIN, PART, END, END), (BEGIN, PART, BASE, END)],
)  # fmt: skip
def test_marks_that_lack_others_are_damage(marks: tuple[bytes, ...]) -> None:
    with pytest.raises(Damaged, match="conflict mark"):
        sides(b"a: b\n" + b"a: b\n".join(marks))


@given(st.lists(LINES, max_size=12))
def test_any_lines_give_two_files_without_marks_or_damage(lines: list[bytes]) -> None:
    try:
        both = sides(b"".join(lines))
    except Damaged as error:
        assert 1 <= error.line <= len(lines)
        return
    for side in both or ():
        assert not {BEGIN, BASE, END} & set(side.splitlines(keepends=True))
    assert both is not None or BEGIN not in lines


def test_a_file_cut_off_before_its_last_mark_is_told_and_left(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE), TEXT)
    text = write_notes(notes(ONE))
    file = window.file(REF.id)
    at = _line_of_target(text)
    cut = text[:at] + BEGIN + text[at:] + PART + text[at:]
    file.write_bytes(cut)
    loaded = window.load(REF, TEXT)
    assert loaded.read_only
    assert loaded.problem is not None
    assert "conflict mark" in loaded.problem
    assert file.read_bytes() == cut


def test_a_file_cut_off_before_its_last_target_keeps_the_passage(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE), TEXT)
    file = window.file(REF.id)
    text = file.read_bytes()
    file.write_bytes(text[: _line_of_target(text)])
    other = store(tmp_path)
    loaded = other.load(REF, TEXT)
    assert [one.target for one in loaded.notes.annotations] == [ONE.target]
    saved = other.save(notes(*loaded.notes.annotations, annotation("market day", 2)), TEXT)
    assert [one.target.exact for one in saved.annotations] == ["Tilda Marsh", "market day"]
