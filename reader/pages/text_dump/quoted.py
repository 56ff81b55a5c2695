"""The marks that a mail program puts before each line of a mail that is answered or sent on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_MARKS = re.compile(r"(?:>\s?)+(?=\s*[^>\s])")


def without_quote_marks(lines: Sequence[str], page: str) -> Sequence[str]:
    """Return `lines` without such marks; the same where there are none.

    A line of nothing else is a blank one of that mail, and comes to be empty, unless one that is
    empty stands above it.

    Args:
        lines: The lines of a page.
        page: The same in one.
    """
    if ">" not in page or not (page.startswith(">") or "\n>" in page):
        return lines
    bared = [_MARKS.sub("", line, count=1) if line[:1] == ">" else line for line in lines]
    return [
        "" if _is_of_marks(line) and above.strip() else line
        for above, line in pairwise(["", *bared])
    ]


def _is_of_marks(line: str) -> bool:
    return line[:1] == ">" and not line.strip("> \t")
