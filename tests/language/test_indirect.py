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
        ("While Ola Lind said the ferry sank, the crew rowed home.", "the ferry sank"),
        ("Ola Lind, who said the ferry sank, went home.", "the ferry sank"),
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It sank.” Ola Lind said the crew had rowed home.", "the crew had rowed home"),
        ("Many of whom Ola Lind knew say the ferry is old.", "the ferry is old"),
        ("The mayor, Ola Lind, went on to say that the ferry was old.", "that the ferry was old"),
        ("Ola Lind, asked about the quay, had to admit it was old.", "it was old"),
        ("According to Ola Lind, the ferry was old.", "the ferry was old"),
        ("As Ola Lind noted, the ferry was old.", "the ferry was old"),
        ("The ferry was old, as Ola Lind noted.", "The ferry was old"),
        ("The ferry was old, council leader Ola Lind said.", "The ferry was old"),
        ("The ferry was old, Ola Lind told the court.", "The ferry was old"),
        ("The ferry was old, said ship surveyor Ola Lind.", "The ferry was old"),
        ("OXLETH (PA) - The ferry was old, Ola Lind said.", "The ferry was old"),
        ("Ola Lind's claim that the ferry was old was denied.", "that the ferry was old"),
        ("All that Ola Lind will say is that the ferry was old.", "that the ferry was old"),
        ("“It sank,” Ola Lind said, adding that it was old.", "that it was old"),
        ("On “The Hour,” Ola Lind said the ferry was old.", "the ferry was old"),
        ("Ola Lind told News they’d sell the ferry.", "they’d sell the ferry"),
        ("Asked whether the ferry was old, Ola Lind laughed.", "whether the ferry was old"),
        ("The court heard that the ferry was old.", "that the ferry was old"),
    ],
)
def test_what_is_said_is_found_from_its_first_word_to_its_last(text: str, said: str) -> None:
    assert said in [words for words, _ in reported(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is hard to say that the ferry is old.",
        "Ola Lind would not say whether the ferry was old.",
        "Ola Lind spoke as the crowd cheered, and said so.",
        "The tower added a second lamp in 1911.",
        "Visitor numbers have suggested a slow decline.",
        "Four states that have voted are in the north.",
        "It is worth noting that the ferry is old.",
        "Murder accused Ola Lind will go home on Friday.",
        "The harbour report will settle the matter.",
        "Ola Lind heard that the ferry was old.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    assert reported(text) == []


def test_what_is_said_at_second_hand_is_part_of_what_is_said() -> None:
    text = "Ola Lind said that Kari Voss had told her the ferry was old."

    assert reported(text) == [("that Kari Voss had told her the ferry was old", "Ola Lind")]
