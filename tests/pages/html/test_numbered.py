"""Items of numbered lists of HTML: what each is numbered by, and what goes on with an item."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from reader.model import Article
from reader.pages.html.numbered import marks_of
from tests.pages.html.pages import html_page

Marked = list[tuple[str, str | None, str]]

_CLOVE, _WATER, _SALT = (
    "Peel the clove and cut it as thin as the knife allows",
    "Boil the water in the largest kettle there is on board",
    "Add salt from the tin that hangs beside the wheel",
)
"""Items: so long that no rule takes them for a menu."""

_ABOVE = (
    "The cook of the ferry wrote down what every new hand asks in the first week of the winter."
)


def _marked(article: Article) -> Marked:
    """Return the kind, the mark and the text of each block that is no paragraph."""
    return [
        (block.kind, block.mark, article.text[block.start : block.end])
        for block in article.blocks
        if block.kind != "paragraph"
    ]


def _marks(attributes: str, *items: str, tag: str = "ol") -> list[str | None]:
    """Return the marks of a list of these items, each with the attributes that open it."""
    texts = (_CLOVE, _WATER, _SALT)
    inner = "".join(f"<li {item}>{text}." for item, text in zip(items, texts, strict=False))
    article = html_page(below=f"<{tag} {attributes}>{inner}</{tag}>")
    return [mark for _, mark, _ in _marked(article)]


def _depths(article: Article) -> list[int]:
    return [block.depth for block in article.blocks if block.kind != "paragraph"]


_THREE = ("", "", "")


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ("", ["1.", "2.", "3."]),
        ("start=7", ["7.", "8.", "9."]),
        ("start=' +7 apples'", ["7.", "8.", "9."]),
        ("start=-1", ["-1.", "0.", "1."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start=10", ["10.", "9.", "8."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=A start=26", ["Z.", "AA.", "AB."]),
        ("type=i start=3", ["iii.", "iv.", "v."]),
        ("type=I start=1999", ["MCMXCIX.", "MM.", "MMI."]),
        ("type=I start=3999", ["MMMCMXCIX.", "4000.", "4001."]),
        ("type=a start=-1", ["-1.", "0.", "a."]),
        ("type=disc", ["1.", "2.", "3."]),
        ("type=1", ["1.", "2.", "3."]),
        ("style='list-style-type: upper-roman'", ["I.", "II.", "III."]),
        ("style='color: red; list-style: inside lower-latin'", ["a.", "b.", "c."]),
        ("type=a style='list-style-type: decimal'", ["1.", "2.", "3."]),
        ("style='list-style: outside'", ["1.", "2.", "3."]),
    ],
)
def test_a_list_is_numbered_as_its_attributes_say(attributes: str, marks: list[str]) -> None:
    assert _marks(attributes, *_THREE) == marks


@pytest.mark.parametrize(
    "attributes",
    [
        "style='list-style: none'",
        "style='LIST-STYLE-TYPE:NONE!important'",
        "style='list-style-type: decimal; list-style-type: none'",
        "style='list-style: square'",
        "class='steps list-unstyled'",
        "class=list-none",
    ],
)
def test_a_list_that_shows_no_numbers_has_none(attributes: str) -> None:
    assert _marks(attributes, *_THREE) == [None, None, None]


def test_a_list_of_bullets_has_no_numbers_whatever_it_states() -> None:
    assert _marks("start=7 type=a", "value=3", "", "", tag="ul") == [None, None, None]


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        (("", "value=8", ""), ["1.", "8.", "9."]),
        (("value=-2", "", "value=x"), ["-2.", "-1.", "0."]),
        (("", "style='list-style: none'", ""), ["1.", None, "3."]),
        (("", "type=a", ""), ["1.", "b.", "3."]),
    ],
)
def test_an_item_may_state_its_own_number(items: tuple[str, ...], marks: list[str]) -> None:
    assert _marks("", *items) == marks


@pytest.mark.parametrize("stated", ["", "x", "٣", "--3", "9" * 4000, "1" * 10, "\x00"])
def test_what_is_no_number_is_none(stated: str) -> None:
    assert _marks(f"start='{stated}'", *_THREE)[0] == "1."
    assert _marks("", f"value='{stated}'", "", "")[0] == "1."


def test_the_largest_number_is_written_in_letters_and_in_figures() -> None:
    assert _marks("type=a start=999999999", "", "value=2") == ["cfdgsxk.", "b."]
    assert _marks("type=i start=999999999", "", "value=2") == ["999999999.", "ii."]


def test_a_list_in_an_item_is_numbered_by_itself() -> None:
    article = html_page(
        below=f"<ol><li>{_CLOVE}:<ol type=a><li>{_WATER}.</li><li>{_SALT}.</li></ol></li>"
        f"<li>{_WATER}:<ul><li>{_SALT}.</li></ul>{_CLOVE}.</li><li>{_SALT}.</li></ol>"
    )
    assert _marked(article) == [
        ("list_item", "1.", f"{_CLOVE}:"),
        ("list_item", "a.", f"{_WATER}."),
        ("list_item", "b.", f"{_SALT}."),
        ("list_item", "2.", f"{_WATER}:"),
        ("list_item", None, f"{_SALT}."),
        ("list_item", "", f"{_CLOVE}."),
        ("list_item", "3.", f"{_SALT}."),
    ]
    assert _depths(article) == [0, 1, 1, 0, 1, 0, 0]


def test_lists_in_lists_stand_in_each_other() -> None:
    inner = f"<ul><li><p>{_WATER}.</p><p>{_CLOVE}.</p><ol><li>{_SALT}.</ol></ul>"
    assert _depths(html_page(below=f"<ul><li>{_CLOVE}:{inner}<li>Serve it.</ul>")) == [
        0,
        1,
        1,
        2,
        0,
    ]


def test_an_item_without_words_of_its_own_is_none_to_stand_in() -> None:
    assert _depths(html_page(below=f"<ul><li><ul><li>{_WATER}.<li>{_SALT}.</ul></ul>")) == [0, 0]
    headed = f"<ul><li><h3>The kettle</h3><ul><li>{_WATER}.<li>{_SALT}.</ul></ul>"
    assert _depths(html_page(below=headed)) == [0, 0, 0]


@pytest.mark.parametrize(("tag", "first"), [("ol", "1."), ("ul", None)])
def test_the_paragraphs_of_an_item_go_on_with_it(tag: str, first: str | None) -> None:
    item = f"<li><p>{_CLOVE}.</p><p>{_WATER}.</p></li>"
    article = html_page(below=f"<{tag}>{item}<li><p>{_SALT}.</p></li></{tag}>")
    assert _marked(article) == [
        ("list_item", first, f"{_CLOVE}."),
        ("list_item", "", f"{_WATER}."),
        ("list_item", "2." if first else None, f"{_SALT}."),
    ]


def test_the_heading_that_an_item_begins_with_has_its_number() -> None:
    items = "".join(
        f"<li><h3>{head}</h3><p>{text}.</p><h4>What it takes</h4><p>{_SALT}.</p></li>"
        for head, text in (("The south arm", _CLOVE), ("The north arm", _WATER))
    )
    assert _marked(html_page(below=f"<ol reversed>{items}</ol>")) == [
        ("crosshead", "2.", "The south arm"),
        ("list_item", "", f"{_CLOVE}."),
        ("crosshead", "", "What it takes"),
        ("list_item", "", f"{_SALT}."),
        ("crosshead", "1.", "The north arm"),
        ("list_item", "", f"{_WATER}."),
        ("crosshead", "", "What it takes"),
        ("list_item", "", f"{_SALT}."),
    ]


def test_a_heading_within_a_long_item_is_one_of_the_article() -> None:
    item = (
        f"<li><h3>The south arm</h3><p>{_CLOVE}.</p><p>{_WATER}.</p>"
        f"<h3>What it takes</h3><p>{_SALT}.</p></li>"
    )
    article = html_page(below=f"<ol>{item}<li><h3>The rest</h3><p>{_SALT} too.</p></li></ol>")
    assert [one for one in _marked(article) if one[0] == "crosshead"] == [
        ("crosshead", "1.", "The south arm"),
        ("crosshead", None, "What it takes"),
        ("crosshead", "2.", "The rest"),
    ]


def test_an_item_that_is_cut_is_counted() -> None:
    article = html_page(
        above=f"<p>{_ABOVE}</p><ol><li>{_CLOVE}.</li><li>Advertisement</li><li>{_WATER}.</li></ol>"
    )
    assert "Advertisement" not in article.text
    assert [mark for _, mark, _ in _marked(article)] == ["1.", "3."]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1. Boil the water in the largest kettle.", None),
        ("1) Boil the water in the largest kettle.", None),
        ("(1) Boil the water in the largest kettle.", None),
        ("1.Boil the water in the largest kettle.", None),
        ("1.5 litres of water in the largest kettle.", "1."),
        ("10. Boil the water in the largest kettle.", "1."),
        ("1 kettle of water from the spring.", "1."),
        ("(.) Boil the water in the largest kettle.", "1."),
    ],
)
def test_a_text_that_begins_with_its_number_needs_no_other(text: str, mark: str | None) -> None:
    article = html_page(below=f"<ol><li>{text}</li><li>{_SALT}.</li></ol>")
    assert [mark for _, mark, _ in _marked(article)] == [mark, "2."]


def test_a_list_of_a_hundred_thousand_items_is_counted_to_its_end() -> None:
    page = document_fromstring(f"<ol reversed>{'<li>x' * 100_000}</ol>")
    marks = list(marks_of(page).values())
    assert (marks[0], marks[-1], len(marks)) == ("100000.", "1.", 100_000)


_VALUES = st.text(st.sampled_from("0123456789-+ aAiIx"), max_size=12) | st.text(max_size=4)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(("start", "reversed", "type", "value", "written-mark")),
    _VALUES | st.integers().map(str),
).map(lambda some: " ".join(f'{name}="{escape(value)}"' for name, value in some.items()))
_ITEMS = st.lists(
    st.tuples(
        _ATTRIBUTES,
        st.sampled_from((_CLOVE, _WATER, _SALT, f"1. {_CLOVE}", f"<p>{_WATER}.</p><p>{_SALT}")),
    ),
    min_size=1,
    max_size=4,
)


@given(_ATTRIBUTES, _ITEMS)
def test_numbers_are_beside_the_text_whatever_a_list_states(
    attributes: str, items: list[tuple[str, str]]
) -> None:
    inner = "".join(f"<li {stated}>{text}.</li>" for stated, text in items)
    numbered, bulleted = (
        html_page(above=f"<p>{_ABOVE}</p><{tag} {attributes}>{inner}</{tag}>")
        for tag in ("ol", "ul")
    )
    assert numbered.text == bulleted.text
    assert numbered.pieces == bulleted.pieces
    marks = [block.mark for block in numbered.blocks if block.mark]
    assert all(mark.isascii() and mark.isprintable() and mark[-1] in ".)" for mark in marks)
