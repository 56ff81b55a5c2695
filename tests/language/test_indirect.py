"""Indirect speech: where it stands, how far it goes, who says it."""

from __future__ import annotations

import pytest

from reader.language import analyse


def reported(text: str) -> list[tuple[str, str | None]]:
    """Return what is said indirectly, and by whom."""
    return [
        (text[quote.start : quote.end], quote.speaker)
        for quote in analyse(text).quotes
        if quote.kind == "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ola Lind said that the ferry was late.", "that the ferry was late"),
        ("Ola Lind said the ferry was late.", "the ferry was late"),
        ("Ola Lind told the crew that the ferry was late.", "that the ferry was late"),
        ("Ola Lind told them the ferry was late.", "the ferry was late"),
        ("Ola Lind said on Friday that the ferry was late.", "that the ferry was late"),
        ("Ola Lind said in a statement that the ferry was late.", "that the ferry was late"),
        ("The ferry was late again, Ola Lind said.", "The ferry was late again"),
        ("The ferry was late again, said Ola Lind.", "The ferry was late again"),
        ("The ferry was late, according to Ola Lind.", "The ferry was late"),
        ("According to Ola Lind, the ferry was late.", "the ferry was late"),
        ("Ola Lind denied the charges of theft.", "the charges of theft"),
        ("Ola Lind asked whether the ferry was late.", "whether the ferry was late"),
        ("Ola Lind promised to mend the quay.", "to mend the quay"),
        (
            'Ola Lind said the crossing would be "rough but safe" all week.',
            'the crossing would be "rough but safe" all week',
        ),
    ],
)
def test_what_is_said_is_cut_from_cue_and_source(text: str, said: str) -> None:
    assert reported(text) == [(said, "Ola Lind")]


def test_a_cue_that_takes_it_up_begins_a_stretch_of_its_own() -> None:
    text = "Ola Lind said the ferry was late, adding that the crew was tired."

    assert reported(text) == [
        ("the ferry was late", "Ola Lind"),
        ("that the crew was tired", "Ola Lind"),
    ]


def test_a_cue_in_the_middle_parts_what_is_said() -> None:
    text = "The old quay, Ola Lind said, would be closed until spring."

    assert reported(text) == [
        ("The old quay", "Ola Lind"),
        ("would be closed until spring", "Ola Lind"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ola Lind said the ferry sank; the crew left.", "the ferry sank"),
        ("Ola Lind said the ferry sank, although nobody saw it.", "the ferry sank"),
        ("Ola Lind said the ferry sank — a claim the crew denied.", "the ferry sank"),
        ("Ola Lind called for a new quay, saying no more.", "a new quay"),
    ],
)
def test_what_the_reporter_adds_is_left_out(text: str, said: str) -> None:
    assert reported(text)[0] == (said, "Ola Lind")


def test_what_is_mostly_quoted_is_left_to_the_quotation() -> None:
    assert reported('Ola Lind said he was "not going to mend the quay this side of spring".') == []


@pytest.mark.parametrize(
    "text",
    [
        '"The ferry was late," said Ola Lind.',
        'Ola Lind said: "The ferry was late."',
        "The report was long and its claims were many.",
        "The ferry was late. Nobody spoke.",
        "It is easier said than done in a gale.",
    ],
)
def test_nothing_is_found_where_nothing_is_reported(text: str) -> None:
    assert reported(text) == []
