"""How the screens are loaded: at once, and without what nothing that is painted first needs.

What is left out is loaded where it is used. A start that knows nothing of this loads all of it and
does the same, as the tests do.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

PALETTE = "textual.command"
_OF_PALETTE = (
    "CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider",
    "SimpleProvider",
)  # fmt: skip
"""What the framework names of its palette where it is loaded; the app opens it by itself."""


@contextmanager
def loading_at_once() -> Iterator[None]:
    """Look for no garbage while the screens are loaded, for what is loaded stays.

    They look for it again themselves, once something is shown.
    """
    gc.disable()
    try:
        _load_asyncio()
        _load_framework()
        yield
    finally:
        gc.enable()


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
    """Load the framework without its palette of commands, and so without twenty widgets."""
    if "textual.app" not in sys.modules and PALETTE not in sys.modules:
        stand_in = ModuleType(PALETTE)
        vars(stand_in).update((name, type(name, (), {})) for name in _OF_PALETTE)
        sys.modules[PALETTE] = stand_in
        try:
            import textual.app  # noqa: F401
        finally:
            del sys.modules[PALETTE]
