"""Texts that are an article alone: nothing of them is cut, whatever they are made of."""

from __future__ import annotations

import pytest

from reader.model import Article, Byline
from reader.pages import clean
from reader.pages.text_dump.alone import settle
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet, Verdict
from tests.pages.conftest import PARAGRAPHS

RECIPE = (
    "A pie for cold evenings on the quay, which my aunt made when the boats stayed in.",
    "Serves 6",
    "Ingredients",
    *[f"{number}0 g of {name}" for number, name in enumerate("flour leeks lard salt".split(), 5)],
    "Pepper",
    "Method",
    "Rub the lard into the flour.",
    "Add water.",
    "Serve hot.",
)
MINUTES = (
    "Minutes of the harbour board",
    "Present: Ada Moss, Bo Quill, Cy Fenn",
    "Apologies: Dee Rook",
    "1. Quay repairs",
    "AM reported that the north quay will be closed in May.",
    "2. Any other business",
    "None.",
    "Next meeting: 12 June, 19:00, pier office",
)
SONG = (
    "The gulls come in from the grey water,",
    "and no one counts them now",
    "The rope hangs wet upon the bollard",
    "and no one counts them now.",
)
DIARY = tuple(
    line
    for day, text in enumerate(PARAGRAPHS[:5], 11)
    for line in (f"{day} May 2024", text, "Wind: north")
)
LONG = " ".join(PARAGRAPHS[2:4])
TEXTS = (RECIPE, MINUTES, SONG, DIARY)


def _read(article: Article) -> list[str]:
    return [article.text[one.start : one.end] for one in article.blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("lines", TEXTS)
def test_a_text_without_clutter_is_whole(lines: tuple[str, ...], gap: str) -> None:
    article = clean(gap.join(lines), kind="text")
    assert " ".join(_read(article)) == " ".join(lines)
    assert article.dropped == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("lines", [RECIPE, SONG])
def test_below_its_heading_it_is_whole(lines: tuple[str, ...], gap: str) -> None:
    heading = "Grey gull pie", "By Mara Quill", "12 May 2024"
    article = clean(gap.join((*heading, *lines)), kind="text")
    assert article.title == "Grey gull pie"
    assert article.bylines == (Byline("Mara Quill"),)
    assert article.published == "2024-05-12"
    assert " ".join(_read(article)) == " ".join(lines)
    assert article.dropped == ()


def test_a_date_below_the_text_is_read_off_it() -> None:
    article = clean("\n\n".join(("A small title", *PARAGRAPHS, "12 May 2024")), kind="text")
    assert (article.title, article.published) == ("A small title", "2024-05-12")
    assert _read(article) == list(PARAGRAPHS)


def test_a_headline_that_stands_below_the_date_once_more_is_read_once() -> None:
    lines = ("12 May 2024", "Tide tables for the week", *PARAGRAPHS[:2])
    article = clean("\n\n".join(lines), kind="text")
    assert article.title == "Tide tables for the week"
    assert _read(article) == list(PARAGRAPHS[:2])


def test_one_label_of_a_page_tells_that_it_is_no_article_alone() -> None:
    article = clean("\n\n".join(("Menu", "Boats", "Quays", *RECIPE, "Sign in")), kind="text")
    assert not {"Menu", "Boats", "Quays", "Sign in"} & {*_read(article)}


def test_a_label_that_speaks_of_clutter_is_kept_in_an_article_under_a_few_labels() -> None:
    lines = ("Notes of May", "Quay", "Weather", *PARAGRAPHS, "The harbour newsletter")
    assert clean("\n\n".join(lines), kind="text").dropped == ()


def test_text_that_speaks_of_newsletters_is_no_clutter() -> None:
    said = f"The board will sign up for the newsletter of the company that owns the boat. {LONG}"
    lines = (*MINUTES, said)
    assert " ".join(_read(clean("\n".join(lines), kind="text"))) == " ".join(lines)


def test_a_text_without_a_headline_is_called_by_its_first_line() -> None:
    assert clean("\n\n".join(MINUTES), kind="text").title == MINUTES[0]


def test_labels_that_speak_of_clutter_go_where_the_text_is_a_list() -> None:
    """So that what is left is an article alone."""
    results = [f"{place}. Ada Moss {place + 20}:07" for place in range(1, 31)]
    page = (
        *("Home", "News", "Sign in", "All results", "By Mara Quill", "12 May 2024"),
        *(PARAGRAPHS[0], *results, PARAGRAPHS[2]),
        *("Share this", "© 2024 Marlow Courier"),
    )
    article = clean("\n\n".join(page), kind="text")
    assert _read(article) == [PARAGRAPHS[0], *results, PARAGRAPHS[2]]


def test_a_line_of_dots_is_no_text_that_a_page_is_cut_down_to() -> None:
    page = ("Cricket", "…", "Boxing", "Tennis", "Home")
    article = clean("\n\n".join(page), kind="text")
    assert (article.title, *_read(article)) == page


def test_an_opening_caption_keeps_its_place() -> None:
    lines = (
        "The quay in May. Photo: Ida Sole / Marlow Courier",
        "Boats of their own",
        PARAGRAPHS[0],
    )
    article = clean("\n\n".join(lines), kind="text")
    assert _read(article) == list(lines)


def test_grams_are_a_list() -> None:
    article = clean("\n\n".join(RECIPE), kind="text")
    listed = [
        article.text[one.start : one.end] for one in article.blocks if one.kind == "list_item"
    ]
    assert listed == [line for line in RECIPE if " g of " in line]


def test_a_standfirst_may_stand_in_the_heading() -> None:
    standfirst = "What the cooks of Marlow make of leeks when the boats stay in."
    lines = ("The grey gull pie of Marlow", standfirst, "By Mara Quill", "12 May 2024", *RECIPE)
    article = clean("\n\n".join(lines), kind="text")
    assert (article.title, article.standfirst) == (lines[0], standfirst)
    assert _read(article) == list(RECIPE)


def test_a_date_below_paragraphs_without_a_headline_is_read_too() -> None:
    article = clean("\n\n".join((*PARAGRAPHS, LONG, "12 May 2024")), kind="text")
    assert article.published == "2024-05-12"
    assert _read(article) == [*PARAGRAPHS, LONG]


def test_below_a_list_without_a_headline_it_is_of_the_list() -> None:
    lines = ("Marlow", *RECIPE[1:], "12 May 2024")
    assert _read(clean("\n\n".join(lines), kind="text")) == list(lines)


def test_the_day_of_a_change_alone_is_no_headline() -> None:
    article = clean("\n\n".join(("Updated at 1:23 p.m.", *RECIPE)), kind="text")
    assert article.pieces[0].role == "date"
    assert _read(article) == list(RECIPE)


def test_nor_is_it_all_that_is_read_of_a_page() -> None:
    page = ("Boats", "Updated at 1:23 p.m.", "Quays", "Sign in")
    article = clean("\n\n".join(page), kind="text")
    assert (article.title, *_read(article)) == page


def test_a_text_ends_at_its_signature_though_it_speaks_of_clutter() -> None:
    lines = (*PARAGRAPHS, "Privacy policy", PARAGRAPHS[0], "--", "Ada Moss")
    assert "Ada Moss" not in _read(clean("\n\n".join(lines), kind="text"))


def _settled(*lines: str, captions: int = 0) -> list[str]:
    """Return what is left of an article of `lines`, of which the first are read as `captions`."""
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    roles = ["caption" if at < captions else "paragraph" for at in range(len(lines))]
    verdicts = [Verdict(role, text=line) for role, line in zip(roles, lines, strict=True)]
    return [verdict.text for verdict in settle(sheet, verdicts, ()) if verdict.role != "dropped"]


def test_labels_that_speak_of_clutter_stay_in_what_is_mostly_prose() -> None:
    text = (PARAGRAPHS[0], "Advertising on the quay", PARAGRAPHS[1])
    assert _settled(*text) == list(text)
    listed = (PARAGRAPHS[0], *RECIPE[3:8] * 4, "Advertising on the quay", PARAGRAPHS[1])
    assert _settled(*listed) == [line for line in listed if "Advertising" not in line]


def test_labels_that_are_read_first_over_a_caption_are_none_of_the_text() -> None:
    caption = "The quay in May. Image credit: Ida Sole / Courier."
    text = (caption, "Boats of their own", "Quays of Marlow", PARAGRAPHS[0])
    assert _settled(*text, captions=1) == [caption, PARAGRAPHS[0]]
    assert _settled(*text) == list(text)
