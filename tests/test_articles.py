"""The shipped articles, held to what their writers know of them.

Each page has a golden file, written by hand, that says where every part of it
belongs, whose words its quotations are and who is in it.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import reader
from reader.model import BODY_KINDS, Analysis, Article, Person, Quote
from reader.resources import shipped

_ARTICLES = shipped("articles")
_GOLDEN: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "golden" / "articles").glob("*.json"))
}
_MARKS = "\"'“”‘’"
_EDGES = _MARKS + " .,;:!?"
_NOT_YET: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "golden" / "articles" / "not_yet.yaml").read_text("utf-8")
)
"""What the reader is known to get wrong, by test and case, and why."""
_CASES: set[tuple[str, str]] = set()
"""Every case that was made, by test."""


def _case(test: str, case: str, *values: Any) -> Any:
    """Make one case of a test, expected to fail where the reader is known to be wrong."""
    _CASES.add((test, case))
    wrong = _NOT_YET.get(test, {}).get(case)
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(*values, marks=marks, id=case)


def _pages(test: str, key: str | None = None) -> list[Any]:
    """List the pages as cases of a test, those alone that say something under `key`."""
    return [
        _case(test, page, page)
        for page, golden in _GOLDEN.items()
        if key is None or golden.get(key)
    ]


def _quotations(test: str, key: str) -> list[Any]:
    """List the golden quotations that have `key`, as cases of a test."""
    return [
        _case(test, f"{page}: {golden['starts']}", page, index)
        for page, one in _GOLDEN.items()
        for index, golden in enumerate(one["quotes"])
        if key in golden
    ]


def _persons(test: str) -> list[Any]:
    """List the golden people as cases of a test."""
    return [
        _case(test, f"{page}: {golden['name']}", page, golden)
        for page, one in _GOLDEN.items()
        for golden in one["people"]
    ]


def _person_roles(test: str) -> list[Any]:
    """List the golden roles of people as cases of a test."""
    return [
        _case(test, f"{page}: {golden['name']}, {role}", page, golden, role)
        for page, one in _GOLDEN.items()
        for golden in one["people"]
        for role in golden["roles"]
    ]


@cache
def _article(page: str) -> Article:
    file = _ARTICLES / _GOLDEN[page]["file"]
    return reader.clean(file.read_bytes(), name=file.name)


@cache
def _analysis(page: str) -> Analysis:
    return reader.analyse(_article(page).text)


def _texts(page: str, *kinds: str) -> list[str]:
    article = _article(page)
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def _begins(texts: list[str], firsts: list[str]) -> list[str]:
    """Cut each text to the length of the first words it should have, to be compared."""
    cut = [text[: len(first)] for text, first in zip(texts, firsts, strict=False)]
    return cut + [text[:40] for text in texts[len(firsts) :]]


def _starts(quote: Quote, text: str, words: str) -> bool:
    return text[quote.start : quote.end].lstrip(_MARKS).startswith(words)


def _ends(quote: Quote, text: str, words: str) -> bool:
    said = text[quote.start : quote.end].rstrip(_EDGES).casefold()
    return said.endswith(words.casefold())


def _in_body(page: str, quote: Quote) -> bool:
    """Tell whether a quotation is the text's own, and no headline within it or pull quote."""
    kinds = BODY_KINDS - {"crosshead", "blockquote"}
    return any(
        block.kind in kinds and block.start <= quote.start < block.end
        for block in _article(page).blocks
    )


def _direct(page: str) -> list[Quote]:
    return [q for q in _analysis(page).quotes if q.kind == "direct" and _in_body(page, q)]


@cache
def _pairs(page: str) -> list[tuple[dict[str, Any], Quote | None]]:
    """Give each golden quotation, in text order, the one of the analysis that it is."""
    text, found, at = _article(page).text, _direct(page), 0
    pairs: list[tuple[dict[str, Any], Quote | None]] = []
    for golden in _GOLDEN[page]["quotes"]:
        match = next(
            (
                quote
                for quote in found
                if quote.start >= at
                and _starts(quote, text, golden["starts"])
                and _ends(quote, text, golden["ends"])
            ),
            None,
        )
        at = match.start + 1 if match else at
        pairs.append((golden, match))
    return pairs


def _names(golden: dict[str, Any]) -> list[str]:
    return [golden["name"], *golden.get("also", [])]


def _person(page: str, golden: dict[str, Any]) -> Person:
    found = [one for one in _analysis(page).people if one.name in _names(golden)]
    assert found, f"{golden['name']} is not found"
    return found[0]


def _bare(form: str, titles: list[str]) -> str:
    """Take the title and the genitive off a form: "Mr Pike's" is Pike."""
    form = re.sub(r"['’]s?$", "", form)
    for title in titles:
        form = form.removeprefix(f"{title} ")
    return form


# The pages themselves


def test_every_shipped_article_has_its_golden_file() -> None:
    assert {path.name for path in _ARTICLES.iterdir()} == {g["file"] for g in _GOLDEN.values()}
    assert {Path(g["file"]).stem for g in _GOLDEN.values()} == set(_GOLDEN)


def test_every_known_fault_is_of_a_case() -> None:
    known = {(test, case) for test, cases in _NOT_YET.items() for case in cases}
    assert known - _CASES == set()


@pytest.mark.parametrize("page", _GOLDEN)
def test_file_names_are_ids(page: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?", page)


@pytest.mark.parametrize("page", _GOLDEN)
def test_addresses_are_of_no_real_site(page: str) -> None:
    source = (_ARTICLES / _GOLDEN[page]["file"]).read_text("utf-8")
    hosts = re.findall(r"(?:https?://|@)([a-z0-9.-]+\.[a-z]+)", source)
    allowed = {"schema.org", "www.w3.org"}  # the names of formats, not of sites
    assert [host for host in hosts if not host.endswith(".example") and host not in allowed] == []


@pytest.mark.parametrize("page", _GOLDEN)
def test_golden_words_stand_on_the_page(page: str) -> None:
    golden = _GOLDEN[page]
    source = (_ARTICLES / golden["file"]).read_text("utf-8")
    if golden["file"].endswith(".html"):
        source = html.unescape(re.sub(r"<[^>]+>", " ", source))
    source = " ".join(source.replace("`", "").split())
    words = [
        golden["title"],
        *golden["paragraphs"],
        *golden["crossheads"],
        *golden["captions"],
        *(one[side] for one in golden["quotes"] for side in ("starts", "ends")),
        *(form for one in golden["people"] for form in one["forms"]),
        *golden["not_people"],
    ]
    assert [word for word in words if word.casefold() not in source.casefold()] == []


def test_tutorial_is_short_and_names_the_keys_it_teaches() -> None:
    tutorial = (_ARTICLES / "how-to-read-here.md").read_text("utf-8").split("---", 2)[2]
    assert 350 <= len(tutorial.split()) <= 500
    keys = ("]q", "[q", "]p", "a", "Ctrl+S", "A", "y", "/", "n", "m", "?", "q", "j", "k", "Tab")
    assert [key for key in keys if f"`{key}`" not in tutorial] == []


# A page to an article


@pytest.mark.parametrize("page", _pages("headline"))
def test_headline_and_standfirst(page: str) -> None:
    golden, article = _GOLDEN[page], _article(page)
    assert (article.title, article.standfirst) == (golden["title"], golden["standfirst"])


@pytest.mark.parametrize("page", _pages("bylines"))
def test_bylines(page: str) -> None:
    assert _article(page).to_dict()["bylines"] == _GOLDEN[page]["bylines"]


@pytest.mark.parametrize("page", _pages("dates"))
def test_dates(page: str) -> None:
    golden, article = _GOLDEN[page], _article(page)
    assert (article.published or "").startswith(golden["published"])
    if golden["updated"]:
        assert (article.updated or "").startswith(golden["updated"])
    else:
        assert article.updated is None


@pytest.mark.parametrize("page", _pages("publisher"))
def test_publisher_and_section(page: str) -> None:
    golden, article = _GOLDEN[page], _article(page)
    assert article.publisher in golden["publisher"]
    assert article.section in (golden["section"] or [None])


@pytest.mark.parametrize("page", _pages("paragraphs"))
def test_paragraphs(page: str) -> None:
    firsts, either = _GOLDEN[page]["paragraphs"], _GOLDEN[page].get("either", [])
    texts = [text for text in _texts(page, "paragraph") if text not in either]
    assert _begins(texts, firsts) == firsts


@pytest.mark.parametrize("page", _pages("joined", "joined"))
def test_wrapped_lines_are_joined(page: str) -> None:
    assert [part for part in _GOLDEN[page]["joined"] if part not in _article(page).text] == []


@pytest.mark.parametrize("page", _pages("crossheads"))
def test_crossheads(page: str) -> None:
    either = _GOLDEN[page].get("either", [])
    heads = [text for text in _texts(page, "crosshead") if text not in either]
    assert heads == _GOLDEN[page]["crossheads"]


@pytest.mark.parametrize("page", _pages("lists"))
def test_lists_blockquotes_and_tables(page: str) -> None:
    golden = _GOLDEN[page]
    for kind, key in (("list_item", "list_items"), ("blockquote", "blockquotes")):
        firsts = golden.get(key, [])
        assert _begins(_texts(page, kind), firsts) == firsts
    tables, cells = _texts(page, "table"), golden.get("tables", [])
    assert len(tables) == len(cells)
    assert all(cell in table for table, row in zip(tables, cells, strict=True) for cell in row)


@pytest.mark.parametrize("page", _pages("captions"))
def test_captions(page: str) -> None:
    golden = _GOLDEN[page]["captions"]
    assert _begins(_texts(page, "caption"), golden) == golden


@pytest.mark.parametrize("page", _pages("pull_quotes"))
def test_pull_quotes(page: str) -> None:
    article = _article(page)
    found = [
        {"text": article.text[b.start : b.end], "attribution": b.attribution}
        for b in article.blocks
        if b.kind == "pull_quote"
    ]
    assert found == _GOLDEN[page]["pull_quotes"]


@pytest.mark.parametrize("page", _pages("related"))
def test_related(page: str) -> None:
    assert _article(page).to_dict()["related"] == _GOLDEN[page]["related"]


@pytest.mark.parametrize("page", _pages("gone"))
def test_clutter_is_gone(page: str) -> None:
    assert [part for part in _GOLDEN[page]["gone"] if part in _article(page).text] == []


# An article to who said what


@pytest.mark.parametrize(("page", "index"), _quotations("found", "starts"))
def test_quotation_is_found(page: str, index: int) -> None:
    assert _pairs(page)[index][1] is not None


@pytest.mark.parametrize("page", _pages("no_other_quotation"))
def test_no_other_quotation_is_found(page: str) -> None:
    text, matched = _article(page).text, [quote for _, quote in _pairs(page)]
    nested = [words for golden in _GOLDEN[page]["quotes"] for words in golden.get("nested", [])]
    false = [quote for quote in _direct(page) if quote not in matched]
    said = [text[quote.start : quote.end].strip(_EDGES) for quote in false]
    assert [words for words in said if words not in nested] == []


@pytest.mark.parametrize(("page", "index"), _quotations("speaker", "speaker"))
def test_speaker(page: str, index: int) -> None:
    golden, quote = _pairs(page)[index]
    assert quote is not None
    assert quote.speaker in (golden["speaker"] or [None])
    assert quote.speaker_kind == golden["speaker_kind"]


@pytest.mark.parametrize(("page", "index"), _quotations("partial", "partial"))
def test_fragment_is_told_from_a_whole_quotation(page: str, index: int) -> None:
    quote = _pairs(page)[index][1]
    assert quote is not None
    assert quote.partial


@pytest.mark.parametrize(("page", "golden"), _persons("forms"))
def test_person_is_found_under_every_form(page: str, golden: dict[str, Any]) -> None:
    titles = golden["titles"]
    found = {_bare(mention.text, titles) for mention in _person(page, golden).mentions}
    assert found == {_bare(form, titles) for form in golden["forms"]}


@pytest.mark.parametrize(("page", "golden"), _persons("titles"))
def test_titles(page: str, golden: dict[str, Any]) -> None:
    assert set(_person(page, golden).titles) == set(golden["titles"])


@pytest.mark.parametrize(("page", "golden", "role"), _person_roles("role"))
def test_role(page: str, golden: dict[str, Any], role: str) -> None:
    found = _person(page, golden).roles
    assert [one for one in found if role.casefold() in one.casefold()] != []


@pytest.mark.parametrize("page", _pages("no_other_person"))
def test_nobody_else_is_a_person(page: str) -> None:
    known = {name for golden in _GOLDEN[page]["people"] for name in _names(golden)}
    found = [one.name for one in _analysis(page).people]
    assert [name for name in found if name not in known] == []
    assert len(found) == len(_GOLDEN[page]["people"])


@pytest.mark.parametrize("page", _pages("not_people"))
def test_no_place_or_body_is_a_person(page: str) -> None:
    mentions = {m.text for one in _analysis(page).people for m in one.mentions}
    assert [name for name in _GOLDEN[page]["not_people"] if name in mentions] == []
