"""SHA-256 of what is short, without the library that knows all of cryptography.

To load that takes longer than to digest a megabyte, and more memory than that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

LONG = 1 << 20
"""Bytes from which it takes less time to load the library, which is several times as quick."""


def sha256(data: bytes | memoryview = b"") -> _Hash:
    """Return what `hashlib.sha256` does of the same."""
    if len(data) < LONG and "hashlib" not in sys.modules:
        return _light()(data)
    from hashlib import sha256

    return sha256(data)


@cache
def _light() -> Callable[[bytes | memoryview], _Hash]:
    """Return the one that comes with Python, as `hashlib` itself does where there is no other."""
    for name in ("_sha2", "_sha256"):  # as it is called from Python 3.12 on, and before
        try:
            light: Callable[[bytes | memoryview], _Hash] = import_module(name).sha256
        except ImportError:
            continue
        return light
    from hashlib import sha256

    return sha256
