"""corrections.yaml: what it says, what is written, and what others do to it meanwhile."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.disk import RealDisk
from reader.annotations.yamlfile.read import Damaged
from reader.guard import sanitise
from reader.library.corrections import (
    Corrections,
    NewerSchema,
    Scope,
    read_corrections,
    united,
    with_outside,
    write_corrections,
)
from reader.library.corrections_store import CorrectionsStore
from reader.library.places import Places, find_places
from reader.model import Correction, ReaderError, Target
from tests.annotations.disks import failing

ARTICLE, OTHER, PAPER = Scope("pier"), Scope("ferry"), Scope("Harrowmere Courier", True)
STORM = Correction("not_a_person", ("Storm Adela",))
SAME = Correction("same_person", ("Tom Vole", "Mr Vole"))
LINE = Correction("cut", words="Sign up to our letter")

FILE = """\
schema: 1
articles:
  pier:
  - not_a_person: Storm Adela
  - same_person: [Tom Vole, Mr Vole]
  - different_people: [Ann Vole, Mrs Vole]
  - name: Lind
    becomes: Ola Lind
  - speaker: Ola Lind
    of:
      exact: We were told nothing
      prefix: "“"
      start: 10
      end: 30
      text: 88db7f
  - speaker: unnamed
    of: It was late
  - speaker: nobody
    of: It was early
  - not_a_quotation: fog tax
  - quotation: the tide is late
    speaker: Ola Lind
  - put_back: Repairs
    as: crosshead
  - join: It will be
  - split: The school
  - sung_by: a later version
publishers:
  Harrowmere Courier:
  - cut: Sign up to our letter
    why: it stands on every page
mine: kept
"""


@pytest.fixture
def places(home: Path) -> Places:
    return find_places()


@pytest.fixture
def store(places: Places) -> CorrectionsStore:
    return CorrectionsStore(places)


def test_the_file_of_the_documentation_is_read_and_written_as_it_stands() -> None:
    found = read_corrections(FILE.encode())
    assert write_corrections(found).decode() == FILE
    pier = found.of_article("pier")
    assert pier[0] == STORM
    assert pier[4].target == Target("We were told nothing", "“", "", 10, 30, "88db7f")
    assert (pier[5].unnamed, pier[6].unnamed, pier[6].names) == (True, False, ())
    assert (pier[8].kind, pier[8].names) == ("quotation", ("Ola Lind",))
    assert pier[9].block == "crosshead"
    assert (pier[12].kind, pier[12].extra) == ("unknown", {"sung_by": "a later version"})
    assert found.of_publisher(" harrowmere  COURIER")[0].words == "Sign up to our letter"
    assert found.of_publisher(None) == found.of_publisher("Another") == ()


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("- same_person: [Tom]", 4),
        ("- not_a_person: [a, b]", 4),
        ("- name: Lind", 4),
        ("- speaker: Lind", 4),
        ("- of: words", None),
        ("- cut: a\n    put_back: b", 4),
        ("- put_back: a\n    as: poem", 5),
        ("- just words", 4),
        ("not_a_person: x", 3),
    ],
)
def test_what_can_not_be_meant_is_told_with_its_line(entry: str, line: int | None) -> None:
    data = f"schema: 1\narticles:\n  pier:\n  {entry}\n".encode()
    if line is None:
        assert read_corrections(data).of_article("pier")[0].kind == "unknown"
        return
    with pytest.raises(Damaged) as told:
        read_corrections(data)
    assert told.value.line == line


_TEXT = st.text(max_size=30).map(sanitise)
_WORDS = _TEXT.filter(lambda text: text not in ("", "~", "nobody", "unnamed"))
_TARGETS = st.builds(
    lambda exact, prefix, start, more: Target(exact, prefix, "", start, start + more, "ab"),
    _WORDS, _TEXT, st.integers(0, 99), st.integers(0, 99),
)  # fmt: skip
_CORRECTIONS = st.one_of(
    st.builds(lambda name: Correction("not_a_person", (name,)), _WORDS),
    st.builds(lambda one, two: Correction("same_person", (one, two)), _WORDS, _WORDS),
    st.builds(lambda one, two: Correction("name", (one, two)), _WORDS, _WORDS),
    st.builds(lambda who, at: Correction("speaker", (who,), target=at), _WORDS, _TARGETS),
    st.builds(lambda at: Correction("speaker", target=at, unnamed=True), _TARGETS),
    st.builds(lambda words: Correction("cut", words=words), _WORDS),
    st.builds(lambda at: Correction("put_back", target=at, block="table"), _TARGETS),
)
_SCOPES = st.builds(Scope, _WORDS, st.booleans())


@st.composite
def _files(draw: st.DrawFn) -> Corrections:
    found = Corrections()
    for scope, one in draw(st.lists(st.tuples(_SCOPES, _CORRECTIONS), max_size=6)):
        found = found.with_change(scope, [one])
    return found


@given(_files())
def test_what_is_written_is_read_back(found: Corrections) -> None:
    data = write_corrections(found)
    assert read_corrections(data) == found
    assert write_corrections(read_corrections(data)) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_corrections_or_damaged(data: bytes) -> None:
    try:
        read_corrections(data)
    except (Damaged, NewerSchema):
        return


@given(_files(), _SCOPES, _CORRECTIONS)
def test_what_is_put_in_and_taken_out_leaves_all_as_it_was(
    found: Corrections, scope: Scope, one: Correction
) -> None:
    if one in [each for place, each in found.all() if place == scope]:
        return
    assert found.with_change(scope, [one]).with_change(scope, remove=[one]) == found


@given(_files(), _files())
def test_two_sides_are_united_and_lose_nothing(one: Corrections, other: Corrections) -> None:
    both = list(united(one, other).all())
    assert all(each in both for each in (*one.all(), *other.all()))
    assert united(one, one) == one


def _with(*corrections: Correction) -> Corrections:
    return Corrections().with_change(ARTICLE, corrections)


def test_a_publisher_is_known_by_any_spacing_and_case() -> None:
    found = Corrections(publishers={"harrowmere  courier": (LINE,)})
    assert found.with_change(PAPER, remove=[LINE]) == Corrections()
    again = found.with_change(PAPER, [STORM])
    assert again.publishers == {"harrowmere  courier": (LINE, STORM)}


def test_an_old_buffer_that_an_editor_saves_takes_nothing_out() -> None:
    versions = [_with(STORM, SAME), _with(STORM), Corrections()]
    edited = _with(LINE)
    kept = with_outside(versions, edited).of_article("pier")
    assert kept == (LINE, STORM, SAME)
    assert with_outside([_with(STORM, SAME)], _with(SAME)) == _with(SAME)
    assert with_outside([], edited) == edited


def test_a_change_is_on_the_disk_and_seen_by_another_window(
    store: CorrectionsStore, places: Places
) -> None:
    store.change(ARTICLE, [STORM])
    other = CorrectionsStore(places)
    assert other.load().corrections.of_article("pier") == (STORM,)
    other.change(PAPER, [LINE])
    assert store.load().corrections.of_publisher("Harrowmere Courier") == (LINE,)
    store.change(ARTICLE, remove=[STORM])
    assert other.load().corrections == Corrections(publishers={PAPER.name: (LINE,)})


def test_an_editor_and_the_reader_lose_nothing_of_each_other(
    store: CorrectionsStore, places: Places
) -> None:
    store.change(ARTICLE, [STORM])
    buffer = places.corrections.read_text()
    store.change(ARTICLE, [SAME])
    places.corrections.write_text(buffer + "publishers:\n  Paper:\n  - cut: Menu\n")
    found = store.change(OTHER, [LINE])
    assert found.of_article("pier") == (STORM, SAME)
    assert found.of_publisher("paper") and found.of_article("ferry") == (LINE,)


def test_a_conflict_copy_is_united_and_put_away(store: CorrectionsStore, places: Places) -> None:
    store.change(ARTICLE, [STORM])
    copy = places.corrections.with_name("corrections.sync-conflict-20261122-090000-ABC.yaml")
    copy.write_bytes(write_corrections(_with(SAME)))
    assert store.change(OTHER, [LINE]).of_article("pier") == (STORM, SAME)
    assert not copy.exists()


@pytest.mark.parametrize("data", [b"schema: 1\narticles: [\n", b"\xff\xfe", b"schema: x\n", b""])
def test_a_damaged_file_is_told_in_one_line_and_left_as_it_is(
    store: CorrectionsStore, places: Places, data: bytes
) -> None:
    places.data.mkdir(parents=True)
    places.corrections.write_bytes(data)
    loaded = store.load()
    assert loaded.corrections == Corrections()
    assert loaded.problem and "line" in loaded.problem and "\n" not in loaded.problem
    assert str(places.corrections) in loaded.problem
    with pytest.raises(ReaderError, match="damaged"):
        store.change(ARTICLE, [STORM])
    assert places.corrections.read_bytes() == data
    places.corrections.write_bytes(write_corrections(_with(SAME)))
    assert store.load().corrections == _with(SAME)


def test_a_newer_file_is_heeded_and_not_written(store: CorrectionsStore, places: Places) -> None:
    places.data.mkdir(parents=True)
    data = FILE.replace("schema: 1", "schema: 2").encode()
    places.corrections.write_bytes(data)
    loaded = store.load()
    assert loaded.corrections.of_article("pier")[0] == STORM
    assert loaded.problem and "newer" in loaded.problem
    with pytest.raises(ReaderError, match="newer reader"):
        store.change(ARTICLE, [SAME])
    assert places.corrections.read_bytes() == data


def test_whichever_call_fails_the_file_is_whole(places: Places) -> None:
    CorrectionsStore(places).change(ARTICLE, [STORM])
    for at in range(1, 60):
        disk = failing(RealDisk(), at, errno.ENOSPC)
        before = CorrectionsStore(places).load().corrections
        try:
            CorrectionsStore(places, disk).change(OTHER, [Correction("cut", words=f"line {at}")])
        except ReaderError as error:
            assert "not saved" in str(error)
        now = CorrectionsStore(places).load()
        assert now.problem is None
        assert all(each in list(now.corrections.all()) for each in before.all())
