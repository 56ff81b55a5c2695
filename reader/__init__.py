"""A close reader for news pages in a terminal.

The public API: `clean` makes an article of a page, `analyse` finds who says what in a
text, `reanchor` finds a passage of an old text in a new one. Each is loaded when first
used, so that `import reader` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.annotations.anchor import reanchor
    from reader.language import analyse
    from reader.model import Analysis, Anchor, Article, Correction, NotAnArticle, ReaderError
    from reader.pages import clean

__version__ = "0.1.0"

CLEANING = "19"
"""Raised when pages are cleaned otherwise, so that what is kept of them is made anew."""

LANGUAGE = "3"
"""Raised when texts are analysed otherwise, so that what is kept of that is made anew."""

__all__ = [
    "Analysis",
    "Anchor",
    "Article",
    "Correction",
    "NotAnArticle",
    "ReaderError",
    "analyse",
    "clean",
    "reanchor",
]

_HOME = {
    "Analysis": "reader.model",
    "Anchor": "reader.model",
    "Article": "reader.model",
    "Correction": "reader.model",
    "NotAnArticle": "reader.model",
    "ReaderError": "reader.model",
    "analyse": "reader.language",
    "clean": "reader.pages",
    "reanchor": "reader.annotations.anchor",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its room when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
