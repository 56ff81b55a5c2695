"""Where the words of a page lead: each link stands on its own words, however often they come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from reader.guard import sanitise
from reader.pages.html.blocks import blocks_of
from reader.pages.html.tables import read_as_one


def _marked(linked: str) -> str:
    """Return the text of a block with its links in angle brackets, each with its address."""
    (block,) = blocks_of(load_html(f"<html><body>{linked}</body></html>"))
    return _with_brackets(block.text, block.links)


def _with_brackets(text: str, links: Sequence[tuple[int, int, str]]) -> str:
    found, at = "", 0
    for start, end, address in links:
        found += f"{text[at:start]}<{text[start:end]}>{address}"
        at = end
    return found + text[at:]


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        (
            "<p>The council met; ask the <a href='c'>council</a> then.</p>",
            "The council met; ask the <council>c then.",
        ),
        ("<p>A ferry is a <a href='f'>fer</a>ry there.</p>", "A ferry is a <fer>fry there."),
        (
            "<p>a a <a href='1'>a</a> a<a href='2'> a</a>a, <b>a<a href='3'>a</a></b> it was.</p>",
            "a a <a>1 a <a>2a, a<a>3 it was.",
        ),
        (
            "<p>It  is\n  it<a href='1'>\n it </a> is <i>it</i>\t<a href='2'>it</a>, it is.</p>",
            "It is it <it>1 is it <it>2, it is.",
        ),
        (
            "<p>the\u202e sea, the <a href='1'>the\u202e sea</a> is the sea</p>",
            "the sea, the <the sea>1 is the sea",
        ),
        ("<p>e <a href='1'>e\u0301</a> e it is.</p>", "e <\u00e9>1 e it is."),
        (
            "<pre>the sea =\n\tthe <a href='1'>the sea</a></pre>",
            "the sea =\n    the <the sea>1",
        ),
    ],
)
def test_a_link_stands_on_the_words_that_are_linked(linked: str, expected: str) -> None:
    assert _marked(linked) == expected


def test_links_in_cells_stand_in_them() -> None:
    row = "<td>tide</td><td><p>the</p>tide <a href='{0}'>tide</a></td>"
    table = f"<table><tr>{row.format(1)}</tr><tr><td></td>{row.format(2)}</tr></table>"
    part = read_as_one(blocks_of(load_html(f"<html><body>{table}</body></html>")))
    expected = "tide | the tide <tide>1\n| tide | the tide <tide>2"
    assert _with_brackets(part.text, part.links) == expected


_SAID = st.sampled_from(["a", "b", "a b", " a", "b ", " ", "\u202e", "e\u0301", "\u0301"])


@given(st.lists(st.tuples(_SAID, st.booleans())))
def test_links_of_few_words_stand_where_a_browser_shows_them(
    pieces: list[tuple[str, bool]],
) -> None:
    linked = "".join(f"<a href='>'>{said}</a>" if link else said for said, link in pieces)
    marked = "".join(f"<{said}>" if link and said.strip() else said for said, link in pieces)
    shown = _marked(f"<p>So {linked} it was.</p>").replace(">>", ">")
    letters = "".join(sanitise(f"So {marked} it was.").split())
    assert "".join(shown.split()) == letters.replace("<>", "")
