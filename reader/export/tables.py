"""Rows of CSV that are safe to open: no cell that a page filled is taken for a formula. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection)."""


def row_of(cells: Iterable[object]) -> str:
    """Return one row (RFC 4180), without its line end.

    A text that a spreadsheet would work out has an apostrophe before it.

    >>> row_of(["a, b", 3])
    '"a, b",3'
    """
    out = io.StringIO()
    # Only what its line end holds does the writer take for one inside a cell, and quote.
    csv.writer(out, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue().removesuffix("\r\n")


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
