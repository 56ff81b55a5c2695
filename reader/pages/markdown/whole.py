"""Markdown of whole pages, with the menus and all else that stands about their articles.

Programs that turn any page to Markdown write it. Its blocks are read as the chunks of a dump are;
what is kept is what its marks say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.pages.assemble import BLOCK_KINDS, Facts, Part
from reader.pages.markdown.inline import is_link, words_of_links
from reader.pages.reasons import likely_reason
from reader.pages.text_dump import cleaned
from reader.pages.text_dump.alone import beginning_alone
from reader.pages.text_dump.lines import Chunk
from reader.pages.text_dump.sheet import Sheet, Verdict

_MENU, _CLUTTER, _BOTH = 5, 2, 4
"""So many blocks of a page are nothing but links, its clutter is of so many kinds, and there are so
many of the kinds and of five blocks together: a list of links that a person keeps has the first,
and notes on a site the second."""
_LONGEST_LABEL = 200
_MARKED = ("crosshead", "list_item", "blockquote", "table", "code")
"""What Markdown marks; the rest of its blocks are paragraphs and pictures."""


def article_of(parts: Sequence[Part]) -> tuple[list[Part], Facts] | None:
    """Return the blocks of a whole page with what each is, and what the page says of its article.

    None for Markdown that is an article, notes or a manual, and no page about one.
    """
    read = [part for part in parts if part.text]
    if not _is_page(read):
        return None
    sheet = Sheet.of([*_chunks(read)])
    if beginning_alone(sheet) is not None:
        return None
    headlines = [nth for nth, part in enumerate(read) if _is_headline(part)]
    facts, verdicts = cleaned(sheet, headlines=headlines)
    found = [*_read_as(read, verdicts)]
    if _is_in_a_table(read, found):
        return None
    following = iter(found)
    return [next(following) if part.text else part for part in parts], facts


def _is_page(parts: Sequence[Part]) -> bool:
    menu = sum(map(_is_of_links, parts))
    if menu < _MENU:
        return False
    labels = {part.text for part in parts if len(part.text) < _LONGEST_LABEL}
    clutter = {*map(likely_reason, map(_line, labels))} - {None}
    return len(clutter) >= _CLUTTER and menu // _MENU + len(clutter) >= _BOTH


def _is_in_a_table(parts: Sequence[Part], found: Sequence[Part]) -> bool:
    """Whether a table of the page that was cut is longer than what is kept: it sets the page.

    So does one without a line below its heads, which is a paragraph of bars.
    """
    kept = sum(len(part.text) for part in found if part.role in BLOCK_KINDS)
    return any(
        part.lines[0].lstrip().startswith("|") and len(part.text) > kept and one.role == "dropped"
        for part, one in zip(parts, found, strict=True)
    )


def _is_headline(part: Part) -> bool:
    first, last = part.lines[0].lstrip(), part.lines[-1].lstrip()
    return part.role == "crosshead" and (first.startswith("# ") or last.startswith("="))


def _chunks(parts: Sequence[Part]) -> Iterator[Chunk]:
    """Yield the parts as chunks; the items of a list stand on end."""
    was_item = False
    for nth, part in enumerate(parts):
        is_item = part.role == "list_item"
        yield Chunk(nth, nth + 1, _text_of(part), not (is_item and was_item), 0, is_item)
        was_item = is_item


def _text_of(part: Part) -> str:
    """Return what a block says in one line; links that stand on end have spaces between them."""
    linked = words_of_links(" ".join(part.lines)) if _is_of_links(part) else ""
    return linked or _line(part.text)


def _is_of_links(part: Part) -> bool:
    return part.role != "caption" and all(map(is_link, part.lines))


def _line(text: str) -> str:
    return " ".join(text.split())


def _read_as(parts: Sequence[Part], verdicts: Sequence[Verdict]) -> Iterator[Part]:
    """Yield each part as what it was found to be; two that make one block stand on end."""
    is_second = False
    for nth, (part, verdict) in enumerate(zip(parts, verdicts, strict=True)):
        makes_one = verdict.joined and parts[nth + 1].role not in _MARKED
        if part.role in _MARKED and verdict.role in BLOCK_KINDS:
            yield part
            makes_one = False
        elif is_second:
            yield Part(part.lines, verdict.role, continues=True)
        elif makes_one:
            text = verdict.text or verdicts[nth + 1].text
            yield Part(part.lines, verdict.role, text=text, attribution=verdict.attribution)
        elif verdict.role not in BLOCK_KINDS:
            yield Part(part.lines, verdict.role, verdict.reason)
        else:
            yield part._replace(role=verdict.role, attribution=verdict.attribution)
        is_second = makes_one
