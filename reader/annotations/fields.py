"""A mapping of a parsed file, taken apart key by key; what nobody took is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from reader.annotations.yamlfile.read import Damaged, Node
from reader.guard import sanitise
from reader.model import Plain
from reader.pattern import pattern

_NUMBER = pattern(r"\d{1,12}")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_YES = frozenset(("true", "yes", "on", "y"))
_NO = frozenset(("false", "no", "off", "n", "", "~", "null"))

Choice = TypeVar("Choice", bound=str)


def clean(text: str) -> str:
    """Return `text` sanitised; lines of printing ASCII are let through at once, being most."""
    return text if text.isascii() and text.replace("\n", "").isprintable() else sanitise(text)


class Fields:
    """The keys of one mapping, each taken once.

    Args:
        node: The mapping; a missing one (None, or nothing after the colon) has no keys.
        name: What it is, for messages: "the file", "an annotation".

    Raises:
        Damaged: If `node` is not a mapping.
    """

    def __init__(self, node: Node | None, name: str) -> None:
        self._left: dict[str, Node] = {}
        self._name = name
        self.line = 1 if node is None else node.line
        if node is None or _is_nothing(node):
            return
        if not isinstance(node.value, Mapping):
            raise Damaged(node.line, f"{name} must be a mapping of keys to values")
        self._left.update(node.value)

    def text(self, key: str) -> str:
        """Return a string as it was written, sanitised: `no` is "no"; "" if missing."""
        node = self._left.pop(key, None)
        if node is None or (isinstance(node.value, Plain) and node.value in ("", "~")):
            return ""
        return _string(node, key)

    def optional(self, key: str) -> str | None:
        """Return a string, or None if it is missing, empty or null."""
        node = self._left.pop(key, None)
        return None if node is None or _is_nothing(node) else _string(node, key) or None

    def texts(self, key: str) -> list[str]:
        """Return a list of strings; one string alone is a list of one."""
        node = self._left.pop(key, None)
        if node is None or _is_nothing(node):
            return []
        items = node.value if isinstance(node.value, tuple) else (node,)
        return [_string(item, key) for item in items]

    def number(self, key: str) -> int | None:
        """Return a whole number from 0 up to twelve digits, or None if it is missing."""
        node = self._left.pop(key, None)
        if node is None:
            return None
        text = _string(node, key)
        if not _NUMBER.fullmatch(text) or not text.isascii():
            raise Damaged(node.line, f"{key} must be a number")
        return int(text)

    def schema(self) -> int:
        """Return which version of its format the file says it has, from 1 on."""
        schema = self.number("schema")
        if not schema:
            raise Damaged(self.line, "the file does not say its schema")
        return schema

    def flag(self, key: str) -> bool:
        """Return a truth value, false if it is missing."""
        node = self._left.pop(key, None)
        word = "" if node is None else _string(node, key).lower()
        if node is not None and word not in _YES | _NO:
            raise Damaged(node.line, f"{key} must be true or false")
        return word in _YES

    def choice(self, key: str, allowed: tuple[Choice, ...], otherwise: Choice) -> Choice:
        """Return one of the allowed words, or `otherwise` if the key is missing."""
        node = self._left.pop(key, None)
        if node is None or _is_nothing(node):
            return otherwise
        word = _string(node, key)
        for one in allowed:
            if word == one:
                return one
        raise Damaged(node.line, f"{key} must be one of {', '.join(allowed)}")

    def inner(self, key: str) -> Fields:
        """Return the keys of a mapping inside this one."""
        return Fields(self._left.pop(key, None), key)

    def keys(self) -> frozenset[str]:
        """Return the keys that are not taken yet."""
        return frozenset(self._left)

    def is_mapping(self, key: str) -> bool:
        """Tell whether the value of a key is a mapping."""
        node = self._left.get(key)
        return node is not None and isinstance(node.value, Mapping)

    def pairs(self, key: str) -> Iterator[tuple[str, Node]]:
        """Yield the keys, sanitised, and values of a mapping; none if it is missing."""
        node = self._left.pop(key, None)
        if node is None or _is_nothing(node):
            return
        if not isinstance(node.value, Mapping):
            raise Damaged(node.line, f"{key} must be a mapping of keys to values")
        yield from ((clean(name), value) for name, value in node.value.items())

    def items(self, key: str) -> Iterator[Node]:
        """Yield the values of a list; none if it is missing."""
        node = self._left.pop(key, None)
        if node is None or _is_nothing(node):
            return
        if not isinstance(node.value, tuple):
            raise Damaged(node.line, f"{key} must be a list")
        yield from node.value

    def rest(self) -> dict[str, Any]:
        """Return the keys nobody took, sanitised, to be written back as they came."""
        return {_kept(key): _kept(node.native()) for key, node in self._left.items()}


def _is_nothing(node: Node) -> bool:
    return isinstance(node.value, Plain) and node.value in _NOTHING


def _string(node: Node, key: str) -> str:
    if not isinstance(node.value, str):
        raise Damaged(node.line, f"{key} must be a text")
    return clean(str(node.value))


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {_kept(key): _kept(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_kept(item) for item in value]
    text = clean(value)
    return Plain(text) if isinstance(value, Plain) else text
