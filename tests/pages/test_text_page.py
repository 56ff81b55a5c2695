"""A plain-text page to its article: everything in its place, nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.model import Article, Byline, Related
from reader.pages import clean


def _texts(article: Article, kind: str) -> list[str]:
    return [article.text[one.start : one.end] for one in article.blocks if one.kind == kind]


def test_facts_are_read_off_the_page(dump: str) -> None:
    article = clean(dump)
    assert article.title == "Island ferry saved for the winter"
    assert article.bylines == (Byline("Dora Quill", "Local government reporter, Marlow Bridge"),)
    assert article.published == "2015-03-04"
    assert article.updated == "2015-03-04T14:05:00+00:00"
    assert article.publisher == "Marlow Courier"
    assert article.language == "en"
    assert article.related == (Related("Ferry contract goes to court", "2015-01-12", "Business"),)


def test_every_paragraph_is_kept_and_nothing_else(dump: str, paragraphs: tuple[str, ...]) -> None:
    assert _texts(clean(dump), "paragraph") == list(paragraphs)


def test_crosshead_caption_and_pull_quote_have_their_own_kinds(dump: str) -> None:
    article = clean(dump)
    assert _texts(article, "crosshead") == ["Boats of their own"]
    assert _texts(article, "caption") == ["The ferry has crossed the sound since 1921"]
    assert _texts(article, "pull_quote") == [
        "We listened, and we changed our minds about the timetable"
    ]
    quote = next(one for one in article.blocks if one.kind == "pull_quote")
    assert quote.attribution == "Council leader Ann Tolliver"


def test_the_label_of_a_caption_belongs_to_its_block(dump: str) -> None:
    article = clean(dump)
    label, sentence = (one for one in article.pieces if one.role == "caption")
    assert (label.text, label.block) == ("Harbour ferry", sentence.block)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Listen to the whole debate on Radio Marlow", "promotion"),
        ("Print Sponsor", "share"),
        ("Sign in", "sign_in"),
        ("Copyright © 2015 Marlow Courier. All rights reserved.", "legal"),
        (
            "Your browser is out of date. Please consider upgrading your browser software.",
            "browser_warning",
        ),
        (
            "The Marlow Courier is not responsible for the content of external internet sites",
            "legal",
        ),
    ],
)
def test_what_is_cut_says_why(dump: str, line: str, reason: str) -> None:
    assert (line, reason) in [(one.text, one.reason) for one in clean(dump).dropped]


def test_the_same_page_in_one_line_a_block_gives_the_same_paragraphs(
    dump: str, paragraphs: tuple[str, ...]
) -> None:
    tight = "\n".join(line for line in dump.split("\n") if line)
    article = clean(tight)
    assert _texts(article, "paragraph") == list(paragraphs)
    assert _texts(article, "crosshead") == ["Boats of their own"]
    assert len(_texts(article, "pull_quote")) == 1


def test_a_hard_wrapped_page_is_unwrapped(dump: str, paragraphs: tuple[str, ...]) -> None:
    import textwrap

    wrapped = "\n".join(textwrap.fill(line, 78) if line else "" for line in dump.split("\n"))
    article = clean(wrapped)
    assert _texts(article, "paragraph") == list(paragraphs)
    assert Counter(one.text for one in article.pieces) == Counter(
        line for line in wrapped.split("\n") if line
    )


def test_a_text_without_clutter_is_kept_whole(paragraphs: tuple[str, ...]) -> None:
    article = clean("A small title\n\n" + "\n\n".join(paragraphs))
    assert article.title == "A small title"
    assert article.text == "\n\n".join(paragraphs)
    assert article.dropped == ()


def test_a_text_without_a_headline_is_called_by_its_first_words(
    paragraphs: tuple[str, ...],
) -> None:
    article = clean("\n\n".join(paragraphs))
    assert (
        article.title
        == "The council of Marlow Bridge has voted to keep the harbour ferry running for…"
    )
    assert len(article.blocks) == len(paragraphs)


def _with(dump: str, paragraphs: tuple[str, ...], line: str, answer: str) -> Article:
    return clean(dump.replace(paragraphs[4], f"{line}\n\n{answer}\n\n{paragraphs[4]}"))


def test_a_question_over_its_answer_is_a_crosshead(dump: str, paragraphs: tuple[str, ...]) -> None:
    answer = "The county pays a third of it, and the islanders have to find the rest by the spring."
    article = _with(dump, paragraphs, "Who pays for the harbour ferry?", answer)
    assert "Who pays for the harbour ferry?" in _texts(article, "crosshead")
    assert answer in _texts(article, "paragraph")


def test_a_question_of_an_interview_is_text(dump: str, paragraphs: tuple[str, ...]) -> None:
    answer = (
        '"The county pays a third of it, and we have to find the rest ourselves by the spring."'
    )
    article = _with(dump, paragraphs, "Who pays for the boat?", answer)
    assert "Who pays for the boat?" in _texts(article, "paragraph")


def test_a_line_that_stands_on_the_page_again_is_no_crosshead(
    dump: str, paragraphs: tuple[str, ...]
) -> None:
    article = clean(
        dump.replace(paragraphs[4], f"Piet Marlow Arden\n\n{paragraphs[4]}").replace(
            paragraphs[5], f"Piet Marlow Arden\n\n{paragraphs[5]}"
        )
    )
    assert _texts(article, "crosshead") == ["Boats of their own"]
