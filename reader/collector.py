"""The memory of a page: the collector rests while it is read, and what was large is given back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

LARGE = 1 << 20
"""Bytes from which something is large."""
_THRESHOLD, _APART = -3, 128 << 10
"""The name of the C library's parameter (M_MMAP_THRESHOLD in its malloc.h), and its default."""


@contextmanager
def resting_collector() -> Iterator[None]:
    """Let the collector of cyclic garbage rest, if it was at work.

    All that is made of a page is held until the page is done, so that the collector, which so many
    new objects call again and again, would look through them in vain.
    """
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


@cache
def give_back_large() -> None:
    """Have what is large lie apart from now on, so that its memory is given back when it is done.

    The C library of Linux takes what is given back for what will be wanted again: all that is no
    larger lies among the rest from then on, and leaves holes there when it goes. After a page of
    five megabytes these are four. Where there is no such parameter, nothing is done.
    """
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_THRESHOLD, _APART)
