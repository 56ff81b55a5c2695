"""A place is believed only where the words of the note stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.edit import target_of
from reader.annotations.ids import text_digest
from reader.annotations.relocate import relocate
from reader.model import Annotation, Target
from tests.annotations.samples import TEXT, annotation, notes, span

ONE = annotation("Tilda Marsh", note="Ask her.")
NEW = "CORRECTED\n\n" + TEXT
KEPT = {text_digest(TEXT): TEXT}


def _placed(target: Target, text: str = TEXT, **more: Any) -> Annotation:
    (found,) = relocate(notes(replace(ONE, target=target, **more)), text, KEPT.get).annotations
    return found


def test_a_place_with_its_words_is_left_as_it_is() -> None:
    assert _placed(ONE.target) == ONE
    end = len(TEXT)
    bookmark = target_of(TEXT, end, end)
    assert _placed(bookmark).state == "exact"


def test_words_that_another_text_has_are_lost_though_the_place_is_there() -> None:
    written = replace(ONE.target, exact="Oswin Pell")
    found = _placed(written)
    assert (found.state, found.target) == ("lost", written)


@pytest.mark.parametrize("place", [(100, 105), (99_990, 100_005), (len(TEXT), len(TEXT) + 3)])
@pytest.mark.parametrize("text", [TEXT, NEW])
def test_a_wrong_place_is_found_by_its_words_but_not_sure(
    text: str, place: tuple[int, int]
) -> None:
    found = _placed(replace(ONE.target, start=place[0], end=place[1]), text)
    assert (found.target.start, found.target.end) == span("Tilda Marsh", text)
    assert found.state == "needs_review"
    assert _placed(found.target, text, state=found.state, extra=found.extra) == found


def test_a_first_selector_is_not_believed_either() -> None:
    wrong = {"exact": "Oswin Pell", "prefix": "", "suffix": "", "start": 3, "end": 8}
    there = target_of(NEW, *span("market day", NEW))
    found = _placed(there, TEXT, extra={"origin": wrong | {"text": text_digest(TEXT)}})
    assert found.state != "exact"


TARGETS = st.builds(
    Target,
    exact=st.one_of(
        st.sampled_from(["", "Tilda", "market day", "Oswin Pell"]), st.text(max_size=9)
    ),
    prefix=st.just(""),
    suffix=st.sampled_from(["", " Marsh"]),
    start=st.integers(-9, len(TEXT) + 99),
    end=st.integers(-9, len(TEXT) + 99),
    text=st.sampled_from([text_digest(TEXT), ""]),
)


@given(TARGETS, st.sampled_from([TEXT, NEW]))
def test_a_sure_place_has_the_words_of_the_note(target: Target, text: str) -> None:
    found = _placed(target, text)
    if found.state == "lost":
        assert found.target == target
    else:
        assert 0 <= found.target.start <= found.target.end <= len(text)
        assert found.target.exact == text[found.target.start : found.target.end]
    if found.state == "exact":
        assert found.target.exact == target.exact
