"""Regular expressions that are compiled when they are first used.

To compile one of wide classes of Unicode takes milliseconds, and the screens load a few dozen
that the first article does not ask for. Where a room is loaded before anything is painted, its
patterns are made here; elsewhere `re.compile` does.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what does as `re.compile` of the same, and is compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """Stands for a compiled pattern, and hands on what it is asked for."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Return what a compiled pattern has by this name, which is asked for once."""
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
