"""Memory that was freed, given back to the system."""

from __future__ import annotations

from contextlib import suppress


def give_back() -> None:
    """Give back what lies free between what is used, where the C library can (glibc).

    It keeps that for whoever asks next: after a long page was read that is as much as the page.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):  # another C library, another system
        ctypes.CDLL(None).malloc_trim(0)
