"""The terminal that the screens are painted on, with no thread between it and them.

The framework reads keys in one thread and writes what is painted in another, piece by piece. So a
key waits three times until a thread is woken and has the interpreter, on a busy machine each time
behind other work; and a thread that is woken in the midst of a frame holds up the frame.
"""

from __future__ import annotations

import asyncio
import os
import select
from codecs import getincrementaldecoder
from threading import Thread
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.drivers._writer_thread import WriterThread
    from textual.message import Message

_AT_ONCE = 4096
"""Bytes that are read from the terminal in one go."""


class Terminal(LinuxDriver):
    """Reads keys in the loop that acts on them, and writes each frame in one go.

    What the framework takes for its two threads are a `Listener` and a `Writer`.
    """

    _listener: Listener | None = None
    _writer: Writer | None = None

    @property  # type: ignore[override]
    def _key_thread(self) -> Listener | None:
        return self._listener

    @_key_thread.setter
    def _key_thread(self, thread: Thread | None) -> None:
        self._listener = None if thread is None else Listener(self, thread)

    @property  # type: ignore[override]
    def _writer_thread(self) -> Writer | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, thread: WriterThread | None) -> None:
        self._writer = None if thread is None else Writer(thread)

    def flush(self) -> None:
        """Write what is to be written now."""
        if self._writer is not None:
            self._writer.flush()

    def send_message(self, message: Message) -> None:
        """Hand the app what came from the terminal."""
        self._app.post_message(message)


class Listener:
    """Reads from the terminal whenever something is there, in the loop of the app."""

    def __init__(self, driver: Terminal, thread: Thread) -> None:
        """Read for a driver; in its thread where the loop cannot watch what is read from."""
        self._driver, self._thread = driver, thread
        self._loop = asyncio.get_running_loop()
        self._parser = XTermParser(driver._debug)
        self._decode = getincrementaldecoder("utf-8")().decode
        self._timeout: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Read from now on."""
        try:
            self._loop.add_reader(self._driver.fileno, self._read)
        except OSError:
            self._thread.start()

    def join(self) -> None:
        """Read no more."""
        if self._thread.ident is not None:
            self._thread.join()
            return
        self._loop.remove_reader(self._driver.fileno)
        if self._timeout is not None:
            self._timeout.cancel()

    def _read(self) -> None:
        try:
            data = os.read(self._driver.fileno, _AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:  # nothing will ever come
            self._loop.remove_reader(self._driver.fileno)
            return
        if text := self._decode(data):  # half a letter is none, which to the parser is the end
            for message in self._parser.feed(text):
                self._driver.process_message(message)
            self._await_rest()

    def _await_rest(self) -> None:
        """See to it that Esc is told from the first of several codes, though nothing comes."""
        if self._timeout is not None:
            self._timeout.cancel()
            self._timeout = None
        if (due := self._parser._timeout_time) is not None:
            self._timeout = self._loop.call_at(due, self._take_for_whole)

    def _take_for_whole(self) -> None:
        for message in self._parser.tick():
            self._driver.process_message(message)
        self._await_rest()


class Writer:
    """Writes to the terminal what was put together until it is flushed, else when the loop turns.

    As any program does, it waits for a terminal that takes nothing; what is written to one that
    has gone is lost.
    """

    def __init__(self, thread: WriterThread) -> None:
        """Write to what a thread of the framework, which is not begun, would write to."""
        self._fileno = thread.fileno()
        self._encoding = getattr(thread._file, "encoding", "utf-8")
        self._errors = getattr(thread._file, "errors", None) or "strict"
        self._loop = asyncio.get_running_loop()
        self._texts: list[str] = []
        self._has_ended = False

    def start(self) -> None:
        """Begin, for which nothing is to be done."""

    def write(self, text: str) -> None:
        """Put something to what is to be written; after the end it is nobody's."""
        if self._has_ended:
            return
        if not self._texts:
            self._loop.call_soon(self.flush)
        self._texts.append(text)

    def flush(self) -> None:
        """Write all that is to be written."""
        texts, self._texts = self._texts, []
        left = memoryview("".join(texts).encode(self._encoding, self._errors))
        while left:
            try:
                left = left[os.write(self._fileno, left) :]
            except BlockingIOError:
                select.select([], [self._fileno], [])
            except OSError:
                return

    def stop(self) -> None:
        """Write the last."""
        self.flush()
        self._has_ended = True
