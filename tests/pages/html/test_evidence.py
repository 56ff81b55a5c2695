"""What stands around a block: pictures, links, the words of the article."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from reader.pages import clean
from reader.pages.html import _begin_below_headline, extract
from reader.pages.html.blocks import blocks_of
from reader.pages.html.evidence import HTML_EVIDENCE, read_page
from reader.pages.html.extract import words_of
from reader.pages.html.frames import (
    BESIDE_FEW,
    BESIDE_ONE,
    HINTS,
    IN_TEXT,
    NO_PICTURE,
    WITH_ONE,
    picture_beside,
    told,
)
from reader.pages.html.tree import tree_of
from reader.pages.text_dump import stretch
from reader.pages.text_dump.kinds import PROSE
from reader.pages.text_dump.stretch import ABOVE, KEPT, learned_weights, worth_of
from tests.pages.conftest import PARAGRAPHS
from tests.pages.html.pages import html_page, html_source


@given(st.lists(st.sampled_from(sorted(HINTS)) | st.text("-_ abcimrst", max_size=4), max_size=8))
def test_names_tell_the_longest_hint_at_each_place(names: list[str]) -> None:
    longest_first = "|".join(sorted(HINTS, key=len, reverse=True))
    assert told("".join(names)) == tuple(dict.fromkeys(re.findall(longest_first, "".join(names))))


def test_the_shipped_weights_fit_the_evidence() -> None:
    weights = learned_weights("reader.pages.html")
    assert len(weights.keep) == len(weights.skip) == HTML_EVIDENCE


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<p>{}</p>", NO_PICTURE),
        ("<p><img src='a.jpg'>{}</p>", WITH_ONE),
        ("<div><div><img src='a.jpg'></div><div><p>{}</p></div></div>", BESIDE_ONE),
        ("<div><noscript><img src='a.jpg'></noscript><p>{}</p></div>", BESIDE_ONE),
        ("<div><iframe src='a'></iframe><p>{}</p><p>Photo: A. Orr</p></div>", BESIDE_FEW),
        ("<div><img src='a.jpg'>" + "<p>Word.</p>" * 7 + "<p>{}</p></div>", IN_TEXT),
    ],
)
def test_how_a_block_stands_to_a_picture(around: str, expected: int) -> None:
    page = f"<html><body><div>{around.format('The pier')}</div><h2>Tides</h2></body></html>"
    blocks = {block.text: block for block in blocks_of(load_html(page))}
    assert picture_beside(blocks["The pier"].frame) == expected


def test_a_line_alone_with_a_picture_is_its_caption() -> None:
    under = (
        "<div class='x'><div><img src='a.jpg'></div><div><p>The ferry at dawn off Skerry Point"
        "</p></div></div>"
    )
    article = html_page(below=f"{under}<p>{PARAGRAPHS[0]}</p>")
    kinds = {article.text[one.start : one.end]: one.kind for one in article.blocks}
    assert kinds["The ferry at dawn off Skerry Point"] == "caption"


def test_the_words_of_a_language_without_spaces_are_its_signs() -> None:
    assert words_of("Fähre 9 Pfund") == ["fähre", "9", "pfund"]
    assert words_of("島の船 Skerry") == ["島", "の", "船", "skerry"]


@given(st.text(st.characters(max_codepoint=0x7F) | st.sampled_from("’“”‘–—…\u00a0ÉßſK")))
def test_the_words_of_other_languages_are_what_their_letters_and_digits_make(text: str) -> None:
    assert words_of(text) == re.findall(r"\w+", text.casefold())


@given(
    st.lists(
        st.sampled_from(
            (
                "<p class='teaser'><a href='/x'>Tides at Skerry Point</a></p>",
                "<div class='card'><img src='a.jpg'><h3>The pier</h3><p>Photo: A. Orr</p></div>",
                "<h1>Ferry saved</h1>",
                "<nav><ul><li>Home</li><li hidden>News</li></ul></nav>",
                "<table><tr><td>High</td><td>9:30</td></tr></table>",
                *(f"<p>{one}</p>" for one in PARAGRAPHS),
            )
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from((1, 1 << 15)),
)
def test_a_block_weighs_what_all_that_is_observed_on_it_weighs(parts: list[str], most: int) -> None:
    tree = tree_of(f"<html><body><main>{''.join(parts)}</main></body></html>")
    assert tree is not None
    _, page, _ = read_page(tree, blocks_of(tree), " ".join(PARAGRAPHS[:1] * 9))
    weights = learned_weights("reader.pages.html")
    with mock.patch.object(stretch, "_MOST_SUMS", most):
        worth = worth_of(page, weights)
    for at, numbers in enumerate(page.observations()):
        words = weights.prose_words if page.kinds[at] in PROSE else weights.words
        telling = [words[word] for word in set(page.words[at]) if word in words]
        assert len(numbers) == len(set(numbers))
        assert max(numbers) < HTML_EVIDENCE
        assert worth.keep[at] == sum(weights.keep[n] for n in numbers) + sum(w[0] for w in telling)
        assert worth.skip[at] == sum(weights.skip[n] for n in numbers) + sum(w[1] for w in telling)


def test_a_page_of_very_many_elements_is_read_without_trafilatura() -> None:
    menu = "<ul>" + "<li><a href='/x'>Tides</a></li>" * 20_000 + "</ul>"
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 2)
    page = (
        f"<html><body>{menu}<article><h1>Ferry saved for winter</h1>{text}</article></body></html>"
    )
    with mock.patch.object(extract, "bare_extraction") as extraction:
        article = clean(page, kind="html")
    extraction.assert_not_called()
    assert article.text.startswith(PARAGRAPHS[0])
    assert "Tides" not in article.text


def test_the_text_begins_below_its_headline() -> None:
    blocks = blocks_of(load_html(html_source()))
    places = [KEPT] * len(blocks)
    assert blocks[0].tag == "h1"
    _begin_below_headline(blocks, places)
    assert places == [ABOVE, *[KEPT] * (len(blocks) - 1)]
