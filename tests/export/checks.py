"""Small readers of the formats that no library here reads: Org, BibLaTeX, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

BREAK = "\u200b"
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class OrgOutline:
    """What Org would see in a file: headlines, drawers, blocks, links; the rest is prose."""

    def __init__(self, text: str) -> None:
        self.headlines: list[tuple[int, str, list[str]]] = []
        self.drawers: list[dict[str, str]] = []
        self.quotations: list[str] = []
        self.prose: list[str] = []
        self.links: list[str] = []
        self.others: list[str] = []
        """Lines that are markup of any other kind."""
        lines = iter(text.split("\n"))
        for line in lines:
            self._take(line, lines)

    def _take(self, line: str, lines: Iterator[str]) -> None:
        headline = re.fullmatch(r"(\*+) (.*?)(?:\s+:([\w@#%:]+):)?", line)
        if headline:
            tags = (headline[3] or "").split(":") if headline[3] else []
            self.headlines.append((len(headline[1]), headline[2], tags))
            self._inline(headline[2])
        elif line == ":PROPERTIES:":
            pairs = iter(lines.__next__, ":END:")
            self.drawers.append(dict(self._property(pair) for pair in pairs))
        elif line == "#+BEGIN_QUOTE":
            inside = list(iter(lines.__next__, "#+END_QUOTE"))
            self.quotations.append("\n".join(inside))
            for one in inside:
                self._prose(one)
        else:
            self.prose.append(line)
            self._prose(line)

    def _property(self, pair: str) -> tuple[str, str]:
        match = re.fullmatch(r":([A-Z]+): (.*)", pair)
        assert match, pair
        return match[1], match[2]

    def _prose(self, line: str) -> None:
        if re.match(r"\s*(#\+|# |#$|:[\w-]+:|: |\||-{5}|\*+ |\[fn:)|\s*[-+] |\s*\d+[.)] ", line):
            self.others.append(line)
        self._inline(line)

    def _inline(self, line: str) -> None:
        self.links += re.findall(
            r"\[\[.*?\]\]|<[a-z+]+:[^>]*>|\b(?!https?:|mailto:)[a-z+]{2,}:(?!\u200b)\S", line
        )
        self.others += re.findall(
            r"<<|<\d{4}-|\[\d{4}-|\{\{\{|\bsrc_\w+[\[{]|\bcall_\w+[\[(]|@@\w+:|\\[A-Za-z]|\[fn:|\[cite",
            line,
        )


def parse_bib(text: str) -> list[dict[str, str]]:
    """Return the entries of a BibLaTeX file, counting braces as BibTeX does.

    Raises:
        ValueError: If there is anything but entries, or a brace too many or too few.
    """
    entries, at = [], 0
    while text[at:].strip():
        start = re.compile(r"\s*@(\w+)\{([\w-]+),\s*").match(text, at)
        if not start:
            raise ValueError(f"no entry at {text[at : at + 40]!r}")
        entry, at = {"type": start[1], "key": start[2]}, start.end()
        while text[at] != "}":
            field = re.compile(r"(\w+) = ").match(text, at)
            if not field:
                raise ValueError(f"no field at {text[at : at + 40]!r}")
            end = _closing(text, field.end())
            entry[field[1]] = text[field.end() + 1 : end]
            at = re.compile(r",\s*").match(text, end + 1).end()  # type: ignore[union-attr]
        entries.append(entry)
        at += 1
    return entries


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return place
    raise ValueError("a brace is not closed")


_COMMANDS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip


def from_latex(text: str) -> str:
    """Return what LaTeX would set, of the few commands that an entry may hold.

    Raises:
        ValueError: If there is another one.
    """

    def read(match: re.Match[str]) -> str:
        command = match[0]
        if command in _COMMANDS:
            return _COMMANDS[command]
        if re.fullmatch(r"\\[#$%&_]", command):
            return command[1:]
        raise ValueError(command)

    bare = re.sub(r"\\[A-Za-z]+(?:\{\})?|\\.", "", text)
    if re.search(r"[#$%&_~^\\]", bare):
        raise ValueError(f"a character that LaTeX takes for a command in {text!r}")
    return re.sub(r"\\[A-Za-z]+(?:\{\})?|\\.", read, text)


class Page(HTMLParser):
    """An HTML page, taken apart: elements that nest, their attributes, the words of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        for tag in {*self.open}:
            self.words.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        """Return the words in all elements of a name."""
        return "".join(self.words.get(tag, []))

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]
