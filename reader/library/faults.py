"""What is told where the reader is itself at fault: one clear line, as of everything else.

Cleaning and analysis are to take any page and any text. Should one of a hundred thousand show that
they don't, the others are not to wait for that, and the person is to know whose fault it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from reader.model import ReaderError

NOT_CLEANED = "it can't be cleaned"
NOT_TAKEN_APART = "the pages in it can't be told apart"
NOT_ANALYSED = "who says what in it can't be found"


@contextmanager
def own_faults(undone: str) -> Iterator[None]:
    """Raise what nothing from outside should lead to as an error that can be told.

    Args:
        undone: What did not come about, such as `NOT_CLEANED`.

    Raises:
        ReaderError: For any error but itself and those of the system.
    """
    try:
        yield
    except (ReaderError, OSError):
        raise
    except Exception as fault:
        raise ReaderError(as_told(undone, fault)) from fault


def as_told(undone: str, fault: Exception) -> str:
    """Return the line that tells of a fault: what it is and where in the code it came up."""
    return (
        f"{undone}, by a fault of the reader's own that should be reported:"
        f" {type(fault).__name__}{_place(fault.__traceback__)}"
    )


def _place(trace: TracebackType | None) -> str:
    """Return where in the reader's own code an error came up."""
    place = ""
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] == "reader":
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
