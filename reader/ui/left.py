"""How much was left in each article, as the list shows it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model import ArticleNotes
from reader.ui.rows import Counts


class LeftInArticles:
    """What a person left in the articles of the library, counted."""

    def __init__(self) -> None:
        self._counts: dict[str, Counts] = {}

    def in_article(self, id: str) -> Counts:  # noqa: A002
        """Return how much was left in one article."""
        return self._counts.get(id, Counts())

    def count(self, notes: ArticleNotes) -> None:
        """Count anew what was left in one article."""
        kinds = Counter(one.kind for one in notes.annotations)
        self._counts[notes.article.id] = Counts(
            notes=kinds["note"] + kinds["highlight"],
            bookmarks=kinds["bookmark"],
            starred=notes.starred,
            tags=notes.tags,
        )

    def count_all(self, every: Iterable[ArticleNotes]) -> None:
        """Count anew in all articles; nothing was left in those that are not among them."""
        self._counts = {}
        for notes in every:
            self.count(notes)

    def tags_in_use(self) -> list[str]:
        """Return the tags of the articles, the commonest first."""
        used = Counter(tag for counts in self._counts.values() for tag in counts.tags)
        return sorted(used, key=lambda tag: (-used[tag], tag))
