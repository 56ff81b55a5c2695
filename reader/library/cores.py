"""Work on many batches, spread over the cores, with no more of it under way than is needed."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Task = TypeVar("Task")
Result = TypeVar("Result")

PROCESSES = 2
MANY = 200
"""Pages for which it pays to start other processes."""
_AHEAD = 6
"""Batches that each process finds waiting, so that it never waits itself."""


def on_cores(
    work: Callable[[Task], Result], tasks: Iterable[Task], pages: int, processes: int = PROCESSES
) -> Generator[tuple[Task, Result], None, None]:
    """Yield each task with what the work made of it, in order.

    Tasks are taken a few ahead of what was yielded. Closed early, the rest is left undone.

    Args:
        work: A function of a module; it and its tasks can be sent to another process.
        tasks: Such as batches of pages.
        pages: How many there are in all of them. Few are worked on here.
        processes: How many may work on many pages; one works here.
    """
    if pages < MANY or min(os.cpu_count() or 1, processes) < PROCESSES:
        yield from ((task, work(task)) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[tuple[Task, Future[Result]]] = deque()
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        try:
            for task in tasks:
                waiting.append((task, pool.submit(work, task)))
                if len(waiting) > _AHEAD * processes:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave it to who gave the work to end it: a key press reaches all processes.

    Where that one is killed it can end nothing, and each process ends by itself: what it waits
    for would never come, since the other processes hold its queue open.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
