"""A talk goes on as long as those who speak in it do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import BELOW, CUT, KEPT
from reader.pages.text_dump.turns import go_on_over_turns
from tests.pages.conftest import PARAGRAPHS

_TALK = (
    "IDA SOLE, HOST: Good evening. With us is the harbour master of Ossermouth.",
    "MARA QUILL: Thank you for having me.",
    "SOLE: How many boats are left?",
    "QUILL: About sixty, out of a hundred.",
)
_MENU = ("More on this story", "Ferries of today", "Tides", "Weather", "Sport")


def _places(inside: Sequence[str], below: Sequence[str], cut: Sequence[str] = ()) -> list[int]:
    """Return where the lines below the first paragraph of an article stand.

    Args:
        inside: What was read below it.
        below: What was not.
        cut: Which lines inside were cut.
    """
    texts = [PARAGRAPHS[0], *inside, *below]
    sheet = Sheet.of(chunks_of("\n\n".join(texts).split("\n")))
    places = [KEPT] * (1 + len(inside)) + [BELOW] * len(below)
    for one in cut:
        places[texts.index(one)] = CUT
    go_on_over_turns(sheet, places)
    return places[1:]


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param((*_TALK, "SOLE: Will they stay?", "QUILL: Yes"), id="names"),
        pytest.param(("Q: How many?", "A: Two.", "Q: When?", "A: Now.") * 2, id="letters"),
        pytest.param(("Q. How many?", "A. Two.", "Q. When?", "A. Now") * 2, id="full stops"),
        pytest.param(
            ("MS. QUILL: It is.", "Q   Is it?", "MS. QUILL: No.", "Q   When?") * 2, id="a bare Q"
        ),
        pytest.param(("P. ¿Cuántos?", "R. Dos.", "P. ¿Cuándo?", "R. Ahora.") * 2, id="Spanish"),
        pytest.param(
            ("Speaker 1: How many?", "Speaker 2: Two.", "Speaker 1: When?", "Speaker 2: Now.") * 2,
            id="numbered",
        ),
    ],
)
def test_it_goes_on_to_the_last_of_its_turns(talk: Sequence[str]) -> None:
    below = (*talk[4:], *_MENU)
    kept = [KEPT] * len(talk) + [BELOW] * len(_MENU)
    assert _places(talk[:4], below) == kept


def test_what_is_said_and_heard_between_the_turns_is_of_it() -> None:
    below = ("(LAUGHTER)", "The others were sold.", "Photo 3", "QUILL: Goodbye", *_MENU)
    assert _places(_TALK, below) == [KEPT] * 6 + [CUT, KEPT] + [BELOW] * len(_MENU)


def test_who_comes_in_late_speaks_too() -> None:
    below = ("BO TERN: I sold mine.", "SOLE: Why?", "TERN: For the money", *_MENU)
    assert _places(_TALK, below) == [KEPT] * 7 + [BELOW] * len(_MENU)


def test_turns_in_it_that_were_cut_are_kept() -> None:
    talk = (*_TALK[:2], "(SOUNDBITE OF WAVES)", *_TALK[2:])
    assert _places(talk, _MENU, cut=talk[1:3]) == [KEPT] * 5 + [BELOW] * len(_MENU)


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        pytest.param(_TALK, (*_MENU, "QUILL: Yes"), id="beyond a menu"),
        pytest.param(_TALK, ("By Dora Quill", "QUILL: Yes"), id="beyond a byline"),
        pytest.param(_TALK[:1], _TALK[1:], id="few turns"),
        pytest.param(("Note: It rains.",) * 4, ("Note: It rains",), id="one leads alone"),
        pytest.param(
            ("Fill: Down", "Weight: Two", "Fill: Wool", "Weight: Six"), ("Fill: Silk",), id="facts"
        ),
        pytest.param(
            ("Two ways: by sea.", "Three ways: by road.") * 2, ("Two ways: by sea",), id="no names"
        ),
        pytest.param(
            (_TALK[0], *PARAGRAPHS, *PARAGRAPHS, *PARAGRAPHS, *_TALK[1:3]), _TALK[3:], id="a report"
        ),
        pytest.param(
            ("Photo: Ida Sole.", "Image: Bo Tern.") * 2, ("Photo: Ida Sole",), id="credits"
        ),
    ],
)
def test_nothing_else_goes_on(inside: Sequence[str], below: Sequence[str]) -> None:
    assert _places(inside, below) == [KEPT] * len(inside) + [BELOW] * len(below)
