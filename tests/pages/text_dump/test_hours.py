"""A record kept by the hour is read to its first and last entry."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.pages.text_dump.hours import go_on_over_hours
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT

_ENTRIES = (
    ("22.10 GMT", "Closing summary", "That is all from Ossermouth tonight."),
    ("21.58 GMT", "The mayor has left by the side door.", "Share"),
    ("21.40 GMT", "The vote", "The harbour stays open, by nine votes to six."),
    ("21.31 GMT", "They are voting now.", "Hands are going up."),
    ("20.44 GMT", "Mara Quill is speaking for the traders."),
    ("19.00 GMT", "The meeting begins", "The chamber is full.", "Some two hundred sing outside."),
)
_FOOT = ("Most viewed", "Ferry cancelled again", "About us")


def _kept(
    entries: Sequence[Sequence[str]], read: slice, above: Sequence[str] = ("Marlow Courier",)
) -> list[str]:
    """Return what is kept of a page whose weights found the text of some entries alone."""
    texts = [*above, *(line for entry in entries for line in entry), *_FOOT]
    sheet = Sheet.of(chunks_of("\n".join(texts).split("\n")))
    found = {line for entry in entries[read] for line in entry if line.endswith(".")}
    kept = [at for at, text in enumerate(texts) if text in found]
    first, last = kept[0], kept[-1]
    places = [ABOVE if at < first else CUT if at < last else BELOW for at in range(len(texts))]
    for at in kept:
        places[at] = KEPT
    go_on_over_hours(sheet, places)
    return [text for text, place in zip(texts, places, strict=True) if place == KEPT]


def _text(entries: Sequence[Sequence[str]]) -> list[str]:
    return [line for entry in entries for line in entry[1:] if line != "Share"]


@pytest.mark.parametrize("entries", [_ENTRIES, _ENTRIES[::-1]], ids=["latest first", "onward"])
def test_all_entries_with_their_headings_are_the_text(entries: Sequence[Sequence[str]]) -> None:
    assert _kept(entries, slice(1, 4)) == _text(entries)


@pytest.mark.parametrize("hour", ["{}:{} p.m. ET", "{}:{}pm", "{}.{} Uhr", "{}h{}", "{}:{}"])
def test_hours_are_told_as_papers_tell_them(hour: str) -> None:
    entries = [(hour.format(9 - at, 40), *one[1:]) for at, one in enumerate(_ENTRIES)]
    assert _kept(entries, slice(1, 4)) == _text(entries)


def test_a_list_of_key_events_is_none_of_it() -> None:
    events = [line for entry in (_ENTRIES[0], _ENTRIES[2], _ENTRIES[5]) for line in entry[:2]]
    assert _kept(_ENTRIES, slice(1, 4), above=("Key events", *events)) == _text(_ENTRIES)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(_ENTRIES[1:4], id="few"),
        pytest.param([_ENTRIES[n] for n in (0, 4, 2, 5, 1, 3)], id="to and fro"),
        pytest.param(
            [(one[0], "The vote") for one in _ENTRIES[:2]]
            + [*_ENTRIES[2:4]]
            + [(one[0], "A boat") for one in _ENTRIES[4:]],
            id="times of a list",
        ),
        pytest.param([("3 boats", *one[1:]) for one in _ENTRIES], id="no hours"),
    ],
)
def test_other_hours_are_no_record(entries: Sequence[Sequence[str]]) -> None:
    read = slice(0, 4)
    found = [line for entry in entries[read] for line in entry if line.endswith(".")]
    assert _kept(entries, read) == found


def test_the_credit_of_a_picture_is_cut() -> None:
    credit = "The harbour of Ossermouth on the evening of the vote. Photo: Ida Sole"
    entries = [*_ENTRIES[:4], (*_ENTRIES[4], credit), _ENTRIES[5]]
    assert _kept(entries, slice(1, 4)) == _text(_ENTRIES)


def test_nothing_that_was_read_is_cut() -> None:
    entries = [*_ENTRIES[:5], (*_ENTRIES[5][:3], "Read more in our archive of the harbour.")]
    assert _kept(entries, slice(1, 6))[-1] == entries[5][-1]
