"""The facts that stand at the head of a Markdown page.

YAML, TOML, Pandoc's title block, or the lines that services set over a page they turn to Markdown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

from reader.pages.sniff import FIELDS_OF_A_SERVICE

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.S | re.M)
_TITLE_BLOCK = re.compile(
    r"%[ \t]*(\S.*)\n(?:[ \t]+\S.*\n)*(?:%[ \t]*(.*)\n)?(?:%[ \t]*(.*)(?:\n|\Z))?"
)
"""Title, authors and date, each on a line that a percent sign opens (Pandoc's manual)."""
_NAMES = {"url source": "url", "published time": "published", "site name": "site"}
"""What a service names otherwise, by the names of front matter."""
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_LIMIT = 20_000

Found = tuple[Mapping[str, Any], list[str], str]


class _Strings(yaml.SafeLoader):
    """The safe loader, with every scalar read as the string it is written as."""


_Strings.yaml_implicit_resolvers = {}


def front_matter(text: str) -> Found:
    """Return the fields at the head of a page by lower-case name, their lines, and the rest.

    What does not parse is text.
    """
    if match := _YAML.match(text, 0, _LIMIT):
        fields = _yaml(match[1])
    elif match := _TOML.match(text, 0, _LIMIT):
        fields = _toml(match[1])
    elif match := _TITLE_BLOCK.match(text, 0, _LIMIT):
        fields = _title_block(match)
    elif match := FIELDS_OF_A_SERVICE.match(text, 0, _LIMIT):
        fields = _fields(match[1])
    else:
        fields = None
    if match is None or fields is None:
        return {}, [], text
    lowered = {key.lower(): _without_brackets(value) for key, value in fields.items()}
    return lowered, match[0].split("\n"), text[match.end() :]


def _yaml(text: str) -> dict[str, Any] | None:
    try:
        loaded = yaml.load(text, Loader=_Strings)  # _Strings is a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {key: value for key, value in loaded.items() if isinstance(key, str)}


def _toml(text: str) -> dict[str, Any] | None:
    try:
        loaded = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    tables = [value for value in loaded.values() if isinstance(value, dict)]
    inside = {key: value for table in tables for key, value in table.items()}
    return {key: _as_written(value) for key, value in {**inside, **loaded}.items()}


def _as_written(value: object) -> object:
    if isinstance(value, list):
        return [_as_written(one) for one in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | dict) else str(value)


def _title_block(match: re.Match[str]) -> dict[str, Any]:
    title, authors, day = match.groups()
    names = [one.strip() for one in (authors or "").split(";") if one.strip()]
    return {"title": title, "author": names, "date": day or ""}


def _fields(text: str) -> dict[str, Any]:
    fields = (line.split(": ", 1) for line in text.split("\n") if line.strip())
    return {_NAMES.get(name.lower(), name.lower()): value.strip() for name, value in fields}


def _without_brackets(value: object) -> object:
    """Take off the brackets with which Obsidian links a value to a page of its own."""
    if isinstance(value, list):
        return [_without_brackets(one) for one in value]
    return _WIKI.sub(r"\1", value) if isinstance(value, str) else value
