"""The collector of cyclic garbage, which rests while a page is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
