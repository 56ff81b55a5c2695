"""What a reader puts back, cuts, joins and splits; and what holds whatever they ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.model import (
    Article,
    BlockKind,
    Correction,
    CorrectionKind,
    NotAnArticle,
    Related,
    Target,
)
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.hand import BY_HAND, corrected
from reader.pages.passages import block_passage, page_text, piece_passage, split_place
from tests.pages.test_properties import _PAGES, _holds_together

PARTS = (
    Part(("Menu",), "dropped", "navigation"),
    Part(("Ferry to stop for the winter",), "title"),
    Part(("The ferry, last week.",), "caption", text="The ferry, last week."),
    Part(
        ("The rope ferry will not cross after the first frost, the board said.",),
        "paragraph",
        text="The rope ferry will not cross after the first frost, the board said.",
    ),
    Part(
        ("About 340 people cross on a market day. The school has forty", "  pupils from the far "),
        "paragraph",
        text="About 340 people cross on a market day. The school has forty pupils from the far",
    ),
    Part(("Read more",), "dropped", "read_more"),
    Part(("Sign up to our morning letter",), "dropped", "subscription"),
    Part(
        ("The cable is as old as the bridge.",),
        "paragraph",
        text="The cable is as old as the bridge.",
    ),
    Part(("The cable is as old as the bridge.",), "dropped", "repeated"),
    Part(("* Repairs in *spring*",), "list_item", text="Repairs in spring"),
    Part(("The bridge at forty",), "related"),
    Part(("3 May 2019",), "related"),
)
"""A page with its roles, whatever the rules of the cleaning make of such a page."""


def _article() -> Article:
    facts = Facts(title="Ferry to stop for the winter", related=(Related("The bridge at forty"),))
    return assemble(PARTS, facts)


def _at(article: Article, kind: CorrectionKind, start: int, end: int) -> Correction:
    return Correction(kind, target=Target(page_text(article)[start:end], "", "", start, end, ""))


def _on(article: Article, kind: CorrectionKind, words: str) -> Correction:
    start = page_text(article).index(words)
    return _at(article, kind, start, start + len(words))


def _texts(article: Article) -> list[str]:
    return article.text.split("\n\n")


def _put_right(article: Article, *corrections: Correction) -> Article:
    after, unmet = corrected(article, corrections)
    assert unmet == ()
    _holds_together(after)
    return after


def test_a_cut_line_is_put_back_where_it_stood() -> None:
    article = _article()
    line = "Sign up to our morning letter"
    assert line in [one.text for one in article.dropped]
    after = _put_right(article, _on(article, "put_back", line))
    texts = _texts(after)
    assert texts[texts.index(line) + 1] == "The cable is as old as the bridge."
    assert line not in [one.text for one in after.dropped]
    assert next(one for one in after.pieces if one.text == line).role == "paragraph"


def test_a_line_is_put_back_as_what_it_is() -> None:
    article = _article()
    one = Correction("put_back", words="  read   MORE ", block="crosshead")
    after = _put_right(article, one)
    (block,) = [b for b in after.blocks if after.text[b.start : b.end] == "Read more"]
    assert block.kind == "crosshead"


def test_a_block_is_cut_and_says_who_cut_it() -> None:
    article = _article()
    line = "The cable is as old as the bridge."
    after = _put_right(article, _on(article, "cut", line))
    assert line not in after.text
    assert (line, BY_HAND) in [(one.text, one.reason) for one in after.dropped]


def test_a_wrapped_paragraph_is_cut_whole_or_not_at_all() -> None:
    article = _article()
    number = next(
        n for n, b in enumerate(article.blocks) if article.text[b.start :].startswith("A")
    )
    passage = block_passage(article, number)
    whole = _at(article, "cut", *passage)
    assert "pupils" not in _put_right(article, whole).text
    part = _on(article, "cut", "pupils from the far")
    assert corrected(article, [part]) == (article, (part,))


def test_every_line_that_reads_so_is_cut() -> None:
    words = "The cable is as old as the bridge."
    twice = _put_right(_article(), Correction("put_back", words=words))
    assert twice.text.count("The cable") == 2
    after = _put_right(twice, Correction("cut", words="the cable is as  old as the Bridge."))
    assert "cable" not in after.text


def test_something_is_always_left_to_read() -> None:
    article = _article()
    all_of_it = [
        _at(article, "cut", *block_passage(article, n)) for n in range(len(article.blocks))
    ]
    after, unmet = corrected(article, all_of_it)
    assert unmet == (all_of_it[-1],)
    assert len(after.blocks) == 1
    _holds_together(after)


def test_a_block_is_joined_to_the_one_before() -> None:
    article = _article()
    after = _put_right(article, _on(article, "join", "The cable is"))
    assert _texts(after)[2].endswith("pupils from the far The cable is as old as the bridge.")
    assert after.blocks[2].kind == "paragraph"
    assert len(after.blocks) == len(article.blocks) - 1


def test_the_first_block_has_none_before_it_to_be_joined_to() -> None:
    article = _article()
    one = _on(article, "join", "The rope ferry")
    assert corrected(article, [one]) == (article, (one,))


@pytest.mark.parametrize("words", ["The school has", "pupils from", "from the far"])
def test_a_block_is_split_before_words(words: str) -> None:
    article = _article()
    after = _put_right(article, _on(article, "split", words))
    assert len(after.blocks) == len(article.blocks) + 1
    assert any(text.startswith(words) for text in _texts(after))
    assert " ".join(_texts(after)) == " ".join(_texts(article))
    assert "".join(one.text for one in after.pieces) == "".join(one.text for one in article.pieces)


def test_a_split_that_is_joined_again_is_as_it_was() -> None:
    article = _article()
    both = [_on(article, kind, "The school has") for kind in ("split", "join")]
    assert _put_right(article, *both).text == article.text


def test_lines_put_back_together_can_be_cut_in_two_and_joined() -> None:
    article = _article()
    page = page_text(article)
    start, end = page.index("Read more"), page.index("letter") + len("letter")
    back = _at(article, "put_back", start, end)
    after = _put_right(article, back)
    assert "Read more Sign up to our morning letter" in _texts(after)
    split = _on(article, "split", "our morning")
    assert "our morning letter" in _texts(_put_right(article, back, split))


def test_offsets_of_the_text_have_a_place_in_the_page() -> None:
    page = "# A title\n\n* one [link](http://x.example) and *more* words\n* two\n"
    article = reader.clean(page, kind="markdown")
    at = article.text.index("words")
    place = split_place(article, at)
    assert place is not None
    assert page_text(article)[place:].startswith("words")
    after = _put_right(article, _at(article, "split", place, place + 5))
    assert "words" in _texts(after)


def test_a_related_link_that_is_put_back_is_no_link_any_more() -> None:
    article = _article()
    after = _put_right(article, Correction("put_back", words="The bridge at forty"))
    assert after.related == ()
    assert "The bridge at forty" in _texts(after)


def test_what_stood_above_the_first_paragraph_is_read_before_it() -> None:
    after = _put_right(_article(), _on(_article(), "put_back", "Menu"))
    assert _texts(after)[:3] == ["Menu", _texts(_article())[0], "The ferry, last week."]


def test_an_opening_mark_goes_with_the_words_behind_it() -> None:
    line = 'The board met. "We were told nothing," she said.'
    article = assemble([Part((line,), "paragraph", text=line)], Facts())
    after = _put_right(article, _on(article, "split", '"We were'))
    assert _texts(after) == ["The board met.", '"We were told nothing," she said.']


def test_what_is_about_people_is_passed_over() -> None:
    article = _article()
    assert corrected(article, [Correction("not_a_person", ("Ola Lind",))]) == (article, ())


def test_clean_takes_corrections() -> None:
    page = "One line of it.\n\nAnother line of it.\n\nAnd the last line of it."
    after = reader.clean(page, corrections=[Correction("cut", words="Another line of it.")])
    assert _texts(after) == ["One line of it.", "And the last line of it."]


_KINDS: list[CorrectionKind] = ["put_back", "cut", "join", "split", "speaker"]


@st.composite
def _asked(draw: st.DrawFn, article: Article) -> list[Correction]:
    """Corrections of lines that are there, and of any passage at all."""
    page = page_text(article)
    found = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(_KINDS))
        way = draw(st.sampled_from(["piece", "block", "place", "words", "any"]))
        if way == "piece":
            passage = piece_passage(article, draw(st.integers(0, len(article.pieces) - 1)))
            found.append(_at(article, kind, *passage))
        elif way == "block":
            passage = block_passage(article, draw(st.integers(0, len(article.blocks) - 1)))
            found.append(_at(article, kind, *passage))
        elif way == "place":
            place = split_place(article, draw(st.integers(0, len(article.text))))
            found += [_at(article, kind, place, place + 1)] if place is not None else []
        elif way == "words":
            piece = draw(st.sampled_from(article.pieces))
            found.append(Correction(kind, words=piece.text))
        else:
            start, end = sorted(draw(st.tuples(*[st.integers(0, len(page) + 9)] * 2)))
            found.append(_at(article, kind, start, end))
    return found


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@given(data=st.data(), page=_PAGES)
def test_whatever_is_asked_for_the_article_holds_together(
    kind: str, data: st.DataObject, page: str
) -> None:
    try:
        article = reader.clean(page, kind=kind)
    except NotAnArticle:
        return
    asked = data.draw(_asked(article))
    after, unmet = corrected(article, asked)
    _holds_together(after)
    assert set(map(id, unmet)) <= set(map(id, asked))
    assert "".join(one.text for one in after.pieces) == "".join(one.text for one in article.pieces)
    assert corrected(article, asked) == (after, unmet)
    assert corrected(article, []) == (article, ())
    kinds = [one.kind for one in asked]
    if "split" not in kinds and "join" not in kinds:
        assert corrected(after, [one for one in asked if one not in unmet])[0] == after


_ITEMS: tuple[tuple[BlockKind, str | None, str], ...] = (
    ("list_item", "1.", "Boil the water."),
    ("list_item", "", "It takes an hour."),
    ("list_item", "2.", "Stir it. Add salt."),
    ("caption", None, "The kettle."),
    ("list_item", "", "Then wait."),
    ("crosshead", "3.", "The south arm"),
    ("list_item", "", "It fell."),
    ("list_item", None, "Tar"),
    ("list_item", "", "It is black."),
    ("paragraph", None, "So far."),
)


def _numbered(*dropped: str) -> Article:
    """Return an article that is mostly a list, some parts of it dropped."""
    parts = [
        Part((text,), "dropped", "promotion")
        if text in dropped
        else Part((text,), kind, text=text, mark=mark)
        for kind, mark, text in (("paragraph", None, "How to cook."), *_ITEMS)
    ]
    return assemble(parts, Facts(title="Ferry to stop for the winter"))


def _marks(article: Article) -> dict[str, str | None]:
    return {article.text[one.start : one.end]: one.mark for one in article.blocks}


_ALL = {text: mark for _, mark, text in _ITEMS}


@pytest.mark.parametrize(
    ("cut", "other"),
    [
        (["Boil the water."], {"It takes an hour.": "1."}),
        (["It takes an hour."], {}),
        (["Boil the water.", "It takes an hour."], {}),
        (["Stir it. Add salt.", "The kettle."], {"Then wait.": "2."}),
        (["Stir it. Add salt."], {"Then wait.": "2."}),
        (["The kettle."], {}),
        (["The south arm"], {"It fell.": "3."}),
        (["Tar"], {"It is black.": None}),
        (["So far."], {}),
    ],
)
def test_what_is_left_of_an_item_that_was_cut_has_its_number(
    cut: list[str], other: dict[str, str | None]
) -> None:
    article = _numbered()
    after = _put_right(article, *(_on(article, "cut", text) for text in cut))
    left = {text: mark for text, mark in _ALL.items() if text not in cut}
    assert _marks(after) == {"How to cook.": None, **left, **other}


def test_an_item_that_goes_on_from_the_one_above_it_loses_its_number() -> None:
    article = _numbered()
    after = _put_right(article, _on(article, "join", "Stir it."))
    assert _marks(after)["It takes an hour. Stir it. Add salt."] == ""
    after = _put_right(article, _on(article, "join", "It takes"))
    assert _marks(after)["Boil the water. It takes an hour."] == "1."
    assert _marks(after)["Stir it. Add salt."] == "2."


def test_an_item_that_was_split_has_its_number_once() -> None:
    article = _numbered()
    at = page_text(article).index("Add salt")
    marks = _marks(_put_right(article, _at(article, "split", at, at)))
    assert (marks["Stir it."], marks["Add salt."]) == ("2.", "")
    at = page_text(article).index("is black")
    marks = _marks(_put_right(article, _at(article, "split", at, at)))
    assert (marks["It"], marks["is black."]) == ("", "")
    at = page_text(article).index("far.")
    assert _marks(_put_right(article, _at(article, "split", at, at)))["far."] is None


def test_what_is_put_back_leaves_the_numbers_of_others() -> None:
    article = _numbered("It takes an hour.", "Tar")
    one = Correction("put_back", words="Tar", block="list_item")
    marks = _marks(_put_right(article, one))
    assert marks["Tar"] is None
    assert {text: marks[text] for text in ("Boil the water.", "Stir it. Add salt.")} == {
        "Boil the water.": "1.",
        "Stir it. Add salt.": "2.",
    }


def test_an_item_that_is_split_and_cut_hands_its_number_on() -> None:
    article = _numbered()
    at = page_text(article).index("Add salt")
    after = _put_right(article, _at(article, "split", at, at), _on(article, "cut", "Stir it."))
    marks = _marks(after)
    assert "Stir it." not in marks
    assert (marks["Add salt."], marks["Then wait."]) == ("2.", "")


def test_what_stands_in_an_item_stays_there_when_others_are_split_and_cut() -> None:
    source = "How to moor.\n\n- Have ready\n  1. four lines. And fenders.\n  2. tar\n- Row"
    article = reader.clean(source, kind="markdown")
    at = page_text(article).index("And")
    after = _put_right(article, _at(article, "split", at, at), _on(article, "cut", "2. tar"))
    assert [(one.mark, one.depth) for one in after.blocks] == [
        (None, 0),
        (None, 0),
        ("1.", 1),
        ("", 1),
        (None, 0),
    ]
