"""What a terminal is told along with a text: colours, links, and letters struck over.

Programs that print for a terminal write it into a file as well, where nothing reads it.
"""

from __future__ import annotations

from reader.pattern import pattern

_ESCAPES = pattern(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]"  # ECMA-48, 5.4: a colour, a movement
    r"|\][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)"  # where a link leads, the title of the window
    r"|[ -/][0-~])"  # which letters are meant
)
_OVER = pattern(r"[^\n\x08]\x08(?=[^\n\x08])")
"""A letter over which the next is printed, which makes that bold or underlined."""


def without_escapes(text: str) -> str:
    r"""Return `text` without them.

    >>> without_escapes("\x1b[1mThe ferry\x1b[0m s\bsails")
    'The ferry sails'
    """
    if "\x1b" in text:
        text = _ESCAPES.sub("", text)
    return _OVER.sub("", text) if "\b" in text else text
