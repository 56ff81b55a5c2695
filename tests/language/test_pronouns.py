"""Tests of he and she, to the person they point at."""

from __future__ import annotations

from reader.language import analyse


def pointed_at(text: str) -> list[tuple[str, str]]:
    """Return each linked pronoun with the person it points at, in text order."""
    found = [(m.start, m.text, p.name) for p in analyse(text).people for m in p.pronouns]
    return [(pronoun, name) for _, pronoun, name in sorted(found)]


def test_gender_decides_between_two() -> None:
    text = "Peter Marrow met Helen Finch. She was late, and he was cross."
    assert pointed_at(text) == [("She", "Helen Finch"), ("he", "Peter Marrow")]


def test_the_subject_is_taken_up() -> None:
    text = "Peter Marrow wrote to Alan Finch. He has waited a year for an answer."
    assert pointed_at(text) == [("He", "Peter Marrow")]


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    text = "Alan Finch is ill. Peter Marrow visited him on Monday."
    assert pointed_at(text) == [("him", "Alan Finch")]


def test_a_phrase_at_the_head_of_a_sentence_points_forward() -> None:
    text = "Alan Finch left.\n\nIn his first interview since then, Peter Marrow spoke of the sea."
    assert pointed_at(text) == [("his", "Peter Marrow")]


def test_inside_a_quotation_he_is_not_the_speaker() -> None:
    text = "Alan Finch is ill. Peter Marrow said: “He will be back, and his desk is waiting.”"
    assert pointed_at(text) == [("He", "Alan Finch"), ("his", "Alan Finch")]


def test_somebody_without_a_name_takes_the_pronoun() -> None:
    text = "Helen Finch runs the inn. A waitress said she had seen nothing."
    assert pointed_at(text) == []


def test_a_name_of_unknown_gender_is_told_by_the_pronoun_after_it() -> None:
    text = "Gwilo Tandek, 36, said she was glad. Tandek has a boat. She sails it."
    assert [name for _, name in pointed_at(text)] == ["Gwilo Tandek", "Gwilo Tandek"]


def test_the_span_is_the_pronoun_without_its_ending() -> None:
    text = "Helen Finch is here. She'll stay."
    (person,) = analyse(text).people
    assert [text[m.start : m.end] for m in person.pronouns] == ["She"]
