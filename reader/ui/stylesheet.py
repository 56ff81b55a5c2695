"""The style sheets as an earlier start parsed them, so that most starts parse nothing.

To parse them takes longer than to paint the first screen. The rules lie in the cache, and are
made again from the sheets at any time. Nothing that lies there is called: what is read are the
framework's own kinds of rules, and no others.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import textual
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from reader.library.made import load_made, save_made

Rules: TypeAlias = dict[tuple[Any, ...], list[RuleSet]]
"""Rules by what they were parsed of: the sheet, where it stands, and how it is ranked."""

_KINDS = {
    "textual.color": {"Color"},
    "textual.css.model": {"CombinatorType", "RuleSet", "Selector", "SelectorSet", "SelectorType"},
    "textual.css.scalar": {"Scalar", "ScalarOffset", "Unit"},
    "textual.css.styles": {"Styles"},
    "textual.css.transition": {"Transition"},
    "textual.geometry": {"Offset", "Spacing"},
    "textual.layouts.grid": {"GridLayout"},
    "textual.layouts.horizontal": {"HorizontalLayout"},
    "textual.layouts.stream": {"StreamLayout"},
    "textual.layouts.vertical": {"VerticalLayout"},
}
"""All that rules are made of, by module. Nothing else is made of what lies in the cache."""


class KeptStylesheet(Stylesheet):
    """A style sheet that parses no rules which an earlier start parsed.

    Args:
        file: Where these are kept.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._made_of: str | None = None
        self._kept: Rules = {}

    def begin_with(self, variables: dict[str, str]) -> None:
        """Set the values of variables, and take the rules that were kept for just these."""
        self.set_variables(variables)
        self._made_of = _made_of(variables)
        if self._made_of and (packed := load_made(self._file, self._made_of)) is not None:
            with suppress(ValueError):
                self._kept = unpack_rules(packed)
        for key, rules in self._kept.items():
            self._parse_cache[key] = rules

    def new_rules(self) -> Rules:
        """Return all rules, to be kept; none where all are kept already, or can't be."""
        rules = {key: self._parse_cache[key] for key in list(self._parse_cache.keys())}
        if self._made_of is None or self._kept.keys() >= rules.keys():
            return {}
        sheets = {(sheet.content, place) for place, sheet in self.source.items()}
        return {key: found for key, found in rules.items() if key[:2] in sheets}

    def keep(self, rules: Rules) -> None:
        """Keep rules for the next start; from any thread."""
        if self._made_of is not None:
            save_made(self._file, self._made_of, pack_rules(rules))

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the values of variables, with which other rules are parsed."""
        self._kept, self._made_of = {}, None
        super().set_variables(variables)


def _made_of(variables: dict[str, str]) -> str | None:
    """Return what rules depend on beside their sheets; None where it can't be told.

    Args:
        variables: The values of variables in the sheets.
    """
    packages = os.listdir(Path(textual.__file__).parent.parent)  # noqa: PTH208  # quicker than a glob
    versions = sorted(
        name for name in packages if name.startswith("textual-") and name.endswith(".dist-info")
    )
    return repr((versions, sys.version, sorted(variables.items()))) if versions else None


def pack_rules(rules: Rules) -> bytes:
    """Return rules as bytes.

    Raises:
        ValueError: If they are made of something that `unpack_rules` does not know.
    """
    packed = BytesIO()
    _Packer(packed, protocol=5).dump(rules)
    unpack_rules(packed.getvalue())
    return packed.getvalue()


def unpack_rules(packed: bytes) -> Rules:
    """Return the rules in bytes.

    Raises:
        ValueError: If these are not bytes that `pack_rules` gave.
    """
    try:
        rules: Rules = _Unpacker(BytesIO(packed)).load()
    except Exception as error:  # whatever damaged bytes lead to
        raise ValueError("not rules") from error
    return rules


class _Packer(pickle.Pickler):
    def reducer_override(self, one: Any) -> Any:
        """Have everything made again by its own class, and by nothing else that it holds."""
        if isinstance(one, Enum):
            return type(one), (one.value,)
        if is_dataclass(one) and not isinstance(one, type):
            return type(one), tuple(getattr(one, field.name) for field in fields(one) if field.init)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name in _KINDS.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of rules")
