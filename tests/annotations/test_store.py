"""Notes are saved, found again on a changed text, and never overwritten when damaged."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotations.edit import put, remove, revise
from reader.annotations.schema import target_document
from reader.annotations.store import SaveError
from tests.annotations.samples import LATER, REF, TEXT, annotation, notes
from tests.annotations.stores import store

ONE, OTHER = annotation("Tilda Marsh", 1, note="Ask her."), annotation("market day", 2)


def test_an_article_without_a_file_has_no_notes(tmp_path: Path) -> None:
    loaded = store(tmp_path).load(REF, TEXT)
    assert (loaded.notes, loaded.problem, loaded.read_only) == (notes(), None, False)
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_is_loaded_by_another_window(tmp_path: Path) -> None:
    saved = store(tmp_path).save(notes(ONE, OTHER), TEXT)
    assert saved == notes(ONE, OTHER)
    assert store(tmp_path).load(REF, TEXT).notes == saved


def test_a_notes_file_is_its_owners_alone(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.save(notes(ONE), TEXT)
    assert stat.S_IMODE(some.file(REF.id).stat().st_mode) == 0o600


def test_an_article_with_a_hostile_id_stays_in_the_folder(tmp_path: Path) -> None:
    ref = replace(REF, id="../../outside")
    some = store(tmp_path)
    some.save(notes(ONE, ref=ref), TEXT)
    assert some.file(ref.id).parent == tmp_path / "notes"
    assert some.load(ref, TEXT).notes.article.id == ref.id
    assert [loaded.notes.article.id for loaded in some.all()] == [ref.id]


def test_what_another_window_wrote_is_kept(tmp_path: Path) -> None:
    here, there = store(tmp_path), store(tmp_path)
    mine, theirs = here.load(REF, TEXT).notes, there.load(REF, TEXT).notes
    there.save(put(theirs, OTHER), TEXT)
    assert here.save(put(mine, ONE), TEXT) == notes(ONE, OTHER)


def test_a_deletion_holds_against_another_windows_older_view(tmp_path: Path) -> None:
    here, there = store(tmp_path), store(tmp_path)
    both = here.save(notes(ONE, OTHER), TEXT)
    view = there.load(REF, TEXT).notes
    here.save(remove(both, ONE.id), TEXT)
    changed = revise(OTHER, now=LATER, note="More.")
    assert there.save(put(view, changed), TEXT) == notes(changed)


def test_a_file_that_is_gone_takes_no_notes_with_it(tmp_path: Path) -> None:
    some = store(tmp_path)
    saved = some.save(notes(ONE), TEXT)
    some.file(REF.id).unlink()
    assert some.save(put(saved, OTHER), TEXT) == notes(ONE, OTHER)


def test_notes_are_found_again_on_a_changed_text_and_come_back_with_the_old(tmp_path: Path) -> None:
    store(tmp_path).save(notes(ONE, OTHER), TEXT)
    text = "UPDATED\n\n" + TEXT.replace("market day", "Sunday")
    moved = {a.id: a for a in store(tmp_path).load(REF, text).notes.annotations}
    assert moved[ONE.id].state == "moved"
    assert text[moved[ONE.id].target.start : moved[ONE.id].target.end] == "Tilda Marsh"
    some = store(tmp_path)
    some.save(some.load(REF, text).notes, text)
    back = store(tmp_path).load(REF, TEXT).notes
    assert back == notes(ONE, OTHER)


def test_a_lost_note_keeps_its_selector_and_is_tried_again(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.save(notes(ONE), TEXT)
    elsewhere = "Nothing of the kind stands here. It is about a school roof and its slates."
    lost = some.load(REF, elsewhere).notes
    assert [(a.state, a.target) for a in lost.annotations] == [("lost", ONE.target)]
    some.save(lost, elsewhere)
    assert store(tmp_path).load(REF, TEXT).notes.annotations[0].target == ONE.target


def test_a_passage_that_a_person_set_anew_in_the_same_text_stays_there(tmp_path: Path) -> None:
    set_anew = replace(ONE, target=OTHER.target, extra={"origin": target_document(ONE.target)})
    some = store(tmp_path)
    some.save(notes(set_anew), TEXT)
    assert store(tmp_path).load(REF, TEXT).notes.annotations[0].target == OTHER.target
    moved = store(tmp_path).load(REF, "NEW\n\n" + TEXT).notes.annotations[0]
    assert moved.target.exact == "market day"


@pytest.mark.parametrize("damage", [b"", b"\x00" * 400, b"schema: 1\nnotes: [\n", b"\xff\xfe"])
def test_a_damaged_file_is_copied_told_and_left_as_it_is(tmp_path: Path, damage: bytes) -> None:
    some = store(tmp_path)
    file = some.file(REF.id)
    file.parent.mkdir(parents=True)
    file.write_bytes(damage)
    loaded = some.load(REF, TEXT)
    assert loaded.read_only
    assert loaded.problem is not None
    assert "damaged, line" in loaded.problem
    assert "\n" not in loaded.problem
    with pytest.raises(SaveError, match="damaged"):
        some.save(put(loaded.notes, ONE), TEXT)
    some.load(REF, TEXT)
    copies = list((tmp_path / "state" / "quarantine").iterdir())
    assert [copy.read_bytes() for copy in copies] == [damage]
    assert file.read_bytes() == damage


def test_a_file_of_a_newer_reader_is_shown_and_never_written(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.save(notes(ONE), TEXT)
    newer = some.file(REF.id).read_bytes().replace(b"schema: 1", b"schema: 9")
    some.file(REF.id).write_bytes(newer)
    loaded = some.load(REF, TEXT)
    assert loaded.read_only
    assert [a.note for a in loaded.notes.annotations] == ["Ask her."]
    with pytest.raises(SaveError, match="newer"):
        some.save(loaded.notes, TEXT)
    assert some.file(REF.id).read_bytes() == newer


def test_all_lists_every_file_and_nothing_else(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.save(notes(ONE), TEXT)
    some.save(notes(OTHER, ref=replace(REF, id="mill")), TEXT)
    (tmp_path / "notes" / "damaged.yaml").write_text("[")
    (tmp_path / "notes" / ".mill.yaml.1.tmp").write_text("schema: 1")
    (tmp_path / "notes" / "README.txt").write_text("mine")
    found = [(loaded.notes.article.id, loaded.read_only) for loaded in some.all()]
    assert found == [("damaged", True), ("mill", False), ("rope-ferry", False)]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.file(REF.id).mkdir(parents=True)
    assert some.load(REF, TEXT).read_only
    with pytest.raises(SaveError, match="not saved"):
        some.save(notes(ONE), TEXT)


def test_a_damaged_old_text_falls_back_to_the_quotation(tmp_path: Path) -> None:
    some = store(tmp_path)
    some.save(notes(ONE), TEXT)
    for kept in (tmp_path / "texts").iterdir():
        kept.write_bytes(b"\x1f\x8bnot gzip")
    found = store(tmp_path).load(REF, "UPDATED\n\n" + TEXT).notes.annotations[0]
    assert found.state == "moved"
    some.save(notes(ONE), TEXT)
    assert store(tmp_path).load(REF, "NEW\n\n" + TEXT).notes.annotations[0].state == "moved"
