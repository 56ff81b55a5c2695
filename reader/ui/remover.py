"""Pages that were taken out of the library, to be put back and taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.dataclass import dataclass
from reader.ui.turns import Steps, Turns

if TYPE_CHECKING:
    from reader.library.removing import Moved


@dataclass(frozen=True, slots=True)
class Removal:
    """Pages that were taken out as one."""

    moved: tuple[Moved, ...]
    made: int
    """When, from `Turns.stamp`."""


def remover(turns: Turns) -> Steps[Removal]:
    """Remember what was taken out, beside what else is undone by the same key."""
    return Steps(turns, _written, _read)


def _written(removal: Removal) -> dict[str, Any]:
    moved = [[str(one.page), str(one.kept)] for one in removal.moved]
    return {"made": removal.made, "moved": moved}


def _read(data: Mapping[str, Any]) -> Removal:
    from reader.library.removing import Moved

    moved = tuple(Moved(Path(page), Path(kept)) for page, kept in data["moved"])
    return Removal(moved, int(data["made"]))
