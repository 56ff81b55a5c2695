"""Build a document from the events of YAML's parser.

One by one, so that limits hold while it is parsed: the composer of libyaml overflows the
stack on 200,000 open brackets, the one of PyYAML raises RecursionError on 2,000.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from reader.annotations.yamlfile.read import Damaged, Node
from reader.model import Plain

DEPTH = 16
NODES = 500_000
KEY_LENGTH = 400
"""Code points; libyaml itself reads no key of more than 1024, escapes counted."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that may not stand in a YAML stream (YAML 1.1, 5.1)."""


def build(data: bytes) -> Node:
    """Return the document in `data`.

    Raises:
        Damaged: If it is not one document of plain mappings, sequences and scalars.
    """
    text = _decode(data)
    try:
        return _Builder().build(_LOADER(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Damaged(1 if mark is None else mark.line + 1, _reason(error)) from error
    except yaml.YAMLError as error:
        raise Damaged(1, "not YAML") from error


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Damaged(data.count(b"\n", 0, error.start) + 1, "not UTF-8") from error
    if not text.strip():
        raise Damaged(1, "the file is empty")
    odd = _NOT_YAML.search(text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + 1
        raise Damaged(line, f"a control character (U+{ord(odd[0]):04X})")
    return text


def _reason(error: yaml.MarkedYAMLError) -> str:
    return " ".join(str(error.problem or error.context or "not YAML").split())


class _Builder:
    """Builds one document from events, with the limits held at every step."""

    def __init__(self) -> None:
        self._outer: list[_Open] = []
        self._inner = _Open(1, mapping=False)
        self._count = 0

    def build(self, loader: Any) -> Node:
        try:
            while (kind := type(event := loader.get_event())) is not yaml.StreamEndEvent:
                # Most events are scalars: one call less for each is a third of the time.
                if kind is yaml.ScalarEvent and event.tag is None and event.anchor is None:
                    value = event.value if event.style else Plain(event.value)
                    self._add(Node(value, event.start_mark.line + 1))
                else:
                    self._take(event, event.start_mark.line + 1)
        finally:
            loader.dispose()
        if not self._inner.items:
            raise Damaged(1, "the file is empty")
        return self._inner.items[0]

    def _take(self, event: Any, line: int) -> None:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise Damaged(line, "aliases are not allowed")
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.DocumentStartEvent and self._inner.items:
            raise Damaged(line, "a second document in one file")
        elif kind not in _WITHOUT_PROPERTIES:
            _refuse_properties(event, line)
            self._descend(kind is yaml.MappingStartEvent, line)

    def _descend(self, mapping: bool, line: int) -> None:
        if len(self._outer) >= DEPTH:
            raise Damaged(line, f"nested more than {DEPTH} deep")
        self._outer.append(self._inner)
        self._inner = _Open(line, mapping)

    def _close(self) -> None:
        closed, self._inner = self._inner, self._outer.pop()
        self._add(closed.node())

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > NODES:
            raise Damaged(node.line, f"more than {NODES} values")
        self._inner.items.append(node)


_WITHOUT_PROPERTIES = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


def _refuse_properties(event: Any, line: int) -> None:
    if event.anchor is not None:
        raise Damaged(line, "anchors are not allowed")
    if event.tag is not None:
        raise Damaged(line, "tags are not allowed")


class _Open:
    """A sequence or a mapping whose end has not come yet; keys and values come in turn."""

    def __init__(self, line: int, mapping: bool) -> None:
        self.line = line
        self.items: list[Node] = []
        self._mapping = mapping

    def node(self) -> Node:
        return Node(self._pairs() if self._mapping else tuple(self.items), self.line)

    def _pairs(self) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        for key, node in zip(self.items[::2], self.items[1::2], strict=True):
            name = key.value
            if not isinstance(name, str):
                raise Damaged(key.line, "a key must be a word, not a list or a mapping")
            if len(name) > KEY_LENGTH:
                raise Damaged(key.line, f"a key of more than {KEY_LENGTH} characters")
            if name in pairs:
                raise Damaged(key.line, f"the key {name!r} stands twice")
            pairs[name] = node
        return pairs
