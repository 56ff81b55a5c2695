"""How the screens are loaded: at once, and without what nothing that is painted first needs.

What is left out is loaded where it is used. A start that knows nothing of this loads all of it and
does the same, as the tests do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from reader.collector import resting_collector

LEFT_OUT = {
    "textual.command": (
        "CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider",
        "SimpleProvider",
    ),
    "rich.table": ("Table",),
}  # fmt: skip
"""What the framework names of its palette, which the app opens by itself and which has twenty
widgets, and of tables, in which it shows its colours to those who write themes."""


@contextmanager
def loading_at_once() -> Iterator[None]:
    """Look for no garbage while the screens are loaded, for what is loaded stays.

    They look for it again themselves, once something is shown.
    """
    with resting_collector():
        _load_asyncio()
        _load_framework()
        yield


def _load_asyncio() -> None:
    """Load what the screens run on as a Python without TLS has it, which is a megabyte less.

    No screen speaks TLS through it; whatever fetches a page loads that itself.
    """
    if "asyncio" not in sys.modules and "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # which stands for "not there"
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def _load_framework() -> None:
    """Load the framework without what it names and does nothing with before it is used."""
    if "textual.app" in sys.modules:
        return
    left_out = {name: names for name, names in LEFT_OUT.items() if name not in sys.modules}
    for name, names in left_out.items():
        sys.modules[name] = stand_in = ModuleType(name)
        vars(stand_in).update((one, type(one, (), {})) for one in names)
    try:
        import textual.app  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]
