"""Pages that word processors write, whose paragraphs are told apart by their styles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article
from reader.pages import clean
from reader.pages.html.documents import _NAMES, _OTHERS
from reader.pages.words import holds_one
from tests.pages.conftest import PARAGRAPHS

_PAD = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"


def _word(*paragraphs: str) -> Article:
    above, *others = (f"<p class=MsoNormal>{one}</p>" for one in PARAGRAPHS)
    return clean(
        "<html><head><meta name=Generator content='Microsoft Word 15 (filtered)'></head>"
        f"<body lang=EN-GB><div class=WordSection1>{above}{''.join(paragraphs)}{''.join(others)}"
        "</div></body></html>"
    )


def _kinds(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


def test_the_title_of_a_document_of_word_is_its_headline() -> None:
    article = clean(
        "<html><head><title>minutes-final2</title></head><body><div class=WordSection1>"
        "<p class=MsoTitle><span lang=EN-GB>What the board said of the wall</span></p>"
        f"{''.join(f'<p class=MsoNormal>{one}</p>' for one in PARAGRAPHS)}</div></body></html>"
    )
    assert article.title == "What the board said of the wall"
    assert article.text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        (f"<span style='font-family:Symbol'>·{_PAD}</span>", None),
        (f"<span style='font-family:\"Courier New\"'>o{_PAD}</span>", None),
        (f"<span lang=EN-GB><span style='mso-list:Ignore'>12.{_PAD}</span></span>", "12."),
        (f"a){_PAD}", "a)"),
        (f"(iv){_PAD}", "(iv)"),
        (f"2.1.{_PAD}", "2.1."),
        (f"\x01.{_PAD}", None),
    ],
)
def test_the_items_of_a_list_have_the_mark_that_word_writes_beside_their_text(
    mark: str, number: str | None
) -> None:
    items = ("stone from Tolle, by barge", "forty metres of wall")
    article = _word(*(f"<p class=MsoListParagraph>{mark}{item}</p>" for item in items))
    assert _kinds(article, "list_item") == [*items]
    marks = [block.mark for block in article.blocks if block.kind == "list_item"]
    assert marks == [number, number]
    assert len(_kinds(article, "paragraph")) == len(PARAGRAPHS)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Set in as a list is, without a mark, it is one more sentence of the text.",
        f"Nothing of what stands before white space is lost here{_PAD}if it is no mark at all.",
        f"So <b>nothing</b> of what stands before white space is lost{_PAD}where it is no mark.",
        "So <span style='font:7.0pt Arial'>small print</span> is words of its paragraph, too.",
    ],
)
def test_a_paragraph_without_a_mark_is_none(paragraph: str) -> None:
    article = _word(f"<p class=MsoListParagraph>{paragraph}</p>")
    shown = " ".join(re.sub(r"<[^>]*>|&nbsp;", " ", paragraph).split())
    assert shown in " ".join(article.text.split())
    assert _kinds(article, "list_item") == []
    assert len(_kinds(article, "paragraph")) == len(PARAGRAPHS) + 1


def test_a_quotation_of_word_is_set_apart() -> None:
    quoted = "The wall was to stand for fifty years, and it stood for thirteen."
    assert _kinds(_word(f"<p class=MsoQuote>{quoted}</p>"), "blockquote") == [quoted]


def test_the_contents_of_a_document_are_no_text() -> None:
    contents = "".join(f"<p class=MsoToc1>{one}........ {n}</p>" for n, one in enumerate("ABC", 2))
    article = _word(contents)
    assert len(article.blocks) == len(PARAGRAPHS)
    assert [piece.reason for piece in article.dropped] == ["navigation"] * 3


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name='generator' content='LibreOffice 7.4'/>", "<body>"),
        ("<meta name='generator' content=\"OpenOffice.org 3.2\"/>", "<body>"),
        ("", '<body class="c8 doc-content">'),
    ],
)
def test_the_title_of_other_documents_is_their_headline(head: str, body: str) -> None:
    article = clean(
        f"<html><head>{head}</head>{body}<p class='c3 title'><span>The wall</span></p>"
        "<p class='c2 subtitle'><span>What the board decided, and what it costs</span></p>"
        f"{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</body></html>"
    )
    assert article.title == "The wall"
    assert article.text.startswith(PARAGRAPHS[0])


def test_remarks_beside_a_document_leave_no_mark_in_its_text() -> None:
    text = f"{PARAGRAPHS[0]}<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>"
    others = "".join(f"<p>{one}</p>" for one in (text, *PARAGRAPHS[1:]))
    article = clean(
        f"<html><head></head><body class='doc-content'>{others}<div><p><a href='#cmnt_ref1' "
        "id='cmnt1'>[a]</a><span>Is that so?</span></p></div></body></html>"
    )
    assert "[a]" not in article.text
    assert "Is that so?" not in article.text


@given(st.from_regex(_OTHERS))
def test_what_names_a_word_processor_holds_one_of_the_names_looked_for_first(page: str) -> None:
    assert holds_one(page, _NAMES)
