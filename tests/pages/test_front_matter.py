"""Every way in which Markdown pages state their facts comes to the same article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Byline
from reader.pages import clean
from reader.pages.front_matter import front_matter
from reader.pages.markdown.inline import plain_text

_TEXT = "The ferry sails on through the winter, the council said on Monday.\n"
_TOML = 'title = "Ferry saved"\ndate = 2015-03-04\n'
_BY = 'authors = ["Dora Quill", "Sam Okoro"]\n'
_HEADS = {
    "yaml": "---\ntitle: Ferry saved\nauthors: [Dora Quill, Sam Okoro]\ndate: 2015-03-04\n---\n",
    "obsidian": "---\ntitle: Ferry saved\nauthor:\n  - '[[Dora Quill]]'\n  - '[[s|Sam Okoro]]'\n"
    "published: 2015-03-04\n---\n",
    "toml": f"+++\n{_TOML}{_BY}+++\n",
    "zola": f"+++\n{_TOML}[extra]\n{_BY}+++\n",
    "pandoc": "% Ferry saved\n% Dora Quill; Sam Okoro\n% 4 March 2015\n",
}


@pytest.mark.parametrize("name", _HEADS)
def test_the_same_facts_are_read(name: str) -> None:
    article = clean(f"{_HEADS[name]}\n{_TEXT}", kind="markdown")
    assert article.title == "Ferry saved"
    assert [one.name for one in article.bylines] == ["Dora Quill", "Sam Okoro"]
    assert (article.published or "")[:10] == "2015-03-04"
    assert article.text == _TEXT.strip()
    assert {one.reason for one in article.dropped} == {"front_matter"}


def test_a_page_with_toml_in_front_is_told_without_a_name() -> None:
    assert clean(_HEADS["toml"] + "\n" + _TEXT).title == "Ferry saved"


@given(st.text(alphabet=st.sampled_from(list('+-%[]="\n a1:')), max_size=60))
def test_head_and_rest_are_the_page(tail: str) -> None:
    for text in ("+++\n" + tail, "---\n" + tail, "% " + tail):
        _, lines, rest = front_matter(text)
        assert "\n".join(lines) + rest == text


def test_links_of_wikis_highlights_and_callouts_are_read_as_text() -> None:
    assert plain_text("The [[harbour|Harbour wall]] ==holds==.") == "The Harbour wall holds."
    assert plain_text("[!note] Mind the step") == "Mind the step"


def test_a_footnote_is_text() -> None:
    assert "A note." in clean(f"{_TEXT}\n[^a]: A note.\n", kind="markdown").text


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("created: 2015-03-04", "2015-03-04"),
        ("created: 2015-03-09\nsource: https://courier.example/ferry", None),
        ("published:\ncreated: 2015-03-09\nurl: https://courier.example/ferry", None),
        ("date: 2015-03-04\ncreated: 2015-03-09\nurl: https://courier.example/a", "2015-03-04"),
        ("date: 2015-03-09\ndate_published: 2015-03-04", "2015-03-04"),
        ("published: true\ndate: 2015-03-04", "2015-03-04"),
        ("created: 2015-03-04\nurl: /harbour/ferry", "2015-03-04"),
    ],
)
def test_a_clipping_was_created_when_it_was_clipped(fields: str, published: str | None) -> None:
    page = f"---\ntitle: Ferry saved\n{fields}\nmodified: 2015-03-10\n---\n\n{_TEXT}"
    article = clean(page, kind="markdown")
    assert article.published == published
    assert article.updated == (None if "https" in fields else "2015-03-10")


def test_a_name_ends_with_its_line() -> None:
    article = clean(f"---\ntitle: Ferry saved\nauthor: |\n  Dora Quill\n---\n\n{_TEXT}")
    assert article.bylines == (Byline("Dora Quill"),)


def test_the_properties_of_a_clipping_below_its_headline_are_facts() -> None:
    told = "Tags: sea\nURL: https://courier.example/a\nCreated: March 9, 2015\nAuthor: Dora Quill"
    article = clean(f"# Ferry saved\n\n{told}\n\n{_TEXT}", kind="markdown")
    assert (article.title, article.text) == ("Ferry saved", _TEXT.strip())
    assert (article.url, article.published) == ("https://courier.example/a", None)
    assert article.bylines == (Byline("Dora Quill"),)


def test_lines_with_colons_but_no_address_are_text() -> None:
    told = "Leaves Marlow: 9.15\nLeaves Ossermouth: 10.40"
    assert "10.40" in clean(f"# Ferry saved\n\n{told}\n\n{_TEXT}", kind="markdown").text
