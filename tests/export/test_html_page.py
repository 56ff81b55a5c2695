"""The exported page can be read by everyone: heard, seen in light and dark, printed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import pytest
from textual.color import Color

from reader.export.html_page import write
from reader.export.html_style import STYLE
from reader.export.passages import Marked
from reader.model import Analysis, Block, BlockKind
from reader.ui.contrast import LEAST, contrast
from tests.export.checks import Page
from tests.export.samples import MARKED
from tests.export.test_hostile import TEXTS, hostile

CASES = [MARKED, *(hostile(texts[0]) for texts in TEXTS.values())]
BARE = Marked(
    replace(MARKED.article, language="und", url=None), replace(MARKED.notes, annotations=())
)


@pytest.mark.parametrize("marked", [*CASES, BARE], ids=lambda one: one.article.title[:20] or "-")
def test_it_is_built_for_those_who_hear_it(marked: Marked) -> None:
    page = Page(write([marked]))
    tags = Counter(tag for tag, _ in page.tags)
    assert [tags[one] for one in ("html", "title", "main", "article", "h1")] == [1] * 5
    (root,) = (attributes for tag, attributes in page.tags if tag == "html")
    assert root["lang"] in ("", marked.article.language)
    assert (root["lang"] == "en") == (marked is MARKED)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.values("id")
    assert max(Counter(ids).values()) == 1
    for target in (one[1:] for one in page.values("href") if one.startswith("#")):
        assert target in ids
    for label in page.values("aria-labelledby"):
        assert label in ids
    for tag, attributes in page.tags:
        if tag in ("section", "article"):
            assert "aria-labelledby" in attributes
        if tag == "aside":
            assert (attributes["role"], bool(attributes["aria-label"])) == ("note", True)
        assert tag not in ("script", "img", "link", "iframe", "form", "input", "style-src")
        assert not any(name.startswith("on") for name in attributes)


def test_an_item_with_a_number_of_its_own_gets_no_bullet() -> None:
    blocks = (Block("list_item", 0, 14), Block("list_item", 16, 24))
    article = replace(BARE.article, text="1. Boil water\n\n\nRow home", blocks=blocks)
    written = write([replace(BARE, article=article, analysis=Analysis())])
    assert '<li class="own">1. Boil water' in written
    assert "<li>Row home" in written
    assert "li.own { list-style: none;" in STYLE


def test_the_number_that_a_list_gives_is_shown_and_what_goes_on_stands_in_its_item() -> None:
    kinds: list[tuple[BlockKind, str | None, int]] = [
        ("crosshead", "2.", 0),
        ("list_item", "", 0),
        ("list_item", "b.", 1),
        ("list_item", "", 1),
        ("list_item", "", 1),
        ("list_item", None, 0),
        ("list_item", "", 0),
        ("list_item", None, 70),
    ]
    text = "\n\n".join(f"text{number}" for number in range(len(kinds)))
    blocks = tuple(
        Block(kind, 7 * number, 7 * number + 5, None, mark, depth)
        for number, (kind, mark, depth) in enumerate(kinds)
    )
    article = replace(BARE.article, text=text, blocks=blocks)
    written = write([replace(BARE, article=article, analysis=Analysis())])
    assert (
        "<h2>2. text0</h2>\n<p>text1</p>\n<ul>\n"
        '<li class="own" style="margin-left: 2em">b. text2<p>text3</p><p>text4</p></li>\n'
        "<li>text5<p>text6</p></li>\n"
        '<li style="margin-left: 12em">text7</li>\n</ul>'
    ) in written
    assert "li.own p { text-indent: 0; }" in STYLE


def _colours(css: str) -> dict[str, Color]:
    return {name: Color.parse(value) for name, value in re.findall(r"--(\w+): (#\w+)", css)}


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_its_words_stand_out_in_light_in_dark_and_on_paper(look: str) -> None:
    light, rest = STYLE.split("@media (prefers-color-scheme: dark)")
    dark, rest = rest.split("* { box-sizing")
    colours = _colours(light) | _colours({"dark": dark, "print": rest}.get(look, ""))
    pairs = [*product(["ink", "link"], ["paper", "mark", "quote", "note"]),
             *product(["faint"], ["paper", "note"])]  # fmt: skip
    weak = {
        (ink, paper): round(ratio, 2)
        for ink, paper in pairs
        if (ratio := contrast(colours[ink], colours[paper])) < LEAST
    }
    assert weak == {}


def test_it_needs_nothing_else_and_says_so() -> None:
    written = write([MARKED])
    assert "default-src 'none'" in written
    assert re.findall(r"url\(|@import|<link|src=", written) == []
    assert "@media print" in written and "color-scheme: light dark" in written
