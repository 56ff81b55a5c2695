"""Whose turn it is to be undone, and what is kept of it over a restart."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.corrections import Change, Scope
from reader.model import Correction
from reader.ui.corrector import Put, corrector
from reader.ui.turns import Steps, Turns, Way


class _Step(NamedTuple):
    name: str
    made: int


def _steps(turns: Turns) -> Steps[_Step]:
    return Steps(turns, list, lambda data: _Step(str(data[0]), int(data[1])))


@given(st.lists(st.sampled_from(["a", "b", "undo", "redo"])), st.integers(0, 9))
def test_two_kinds_are_undone_as_one_would_be(deeds: list[str], restart: int) -> None:
    turns = Turns(clock=lambda: 0)  # one that stands still
    kinds = {"a": _steps(turns), "b": _steps(turns)}
    done: list[str] = []
    undone: list[str] = []
    for number, deed in enumerate(deeds):
        if number == restart:
            kept = {name: kind.kept() for name, kind in kinds.items()}
            turns = Turns(clock=lambda: 0)
            kinds = {"a": _steps(turns), "b": _steps(turns)}
            for name, kind in kinds.items():
                kind.take(kept[name], undone=True)
        if deed in kinds:
            kinds[deed].record(_Step(f"{deed}{number}", turns.stamp()))
            done, undone = [*done, f"{deed}{number}"], []
            continue
        way: Way = "undo" if deed == "undo" else "redo"
        taken, given_ = (done, undone) if way == "undo" else (undone, done)
        whose = turns.whose(way)
        assert (whose is None) == (not taken)
        if isinstance(whose, Steps):
            step = whose.next(way)
            assert step and step.name == taken[-1]
            given_.append(taken.pop())
            whose.step(way)


@pytest.mark.parametrize(
    "kept", [None, [], {}, {"done": 1, "undone": []}, {"done": ["[1]"], "undone": ["{"]}]
)
def test_what_was_kept_and_is_damaged_counts_as_none(kept: Any) -> None:
    turns = Turns()
    corrector(turns).take(kept, undone=True)
    assert turns.whose("undo") is None and turns.whose("redo") is None


def test_what_was_put_right_comes_back_as_it_was() -> None:
    here, there = Correction("not_a_person", ("Storm Adela",)), Correction("cut", words="Sign up")
    changes = (
        Change(Scope("ferry"), (here,), (Correction("not_a_person", ("Wexcombe",)),)),
        Change(Scope("The Courier", publisher=True), remove=(there,)),
    )
    turns, later = Turns(), Turns()
    one, other = corrector(turns), corrector(later)
    one.record(Put(changes, "two things", turns.stamp()))
    other.take(one.kept(), undone=True)
    assert other.all == one.all and later.whose("undo") is other


def test_what_is_too_much_to_be_kept_is_not_and_nothing_from_before_it() -> None:
    turns = Turns()
    one, other = _steps(turns), _steps(Turns())
    for name in ("before", "x" * 300_000, "after"):
        one.record(_Step(name, turns.stamp()))
    other.take(one.kept(), undone=True)
    assert [step.name for step in other.all[0]] == ["after"]
