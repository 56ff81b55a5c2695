"""An invented article with everything that a person can leave in one.

`python -m tests.export.samples` writes the golden files anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import reader
from reader.annotations.edit import in_text_order, new_annotation
from reader.export import FORMATS
from reader.export.passages import Marked
from reader.model import (
    Annotation,
    Article,
    ArticleNotes,
    ArticleRef,
    Block,
    Byline,
    Plain,
    Target,
)
from tests.annotations.samples import NOW, annotation

GOLDEN = Path(__file__).parent.parent / "golden"

_BLOCKS: list[tuple[Any, str, str | None]] = [
    ("paragraph", "The rope ferry at Harrowmere will stop for the winter & “perhaps for good”, the "
     "harbour board has decided.", None),
    ("paragraph", "“We have carried people over this water since before the bridge,” said Tilda "
     "Marsh, who runs it with her brother.", None),
    ("crosshead", "The cable <1954>", None),
    ("paragraph", "The board’s chairman, Osric Pell, said the cable had failed two inspections. "
     "“Nobody wants to see it go,” he said.", None),
    ("list_item", "A new cable: £42,000", None),
    ("list_item", "* A used one: half of that", None),
    ("pull_quote", "Nobody wants to see it go", "Osric Pell, chairman"),
    ("table", "year | crossings\n2025 | 340", None),
    ("caption", "The ferry in 1954. Photograph: Harrowmere Archive", None),
    ("blockquote", "Article 5: the ferry is *free* to pupils.", "Charter of 1602"),
    ("paragraph", "The board will meet again on 3 March.", None),
]  # fmt: skip

TEXT = "\n\n".join(text for _, text, _ in _BLOCKS)


def _blocks() -> tuple[Block, ...]:
    found, at = [], 0
    for kind, text, attribution in _BLOCKS:
        found.append(Block(kind, at, at + len(text), attribution))
        at += len(text) + 2
    return tuple(found)


ARTICLE = Article(
    title="Rope ferry to stop: “no date” for its return",
    text=TEXT,
    blocks=_blocks(),
    standfirst="340 people cross on a market day; many are pupils.",
    bylines=(Byline("Ines van der Marlow", "Coast editor"), Byline("Harrowmere Press Agency")),
    publisher="Harrowmere Courier",
    section="Coast",
    published="2026-11-20T07:30:00+00:00",
    updated="2026-11-21",
    url="https://courier.harrowmere.example/coast/rope-ferry_(1)?page=2",
    language="en",
)

_LOST = Annotation(
    id="01M817QNM0000000000000000Z",
    kind="note",
    target=Target("a tram over the river", "the board spoke of ", ".", 300, 321, "1" * 64),
    created="2026-11-22T10:00:00Z",
    modified="2026-11-22T10:00:00Z",
    note="Gone from this version.",
    state="lost",
)

_HOSTILE = "Break out: ]] ![[secret]] %%x%% </mark><script>alert(1)</script> } @book{x, \\input{y}"

_ANNOTATIONS = [
    annotation("will stop for the winter", 1, text=TEXT, kind="highlight", label="key"),
    annotation(
        "for the winter & “perhaps for good”, the harbour board", 2, text=TEXT, label="check",
        tags=["ferry talk", "1984", "no"],
        note="Who said “for good”?\nAsk the clerk.\n\n> [!note] and *when*\n#+BEGIN_SRC sh\n* end",
    ),
    annotation("perhaps", 3, text=TEXT, kind="highlight"),
    annotation(
        "We have carried people over this water", 4, text=TEXT, tags=["people"],
        note="=HYPERLINK(1)",
    ),
    replace(
        annotation("brother.\n\nThe cable <1954>\n\nThe board’s", 5, text=TEXT, note=_HOSTILE),
        state="needs_review",
        extra={
            "colour": Plain("blue"),
            "weight": [Plain("5"), "5", {"deep": Plain("0x1F")}],
            "target": {"page": Plain("~")},
            "origin": {"exact": "brother", "start": Plain("10")},
        },
    ),
    replace(annotation("* A used one", 6, text=TEXT, kind="highlight"), state="moved"),
    annotation("The board will meet", 7, text=TEXT, kind="bookmark", label="b"),
    new_annotation(
        "bookmark", TEXT, TEXT.index("The ferry in"), TEXT.index("The ferry in"), now=NOW,
        id="a mark/of mine", label="m",
    ),
    _LOST,
]  # fmt: skip

NOTES = ArticleNotes(
    article=ArticleRef(
        "rope-ferry",
        ARTICLE.title,
        ARTICLE.publisher,
        ARTICLE.url,
        ARTICLE.published,
        extra={"shelf": Plain("7")},
    ),
    annotations=in_text_order(_ANNOTATIONS),
    starred=True,
    tags=("transport", "harbour board"),
    extra={"mood": "true", "read": [Plain("true"), Plain("1.50")]},
)

MARKED = Marked(ARTICLE, NOTES, reader.analyse(TEXT))


def golden_file(name: str) -> Path:
    """Return the golden file of a format."""
    return GOLDEN / "export" / f"rope-ferry{FORMATS[name].suffix}"


if __name__ == "__main__":
    for name, form in FORMATS.items():
        golden_file(name).write_text(form.write([MARKED]), "utf-8", newline="\n")
