"""The blocks of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.pages.assemble import Part
from reader.pages.links import Links, joined
from reader.pages.markdown.inline import definitions_in, is_definition, read_inline
from reader.pages.markdown.numbers import TAB, Numbers

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(
    r"(?P<indent> {0,8})(?:[-*+]|(?P<number>\d{1,9})(?P<sign>[.)]))\s+(?P<text>\S.*)$"
)
_SET_IN = (" " * TAB, "\t")
_PICTURE = re.compile(
    r"\s*(?:\[)?!\[(?P<alt>[^\]\n]{0,500})\](?:\([^()\s]{0,2000}(?:\s+[\"'(](?P<title>[^\"'\n]{0,300})[\"')])?\)"
    r"|\[[^\]\n]{0,100}\])(?:\]\([^()\s]{0,2000}\))?\s*$"
)
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$|\s*[^|\n]+\|[^\n]*\|")
_TABLE_LINE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")


def blocks_of(lines: Sequence[str]) -> Iterator[Part]:
    """Yield the blocks of the page, each line that is not blank in exactly one."""
    at = 0
    numbers = Numbers()
    addresses = definitions_in(lines)
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        depth = numbers.depth_around(line)
        end, part = _block(lines, at, addresses, in_item=depth is not None)
        item = _ITEM.match(line) if part.role == "list_item" or part.reason == "empty" else None
        if item:
            mark = numbers.mark_of(item)
            part = part._replace(mark=mark, depth=numbers.depth) if part.text else part
        elif not line[0].isspace():  # it ends all lists above it
            numbers = Numbers()
        elif depth is not None and part.role == "paragraph":
            part = part._replace(role="list_item", mark="", depth=depth)
        yield part
        at = end


def _block(
    lines: Sequence[str], at: int, addresses: Mapping[str, str], *, in_item: bool
) -> tuple[int, Part]:
    line = lines[at]
    fence = _FENCE.match(line)
    if fence:
        return _fenced(lines, at, fence[1])
    if _RULE.match(line):
        return at + 1, Part((line,), "dropped", "rule")
    if is_definition(line):
        return at + 1, Part((line,), "dropped", "link")
    if _COMMENT.match(line):
        return at + 1, Part((line,), "dropped", "comment")
    heading = _HEADING.match(line)
    if heading:
        return at + 1, _text_part((line,), "crosshead", heading[2], addresses)
    picture = _PICTURE.match(line)
    if picture:
        said = picture["title"] or picture["alt"]
        return at + 1, _text_part((line,), "caption", said, addresses)
    if line.lstrip().startswith(">"):
        return _quoted(lines, at, addresses)
    item = _ITEM.match(line)
    if item:
        end = _end(lines, at + 1)
        said = " ".join([item["text"], *lines[at + 1 : end]])
        return end, _text_part(lines[at:end], "list_item", said, addresses)
    if (
        at + 1 < len(lines)
        and "|" in line
        and _TABLE_LINE.match(lines[at + 1])
        and "-" in lines[at + 1]
    ):
        return _table(lines, at, addresses)
    if at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
        return at + 2, _text_part(lines[at : at + 2], "crosshead", line, addresses)
    if line.startswith(_SET_IN) and not in_item:
        end = at + 1
        while end < len(lines) and lines[end].startswith(_SET_IN) and lines[end].strip():
            end += 1
        return end, Part(tuple(lines[at:end]), "code", text="\n".join(lines[at:end]))
    end = _end(lines, at + 1, in_paragraph=True)
    return end, _text_part(lines[at:end], "paragraph", " ".join(lines[at:end]), addresses)


def _text_part(lines: Sequence[str], role: str, text: str, addresses: Mapping[str, str]) -> Part:
    return _read_part(lines, role, *read_inline(text, addresses))


def _read_part(
    lines: Sequence[str], role: str, text: str, links: Links, attribution: str | None = None
) -> Part:
    if not text:
        return Part(tuple(lines), "dropped", "empty")
    return Part(tuple(lines), role, None, text, attribution, links)


def _end(lines: Sequence[str], at: int, *, in_paragraph: bool = False) -> int:
    """Return where the text that runs on at `at` ends: at a blank line or another block.

    In a paragraph a line may begin with a number that ends a sentence: "built in / 1984. It". Only
    at 1 does a list begin there (CommonMark, 5.3).
    """
    while at < len(lines) and lines[at].strip():
        if _opens(lines, at) and not (in_paragraph and _ends_sentence(lines[at])):
            break
        at += 1
    return at


def _ends_sentence(line: str) -> bool:
    """Whether a line in a paragraph begins with the number that a sentence ends with."""
    item = _ITEM.match(line)
    return item is not None and item["number"] is not None and int(item["number"]) != 1


def _opens(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return bool(
        _HEADING.match(line)
        or _FENCE.match(line)
        or _ITEM.match(line)
        or _RULE.match(line)
        or line.lstrip().startswith(">")
        or _PICTURE.match(line)
    )


def _fenced(lines: Sequence[str], at: int, fence: str) -> tuple[int, Part]:
    end = at + 1
    while end < len(lines) and not lines[end].strip().startswith(fence):
        end += 1
    code = "\n".join(line.rstrip() for line in lines[at + 1 : end]).strip("\n")
    came = tuple(line for line in lines[at : end + 1] if line.strip())
    part = Part(came, "code", text=code) if code.strip() else Part(came, "dropped", "empty")
    return end + 1, part


def _quoted(lines: Sequence[str], at: int, addresses: Mapping[str, str]) -> tuple[int, Part]:
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        end += 1
    inside = [read_inline(line.lstrip().lstrip("> "), addresses) for line in lines[at:end]]
    by = None
    if len(inside) > 1 and inside[-1][0].startswith(("—", "–", "-- ")):
        by = inside.pop()[0].lstrip("—–- ")
    text, links = joined(" ", [one for one in inside if one[0]])
    return end, _read_part(lines[at:end], "blockquote", text, links, by)


def _table(lines: Sequence[str], at: int, addresses: Mapping[str, str]) -> tuple[int, Part]:
    end = at + 2
    while end < len(lines) and _TABLE_ROW.match(lines[end]):
        end += 1
    rows = [
        joined(
            " | ",
            [read_inline(cell, addresses) for cell in lines[n].strip().strip("|").split("|")],
        )
        for n in (at, *range(at + 2, end))
    ]
    text, links = joined("\n", rows)
    return end, Part(tuple(lines[at:end]), "table", None, text, None, links)
