"""Markdown with front matter to an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reader.model import Article, Byline
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line, stamps_in, with_seconds
from reader.pages.front_matter import front_matter

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(
    r"(?P<indent> {0,8})(?:[-*+]|(?P<number>\d{1,9})(?P<sign>[.)]))\s+(?P<text>\S.*)$"
)
_WITHIN = 2
"""Cells by which an item stands in at least that is within another: a bullet and the space behind
it (CommonMark, 5.2)."""
_TAB = 4
"""Cells by which a line stands in that is code, or that belongs to an item (CommonMark, 2.2)."""
_SET_IN = (" " * _TAB, "\t")
_PICTURE = re.compile(
    r"\s*(?:\[)?!\[(?P<alt>[^\]\n]{0,500})\](?:\([^()\s]{0,2000}(?:\s+[\"'(](?P<title>[^\"'\n]{0,300})[\"')])?\)"
    r"|\[[^\]\n]{0,100}\])(?:\]\([^()\s]{0,2000}\))?\s*$"
)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:\s*\S")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$|\s*[^|\n]+\|[^\n]*\|")
_TABLE_LINE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")

_LINK = re.compile(
    r"!?\[((?:[^\[\]\n]|\\[\[\]]){0,1000})\](?:\((?:[^()\n]"
    r"|\([^()\n]{0,500}\)){0,2000}\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
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


def clean_markdown(text: str, *, url: str | None = None) -> Article:
    """Return the article in a Markdown page; its front matter, if any, states the facts.

    Raises:
        NotAnArticle: There is nothing to read in it.
    """
    fields, front, body = front_matter(text)
    parts = [Part((line,), "dropped", "front_matter") for line in front if line.strip()]
    return assemble(*_with_heading([*parts, *_blocks(body.split("\n"))], fields, url))


def _with_heading(
    parts: list[Part], fields: Mapping[str, Any], url: str | None
) -> tuple[list[Part], Facts]:
    """Take headline, byline and date off the top of the parts, where they open the page."""
    title = _string(fields, "title", "headline")
    bylines = _authors(fields)
    published = _moment(_string(fields, "date", "published", "created", "pubdate"))
    for at, part in enumerate(parts):
        if part.role == "dropped":
            continue
        if (
            part.role == "crosshead"
            and (not title or part.text == title)
            and part.lines[0].lstrip().startswith(("# ", part.text))
        ):
            title = part.text
            parts[at] = Part(part.lines, "title")
        elif part.role == "paragraph" and len(part.lines) <= 2 and (named := byline_of(part.text)):
            bylines = bylines or named
            parts[at] = Part(part.lines, "byline")
        elif part.role == "paragraph" and is_date_line(part.text):
            published = published or _moment(part.text)
            parts[at] = Part(part.lines, "date")
        else:
            break
    facts = Facts(
        title=title or "",
        standfirst=_string(fields, "description", "standfirst", "summary", "excerpt", "subtitle"),
        bylines=bylines,
        publisher=_string(fields, "publisher", "site", "source_name", "site_name"),
        section=_string(fields, "section", "category", "categories"),
        published=published,
        updated=_moment(_string(fields, "updated", "modified", "lastmod", "last_modified")),
        url=_string(fields, "url", "source", "link", "canonical") or url,
        language=_tongue(_string(fields, "language", "lang")),
    )
    return parts, facts


def _string(fields: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _tongue(value: str | None) -> str | None:
    primary = (value or "").replace("_", "-").split("-")[0].lower()
    return primary if 2 <= len(primary) <= 3 and primary.isalpha() else None


def _authors(fields: Mapping[str, Any]) -> tuple[Byline, ...]:
    value = fields.get("author") or fields.get("authors") or fields.get("byline") or ()
    if isinstance(value, str):
        value = (byline_of(value) or (Byline(value),)) if value.strip() else ()
    elif isinstance(value, dict):
        value = [value]
    return tuple(named for one in value if (named := _author(one)))


def _author(value: object) -> Byline | None:
    if isinstance(value, Byline):
        return value
    if isinstance(value, dict):
        name, role = value.get("name"), value.get("role")
        if isinstance(name, str) and name.strip():
            return Byline(name.strip(), role if isinstance(role, str) and role.strip() else None)
    if isinstance(value, str) and value.strip():
        return Byline(" ".join(value.split()))
    return None


def _moment(value: str | None) -> str | None:
    stamps = stamps_in(value) if value else []
    return with_seconds(stamps[0].moment) if stamps else None


def _blocks(lines: Sequence[str]) -> Iterator[Part]:
    """Yield the blocks of the page, each line that is not blank in exactly one."""
    at = 0
    numbers = _Numbers()
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        depth = numbers.depth_around(line)
        end, part = _block(lines, at, in_item=depth is not None)
        item = _ITEM.match(line) if part.role == "list_item" or part.reason == "empty" else None
        if item:
            mark = numbers.mark_of(item)
            part = part._replace(mark=mark, depth=numbers.depth) if part.text else part
        elif not line[0].isspace():  # it ends all lists above it
            numbers = _Numbers()
        elif depth is not None and part.role == "paragraph":
            part = part._replace(role="list_item", mark="", depth=depth)
        yield part
        at = end


class _Above(NamedTuple):
    """The last item of a list that is not at its end."""

    indent: int
    sign: str | None
    """What stands behind its number; None where it has a bullet."""
    written: int
    counted: int


class _Numbers:
    """Numbers the items of a list and of those in it.

    As they are written, for one who counts down or leaves numbers out means it. From where a number
    is written twice on end they are counted, as Markdown is set: "1." over "1." over "1.".
    """

    def __init__(self) -> None:
        self._lists: list[_Above] = []
        """Each stands in further than the one before it."""

    @property
    def depth(self) -> int:
        """In how many other items the last item stands."""
        return len(self._lists) - 1

    def depth_around(self, line: str) -> int | None:
        """Return the depth of the item that a line stands in which begins none.

        None where it stands in none, or so far in that it is code.
        """
        space = line[: len(line) - len(line.lstrip())]
        indent = len(space.expandtabs(_TAB))
        around = [at for at, one in enumerate(self._lists) if one.indent < indent]
        inside = around and indent < self._lists[around[-1]].indent + 2 * _TAB
        return around[-1] if inside else None

    def mark_of(self, item: re.Match[str]) -> str | None:
        """Return what the next item is numbered by, None where it has a bullet."""
        indent, sign, above = len(item["indent"]), item["sign"], None
        while self._lists and indent < self._lists[-1].indent + _WITHIN:
            above = self._lists.pop()
        number = written = int(item["number"] or 0)
        if above and above.sign == sign and abs(above.indent - indent) < _WITHIN:
            counts = written == above.written or above.written != above.counted
            number = above.counted + 1 if counts else written
        self._lists.append(_Above(indent, sign, written, number))
        return f"{number}{sign}" if sign else None


def _block(lines: Sequence[str], at: int, *, in_item: bool) -> tuple[int, Part]:
    line = lines[at]
    fence = _FENCE.match(line)
    if fence:
        return _fenced(lines, at, fence[1])
    if _RULE.match(line):
        return at + 1, Part((line,), "dropped", "rule")
    if _COMMENT.match(line) or _DEFINITION.match(line):
        return at + 1, Part((line,), "dropped", "link" if _DEFINITION.match(line) else "comment")
    heading = _HEADING.match(line)
    if heading:
        return at + 1, _text_part((line,), "crosshead", heading[2])
    picture = _PICTURE.match(line)
    if picture:
        return at + 1, _text_part((line,), "caption", picture["title"] or picture["alt"])
    if line.lstrip().startswith(">"):
        return _quoted(lines, at)
    item = _ITEM.match(line)
    if item:
        end = _end(lines, at + 1)
        return end, _text_part(
            lines[at:end], "list_item", " ".join([item["text"], *lines[at + 1 : end]])
        )
    if (
        at + 1 < len(lines)
        and "|" in line
        and _TABLE_LINE.match(lines[at + 1])
        and "-" in lines[at + 1]
    ):
        return _table(lines, at)
    if at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
        return at + 2, _text_part(lines[at : at + 2], "crosshead", line)
    if line.startswith(_SET_IN) and not in_item:
        end = at + 1
        while end < len(lines) and lines[end].startswith(_SET_IN) and lines[end].strip():
            end += 1
        return end, Part(tuple(lines[at:end]), "code", text="\n".join(lines[at:end]))
    end = _end(lines, at + 1, in_paragraph=True)
    return end, _text_part(lines[at:end], "paragraph", " ".join(lines[at:end]))


def _text_part(lines: Sequence[str], role: str, text: str) -> Part:
    plain = plain_text(text)
    return Part(tuple(lines), role, text=plain) if plain else Part(tuple(lines), "dropped", "empty")


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


def _quoted(lines: Sequence[str], at: int) -> tuple[int, Part]:
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        end += 1
    inside = [plain_text(line.lstrip().lstrip("> ")) for line in lines[at:end]]
    by = None
    if len(inside) > 1 and inside[-1].startswith(("—", "–", "-- ")):
        by = inside.pop().lstrip("—–- ")
    text = " ".join(line for line in inside if line)
    came = tuple(lines[at:end])
    return end, Part(came, "blockquote", text=text, attribution=by) if text else Part(
        came, "dropped", "empty"
    )


def _table(lines: Sequence[str], at: int) -> tuple[int, Part]:
    end = at + 2
    while end < len(lines) and _TABLE_ROW.match(lines[end]):
        end += 1
    rows = [
        " | ".join(plain_text(cell) for cell in lines[n].strip().strip("|").split("|"))
        for n in (at, *range(at + 2, end))
    ]
    return end, Part(tuple(lines[at:end]), "table", text="\n".join(rows))


def plain_text(text: str) -> str:
    """Return Markdown's inline text as it is read: links as their text, no marks of emphasis.

    >>> plain_text("a **bold** [link](https://example.org) and `code`")
    'a bold link and code'
    """
    if any(mark in text for mark in "[<*_`\\="):
        text = _CODE.sub(r"\2", _CALLOUT.sub("", _NOTE.sub("", text)))
        text = _HIGHLIGHT.sub(r"\1", _WIKI.sub(r"\1", text))
        text = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())
