"""Who wrote an article: several sources compared, and no one named who did not write it."""

from __future__ import annotations

import json

import pytest

from reader.model import Byline
from reader.pages.html.authors import compared_authors, named_by
from reader.pages.html.metadata import read_said
from reader.pages.html.tree import tree_of
from tests.pages.html.pages import html_page


def _authors(head: str = "", above: str = "", below: str = "") -> list[str]:
    return [one.name for one in html_page(head, above, below).bylines]


def _linked(**facts: object) -> str:
    stated = json.dumps({"@type": "NewsArticle", **facts})
    return f"<script type='application/ld+json'>{stated}</script>"


@pytest.mark.parametrize(
    "value",
    ["admin", "https://example.org/dora", "@doraquill", "dora-quill", "105092", "(Image: A)"],
)
def test_what_names_no_one_is_no_author(value: str) -> None:
    assert named_by([value]) == ()


def test_several_authors_in_one_value_are_told_apart() -> None:
    assert named_by(["By Dora Quill and Sam Okoro"]) == (Byline("Dora Quill"), Byline("Sam Okoro"))


def test_a_person_goes_before_the_desk_that_published_it() -> None:
    head = _linked(author={"@type": "Organization", "name": "Courier Newsroom"})
    assert _authors(head, "<p>By Dora Quill</p>") == ["Dora Quill"]


def test_the_desk_is_named_where_no_person_is() -> None:
    head = _linked(author={"@type": "Organization", "name": "Courier Newsroom"})
    assert _authors(head) == ["Courier Newsroom"]


def test_an_author_given_by_reference_is_found() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#dora"}},
        {"@type": "Person", "@id": "#dora", "name": "Dora Quill"},
    ]
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    assert _authors(head) == ["Dora Quill"]


def test_a_printed_byline_that_names_more_counts() -> None:
    head = _linked(author={"name": "Dora Quill"})
    assert _authors(head, "<p>By Dora Quill and Sam Okoro</p>") == ["Dora Quill", "Sam Okoro"]


def test_who_took_the_pictures_is_no_author() -> None:
    head = _linked(author=[{"name": "Dora Quill"}, {"name": "Sam Okoro"}])
    above = "<p>By Dora Quill</p><p>Photography by Sam Okoro</p>"
    assert _authors(head, above) == ["Dora Quill"]


def test_an_address_of_an_author_tells_one() -> None:
    assert _authors(above="<div><a href='/authors/dora-quill'>Dora Quill</a></div>") == [
        "Dora Quill"
    ]


def test_a_role_glued_to_a_name_is_taken_off_when_another_source_has_the_name() -> None:
    sources = {
        "classed": (Byline("Dora QuillHarbour Writer"),),
        "addressed": (Byline("Dora Quill"),),
    }
    assert compared_authors(sources, [], None) == (Byline("Dora Quill"),)


def test_a_label_of_the_card_names_the_author() -> None:
    head = (
        "<meta name='twitter:label1' content='Written by'>"
        "<meta name='twitter:data1' content='Dora Quill'>"
    )
    assert _authors(head) == ["Dora Quill"]


@pytest.mark.parametrize("what", ["comment", "suggestedAnswer", "acceptedAnswer", "review"])
def test_who_answers_or_comments_is_no_author(what: str) -> None:
    marked = "<div itemprop='author'><a href='/u/7'>Ida Sole</a></div>"
    answer = f"<div itemprop='{what}' itemscope>{marked}</div>"
    assert _marked(f"<p>It fell.</p>{answer}") == ()
    assert _marked(f"<p>It fell.</p>{marked}{answer}") == ("Ida Sole",)


def _marked(body: str) -> tuple[str, ...]:
    return read_said(tree_of(f"<html><body>{body}</body></html>")).authors


def test_who_is_named_in_a_comment_right_below_is_no_author() -> None:
    below = "<div class='comment'><div class='author'>Ida Sole</div><p>It was so.</p></div>"
    assert _authors(below=below) == []
