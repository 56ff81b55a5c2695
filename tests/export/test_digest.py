"""Notes as one text: on the screen, and as Markdown."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.digest import TITLE, Entry, Section, as_text, extent, write
from reader.export.passages import in_order, speaker
from reader.model import ArticleRef
from tests.annotations.samples import CLEAN, REF, TEXTS, annotation
from tests.export.samples import GOLDEN, MARKED
from tests.export.test_hostile import TEXTS as HOSTILE

FULL = Section(
    MARKED.notes.article,
    tuple(Entry(one, speaker(MARKED, one)) for one in in_order(MARKED.notes)),
)
SMALL = Section(REF, (Entry(annotation("Nobody wants to see it go"), "Osric Pell"),))
FILE = GOLDEN / "export" / "digest.md"
"""Written anew by `python -m tests.export.test_digest`."""


def test_the_golden_file_is_what_is_written() -> None:
    assert write([FULL, SMALL], "kind:check OR river") == FILE.read_text("utf-8")


def test_the_text_says_the_same_and_knows_where() -> None:
    article, stretches = as_text([FULL, SMALL], "river")
    assert (article.title, article.standfirst) == (TITLE, "10 notes in 2 articles · river")
    assert extent([SMALL]) == "1 note in 1 article"
    assert [one.entry for one in stretches] == [*FULL.entries, *SMALL.entries]
    last = stretches[-1]
    assert article.text[slice(*last.quoted)] == "Nobody wants to see it go"
    assert [block.attribution for block in article.blocks if block.start == last.start] == [
        "Osric Pell"
    ]
    assert "“Rope ferry to stop”, Harrowmere Courier, 20 Nov 2026" in article.text
    for one, after in pairwise(stretches):
        assert one.start <= one.quoted[0] <= one.quoted[1] <= one.end < after.start
    ends = [block.end for block in article.blocks]
    starts = [block.start for block in article.blocks]
    assert starts == [0, *(end + 2 for end in ends[:-1])] and ends[-1] == len(article.text)


def test_no_note_is_a_digest_too() -> None:
    article, stretches = as_text([])
    assert (article.text, stretches) == ("", ())
    assert write([]) == "# My notes\n\n0 notes in 0 articles\n"


@given(TEXTS, st.sampled_from([text for texts in HOSTILE.values() for text in texts]), CLEAN)
def test_nothing_in_it_is_taken_for_markup(one: str, other: str, third: str) -> None:
    note = annotation("Nobody wants to see it go", note=other, tags=[third] if third else [])
    section = Section(ArticleRef("x", other, one, other, third), (Entry(note, other),))
    kinds = [
        token.type
        for token in MarkdownIt("commonmark", {"html": True}).parse(write([section], one))
    ]
    assert {kind for kind in kinds if kind.endswith(("_open", "_block", "fence", "hr"))} <= {
        "heading_open", "paragraph_open", "blockquote_open"
    }  # fmt: skip
    assert kinds.count("heading_open") == 2
    article, _ = as_text([section], one)
    assert all(0 <= block.start <= block.end <= len(article.text) for block in article.blocks)


if __name__ == "__main__":
    FILE.write_text(write([FULL, SMALL], "kind:check OR river"), "utf-8")
