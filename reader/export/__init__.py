"""Ways out and in: an article and its notes in the formats of other programs.

Pure: what comes in is an `Article`, its `ArticleNotes` and its `Analysis`, what goes out is
a string, the same for the same. `FORMATS` has every way out by its name; `incoming.read`
is the way in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from reader.dataclass import dataclass

if TYPE_CHECKING:
    from reader.export.passages import Marked


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    name: str
    title: str
    """What a person calls it."""
    suffix: str
    """Of a file in it, with the dot."""
    module: str
    """Where its writer stands, loaded when it is first used."""
    writer: str = "write"
    joins: bool = True
    """Whether several articles fit into one file."""
    of_notes: bool = True
    """Whether it says what a person left in an article, not what the article is."""
    analysed: bool = False
    """Whether it says who is quoted; the `Analysis` is not looked at otherwise."""
    as_stored: bool = False
    """Whether it takes notes as their file has them, not as they stand in the text now."""

    def write(self, items: Sequence[Marked]) -> str:
        """Return the articles in this format; it ends in a line end.

        Args:
            items: Exactly one article where the format does not join.
        """
        writer: Callable[[Sequence[Marked]], str] = getattr(
            import_module(f"reader.export.{self.module}"), self.writer
        )
        return writer(items)

    def file_name(self, article_id: str) -> str:
        """Return what a file with one article is called, safe on every system."""
        from reader.export.passages import handle

        is_safe = re.fullmatch(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?", article_id)
        return (article_id if is_safe else handle(article_id)) + self.suffix


FORMATS = {
    one.name: one
    for one in (
        Format("markdown", "Markdown, for Obsidian", ".md", "markdown", joins=False, analysed=True),
        Format("jsonld", "W3C Web Annotations", ".jsonld", "web_annotation", as_stored=True),
        Format("csv", "CSV table, for Readwise", ".csv", "readwise"),
        Format(
            "csl-json", "CSL-JSON, for Zotero", ".json", "citation", "write_csl", of_notes=False
        ),
        Format("biblatex", "BibLaTeX", ".bib", "citation", "write_biblatex", of_notes=False),
        Format("org", "Org outline, for Emacs", ".org", "org", analysed=True),
        Format(
            "html", "HTML page", ".html", "html_page", joins=False, of_notes=False, analysed=True
        ),
    )
}
"""The ways out, by the name that `reader export --format` takes."""

InFormat = Literal["jsonld", "hypothesis"]
"""W3C Web Annotations in JSON-LD, or annotations as Hypothesis hands them out."""

IN_FORMATS: tuple[InFormat, ...] = get_args(InFormat)
"""The ways in, by the name that `reader import --format` takes."""
