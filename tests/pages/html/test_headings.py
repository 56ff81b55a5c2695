"""Headings of the text that its stretch leaves out."""

from __future__ import annotations

import pytest

from reader.pages.html import _keep_headings_of_text
from reader.pages.html.blocks import blocks_of
from reader.pages.html.tree import tree_of
from reader.pages.text_dump.stretch import CUT, KEPT
from tests.pages.conftest import PARAGRAPHS


@pytest.mark.parametrize(
    ("heading", "below", "place"),
    [
        ("<h2>Who pays for the boat?</h2>", KEPT, KEPT),
        ("<h2>Who pays for the boat?</h2>", CUT, CUT),
        ("<h2>More from the harbour</h2>", KEPT, CUT),
        ("<p>Who pays for the boat?</p>", KEPT, CUT),
    ],
)
def test_a_question_over_a_paragraph_of_the_text_is_its_heading(
    heading: str, below: int, place: int
) -> None:
    above, under = (f"<p>{one}</p>" for one in PARAGRAPHS[:2])
    tree = tree_of(f"<html><body>{above}{heading}{under}</body></html>")
    assert tree is not None
    blocks, places = blocks_of(tree), [KEPT, CUT, below]
    assert len(blocks) == len(places)
    _keep_headings_of_text(blocks, places)
    assert places == [KEPT, place, below]
