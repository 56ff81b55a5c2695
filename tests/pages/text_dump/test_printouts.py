"""What a browser prints at the edges of its leaves is no text, and tells where the page is from."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.printouts import printed_by_browser
from tests.pages.conftest import DUMP

_ADDRESS = "https://marlow.example/ferry"
_TITLE = "Island ferry saved for the winter | Marlow Courier"
_WHEN = "5/12/30, 10:31 AM"
_GAP = " " * 20


def _chrome(leaf: Sequence[str], count: str) -> list[str]:
    return [f"{_WHEN}{_GAP}{_TITLE}", "", *leaf, "", f"{_ADDRESS}{_GAP}{count}"]


def _chrome_by_lines(leaf: Sequence[str], count: str) -> list[str]:
    return [_WHEN, "", _TITLE, "", *leaf, "", _ADDRESS, "", count, ""]


def _firefox(leaf: Sequence[str], count: str) -> list[str]:
    return [f"{_TITLE}{_GAP}{_ADDRESS}", *leaf, f"{count.replace('/', ' of ')}{_GAP}{_WHEN}"]


def _printed(page: str, edges: Callable[[Sequence[str], str], list[str]], height: int) -> str:
    lines = "\n".join(textwrap.fill(line, 90) for line in page.split("\n")).split("\n")
    leaves = [lines[at : at + height] for at in range(0, len(lines), height)]
    return "\n".join(
        line
        for number, leaf in enumerate(leaves, 1)
        for line in edges(leaf, f"{number}/{len(leaves)}")
    )


@pytest.mark.parametrize("edges", [_chrome, _chrome_by_lines, _firefox])
@pytest.mark.parametrize("height", [17, 30])
def test_a_printed_page_is_the_same(
    edges: Callable[[Sequence[str], str], list[str]], height: int
) -> None:
    printed, plain = clean(_printed(DUMP, edges, height)), clean(DUMP)
    assert printed.text == plain.text
    assert (printed.title, printed.published) == (plain.title, plain.published)
    assert printed.url == _ADDRESS


def test_a_page_of_one_leaf_has_its_own_date() -> None:
    article = clean(_printed(DUMP, _chrome, 1000))
    assert (article.published, article.url) == ("2015-03-04", _ADDRESS)


def test_the_address_that_was_given_goes_before_the_printed_one() -> None:
    page = _printed(DUMP, _chrome, 20)
    assert clean(page, url="https://marlow.example/other").url == "https://marlow.example/other"


@pytest.mark.parametrize("address", ["https://marlow.example/fer…", "file:///home/ida/ferry.html"])
def test_an_address_that_leads_nowhere_is_none(address: str) -> None:
    article = clean(_printed(DUMP, _chrome, 20).replace(_ADDRESS, address))
    assert article.url is None
    assert article.published == "2015-03-04"


def test_the_headline_below_the_title_that_is_the_same_stays() -> None:
    leaf = ["Island ferry saved", "", "The ferry sails for another winter."]
    lines = [f"{_WHEN}{_GAP}Island ferry saved", *leaf, f"{_ADDRESS}{_GAP}1/1"]
    printed = printed_by_browser(lines)
    assert printed is not None
    assert printed.edges == {0, 4}


@pytest.mark.parametrize(
    "lines",
    [
        ["Island ferry saved", "https://marlow.example/ferry", "1 of 1", "The ferry sails."],
        [_WHEN, "The ferry sails.", f"{_ADDRESS} 2/3", "It sails on.", f"{_ADDRESS} 3/3"],
        [_WHEN, "The ferry sails.", f"{_ADDRESS} 1/5", "It sails on.", f"{_ADDRESS} 2/5"],
        [_WHEN, "The ferry sails.", "", "Page 1 of 1"],
    ],
)
def test_other_pages_are_not_taken_for_printed(lines: Sequence[str]) -> None:
    assert printed_by_browser(lines) is None


@given(
    st.lists(
        st.one_of(
            st.sampled_from([_WHEN, _ADDRESS, _TITLE, "1/1", "1/2", "2/2", "1 of 2", "", "Text."]),
            st.text(alphabet="a1/ :.", max_size=20),
        ),
        max_size=30,
    )
)
def test_all_edges_are_lines_of_the_page(lines: list[str]) -> None:
    printed = printed_by_browser(lines)
    assert printed is None or all(lines[at].strip() for at in printed.edges)
