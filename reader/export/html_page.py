"""An article as one page that stands by itself: marks, margin notes, who said what. Pure.

No script, no picture and nothing from the network; light and dark, on screen and on paper.
All that colour says is said by a line, a weight or words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reader.export.html_style import STYLE
from reader.export.html_text import Mark, marked, plain
from reader.export.links import safe_url
from reader.export.passages import Marked, handle, in_order, paragraphs, words_of
from reader.model import Annotation, Article, Block, Person, Quote
from reader.tabular import Cell, rows_of
from reader.wording import byline, dateline, label_in_words, mark_before, state_in_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BULLET = "•"
"""Stands for what a browser sets before an item by itself."""
_WITHIN, _DEEPEST = 2, 6
"""So many letters' widths an item stands in within another, in so many at most."""
_SPACED = re.compile(r"\n\s*\n")


def write(items: Sequence[Marked]) -> str:
    """Return the page of one article.

    Args:
        items: Exactly one article.
    """
    (one,) = items
    language = one.article.language
    known = _LANGUAGE.fullmatch(language) and language != "und"
    title = plain(one.article.title) or "Untitled"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language if known else ""}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>\n{STYLE}</style></head>",
            "<body><main>",
            *_head(one, title),
            '<article aria-labelledby="the-headline">',
            *_Text(one).lines(),
            "</article>",
            *_lost(one),
            *_said(one),
            *_people(one),
            "</main></body></html>",
            "",
        ]
    )


def _head(one: Marked, title: str) -> Iterator[str]:
    article, url = one.article, safe_url(one.url)
    yield f'<header><h1 id="the-headline">{title}</h1>'
    if article.standfirst:
        yield f'<p class="standfirst">{plain(article.standfirst)}</p>'
    for told in (byline(article), dateline(article)):
        if told:
            yield f'<p class="facts">{plain(told)}</p>'
    if url:
        link = f'<a class="source" rel="noreferrer" href="{plain(url)}">The page it came from</a>'
        yield f'<p class="facts">{link}</p>'
    tags = [*(["starred"] if one.notes.starred else []), *(f"#{tag}" for tag in one.notes.tags)]
    if tags:
        yield f'<p class="facts">{plain(" ".join(tags))}</p>'
    yield "</header>"


class _Text:
    """The text of an article, its blocks one by one, each with the notes that end in it."""

    def __init__(self, one: Marked) -> None:
        self._text = one.article.text
        self._blocks = _blocks(one.article)
        placed = [each for each in in_order(one.notes) if _is_placed(one, each)]
        self._notes = [each for each in placed if _says_more(each)]
        self._ends = {each.id: self._span(each)[1] for each in self._notes}
        self._numbers = {each.id: number for number, each in enumerate(self._notes, 1)}
        self._marks = [
            *_quotation_marks(one.analysis.quotes),
            *_person_marks(one.analysis.people),
            *map(self._annotation_mark, placed),
        ]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text."""
        for is_list, group in groupby(self._blocks, lambda block: block.kind == "list_item"):
            blocks = list(group)
            if is_list:
                yield from self._list(blocks)
                yield from self._notes_in(blocks)
            else:
                for block in blocks:
                    yield self._block(block)
                    yield from self._notes_in([block])

    def _list(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the lines of a list; what goes on with an item that a heading begins, above it."""
        items: list[str] = []
        for going_on, group in groupby(blocks, lambda block: block.mark == ""):
            words = [(marked(self._text, one.start, one.end, self._marks), one) for one in group]
            if not going_on:
                items += [f"{self._item(block)}{inner}" for inner, block in words]
                continue
            paragraphs = [f"<p>{inner}</p>" for inner, _ in words]
            if items:
                items[-1] += "".join(paragraphs)
            else:
                yield from paragraphs
        if items:
            yield from ("<ul>", *(f"{item}</li>" for item in items), "</ul>")

    def _item(self, block: Block) -> str:
        """Return what an item begins with: a bullet is set by the browser."""
        mark = mark_before(self._text, block, _BULLET)
        within = _WITHIN * min(block.depth, _DEEPEST)
        style = f' style="margin-left: {within}em"' if within else ""
        return f"<li{style}>" if mark == _BULLET else f'<li class="own"{style}>{plain(mark)}'

    def _block(self, block: Block) -> str:
        inner = marked(self._text, block.start, block.end, self._marks)
        whose = f'<p class="facts">{plain(block.attribution)}</p>' if block.attribution else ""
        if block.kind == "crosshead":
            return f"<h2>{plain(mark_before(self._text, block, ''))}{inner}</h2>"
        if block.kind == "table" and (rows := self._rows(block)):
            return f"<table>{''.join(rows)}</table>"
        if block.kind in ("table", "code"):
            return f"<pre>{inner}</pre>"
        if block.kind == "blockquote":
            return f"<blockquote><p>{inner}</p>{whose}</blockquote>"
        if block.kind == "pull_quote":
            return f'<figure class="pull"><p>{inner}</p>{whose}</figure>'
        return f'<p class="caption">{inner}</p>' if block.kind == "caption" else f"<p>{inner}</p>"

    def _rows(self, table: Block) -> list[str]:
        """Return the rows of a table; none where a mark begins or ends between its cells."""
        rows = list(rows_of(self._text, table))
        bars = [(cell.bar, after.start) for row in rows for cell, after in pairwise(row)]
        ends = {place for mark in self._marks for place in (mark.start, mark.end)}
        places = [place for place in ends if table.start < place < table.end]
        if any(bar < place < after for bar, after in bars for place in places):
            return []
        return [f"<tr>{''.join(map(self._cell, row))}</tr>" for row in rows]

    def _cell(self, cell: Cell) -> str:
        return f"<td>{marked(self._text, cell.start, cell.end, self._marks)}</td>"

    def _notes_in(self, blocks: Sequence[Block]) -> Iterator[str]:
        for one in self._notes:
            if blocks[0].start <= self._ends[one.id] <= blocks[-1].end:
                yield _note(one, self._numbers[one.id])

    def _span(self, one: Annotation) -> tuple[int, int]:
        """Return where an annotation stands, drawn into the blocks that it touches."""
        start, end = one.target.start, max(one.target.start, one.target.end)
        first = next((block for block in self._blocks if block.end >= start), self._blocks[-1])
        last = next((block for block in reversed(self._blocks) if block.start < end), first)
        start = min(max(start, first.start), first.end)
        return start, max(start, min(end, last.end))

    def _annotation_mark(self, one: Annotation) -> Mark:
        start, end = self._span(one)
        name, number = handle(one.id), self._numbers.get(one.id)
        flag = f'<span class="flag">\u2691{plain(one.label or "")}</span>'
        ref = f'<a class="ref" href="#note-{name}" aria-label="note {number}">{number}</a>'
        return Mark(
            start,
            end,
            "mark",
            one.kind,
            id=f"at-{name}",
            kind=label_in_words(one),
            after=(flag if one.kind == "bookmark" else "") + (ref if number else ""),
        )


def _blocks(article: Article) -> Sequence[Block]:
    """Return the blocks of an article; paragraphs where they were not told apart."""
    if article.blocks:
        return article.blocks
    ends = [match.span() for match in _SPACED.finditer(article.text)]
    starts = [0, *(after for _, after in ends)]
    found = zip(starts, [*(before for before, _ in ends), len(article.text)], strict=True)
    return [Block("paragraph", start, end) for start, end in found]


def _is_placed(one: Marked, annotation: Annotation) -> bool:
    """Tell whether an annotation can stand in the text, if that is there at all."""
    return annotation.state != "lost" and bool(one.article.text)


def _says_more(one: Annotation) -> bool:
    """Tell whether there is more to say of an annotation than that it is there."""
    return bool(one.note.strip() or one.tags or one.label or one.state != "exact")


def _quotation_marks(quotes: Sequence[Quote]) -> Iterator[Mark]:
    for number, quote in enumerate(quotes):
        if quote.kind != "scare":
            said = quote.speaker or ("unnamed" if quote.speaker_kind == "unnamed" else "")
            yield Mark(quote.start, quote.end, "span", "quote", title=said, id=f"quote-{number}")


def _person_marks(people: Sequence[Person]) -> Iterator[Mark]:
    for person in people:
        for mention in person.mentions:
            title = "" if mention.text == person.name else person.name
            yield Mark(mention.start, mention.end, "span", "person", title=title)


def _note(one: Annotation, number: int | None) -> str:
    name = handle(one.id)
    facts = [label_in_words(one), state_in_words(one), *(f"#{tag}" for tag in one.tags)]
    what = plain(" · ".join(fact for fact in facts if fact))
    back = f'<a href="#at-{name}" aria-label="back to the text">{number}</a> ' if number else ""
    words = "" if number else f"<blockquote>{plain(words_of(one))}</blockquote>"
    told = "".join(f"<p>{plain(chr(10).join(lines))}</p>" for lines in paragraphs(one.note))
    kind = "note" if number else "note lost"
    label = f"note {number}" if number else "note without a place"
    return (
        f'<aside role="note" class="{kind}" id="note-{name}" aria-label="{label}">'
        f'<p class="what">{back}{what}</p>{words}{told}</aside>'
    )


def _section(name: str, heading: str) -> str:
    """Return the beginning of a section that is called by its heading."""
    return f'<section aria-labelledby="the-{name}"><h2 id="the-{name}">{heading}</h2>'


def _lost(one: Marked) -> Iterator[str]:
    lost = [each for each in in_order(one.notes) if not _is_placed(one, each)]
    if lost:
        yield _section("lost", "Notes whose passage is not in the text")
        yield from (_note(each, None) for each in lost)
        yield "</section>"


def _said(one: Marked) -> Iterator[str]:
    """Yield who says what: by speaker, in the order in which they first speak."""
    spoken: dict[str, list[int]] = {}
    for number, quote in enumerate(one.analysis.quotes):
        if quote.kind != "scare" and quote.speaker:
            spoken.setdefault(quote.speaker, []).append(number)
    if not spoken:
        return
    yield _section("said", "Who said what")
    for speaker, numbers in spoken.items():
        yield f"<h3>{plain(speaker)}</h3>\n<ul>"
        for number in numbers:
            quote = one.analysis.quotes[number]
            words = plain(one.article.text[quote.start : quote.end])
            yield f'<li><a href="#quote-{number}">{words}</a></li>'
        yield "</ul>"
    yield "</section>"


def _people(one: Marked) -> Iterator[str]:
    if not one.analysis.people:
        return
    yield f"{_section('people', 'People')}\n<ul>"
    for person in one.analysis.people:
        about = ", ".join([*person.titles, *person.roles])
        yield f"<li><b>{plain(person.name)}</b>{f': {plain(about)}' if about else ''}</li>"
    yield "</ul></section>"
