"""An article as plain lines, for screen readers and pipes: words say what colours say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.model import Analysis, Annotation, Article, Block, Person, Quote
from reader.wording import byline, mark_before, paywall, spoken_date

_LABELS = {
    "crosshead": "Heading: ",
    "caption": "Caption: ",
    "pull_quote": "Pull quote",
    "blockquote": "Block quotation",
    "table": "Table:\n",
    "code": "Code:\n",
}


class Insertion(NamedTuple):
    """Words to be put into a text. Sorted, they nest: what begins last ends first."""

    offset: int
    rank: int
    """0 ends a passage, 1 begins a block, 2 begins a passage."""
    nesting: int
    words: str


def linear(article: Article, insertions: Iterable[Insertion] = ()) -> str:
    """Return the head of an article and its text, with words put in."""
    return "\n\n".join([*_head(article), weave(article.text, [*_blocks(article), *insertions])])


def weave(text: str, insertions: Iterable[Insertion]) -> str:
    """Return `text` with words put in at their offsets.

    >>> weave("Mr Orr left.", [Insertion(6, 0, 0, " [PERSON]")])
    'Mr Orr [PERSON] left.'
    """
    pieces: list[str] = []
    done = 0
    for insertion in sorted(insertions):
        pieces += [text[done : insertion.offset], insertion.words]
        done = max(done, insertion.offset)
    return "".join([*pieces, text[done:]])


def around(start: int, end: int, before: str, after: str) -> tuple[Insertion, Insertion]:
    """Return what puts words before and after a passage."""
    return Insertion(start, 2, -end, before), Insertion(end, 0, -start, after)


def quotations(analysis: Analysis) -> Iterator[Insertion]:
    """Say where each quotation begins, whose it is, and where it ends."""
    for quote in analysis.quotes:
        if quote.kind != "scare":
            yield from around(
                quote.start,
                quote.end,
                f"[{kind_in_words(quote)}, {speaker_in_words(quote)}:] ",
                " [END QUOTATION]",
            )


def people(analysis: Analysis) -> Iterator[Insertion]:
    """Say after each name whose it is; at the first one also what the person does."""
    for person in analysis.people:
        for number, mention in enumerate(person.mentions):
            words = _who(person, mention.text, first=number == 0)
            yield Insertion(mention.end, 0, -mention.start, f" [{words}]")


def notes(annotations: Iterable[Annotation]) -> Iterator[Insertion]:
    """Say where notes, highlights and bookmarks stand, but those that are lost."""
    for one in annotations:
        if one.state != "lost":
            yield from around(
                one.target.start, one.target.end, f"[{_mark(one)}:] ", _after_mark(one)
            )


def lost_notes(annotations: Iterable[Annotation]) -> list[str]:
    """Return a line for each note whose passage is no more in the text."""
    return [
        f'{_mark(one)}, its passage is lost: "{one.target.exact}" {one.note}'.rstrip()
        for one in annotations
        if one.state == "lost"
    ]


def _head(article: Article) -> list[str]:
    facts = [
        f"{byline(article)}." if article.bylines else "",
        f"Publisher: {article.publisher}." if article.publisher else "",
        f"Section: {article.section}." if article.section else "",
        f"Published: {spoken_date(article.published)}." if article.published else "",
        f"Updated: {spoken_date(article.updated)}." if article.updated else "",
        f"Note: {paywall(article)}." if article.walled else "",
    ]
    lines = [article.title, article.standfirst, "\n".join(fact for fact in facts if fact)]
    return [line for line in lines if line]


def _blocks(article: Article) -> Iterator[Insertion]:
    for block in article.blocks:
        label = _LABELS.get(block.kind, "") + _whose(block)
        if words := "  " * block.depth + label + mark_before(article.text, block, "- "):
            yield Insertion(block.start, 1, 0, words)


def _whose(block: Block) -> str:
    if block.kind not in ("pull_quote", "blockquote"):
        return ""
    return f", {block.attribution}: " if block.attribution else ": "


def kind_in_words(quote: Quote) -> str:
    """Say what kind of quotation it is, and whether it goes on from the one before."""
    kind = "INDIRECT QUOTATION" if quote.kind == "indirect" else "QUOTATION"
    return f"{kind} GOES ON" if quote.continues else kind


def speaker_in_words(quote: Quote) -> str:
    """Say who speaks, also where the text does not name them."""
    if quote.speaker:
        return quote.speaker
    return "unnamed speaker" if quote.speaker_kind == "unnamed" else "unknown speaker"


def _who(person: Person, mention: str, *, first: bool) -> str:
    name = "" if mention == person.name else f": {person.name}"
    roles = ", ".join(person.roles) if first else ""
    joint = (", " if name else ": ") if roles else ""
    return f"PERSON{name}{joint}{roles}"


def _mark(one: Annotation) -> str:
    return ", ".join([one.kind.upper(), *([one.label] if one.label else [])])


def _after_mark(one: Annotation) -> str:
    note = f": {one.note}" if one.note else ""
    return f" [END {one.kind.upper()}{note}]"
