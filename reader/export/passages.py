"""What every format says of an annotation, and in which order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from reader.dataclass import dataclass
from reader.digest import sha256
from reader.guard import guard
from reader.model import Analysis, Annotation, Article, ArticleNotes, ArticleRef

_WORDS_AFTER = 8
_HANDLE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with what is known of it and what a person left in it."""

    article: Article
    notes: ArticleNotes
    """Their places count in the article's text, but for those that are lost."""
    analysis: Analysis = field(default_factory=Analysis)

    @property
    def url(self) -> str | None:
        """Where the article came from: as the page says it, else as its notes remember it."""
        return self.article.url or self.notes.article.url


def article_of(ref: ArticleRef) -> Article:
    """Return what a notes file remembers of an article whose page is not there."""
    return Article(
        title=ref.title, text="", publisher=ref.publisher, url=ref.url, published=ref.published
    )


def in_order(notes: ArticleNotes) -> list[Annotation]:
    """Return the annotations in the order of the text, the lost ones after the others."""
    return sorted(
        notes.annotations,
        key=lambda one: (one.state == "lost", one.target.start, one.target.end, one.id),
    )


def speaker(marked: Marked, one: Annotation) -> str | None:
    """Return who says the passage, if it lies within one quotation and the text says whose."""
    if one.state == "lost":
        return None
    for quote in marked.analysis.quotes:
        inside = quote.start <= one.target.start < one.target.end <= quote.end
        if inside and quote.kind != "scare":
            return quote.speaker
    return None


def words_of(one: Annotation) -> str:
    """Return the words that an annotation stands on, or those after an empty passage."""
    if one.target.exact.strip():
        return one.target.exact
    after = one.target.suffix.split()[:_WORDS_AFTER]
    return f"… {' '.join(after)}" if after else "…"


def handle(name: str) -> str:
    """Return an id as a word of ASCII letters, digits and hyphens, another for each id.

    >>> handle("01M817QNM0"), handle("the end")
    ('01M817QNM0', 'the-end-92eb9cd0')
    """
    if _HANDLE.fullmatch(name):
        return name
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join([*re.findall(r"[A-Za-z0-9]+", name)[:8], digest])


def labels(one: Annotation) -> list[str]:
    """Return the label and the tags of an annotation; a bookmark's letter is no label."""
    label = [one.label] if one.label and one.kind != "bookmark" else []
    return [*label, *one.tags]


def lines(text: str) -> list[str]:
    """Return the lines of a text, guarded, without white space at their ends."""
    return [line.strip() for line in guard(text).strip().split("\n")]


def paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph of a text; they are parted by blank lines."""
    held: list[str] = []
    for line in [*lines(text), ""]:
        if line:
            held.append(line)
        elif held:
            yield held
            held = []
