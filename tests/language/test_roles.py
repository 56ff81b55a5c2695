"""Tests of what the text says people are, and of whom a role points at."""

from __future__ import annotations

import pytest

from reader.language.people import find_people
from reader.language.roles import person_for
from reader.language.sentences import read_prose
from reader.language.steps import walked


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The town's mayor Peter Marrow left.", "town's mayor"),
        ("Former harbour pilot Peter Marrow left.", "Former harbour pilot"),
        ("Peter Marrow, a retired teacher from Olave, left.", "retired teacher from Olave"),
        ("Peter Marrow, head of the board, left.", "head of the board"),
        ("Peter Marrow, 51, skipper of the ferry, left.", "skipper of the ferry"),
        ("Peter Marrow, who is a surgeon, left.", "surgeon"),
        (
            "Peter Marrow resigned as leader of the council on Friday.",
            "leader of the council",
        ),
        ("Peter Marrow, 64, has been its night watchman for years.", "night watchman"),
        ("The vicar's uncle, Peter Marrow, left.", "vicar's uncle"),
        ("The harbour master, Peter Marrow, left.", "harbour master"),
    ],
)
def test_a_role_beside_a_name(text: str, role: str) -> None:
    (person,) = walked(find_people(read_prose(text), ())).people
    assert person.roles == (role,)


def test_an_age_is_no_role() -> None:
    (person,) = walked(find_people(read_prose("Peter Marrow, 36, a friend said, left."), ())).people
    assert person.roles == ()


def test_a_definite_phrase_points_at_the_person_of_that_role() -> None:
    text = (
        "Mayor Peter Marrow met Helen Finch, chief executive of the port. The mayor spoke; "
        "the executive listened; the vicar slept."
    )
    prose = read_prose(text)
    cast = walked(find_people(prose, ()))

    def found(phrase: str) -> int | None:
        start = text.index(phrase)
        return person_for(prose, cast, start, start + len(phrase))

    assert found("The mayor") == 0
    assert found("the executive") == 1
    assert found("the vicar") is None


def test_an_age_points_at_the_person_of_that_age() -> None:
    text = "Peter Marrow, 51, met Helen Finch, 36. The 36-year-old spoke first."
    prose = read_prose(text)
    cast = walked(find_people(prose, ()))
    start = text.index("The 36")
    assert person_for(prose, cast, start, start + len("The 36-year-old")) == 1
