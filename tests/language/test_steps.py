"""Texts are analysed side by side, and a fault in one of them strikes no other."""

from __future__ import annotations

import pytest

from reader.language import analyse, analyse_all
from reader.language.people import find_people
from reader.language.steps import Steps, in_step, walked

TEXTS = [
    "",
    "“It was the tide,” said Ola Lind. He left at nine.",
    "Kari Voss said that the ferry was late.\n\n“It was,” she added.",
    "“Es war der Sturm”, sagte die Frau, und das ist nicht, was sie mit dem Wind meinte.",
    "“It was the storm,” said Ivo Berg, the harbour master.",
]


def _counted(steps: int, walk: list[str], name: str) -> Steps[str]:
    for step in range(steps):
        walk.append(f"{name}{step}")
        yield
    return name


def _failing() -> Steps[str]:
    yield
    raise IndexError


def test_a_step_is_walked_for_all_before_the_next() -> None:
    walk: list[str] = []
    made = in_step([_counted(2, walk, "a"), _counted(3, walk, "b"), _counted(0, walk, "c")])
    assert made == ["a", "b", "c"]
    assert walk == ["a0", "b0", "a1", "b1", "b2"]


def test_what_fails_stands_in_its_own_place() -> None:
    first, failed, last = in_step([_counted(1, [], "a"), _failing(), _counted(3, [], "b")])
    assert (first, last) == ("a", "b")
    assert isinstance(failed, IndexError)
    with pytest.raises(IndexError):
        walked(_failing())


@pytest.mark.parametrize("at_once", [1, 100, 1 << 18])
def test_texts_are_analysed_as_each_alone(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.language._LETTERS_AT_ONCE", at_once)
    assert list(analyse_all(TEXTS)) == list(map(analyse, TEXTS))


def test_a_fault_in_a_later_step_strikes_its_own_text_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def people(*known: object) -> Steps[object]:
        found = yield from find_people(*known)  # type: ignore[arg-type]  # as it is called
        if any(one.name == "Ivo Berg" for one in found.people):
            raise KeyError
        return found

    whole = list(map(analyse, TEXTS))
    monkeypatch.setattr("reader.language.find_people", people)
    *others, struck = analyse_all(TEXTS)
    assert others == whole[:-1]
    assert isinstance(struck, KeyError)
