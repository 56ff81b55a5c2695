"""Whom "he said" and "the former premier said" take up."""

from __future__ import annotations

import pytest

from reader.language import analyse


def last_speaker(text: str) -> tuple[str | None, str | None]:
    """Return speaker and kind of the last direct quotation."""
    quote = [quote for quote in analyse(text).quotes if quote.kind == "direct"][-1]
    return quote.speaker, quote.speaker_kind


@pytest.mark.parametrize(
    "text",
    [
        # the running speaker, not the man he speaks of
        'Mr Peter Lind said Mr Hugh Voss had to act.\n\n"It was late," he said.',
        # the subject of the sentence before
        'Mr Hugh Voss said no. Mr Peter Lind left the hall. "It was late," he said.',
        # past paragraphs of speech alone
        'Mr Peter Lind said it rained.\n\n"It was late.\n\n"Very late."\n\n"So late," he said.',
    ],
)
def test_a_pronoun_behind_a_quotation(text: str) -> None:
    assert last_speaker(text) == ("Peter Lind", "person")


def test_a_pronoun_takes_up_an_unnamed_speaker() -> None:
    text = (
        "Mrs Carla Voss left early.\n\nA spokeswoman for the harbour said nothing was planned.\n\n"
        '"We are waiting," she said.'
    )

    assert last_speaker(text) == (None, "unnamed")


@pytest.mark.parametrize("description", ["the former sailor", "the 71-year-old ferryman"])
def test_a_description_behind_a_quotation_is_the_running_speaker(description: str) -> None:
    text = f'Mr Peter Lind said it rained.\n\n"It was late," {description} said.'

    assert last_speaker(text) == ("Peter Lind", "person")


def test_a_spokesman_is_never_another_name_for_the_speaker() -> None:
    text = 'Mr Peter Lind said it rained.\n\n"It was late," the spokesman said.'

    assert last_speaker(text)[0] is None


def test_the_council_takes_the_name_of_the_council_named_before() -> None:
    text = 'Harborough Council shut the quay. "It is not safe," the council said.'

    assert last_speaker(text) == ("Harborough Council", "body")


def test_a_name_signed_under_a_quotation() -> None:
    text = 'The letter ended so:\n\n"We sail whatever the weather."\n\n— Peter Lind\n\nIt rained.'

    assert last_speaker(text) == ("Peter Lind", "person")
