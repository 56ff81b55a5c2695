"""The private parts of the framework that are overridden: these, and each is there for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import reader.ui

# The framework may take any of them away in any version; then what stood on it must be done anew.
OVERRIDDEN = {
    ("Beginning", "_compositor_refresh"),
    ("LeanCompositor", "_get_renders"),
    ("LineView", "_size_updated"),
    ("Painting", "_compositor_refresh"),
    ("Painting", "_refresh_layout"),
    ("Painting", "_screen_resized"),
    ("Styled", "_forward_event"),
    ("Styled", "_get_component_classes"),
}


def _classes() -> Iterator[type]:
    for found in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        module = importlib.import_module(found.name)
        for one in vars(module).values():
            if inspect.isclass(one) and one.__module__ == module.__name__:
                yield one


def _theirs(owner: type, name: str) -> bool:
    bases = (base for base in owner.__mro__[1:] if base.__module__.startswith("textual."))
    return any(name in vars(base) for base in bases)


def test_no_other_private_part_of_the_framework_is_overridden() -> None:
    own = {
        (owner.__name__, name)
        for owner in _classes()
        for name, part in vars(owner).items()
        if name.startswith("_") and not name.startswith("__")
        if inspect.isfunction(inspect.unwrap(getattr(part, "__func__", part)))
        if _theirs(owner, name)
    }
    assert own == OVERRIDDEN
