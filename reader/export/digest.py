"""What a person left in articles as one text to be read: the passages, who says them, the notes.

By article, in the order of the text, each article cited once over its passages. As a text for the
screen, and as Markdown to be kept. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.dataclass import dataclass
from reader.export.markdown import escape, tag_word
from reader.export.passages import article_of, lines, paragraphs, words_of
from reader.guard import one_line
from reader.model import Annotation, Article, ArticleRef, Block, BlockKind
from reader.wording import label_in_words, source, state_in_words

TITLE = "My notes"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was left in an article."""

    one: Annotation
    speaker: str | None = None
    """Who says the passage, if it lies within one quotation and the text says whose."""


@dataclass(frozen=True, slots=True)
class Section:
    """What was left in one article, in the order of the text."""

    ref: ArticleRef
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where an entry stands in a digest, an offset and the one past its end."""

    start: int
    end: int
    quoted: tuple[int, int]
    """Where its passage stands."""
    section: Section
    entry: Entry


def cited(ref: ArticleRef) -> str:
    """Return what an article is cited as: “Pier falls”, Gannet Gazette, 3 Nov 2009, its address."""
    article = article_of(ref)
    return ", ".join(filter(None, (source(article), article.url)))


def extent(sections: Sequence[Section]) -> str:
    """Return how much it is: "3 notes in 2 articles"."""
    entries, articles = sum(len(one.entries) for one in sections), len(sections)
    of = f"{articles} article{'' if articles == 1 else 's'}"
    return f"{entries} note{'' if entries == 1 else 's'} in {of}"


def as_text(sections: Sequence[Section], asked: str = "") -> tuple[Article, tuple[Stretch, ...]]:
    """Return a digest as a text, and where each entry stands in it.

    Args:
        sections: What was left, by article.
        asked: The query that chose it, if there was one.
    """
    made = _Text()
    for section in sections:
        made.add("crosshead", one_line(section.ref.title))
        made.add("caption", one_line(cited(section.ref)))
        for entry in section.entries:
            made.entry(section, entry)
    standfirst = " · ".join(filter(None, (extent(sections), one_line(asked))))
    article = Article(TITLE, made.text, tuple(made.blocks), standfirst=standfirst)
    return article, tuple(made.stretches)


def write(sections: Sequence[Section], asked: str = "") -> str:
    """Return a digest as Markdown; it ends in a line end. The arguments are those of `as_text`."""
    told = " · ".join(filter(None, (extent(sections), one_line(asked))))
    parts = [f"# {TITLE}", escape(told)]
    for section in sections:
        parts += [f"## {_line(section.ref.title) or 'Untitled'}", _line(cited(section.ref))]
        for entry in section.entries:
            parts += _marked_up(entry)
    return "\n\n".join(parts) + "\n"


class _Text:
    """A text that grows block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.stretches: list[Stretch] = []

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(self._parts)

    def add(self, kind: BlockKind, words: str, attribution: str | None = None) -> Block:
        """Add a block below what is there."""
        start = self._length + 2 if self._parts else 0
        self._length = start + len(words)
        self._parts.append(words)
        block = Block(kind, start, self._length, attribution)
        self.blocks.append(block)
        return block

    def entry(self, section: Section, entry: Entry) -> None:
        """Add a passage, the note on it, and what kind of note it is."""
        words = "\n".join(filter(None, lines(words_of(entry.one))))
        passage = self.add("blockquote", words, entry.speaker)
        for paragraph in paragraphs(entry.one.note):
            self.add("paragraph", "\n".join(paragraph))
        last = self.add("caption", " · ".join(_facts(entry.one)))
        quoted = passage.start, passage.end
        self.stretches.append(Stretch(passage.start, last.end, quoted, section, entry))


def _facts(one: Annotation) -> Iterator[str]:
    yield one_line(label_in_words(one))
    yield from filter(None, [state_in_words(one)])
    yield from (f"#{one_line(tag)}" for tag in one.tags)


def _marked_up(entry: Entry) -> Iterator[str]:
    passage = [f"> {escape(line)}" for line in filter(None, lines(words_of(entry.one)))]
    whose = [">", f"> — {_line(entry.speaker)}"] if entry.speaker else []
    yield "\n".join([*passage, *whose])
    yield from ("\n".join(map(escape, paragraph)) for paragraph in paragraphs(entry.one.note))
    one = entry.one
    words = [f"#{word}" for word in filter(None, map(tag_word, one.tags))]
    yield " · ".join(
        filter(None, [f"**{_line(label_in_words(one))}**", state_in_words(one), *words])
    )


def _line(text: str) -> str:
    return escape(one_line(text))
