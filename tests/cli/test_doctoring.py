"""`reader doctor`: every kind of damage is told in one line, and mending loses nothing."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import SAVED, STORY, Done


def _lived_in(home: Path, call: Callable[..., Done], desk: Path) -> Path:
    """Make a home with something of everything in it."""
    for name, story in (("ferry.txt", STORY), ("ramp.txt", STORY.replace("Ferry", "Ramp"))):
        (desk / name).write_text(story)
        article = call("add", desk / name, "--json").json["added"][0]["id"]
        call("note", article, "--on", "ramp broke", "--text", "why?")
        call("note", article, "--on", "twenty years", "--text", "really?")
        call("correct", article, "--not-a-person", "Tom Arrow")
    (desk / "opened.txt").write_text(SAVED)
    call("note", desk / "opened.txt", "--on", "the quay")
    (home / "state" / "drafts").mkdir()
    (desk / "empty.txt").touch()
    call("add", desk / "empty.txt")
    call("quotes")
    call("notes")
    return home


def _bytes(home: Path) -> set[bytes]:
    """Return what every file of the person's own holds."""
    return {
        file.read_bytes()
        for folder in ("data", "config", "state")
        for file in (home / folder).rglob("*")
        if file.is_file()
    }


def _first(home: Path, pattern: str) -> Path:
    return sorted(home.glob(pattern))[0]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a home with something of everything is kept once it was made."""
    return tmp_path_factory.mktemp("once") / "home"


@pytest.fixture
def lived_in(home: Path, call: Callable[..., Done], alone: Path, once: Path) -> Path:
    """A home with something of everything in it."""
    if not once.exists():
        shutil.copytree(_lived_in(home, call, alone), once)
    shutil.rmtree(home)
    shutil.copytree(once, home)
    call("list")
    return home


def test_a_home_in_order_is_well(call: Callable[..., Done], lived_in: Path) -> None:
    _version(lived_in, STORY.encode())
    done = call("doctor")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("files looked at, all is well\n")
    looked_at = call("doctor", "--json").json["looked_at"]
    wanted = (
        "pages", "versions", "notes", "texts", "corrections", "progress", "backups", "index",
        "settings", "state",
    )  # fmt: skip
    assert {kind: looked_at[kind] for kind in wanted} == {
        "pages": 2, "versions": 1, "notes": 3, "texts": 2, "corrections": 1, "progress": 1,
        "backups": 2, "index": 1, "settings": 1, "state": 1,
    }  # fmt: skip


def test_an_empty_home_is_well(call: Callable[..., Done]) -> None:
    assert call("doctor").code == 0


def _slip_in_settings(home: Path) -> Path:
    file = home / "config" / "config.yaml"
    file.write_text("samples: no\nwidth: wide\n")
    return file


def _no_settings(home: Path) -> Path:
    file = home / "config" / "config.yaml"
    file.write_bytes(b"theme: [\n")
    return file


def _folder_that_went(home: Path) -> Path:
    file = home / "config" / "config.yaml"
    file.write_text(f"samples: no\nfolders: [{home / 'gone'}]\n")
    return home / "gone"


def _empty_page(home: Path) -> Path:
    file = _first(home, "data/pages/ferry*")
    file.write_bytes(b"")
    return file


def _page_with_a_flipped_bit(home: Path) -> Path:
    import os

    file = _first(home, "data/pages/ferry*")
    status = file.stat()
    data = bytearray(file.read_bytes())
    data[200] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return file


def _page_of_no_form(home: Path) -> Path:
    file = home / "data" / "pages" / "scan.pdf"
    file.write_bytes(b"%PDF")
    return file


def _two_pages_of_one_id(home: Path) -> Path:
    page = _first(home, "data/pages/ferry*")
    shutil.copy(page, page.with_suffix(".md"))
    return page


def _damaged_notes(home: Path) -> Path:
    file = _first(home, "data/notes/ferry*")
    file.write_bytes(file.read_bytes()[:-20] + b"\0\0")
    return file


def _notes_of_a_later_version(home: Path) -> Path:
    file = _first(home, "data/notes/ferry*")
    file.write_text(file.read_text().replace("schema: 1", "schema: 99"))
    return file


def _unread_conflict_copy(home: Path) -> Path:
    file = _first(home, "data/notes/ferry*")
    copy = file.with_name(f"{file.stem}.sync-conflict-20261122-090000-ABCDEFG.yaml")
    copy.write_text("schema: [")
    return file


def _notes_of_no_article(home: Path) -> Path:
    file = home / "data" / "notes" / "My Notes.yaml"
    file.write_text("schema: 1\n")
    return file


def _damaged_corrections(home: Path) -> Path:
    file = home / "data" / "corrections.yaml"
    file.write_text("schema: 1\narticles: [")
    return file


def _damaged_copy_of_corrections(home: Path) -> Path:
    file = home / "data" / "corrections.sync-conflict-20261122-090000-ABCDEFG.yaml"
    file.write_text("- ")
    return file


def _text_without_article(home: Path) -> Path:
    file = home / "data" / "texts" / f"{'0' * 64}.txt.gz"
    file.write_bytes(gzip.compress(b"another text"))
    return file


def _damaged_draft(home: Path) -> Path:
    file = home / "state" / "drafts" / "ferry-0123.json"
    file.write_text('{"article": "ferry", "words": "half a th')
    return file


def _damaged_backup(home: Path) -> Path:
    file = _first(home, "state/backups/*/*.yaml")
    file.write_bytes(b"")
    return file


def _version(home: Path, data: bytes, digest: str | None = None) -> Path:
    """Keep an earlier version of the ferry's page."""
    article = _first(home, "data/pages/ferry*").stem
    mark = digest or hashlib.sha256(data).hexdigest()[:8]
    file = home / "data" / "versions" / article / f"0001-{mark}.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return file


def _damaged_version(home: Path) -> Path:
    return _version(home, STORY.encode()[:-1], digest="0" * 8)


def _version_of_no_name(home: Path) -> Path:
    file = _version(home, STORY.encode())
    return file.rename(file.with_name("ferry of old.txt"))


def _versions_of_no_article(home: Path) -> Path:
    folder = _version(home, STORY.encode()).parent
    return folder.rename(folder.with_name("gone-0123abcd"))


def _no_file_of_what_could_not_be_added(home: Path) -> Path:
    file = home / "state" / "unadded.json"
    file.unlink()
    file.mkdir()
    return file


FOR_THE_PERSON: list[Callable[[Path], Path]] = [
    _slip_in_settings, _no_settings, _folder_that_went, _empty_page, _page_with_a_flipped_bit,
    _page_of_no_form, _two_pages_of_one_id, _damaged_notes, _notes_of_a_later_version,
    _unread_conflict_copy, _notes_of_no_article, _damaged_corrections,
    _damaged_copy_of_corrections, _text_without_article, _damaged_draft, _damaged_backup,
    _damaged_version, _version_of_no_name, _versions_of_no_article,
    _no_file_of_what_could_not_be_added,
]  # fmt: skip


def _damaged_progress(home: Path) -> Path:
    file = home / "data" / "progress" / "other-device.yaml"
    file.write_text("schema: {")
    return file


def _damaged_text(home: Path) -> Path:
    texts = {file: file.read_bytes() for file in home.glob("data/texts/*.gz")}
    for file, data in texts.items():
        if b"A new ramp" not in gzip.decompress(data):
            file.write_bytes(data[:40])
            return file
    raise AssertionError


def _damaged_list_of_what_could_not_be_added(home: Path) -> Path:
    file = home / "state" / "unadded.json"
    file.write_bytes(file.read_bytes()[:-20])
    return file


def _half_a_list_of_what_could_not_be_added(home: Path) -> Path:
    file = home / "state" / ".unadded.json.4242.0123456789ab.tmp"
    file.write_bytes(b"[\n")
    return file


def _half_a_page(home: Path) -> Path:
    file = home / "data" / "pages" / ".ferry-1.txt.4242.0123456789ab.tmp"
    file.write_bytes(b"half a pa")
    return file


def _half_a_version(home: Path) -> Path:
    whole = _version(home, STORY.encode())
    return whole.rename(whole.with_name(".0002-01234567.txt.4242.0123456789ab.tmp"))


def _damaged_listing(home: Path) -> Path:
    file = home / "cache" / "notes.list"
    file.write_bytes(b"junk\n")
    return file


def _damaged_index(home: Path) -> Path:
    file = home / "cache" / "index.sqlite"
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data), 512):
        data[at] ^= 0xFF
    file.write_bytes(data)
    return file


def _index_of_another_version(home: Path) -> Path:
    file = home / "cache" / "index.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    return file


SAFE: list[Callable[[Path], Path]] = [
    _damaged_progress, _damaged_text, _damaged_list_of_what_could_not_be_added,
    _half_a_list_of_what_could_not_be_added, _half_a_page, _half_a_version, _damaged_listing,
    _damaged_index, _index_of_another_version,
]  # fmt: skip


@pytest.mark.parametrize("damage", [*FOR_THE_PERSON, *SAFE])
def test_damage_is_told_in_one_line(
    call: Callable[..., Done], lived_in: Path, damage: Callable[[Path], Path]
) -> None:
    file = damage(lived_in)
    before = _bytes(lived_in)
    done = call("doctor")
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert line.startswith(f"wrong  {file}")
    assert ";" in line, "the way out"
    assert before <= _bytes(lived_in)


@pytest.mark.parametrize("damage", FOR_THE_PERSON)
def test_what_only_the_person_can_mend_is_left_alone(
    call: Callable[..., Done], lived_in: Path, damage: Callable[[Path], Path]
) -> None:
    file = damage(lived_in)
    before = file.read_bytes() if file.is_file() else b""
    assert call("doctor", "--mend").code == 1
    assert (file.read_bytes() if file.is_file() else b"") == before


@pytest.mark.parametrize("damage", SAFE)
def test_what_is_safe_is_mended_and_nothing_is_lost(
    call: Callable[..., Done], lived_in: Path, damage: Callable[[Path], Path]
) -> None:
    notes = call("notes", "--json").json
    damage(lived_in)
    before = _bytes(lived_in)
    done = call("doctor", "--mend")
    assert done.code == 0, done
    assert done.out.startswith("mended  ")
    assert before <= _bytes(lived_in)
    done = call("doctor")
    assert (done.code, done.out) == (0, "")
    assert call("notes", "--json").json == notes


def test_what_can_not_be_mended_is_told(
    call: Callable[..., Done], lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _damaged_progress(lived_in)
    assert "'reader doctor --mend' mends 1" in call("doctor").err
    monkeypatch.setattr("reader.library.doctor.own.set_aside", lambda *_: None)
    done = call("doctor", "--mend")
    assert done.code == 1
    assert f"{file}: left as it is: no copy could be made" in done.err
    assert file.exists()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.integers(0), data=st.binary(max_size=200), cut=st.booleans())
def test_no_file_stops_it_and_none_is_lost(
    call: Callable[..., Done],
    lived_in: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    chosen: int,
    data: bytes,
    cut: bool,
) -> None:
    home = tmp_path_factory.mktemp("homes") / "home"
    shutil.copytree(lived_in, home)
    monkeypatch.setenv("READER_HOME", str(home))
    files = sorted(file for file in home.rglob("*") if file.is_file())
    file = files[chosen % len(files)]
    file.write_bytes(file.read_bytes()[: len(data)] if cut else data)
    before = _bytes(home)
    done = call("doctor", "--mend")
    assert done.code in (0, 1)
    assert all(line.startswith(("wrong  ", "mended  ")) for line in done.out.splitlines())
    assert before <= _bytes(home)
