"""Mails copied out of a mail program as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_SUBJECT = "Island ferry saved for the winter"
_TEXT = "\n\n".join(PARAGRAPHS)
_DORA = "Dora Quill <dora@quill.example>"
_GMAIL = (
    f"---------- Forwarded message ---------\nFrom: {_DORA}\nDate: Wed, Mar 4, 2015 at 7:05 AM\n"
    f"Subject: {_SUBJECT}\nTo: <me@home.example>\n\n\n"
)
_OUTLOOK = (
    "From: Quill, Dora [mailto:dora.quill@marlow.example]\nSent: 04 March 2015 07:05\n"
    f"To: 'Newsdesk'; 'Ann Tolliver'\nCc: Piet Harrow\nSubject: FW: {_SUBJECT}\n\n"
)
_GERMAN = (
    f"Von: {_DORA}\nGesendet: Mittwoch, 4. März 2015 07:05\nAn: me@home.example\n"
    f"Betreff: WG: {_SUBJECT}\n\n"
)


def _roles(article: Article, start: str) -> list[str]:
    return [one.role for one in article.pieces if one.text.startswith(start)]


@pytest.mark.parametrize("head", [_GMAIL, _OUTLOOK, _GERMAN])
def test_the_head_of_a_mail_says_what_it_is_about_who_sent_it_and_when(head: str) -> None:
    for text in (head + _TEXT, head.replace("\n\n", "\n") + _TEXT.replace("\n\n", "\n")):
        article = clean(text)
        assert article.title == _SUBJECT
        assert [one.name for one in article.bylines] == ["Dora Quill"]
        assert article.published == "2015-03-04T07:05:00"
        assert article.text == _TEXT


def test_every_line_of_the_head_has_its_place() -> None:
    article = clean(_OUTLOOK + _TEXT)
    lines = ("From:", "Sent:", "To:", "Cc:", "Subject:")
    assert [_roles(article, one) for one in lines] == [
        ["byline"], ["date"], ["dropped"], ["dropped"], ["title"],
    ]  # fmt: skip


def test_what_the_text_says_itself_goes_before_its_head() -> None:
    own = "Ferry saved after islanders’ campaign\n\nBy Piet Harrow\n\n5 March 2015\n\n"
    article = clean(_GMAIL + own + _TEXT)
    assert article.title == "Ferry saved after islanders’ campaign"
    assert [one.name for one in article.bylines] == ["Piet Harrow"]
    assert article.published == "2015-03-05"
    assert _roles(article, "Subject:") == ["dropped"]


def test_a_subject_goes_before_a_headline_that_says_the_same_in_capitals() -> None:
    assert clean(f"{_GMAIL}{_SUBJECT.upper()}\n\n{_TEXT}").title == _SUBJECT


def test_names_of_many_lines_stand_within_the_head() -> None:
    many = _OUTLOOK.replace("Piet Harrow", "Piet Harrow; Ann Tolliver;\nMoss Arden; Dora Quill")
    article = clean(many + _TEXT)
    assert (article.title, article.text) == (_SUBJECT, _TEXT)


def test_an_answer_is_read_not_what_it_answers() -> None:
    head = f"From: {_DORA}\nSent: 4 March 2015\nTo: Ann\nSubject: RE: {_SUBJECT}\n\n"
    below = "From: Ann Tolliver\nSent: 3 March 2015\nTo: Dora\nSubject: The ferry\n\nIs it so?"
    article = clean(head + _TEXT + "\n\n" + below)
    assert article.title == _SUBJECT
    assert article.text.startswith(PARAGRAPHS[0])


def test_a_mail_that_an_article_quotes_is_part_of_its_text() -> None:
    text = f"{_TEXT}\n\n{_OUTLOOK}Keep it quiet until Tuesday, the ferry is saved.\n\n{_TEXT}"
    article = clean(text)
    assert article.title != _SUBJECT
    assert article.published is None


def test_the_signature_below_a_mail_is_cut() -> None:
    article = clean(f"{_GMAIL}{_TEXT}\n\n-- \nDora Quill\nThe Ferry Letter")
    assert article.text == _TEXT
    assert clean(f"{_TEXT}\n\n-- \nDora Quill\nThe Ferry Letter").text == _TEXT


@given(st.lists(st.sampled_from([*_OUTLOOK.split("\n"), *_GERMAN.split("\n"), "-- ", *PARAGRAPHS])))
def test_lines_of_mails_in_any_order_are_each_in_one_place(lines: list[str]) -> None:
    page = "\n".join([*lines, PARAGRAPHS[0]])
    article = clean(page)
    assert [one.text for one in article.pieces] == [one for one in page.split("\n") if one.strip()]
    assert clean(article.text).text == article.text
