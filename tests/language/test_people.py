"""Tests of the people found in a text, and of the forms gathered into one."""

from __future__ import annotations

import pytest

import reader
from reader.language.people import find_people
from reader.language.quotes import find_quotes
from reader.language.sentences import read_prose
from reader.language.steps import walked


def cast_of(text: str) -> dict[str, list[str]]:
    prose = read_prose(text)
    cast = walked(find_people(prose, ()))
    forms: dict[str, list[str]] = {figure.name: [] for figure in cast.people}
    for one in cast.mentions:
        forms[cast.people[one.person].name].append(text[one.start : one.end])
    return forms


def test_forms_of_one_name_are_one_person() -> None:
    text = (
        "Edward Marrow resigned on Friday. Mr Marrow, 52, had led the harbour board.\n\n"
        "Ed Marrow was tired, said a friend. Marrow will not return."
    )
    assert cast_of(text) == {"Edward Marrow": ["Edward Marrow", "Marrow", "Ed Marrow", "Marrow"]}


def test_a_family_is_told_apart_by_title_and_first_name() -> None:
    text = (
        "Peter Marrow and his wife Helen Marrow run the inn. Mr Marrow cooks. "
        "Mrs Marrow keeps the books, and Helen likes it."
    )
    assert cast_of(text) == {
        "Peter Marrow": ["Peter Marrow", "Marrow"],
        "Helen Marrow": ["Helen Marrow", "Marrow", "Helen"],
    }


def test_a_couple_known_by_one_name_is_told_apart_by_title() -> None:
    text = "Mr Marrow cooks and Mrs Marrow keeps the books. Mr Marrow is 64."
    assert cast_of(text) == {"Mr Marrow": ["Marrow", "Marrow"], "Mrs Marrow": ["Marrow"]}


def test_a_title_of_the_other_sex_never_joins() -> None:
    text = (
        "Helen Marrow runs the harbour. Her father, Tom, fished. Mr Marrow, 64, still does, "
        "and Ms Marrow helps."
    )
    assert cast_of(text) == {"Helen Marrow": ["Helen Marrow", "Marrow"], "Tom": ["Tom", "Marrow"]}


def test_an_address_behind_an_age_is_no_person() -> None:
    assert list(cast_of("Peter Marrow, 41, of Rose Lane, Olave, was fined.")) == ["Peter Marrow"]


def test_an_ordinary_word_is_the_family_name_of_somebody_named_in_full() -> None:
    text = "Ken Bone, 34, asked a question. Bone said he was glad. Nobody else asked Bone."
    assert cast_of(text) == {"Ken Bone": ["Ken Bone", "Bone", "Bone"]}


def test_a_family_name_with_a_particle_stands_alone() -> None:
    text = "Jan van Marrick won. Van Marrick said so, but van Marrick was tired."
    assert cast_of(text) == {"Jan van Marrick": ["Jan van Marrick", "Van Marrick", "van Marrick"]}


def test_a_name_goes_no_further_than_its_line() -> None:
    text = "Crew\nPeter Marrow\nHelen Finch\nAlan Dorn"
    assert set(cast_of(text)) == {"Peter Marrow", "Helen Finch", "Alan Dorn"}


def test_a_word_that_the_text_writes_small_is_no_name() -> None:
    assert cast_of("Rowlock holders, who row. A rowlock is a fork. Rowlock, 3, broke.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Brackwater Council said the bridge would close.",
        "The ferry Princess Maud sailed from Port Olave in March.",
        "Britain said it would sign. France has agreed.",
        "Hurricane Walter reached Florida on Tuesday.",
        "She read the Daily Herald on Downing Street.",
        "Tesco said sales rose. Tesco has 300 shops. Tesco also told investors so.",
        "Marlow University has a new library.",
        "PlayStation has told its fans to wait.",
        "The Margaret Rose was lost with all hands.",
        "The boats Ellen Grace and Margaret Rose sailed.",
        "Goldman Sachs said shares fell. Louis Vuitton has opened a shop.",
        "It closed at 15:00 GMT, said the D-Ohio office.",
        "St. Olave was quiet. San Marrick has a port.",
        "Zelwick said it would. Zelwick's shares rose. Zelwick said no.",
    ],
)
def test_bodies_places_works_and_storms_are_no_people(text: str) -> None:
    assert cast_of(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gwilo Tandek, 36, was fined.", "Gwilo Tandek"),
        ("Gwilo Tandek, who swims, won.", "Gwilo Tandek"),
        ("They asked Mr Tandek about it.", "Tandek"),
        ("The death of Baby Q shocked the town.", "Baby Q"),
        ("Theresa May, Rose Brook and Mark Field voted.", "Theresa May"),
        ("It was written by Harry S. Tandek in 1950.", "Harry S. Tandek"),
        ("The wall bears a mural by Banksy.", "Banksy"),
        ("The Tandek administration has fallen.", "Tandek"),
    ],
)
def test_signs_of_a_person(text: str, name: str) -> None:
    assert name in cast_of(text)


def test_a_line_up_of_bare_names() -> None:
    text = (
        "Olave: Murphy, Dornic, Wilson, Habbel (Trask 73), Evans, Lindt, Parker\n\n"
        "The game ended level."
    )
    assert set(cast_of(text)) == {
        *("Murphy", "Dornic", "Wilson", "Habbel", "Trask", "Evans", "Lindt", "Parker")
    }


def test_a_headline_names_people_whom_the_text_names() -> None:
    text = "MARROW QUITS HARBOUR BOARD IN ANGER\n\nPeter Marrow said on Friday that he was leaving."
    assert cast_of(text) == {"Peter Marrow": ["MARROW", "Peter Marrow"]}


def test_a_name_in_the_quoted_title_of_a_work_is_nobody() -> None:
    prose = read_prose("Helen Finch wrote “The Trouble With Peter Marrow Again” in May.")
    cast = walked(find_people(prose, find_quotes(prose)))
    assert [figure.name for figure in cast.people] == ["Helen Finch"]


def test_a_headline_in_title_case_adds_nobody() -> None:
    assert cast_of("Harbour Board Quits After Row Over Bridge Fees And Tolls") == {}


def test_titles_and_roles_are_gathered() -> None:
    prose = read_prose(
        "Harbour Secretary Peter Marrow left. Mr Marrow will rest.\n\n"
        "Helen Finch, chief executive of the Olave Trust, stays."
    )
    people = walked(find_people(prose, ())).people
    assert people[0].titles == ("Mr",)
    assert people[0].roles == ("Harbour Secretary",)
    assert people[1].roles == ("chief executive of the Olave Trust",)


def test_look_up_of_mentions_by_offset() -> None:
    text = "They met Mr Peter Marrow and Helen Finch."
    cast = walked(find_people(read_prose(text), ()))
    first, second = cast.mentions
    assert cast.mention_at(text.index("Mr")) == first == cast.mention_at(text.index("Marrow"))
    assert cast.mention_at(text.index("and")) is None
    assert cast.mentions_in(first.end, len(text)) == (second,)
    assert cast.last_before(second.start) == first
    assert cast.first_from(first.end) == second
    assert cast.last_before(0) is None
    assert cast.first_from(len(text)) is None


def test_a_lone_name_with_an_article_is_one_person() -> None:
    text = "Mr al-Tarif said no to the council. Later Mr al-Tarif left the room, and he wept."
    (person,) = reader.analyse(text).people
    assert [mention.text for mention in person.mentions] == ["al-Tarif", "al-Tarif"]


def test_a_title_as_a_nickname_is_part_of_the_name() -> None:
    text = "Police sought Tyler “Duke” Vole, 26. Vole is known as Duke, an officer said."
    (person,) = reader.analyse(text).people
    assert person.name == "Tyler Vole"
    assert person.titles == ()
