"""CSV for spreadsheets, safe to open: no cell that a page filled is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable


def csv_line(cells: Iterable[object]) -> str:
    """Return one row of CSV (RFC 4180), without its line end.

    >>> csv_line(["a, b", 3])
    '"a, b",3'
    """
    out = io.StringIO()
    # Only what its line end holds does the writer take for one inside a cell, and quote.
    csv.writer(out, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue().removesuffix("\r\n")


def _safe(cell: object) -> object:
    """Return a cell with an apostrophe before what a spreadsheet would work out (OWASP)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(tuple("=+-@\t\r")) else cell
