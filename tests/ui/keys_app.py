"""An app that tells the keys it is pressed, on the terminal as the screens use it.

Run by test_terminal_keys.py as a program of its own.
"""

from __future__ import annotations

import threading

from textual import events
from textual.app import App

from reader.ui.terminal import Terminal


class KeysApp(App[None]):
    """Tells each key as `<key>`, and which threads there are as `{names}`."""

    def on_ready(self) -> None:
        """Tell that keys can be pressed."""
        self.tell(f"{{{','.join(sorted(thread.name for thread in threading.enumerate()))}}}")

    def on_key(self, event: events.Key) -> None:
        """Tell a key."""
        self.tell(f"<{event.key}>")
        if event.key == "q":
            self.exit()

    def tell(self, words: str) -> None:
        """Write to the terminal."""
        assert self._driver is not None
        self._driver.write(words)


if __name__ == "__main__":
    KeysApp(driver_class=Terminal).run()
