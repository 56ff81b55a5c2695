"""What was put right, to be taken back and done again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reader.dataclass import dataclass
from reader.ui.turns import Steps, Turns

if TYPE_CHECKING:
    from reader.library.corrections import Change


@dataclass(frozen=True, slots=True)
class Put:
    """What was put right in one step."""

    changes: tuple[Change, ...]
    """One for each article that it was put right in."""
    label: str
    """What was put right, in words."""
    made: int
    """When, from `Turns.stamp`."""


def corrector(turns: Turns) -> Steps[Put]:
    """Remember what was put right, beside what else is undone by the same key."""
    return Steps(turns, _written, _read)


def _written(put: Put) -> dict[str, Any]:
    # The texts that they count in were kept with the corrections themselves.
    from reader.library.corrections import NO_CORRECTIONS, write_corrections

    def side(change: Change, adds: bool) -> str:
        some = change.add if adds else change.remove
        return write_corrections(NO_CORRECTIONS.with_change(change.scope, some)).decode()

    changes = [[*one.scope, side(one, adds=True), side(one, adds=False)] for one in put.changes]
    return {"label": put.label, "made": put.made, "changes": changes}


def _read(data: Mapping[str, Any]) -> Put:
    from reader.annotations.yamlfile.read import Damaged
    from reader.library.corrections import Change, NewerSchema, Scope, read_corrections

    def change(name: str, publisher: bool, *sides: str) -> Change:
        scope = Scope(str(name), bool(publisher))
        try:
            found = [read_corrections(one.encode()) for one in sides]
        except (Damaged, NewerSchema) as error:
            raise ValueError(str(error)) from error
        add, remove = (
            (one.publishers if scope.publisher else one.articles).get(scope.name, ())
            for one in found
        )
        return Change(scope, add, remove)

    changes = tuple(change(*one) for one in data["changes"])
    return Put(changes, str(data["label"]), int(data["made"]))
