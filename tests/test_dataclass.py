"""Our dataclasses do as the standard library's do, whatever is declared."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

import pytest

from reader.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Stay:
    """A frozen one with fields of several kinds."""

    offset: int
    put: str = "there"
    names: list[str] = field(default_factory=list)
    last: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Longer(Stay):
    """One that adds a field to another's."""

    until: str = ""


def _declared() -> type:
    class Seen:
        """What is declared both ways."""

        one: int
        two: str = "b"
        three: list[int] = field(default_factory=list)
        four: int = field(default=4, kw_only=True)
        five: int = field(init=False, repr=False, default=5)
        six: int = field(default=6, compare=False)
        seven: list[int] = field(init=False, default_factory=list)

    return Seen


def _outcome(make: Any, *args: Any, **named: Any) -> object:
    try:
        made = make(*args, **named)
    except TypeError as error:
        return str(error)
    return repr(made), asdict(made), made.five


@pytest.mark.parametrize("frozen", (False, True))
@pytest.mark.parametrize("slots", (False, True))
def test_it_does_as_the_standard_library_does(frozen: bool, slots: bool) -> None:
    both: list[Any] = [dataclass, dataclasses.dataclass]
    ours, theirs = (one(frozen=frozen, slots=slots)(_declared()) for one in both)
    calls: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
        ((1,), {}),
        ((1, "x", [2]), {"four": 9}),
        ((), {"one": 1, "six": 3}),
        ((), {}),
        ((1, "x", [], 4, 5, 6), {}),
        ((1,), {"eight": 7}),
    )
    seen = [[_outcome(make, *args, **named) for args, named in calls] for make in (ours, theirs)]
    assert seen[0] == seen[1]
    for make in (ours, theirs):
        assert make(1) == make(1, six=7) != make(2)
        assert make(1) != (1, "b", [], 4)
        assert make(1).three is not make(1).three
        assert make.__match_args__ == ("one", "two", "three", "six")
        assert replace(make(1), one=2).one == 2
        assert hasattr(make(1), "__dict__") is not slots
        assert (make.__hash__ is None) is not frozen
        if frozen:
            with pytest.raises(dataclasses.FrozenInstanceError, match="assign to field 'two'"):
                make(1).two = "c"
            with pytest.raises(dataclasses.FrozenInstanceError, match="delete field 'two'"):
                del make(1).two


def test_copies_pickles_and_hashes_are_of_the_same_thing() -> None:
    longer = Longer(3, names=["Ada"], last=4, until="May")
    assert pickle.loads(pickle.dumps(longer)) == copy.deepcopy(longer) == longer
    assert repr(longer) == "Longer(offset=3, put='there', names=['Ada'], last=4, until='May')"
    assert Longer(3) != Stay(3)
    nobody: Any = ()
    assert len({Stay(3, names=nobody), Stay(3, names=nobody), Longer(3, names=nobody)}) == 2
    match longer:
        case Longer(offset, put):
            assert (offset, put) == (3, "there")


def test_what_stands_in_the_class_stays() -> None:
    @dataclass(frozen=True)
    class Odd:
        """One that says itself what it is like."""

        one: int

        def __post_init__(self) -> None:
            assert self.one % 2

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Odd)

        def __hash__(self) -> int:
            return 0

    assert Odd(1) == Odd(3) and hash(Odd(1)) == 0
    with pytest.raises(AssertionError):
        Odd(2)


def test_no_init_is_compiled_before_one_is_made() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        """One that is made late."""

        one: int

    before = Late.__init__
    assert Late(1).one == 1 and Late.__init__ is not before


def test_all_rooms_declare_them_in_the_one_way() -> None:
    theirs = re.compile(r"from dataclasses import .*\bdataclass\b|dataclasses\.dataclass\(")
    rooms = Path(__file__).parent.parent / "reader"
    found = {path.name for path in rooms.rglob("*.py") if theirs.search(path.read_text("utf-8"))}
    assert found == {"dataclass.py"}
