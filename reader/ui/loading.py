"""How the screens are loaded: at once, and without what nothing that is painted first needs.

What is left out is loaded where it is used. A start that knows nothing of this loads all of it and
does the same, as the tests do.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reader.collector import resting_collector
from reader.dataclass import dataclass

if TYPE_CHECKING:
    from textual.css.tokenizer import Expect

_PALETTE = (
    "CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider",
    "SimpleProvider",
)  # fmt: skip
_CALLED_LATE = (
    "difflib", "rich.markup", "tempfile", "textual.css._help_text", "uuid",
)  # fmt: skip
"""Modules of which the framework takes nothing but functions, and calls none at a start."""


@contextmanager
def loading_at_once() -> Iterator[None]:
    """Look for no garbage while the screens are loaded, for what is loaded stays.

    They look for it again themselves, once something is shown.
    """
    with resting_collector():
        _load_asyncio()
        if "textual.app" not in sys.modules:
            with _left_out(_stand_ins()), _late_dataclasses():
                _load_package()
                import textual.app

                if sys.platform != "win32":
                    import textual.drivers.linux_driver  # noqa: F401  # loaded by any start there
        yield


def _load_asyncio() -> None:
    """Load what the screens run on as a Python without TLS has it, which is a megabyte less.

    No screen speaks TLS through it; whatever fetches a page loads that itself.
    """
    if "asyncio" not in sys.modules and "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # which stands for "not there"
        try:
            with _left_out({"asyncio.sslproto": _StandIn("asyncio.sslproto", {})}):
                import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def _load_package() -> None:
    """Load the framework so that it compiles what it parses style sheets with when it parses one.

    To compile it takes a twentieth of a start; and most parse none, for their rules are kept. It is
    compiled where the framework itself is loaded, so what compiles it is loaded before that.
    """
    spec = find_spec("textual")
    assert spec is not None and spec.loader is not None
    package = sys.modules["textual"] = module_from_spec(spec)
    from textual.css import tokenizer

    tokenizer.Expect = _late(tokenizer.Expect)  # type: ignore[misc]
    spec.loader.exec_module(package)


def _late(expect: type[Expect]) -> type[Expect]:
    """Return a class whose things are made as `expect` makes them, but when they are first used."""

    class Late(expect):  # type: ignore[misc, valid-type]
        def __init__(self, description: str, **tokens: str) -> None:
            self._made_of = description, tokens

        def __getattr__(self, name: str) -> Any:
            if "_made_of" not in vars(self):
                raise AttributeError(name)
            set_meanwhile = dict(vars(self))
            description, tokens = set_meanwhile.pop("_made_of")
            super().__init__(description, **tokens)
            self.__dict__.update(set_meanwhile)
            self.__dict__.pop("_made_of", None)  # another thread may have been here
            return getattr(self, name)

    return Late


@contextmanager
def _late_dataclasses() -> Iterator[None]:
    """Have the framework's dataclasses made when they are used, as our own are.

    To make the thirty of them takes a twentieth of a start, and half of them are not used in it.
    """
    ordinary = dataclasses.dataclass

    def declare(cls: type | None = None, /, **options: Any) -> Any:
        """Leave to the standard library what ours does not do."""
        ours = options.keys() <= {"eq", "frozen"}
        return (dataclass if ours else ordinary)(cls, **options)

    dataclasses.dataclass = declare
    try:
        yield
    finally:
        dataclasses.dataclass = ordinary


def _stand_ins() -> dict[str, ModuleType]:
    """Return what stands in for modules that the framework names things of, and uses later.

    Its palette has twenty widgets, and the app opens it by itself. In tables it shows its colours
    to those who write themes. What it asks `typing_extensions` for, Python has by itself; if it
    comes to ask for more, that is loaded. Its links have ids, which begin with a random one.
    """
    some_bits = {"getrandbits": lambda bits: int.from_bytes(os.urandom(bits // 8))}
    return {
        "textual.command": _StandIn("textual.command", _nothing(*_PALETTE)),
        "rich.table": _StandIn("rich.table", _nothing("Table")),
        "typing_extensions": _StandIn("typing_extensions", vars(typing)),
        "random": _StandIn("random", some_bits),
        **{name: _CalledLate(name) for name in _CALLED_LATE},
    }


@contextmanager
def _left_out(stand_ins: dict[str, ModuleType]) -> Iterator[None]:
    """Have others stand in for modules by these names, unless they are loaded."""
    left_out = {name: one for name, one in stand_ins.items() if name not in sys.modules}
    sys.modules.update(left_out)
    try:
        yield
    finally:
        for name, one in left_out.items():
            if sys.modules.get(name) is one:
                del sys.modules[name]


class _StandIn(ModuleType):
    """Stands in for a module with some of its names; any other is loaded with the module."""

    def __init__(self, name: str, names: dict[str, Any]) -> None:
        super().__init__(name)
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._names:
            return self._names[name]
        sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


class _CalledLate(ModuleType):
    """Stands in for a module with functions that load it when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        called.__name__ = name
        return called


def _nothing(*names: str) -> dict[str, Any]:
    return {name: type(name, (), {}) for name in names}
