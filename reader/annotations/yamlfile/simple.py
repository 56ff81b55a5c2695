"""Read at once what is nothing but words under words, as the reading places of a device.

That is most of what is read before the first paint, and a parser of all of YAML takes longer to
load than to read it. What is taken here reads the same there, to the line; all else is left to it.
"""

from __future__ import annotations

import re

from reader.annotations.yamlfile.read import Node
from reader.model import Plain

_KEY = r'([a-z][a-z0-9_-]{0,99})|"([^"\\]{0,99})"'
_VALUE = r'([A-Za-z0-9][A-Za-z0-9_.+-]*)|"([^"\\]*)"'
_LINE = re.compile(rf"((?:  ){{0,4}})(?:{_KEY}):(?: (?:{_VALUE}))?")
_MOST_LINES = 100_000


def simple(data: bytes) -> Node | None:
    """Return a document of mappings, with a key and no more than a plain word in each line.

    Returns:
        What the full parser would return; None where it takes that to tell.
    """
    root: dict[str, Node] = {}
    open_, key, begins = [root], "", False
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    if lines.pop() or not lines or len(lines) > _MOST_LINES:
        return None
    for number, line in enumerate(lines, start=1):
        if (found := _LINE.fullmatch(line)) is None or not line.isprintable():
            return None
        depth = len(found[1]) // 2
        if begins:
            inner: dict[str, Node] = {}
            open_[-1][key] = Node(inner, number)
            open_.append(inner)
        if depth >= len(open_) or (begins and depth != len(open_) - 1):
            return None
        del open_[depth + 1 :]
        key = found[3] if found[2] is None else Plain(found[2])
        if key in open_[-1]:
            return None
        begins = found[4] is None and found[5] is None
        if not begins:
            value = found[5] if found[4] is None else Plain(found[4])
            open_[-1][key] = Node(value, number)
    return None if begins else Node(root, 1)
