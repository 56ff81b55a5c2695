"""A page to the tree of its elements: what is mended first, and what is no page."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

import reader
from reader.pages.html.tree import tree_of

_PAGE = "<html><head><title>Ferry</title></head><body><p>The ferry sails on.</p></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        _PAGE,
        _PAGE.replace("sails", "sa\x00i\x0bl\x1fs"),
        _PAGE.replace("sails", "sa\ufffei\uffffls"),
        "<!DOCTYPE html />\n" + _PAGE,
        _PAGE.replace("<html>", '<html lang="en" />\n'),
        '<?xml version="1.0" encoding="iso-8859-1"?>\n' + _PAGE,
        "\n" * 60 + _PAGE,
    ],
)
def test_pages_are_mended_before_they_are_parsed(page: str) -> None:
    tree = tree_of(page)
    assert [node.text for node in tree.iter("title", "p")] == ["Ferry", "The ferry sails on."]


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("<ruby>港<rt>みなと</rt></ruby>", "港"),
        ("<ruby>港<rt>みなと</rt>町<rt>まち</ruby>", "港町"),
        ("<RUBY><rb>港</rb><rtc><rt>みなと</rt></rtc></RUBY>", "港"),
        ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>", "港(みなと)"),
    ],
)
def test_how_a_word_is_spoken_stands_in_brackets_or_not_at_all(word: str, read: str) -> None:
    tree = tree_of(_PAGE.replace("sails", f"{word}へ"))
    assert "".join(tree.find("body/p").itertext()) == f"The ferry {read}へ on."


def test_references_that_a_page_shows_are_read_but_in_code() -> None:
    page = _PAGE.replace("sails", "&amp;ldquo;sails&amp;rdquo; <code>&amp;nbsp;</code> &amp;amp;")
    paragraph = tree_of(page).find("body/p")
    assert "".join(paragraph.itertext()) == "The ferry “sails” &nbsp; & on."


def test_elements_are_of_the_class_that_trafilatura_takes() -> None:
    tree = tree_of(_PAGE.replace("<p>", "<form><input name=a><label>b</label></form><!-- c --><p>"))
    assert {type(node) for node in tree.iter()} == {HtmlElement}


def test_text_with_a_sign_of_less_is_no_page() -> None:
    assert tree_of("a <b") is None
    assert tree_of("") is None


@given(st.text())
def test_any_text_makes_a_tree_or_none(text: str) -> None:
    for page in (text, f"<html>{text}", f"<!doctype html>{text}"):
        tree = tree_of(page)
        assert tree is None or isinstance(tree, HtmlElement)


@pytest.mark.parametrize("at_work", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(at_work: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if at_work else gc.disable)()
        reader.clean(_PAGE, kind="html")
        with pytest.raises(reader.NotAnArticle):
            reader.clean("<html><frameset><frame src='a.html'></frameset></html>", kind="html")
        assert gc.isenabled() is at_work
    finally:
        (gc.enable if was else gc.disable)()
