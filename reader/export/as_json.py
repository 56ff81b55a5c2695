"""JSON as every exporter writes it, and the values that JSON has no word for. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reader.guard import sanitise
from reader.model import Plain, ReaderError

_UNQUOTED, _MAPPING = "unquoted", "mapping"
_DEPTH = 16
"""The depth that a notes file may have as a whole."""
_LIKE_JSON = re.compile(r"true|false|null|-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?", re.ASCII)
"""Numbers of more digits change in programs that count in floating point."""
_WORD = re.compile(
    r"(?!(?:yes|no|on|off|true|false|null|nan)$)[a-z]{2,400}", re.ASCII | re.IGNORECASE
)
"""A word that YAML reads as a string, with quotes or without."""


def as_json(data: object) -> str:
    """Return data as JSON, all but printable ASCII escaped; it ends in a line end."""
    return json.dumps(data, indent=2).replace("\x7f", "\\u007f") + "\n"


def to_json(value: Any) -> Any:
    """Return a value of a notes file's unknown key as data for JSON, nothing lost.

    A scalar without quotes that JSON writes alike (`5`, `true`, `blue`) becomes that, another
    one (`0x1F`, `~`) `{"unquoted": …}`. A mapping that would be taken for this is wrapped too.
    """
    if isinstance(value, Mapping):
        pairs = {str(key): to_json(item) for key, item in value.items()}
        return {_MAPPING: pairs} if _is_wrapper(pairs) else pairs
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, Plain):
        return _native(value)
    return value


def from_json(data: Any, depth: int = 0) -> Any:
    """Return the value of an unknown key that `to_json` made data of; strings are sanitised.

    Raises:
        ReaderError: If it is nested deeper than any notes file is.
    """
    if depth > _DEPTH:
        raise ReaderError(f"a value under 'kept' is nested more than {_DEPTH} deep")
    if isinstance(data, dict):
        if _is_wrapper(data) and isinstance(data.get(_UNQUOTED), str):
            return Plain(sanitise(data[_UNQUOTED]))
        is_wrapped = _is_wrapper(data) and isinstance(data.get(_MAPPING), dict)
        inner = data[_MAPPING] if is_wrapped else data
        return {sanitise(key): from_json(item, depth + 1) for key, item in inner.items()}
    if isinstance(data, list):
        return [from_json(item, depth + 1) for item in data]
    return sanitise(data) if isinstance(data, str) else Plain(json.dumps(data))


def _is_wrapper(pairs: Mapping[str, Any]) -> bool:
    return pairs.keys() in ({_UNQUOTED}, {_MAPPING})


def _native(scalar: Plain) -> Any:
    """Return the word, number or truth value that JSON writes like this scalar, else it wrapped."""
    if _WORD.fullmatch(scalar):
        return str(scalar)
    if _LIKE_JSON.fullmatch(scalar):
        value = json.loads(scalar)
        if json.dumps(value) == scalar:
            return value
    return {_UNQUOTED: str(scalar)}
