"""Write YAML for people: block style, one key a line, texts of several lines as `|` blocks.

Written here and not by the library's emitter, because libyaml and PyYAML differ in their
bytes, and libyaml writes every character above U+FFFF as an escape. The same data gives
the same bytes on every machine, as a sync tool and a version control would have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.model import Plain
from reader.pattern import pattern

_INDENT = "  "

_WORDS = pattern(r"[^\W\d_](?:[^\n\t:#,?\[\]{}]|(?<! )#|:(?=[^ ]))*(?<![ :])")
"""Text that reads as itself without quotes, in a block and in a flow sequence."""
_CODE = pattern(r"\d[0-9A-Za-z]*")
"""An id or a digest that begins with a digit."""
_TYPED = frozenset(("", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "nan"))
"""Words that some reader of YAML takes for something else than a string."""

_KEPT = pattern(r"(?! )(?:[\w.+~/-]|:(?=[^\s:])| (?=[\w.+~/]))+")
"""A `Plain` scalar whose type could be other than string, and that is safe anywhere."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ODD = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_NOT_IN_BLOCK = pattern(f"[{_ODD}]")
_NEEDS_ESCAPE = pattern(rf'[\\"\n\t{_ODD}]')


def write(document: Mapping[str, Any]) -> bytes:
    """Return a document of dicts, lists, strings, whole numbers and truth values as YAML.

    `Plain` strings are written as they stand, other strings so that every reader of YAML
    takes them for strings. The result ends in a line end.
    """
    return ("\n".join(_mapping(document, "")) + "\n").encode("utf-8", "replace")


def _mapping(pairs: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in pairs.items():
        yield from _entry(f"{indent}{_scalar(key)}:", value, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if not value:
            yield f"{head} {{}}"
        else:
            yield head
            yield from _mapping(value, indent + _INDENT)
    elif isinstance(value, str) and _fits_block(value):
        yield from _block(head, value, indent + _INDENT)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _sequence(head, value, indent)
    else:
        yield f"{head} {_scalar(value)}"


def _sequence(head: str, items: Sequence[Any], indent: str) -> Iterator[str]:
    if not any(isinstance(item, (Mapping, list, tuple)) for item in items):
        yield f"{head} [{', '.join(_scalar(item) for item in items)}]"
        return
    yield head
    for item in items:
        lines = _entry(f"{indent}-", item, indent + _INDENT)
        if isinstance(item, Mapping) and item:
            lines = _first_beside_dash(_mapping(item, indent + _INDENT), indent)
        yield from lines


def _first_beside_dash(lines: Iterator[str], indent: str) -> Iterator[str]:
    first = next(lines)
    yield f"{indent}- {first[len(indent) + len(_INDENT) :]}"
    yield from lines


def _fits_block(text: str) -> bool:
    """Tell whether a text reads best as a block: several lines that begin and end with words."""
    if "\n" not in text or text[0].isspace() or text.removesuffix("\n")[-1].isspace():
        return False
    return not _NOT_IN_BLOCK.search(text)


def _block(head: str, text: str, indent: str) -> Iterator[str]:
    body = text.removesuffix("\n")
    yield f"{head} |" if body != text else f"{head} |-"
    yield from (indent + line if line else "" for line in body.split("\n"))


def _scalar(text: str | int) -> str:
    if isinstance(text, int):
        return str(text).lower()
    if isinstance(text, Plain) and _KEPT.fullmatch(text):
        return text
    return text if _is_plain(text) else '"' + _NEEDS_ESCAPE.sub(_escape, text) + '"'


def _is_plain(text: str) -> bool:
    if text.lower() in _TYPED:
        return False
    if _CODE.fullmatch(text):
        return not _is_number(text)
    return _WORDS.fullmatch(text) is not None and not _NEEDS_ESCAPE.search(text)


def _is_number(text: str) -> bool:
    if text[:2].lower() in ("0x", "0o", "0b"):
        return True
    try:
        float(text)
    except ValueError:
        return False
    return True


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _ESCAPES.get(char, f"\\u{ord(char):04x}")
