"""The contents of an article name its sections as the text shows them."""

from __future__ import annotations

from reader.model import Article, ArticleNotes, ArticleRef, Block
from reader.ui.glyphs import Glyphs
from reader.ui.leaves import leaves
from reader.ui.opened import Opened


def test_a_section_that_a_list_numbers_is_listed_with_its_number() -> None:
    blocks = (Block("crosshead", 0, 4, mark="2."), Block("crosshead", 6, 10))
    article = Article("Piers", "Pier\n\nWall", blocks)
    opened = Opened("piers", article, ArticleNotes(ArticleRef("piers", "Piers")))
    rows = leaves("contents", opened, Glyphs())
    shown = ["".join(piece[0] for piece in leaf.paint(30)[0]).strip() for leaf in rows]
    assert shown == ["Piers", "2. Pier", "Wall"]
    assert [leaf.offset for leaf in rows] == [0, 0, 6]
