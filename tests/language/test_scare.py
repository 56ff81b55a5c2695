"""Titles, nicknames, words as words and scare quotes, told from speech."""

from __future__ import annotations

import pytest

from reader.language import analyse


def kinds(text: str) -> list[str]:
    """Return the kinds of what stands in marks."""
    return [quote.kind for quote in analyse(text).quotes if quote.kind != "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "fog tax" starts in June.',
        'Harborough\'s "Lantern Night" draws a crowd.',
        'The café sells a drink known as "Harbour Mud" to visitors.',
        'The trawler, nicknamed "Rusty", sank at noon.',
        'Her first novel, "The Salt Road," sold well.',
        "Sven 'Tug' Olsen won the race.",
        'Visitors to the "quiet" beach found a fair there.',
        '"Ferry late again" — Harborough Echo, 2 May',
        'Ola Lind asked why one must dial "1" for the harbour.',
    ],
)
def test_labels_are_no_speech(text: str) -> None:
    assert kinds(text) == ["scare"]


@pytest.mark.parametrize(
    "text",
    [
        'Ola Lind called the plan "reckless".',
        'Ola Lind said it was a "waste of good timber".',
        'The harbour master said the crew had been "lucky".',
        '"Never," said Ola Lind.',
        '"42," said Ola Lind.',
        'Ola Lind warned that "we will not be moved".',
        'She described the sea as "boiling".',
        '"We sail at dawn whatever the weather does."',
    ],
)
def test_fragments_of_speech_are_speech(text: str) -> None:
    assert kinds(text) == ["direct"]


def test_a_label_has_no_speaker() -> None:
    (quote,) = analyse('The so-called "fog tax" starts in June.').quotes

    assert (quote.speaker, quote.speaker_kind, quote.cue) == (None, None, None)


def test_a_label_that_comes_back_is_a_label_again() -> None:
    text = 'The so-called "fog tax" starts in June.\n\nOla Lind said the "fog taxes" were late.'

    assert kinds(text) == ["scare", "scare"]
