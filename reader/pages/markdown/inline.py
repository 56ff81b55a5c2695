"""Markdown's inline text as it is read, and where its words lead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from reader.pages.links import Links

_BEGIN, _END, _CODED = "\ufdd0", "\ufdd1", "\ufdd2"
"""Stand at the ends of linked words, and for code, while a text is read; no page has them."""
_ENDS = re.compile(f"({_BEGIN}\\d+{_BEGIN}|{_END})")
_NUMBERED_CODE = re.compile(f"{_CODED}(\\d+){_CODED}")

_WORDS = r"(?:[^\[\]\n]|\\[\[\]]){0,1000}"
_IN_BRACKETS = rf"(?:[^()\n{_CODED}]|\([^()\n{_CODED}]{{0,500}}\)){{0,2000}}"
_LABELLED = rf"[^\]\n{_CODED}]{{0,200}}"
_PICTURE = re.compile(rf"(?<!\\)!\[({_WORDS})\](?:\({_IN_BRACKETS}\)|\[{_LABELLED}\])")
_LINK = re.compile(
    rf"(?<!\\)\[(?P<words>{_WORDS})\]"
    rf"(?:\((?P<target>{_IN_BRACKETS})\)|\[(?P<label>{_LABELLED})\])"
)
_LABEL = re.compile(r"(?<![\]\\])\[([^\[\]\n]{1,200})\](?![\[(:])")
"""What leads where a definition of the same words says."""
_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<label>[^\]\n]{1,200})\]:\s*(?P<target>\S.*)")
_TARGET = re.compile(r"\s*(?:<([^<>\n]*)>|(\S+))")
"""An address, behind which a title may stand."""
_LEADING = re.compile(rf"{_LINK.pattern}|<(?P<address>(?:https?://|mailto:)[^<>\s]{{1,2000}})>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,50}\]")
_NOTE = re.compile(r"^\[\^[^\]\s]{1,50}\]:\s*")
"""What opens the text of a footnote."""
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
"""A link from note to note, as wikis and Obsidian write it."""
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,2000})(?<=\S)==")
_CALLOUT = re.compile(r"^\[!\w{1,30}\][+-]?\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,2000})\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = "[<*_`\\="


def is_definition(line: str) -> bool:
    """Whether `line` says where the links with a label lead."""
    return _DEFINITION.match(line) is not None


def definitions_in(lines: Iterable[str]) -> dict[str, str]:
    """Return the addresses that `lines` define, by their labels."""
    found: dict[str, str] = {}
    for line in lines:
        if "]:" in line and (told := _DEFINITION.match(line)):
            found.setdefault(_folded(told["label"]), _address(told["target"]))
    return found


def is_link(text: str) -> bool:
    """Whether `text` is nothing but links to other pages, with what parts them."""
    others = _LINK.sub("", _PICTURE.sub("", text))
    return "](" in text and "](#" not in text and not any(map(str.isalnum, others))


def words_of_links(text: str) -> str:
    """Return the words of the links in `text`, with a space between them."""
    words = (link["words"] for link in _LINK.finditer(_PICTURE.sub(r"\1", text)))
    return " ".join(filter(None, map(plain_text, words)))


def plain_text(text: str) -> str:
    """Return Markdown's inline text as it is read: links as their text, no marks of emphasis.

    >>> plain_text("a **bold** [link](https://example.org) and `code`")
    'a bold link and code'
    """
    return read_inline(text, {})[0]


def read_inline(text: str, addresses: Mapping[str, str]) -> tuple[str, Links]:
    """Return Markdown's inline text as it is read, and the links in it.

    Args:
        text: The text, of one line.
        addresses: Those that the page defines, as `definitions_in` returns them.

    >>> read_inline("a **bold [link](https://example.org)**", {})
    ('a bold link', ((7, 11, 'https://example.org'),))
    """
    if not any(mark in text for mark in _ESCAPED):
        return " ".join(text.split()), ()
    codes = [code[2] for code in _CODE.finditer(text)]
    numbers = count()
    text = _NOTE.sub("", _CODE.sub(lambda _: f"{_CODED}{next(numbers)}{_CODED}", text))
    text = _HIGHLIGHT.sub(r"\1", _WIKI.sub(r"\1", _CALLOUT.sub("", text)))
    text = _FOOTNOTE.sub("", _PICTURE.sub(r"\1", text))
    text, led = _with_ends(text, addresses)
    text = _STRONG.sub(r"\2", _TAG.sub("", text))
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    text = _ESCAPE.sub(r"\1", text)
    text = _NUMBERED_CODE.sub(lambda code: codes[int(code[1])], text)
    return _parted(text, led)


def _with_ends(text: str, addresses: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return `text` with its links as their words, each between two ends, and where they lead."""
    led: list[str] = []

    def lead(link: re.Match[str]) -> str:
        words, target, label, address = link.group("words", "target", "label", "address")
        if address is None:
            known = addresses.get(_folded(label or words), "")
            led.append(known if target is None else _address(target))
        else:
            led.append(address)
        return f"{_BEGIN}{len(led) - 1}{_BEGIN}{address or words}{_END}"

    def define(label: re.Match[str]) -> str:
        return f"{label[0]}[]" if _folded(label[1]) in addresses else label[0]

    if addresses:
        text = _LABEL.sub(define, text)
    return _LEADING.sub(lead, text), led


def _parted(text: str, led: Sequence[str]) -> tuple[str, Links]:
    """Return `text` without the ends of its links, and where these are, which lead there."""
    whole = " ".join(_ENDS.sub("", text).split())
    if not led:
        return whole, ()
    places = [place for place, letter in enumerate(whole) if not letter.isspace()]
    links, address = [], ""
    start = seen = 0
    for said in _ENDS.split(text):
        if said.startswith(_BEGIN):
            start, address = seen, led[int(said[1:-1])]
        elif said != _END:
            seen += len("".join(said.split()))
        elif address and start < seen:
            links.append((places[start], places[seen - 1] + 1, address))
            address = ""
    return whole, tuple(links)


def _address(target: str) -> str:
    """Return the address in what stands behind the words of a link."""
    found = _TARGET.match(target)
    return html.unescape(_ESCAPE.sub(r"\1", found[1] or found[2] or "")) if found else ""


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
